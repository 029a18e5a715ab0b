"""The demo's site pages, one module each: texts by language, as `articles.management.demo.texts` reads them.

`kicker` is the name in menus, `standfirst` the summary. The newsroom, its association and its addresses are
invented, and what lies under .example is nobody's (RFC 2606).
"""

from types import ModuleType

from articles.management.demo.pages import about, contact, corrections, imprint, privacy

PAGES: dict[str, ModuleType] = {page.KEY: page for page in (about, corrections, contact, imprint, privacy)}

# Keys of pages, labels and topics, in the order in which they stand there.
NAVIGATION = (
    ("label", "techflow"),
    ("label", "long_way"),
    ("topic", "cities"),
    ("topic", "repair"),
    ("topic", "land"),
)
FOOTER = tuple(("page", key) for key in PAGES)

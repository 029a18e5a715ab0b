"""What in a body keeps some readers out, beside its pictures: headings, links, tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.content.blocks import Block, split
from articles.content.names import fold
from articles.content.sanitize import block_text
from articles.content.tree import Element, parse
from articles.messages import Message, gettext_noop

# Words of links that say nothing of where they lead, read alone (WCAG 2.4.4 and 2.4.9), per language.
_VAGUE = {
    "en": "here|click here|read here|see here|this|this link|link|more|read more|learn more|see more|source"
    "|page|website|article|this article|this page|video|download|details",
    "fr": "ici|cliquez ici|cliquer ici|lire ici|voir ici|lien|ce lien|plus|lire la suite|en savoir plus"
    "|voir plus|source|page|site|article|cet article|cette page|vidéo|télécharger|détails",
    "de": "hier|klicken sie hier|hier klicken|link|dieser link|mehr|weiterlesen|mehr erfahren|quelle|seite",
    "es": "aquí|haga clic aquí|pulse aquí|haz clic aquí|enlace|este enlace|más|leer más|saber más|ver más",
    "it": "qui|clicca qui|link|più|leggi|leggi tutto|scopri di più|fonte",
    "pt": "aqui|clique aqui|link|mais|leia mais|saiba mais|fonte",
    "zh": "这里|点击这里|点这里|点击|点此|此处|链接|更多|阅读更多|查看更多|详情|来源|原文"
    "|這裡|點擊這裡|點這裡|點擊|點此|此處|連結|鏈接|閱讀更多|查看更多|詳情|來源",
    "ja": "こちら|ここ|ここをクリック|こちらをクリック|クリック|リンク|詳細|もっと見る|続きを読む|続き|出典",
    "ar": "هنا|اضغط هنا|انقر هنا|الرابط|رابط|المزيد|اقرأ المزيد|للمزيد|المصدر",
    "ru": "здесь|тут|нажмите здесь|ссылка|подробнее|читать далее|источник",
}
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[a-z0-9-]+(?:\.[a-z0-9-]+)+/\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend: what, in which top-level block (its number), and the words it is about."""

    code: str
    block: int
    message: Message
    about: str = ""


def findings(body: str, language: str) -> list[Finding]:
    """Return what in a body makes it hard to read without eyes or without a mouse, in its order.

    For a sanitised body, and for what an editor has before it is sanitised.
    """
    blocks = split(body)
    found = [*_headings(blocks), *_links(blocks, language), *_tables(blocks)]
    return sorted(found, key=lambda finding: finding.block)


def _headings(blocks: list[Block]) -> Iterator[Finding]:
    level = 1
    for number, block in enumerate(blocks):
        if block.level is not None:
            if not block.text.strip():
                yield Finding("heading-empty", number, Message(gettext_noop("A heading without words.")))
                continue
            # The headline is the page's first level.
            if block.level > level + 1:
                message = Message(gettext_noop("A subheading without a heading above it."))
                yield Finding("heading-order", number, message, block.text)
            level = block.level
        elif block.kind == "p" and block.text.strip() and _all_strong(block) and len(block.text) < 120:
            message = Message(gettext_noop("A paragraph in bold reads like a heading: make it one."))
            yield Finding("heading-bold", number, message, block.text)


def _all_strong(block: Block) -> bool:
    paragraph = parse(block.html).children[0]
    if not isinstance(paragraph, Element):
        return False
    rest = [child for child in paragraph.children if not (isinstance(child, str) and not child.strip())]
    return bool(rest) and all(isinstance(child, Element) and child.tag in ("strong", "b") for child in rest)


def _elements(element: Element, tag: str) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element):
            if child.tag == tag:
                yield child
            else:
                yield from _elements(child, tag)


def _links(blocks: list[Block], language: str) -> Iterator[Finding]:
    primary = re.split("[-_]", language.lower(), maxsplit=1)[0]
    # English turns up everywhere.
    vague = {fold(words) for code in {primary, "en"} for words in _VAGUE.get(code, "").split("|")} - {""}
    targets: dict[str, str] = {}
    for number, block in enumerate(blocks):
        if block.kind in ("embed", "pre"):
            continue
        for link in _elements(parse(block.html), "a"):
            text, address = " ".join(block_text(link).split()), link.attributes.get("href", "")
            if not text:
                yield Finding("link-empty", number, Message(gettext_noop("A link without words.")), address)
            elif _ADDRESS.fullmatch(text):
                message = Message(gettext_noop("A link whose words are an address: say where it leads."))
                yield Finding("link-address", number, message, text)
            elif fold(text.strip(" .…>»→:")) in vague:
                message = Message(gettext_noop("A link that does not say where it leads."))
                yield Finding("link-vague", number, message, text)
            elif targets.setdefault(fold(text), address) != address:
                message = Message(gettext_noop("Two links with the same words lead to different pages."))
                yield Finding("link-same", number, message, text)


def _tables(blocks: list[Block]) -> Iterator[Finding]:
    for number, block in enumerate(blocks):
        if block.kind == "table" and not any(_elements(parse(block.html), "th")):
            message = Message(gettext_noop("A table without heading cells: mark its first row or column."))
            yield Finding("table-headers", number, message, block.text.strip()[:60])

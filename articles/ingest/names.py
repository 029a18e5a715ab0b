"""From the names a text carries to the site's own sources, labels and contributors."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.utils.translation import gettext as _

from articles.content.addresses import host_key
from articles.content.names import fold
from articles.models import Contributor, ContributorKind, Label, Source
from articles.models.named import Named

T = TypeVar("T", bound=Named)
_LONGEST = 200


def carriers(model: type[T], names: Iterable[str]) -> dict[str, list[T]]:
    """Who carries each of these names, in any language or as an alias, by the name as given: two queries."""
    keys = {name: fold(name) for name in names if name}
    if not keys:
        return {}
    things = model.objects.current().carrying(list(keys.values())).with_names()
    found: dict[str, list[T]] = {name: [] for name in keys}
    for thing in things:
        own = {row.name_key for row in thing.translations.all()} | set(thing.aliases)
        for name, key in keys.items():
            if key in own:
                found[name].append(thing)
    return found


def find_or_make(model: type[T], name: str, language: str, warnings: list[str], **fields: str) -> T:
    """The one thing of this kind that carries `name`; a new, unverified one where there is none.

    Where several carry it, nobody can know which is meant: a new one is made and `warnings` says so. A wrong
    name on an article is worse than an entry to merge.
    """
    found = list(model.objects.current().named(name)[:2])
    if len(found) == 1:
        return found[0]
    noun = model._meta.verbose_name
    if found:
        warnings.append(
            _("Several entries are called “%(name)s”: a new %(noun)s was made, to be merged by hand.")
            % {"name": name, "noun": noun}
        )
    else:
        warnings.append(
            _("“%(name)s” was not known: a %(noun)s was made, to be verified.") % {"name": name, "noun": noun}
        )
    thing = model(verified=False, **fields)
    thing.save()
    thing.rename(language, name)
    return thing


def contributor(name: str, language: str, warnings: list[str]) -> Contributor:
    """The contributor of this name. Whether it is a person is for an editor to say."""
    return find_or_make(Contributor, name, language, warnings, kind=ContributorKind.PERSON)


def source(name: str, language: str, warnings: list[str]) -> Source:
    """The publisher of this name."""
    return find_or_make(Source, name, language, warnings)


def label(name: str, language: str, warnings: list[str]) -> Label:
    """The label of this name, as it was printed over the article."""
    return find_or_make(Label, name, language, warnings)


def known_labels() -> list[str]:
    """Every name a label has in any language, and every other spelling: what a parser may take for one."""
    labels = list(Label.objects.current().with_names())
    names = [row.name for thing in labels for row in thing.translations.all()]
    return names + [alias for thing in labels for alias in thing.aliases]


def source_at(address: str) -> Source | None:
    """The one source whose home page is on the host of `address`; None where there is none, or several."""
    host = host_key(address)
    if not host:
        return None
    candidates = Source.objects.current().filter(homepage__icontains=host)
    found = [source for source in candidates if host_key(source.homepage) == host]
    return found[0] if len(found) == 1 else None


def remember(thing: Named, spelling: str) -> bool:
    """Keep `spelling` as an alias of `thing`, so that the next text that says it is understood.

    Tells whether it was kept: not where `thing` carries it already, and never where something else does,
    since nobody could know any more which is meant.
    """
    key = fold(spelling)
    if not key or len(key) > _LONGEST:
        return False
    if type(thing)._default_manager.current().named(spelling).exists():
        return False
    thing.aliases = [*thing.aliases, key]
    thing.save(update_fields=["aliases"])
    return True


def corrected(found: Sequence[str], chosen: Sequence[str]) -> list[tuple[str, str]]:
    """Which spelling was corrected to which name: (found, chosen) pairs.

    Only where both lists name as many: a name that was added or struck out corrects no other.
    """
    if len(found) != len(chosen):
        return []
    return [(a, b) for a, b in zip(found, chosen, strict=True) if a and b and fold(a) != fold(b)]

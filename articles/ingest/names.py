"""From the names a text carries to the site's own sources, labels and contributors."""

from typing import TypeVar

from django.utils.translation import gettext as _

from articles.models import Contributor, ContributorKind, Label, Source
from articles.models.named import Named

T = TypeVar("T", bound=Named)


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
    """Every name a label has in any language, and its aliases: what a parser may take for one."""
    labels = list(Label.objects.current().with_names())
    names = [row.name for label in labels for row in label.translations.all()]
    return names + [alias for label in labels for alias in label.aliases]

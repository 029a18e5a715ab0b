"""What a save does to translations: the one door between saving an edition and what is tied to it."""

from django.utils.translation import gettext as _

from articles.content.minor import objection
from articles.models import Edition, RevisionKind
from articles.translation.adopting import adopt
from articles.translation.linking import links_of
from articles.translation.segments import Renewed, renew
from articles.translation.sync import take_over


class AffectsTranslations(ValueError):
    """A change was said to leave translations as they are, and does not."""


def keep_in_step(edition: Edition, *, gathered: bool = False) -> None:
    """Bring what is tied to `edition` to its latest revision, which was just made; its row is locked.

    Its translations take over what changed; a translation that was saved as a whole (not `gathered` from its
    blocks) puts its text back into them. Raises `AffectsTranslations` for a change that calls itself minor
    and touches numbers, names, negations or whole paragraphs.
    """
    revision = edition.latest_revision
    if revision is None or not (links := links_of(edition)):
        return
    targets = [link for link in links if link.source_id == edition.pk]
    if targets:
        renewed = renew(edition, revision)
        minor = revision.kind == RevisionKind.MINOR
        if minor:
            _demand_minor(edition, renewed)
        take_over(targets, renewed, revision, minor=minor)
    own = next((link for link in links if link.edition_id == edition.pk), None)
    if own is not None and not gathered:
        adopt(own, revision, revision.author_id)


def _demand_minor(edition: Edition, renewed: Renewed) -> None:
    before, after = [old for old, _new in renewed.texts], [new for _old, new in renewed.texts]
    if renewed.came_or_went:
        after = [*after, "+"]
    if (why := objection(before, after, edition.language_code)) is not None:
        reason = _(why.template) % why.params
        raise AffectsTranslations(
            _("This change affects translations: %(reason)s. Save it as an edit or a correction.")
            % {"reason": reason}
        )

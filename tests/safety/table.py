"""P3: the permission table. Every address of the site stands here, with who may use it.

An address that is missing here fails `test_permissions.py`. The tables are written out, not derived from the
code they check.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from articles.formats.xliff import write
from articles.models import Feed, TermProposal
from articles.public import stylesheet
from articles.translation import checking
from articles.translation.exchange import document_of
from tests.safety.world import World
from tests.translation.newsroom import make_term

READER = "reader"
DEACTIVATED = "deactivated"
TRANSLATOR = "translator of this language"
FOREIGN = "translator of another language"
EDITOR = "editor"
CHIEF = "chief editor"
ADMINISTRATOR = "administrator"

STAFF = frozenset({TRANSLATOR, FOREIGN, EDITOR, CHIEF, ADMINISTRATOR})
WRITERS = frozenset({TRANSLATOR, EDITOR, CHIEF, ADMINISTRATOR})
EDITORS = frozenset({EDITOR, CHIEF, ADMINISTRATOR})
CHIEFS = frozenset({CHIEF, ADMINISTRATOR})
ADMINISTRATORS = frozenset({ADMINISTRATOR})
EVERYBODY = STAFF | {READER, DEACTIVATED}
NOBODY: frozenset[str] = frozenset()

Build = Callable[[World], dict[str, Any]]


@dataclass(frozen=True)
class Rule:
    """One use of an address: who may. `data` makes it a POST."""

    route: str
    who: frozenset[str]
    kwargs: Build = field(default=lambda world: {})
    data: Build | None = None
    query: str = ""

    def __str__(self) -> str:
        return f"{'POST' if self.data else 'GET'} {self.route}{self.query}"


def _story(world: World) -> dict[str, Any]:
    return {"pk": world.edition.master_id, "language": world.edition.language_code}


def _article(world: World) -> dict[str, Any]:
    return {"pk": world.edition.master_id}


def _revision(world: World) -> dict[str, Any]:
    return {**_story(world), "number": 1}


def _hidden_image(world: World) -> dict[str, Any]:
    return {"pk": world.hidden_image.pk}


def _intake(world: World) -> dict[str, Any]:
    return {"pk": world.intake.pk}


def _feed(world: World) -> dict[str, Any]:
    return {"pk": world.feed.pk}


def _unreachable(world: World) -> dict[str, Any]:
    Feed.objects.filter(pk=world.feed.pk).update(address="http://127.0.0.1:9/feed.xml")
    return {}


def _intake_version(world: World) -> dict[str, Any]:
    return {"version": world.intake.row_version}


def _page(world: World) -> dict[str, Any]:
    return {"pk": world.shown_page.master_id, "language": "en"}


def _page_revision(world: World) -> dict[str, Any]:
    return {**_page(world), "number": 1}


def _page_verb(verb: str) -> Build:
    return lambda world: {**_page(world), "verb": verb}


def _thing(name: str) -> Build:
    return lambda world: {"object_id": getattr(world, name).pk}


def _in_english(name: str) -> Build:
    return lambda world: {
        "language": "en",
        "slug": getattr(world, name).translations.get(language_code="en").slug,
    }


def _saved(world: World) -> dict[str, Any]:
    return {
        "version": world.edition.row_version,
        "article_version": world.edition.master.row_version,
        "headline": "A changed headline",
        "standfirst": world.edition.standfirst,
        "body": world.edition.body,
    }


def _chosen(verb: str) -> Build:
    return lambda world: {"verb": verb, "edition": f"{world.edition.pk}.{world.edition.row_version}"}


def _model(name: str, editors: frozenset[str], thing: str, *, adders: frozenset[str] = NOBODY) -> list[Rule]:
    """Django's five addresses of a ModelAdmin."""
    route = f"admin:articles_{name}"
    return [
        Rule(f"{route}_changelist", STAFF),
        Rule(f"{route}_changelist", STAFF, query="?q=x"),
        Rule(f"{route}_add", adders or editors),
        Rule(f"{route}_change", STAFF, _thing(thing)),
        Rule(f"{route}_change", editors, _thing(thing), data=lambda world: {}),
        Rule(f"{route}_history", NOBODY, _thing(thing)),
    ]


def _unverified(kind: str) -> Build:
    return lambda world: {"kind": kind, "pk": getattr(world, f"unverified_{kind}").pk}


def _merge(kind: str) -> Rule:
    return Rule("admin:merge", CHIEFS, lambda world: {"kind": kind, "pk": getattr(world, kind).pk})


def _translation(world: World) -> dict[str, Any]:
    return {"pk": world.translation.edition.master_id, "language": "fr"}


def _found(act: str) -> Build:
    """Something said of a finding that is there: two spaces running."""

    def build(world: World) -> dict[str, Any]:
        link = world.translation
        link.blocks.filter(field="headline").update(html="Deux  espaces", state="draft", row_version=7)
        found = checking.noted(checking.blocks_of(link), checking.languages_of(link))
        finding = next(note.finding for notes in found.values() for note in notes if note.can_be_fixed)
        return {"act": act, "version": 7, "key": finding.key}

    return build


def _term(world: World) -> dict[str, Any]:
    return {"pk": make_term(en="harbour", fr="port").pk}


def _proposal(world: World) -> dict[str, Any]:
    pair = {"source_language": "en", "target_language": "fr"}
    return {
        "pk": TermProposal.objects.get_or_create(**pair, source="Marta Olsen", target="Marta Olsen")[0].pk
    }


def _block(world: World) -> dict[str, Any]:
    return {**_translation(world), "block": world.translation.blocks.get(field="headline").pk}


def _paragraph(world: World) -> dict[str, Any]:
    return {**_translation(world), "block": world.translation.blocks.filter(field="body").first().pk}


def _pair(world: World) -> dict[str, Any]:
    """Paired with its own paragraph once more."""
    block = world.translation.blocks.filter(field="body").first()
    segment = block.sources.values_list("segment", flat=True).first()
    return {"act": "pair", "version": block.row_version, "segment": str(segment or "")}


def _own_file(world: World) -> dict[str, Any]:
    return {"content": write(document_of(world.translation, "2.1")).decode(), "take": "1"}


def _act(act: str, **more: str) -> Build:
    return lambda world: {"act": act, "version": "1", **more}


RULES: list[Rule] = [
    # --- Readers ---------------------------------------------------------------------------------
    Rule("public:entrance", EVERYBODY),
    Rule("public:health", EVERYBODY),
    Rule("public:robots", EVERYBODY),
    Rule("public:label_colours", EVERYBODY),
    Rule("public:sitemap", EVERYBODY),
    Rule("public:api_articles", EVERYBODY, lambda world: {"language": "en"}),
    Rule("public:api_article", EVERYBODY, lambda world: {"language": "en", "pk": world.live.master_id}),
    Rule("public:api_article", NOBODY, lambda world: {"language": "fr", "pk": world.edition.master_id}),
    Rule("public:news_sitemap", EVERYBODY),
    Rule("public:sitemap_pages", EVERYBODY, lambda world: {"language": "en"}),
    Rule(
        "public:sitemap_month",
        EVERYBODY,
        lambda world: {"language": "en", "month": world.live.first_live_at, "part": 1},
    ),
    Rule("public:security", NOBODY),
    Rule("public:data_mining", EVERYBODY),
    Rule("public:all_label_colours", STAFF),
    Rule(
        "public:rendition",
        STAFF,
        lambda world: {"key": world.hidden_image.rendition_key, "spec": "thumbnail", "extension": "jpg"},
    ),
    Rule(
        "public:rendition",
        EVERYBODY,
        lambda world: {"key": world.live_image.rendition_key, "spec": "thumbnail", "extension": "jpg"},
    ),
    Rule("public:home", EVERYBODY, lambda world: {"language": "en"}),
    Rule(
        "public:article",
        EVERYBODY,
        lambda world: {"language": "en", "pk": world.live.master_id, "slug": world.live.slug},
    ),
    Rule(
        "public:article",
        NOBODY,
        lambda world: {"language": "fr", "pk": world.edition.master_id, "slug": world.edition.slug},
    ),
    Rule("public:label", EVERYBODY, _in_english("label")),
    Rule("public:archive", EVERYBODY, lambda world: {"language": "en"}),
    Rule(
        "public:archive_month",
        EVERYBODY,
        lambda world: {"language": "en", "month": world.live.first_live_at},
    ),
    Rule("public:search", EVERYBODY, lambda world: {"language": "en"}),
    Rule("public:stylesheet", EVERYBODY, lambda world: {"name": stylesheet.sheet()[1]}),
    Rule("public:topic", EVERYBODY, _in_english("topic")),
    Rule("public:person", EVERYBODY, _in_english("contributor")),
    Rule("public:home_feed", EVERYBODY, lambda world: {"language": "en", "kind": "xml"}),
    *(
        Rule(
            f"public:{route}_feed",
            EVERYBODY,
            lambda world, noun=noun: {**_in_english(noun)(world), "kind": "json"},
        )
        for route, noun in (
            ("label", "label"),
            ("topic", "topic"),
            ("person", "contributor"),
            ("source", "source"),
        )
    ),
    Rule("public:source", EVERYBODY, _in_english("source")),
    Rule("public:site_page", EVERYBODY, lambda world: {"language": "en", "slug": world.shown_page.live_slug}),
    Rule("public:site_page", NOBODY, lambda world: {"language": "en", "slug": world.hidden_page.slug}),
    Rule("public:site_page", NOBODY, lambda world: {"language": "fr", "slug": world.shown_page.live_slug}),
    # --- Signing in ------------------------------------------------------------------------------
    Rule("admin:login", EVERYBODY),
    Rule("password_reset", EVERYBODY),
    Rule("admin_password_reset", EVERYBODY),
    Rule("password_reset_done", EVERYBODY),
    Rule("password_reset_confirm", EVERYBODY, lambda world: {"uidb64": "MQ", "token": "x-y"}),
    Rule("password_reset_complete", EVERYBODY),
    Rule("admin:logout", EVERYBODY, data=lambda world: {}),
    Rule("admin:password_change", STAFF),
    Rule("admin:password_change_done", STAFF),
    Rule("admin:account", STAFF),
    # --- The desk --------------------------------------------------------------------------------
    Rule("admin:index", STAFF),
    Rule("admin:log_all", STAFF),
    Rule("admin:jsi18n", STAFF),
    Rule("admin:autocomplete", NOBODY),
    Rule("admin:app_list", STAFF, lambda world: {"app_label": "articles"}),
    Rule("admin:view_on_site", NOBODY, lambda world: {"content_type_id": 1, "object_id": 1}),
    # --- A story ---------------------------------------------------------------------------------
    Rule("admin:articles_article_changelist", STAFF),
    Rule("admin:articles_article_changelist", STAFF, query="?q=x"),
    Rule("admin:list_export", EDITORS),
    Rule("admin:list_export", EDITORS, query="?q=x&state=draft&language=fr"),
    Rule("admin:filter_save", STAFF, data=lambda world: {"name": "Mine", "query": "state=draft"}),
    Rule("admin:filter_save", CHIEFS, data=lambda world: {"name": "Ours", "query": "q=x", "shared": "on"}),
    Rule("admin:filter", CHIEFS, lambda world: {"pk": world.shared_filter.pk}),
    Rule(
        "admin:filter", CHIEFS, lambda world: {"pk": world.shared_filter.pk}, data=lambda world: {"name": "X"}
    ),
    Rule(
        "admin:filter", CHIEFS, lambda world: {"pk": world.shared_filter.pk}, data=lambda world: {"delete": 1}
    ),
    Rule("admin:filter", NOBODY, lambda world: {"pk": world.own_filter.pk}),
    Rule("admin:filter", NOBODY, lambda world: {"pk": world.own_filter.pk}, data=lambda world: {"delete": 1}),
    # What a translator of another language may not do is said beside each edition; others may try nothing.
    *[
        rule
        for verb, who in (("submit", STAFF), ("spike", EDITORS), ("publish", CHIEFS))
        for rule in (
            Rule("admin:bulk", who, query=f"?verb={verb}"),
            Rule("admin:bulk", who, data=_chosen(verb)),
        )
    ],
    Rule("admin:articles_article_add", EDITORS),
    Rule("admin:articles_article_add", EDITORS, data=lambda world: {"language": "en", "headline": "New"}),
    Rule("admin:articles_article_change", STAFF, _article),
    Rule("admin:articles_article_history", NOBODY, lambda world: {"object_id": world.edition.master_id}),
    Rule("admin:articles_article_delete", NOBODY, lambda world: {"object_id": world.edition.master_id}),
    Rule("admin:story", STAFF, _story),
    Rule("admin:story", WRITERS, _story, data=_saved),
    Rule("admin:begin", WRITERS, _article, data=lambda world: {"language": "fr"} | world.without("fr")),
    Rule("admin:log", STAFF, _article),
    Rule("admin:revisions", STAFF, _story),
    Rule("admin:revision", STAFF, _revision),
    Rule("admin:compare", STAFF, _story, query="?old=1&new=1"),
    Rule("admin:restore_revision", WRITERS, _revision),
    Rule(
        "admin:restore_revision",
        WRITERS,
        _revision,
        data=lambda world: {"version": world.edition.row_version, "all": "1"},
    ),
    Rule("admin:revision_name", WRITERS, _revision, data=lambda world: {"name": "As agreed"}),
    Rule("admin:preview", STAFF, _revision),
    Rule("admin:draft", WRITERS, _story),
    Rule("admin:draft", WRITERS, _story, data=lambda world: {"drop": "1"}),
    Rule("admin:checks", STAFF, _story),
    Rule("admin:checks", WRITERS, _story, data=lambda world: {"version": world.edition.row_version}),
    Rule("admin:links", WRITERS, _story, data=lambda world: {"ask": "1"}),
    Rule("admin:here", STAFF, _story, data=lambda world: {"writing": "1"}),
    # The verbs have a matrix of their own; here is one of each kind of role.
    Rule("admin:verb", WRITERS, lambda world: {**_story(world), "verb": "submit"}),
    Rule("admin:verb", EDITORS, lambda world: {**_story(world), "verb": "spike"}),
    Rule("admin:verb", CHIEFS, lambda world: {**_story(world), "verb": "approve"}),
    # --- The workbench ---------------------------------------------------------------------------
    Rule("workbench:home", STAFF),
    Rule("workbench:edition", STAFF, _translation),
    Rule("workbench:edition", STAFF, _translation, query="?show=stale"),
    Rule(
        "workbench:edition",
        WRITERS,
        lambda world: {"pk": world.live.master_id, "language": "fr"},
        data=lambda world: {"begin": "1"},
    ),
    Rule("workbench:block", WRITERS, _block, data=_act("save", text="Titre")),
    Rule("workbench:block", WRITERS, _block, data=_act("confirm", text="Titre")),
    Rule("workbench:block", WRITERS, _block, data=_act("repeat")),
    Rule("workbench:block", WRITERS, _paragraph, data=_pair),
    Rule("workbench:block", WRITERS, _block, data=_act("take_back_repeats")),
    Rule("workbench:block", WRITERS, _block, data=_act("omit", reason="Known here.")),
    Rule("workbench:block", WRITERS, _block, data=_act("comment", comment="Hm.")),
    Rule("workbench:block", WRITERS, _block, data=_act("own")),
    # To review is a right of its own, which a translator has by language too.
    Rule("workbench:block", EDITORS, _block, data=_act("send_back", comment="Again.")),
    Rule("workbench:block", NOBODY, lambda world: {**_block(world), "language": "ja"}, data=_act("save")),
    Rule("workbench:block", WRITERS, _block, data=_found("dismiss")),
    Rule("workbench:block", WRITERS, _block, data=_found("look_again")),
    Rule("workbench:block", WRITERS, _block, data=_found("mend")),
    Rule("workbench:matches", STAFF, _block),
    Rule("workbench:checks", STAFF, _block),
    Rule("workbench:history", STAFF, _block),
    Rule("workbench:concordance", STAFF, _translation, query="?q=tram"),
    Rule("workbench:mend", WRITERS, _translation, data=lambda world: {}),
    # Without an engine nothing is suggested; who may not ask is told that first.
    Rule("workbench:suggest", WRITERS, _block, data=lambda world: {"engine": "deepl"}),
    Rule("workbench:memory", STAFF),
    Rule("workbench:memory", EDITORS, data=lambda world: {"take": "1"}),
    Rule("workbench:memory_export", STAFF, lambda world: {"source": "en", "target": "fr"}),
    Rule("workbench:terms", STAFF),
    Rule("workbench:terms", STAFF, query="?q=port"),
    Rule("workbench:terms_export", STAFF),
    Rule("workbench:term_new", STAFF),
    Rule("workbench:term_new", STAFF, data=lambda world: {"good-en": "quay", "good-fr": "quai"}),
    Rule("workbench:term", STAFF, _term),
    Rule("workbench:term_delete", EDITORS, _term, data=lambda world: {"sure": "1"}),
    Rule("workbench:term_proposal", STAFF, _proposal, data=lambda world: {"then": "refuse"}),
    Rule("workbench:terms_import", EDITORS),
    Rule("workbench:terms_import", EDITORS, data=lambda world: {"content": "en,fr\nquay,quai\n"}),
    Rule("workbench:fill", WRITERS, _translation, data=lambda world: {"lowest": "85"}),
    # Without an engine nothing is translated; who may not ask is told that first.
    Rule("workbench:machine", WRITERS, _translation, data=lambda world: {"engine": "deepl"}),
    Rule("workbench:export", STAFF, _translation),
    Rule("workbench:export", STAFF, _translation, query="?version=1.2"),
    Rule("workbench:import", STAFF, _translation),
    Rule("workbench:import", WRITERS, _translation, data=_own_file),
    Rule("workbench:leave", WRITERS, _translation, data=lambda world: {"then": "preview"}),
    Rule("workbench:assign", EDITORS, _translation),
    Rule("workbench:assign", EDITORS, _translation, data=lambda world: {"due": ""}),
    Rule("workbench:cut", EDITORS, _translation),
    Rule("workbench:cut", EDITORS, _translation, data=lambda world: {"sure": "1"}),
    # --- Names, pictures, records, people --------------------------------------------------------
    *_model("source", EDITORS, "source"),
    *_model("contributor", EDITORS, "contributor"),
    *_model("topic", EDITORS, "topic"),
    *_model("label", CHIEFS, "label"),
    Rule("admin:articles_source_delete", EDITORS, _thing("unused_source")),
    Rule("admin:articles_contributor_delete", EDITORS, _thing("unused_contributor")),
    Rule("admin:articles_topic_delete", EDITORS, _thing("unused_topic")),
    Rule("admin:articles_label_delete", CHIEFS, _thing("unused_label")),
    Rule("admin:articles_source_delete", NOBODY, _thing("source")),
    Rule("admin:articles_contributor_delete", NOBODY, _thing("contributor")),
    Rule("admin:articles_topic_delete", NOBODY, _thing("topic")),
    Rule("admin:articles_label_delete", NOBODY, _thing("label")),
    *[_merge(kind) for kind in ("source", "contributor", "topic", "label")],
    Rule("admin:unmerge", CHIEFS, lambda world: {"kind": "source", "pk": world.merged_source.pk}),
    Rule(
        "admin:unmerge",
        CHIEFS,
        lambda world: {"kind": "source", "pk": world.merged_source.pk},
        data=lambda world: {"sure": "1"},
    ),
    Rule("admin:verify_name", EDITORS, _unverified("topic"), data=lambda world: {"sure": "1"}),
    Rule("admin:verify_name", CHIEFS, _unverified("label"), data=lambda world: {"sure": "1"}),
    # Adding one leads to the page for uploads, which asks.
    *_model("image", EDITORS, "hidden_image", adders=STAFF),
    Rule("admin:articles_image_delete", NOBODY, _thing("hidden_image")),
    Rule("admin:picture_upload", EDITORS),
    Rule("admin:picture_upload", EDITORS, data=lambda world: {"pictures": world.upload()}),
    Rule("admin:picture_part", EDITORS, lambda world: {"sha256": "a" * 64}),
    Rule("admin:picture_part", EDITORS, lambda world: {"sha256": "a" * 64}, data=lambda world: {}),
    Rule("admin:pictures_confirm", EDITORS, data=lambda world: {"picture": "1.000000000000"}),
    Rule("admin:picture_withdraw", EDITORS, _hidden_image),
    Rule("admin:picture_withdraw", EDITORS, _hidden_image, data=lambda world: {"note": "Asked."}),
    Rule("admin:picture_reinstate", EDITORS, _hidden_image, data=lambda world: {}),
    Rule("admin:picture_file", STAFF, lambda world: {"pk": world.hidden_image.pk, "spec": "thumbnail"}),
    # --- Intake ----------------------------------------------------------------------------------
    Rule("admin:intake", EDITORS),
    Rule("admin:intake", EDITORS, query="?state=read&whose=mine&q=x"),
    Rule("admin:intake", EDITORS, data=lambda world: {"text": "A text that somebody pasted."}),
    Rule("admin:intake_read_next", EDITORS, data=lambda world: {}),
    Rule("admin:intake_read", EDITORS, _intake, data=_intake_version),
    Rule("admin:intake_drop", EDITORS, _intake, data=_intake_version),
    Rule("admin:intake_back", EDITORS, _intake, data=_intake_version),
    Rule("admin:intake_item", EDITORS, _intake),
    Rule("admin:intake_item", EDITORS, _intake, data=lambda world: {"headline": "Mine", "then": "save"}),
    Rule(
        "admin:intake_item", EDITORS, _intake, data=lambda world: {**_intake_version(world), "then": "draft"}
    ),
    Rule("admin:intake_decide", EDITORS, _intake, data=lambda world: {"headline": "Mine"}),
    Rule("admin:intake_original", EDITORS, _intake),
    Rule("admin:intake_names", EDITORS, lambda world: {"kind": "contributor"}),
    Rule("admin:feeds", EDITORS),
    Rule("admin:feeds", EDITORS, query="?source=1"),
    Rule("admin:feeds", EDITORS, data=lambda world: {"address": "no address"}),
    Rule("admin:feed", EDITORS, _feed),
    Rule("admin:feed", EDITORS, _feed, query="?state=all&q=x"),
    Rule("admin:feed", EDITORS, _feed, data=lambda world: {"entry": world.entry.pk, "then": "pick"}),
    Rule("admin:feed", EDITORS, _feed, data=lambda world: {"entry": world.entry.pk, "then": "pass"}),
    # A port that is none: refused before anything is asked.
    Rule("admin:feed_look", EDITORS, _feed, data=_unreachable),
    Rule("admin:feed_pause", EDITORS, _feed, data=lambda world: {"active": "0"}),
    Rule("admin:feed_remove", EDITORS, _feed),
    Rule("admin:feed_remove", EDITORS, _feed, data=lambda world: {}),
    Rule("admin:ingested_original", EDITORS, lambda world: {"pk": world.ingested.pk}),
    # --- The site's own pages ----------------------------------------------------------------------
    Rule("admin:pages", STAFF),
    Rule("admin:page_add", CHIEFS),
    Rule(
        "admin:page_add",
        CHIEFS,
        data=lambda world: {"kind": "imprint", "language": "en", "title": "Imprint"},
    ),
    Rule("admin:front", STAFF),
    Rule("admin:front_page", EDITORS, lambda world: {"language": "en"}),
    Rule(
        "admin:front_page",
        EDITORS,
        lambda world: {"language": "en"},
        data=lambda world: {"act": "place", "article": str(world.live.master_id)},
    ),
    Rule("admin:menus", CHIEFS),
    Rule(
        "admin:menus",
        CHIEFS,
        data=lambda world: {"version": "0-0", f"footer-sitepage-{world.shown_page.master_id}": "1"},
    ),
    Rule("admin:page_text", STAFF, _page),
    Rule("admin:page_text", CHIEFS, _page, data=lambda world: {"version": "2", "title": "New", "body": "x"}),
    Rule("admin:page_text", STAFF, lambda world: {"pk": world.shown_page.master_id, "language": "ja"}),
    Rule("admin:page_verb", CHIEFS, lambda world: {**_page(world), "verb": "hide"}),
    Rule(
        "admin:page_verb",
        CHIEFS,
        lambda world: {**_page(world), "verb": "show"},
        data=lambda world: {"version": "1"},
    ),
    Rule(
        "admin:page_verb",
        CHIEFS,
        lambda world: {**_page(world), "verb": "hide"},
        data=lambda world: {"everywhere": "1"},
    ),
    Rule("admin:page_verb", NOBODY, lambda world: {**_page(world), "verb": "burn"}),
    Rule("admin:page_revisions", STAFF, _page),
    Rule("admin:page_revision", STAFF, lambda world: {**_page(world), "number": 1}),
    Rule(
        "admin:page_revision",
        CHIEFS,
        lambda world: {**_page(world), "number": 1},
        data=lambda world: {"version": "2"},
    ),
    Rule("admin:page_preview", STAFF, lambda world: {**_page(world), "number": 1}),
    Rule("admin:articles_ingesteditem_changelist", EDITORS),
    Rule("admin:articles_ingesteditem_change", EDITORS, _thing("ingested")),
    Rule("admin:articles_ingesteditem_add", NOBODY),
    Rule("admin:articles_ingesteditem_delete", NOBODY, _thing("ingested")),
    Rule("admin:articles_ingesteditem_history", NOBODY, _thing("ingested")),
    Rule("admin:articles_actionlog_changelist", STAFF),
    Rule("admin:articles_actionlog_change", NOBODY, _thing("log_line")),
    Rule("admin:articles_actionlog_add", NOBODY),
    Rule("admin:articles_actionlog_delete", NOBODY, _thing("log_line")),
    Rule("admin:articles_actionlog_history", NOBODY, _thing("log_line")),
    Rule("admin:articles_user_changelist", ADMINISTRATORS),
    Rule("admin:articles_user_add", ADMINISTRATORS),
    Rule("admin:articles_user_change", ADMINISTRATORS, _thing("person")),
    Rule("admin:articles_user_change", ADMINISTRATORS, _thing("person"), data=lambda world: {}),
    Rule("admin:articles_user_delete", NOBODY, _thing("person")),
    Rule("admin:articles_user_history", NOBODY, _thing("person")),
    Rule("admin:invite", ADMINISTRATORS),
    Rule("admin:invite", ADMINISTRATORS, data=lambda world: {"username": "", "email": ""}),
    Rule("admin:invite_again", ADMINISTRATORS, lambda world: {"pk": world.person.pk}, data=lambda world: {}),
]

# --- The verbs: who, and from where --------------------------------------------------------------
VERB_ROLES: dict[str, frozenset[str]] = {
    "submit": WRITERS,
    "request_changes": EDITORS,
    "approve": CHIEFS,
    "schedule": CHIEFS,
    "publish": CHIEFS,
    "unpublish": CHIEFS,
    "take_down": CHIEFS,
    "spike": EDITORS,
    "restore": EDITORS,
    "lift": CHIEFS,
}

_ANY = frozenset({"draft", "in_review", "changes_requested", "approved"})
_OFF = frozenset({"not_published", "unpublished"})
_OUT = frozenset({"scheduled", "live", "expired"})
_UP = _OFF | _OUT
# Verb → (states of the working copy, standings for readers) from which it may start.
VERB_STARTS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "submit": (frozenset({"draft", "changes_requested"}), _UP),
    "request_changes": (frozenset({"in_review", "approved"}), _UP),
    "approve": (frozenset({"in_review"}), _UP),
    "schedule": (frozenset({"approved"}), _OFF | {"scheduled"}),
    # Published again where rights ended: refused by the rights, see VERB_REFUSED.
    "publish": (frozenset({"approved"}), _UP),
    "unpublish": (_ANY, _OUT),
    "take_down": (_ANY, _OUT | {"unpublished"}),
    "spike": (_ANY, _OFF),
    "restore": (frozenset({"spiked"}), _OFF),
    "lift": (_ANY, frozenset({"taken_down"})),
}
# Verbs that whoever made the last change may not do.
FOUR_EYES = frozenset({"approve", "schedule", "publish"})

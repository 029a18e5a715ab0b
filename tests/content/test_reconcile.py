"""A form in three versions: what does not meet comes together by itself, and what does is asked."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from articles.content.reconcile import Part, Sheet, reconcile


def sheet(**changes: Any) -> Sheet:
    values = {"headline": "Tram", "standfirst": "It is back.", "label": "1", "figure-7-alt": "A tram"}
    values |= changes.pop("values", {})
    start: dict[str, Any] = {
        "body": ("<p>One.</p>", "<p>Two.</p>", "<p>Three.</p>"),
        "topics": frozenset({"1", "2"}),
        "credits": ("5|author|", "6|editor|"),
        "figures": frozenset({7}),
    }
    return Sheet(values, **(start | changes))


def open_parts(parts: list[Part]) -> list[str]:
    return [part.name for part in parts if part.is_open]


def test_changes_in_different_places_come_together_by_themselves() -> None:
    mine = sheet(values={"headline": "The tram"}, body=("<p>One!</p>", "<p>Two.</p>", "<p>Three.</p>"))
    theirs = sheet(values={"label": "2"}, body=("<p>One.</p>", "<p>Two.</p>", "<p>Three!</p>"))
    merged, parts = reconcile(sheet(), mine, theirs)
    assert (merged.values["headline"], merged.values["label"]) == ("The tram", "2")
    assert merged.body == ("<p>One!</p>", "<p>Two.</p>", "<p>Three!</p>")
    assert not open_parts(parts)
    assert sorted(part.origin for part in parts) == ["ours", "ours", "theirs", "theirs"]


def test_what_both_changed_is_asked_and_mine_stands_meanwhile() -> None:
    mine, theirs = sheet(values={"headline": "Mine"}), sheet(values={"headline": "Theirs"})
    merged, [part] = reconcile(sheet(), mine, theirs)
    assert part.is_open
    assert (part.base, part.mine, part.theirs) == (("Tram",), ("Mine",), ("Theirs",))
    assert merged.values["headline"] == "Mine"


def test_an_answer_is_taken_and_only_where_it_is_possible() -> None:
    mine, theirs = sheet(values={"headline": "Mine"}), sheet(values={"headline": "Theirs"})
    _, [asked] = reconcile(sheet(), mine, theirs)
    merged, [answered] = reconcile(sheet(), mine, theirs, {asked.key: "theirs"})
    assert not answered.is_open
    assert merged.values["headline"] == "Theirs"
    # A headline cannot be two.
    assert open_parts(reconcile(sheet(), mine, theirs, {asked.key: "both"})[1]) == ["headline"]


def test_both_versions_of_a_block_can_stand() -> None:
    mine = sheet(body=("<p>One.</p>", "<p>Zwei.</p>", "<p>Three.</p>"))
    theirs = sheet(body=("<p>One.</p>", "<p>Deux.</p>", "<p>Three.</p>"))
    _, [asked] = reconcile(sheet(), mine, theirs)
    merged, _parts = reconcile(sheet(), mine, theirs, {asked.key: "both"})
    assert merged.body == ("<p>One.</p>", "<p>Zwei.</p>", "<p>Deux.</p>", "<p>Three.</p>")


def test_topics_never_conflict() -> None:
    mine, theirs = sheet(topics=frozenset({"1", "3"})), sheet(topics=frozenset({"1", "2", "4"}))
    merged, parts = reconcile(sheet(), mine, theirs)
    assert merged.topics == {"1", "3", "4"}
    assert not open_parts(parts)


def test_credits_come_together_and_nobody_is_credited_twice() -> None:
    mine = sheet(credits=("5|author|", "6|editor|", "8|photographer|"))
    theirs = sheet(credits=("9|author|", "5|author|", "6|editor|"))
    merged, _parts = reconcile(sheet(), mine, theirs)
    assert merged.credits == ("9|author|", "5|author|", "6|editor|", "8|photographer|")


def test_a_figure_they_removed_goes_with_its_place_in_my_text() -> None:
    token = '<figure data-figure="7"></figure>'
    read = sheet(body=("<p>One.</p>", token))
    theirs = Sheet({"headline": "Tram", "standfirst": "It is back.", "label": "1"}, ("<p>One.</p>",))
    # I moved it, and did nothing else.
    merged, parts = reconcile(read, sheet(body=(token, "<p>One.</p>")), theirs)
    assert merged.figures == frozenset()
    assert token not in merged.body
    assert "figure-7-alt" not in merged.values
    assert ("figure-7", "theirs") in [(part.name, part.origin) for part in parts]


def test_a_figure_they_removed_and_i_described_is_asked() -> None:
    theirs = sheet(figures=frozenset())
    mine = sheet(values={"figure-7-alt": "A tram in the rain"})
    merged, parts = reconcile(sheet(), mine, theirs)
    assert open_parts(parts) == ["figure-7"]
    assert merged.figures == {7}
    [asked] = [part for part in parts if part.is_open]
    assert reconcile(sheet(), mine, theirs, {asked.key: "theirs"})[0].figures == frozenset()


def test_a_figure_of_theirs_alone_is_new_and_stays() -> None:
    theirs = sheet(figures=frozenset({7, 8}), values={"figure-8-alt": "New"})
    merged, parts = reconcile(sheet(), sheet(), theirs)
    assert merged.figures == {7, 8}
    assert merged.values["figure-8-alt"] == "New"
    assert not open_parts(parts)


def test_without_a_base_every_difference_is_asked() -> None:
    mine = sheet(values={"headline": "Mine"}, body=("<p>One.</p>", "<p>Mine.</p>"))
    _, parts = reconcile(None, mine, sheet())
    assert {part.name for part in parts if part.is_open} == {"headline", "body"}
    assert all(part.base is None for part in parts)


def test_what_is_not_typed_by_one_who_may_not_stays_as_it_is() -> None:
    mine = Sheet({"headline": "Titre"})
    merged, parts = reconcile(Sheet({"headline": "Tram"}), mine, sheet())
    assert merged.values["label"] == "1"
    assert "label" not in [part.name for part in parts]


BLOCKS = st.lists(st.sampled_from([f"<p>{letter}</p>" for letter in "abcdef"]), max_size=8)


@given(BLOCKS, BLOCKS, BLOCKS)
def test_no_block_that_somebody_wrote_disappears_unasked(
    base: list[str], ours: list[str], theirs: list[str]
) -> None:
    merged, parts = reconcile(Sheet(body=tuple(base)), Sheet(body=tuple(ours)), Sheet(body=tuple(theirs)))
    shown = {block for part in parts for block in (*part.mine, *part.theirs)}
    for block in {*ours, *theirs} - set(base):
        assert block in merged.body or block in shown
    if tuple(theirs) == tuple(base):
        assert merged.body == tuple(ours)

"""After any edit, each piece of a text is found again: what did not change keeps its own."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.translation.aligning import Known, Match, align
from articles.translation.units import Unit, units_of

TRAM = "The tram came at nine in the morning, and it was full before the harbour."
LATE = "Nobody complained: the next one would be an hour late, as it had been since March."
COST = "A ticket costs 2 euros, which is what a coffee costs on the quay."
WIND = "When the wind is from the north the line closes, and people walk home along the rails."


def body(*texts: str) -> list[Unit]:
    return units_of(
        {"kicker": "", "headline": "", "standfirst": "", "body": "".join(f"<p>{t}</p>" for t in texts)}, []
    )


def known(units: list[Unit], *, gone: list[Unit] = (), first: int = 0) -> list[Known]:
    def one(number: int, unit: Unit, live: bool) -> Known:
        return Known(
            number, unit.field, unit.kind, unit.text, [unit.hash], [unit.text_hash], unit.figure, live
        )

    there = [one(first + n, unit, True) for n, unit in enumerate(units)]
    return there + [one(first + len(units) + n, unit, False) for n, unit in enumerate(gone)]


def ids(matches: list[Match]) -> list[object]:
    return [match.known.id if match.known else None for match in matches]


def relations(matches: list[Match]) -> list[str]:
    return [match.relation for match in matches]


def test_what_is_the_same_is_the_same_wherever_it_moved():
    found = align(known(body(TRAM, LATE, COST)), body(COST, TRAM, LATE))
    assert ids(found) == [2, 0, 1]
    assert set(relations(found)) == {"same"}


def test_of_two_that_say_the_same_each_keeps_its_place():
    found = align(known(body(TRAM, "Later.", LATE, "Later.")), body(TRAM, "Later.", LATE, COST, "Later."))
    assert ids(found) == [0, 1, 2, None, 3]


def test_a_changed_number_is_a_change_of_the_same_piece():
    found = align(known(body(TRAM, COST, LATE)), body(TRAM, COST.replace("2 euros", "3 euros"), LATE))
    assert ids(found) == [0, 1, 2]
    assert relations(found) == ["same", "changed", "same"]


def test_other_tags_round_the_same_words_are_no_other_text():
    old = units_of({"kicker": "", "headline": "", "standfirst": "", "body": f"<p>{TRAM}</p>"}, [])
    new = units_of({"kicker": "", "headline": "", "standfirst": "", "body": f"<h2><em>{TRAM}</em></h2>"}, [])
    found = align(known(old), new)
    assert (ids(found), relations(found)) == ([0], ["tags"])


def test_two_that_became_one_are_both_in_it_and_the_words_are_the_same():
    [match, last] = align(known(body(TRAM, LATE, COST)), body(f"{TRAM} {LATE}", COST))
    assert match.known.id == 0
    assert [one.id for one in match.joined] == [1]
    assert match.exact
    assert last.known.id == 2


def test_two_that_became_one_and_were_changed_are_found_too_and_not_the_same():
    [match] = align(known(body(TRAM, LATE)), body(f"{TRAM} {LATE.replace('March', 'April')}"))
    assert (match.known.id, [one.id for one in match.joined], match.exact) == (0, [1], False)


def test_one_that_became_two_is_in_both():
    first, second, third = align(known(body(f"{TRAM} {LATE}", COST)), body(TRAM, LATE, COST))
    assert (first.known.id, first.exact) == (0, True)
    assert (second.known, second.split_from.id) == (None, 0)
    assert third.known.id == 1


def test_a_text_that_comes_back_is_the_piece_that_left():
    found = align(known(body(TRAM, LATE), gone=body(COST)), body(TRAM, COST, LATE))
    assert ids(found) == [0, 2, 1]
    assert relations(found) == ["same"] * 3


def test_another_text_is_new_and_takes_nobodys_place():
    found = align(known(body(TRAM, LATE)), body(TRAM, WIND, LATE))
    assert ids(found) == [0, None, 1]


def test_a_headline_is_the_headline_whatever_it_says():
    def edition(headline: str, caption: str) -> list[Unit]:
        figures = [{"id": 7, "caption": caption, "alt": "", "lead": False}]
        content = {
            "kicker": "", "headline": headline, "standfirst": "", "body": '<figure data-figure="7"></figure>'
        }  # fmt: skip
        return units_of(content, figures)

    old, new = edition("The tram", "At nine"), edition("Coffee on the quay", "A cup")
    assert [unit.field for unit in old] == ["headline", "body", "caption"]
    found = align(known(old), new)
    assert (ids(found), relations(found)) == ([0, 1, 2], ["changed", "same", "changed"])


# --- Any edit at all -------------------------------------------------------------------------------
WORDS = [
    "tram", "harbour", "quay", "morning", "ticket", "wind", "north", "rails", "coffee", "hour", "bridge",
    "winter", "school", "price", "paper", "letter", "island", "ferry", "cable", "lamp", "engine", "council",
    "river", "night", "market", "window", "story", "garden", "teacher", "number",
]  # fmt: skip


def paragraph(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(12, 40))).capitalize() + "."


class Editor:
    """Does to a text what editors do, and remembers which piece is which."""

    def __init__(self, chance: random.Random, length: int) -> None:
        self.chance = chance
        self.texts = [paragraph(chance) for _ in range(length)]
        # Of each paragraph: the old ones whose words it has, and whether it says exactly what they said.
        self.origin: list[tuple[tuple[int, ...], bool]] = [((n,), True) for n in range(length)]

    def insert(self, at: int) -> None:
        self.texts.insert(at, paragraph(self.chance))
        self.origin.insert(at, ((), False))

    def delete(self, at: int) -> None:
        del self.texts[at], self.origin[at]

    def move(self, at: int) -> None:
        to = self.chance.randrange(len(self.texts))
        self.texts.insert(to, self.texts.pop(at))
        self.origin.insert(to, self.origin.pop(at))

    def merge(self, at: int) -> None:
        if at + 1 < len(self.texts):
            self.texts[at] += " " + self.texts.pop(at + 1)
            (one, same), (other, too) = self.origin[at], self.origin.pop(at + 1)
            self.origin[at] = (one + other, same and too)

    def split(self, at: int) -> None:
        words = self.texts[at].split()
        if len(words) >= 12:
            half = len(words) // 2
            self.texts[at : at + 1] = [" ".join(words[:half]), " ".join(words[half:])]
            self.origin[at : at + 1] = [(self.origin[at][0], False)] * 2

    def retype(self, at: int) -> None:
        words = self.texts[at].split()
        words[self.chance.randrange(len(words))] = str(self.chance.randrange(1000))
        self.texts[at] = " ".join(words)
        self.origin[at] = (self.origin[at][0], False)


@given(st.integers(0, 2**32), st.integers(1, 25), st.integers(0, 12))
@settings(max_examples=150, deadline=None)
def test_after_any_edit_nothing_unchanged_is_taken_for_changed(seed, length, edits):
    chance = random.Random(seed)  # noqa: S311
    editor = Editor(chance, length)
    before = known(body(*editor.texts))
    for _ in range(edits):
        if editor.texts:
            act = chance.choice(["insert", "delete", "move", "merge", "split", "retype"])
            getattr(editor, act)(chance.randrange(len(editor.texts)))
    units = body(*editor.texts)
    found = align(before, units)
    told = {one.text: one for one in before}
    claimed = [match.known.id for match in found if match.known]
    claimed += [one.id for match in found for one in match.joined]
    # Nobody is taken twice.
    assert len(claimed) == len(set(claimed))
    for unit, match in zip(units, found, strict=True):
        if unit.text in told:
            assert match.relation == "same"
        if match.relation == "same":
            assert match.known.text == unit.text
    # Run again on what came of it, everything is what it is.
    again = known(units, first=1000)
    assert ids(align(again, units)) == [one.id for one in again]


@given(st.integers(0, 2**32), st.integers(2, 25), st.sampled_from(["merge", "split", "retype", "move"]))
@settings(max_examples=150, deadline=None)
def test_after_one_edit_every_piece_is_found(seed, length, act):
    chance = random.Random(seed)  # noqa: S311
    editor = Editor(chance, length)
    before = known(body(*editor.texts))
    getattr(editor, act)(chance.randrange(len(editor.texts)))
    found = align(before, body(*editor.texts))
    for match, (origin, _same) in zip(found, editor.origin, strict=True):
        pieces = [one.id for one in (match.known, match.split_from, *match.joined) if one]
        assert set(pieces) == set(origin)


@given(st.lists(st.text(max_size=40), max_size=8), st.lists(st.text(max_size=40), max_size=8))
@settings(max_examples=100, deadline=None)
def test_any_two_texts_can_be_aligned(old, new):
    def units(texts: list[str]) -> list[Unit]:
        return [Unit("body", text, text, "p") for text in texts]

    found = align(known(units(old)), units(new))
    assert len(found) == len(new)

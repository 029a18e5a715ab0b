"""Two changes of one text: none is lost, and where they meet it is said."""

from hypothesis import given
from hypothesis import strategies as st

from articles.content.merge import apart, merge, merged

TEXTS = st.lists(st.sampled_from("abcdefgh"), max_size=12)


def origins(base: str, ours: str, theirs: str) -> list[str]:
    return [stretch.origin for stretch in merge(base, ours, theirs)]


def test_changes_in_different_places_are_both_taken() -> None:
    assert "".join(merged(merge("abcdef", "aXcdef", "abcdYf"))) == "aXcdYf"


def test_the_same_change_on_both_sides_is_one() -> None:
    assert origins("abc", "aXc", "aXc") == ["same", "both", "same"]


def test_different_changes_of_one_place_are_a_conflict_and_nothing_is_lost() -> None:
    [_, conflict, _] = merge("abc", "aXc", "aYc")
    assert (conflict.origin, conflict.base, conflict.ours, conflict.theirs) == (
        "conflict",
        ("b",),
        ("X",),
        ("Y",),
    )
    assert "".join(merged([conflict])) == "X"
    assert "".join(merged([conflict], prefer="theirs")) == "Y"


def test_what_one_side_removes_and_the_other_leaves_is_removed() -> None:
    assert "".join(merged(merge("abc", "ac", "abc"))) == "ac"


def test_what_one_side_removes_and_the_other_changes_is_a_conflict() -> None:
    assert origins("abc", "ac", "aXc") == ["same", "conflict", "same"]


def test_additions_at_the_end_of_both_are_kept_apart() -> None:
    assert origins("a", "ab", "ac") == ["same", "conflict"]


@given(TEXTS, TEXTS, TEXTS)
def test_each_side_can_be_read_off_whole(base: list[str], ours: list[str], theirs: list[str]) -> None:
    stretches = merge(base, ours, theirs)
    assert [block for stretch in stretches for block in stretch.base] == base
    assert [block for stretch in stretches for block in stretch.ours] == ours
    assert [block for stretch in stretches for block in stretch.theirs] == theirs


@given(TEXTS, TEXTS)
def test_where_one_side_changed_nothing_the_other_is_the_result(base: list[str], changed: list[str]) -> None:
    assert merged(merge(base, changed, base)) == changed
    assert merged(merge(base, base, changed)) == changed
    assert merged(merge(base, changed, changed)) == changed


def parts(base: str, ours: str, theirs: str) -> list[tuple[str, str, str, str]]:
    return [
        (part.origin, "".join(part.base), "".join(part.ours), "".join(part.theirs))
        for stretch in merge(base, ours, theirs)
        for part in apart(stretch)
    ]


def test_neighbours_rewritten_by_one_each_do_not_conflict() -> None:
    assert parts("abcd", "aXcd", "abYd") == [
        ("same", "a", "a", "a"),
        ("ours", "b", "X", "b"),
        ("theirs", "c", "c", "Y"),
        ("same", "d", "d", "d"),
    ]


def test_of_two_blocks_rewritten_by_one_only_the_other_ones_conflicts() -> None:
    assert parts("abcd", "aXYd", "abZd") == [
        ("same", "a", "a", "a"),
        ("ours", "b", "X", "b"),
        ("conflict", "c", "Y", "Z"),
        ("same", "d", "d", "d"),
    ]


def test_a_rewritten_block_and_one_put_after_it_are_both_taken() -> None:
    assert [part[0] for part in parts("ab", "aX", "abn")] == ["same", "ours", "theirs"]
    assert [part[0] for part in parts("ab", "Xb", "nab")] == ["theirs", "ours", "same"]


def test_two_blocks_put_in_one_place_conflict() -> None:
    assert ("conflict", "", "X", "Y") in parts("ab", "aXb", "aYb")


def test_a_block_one_deletes_and_the_other_rewrites_is_a_conflict() -> None:
    assert ("conflict", "b", "", "X") in parts("abc", "ac", "aXc")


@given(TEXTS, TEXTS, TEXTS)
def test_taken_apart_nothing_is_lost(base: list[str], ours: list[str], theirs: list[str]) -> None:
    for stretch in merge(base, ours, theirs):
        pieces = apart(stretch)
        for side in ("base", "ours", "theirs"):
            joined = [block for piece in pieces for block in getattr(piece, side)]
            assert joined == list(getattr(stretch, side))
        for piece in pieces:
            if piece.origin == "ours":
                assert piece.theirs == piece.base
            if piece.origin == "theirs":
                assert piece.ours == piece.base

"""A translation made by hand, laid beside its source: what is sure is tied, what is a guess is marked."""

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.models import ActionLog, BlockState, Edition, EditionLink, Revision, Segment, TargetBlock
from articles.translation.pairing import pair
from articles.translation.units import Unit, units_of
from tests.factories import make_article, make_edition
from tests.translation.newsroom import html

ENGLISH = [
    "The tram came at nine in the morning, and it was full long before it reached the harbour.",
    "<h2>An hour late</h2>",
    "Nobody complained: the next one would be an hour late, as it had been since March 2021.",
    "A ticket costs 250 yen, which is what a coffee costs on the quay.",
    "<figure data-figure=\"7\"></figure>",
    "When the wind is from the north the line closes, and people walk home along the rails in the dark.",
]  # fmt: skip
FRENCH = [
    "Le tram arriva à neuf heures du matin ; bien avant le port, il n’y avait plus une place.",
    "<h2>Une heure de retard</h2>",
    "Personne ne se plaignit : le suivant aurait une heure de retard, comme depuis mars 2021.",
    "Le billet coûte 250 yens, le prix d’un café sur le quai.",
    "<figure data-figure=\"7\"></figure>",
    "Quand le vent est au nord, la ligne ferme, et l’on rentre à pied le long des rails, dans la nuit.",
]  # fmt: skip
CHINESE = [
    "电车早上九点来，离港口还远就已经满了。",
    "<h2>晚一个小时</h2>",
    "没有人抱怨：下一班要晚一个小时，自2021年3月以来一直如此。",
    "一张票250日元，和码头上一杯咖啡一样贵。",
    "<figure data-figure=\"7\"></figure>",
    "刮北风的日子线路停运，人们就摸黑沿着铁轨走回家。",
]  # fmt: skip


def blocks(texts: list[str]) -> list[Unit]:
    return units_of({"kicker": "", "headline": "", "standfirst": "", "body": html(texts)}, [])


def pairs(source: list[str], target: list[str], languages=("en", "fr")):
    return [
        (one.sources, one.targets, one.certain) for one in pair(blocks(source), blocks(target), languages)
    ]


@pytest.mark.parametrize(("target", "language"), [(FRENCH, "fr"), (CHINESE, "zh-hans")])
def test_block_for_block_is_certain(target, language):
    assert pairs(ENGLISH, target, ("en", language)) == [((n,), (n,), True) for n in range(6)]


def test_a_paragraph_left_out_moves_nothing_else():
    found = pairs(ENGLISH, FRENCH[:3] + FRENCH[4:])
    assert ((3,), (), False) in found
    assert [one for one in found if one[2]] == [
        ((n,), (n if n < 3 else n - 1,), True) for n in (0, 1, 2, 4, 5)
    ]


def test_a_paragraph_of_the_languages_own_has_no_source():
    own = "Un mot pour nos lecteurs : le yen vaut en ce moment un peu plus de six millièmes d’euro."
    assert ((), (4,), False) in pairs(ENGLISH, [*FRENCH[:4], own, *FRENCH[4:]])


def test_two_made_of_one_are_tied_to_it_and_marked():
    first, second = FRENCH[2].split(" : ")
    assert ((2,), (2, 3), False) in pairs(ENGLISH, [*FRENCH[:2], first, second, *FRENCH[3:]])


def test_a_draft_that_was_begun_is_tied_from_the_top():
    assert pairs(ENGLISH, FRENCH[:1])[0] == ((0,), (0,), True)


def test_a_picture_is_the_same_picture_in_both():
    for sources, targets, _certain in pairs(ENGLISH, [FRENCH[4], *FRENCH[:4], FRENCH[5]]):
        for source in sources:
            for target in targets:
                assert (source == 4) == (target == 0)


@given(st.lists(st.text(max_size=60), max_size=7), st.lists(st.text(max_size=60), max_size=7))
@settings(max_examples=100, deadline=None)
def test_every_block_is_in_one_pair_whatever_they_say(source, target):
    def units(texts: list[str]) -> list[Unit]:
        return [Unit("body", text, text, "p") for text in texts]

    found = pair(units(source), units(target), ("en", "ja"))
    assert [n for one in found for n in one.sources] == list(range(len(source)))
    assert [n for one in found for n in one.targets] == list(range(len(target)))


# --- The command -------------------------------------------------------------------------------------


def everything() -> list[list[dict]]:
    return [list(model.objects.order_by("pk").values()) for model in (Edition, Revision, ActionLog)]


@pytest.mark.django_db
def test_what_was_made_by_hand_is_put_in_step_and_stays_as_it_is():
    source = make_article("en", body=html(ENGLISH[:4]))
    french = make_edition(source, "fr")
    before = everything()
    call_command("align_editions", verbosity=0)
    assert everything() == before
    link = EditionLink.objects.get()
    assert (link.edition_id, link.source_id, link.ahead) == (french.pk, source.pk, False)
    said = link.blocks.filter(field="body").order_by("position").values_list("html", flat=True)
    assert "".join(said) == french.body
    assert set(link.blocks.values_list("state", "stale")) == {(BlockState.TRANSLATED, False)}
    # Once is enough.
    made = list(TargetBlock.objects.order_by("pk").values())
    call_command("align_editions", verbosity=0)
    assert list(TargetBlock.objects.order_by("pk").values()) == made


@pytest.mark.django_db
def test_a_dry_run_says_what_it_would_do_and_writes_nothing(capsys):
    source = make_article("en", body=html(ENGLISH[:4]))
    make_edition(source, "fr")
    call_command("align_editions", dry_run=True)
    assert (
        "1 translations would be put in step: 4 blocks certain, 0 to be looked at." in capsys.readouterr().out
    )
    assert not EditionLink.objects.exists()
    assert not Segment.objects.exists()


@pytest.mark.django_db
def test_an_article_that_is_not_there_is_said_so():
    with pytest.raises(CommandError, match="no article 999"):
        call_command("align_editions", 999)

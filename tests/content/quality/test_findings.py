"""What each check finds, what it lets pass, and what it puts right."""

import random
import re
from itertools import permutations

import pytest

from articles.content.quality import literals
from articles.content.quality.amounts import amounts
from articles.content.quality.model import Pair, Term
from articles.content.quality.plain import Change, mended, plain_of
from articles.content.quality.registry import REGISTRY, fixed, run, run_all
from tests.content.quality.test_clean import TEXTS


def found(source: str, target: str, languages: tuple[str, str], **more: object) -> dict[str, str]:
    """Level by code of what is found."""
    pair = Pair(source, target, languages, **{"field": "caption"} | more)
    return {finding.code: finding.level for finding in run(pair)}


# --- Numbers, units, dates -----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("source", "target", "languages", "code"),
    [
        ("Sales rose 14% to €3.4 billion.", "Ventes : + 41 %, à 3,4 milliards d’euros.", "en fr", "numbers"),
        ("It has 12,500 members.", "Il compte 12,500 membres.", "en fr", "numbers"),
        ("共有 120 万人参加。", "About 120,000 people took part.", "zh-hans en", "numbers"),
        ("6億4000万円の赤字だった。", "The loss was 64 million yen.", "ja en", "numbers"),
        ("Nine of the 27 states abstained.", "Neuf États se sont abstenus.", "en fr", "numbers"),
        ("It was founded in Lyon.", "Fondée à Lyon en 1984 avec 350 salariés.", "en fr", "numbers"),
        ("It costs 48 dollars.", "Cela coûte 48 euros.", "en fr", "units"),
        ("The road is 8 miles long.", "La route est longue de 8 kilomètres.", "en fr", "units"),
        ("The outage lasted 36 hours.", "La panne a duré 36 minutes.", "en fr", "units"),
        ("It opens on Tuesday.", "Ouverture jeudi.", "en fr", "dates"),
        ("It opens in March 2026.", "Ouverture en mai 2026.", "en fr", "dates"),
        ("It opens on 3 December.", "Ouverture le 6 décembre.", "en fr", "dates"),
        ("将于 12 月 3 日开幕。", "It opens on 3 November.", "zh-hans en", "dates"),
        ("周三开幕。", "It opens on Thursday.", "zh-hans en", "dates"),
        ("GPT-4 was released.", "GPT-5 est sorti.", "en fr", "numbers"),
    ],
)
def test_a_figure_that_became_another_is_found(source, target, languages, code):
    assert found(source, target, tuple(languages.split())).get(code) == "warning"


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        ("It is 8 miles long.", "Elle est longue de 12,9 kilomètres.", "en fr"),
        ("It covers 5-10 acres.", "Es misst 2 bis 4 Hektar.", "en de"),
        ("It was 90 °F.", "Il faisait 32 °C.", "en fr"),
        ("6000 亩水稻", "6,000 mu (400 hectares) of rice", "zh-hans en"),
        ("Covid-19 changed that.", "新冠疫情改变了这一点。", "en zh-hans"),
        ("Doors open at 7:30 p.m.", "Ouverture à 19 h 30.", "en fr"),
        ("The band was big in the 1990s.", "この楽団は90年代に人気だった。", "en ja"),
        ("In the 19th century", "Au XIXe siècle", "en fr"),
        ("Thirty-one people came.", "31 personnes sont venues.", "en fr"),
        ("Two and a half million people", "2.5 Millionen Menschen", "en de"),
        ("In 令和7年 it opened", "2025年に開館した", "en ja"),
        ("每天出动近两千人", "Every day, nearly 2,000 people", "zh-hans en"),
        ("十三五规划", "the 13th plan", "zh-hans en"),
        ("14 lakh cases", "1,4 Millionen Fälle", "en de"),
        ("She watched it for 24 hours.", "她整日看着它。", "en zh-hans"),
    ],
)
def test_a_figure_said_another_way_is_the_same(source, target, languages):
    assert not {"numbers", "units", "dates"} & found(source, target, tuple(languages.split())).keys()


def test_in_a_headline_a_number_that_became_another_blocks():
    languages = ("en", "fr")
    assert (
        found("14 die in a fire", "41 morts dans un incendie", languages, field="headline")["numbers"]
        == "blocking"
    )
    # One that was left out may have been meant.
    assert (
        found("14 die in a fire", "Un incendie meurtrier", languages, field="headline")["numbers"]
        == "warning"
    )


def test_what_another_block_of_the_same_source_may_say_is_not_missed():
    assert found("It has 27 rooms and 350 beds.", "Il a 27 chambres.", ("en", "fr"))["numbers"] == "warning"
    assert not found("It has 27 rooms and 350 beds.", "Il a 27 chambres.", ("en", "fr"), part=True)


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("1.482", "de", [1482]),
        ("1,482", "en", [1482]),
        ("1 482", "fr", [1482]),
        ("1\u202f482,5", "fr", [1482.5]),
        ("3,4 milliards", "fr", [3.4e9]),
        ("3400 millones", "es", [3.4e9]),
        ("12 000 millones", "es", [12e9]),
        ("6億4000万", "ja", [640e6]),
        ("1万亿", "zh", [1e12]),
        ("700多万", "zh", [7e6]),
        ("5만 2000명", "ko", [52000]),
        # Millions, or metres.
        ("$48m", "en", [48, 48e6]),
        ("€3.4bn", "en", [3.4e9]),
        ("٤١٫٦ درجة", "ar", [41.6]),
        ("5,5 млн", "ru", [5.5e6]),
        ("１・５５㍍", "ja", [1.55]),
        ("2½", "en", [2.5]),
        ("0800 555 019", "en", []),
        ("www.example.org/2024", "en", []),
    ],
)
def test_numbers_are_read_as_values(text, language, values):
    assert sorted(float(v) for amount in amounts(text, language) for v in amount.values) == values


def test_nearly_every_digit_that_changes_is_noticed():
    """One digit of the clean text is turned into another; small ones said in words elsewhere may pass."""
    chance = random.Random(7)  # noqa: S311  # not for secrets
    asked = noticed = 0
    for source, target in permutations(TEXTS, 2):
        for was, now in zip(TEXTS[source], TEXTS[target], strict=True):
            digits = list(re.finditer(r"\d", now))
            if not digits or "0800" in now:
                continue
            at = chance.choice(digits).start()
            other = chance.choice([digit for digit in "123456789" if digit != now[at]])
            asked += 1
            codes = found(was, now[:at] + other + now[at + 1 :], (source, target))
            noticed += bool({"numbers", "units", "dates"} & codes.keys())
    assert asked > 6000
    assert noticed / asked > 0.94


# --- What stays as it is -------------------------------------------------------------------------
def test_a_link_that_was_lost_blocks():
    source = '<p>See <a href="https://example.org/a" rel="noopener">the report</a>.</p>'
    assert found(source, "<p>Voir le rapport.</p>", ("en", "fr"), field="body")["tags"] == "blocking"
    localised = '<p>Voir <a href="https://example.org/fr/a" rel="noopener">le rapport</a>.</p>'
    assert not found(source, localised, ("en", "fr"), field="body")
    assert found("<p>See the report.</p>", localised, ("en", "fr"), field="body")["tags"] == "blocking"


def test_italics_are_no_matter_of_scripts_that_have_none():
    source = "<p>She wrote <em>The Harbour</em> there.</p>"
    assert not found(source, "<p>她在那里写下了《港口》。</p>", ("en", "zh-hans"), field="body")
    assert not found("<p>她在那里写下了《港口》。</p>", source, ("zh-hans", "en"), field="body")
    strong = source.replace("em>", "strong>")
    assert found(strong, "<p>她在那里写下了港口。</p>", ("en", "zh-hans"), field="body")["tags"] == "blocking"


def test_a_title_in_italics_may_be_set_between_quotes():
    source = "<p>She wrote <em>The Harbour</em> there.</p>"
    assert not found(source, "<p>Sie schrieb dort „Der Hafen“.</p>", ("en", "de"), field="body")
    assert (
        found(source, "<p>Sie schrieb dort Der Hafen.</p>", ("en", "de"), field="body")["tags"] == "blocking"
    )


@pytest.mark.parametrize(
    "thing", ["www.example.org/guide", "help@example.org", "@HarbourPost", "#SaveTheHarbour"]
)
def test_addresses_handles_and_hash_tags_are_missed(thing):
    assert found(f"Write to {thing} today.", "Écrivez-nous aujourd’hui.", ("en", "fr")) == {
        "literals": "warning"
    }
    assert not found(f"Write to {thing} today.", f"Écrivez à {thing} aujourd’hui.", ("en", "fr"))


def test_an_address_may_lead_to_this_language():
    assert not found("See https://example.org/en/x now.", "Voir https://example.org/fr/x ici.", ("en", "fr"))


PORT = Term(source=("port authority",), target=("autorité portuaire",), forbidden=("capitainerie",))


def test_a_term_that_is_missing_or_forbidden_is_found():
    def terms(source: str, target: str, *listed: Term) -> list[str]:
        pair = Pair(source, target, ("en", "fr"), field="caption", terms=listed)
        return [str(finding.message) for finding in literals.terms(pair)]

    said = "The port authority agreed."
    assert terms(said, "L’autorité portuaire a accepté.", PORT) == []
    assert terms("The port authorities agreed.", "Les autorités portuaires ont accepté.", PORT) == []
    assert terms(said, "Le port a accepté.", PORT) == ["“port authority” is “autorité portuaire” here."]
    assert terms("They agreed.", "La capitainerie a accepté.", PORT) == [
        "The house does not say “capitainerie”."
    ]
    keep = Term(source=("GeekPark",), keep=True)
    assert terms("GeekPark agreed.", "Geek Parc a accepté.", keep) == ["“GeekPark” is “GeekPark” here."]
    assert terms("They agreed.", "Ils ont accepté.", PORT, keep) == []


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [("Marta Olsen", "Martha Olsen", "fr"), ("玛尔塔·奥尔森", "马尔塔·奥尔森", "zh-hans")],
)
def test_one_name_written_in_two_ways_is_found(one, other, language):
    pairs = [Pair("A", f"{one} 1", ("en", language)), Pair("B", f"{one} 2", ("en", language))]
    twice = [*pairs, Pair("C", f"{other} 3", ("en", language))]
    assert not any(finding.code == "names" for findings in run_all(pairs) for finding in findings)
    codes = [[finding.code for finding in findings if finding.code == "names"] for findings in run_all(twice)]
    assert codes == [[], [], ["names"]]


def test_two_people_of_nearly_one_name_are_two():
    source = "Anna Petersen met Anna Pettersen."
    pairs = [Pair(source, "Anna Petersen a rencontré Anna Pettersen.", ("en", "fr"), field="caption")]
    assert run_all(pairs) == [[]]


# --- The text as a whole -------------------------------------------------------------------------
LONG = (
    "The dockers have been on strike for three weeks, and nobody expects the talks to end before the weekend."
)


@pytest.mark.parametrize(
    ("source", "target", "languages", "code", "level"),
    [
        (LONG, LONG, "en fr", "untranslated", "warning"),
        (LONG, LONG.replace("three", "four"), "en fr", "language", "warning"),
        (LONG, LONG, "en ja", "language", "warning"),
        ("Ils attendent.", "Ils attendent 我们都在等待谈判结束 encore.", "en fr", "language", "warning"),
        ("The team waits.", "團隊在等待国家的決定。", "en zh-hant", "chinese-script", "warning"),
        ("The team waits.", "团队在等待國家的决定。", "en zh-hans", "chinese-script", "warning"),
        (LONG * 2, "Les dockers font grève depuis trois semaines.", "en fr", "length", "information"),
        ("They wait.", "Ils ont ont attendu.", "en fr", "twice", "warning"),
        ("They wait here.", "这是我们的的船。", "en zh-hans", "twice", "warning"),
        ("They have waited.", "Ils ont attendu", "en fr", "ending", "information"),
        ("They (both) wait.", "Ils attendent (tous les deux.", "en fr", "brackets", "warning"),
        ("They “both” wait.", "Ils attendent tous les deux\u202f».", "en fr", "brackets", "warning"),
        ("Who waits?", "Quién espera?", "en es", "es-opening-mark", "warning"),
        ("Who waits?", "谁在等?", "en zh-hans", "cjk-punctuation", "warning"),
        ("Who waits?", "Qui attend?", "en fr", "fr-thin-space", "information"),
        ("They wait.", "Ils attendent\u200b encore.", "en fr", "invisible", "warning"),
        ("They wait.", "Ils  attendent.", "en fr", "double-space", "information"),
        ("They wait.", "Ils attendent. ", "en fr", "edge-space", "information"),
        ("They wait.", "Ils \u2067attendent.", "en fr", "bidi", "warning"),
        ("They wait.", "Er sagt: “Sie warten.”", "en de", "quotes", "warning"),
    ],
)
def test_the_text_is_looked_at_as_a_whole(source, target, languages, code, level):
    assert found(source, target, tuple(languages.split())).get(code) == level


def test_characters_that_meet_are_not_said_twice():
    for text in ("城现在在哪里", "以营利为目的的组织", "为了了解情况", "的的确确"):
        assert "twice" not in found("They wait.", text, ("en", "zh-hans"))


def test_a_headline_that_lists_would_cut_is_long():
    assert "headline-length" not in found("A", "a" * 110, ("en", "fr"), field="headline")
    assert found("A", "a" * 111, ("en", "fr"), field="headline")["headline-length"] == "warning"
    # A Chinese character is as wide as two letters.
    assert found("A", "港" * 56, ("en", "zh-hans"), field="headline")["headline-length"] == "warning"


def test_a_name_or_a_number_alone_is_not_untranslated():
    assert not found("OpenAI, Apple, Meridian Foods 2025", "OpenAI, Apple, Meridian Foods 2025", ("en", "fr"))


def test_a_block_left_behind_by_its_source_is_stale():
    assert found("They wait.", "Ils attendent.", ("en", "fr"), stale=True) == {"stale": "warning"}


def test_html_that_saving_would_change_blocks():
    dirty = '<p onclick="x()">Ils attendent.</p>'
    assert found("<p>They wait.</p>", dirty, ("en", "fr"), field="body")["unclean"] == "blocking"


def test_an_empty_block_has_nothing_wrong():
    assert found("They wait.", "", ("en", "fr")) == {}


def test_a_paragraph_of_its_own_is_not_compared():
    assert found("", "Note de la rédaction, 2026.", ("en", "fr")) == {}


# --- Putting right -------------------------------------------------------------------------------
def test_what_can_be_put_right_is_put_right_inside_its_tags():
    pair = Pair(
        "<p>“Who <em>waits</em>?” <code>a  b?</code></p>",
        "<p>«Qui <em>attend</em>?»  <code>a  b?</code></p>",
        ("en", "fr"),
    )
    mended_html = fixed(pair, run(pair))
    assert mended_html == "<p>«\u202fQui <em>attend</em>\u202f?\u202f» <code>a  b?</code></p>"
    again = Pair(pair.source, mended_html, pair.languages)
    assert [finding for finding in run(again) if finding.fix is not None] == []


def test_a_change_over_a_tag_keeps_the_tag():
    html = "<p>one <em>two</em> three</p>"
    assert plain_of(html).text == "one two three"
    assert mended(html, [Change(2, 6, "X")]) == "<p>onX<em>o</em> three</p>"
    assert mended("one two", [Change(0, 3, "1"), Change(4, 7, "2")], is_plain=True) == "1 2"


def test_every_check_of_the_register_has_a_name_of_its_own():
    assert len({check.code for check in REGISTRY}) == len(REGISTRY)


@pytest.mark.parametrize(
    "text", ["", " ", "\ufffc", "<", "((((", "1" * 5000, "٣" * 50, "«" * 50, "1,1.1,1.1", "①②③"]
)
def test_no_text_is_too_odd(text):
    for languages in (("en", "fr"), ("zh-hans", "ja"), ("xx", "ar")):
        run(Pair(text, text + ".", languages, field="caption"))
        run(Pair(f"<p>{text.replace('<', '&lt;')}</p>", "<p>1</p>", languages))


def test_a_long_block_is_checked_in_a_moment():
    """Linear: a block of 200 kB takes a second or so, where something quadratic took minutes."""
    source = "<p>" + "It has 27 rooms, (a) and 350 beds. " * 5000 + "</p>"
    assert run(Pair(source, "<p>" + "a «b» 1 " * 20000 + "</p>", ("en", "fr")))

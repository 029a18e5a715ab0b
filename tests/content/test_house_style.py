"""House style: what is wrong is found and mended, what is right is left alone."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.content import house_style
from articles.content.house_style import check, mend, spacing_of

# Written as their languages are written, with everything in them that could be mistaken for an error.
CLEAN = {
    "en": [
        "“It runs again,” she said; it hadn’t since 1987. At 10:30 the first car left… on time!",
        "See https://example.org/a?b=1;c=2: it lists 1,200 trams, 3.5 km of track and the editors’ notes.",
        "The ratio is 16:9 – write to desk@example.org, or look at tram.example.org/lines?id=4, e.g. today.",
        "The mast is 5'10\" tall and cost $1,000.50; “that’s cheap”, they say :)",
        "U.S. trams (and buses) use v2.0 of the timetable. What?! Nobody knew.",
    ],
    "fr": [
        "«\u202fLe tram revient\u202f», dit-elle\u202f; il n’avait plus roulé depuis 1987\u202f! Vrai\u202f?",
        "Voici l’horaire\u00a0: premier départ à 10:30, dernier à 23:45… Voir https://example.org/a?b=1;c=2.",
        "Le rapport est de 16:9 (oui\u202f!), et l’adresse desk@example.org\u00a0: à retenir.",
        "«\u202fElle a dit “enfin\u202f!” hier\u202f», raconte-t-il. Quoi\u202f?! Rien.",
        "Un point d’interrogation (?) et un smiley :-) ne gênent pas. Le fichier a.b/c?d=e non plus.",
    ],
    "fr-ca": [
        "«\u00a0Le tram revient\u00a0», dit-elle; il n’avait plus roulé depuis 1987! Vraiment?",
        "Voici l’horaire\u00a0: premier départ à 10:30.",
    ],
    "de": [
        "„Sie fährt wieder“, sagt er; um 10:30 Uhr geht’s los! Wirklich? Ja – sofort.",
        "Das Spiel endete 3:2 (nach Verlängerung). Siehe www.example.org/a?b;c …",
    ],
    "es": [
        "«Vuelve el tranvía», dijo; ¿a qué hora? ¡A las 10:30! También dijo “por fin”.",
        "La dirección es desk@example.org: apúntela… Cuesta 3,50 euros.",
    ],
    "zh-hans": [
        "“电车回来了。”她说：首班车10:30发车，全程3.5公里，票价2元；真的吗？真的！",
        "作者 连冉，编辑 郑玄。OpenAI（开放人工智能）发布了GPT-4……详见https://example.org/a?b=1。",
        "会议在2024年3月举行，参加者包括Google、百度等1,200人（比分为3:2）。",
    ],
    "zh-hant": [
        "「電車回來了。」她說：首班車10:30發車……真的嗎？真的！",
        "見example.org/a,b?c的報導，共1,200人。",
    ],
    "ja": [
        "「電車が戻ってきた」と彼女は言った。始発は10:30、全長3.5キロ。本当？\u3000本当だ！",
        "OpenAI（オープンAI）が発表した……。詳細はhttps://example.org/a,b?c=1を参照。",
    ],
    "ar": [
        "قال: «عاد الترام»، وكان ذلك في 10:30؛ أليس كذلك؟ بلى!",
        "يبلغ طول الخط 3,5 كيلومتر، انظر https://example.org/a,b?c=1 للمزيد…",
    ],
}


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language, texts in CLEAN.items() for text in texts]
)
def test_a_clean_text_gives_no_hit(language: str, text: str) -> None:
    assert [(hit.code, text[hit.start : hit.end]) for hit in check(text, language)] == []


# (language, code, wrong, right)
WRONG = [
    ("fr", "fr-thin-space", "Vraiment ? Oui !", "Vraiment\u202f? Oui\u202f!"),
    ("fr", "fr-thin-space", "Vraiment? Oui!", "Vraiment\u202f? Oui\u202f!"),
    ("fr", "fr-thin-space", "Vrai\u00a0; faux ;", "Vrai\u202f; faux\u202f;"),
    ("fr", "fr-thin-space", "Quoi?!", "Quoi\u202f?!"),
    ("fr", "fr-colon-space", "Voici: un", "Voici\u00a0: un"),
    ("fr", "fr-colon-space", "Voici : un", "Voici\u00a0: un"),
    ("fr", "fr-colon-space", "Voici\u202f: un", "Voici\u00a0: un"),
    ("fr", "guillemets-space", "«Enfin»", "«\u202fEnfin\u202f»"),
    ("fr", "guillemets-space", "« Enfin »", "«\u202fEnfin\u202f»"),
    ("fr", "guillemets-space", "«\u00a0Enfin\u00a0»", "«\u202fEnfin\u202f»"),
    ("fr-ca", "fr-thin-space", "Vraiment ? Oui\u202f!", "Vraiment? Oui!"),
    ("fr-ca", "guillemets-space", "«Enfin»", "«\u00a0Enfin\u00a0»"),
    ("fr", "quotes", 'Il dit "enfin" hier', "Il dit «\u202fenfin\u202f» hier"),
    ("fr", "quotes", "Il dit “enfin” hier", "Il dit «\u202fenfin\u202f» hier"),
    ("fr", "apostrophe", "l'été d'une", "l’été d’une"),
    ("en", "apostrophe", "it didn't", "it didn’t"),
    ("en", "quotes", '"Yes," she said, "now".', "“Yes,” she said, “now”."),
    ("en", "space-before-mark", "Really ? Yes !", "Really? Yes!"),
    ("en", "space-before-mark", "Yes , and no .", "Yes, and no."),
    ("en", "ellipsis", "And then...", "And then…"),
    ("en", "double-space", "two  spaces", "two spaces"),
    ("en", "double-space", "two\u00a0 spaces", "two spaces"),
    ("en", "dash", "a tram - at last", "a tram – at last"),
    ("en", "invisible", "a\u200bb\ufeffc\u00add", "abcd"),
    ("en", "invisible", "a\u202eb\u2069c", "abc"),
    ("en", "invisible", "tr\u200dam", "tram"),
    ("de", "quotes", "Er sagt “ja” und geht", "Er sagt „ja“ und geht"),
    ("de", "quotes", 'Er sagt "ja"', "Er sagt „ja“"),
    ("es", "quotes", 'Dijo "sí"', "Dijo «sí»"),
    ("es", "space-before-mark", "¿Sí ? No .", "¿Sí? No."),
    ("zh-hans", "cjk-punctuation", "真的吗?真的!", "真的吗？真的！"),
    ("zh-hans", "cjk-punctuation", "她说,今天;明天.", "她说，今天；明天。"),
    ("zh-hans", "cjk-punctuation", "时间:今天", "时间：今天"),
    ("zh-hans", "cjk-punctuation", "用了OpenAI,百度", "用了OpenAI，百度"),
    ("zh-hans", "cjk-brackets", "人工智能(AI)公司", "人工智能（AI）公司"),
    ("zh-hans", "cjk-mark-space", "今天， 明天 。", "今天，明天。"),
    ("zh-hans", "ellipsis", "后来...", "后来……"),
    ("zh-hans", "ellipsis", "后来。。。", "后来……"),
    ("zh-hans", "ellipsis", "后来…", "后来……"),
    ("zh-hans", "quotes", '她说"好"。', "她说“好”。"),
    ("zh-hans", "quotes", "她说「好」。", "她说“好”。"),
    ("zh-hans", "full-width", "共１２人ＡＩ", "共12人AI"),
    ("zh-hant", "quotes", '她說"好"。', "她說「好」。"),
    ("zh-hant", "quotes", "她說“好”。", "她說「好」。"),
    ("ja", "cjk-punctuation", "今日,明日", "今日、明日"),
    ("ja", "quotes", '彼は"はい"と言った', "彼は「はい」と言った"),
    ("ar", "ar-punctuation", "نعم, لا", "نعم، لا"),
    ("ar", "ar-punctuation", "حقا? نعم; لا", "حقا؟ نعم؛ لا"),
    ("ar", "quotes", 'قال "نعم" ثم', "قال «نعم» ثم"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "code", "wrong", "right"), WRONG)
def test_what_is_wrong_is_named_and_mended(language: str, code: str, wrong: str, right: str) -> None:
    hits = check(wrong, language)
    assert {hit.code for hit in hits} == {code}
    assert mend(wrong, hits) == right
    assert check(right, language) == []


@pytest.mark.parametrize("code", [rule.code for rule in house_style.RULES])
def test_every_rule_is_shown_to_find_something(code: str) -> None:
    assert code in {wrong[1] for wrong in WRONG} | {"cjk-latin-space"}


@pytest.mark.parametrize(
    ("policy", "wrong", "right"),
    [
        ("none", "用 OpenAI 的 GPT 写", "用OpenAI的GPT写"),
        ("space", "用OpenAI的GPT写", "用 OpenAI 的 GPT 写"),
        ("space", "在2024年", "在 2024 年"),
    ],
)
def test_spaces_between_han_and_latin_follow_the_houses_policy(policy, wrong: str, right: str) -> None:
    hits = check(wrong, "zh-hans", spacing=policy)
    assert {hit.code for hit in hits} == {"cjk-latin-space"}
    assert mend(wrong, hits) == right
    assert check(right, "zh-hans", spacing=policy) == []


def test_without_a_policy_a_text_agrees_with_itself() -> None:
    texts = ["用 OpenAI 的 GPT 写", "在Google工作", "用 GPT 写"]
    assert spacing_of(texts) == "space"
    assert spacing_of(["用OpenAI的GPT写", "用 GPT 写"]) == "none"
    assert spacing_of(["没有外文"]) is None
    assert check("用 OpenAI 的", "zh-hans") == []


def test_code_and_addresses_are_nobodys_prose() -> None:
    # The editor puts U+FFFC where code stands.
    for text in ("Voir \ufffc\ufffc\ufffc? Non.", 'https://example.org/l\'été?q="x"', "a.b/c...d", "@l'été"):
        assert check(text, "fr") == []


def test_inches_and_loose_quotes_are_left_alone() -> None:
    for text in ('A 27" screen', 'He said "yes', "5'10\" and 6'2\"", '"'):
        assert check(text, "en") == []


def test_hits_come_in_order_and_never_overlap() -> None:
    hits = check('l\'été ... "oui"  ? Non:', "fr")
    assert [hit.start for hit in hits] == sorted(hit.start for hit in hits)
    for before, after in itertools.pairwise(hits):
        assert before.end <= after.start


def test_every_rule_says_what_it_is_about() -> None:
    for rule in house_style.RULES:
        assert str(rule.message)
        assert rule.level in ("error", "suggestion")


LANGUAGES = sorted(CLEAN)
TEXTS = st.text(alphabet="aé1 字か ع.,;:!?\"'«»“”「」()…-\u00a0\u202f\u200b\n/@", max_size=40)


@given(TEXTS, st.sampled_from(LANGUAGES), st.sampled_from(["none", "space", None]))
def test_any_text_is_checked_and_mended_texts_settle(text: str, language: str, spacing) -> None:
    # Mending may uncover something else (a space between two marks), but comes to an end.
    for _ in range(6):
        hits = check(text, language, spacing=spacing)
        if not hits:
            break
        text = mend(text, hits)
    assert check(text, language, spacing=spacing) == []

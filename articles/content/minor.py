"""Whether a change can leave translations as they are. Said by an editor; refused where it cannot be so."""

import re
from collections import Counter
from collections.abc import Sequence

from articles.content.alignment import ranges_of
from articles.content.typography import CJK, is_cjk
from articles.messages import Message, gettext_noop

_WORD = re.compile(rf"[{CJK}]|\w+(?:['’.,]\w+)*")
_DIGIT = re.compile(r"\d|[零〇一二三四五六七八九十百千万萬億亿兆两兩]")
# Words that turn a sentence round, by language. Longest first where one holds another.
_NEGATIONS: dict[str, str] = {
    "en": "no not never none nobody nothing neither nor without cannot",
    "fr": "ne n pas jamais aucun aucune rien personne ni sans non point guère",
    "de": "nicht kein keine keinen keinem keiner keines nie niemals niemand nichts weder ohne",
    "es": "no nunca jamás nadie nada ningún ninguno ninguna ni sin tampoco",
    "it": "non mai nessuno nessuna niente nulla né senza neanche",
    "pt": "não nunca jamais ninguém nada nenhum nenhuma nem sem",
    "nl": "niet geen nooit niemand niets noch zonder",
    "ru": "не ни нет никогда никто ничего без",
    "uk": "не ні немає ніколи ніхто нічого без",
    "pl": "nie nigdy nikt nic żaden żadna ani bez",
    "tr": "değil yok hiç asla",
    "vi": "không chưa chẳng đừng",
    "id": "tidak bukan belum jangan tanpa",
    "ar": "لا لم لن ليس ليست ما غير دون بلا",
    "zh": "不 没 沒 无 無 非 未 勿 莫 别 別",
    "ja": "ない ず ぬ ません なかっ 無 不 非 未",
    "ko": "안 못 않 없 아니 말",
}
_CONTRACTED = re.compile(r"n['’]t$")
# Han words in which such a character turns nothing round.
_HARMLESS = re.compile(
    "非常|非洲|未来|未來|不过|不過|不仅|不僅|不但|不断|不斷|无论|無論|[特分区區个個级級类類性]别|[特分区區个個级級类類性]別"
    "|别人|別人|别的|別的|別に|無料|不動産|未満|莫大|没收"
)


def objection(before: Sequence[str], after: Sequence[str], language: str) -> Message | None:
    """Return why a change does affect translations, or None where nothing speaks against it.

    `before` and `after` are the plain texts of the pieces that differ, in order. A piece that came or went,
    a figure, a name in capitals or a negation that changed is more than a matter of wording.
    """
    if len([text for text in before if text.strip()]) != len([text for text in after if text.strip()]):
        return Message(gettext_noop("a paragraph came or went"))
    gone, come = _changed_words(before, after)
    for words in (gone, come):
        for word in words:
            if _DIGIT.search(word):
                return Message(gettext_noop("a number changed: %(word)s"), {"word": word})
    turned, turns = _negations(before, gone, language), _negations(after, come, language)
    if turned != turns:
        word = next(iter((turned - turns) or (turns - turned)))
        return Message(gettext_noop("a negation changed: %(word)s"), {"word": word})
    if not is_cjk(language):
        names = {word for word in gone if word[:1].isupper()} ^ {word for word in come if word[:1].isupper()}
        lower = {word.casefold() for word in (*gone, *come) if not word[:1].isupper()}
        for word in sorted(names):
            if word.casefold() not in lower:
                return Message(gettext_noop("a word with a capital changed: %(word)s"), {"word": word})
    return None


def _changed_words(before: Sequence[str], after: Sequence[str]) -> tuple[list[str], list[str]]:
    gone: list[str] = []
    come: list[str] = []
    for old, new in zip(before, after, strict=False):
        olds, news = _WORD.findall(old), _WORD.findall(new)
        for op, start, end, at, to in ranges_of(olds, news):
            if op != "equal":
                gone += olds[start:end]
                come += news[at:to]
    return gone, come


def _negations(texts: Sequence[str], changed: Sequence[str], language: str) -> Counter[str]:
    code = language.split("-")[0]
    forms = set(_NEGATIONS.get(code, "").split())
    if code in ("zh", "ja", "ko"):
        # Words run together: they are counted in the whole.
        together = _HARMLESS.sub(" ", " ".join(texts))
        return Counter({form: together.count(form) for form in forms if form in together})
    folded = [word.casefold().replace("’", "'") for word in changed]
    found = [word for word in folded if word in forms or word.split("'")[0] in forms]
    return Counter(found) + Counter(word for word in folded if _CONTRACTED.search(word))

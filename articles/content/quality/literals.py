"""Whether what must stay as it is stayed: tags, links, addresses, names with an at, hash tags, terms."""

import html as html_text
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from articles.content.names import fold
from articles.content.quality.model import Finding, Pair
from articles.content.typography import CJK
from articles.messages import Message, gettext_noop

# Italics, which mark titles of works above all. Many scripts have none, and say it with marks or not at all;
# where both have them, one language may still set a title between quotes.
_ITALICS = frozenset({"em", "i", "cite"})
_WITHOUT_ITALICS = frozenset({"zh", "ja", "ko", "ar", "fa", "ur", "he", "th", "hi"})
_QUOTES = re.compile('[«“„「『《〈"]')


def tags(pair: Pair) -> Iterator[Finding]:
    """Links and emphasis that were lost, or came from nowhere."""
    was, now = Counter(pair.was.tags), Counter(pair.now.tags)
    lost, came = was - now, now - was
    quoted = len(_QUOTES.findall(pair.now.text)) != len(_QUOTES.findall(pair.was.text))
    if quoted or {language.split("-")[0].lower() for language in pair.languages} & _WITHOUT_ITALICS:
        lost, came = (
            Counter({tag: count for tag, count in counter.items() if tag not in _ITALICS})
            for counter in (lost, came)
        )
    if pair.part:
        lost = Counter()
    for counter, message in (
        (lost, gettext_noop("Missing here: %(tags)s")),
        (came, gettext_noop("Not in the source: %(tags)s")),
    ):
        if counter:
            said = ", ".join(
                f"{_NAMES.get(tag, tag)}{f' ×{count}' if count > 1 else ''}" for tag, count in counter.items()
            )
            yield Finding("tags", "blocking", Message(message, {"tags": said}))


_NAMES = {"a": "<a>", "em": "<em>", "strong": "<strong>", "i": "<i>", "b": "<b>"}

_URL = re.compile(r"(?:https?://|www\.)[!-~]*[A-Za-z0-9/=_~-]", re.IGNORECASE)
_MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_HANDLE = re.compile(r"(?<![\w@/.])@[A-Za-z0-9_]{2,}")
_HASH = re.compile(r"(?<![\w#&/])#[A-Za-z][A-Za-z0-9_]+")


def literals(pair: Pair) -> Iterator[Finding]:
    """Addresses, e-mail addresses, names with an at and hash tags that the translation does not have.

    Of a web address its host must be there: its page may be that of another language.
    """
    if pair.part:
        return
    text, target = pair.was.text, pair.now.text
    here = (
        target.casefold() + " " + " ".join(html_text.unescape(url) for url in pair.now.addresses).casefold()
    )
    missing = []
    for match in _URL.finditer(text):
        host = urlsplit(match[0] if "://" in match[0] else f"//{match[0]}").netloc.removeprefix("www.")
        parts = host.split(".")
        if host and not any(".".join(parts[n:]).casefold() in here for n in range(max(1, len(parts) - 1))):
            missing.append(match[0])
    for pattern in (_MAIL, _HANDLE, _HASH):
        missing += [match[0] for match in pattern.finditer(text) if match[0].casefold() not in here]
    if missing:
        yield Finding(
            "literals",
            "warning",
            Message(gettext_noop("Missing here: %(things)s"), {"things": ", ".join(dict.fromkeys(missing))}),
        )


# --- Terms ---------------------------------------------------------------------------------------
def terms(pair: Pair) -> Iterator[Finding]:
    """Terms of the house that are missing, and words that it does not use."""
    for term in pair.terms:
        if term.forbidden:
            for form in term.forbidden:
                place = find_form(pair.now.text, form, exact=True)
                if place and not any(form.casefold() in good.casefold() for good in term.target):
                    yield Finding(
                        "terms",
                        "warning",
                        Message(gettext_noop("The house does not say “%(form)s”."), {"form": form}),
                        *place,
                        fix=term.target[0] if term.target else None,
                    )
        wanted = term.source if term.keep else term.target
        if not wanted or pair.own or pair.part:
            continue
        said = next((form for form in term.source if find_form(pair.was.text, form)), None)
        if said is None or any(find_form(pair.now.text, form) for form in wanted):
            continue
        form = said if term.keep else wanted[0]
        yield Finding(
            "terms",
            "warning",
            Message(gettext_noop("“%(source)s” is “%(target)s” here."), {"source": said, "target": form}),
        )


def find_form(text: str, form: str, *, exact: bool = False) -> tuple[int, int] | None:
    """Return where a text has a form of a term, case aside; None where it does not.

    Words may be inflected: of each, all but its last two letters must match, of short ones the whole. Where
    ``exact``, words match as they are. Chinese, Japanese, Korean, Thai and Arabic are found inside words.
    """
    if not form.strip():
        return None
    if re.search(f"[{CJK}\uac00-\ud7a3\u0600-\u06ff\u0e00-\u0e7f]", form):
        at = text.casefold().find(form.casefold()) if len(text.casefold()) == len(text) else text.find(form)
        return (at, at + len(form)) if at >= 0 else None
    words = []
    for word in re.findall(r"\w+|[^\w\s]", form):
        stem = word if exact or len(word) < 5 or word.isupper() else word[: max(4, len(word) - 2)]
        tail = r"\w{0,5}" if stem != word else "" if exact or not word.isalpha() else "(?:['’]?s|e?n|es)?"
        words.append(re.escape(stem) + tail)
    match = re.search(r"(?<!\w)" + r"[\s\u00a0\u202f'’-]*".join(words) + r"(?!\w)", text, re.IGNORECASE)
    return match.span() if match else None


# --- Names across blocks -------------------------------------------------------------------------
_LATIN_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){1,2}\b")
_DOTTED_NAME = re.compile(rf"[{CJK}]{{1,8}}(?:[·・．•‧][{CJK}]{{1,8}})+")


def names(pairs: Sequence[Pair]) -> list[tuple[int, Finding]]:
    """Return names that a translation writes in two ways, each with the index of the pair where the rarer is.

    Two forms are one name when they differ in a letter or two and the source does not have both.
    """
    where: dict[str, list[int]] = {}
    for index, pair in enumerate(pairs):
        for pattern in (_LATIN_NAME, _DOTTED_NAME):
            for match in pattern.finditer(pair.now.text):
                where.setdefault(match[0], []).append(index)
    source = fold(" ".join(pair.was.text for pair in pairs))
    found: list[tuple[int, Finding]] = []
    forms = sorted(where, key=lambda form: -len(where[form]))
    for number, form in enumerate(forms):
        for other in forms[number + 1 :]:
            if _one_name(form, other) and not (fold(form) in source and fold(other) in source):
                index = where[other][0]
                start = pairs[index].now.text.index(other)
                message = Message(
                    gettext_noop("“%(form)s” here, “%(other)s” elsewhere: one name?"),
                    {"form": other, "other": form},
                )
                found.append(
                    (index, Finding("names", "warning", message, start, start + len(other), fix=form))
                )
    return found


def _one_name(one: str, other: str) -> bool:
    a, b = fold(one), fold(other)
    if a == b or abs(len(a) - len(b)) > 2:
        return False
    if re.search(f"[{CJK}]", a):
        parts, others = re.split("[·・．•‧]", a), re.split("[·・．•‧]", b)
        if len(parts) != len(others) or len(a) < 5:
            return False
        same = sum(x == y for x, y in zip(a, b, strict=False)) if len(a) == len(b) else len(set(a) & set(b))
        return same >= max(len(a), len(b)) - 1 and max(len(a), len(b)) >= 5
    words, others = a.split(), b.split()
    if len(words) != len(others):
        return False
    different = [(x, y) for x, y in zip(words, others, strict=True) if x != y]
    return len(different) == 1 and _near(*different[0])


def _near(one: str, other: str) -> bool:
    """One letter more, less or other, inside a word of five: another ending is inflection."""
    if min(len(one), len(other)) < 5 or one[0] != other[0]:
        return False
    if one.startswith(other) or other.startswith(one):
        return False
    start = next(i for i, (x, y) in enumerate(zip(one + " ", other + " ", strict=False)) if x != y)
    tail = (
        next(
            i
            for i, (x, y) in enumerate(zip(" " + one[::-1], " " + other[::-1], strict=False))
            if i and x != y
        )
        - 1
    )
    # Something follows the difference: it is not an ending.
    return (
        tail >= 1
        and max(len(one), len(other)) - start - tail <= 1
        and start + tail >= min(len(one), len(other)) - 1
    )

"""Datelines that name the reporter: 新华社北京3月1日电（记者张三）, [서울=뉴시스] 홍길동 기자 =, 【パリ＝山田太郎】.

The line is the article's first and stays in it; only the name is read. "PARIS (AFP) –" names nobody.
"""

import re

from articles.content import credited_names as names
from articles.content.byline_words import every
from articles.content.persons import is_spaceless_person

_WITHIN = 60  # characters from the start of the first paragraph
_KOREAN = re.compile(r"[\[(【][^\])】]{1,30}[\])】]\s?(?P<names>[가-힣·, ]{2,60}?)\s?=")
_CHINESE = re.compile(
    r"[（(【](?P<before>[^）)】]{0,12}?)(?P<title>记者|記者)[\s:：]?(?P<names>[^）)】]{2,30})[）)】]"
)
_CHINESE_OPEN = re.compile(
    r"(?:本报|本報|本刊|本网|本網|本社)(?:驻\w{1,8}|特约|見習|见习|首席)?(?:记者|記者)\s?(?P<names>[^，。,]{2,20}?)\s?(?:[一-鿿]{2,4})?(?:报道|報導|報道|摄影报道)"
)
_JAPANESE = re.compile(r"[【（(][^】）)=＝]{1,12}[=＝](?P<names>[^】）)]{2,20})[】）)]")


def reporters(text: str, language: str | None = None) -> tuple[str, ...]:
    """Return who a first paragraph's dateline says reported it; nobody where any of it is no person's name."""
    start = text[: 2 * _WITHIN]
    for pattern in (_KOREAN, _CHINESE, _CHINESE_OPEN, _JAPANESE):
        match = pattern.search(start)
        if match is None or match.start() > _WITHIN:
            continue
        value = match["names"]
        if pattern is _KOREAN:
            if not any(title in value for title in every("reporters")):
                continue
            value = re.sub("|".join(sorted(every("reporters"), key=len, reverse=True)), " ", value)
        found = names.people(" ".join(value.split()), language).names
        if found and all(map(is_spaceless_person, found)):
            return found
    return ()

"""The corpus's people, publishers, labels and topics, and the accounts that do its work."""

import random
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from django.contrib.auth.hashers import make_password

from articles.models import Contributor, ContributorTranslation, Label, Role, Source, Topic, User
from articles.models.named import Named

# Family and given names in Latin letters and in Chinese: every pair of them is somebody.
_FAMILY = [
    ("Lin", "林"),
    ("Zhao", "赵"),
    ("Sun", "孙"),
    ("Zhou", "周"),
    ("Wu", "吴"),
    ("Xu", "徐"),
    ("Hu", "胡"),
    ("Gao", "高"),
    ("He", "何"),
    ("Guo", "郭"),
    ("Luo", "罗"),
    ("Liang", "梁"),
    ("Song", "宋"),
    ("Tang", "唐"),
    ("Deng", "邓"),
    ("Feng", "冯"),
    ("Cao", "曹"),
    ("Peng", "彭"),
    ("Pan", "潘"),
    ("Yuan", "袁"),
]
_GIVEN = [
    ("Wei", "伟"),
    ("Fang", "芳"),
    ("Na", "娜"),
    ("Min", "敏"),
    ("Jing", "静"),
    ("Lei", "磊"),
    ("Yang", "洋"),
    ("Yan", "艳"),
    ("Yong", "勇"),
    ("Jie", "杰"),
    ("Tao", "涛"),
    ("Ming", "明"),
    ("Chao", "超"),
    ("Xia", "霞"),
    ("Ping", "平"),
    ("Gang", "刚"),
    ("Ying", "英"),
    ("Hua", "华"),
    ("Yu", "玉"),
    ("Xin", "欣"),
]
_LABELS = [
    ("Far Shore Selected", "Rive lointaine", "彼岸精选", "#1f4e79"),
    ("The Long View", "Vue longue", "远望", "#7a3b1d"),
    ("City Desk", "Chronique des villes", "城市专栏", "#1d5c4d"),
    ("Hands and Machines", "Mains et machines", "手与机器", "#6a3c7e"),
    ("Slow News", "Nouvelles lentes", "慢新闻", "#8a5a00"),
]
_TOPICS = [
    ("Cities", "Villes", "城市"),
    ("Work", "Travail", "劳动"),
    ("Climate", "Climat", "气候"),
    ("Money", "Argent", "金钱"),
    ("Culture", "Culture", "文化"),
    ("Transport", "Transports", "交通"),
    ("Food", "Alimentation", "食物"),
    ("Water", "Eau", "水"),
    ("Schools", "Écoles", "学校"),
    ("Energy", "Énergie", "能源"),
    ("Housing", "Logement", "住房"),
    ("Craft", "Artisanat", "手艺"),
]
_PAPERS = [
    ("Courier", "邮报"),
    ("Observer", "观察"),
    ("Chronicle", "纪事"),
    ("Review", "评论"),
    ("Gazette", "公报"),
]
_TOWNS = [
    ("Harbour", "海港"),
    ("Delta", "三角洲"),
    ("Northern", "北方"),
    ("Riverside", "河岸"),
    ("Hill", "山城"),
    ("Coastal", "沿海"),
    ("Valley", "山谷"),
    ("Garden", "花园"),
]
_ACCOUNTS = (
    *((f"corpus-editor-{number}", Role.EDITOR) for number in range(1, 9)),
    *((f"corpus-chief-{number}", Role.CHIEF) for number in range(1, 4)),
    *((f"corpus-translator-{number}", Role.TRANSLATOR) for number in range(1, 7)),
)


@dataclass
class Cast:
    """Everyone and everything that the corpus's stories name; people with their names by language."""

    editors: list[User] = field(default_factory=list)
    chiefs: list[User] = field(default_factory=list)
    translators: list[User] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    people: list[tuple[Contributor, dict[str, str]]] = field(default_factory=list)


def _thing(model: type[Named], names: dict[str, str], **fields: Any) -> Any:
    """The one that has this English name already, or a new one."""
    found = model.objects.filter(translations__language_code="en", translations__name=names["en"]).first()
    if found:
        return found
    thing = model(**fields)
    thing.save()
    for language, name in names.items():
        thing.rename(language, name)
    return thing


def cast(languages: list[str], articles: int) -> Cast:
    """Make the names and accounts for that many stories, or find those of an earlier corpus."""

    def names(english: str, french: str, chinese: str) -> dict[str, str]:
        by_code = {"en": english, "fr": french, "zh-hans": chinese}
        return {code: name for code, name in by_code.items() if code == "en" or code in languages}

    everyone = Cast()
    # Nobody signs in with these: an account for looking around is made by `createsuperuser`.
    nobody = make_password(None)
    for username, role in _ACCOUNTS:
        user, _new = User.objects.get_or_create(
            username=username,
            defaults={
                "email": f"{username}@newsroom.example",
                "role": role,
                "password": nobody,
                "first_name": username.split("-")[1].capitalize(),
                "last_name": username.split("-")[2],
                "languages": languages if role == Role.TRANSLATOR else [],
            },
        )
        {Role.EDITOR: everyone.editors, Role.CHIEF: everyone.chiefs}.get(role, everyone.translators).append(
            user
        )
    everyone.labels = [_thing(Label, names(en, fr, zh), colour=colour) for en, fr, zh, colour in _LABELS]
    everyone.topics = [_thing(Topic, names(*row)) for row in _TOPICS]
    for (town, chinese_town), (paper, chinese_paper) in product(_TOWNS, _PAPERS):
        english = f"{town} {paper}"
        homepage = f"https://{english.lower().replace(' ', '-')}.example/"
        everyone.sources.append(
            _thing(
                Source,
                names(english, english, chinese_town + chinese_paper),
                homepage=homepage,
                language="zh-hans",
            )
        )
    everyone.people = _people(languages, max(12, articles // 25))
    return everyone


def _people(languages: list[str], most: int) -> list[tuple[Contributor, dict[str, str]]]:
    known = dict(
        ContributorTranslation.objects.filter(language_code="en", master__url__endswith=".corpus.example/")
        .values_list("name", "master")
    )  # fmt: skip
    there = Contributor.objects.in_bulk(list(known.values()))
    people = []
    for (family, han_family), (given, han_given) in list(product(_FAMILY, _GIVEN))[:most]:
        names = {"en": f"{given} {family}"}
        if "fr" in languages:
            names["fr"] = names["en"]
        if "zh-hans" in languages:
            names["zh-hans"] = han_family + han_given
        if (pk := known.get(names["en"])) in there:
            people.append((there[pk], names))
            continue
        url = f"https://{given}-{family}.corpus.example/".lower()
        person = Contributor(native_language="zh-hans", url=url)
        person.save()
        for language, name in names.items():
            person.rename(language, name)
        people.append((person, names))
    return people


def some(dice: random.Random, everyone: Cast) -> list[tuple[Contributor, dict[str, str]]]:
    """One to three people; a few of them write most."""
    number = dice.choices([1, 2, 3], [6, 3, 1])[0]
    chosen = {int(len(everyone.people) * dice.random() ** 2): None for _n in range(number)}
    return [everyone.people[place] for place in chosen]

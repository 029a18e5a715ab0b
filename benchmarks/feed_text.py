"""Made-up news in five languages, as many different stories as are asked for, and a feed of them."""

import datetime as dt
from dataclasses import dataclass
from email.utils import format_datetime
from html import escape
from random import Random

_FIRST = ("Ada", "Bo", "Clara", "Dario", "Edda", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Kira", "Leo")
_LAST = ("Quay", "Pier", "Marsh", "Fenn", "Holm", "Brook", "Ridge", "Vale", "Moor", "Strand", "Combe", "Lund")


@dataclass(frozen=True)
class Language:
    """Sentences with places for a thing, a place, a name and a number; `mark` joins them."""

    code: str
    mark: str
    things: tuple[str, ...]
    places: tuple[str, ...]
    headlines: tuple[str, ...]
    sentences: tuple[str, ...]


LANGUAGES = (
    Language(
        "en",
        " ",
        ("ferry", "tram", "bridge", "harbour crane", "night market", "lighthouse", "canal lock", "cable car"),
        ("the old port", "the north quay", "the upper town", "the river mouth", "the station square"),
        ("Why the {thing} at {place} stands still", "{number} days for a new {thing} near {place}"),
        (
            "For {number} weeks nobody in the neighbourhood of {place} has heard the {thing} at night.",
            "{name}, who has run the {thing} since its first season, counts {number} repairs in the log.",
            "The council wants {number} offers before it decides what becomes of {place}.",
            "What looks like a small fault, says {name}, is the end of a cable laid {number} years ago.",
            "Shops around {place} report {number} per cent fewer visitors than in spring.",
            "A second {thing} would need a licence, a crew and about {number} months of patience.",
            "On Sunday, {number} residents carried lamps from {place} to the town hall.",
            "The engineers measured for {number} hours and found the ground under {place} dry.",
            "Nobody disputes the figures; {name} disputes what they are supposed to prove.",
            "If the spare part arrives this month, the {thing} could run again in {number} days.",
        ),
    ),
    Language(
        "fr",
        " ",
        ("le bac", "le tramway", "le pont", "la grue", "le marché de nuit", "le phare", "l’écluse"),
        ("du vieux port", "du quai nord", "de la ville haute", "de l’embouchure", "de la place de la gare"),
        ("Pourquoi {thing} {place} reste à l’arrêt", "{number} jours pour remplacer {thing} {place}"),
        (
            "Depuis {number} semaines, personne autour {place} n’entend plus {thing} la nuit.",
            "{name}, qui suit {thing} depuis la première saison, compte {number} réparations.",
            "Le conseil veut {number} devis avant de trancher sur l’avenir {place}.",
            "Cette petite panne, dit {name}, est la fin d’un câble posé il y a {number} ans.",
            "Les commerces {place} perdent {number} pour cent de leurs visiteurs depuis le printemps.",
            "Il faudrait une licence, un équipage et {number} mois de patience pour un second essai.",
            "Dimanche, {number} habitants ont porté des lampes jusqu’à la mairie.",
            "Les ingénieurs ont mesuré pendant {number} heures et trouvé le sol sec.",
            "Personne ne conteste les chiffres ; {name} conteste ce qu’ils devraient prouver.",
            "Si la pièce arrive ce mois-ci, tout pourrait repartir dans {number} jours.",
        ),
    ),
    Language(
        "zh-hans",
        "",
        ("渡轮", "电车", "老桥", "码头吊机", "夜市", "灯塔", "船闸"),
        ("旧港", "北码头", "上城区", "河口", "车站广场"),
        ("{place}的{thing}为什么停了{number}天", "等待{number}天：{place}与它的{thing}"),
        (
            "{number}个星期以来，{place}附近的居民夜里再也听不到{thing}的声音。",
            "从第一季就负责{thing}的{name}说，记录本上一共有{number}次维修。",
            "市议会要先看到{number}份报价，才会决定{place}的去留。",
            "{name}说，看上去只是个小毛病，其实是一条铺了{number}年的电缆到了尽头。",
            "{place}周围的商店说，客人比春天少了百分之{number}。",
            "再来一次需要许可、人手，还有大约{number}个月的耐心。",
            "星期天，{number}位居民提着灯从{place}走到市政厅。",
            "工程师测量了{number}个小时，发现{place}下面的地是干的。",
            "没有人怀疑这些数字，{name}怀疑的是它们能证明什么。",
            "如果零件这个月能到，{thing}{number}天之后就能恢复。",
        ),
    ),
    Language(
        "ja",
        "",
        ("渡し船", "路面電車", "古い橋", "港のクレーン", "夜市", "灯台"),
        ("旧港", "北の岸壁", "山の手", "河口", "駅前広場"),
        ("{place}の{thing}はなぜ止まったままなのか", "{place}の{thing}、再開まで{number}日"),
        (
            "この{number}週間、{place}の住民は夜に{thing}の音を聞いていない。",
            "最初の季節から{thing}を見てきた{name}さんは、修理を{number}回と数える。",
            "市議会は{place}の将来を決める前に{number}件の見積もりを求めている。",
            "小さな故障に見えるが、{number}年前に敷かれたケーブルの寿命だと{name}さんは話す。",
            "{place}の商店では春より客が{number}パーセント減ったという。",
            "もう一度始めるには免許と人手と、およそ{number}か月の辛抱が要る。",
            "日曜日には{number}人の住民が明かりを手に市役所まで歩いた。",
            "技術者は{number}時間かけて測り、{place}の地盤は乾いていると確かめた。",
            "数字を疑う人はいない。{name}さんが疑うのは、それが何を示すかだ。",
            "部品が今月届けば、{thing}は{number}日で動き出すかもしれない。",
        ),
    ),
    Language(
        "ar",
        " ",
        ("العبارة", "الترام", "الجسر القديم", "رافعة الميناء", "السوق الليلي", "المنارة"),
        ("الميناء القديم", "الرصيف الشمالي", "المدينة العليا", "مصب النهر", "ساحة المحطة"),
        ("لماذا توقفت {thing} قرب {place}", "{number} يوما في انتظار {thing} عند {place}"),
        (
            "منذ {number} أسبوعا لم يسمع أحد من سكان {place} صوتا في الليل.",
            "يقول {name} الذي يعمل هنا منذ الموسم الأول إن السجل يضم {number} إصلاحا.",
            "يريد المجلس {number} عرضا قبل أن يقرر مصير {place}.",
            "ما يبدو عطلا صغيرا، كما يقول {name}، هو نهاية كابل عمره {number} عاما.",
            "تتحدث المتاجر حول {place} عن تراجع الزوار بنسبة {number} في المئة منذ الربيع.",
            "تحتاج المحاولة الثانية إلى رخصة وطاقم ونحو {number} شهرا من الصبر.",
            "يوم الأحد حمل {number} من السكان المصابيح من {place} إلى مبنى البلدية.",
            "قاس المهندسون مدة {number} ساعة ووجدوا الأرض تحت {place} جافة.",
            "لا أحد يشكك في الأرقام، لكن {name} يشكك في ما يفترض أن تثبته.",
            "إذا وصلت القطعة هذا الشهر فقد يعود العمل خلال {number} يوما.",
        ),
    ),
)


@dataclass(frozen=True)
class Story:
    """One made-up article."""

    number: int
    language: str
    headline: str
    author: str
    body: str


def story(number: int) -> Story:
    """The story of this number: always the same, and no two alike."""
    random = Random(number)  # noqa: S311  (no secret)
    language = LANGUAGES[number % len(LANGUAGES)]

    def fill(template: str) -> str:
        return template.format(
            thing=random.choice(language.things),
            place=random.choice(language.places),
            name=f"{random.choice(_FIRST)} {random.choice(_LAST)}",
            number=random.randint(2, 900),
        )

    blocks = []
    for section in range(4):
        if section:
            blocks.append(f"<h2>{escape(fill(random.choice(language.headlines)))}</h2>")
        for _ in range(3):
            text = language.mark.join(map(fill, random.sample(language.sentences, 5)))
            blocks.append(f"<p>{escape(text)}</p>")
    figure = f'<figure><img src="/pictures/{number}.jpg" alt=""><figcaption>{number}</figcaption></figure>'
    return Story(
        number,
        language.code,
        fill(random.choice(language.headlines)),
        f"{random.choice(_FIRST)} {random.choice(_LAST)}",
        "".join([*blocks[:2], figure, *blocks[2:]]),
    )


def feed(count: int, base: str) -> bytes:
    """An RSS 2.0 feed with the whole texts of `count` stories."""
    day = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    items = []
    for number in range(count):
        it = story(number)
        date = format_datetime(day + dt.timedelta(minutes=number))
        items.append(
            f"<item><title>{escape(it.headline)}</title><link>{base}/{number}</link><guid>{base}/{number}</guid>"
            f"<dc:creator>{it.author}</dc:creator><dc:language>{it.language}</dc:language>"
            f"<pubDate>{date}</pubDate><description>{escape(it.body[:200])}</description>"
            f"<content:encoded><![CDATA[{it.body}]]></content:encoded></item>"
        )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Benchmark</title>'
        f"<link>{base}/</link>{''.join(items)}</channel></rss>"
    ).encode()

"""Portraits and lives of some of the demo's contributors, drawn and invented like them."""

from collections.abc import Callable
from dataclasses import dataclass

from articles.management.demo.drawing import Sheet
from articles.management.demo.scenes.faces import FACES


@dataclass(frozen=True)
class Portrait:
    """A portrait, who drew it, and its words in each language."""

    draw: Callable[[], Sheet]
    creator: str
    agency: str
    alts: dict[str, str]


PORTRAITS = {
    "aasvik": Portrait(
        FACES["aasvik"],
        "Oona Takkinen",
        "Papier & Marée",
        {
            "en": "Ingeborg Aasvik, with short white hair, round glasses and a rust-red jersey",
            "fr": "Ingeborg Aasvik, cheveux blancs courts, lunettes rondes et pull rouille",
            "zh-hans": "英厄堡·奥斯维克，白色短发，戴圆框眼镜，穿铁锈红毛衣",
            "zh-hant": "英厄堡・奧斯維克，白色短髮，戴圓框眼鏡，穿鐵鏽紅毛衣",
            "ja": "インゲボルグ・オースヴィーク。短い白髪に丸眼鏡、錆色のセーター",
            "ar": "إنغيبورغ أوسفيك، بشعر أبيض قصير ونظارة مستديرة وكنزة بلون الصدأ",
        },
    ),
    "he_zhizhou": Portrait(
        FACES["he_zhizhou"],
        "Su Modi",
        "Yanshan Pictures",
        {
            "en": "He Zhizhou, with short black hair, a navy jacket and a pencil behind one ear",
            "fr": "He Zhizhou, cheveux noirs courts, veste bleu nuit, un crayon derrière l’oreille",
            "zh-hans": "贺知舟，黑色短发，深蓝外套，耳后夹着一支铅笔",
            "zh-hant": "賀知舟，黑色短髮，深藍外套，耳後夾著一支鉛筆",
            "ja": "賀知舟。短い黒髪、紺の上着、耳に鉛筆をはさんでいる",
            "ar": "خه تشي تشو، بشعر أسود قصير وسترة كحلية وقلم رصاص خلف أذنه",
        },
    ),
    "kurase": Portrait(
        FACES["kurase"],
        "Su Modi",
        "Yanshan Pictures",
        {
            "en": "Akari Kurase, with a dark bob, a fringe and a mustard scarf",
            "fr": "Akari Kurase, carré brun à frange, écharpe moutarde",
            "zh-hans": "仓濑灯，深色短发，齐刘海，围芥末黄围巾",
            "zh-hant": "倉瀨燈，深色短髮，齊瀏海，圍芥末黃圍巾",
            "ja": "倉瀬灯。前髪を切りそろえたボブに、からし色のマフラー",
        },
    ),
    "raslan": Portrait(
        FACES["raslan"],
        "Brais Outeiral",
        "Southlight Pictures",
        {
            "en": "Julnar Raslan, in a blue headscarf and a plum coat with a golden brooch",
            "fr": "Julnar Raslan, foulard bleu, manteau prune à broche dorée",
            "ar": "جُلنار رسلان، بحجاب أزرق ومعطف بلون البرقوق عليه دبوس ذهبي",
        },
    ),
}

BIOS = {
    "aasvik": {
        "en": "Writes about towns for The Harbour Review. Learned to read from a tide table.",
        "fr": "Écrit sur les villes pour The Harbour Review. A appris à lire dans un annuaire des marées.",
        "zh-hans": "为《海港评论》写城市。小时候从潮汐表学会了认字。",
        "zh-hant": "為《海港評論》寫城市。小時候從潮汐表學會了認字。",
        "ja": "『ハーバー・レビュー』で町を書く。潮汐表で字を覚えた。",
        "ar": "تكتب عن المدن لمجلة المرفأ. تعلمت القراءة من جدول المدّ والجزر.",
    },
    "he_zhizhou": {
        "en": "Reports on what lies under the sea for Shoreline Monthly; seasick since 2011.",
        "fr": "Enquête sur les fonds marins pour Le Mensuel du rivage ; a le mal de mer depuis 2011.",
        "zh-hans": "《岸线月刊》记者，专写海底的事，从 2011 年晕船至今。",
        "zh-hant": "《岸線月刊》記者，專寫海底的事，從 2011 年暈船至今。",
        "ja": "『岸線月刊』記者。海の底を取材して、二〇一一年から船酔いが続く。",
        "ar": "يكتب عمّا تحت البحر لشهرية الساحل، ويعاني دوار البحر منذ 2011.",
    },
    "kurase": {
        "en": "Writes for Yamanami Letters, mostly by night train.",
        "fr": "Écrit pour les Lettres de Yamanami, le plus souvent dans un train de nuit.",
        "zh-hans": "为《山并通信》撰稿，多半写在夜车上。",
        "zh-hant": "為《山並通信》撰稿，多半寫在夜車上。",
        "ja": "『やまなみ通信』に書く。たいてい夜行列車の中で。",
    },
    "raslan": {
        "en": "Agronomist and reporter for Al-Ghayma Review.",
        "fr": "Agronome et journaliste à La Revue Al-Ghayma.",
        "zh-hans": "农学家，《云朵评论》记者。",
        "ar": "مهندسة زراعية وصحفية في مجلة الغيمة.",
    },
}

# What intake made of bylines and nobody has looked at yet: (kind, language, name).
UNVERIFIED = (
    ("contributor", "en", "Ingeborg Asvik"),
    ("contributor", "fr", "I. Mbaye-Roux"),
    ("contributor", "ja", "倉瀬灯"),
    ("contributor", "en", "Solveig Brandal"),
    ("source", "en", "Harbour Review"),
)

# A name that came in twice, and that the chief made one: (kept, name of the other, language).
MERGED = (("penhallow", "J. Penhallow", "en"),)

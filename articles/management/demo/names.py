"""Labels, sources, topics and contributors of the demo, named per language.

GeekPark, Lian Ran, Zheng Xuan and TechFlow's channels are facts of the model case; they are credited with
none of the stories here, which are invented, like every other name below.
"""

from dataclasses import dataclass, field

from articles.models import ContributorKind


@dataclass(frozen=True)
class LabelText:
    """A label in one language. An empty slug is made from the name."""

    name: str
    description: str
    note: str = ""
    slug: str = ""


@dataclass(frozen=True)
class LabelData:
    """A label with its colour, #rrggbb."""

    colour: str
    texts: dict[str, LabelText]


@dataclass(frozen=True)
class SourceData:
    """A publisher."""

    homepage: str
    language: str
    names: dict[str, str]


@dataclass(frozen=True)
class ContributorData:
    """Someone credited. `aliases` are other spellings that intake recognises."""

    names: dict[str, str]
    native_language: str
    kind: ContributorKind = ContributorKind.PERSON
    bios: dict[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()


def _channels(join: str, group: str, official: str, english: str) -> str:
    """TechFlow's closing note: one sentence and its three channels."""
    return (
        f"<p>{join}</p><ul>"
        f'<li><p><a href="https://t.me/TechFlowDaily">{group}</a></p></li>'
        f'<li><p><a href="https://x.com/TechFlowPost">{official}</a></p></li>'
        f'<li><p><a href="https://x.com/BlockFlow_News">{english}</a></p></li></ul>'
    )


LABELS = {
    "techflow": LabelData(
        "#1f4e79",
        {
            "en": LabelText(
                "TechFlow Selected",
                "Technology and the people it happens to, chosen from publishers around the world.",
                _channels(
                    "Join the TechFlow community.",
                    "Telegram group",
                    "TechFlow on X",
                    "TechFlow on X, in English",
                ),
                "techflow-selected",
            ),
            "fr": LabelText(
                "TechFlow Sélection",
                "La technique et ceux à qui elle arrive : un choix d’articles venus du monde entier.",
                _channels(
                    "Rejoignez la communauté TechFlow.",
                    "Groupe Telegram",
                    "TechFlow sur X",
                    "TechFlow sur X, en anglais",
                ),
                "techflow-selection",
            ),
            "zh-hans": LabelText(
                "深潮精选",
                "技术，以及被技术改变的人：从世界各地的媒体中选编。",
                _channels("欢迎加入深潮社区。", "Telegram 群组", "X 官方账号", "X 英文账号"),
            ),
            "zh-hant": LabelText(
                "深潮精選",
                "技術，以及被技術改變的人：選自世界各地的媒體。",
                _channels("歡迎加入深潮社群。", "Telegram 群組", "X 官方帳號", "X 英文帳號"),
            ),
            "ja": LabelText(
                "TechFlow セレクション",
                "技術と、技術が変えていく人々。世界の媒体から選んだ記事を届ける。",
                _channels(
                    "TechFlow のコミュニティへようこそ。",
                    "Telegram グループ",
                    "X 公式アカウント",
                    "X 英語アカウント",
                ),
                "techflow-selection",
            ),
            "ar": LabelText(
                "مختارات تك فلو",
                "التقنية ومن تغيّر حياتهم: مقالات مختارة من ناشرين حول العالم.",
                _channels(
                    "انضمّوا إلى مجتمع تك فلو.",
                    "مجموعة تيليغرام",
                    "الحساب الرسمي على إكس",
                    "الحساب الإنجليزي على إكس",
                ),
            ),
        },
    ),
    "long_way": LabelData(
        "#9a3b26",
        {
            "en": LabelText(
                "The Long Way",
                "Reporting that took its time: journeys, towns, seasons.",
                "<p>One long read every Friday. There is no newsletter; come back when you miss it.</p>",
            ),
            "fr": LabelText(
                "Le Long Cours",
                "Des récits qui ont pris leur temps : voyages, villes, saisons.",
                "<p>Un long récit chaque vendredi. Il n’y a pas de lettre d’information : "
                "revenez quand il vous manque.</p>",
            ),
            "zh-hans": LabelText(
                "远路",
                "慢慢写成的报道：旅途、城市与季节。",
                "<p>每逢星期五，一篇长文。没有邮件推送，想念的时候再来。</p>",
            ),
            "zh-hant": LabelText(
                "遠路",
                "慢慢寫成的報導：旅途、城市與季節。",
                "<p>每逢星期五，一篇長文。沒有電子報，想念的時候再來。</p>",
            ),
            "ja": LabelText(
                "遠まわり",
                "時間をかけた記事。旅、町、季節。",
                "<p>毎週金曜日に一本の長編を。メールマガジンはありません。恋しくなったら、また来てください。</p>",
            ),
            "ar": LabelText(
                "الطريق الطويل",
                "تقارير أخذت وقتها: رحلات ومدن وفصول.",
                "<p>مقال طويل كلّ يوم جمعة. لا نشرة بريدية؛ عودوا متى اشتقتم.</p>",
            ),
        },
    ),
    "common_tools": LabelData(
        "#2d6247",
        {
            "en": LabelText("Common Tools", "Things that people make, mend and share."),
            "fr": LabelText("Outils communs", "Ce que l’on fabrique, répare et partage."),
            "zh-hans": LabelText("众器", "人们共同制作、修补与分享的东西。"),
            "zh-hant": LabelText("眾器", "人們共同製作、修補與分享的東西。"),
            "ja": LabelText("みんなの道具", "人がつくり、直し、分け合うもの。"),
            "ar": LabelText("أدوات مشتركة", "ما يصنعه الناس ويصلحونه ويتقاسمونه."),
        },
    ),
}

SOURCES = {
    "geekpark": SourceData(
        "https://www.geekpark.net/",
        "zh-hans",
        {"en": "GeekPark", "fr": "GeekPark", "zh-hans": "极客公园", "zh-hant": "極客公園", "ja": "GeekPark"},
    ),
    "shoreline": SourceData(
        "https://anxian.example/",
        "zh-hans",
        {
            "en": "Shoreline Monthly",
            "fr": "Le Mensuel du rivage",
            "zh-hans": "岸线月刊",
            "zh-hant": "岸線月刊",
            "ja": "岸線月刊",
            "ar": "شهرية الساحل",
        },
    ),
    "harbour_review": SourceData(
        "https://harbourreview.example/",
        "en",
        {
            "en": "The Harbour Review",
            "fr": "The Harbour Review",
            "zh-hans": "海港评论",
            "zh-hant": "海港評論",
            "ja": "ハーバー・レビュー",
            "ar": "مجلة المرفأ",
        },
    ),
    "gazette": SourceData(
        "https://gazette-ateliers.example/",
        "fr",
        {
            "en": "La Gazette des ateliers",
            "fr": "La Gazette des ateliers",
            "zh-hans": "工坊公报",
            "zh-hant": "工坊公報",
            "ja": "工房だより",
            "ar": "جريدة الورش",
        },
    ),
    "yamanami": SourceData(
        "https://yamanami.example/",
        "ja",
        {
            "en": "Yamanami Letters",
            "fr": "Lettres de Yamanami",
            "zh-hans": "山并通信",
            "zh-hant": "山並通信",
            "ja": "やまなみ通信",
            "ar": "رسائل يامانامي",
        },
    ),
    "ghayma": SourceData(
        "https://ghayma.example/",
        "ar",
        {
            "en": "Al-Ghayma Review",
            "fr": "La Revue Al-Ghayma",
            "zh-hans": "云朵评论",
            "zh-hant": "雲朵評論",
            "ja": "アル＝ガイマ",
            "ar": "مجلة الغيمة",
        },
    ),
}

TOPICS = {
    "networks": {
        "en": "Networks",
        "fr": "Réseaux",
        "zh-hans": "网络",
        "zh-hant": "網路",
        "ja": "ネットワーク",
        "ar": "شبكات",
    },
    "cities": {
        "en": "Towns and journeys",
        "fr": "Villes et voyages",
        "zh-hans": "城市与旅途",
        "zh-hant": "城市與旅途",
        "ja": "町と旅",
        "ar": "مدن ورحلات",
    },
    "land": {"en": "Land", "fr": "Terres", "zh-hans": "土地", "zh-hant": "土地", "ja": "土地", "ar": "أرض"},
    "language": {
        "en": "Language",
        "fr": "Langues",
        "zh-hans": "语言文字",
        "zh-hant": "語言文字",
        "ja": "ことば",
        "ar": "لغات",
    },
    "repair": {
        "en": "Mending and making",
        "fr": "Réparer et fabriquer",
        "zh-hans": "修补与制作",
        "zh-hant": "修補與製作",
        "ja": "直す・つくる",
        "ar": "إصلاح وصنع",
    },
    "weather": {
        "en": "Weather",
        "fr": "Climat",
        "zh-hans": "天气",
        "zh-hant": "天氣",
        "ja": "天気",
        "ar": "طقس",
    },
}


def _latin(name: str, native: str, **others: str) -> ContributorData:
    """Someone whose name is written in Latin letters; `others`: languages with `_` for `-`."""
    names = {"en": name, "fr": name} | {code.replace("_", "-"): text for code, text in others.items()}
    return ContributorData(names, native)


def _chinese(hans: str, hant: str, latin: str, **others: str) -> ContributorData:
    """Someone with a Chinese name."""
    names = {"zh-hans": hans, "zh-hant": hant, "ja": hant, "en": latin, "fr": latin} | others
    return ContributorData(names, "zh-hans")


def _agency(name: str, **others: str) -> ContributorData:
    """A picture agency."""
    return ContributorData({"en": name, "fr": name} | others, "", ContributorKind.ORGANISATION)


CONTRIBUTORS = {
    "lian_ran": _chinese("连冉", "連冉", "Lian Ran"),
    "zheng_xuan": _chinese("郑玄", "鄭玄", "Zheng Xuan"),
    "he_zhizhou": _chinese("贺知舟", "賀知舟", "He Zhizhou", ar="خه تشي تشو"),
    "liu_yinglan": _chinese("柳映蓝", "柳映藍", "Liu Yinglan", ar="ليو ينغ لان"),
    "ye_suwen": _chinese("叶溯文", "葉溯文", "Ye Suwen"),
    "tang": _chinese("汤若汀", "湯若汀", "Tang Ruoting", ar="تانغ روو تينغ"),
    "aasvik": _latin(
        "Ingeborg Aasvik",
        "",
        zh_hans="英厄堡·奥斯维克",
        zh_hant="英厄堡・奧斯維克",
        ja="インゲボルグ・オースヴィーク",
        ar="إنغيبورغ أوسفيك",
    ),
    "penhallow": _latin("Jory Penhallow", "en", zh_hans="乔里·彭哈洛", ar="جوري بنهالو"),
    "corvaisier": _latin("Maëlle Corvaisier", "fr", zh_hant="瑪艾兒・柯韋西耶"),
    "mbaye_roux": _latin("Idrissa Mbaye-Roux", "fr"),
    "wierzbno": _latin("Tomasz Wierzbno", "pl"),
    "kerjean": _latin("Aminata Kerjean", "fr"),
    "raslan": _latin("Julnar Raslan", "ar", zh_hans="朱勒娜·拉斯兰", ar="جُلنار رسلان"),
    "nabaa": _latin("Qusai Nabaa", "ar", ar="قصيّ النبعة"),
    "belkadi": _latin("Nourine Belkadi", "ar", ar="نورين بلقاضي"),
    "kurase": _latin("Akari Kurase", "ja", ja="倉瀬 灯", zh_hans="仓濑灯", zh_hant="倉瀨燈"),
    "sugae": _latin("Toru Sugae", "ja", ja="菅江 透"),
    "minase": _latin("Haruka Minase", "ja", ja="水無瀬 遥"),
    "takkinen": _latin(
        "Oona Takkinen",
        "",
        zh_hans="奥娜·塔基宁",
        zh_hant="奧娜・塔基寧",
        ja="オーナ・タッキネン",
        ar="أونا تاكينن",
    ),
    "outeiral": _latin(
        "Brais Outeiral",
        "",
        zh_hans="布莱斯·奥特拉尔",
        zh_hant="布萊斯・奧特拉爾",
        ja="ブライス・オウテイラル",
        ar="برايس أوتيرال",
    ),
    "su_modi": _chinese("苏墨笛", "蘇墨笛", "Su Modi", ar="سو مو دي"),
    "papier_maree": _agency("Papier & Marée"),
    "southlight": _agency("Southlight Pictures"),
    "yanshan": _agency("Yanshan Pictures", **{"zh-hans": "砚山图片社", "zh-hant": "硯山圖片社"}),
}

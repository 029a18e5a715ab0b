"""Numbers written in words, by language: what may stand in one text for the figures of the other.

They only excuse: that a text says "two" somewhere is never held against it. So they may be generous.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import NamedTuple

# One and the like is an article in most languages, and left out. Ordinals count as their number.
_UNITS: dict[str, str] = {
    "en": "two/second/twice/both/pair/couple three/third/thirds/triple four/fourth five/fifth six/sixth"
    " seven/seventh eight/eighth nine/ninth ten/tenth eleven/eleventh twelve/twelfth/dozen/dozens"
    " thirteen/thirteenth fourteen/fourteenth fifteen/fifteenth sixteen/sixteenth seventeen/seventeenth"
    " eighteen/eighteenth nineteen/nineteenth",
    "fr": "deux/deuxième/second/seconde trois/troisième/tiers quatre/quatrième cinq/cinquième six/sixième"
    " sept/septième huit/huitième/huitaine neuf/neuvième dix/dixième/dizaine/dizaines onze/onzième"
    " douze/douzième/douzaine treize/treizième quatorze/quatorzième quinze/quinzième/quinzaine seize/seizième"
    " dix-sept/dix-septième dix-huit/dix-huitième dix-neuf/dix-neuvième",
    "de": "zwei/zweite/zweiten/zweiter/zweites/zweimal/beide/beiden/zwo drei/dritte/dritten/dritter/drittel"
    " vier/vierte/vierten/vierter/viertel fünf/fünfte/fünften/fünfter/fünftel"
    " sechs/sechste/sechsten/sechster/sechstel sieben/siebte/siebten/siebter/siebtel acht/achte/achten/achter"
    " neun/neunte/neunten/neunter zehn/zehnte/zehnten/zehnter/zehntel elf/elfte/elften zwölf/zwölfte/dutzend"
    " dreizehn/dreizehnte vierzehn/vierzehnte fünfzehn/fünfzehnte sechzehn/sechzehnte siebzehn/siebzehnte"
    " achtzehn/achtzehnte neunzehn/neunzehnte",
    "es": "dos/segundo/segunda/ambos/ambas/par tres/tercero/tercera/tercer/tercio/tercios"
    " cuatro/cuarto/cuarta cinco/quinto/quinta seis/sexto/sexta siete/séptimo/séptima ocho/octavo/octava"
    " nueve/noveno/novena diez/décimo/décima/decena/decenas/década once/undécimo doce/docena/duodécimo trece"
    " catorce quince/quincena dieciséis diecisiete dieciocho diecinueve",
    "it": "due/secondo/seconda/entrambi/entrambe tre/terzo/terza/terzi quattro/quarto/quarta"
    " cinque/quinto/quinta sei/sesto/sesta sette/settimo/settima otto/ottavo/ottava nove/nono/nona"
    " dieci/decimo/decina/decine undici dodici/dozzina tredici quattordici quindici/quindicina sedici"
    " diciassette diciotto diciannove",
    "pt": "dois/duas/segundo/segunda/ambos três/terceiro/terceira/terço/terços quatro/quarto/quarta"
    " cinco/quinto/quinta seis/sexto/sexta sete/sétimo/sétima oito/oitavo/oitava nove/nono/nona"
    " dez/décimo/dezena/dezenas/década onze doze/dúzia treze catorze/quatorze quinze/quinzena"
    " dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove",
    "nl": "twee/tweede/beide drie/derde vier/vierde vijf/vijfde zes/zesde zeven/zevende acht/achtste negen/negende"
    " tien/tiende elf/elfde twaalf/twaalfde/dozijn dertien veertien vijftien zestien zeventien achttien"
    " negentien",
    "ru": "два/две/двух/двумя/двум/второй/вторая/второго/вторую/оба/обе"
    " три/трёх/трех/третий/третья/третьего/треть/трети четыре/четырёх/четырех/четвёртый/четвертый/четверть"
    " пять/пяти/пятый/пятая шесть/шести/шестой семь/семи/седьмой восемь/восьми/восьмой девять/девяти/девятый"
    " десять/десяти/десятый/десятки/десяток одиннадцать/одиннадцати двенадцать/двенадцати/дюжина"
    " тринадцать/тринадцати четырнадцать/четырнадцати пятнадцать/пятнадцати шестнадцать/шестнадцати"
    " семнадцать/семнадцати восемнадцать/восемнадцати девятнадцать/девятнадцати",
    "ar": "اثنان/اثنين/اثنتان/اثنتين/الثاني/الثانية/ثاني/ثانية/ثانٍ/مرتين ثلاثة/ثلاث/الثالث/الثالثة/ثالث/ثلث"
    " أربعة/أربع/الرابع/الرابعة/رابع/ربع خمسة/خمس/الخامس/الخامسة/خامس/خُمس ستة/ست/السادس/السادسة/سادس"
    " سبعة/سبع/السابع/السابعة/سابع ثمانية/ثماني/ثمان/الثامن/الثامنة/ثامن تسعة/تسع/التاسع/التاسعة/تاسع"
    " عشرة/عشر/العاشر/العاشرة/عقد/عشرات أحد&عشر/إحدى&عشرة/الحادية&عشرة/الحادي&عشر"
    " اثني&عشر/اثنا&عشر/اثنتي&عشرة/الثانية&عشرة/الثاني&عشر ثلاثة&عشر/ثلاث&عشرة/الثالث&عشر/الثالثة&عشرة"
    " أربعة&عشر/أربع&عشرة/الرابع&عشر/الرابعة&عشرة خمسة&عشر/خمس&عشرة/الخامس&عشر/الخامسة&عشرة"
    " ستة&عشر/ست&عشرة/السادس&عشر/السادسة&عشرة سبعة&عشر/سبع&عشرة/السابع&عشر/السابعة&عشرة"
    " ثمانية&عشر/ثماني&عشرة/الثامن&عشر/الثامنة&عشرة تسعة&عشر/تسع&عشرة/التاسع&عشر/التاسعة&عشرة",
    "ko": "둘/두/둘째/이틀 셋/세/석/셋째/사흘 넷/네/넉/넷째/나흘 다섯/닷새 여섯/엿새 일곱/이레 여덟/여드레 아홉/아흐레"
    " 열/열흘 열한/열하나 열두/열둘 열세/열셋 열네/열넷 열다섯/보름 열여섯 열일곱 열여덟 열아홉",
}  # fmt: skip
# Twenty, thirty … ninety.
_TENS: dict[str, str] = {
    "en": "twenty/twenties/twentieth thirty/thirties/thirtieth forty/forties fifty/fifties sixty/sixties"
    " seventy/seventies eighty/eighties ninety/nineties",
    "fr": "vingt/vingtaine/vingtième trente/trentaine/trentième quarante/quarantaine cinquante/cinquantaine"
    " soixante/soixantaine soixante-dix/septante quatre-vingt/quatre-vingts/huitante"
    " quatre-vingt-dix/nonante",
    "de": "zwanzig/zwanziger dreißig/dreissig/dreißiger vierzig/vierziger fünfzig/fünfziger sechzig/sechziger"
    " siebzig/siebziger achtzig/achtziger neunzig/neunziger",
    "es": "veinte/veintena treinta/treintena cuarenta cincuenta sesenta setenta ochenta noventa",
    "it": "venti/ventina trenta/trentina quaranta cinquanta sessanta settanta ottanta novanta",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    "ru": "двадцать/двадцати/двадцатых тридцать/тридцати/тридцатых сорок/сорока/сороковых"
    " пятьдесят/пятидесяти/пятидесятых шестьдесят/шестидесяти/шестидесятых семьдесят/семидесяти/семидесятых"
    " восемьдесят/восьмидесяти/восьмидесятых девяносто/девяностых",
    "ar": "عشرين/عشرون/العشرين/العشرون/عشرينيات/العشرينيات ثلاثين/ثلاثون/الثلاثين/ثلاثينيات/الثلاثينيات"
    " أربعين/أربعون/الأربعين/أربعينيات/الأربعينيات خمسين/خمسون/الخمسين/خمسينيات/الخمسينيات"
    " ستين/ستون/الستين/ستينيات/الستينيات سبعين/سبعون/السبعين/سبعينيات/السبعينيات"
    " ثمانين/ثمانون/الثمانين/ثمانينيات/الثمانينيات تسعين/تسعون/التسعين/تسعينيات/التسعينيات",
    "ko": "스물/스무 서른 마흔 쉰 예순 일흔 여든 아흔",
}  # fmt: skip
_HUNDRED: dict[str, str] = {
    "en": "hundred/hundreds/hundredth/century/centennial/centenary", "fr": "cent/cents/centaine/centaines/centième/siècle/centenaire",
    "de": "hundert/hunderte/hundertste/hundertjähriges/jahrhundert", "es": "cien/ciento/centenar/centenares/siglo/centenario",
    "it": "cento/centinaio/centinaia/secolo", "pt": "cem/cento/centena/centenas/século",
    "nl": "honderd/honderden/eeuw", "ru": "сто/сотня/сотни/сотен/век/века", "ar": "مئة/مائة/مئات/قرن",
    "ko": "백",
}  # fmt: skip
# Words for a part: what a text may say for it in figures (a half is also 30 minutes, and 50 per cent).
_PARTS: dict[str, str] = {
    "half": "en:half,halves,halved fr:moitié,demi,demie,demies,mi de:hälfte,halb,halbe,halben,halber,halbes"
    ",anderthalb,eineinhalb,zweieinhalb es:mitad,medio,media,medios it:metà,mezzo,mezza pt:metade,meio,meia"
    " nl:helft,half,halve,anderhalf ru:половина,половины,половину,половиной,полтора,полчаса,пол,полугодие"
    " ar:نصف,النصف,والنصف,نصفها ko:절반,반",
    "quarter": "en:quarter,quarters fr:quart,quarts,trimestre de:viertel,quartal es:cuarto,cuartos,trimestre"
    " it:quarto,trimestre pt:quarto,trimestre nl:kwart,kwartaal ru:четверть,четверти,квартал,квартале"
    " ar:ربع,الربع,والربع ko:분기",
    "decade": "en:decade,decades fr:décennie,décennies de:jahrzehnt,jahrzehnte,jahrzehnten es:década,décadas"
    " it:decennio pt:década nl:decennium ru:десятилетие,десятилетия ar:عقد,عقود,العقد",
}  # fmt: skip
# One: an article in most languages, but not behind a ten (twenty-one, vingt et un, واحد وعشرون).
_ONE = {"en": "one", "fr": "un/une", "es": "uno/un/una", "it": "uno/un", "pt": "um/uma", "ru": "один/одна/одно/одного",
        "ar": "واحد/واحدة/الحادي/الحادية", "ko": "하나"}  # fmt: skip
# Rounds of a cup, ages, anniversaries.
_NAMED = {"en": {"bicentennial": 200, "bicentenary": 200}, "de": {"achtelfinale": 16, "achtelfinals": 16},
          "fr": {"huitièmes": 16, "bicentenaire": 200, "trentenaire": 30, "quadragénaire": 40, "quinquagénaire": 50,
                 "sexagénaire": 60}, "es": {"octavos": 16},
           "it": {"ottavi": 16}, "pt": {"oitavas": 16}}  # fmt: skip
_SAYS = {
    "half": (Fraction(1, 2), Fraction(2), Fraction(30), Fraction(50), Fraction(3, 2), Fraction(5, 2), Fraction(6)),
    "quarter": (Fraction(1, 4), Fraction(4), Fraction(15), Fraction(25), Fraction(45), Fraction(75), Fraction(3)),
    "decade": (Fraction(10),),
}
_THOUSANDS: dict[str, dict[str, int]] = {
    "en": {"thousand": 3, "thousands": 3, "million": 6, "millions": 6, "billion": 9, "billions": 9, "trillion": 12,
           "trillions": 12, "lakh": 5, "lakhs": 5, "crore": 7, "crores": 7, "mn": 6, "mln": 6, "bn": 9, "tn": 12, "m": 6, "k": 3, "b": 9},
    "fr": {"mille": 3, "milliers": 3, "millier": 3, "million": 6, "millions": 6, "milliard": 9, "milliards": 9,
           "billion": 12, "billions": 12, "md": 9, "mds": 9, "mrd": 9, "m": 6, "k": 3, "mio": 6},
    "de": {"tausend": 3, "tausende": 3, "million": 6, "millionen": 6, "mio": 6, "milliarde": 9, "milliarden": 9,
           "mrd": 9, "billion": 12, "billionen": 12, "tsd": 3, "bio": 12},
    "es": {"mil": 3, "miles": 3, "millón": 6, "millones": 6, "billón": 12, "billones": 12, "millardo": 9,
           "millardos": 9, "m": 6, "k": 3, "mm": 6},
    "it": {"mila": 3, "mille": 3, "migliaia": 3, "milione": 6, "milioni": 6, "mln": 6, "miliardo": 9, "miliardi": 9,
           "mld": 9, "bilioni": 12},
    "pt": {"mil": 3, "milhares": 3, "milhão": 6, "milhões": 6, "mi": 6, "bilhão": 9, "bilhões": 9, "bi": 9,
           "mil milhões": 9, "trilhão": 12, "trilhões": 12, "biliões": 12},
    "nl": {"duizend": 3, "duizenden": 3, "miljoen": 6, "miljoenen": 6, "mln": 6, "miljard": 9, "mld": 9,
           "biljoen": 12},
    "ru": {"тысяча": 3, "тысячи": 3, "тысяч": 3, "тыс": 3, "миллион": 6, "миллиона": 6, "миллионов": 6, "млн": 6,
           "миллиард": 9, "миллиарда": 9, "миллиардов": 9, "млрд": 9, "триллион": 12, "триллиона": 12, "трлн": 12},
    "uk": {"тисяча": 3, "тисячі": 3, "тисяч": 3, "тис": 3, "мільйон": 6, "мільйона": 6, "мільйони": 6, "мільйонів": 6,
           "млн": 6, "мільярд": 9, "мільярда": 9, "мільярди": 9, "мільярдів": 9, "млрд": 9, "трильйон": 12, "трлн": 12},
    "pl": {"tysiąc": 3, "tysiące": 3, "tysięcy": 3, "tys": 3, "milion": 6, "miliony": 6, "milionów": 6, "miliona": 6,
           "mln": 6, "miliard": 9, "miliardy": 9, "miliardów": 9, "miliarda": 9, "mld": 9, "bilion": 12, "bln": 12},
    "tr": {"bin": 3, "milyon": 6, "milyar": 9, "trilyon": 12},
    "vi": {"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9},
    "id": {"ribu": 3, "juta": 6, "miliar": 9, "triliun": 12},
    "ar": {"ألف": 3, "ألفا": 3, "ألفاً": 3, "آلاف": 3, "الآلاف": 3, "مليون": 6, "مليونا": 6, "مليوناً": 6, "ملايين": 6,
           "مليار": 9, "مليارا": 9, "ملياراً": 9, "مليارات": 9, "بليون": 9, "تريليون": 12, "تريليونات": 12},
}  # fmt: skip
# Two of them in one word.
_DUALS = {"ألفان": 3, "ألفين": 3, "ألفي": 3, "مليونان": 6, "مليونين": 6, "مليوني": 6, "ملياران": 9, "مليارين": 9,
          "ملياري": 9, "مئتان": 2, "مئتين": 2, "مئتي": 2, "مائتي": 2, "مائتين": 2}  # fmt: skip
# Of the Han multipliers: the myriads, which can follow one another (1亿2000万).
MYRIADS = {"万": 4, "萬": 4, "만": 4, "亿": 8, "億": 8, "억": 8, "兆": 12, "조": 12}
HUNDREDS = {"十": 1, "百": 2, "千": 3, "십": 1, "백": 2, "천": 3}
_DIGIT = {d: n for n, ds in enumerate(("〇零", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九")) for d in ds}
_HAN = re.compile(f"[{''.join(_DIGIT)}十百千万萬亿億兆]+")
_SINO = {d: n for n, d in enumerate("영일이삼사오육칠팔구")}
_HANGUL = re.compile(f"[{''.join(_SINO)}십백천만억]+")
_ROMAN = re.compile(r"\b(?=[IVXL])(X{0,3}|XL|L)(IX|IV|V?I{0,3})(?=\b|e\b|ème\b|º\b|°\b)")
# The words that begin a longer one in German: achtmal, sechsstündig, dreiköpfig.
_GERMAN = re.compile(r"\b(zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)"
                     r"(?=(?:\w*(?:mal|stünd|jähr|täg|köpf|wöch|monat|teil|stell|fach|stöck|prozent)))")  # fmt: skip


# Stems, where words change their endings.
_STEMS = {
    "ru": (("тысяч", 3), ("миллион", 6), ("миллиард", 9), ("триллион", 12)),
    "uk": (("тисяч", 3), ("мільйон", 6), ("мільярд", 9), ("трильйон", 12)),
    "pl": (("tysi", 3), ("milion", 6), ("miliard", 9), ("bilion", 12)),
}


def power_of(word: str, language: str) -> int:
    """Return the power of ten of a word that multiplies a number, in lower case; 0 for any other."""
    return _THOUSANDS.get(language, {}).get(word) or next(
        (power for stem, power in _STEMS.get(language, ()) if word.startswith(stem)), 0
    )


def knows(language: str) -> bool:
    """Tell whether small numbers in words are known in this language."""
    return language in _UNITS or language in ("zh", "ja")


class Said(NamedTuple):
    """What words may stand for: whole numbers, and parts (a half, a third: also in minutes and per cent)."""

    numbers: set[Fraction]
    parts: set[Fraction]


def values_in(text: str, language: str) -> Said:
    """Return every value that words of a text may stand for; `language` is the primary subtag."""
    found: set[Fraction] = set(_numerals(_HAN, _DIGIT, text)) if language in ("zh", "ja", "ko") else set()
    if language == "ko":
        found |= set(_numerals(_HANGUL, _SINO, text))
    parts = _cjk_parts(text) if language in ("zh", "ja", "ko") else set()
    lowered = text.casefold()
    if language in _UNITS:
        numbers, more = _words_in(lowered, language)
        found |= numbers
        parts |= more
    if language == "de":
        table = _table("de")
        found |= {table[match[1]] for match in _GERMAN.finditer(lowered)}
    if language not in ("zh", "ja", "ko", "ar"):
        found |= set(_roman(text))
    return Said(found, parts)


def _words_in(lowered: str, language: str) -> tuple[set[Fraction], set[Fraction]]:
    table = _table(language)
    found: set[Fraction] = set()
    last: tuple[Fraction, ...] = ()
    words = _WORDS.findall(lowered)
    if language == "ar":
        # Eleven to nineteen are two words.
        words += [f"{one}&{two}" for one, two in pairwise(words)]
    for word in words:
        if language == "ar" and word not in table and not power_of(word, language):
            word = word.lstrip("وبفكل")
        if power := power_of(word, language):
            ten = Fraction(10**power)
            found |= {ten} | {value * ten for value in last}
            last = tuple(value * ten for value in last)
        elif word in _DUALS and language == "ar":
            found.add(Fraction(2 * 10 ** _DUALS[word]))
        elif word in table:
            here = table[word]
            # Twenty-five, cent vingt, خمسة وعشرين: what follows adds to what came before.
            sums = {a + here for a in last} | {a * here for a in last if here in (100, 20)}
            found |= {here} | sums
            last = (here, *sums)
        elif word not in _BETWEEN:
            last = ()
    if language == "ko":
        # Words with their counters run together: 세 명, 세명.
        found |= {value for word, value in table.items() if re.search(rf"(?<![가-힣]){word}(?=\s?[가-힣])", lowered)}
    parts = {part for value in found if 2 < value < 11 for part in (1 / value, Fraction(round(100 / value)))}
    parts |= {Fraction(100 // value) for value in found if 2 < value < 11}
    for name, forms in _parts(language).items():
        if any(word in forms for word in words):
            parts |= set(_SAYS[name])
            if name == "half":
                parts |= {value + Fraction(1, 2) for value in found if value < 100}
            if name == "decade":
                parts |= {value * 10 for value in found if 1 < value < 10}
    return found, parts


_WORDS = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u064b-\u0652]|[^\W\d_])*")
_BETWEEN = frozenset({"and", "et", "und", "y", "e", "en", "и", "de", "of", "و"})


@cache
def _parts(language: str) -> dict[str, frozenset[str]]:
    return {
        name: frozenset(
            word for part in line.split() if part.startswith(f"{language}:") for word in part[3:].split(",")
        )
        for name, line in _PARTS.items()
    }


@cache
def _table(language: str) -> dict[str, Fraction]:
    """Word → its number; an ordinal's is that of its cardinal."""
    table: dict[str, Fraction] = {}
    for number, forms in enumerate(_UNITS[language].split(), 2):
        for form in forms.split("/"):
            table[form] = Fraction(number)
    for number, forms in enumerate(_TENS.get(language, "").split(), 2):
        for form in forms.split("/"):
            table.setdefault(form, Fraction(number * 10))
    for form in _HUNDRED.get(language, "").split("/"):
        table[form] = Fraction(100)
    for form in _ONE.get(language, "").split("/"):
        table.setdefault(form, Fraction(1))
    for form, number in _NAMED.get(language, {}).items():
        table[form] = Fraction(number)
    if language == "fr":
        table["vingts"] = Fraction(20)
    if language == "es":
        for number, word in enumerate("uno dós trés cuatro cinco séis siete ocho nueve".split(), 1):
            table[f"veinti{word}"] = Fraction(20 + number)
    if language in ("de", "nl"):
        joint = "und" if language == "de" else "en"
        ones = [form.split("/")[0] for form in _UNITS[language].split()[:8]]
        for tens, forms in enumerate(_TENS[language].split(), 2):
            word = forms.split("/")[0]
            for number, one in enumerate([("ein" if language == "de" else "een"), *ones], 1):
                table[f"{one}{joint}{word}"] = Fraction(10 * tens + number)
    if language == "it":
        ones = [form.split("/")[0] for form in _UNITS["it"].split()[:8]]
        for tens, forms in enumerate(_TENS["it"].split(), 2):
            stem = forms.split("/")[0]
            for number, one in enumerate(["uno", *ones], 1):
                table[(stem[:-1] if one[0] in "uo" else stem) + one] = Fraction(10 * tens + number)
    return table


def _numerals(pattern: re.Pattern[str], digits: dict[str, int], text: str) -> Iterator[Fraction]:
    for match in pattern.finditer(text):
        written = match[0]
        if all(character in digits for character in written):
            if len(written) > 1:
                yield Fraction(int("".join(str(digits[character]) for character in written)))
            for character in written:
                if digits[character]:
                    yield Fraction(digits[character])
            continue
        total, section, number = 0, 0, 0
        for character in written:
            if character in digits:
                number = digits[character]
            elif character in HUNDREDS:
                section, number = section + (number or 1) * 10 ** HUNDREDS[character], 0
            else:
                total, section, number = total + (section + number or 1) * 10 ** MYRIADS[character], 0, 0
        yield Fraction(total + section + number)


def _cjk_parts(text: str) -> set[Fraction]:
    found: set[Fraction] = set()
    if re.search("[半절]|반(?![가-힣])", text):
        found |= set(_SAYS["half"])
    if re.search("季|四半期|분기|刻", text):
        found |= set(_SAYS["quarter"])
    for match in re.finditer("([二两兩三四五六七八九1-9])(?:分之一|分の1|分の一|분의 1)", text):
        number = int(match[1]) if match[1].isdigit() else _DIGIT[match[1]]
        found |= {Fraction(1, number), Fraction(round(100 / number)), Fraction(100 // number)}
    for match in re.finditer("([一二两兩三四五六七八九1-9])(?:成|割)", text):
        number = int(match[1]) if match[1].isdigit() else _DIGIT[match[1]]
        found |= {Fraction(number * 10), Fraction(number, 10)}
    if "翻番" in text or "倍" in text or "두 배" in text:
        found.add(Fraction(2))
    if "十年" in text:
        found.add(Fraction(10))
    return found


def _roman(text: str) -> Iterator[Fraction]:
    for match in _ROMAN.finditer(text):
        tens = {"": 0, "X": 10, "XX": 20, "XXX": 30, "XL": 40, "L": 50}[match[1]]
        ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"].index(match[2])
        if tens + ones:
            yield Fraction(tens + ones)

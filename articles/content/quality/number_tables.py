"""Numbers in words, by language. Read by `number_words`."""

# From two to nineteen, in order; the forms of each divided by strokes, ordinals among them. "&" joins
# two words. One and the like is an article in most languages, and left out.
UNITS: dict[str, str] = {
    "en": (
        "two/second/twice/both/pair/couple three/third/thirds/triple four/fourth five/fifth six/sixth"
        " seven/seventh eight/eighth nine/ninth ten/tenth eleven/eleventh twelve/twelfth/dozen/dozens"
        " thirteen/thirteenth fourteen/fourteenth fifteen/fifteenth sixteen/sixteenth"
        " seventeen/seventeenth eighteen/eighteenth nineteen/nineteenth"
    ),
    "fr": (
        "deux/deuxième/second/seconde trois/troisième/tiers quatre/quatrième cinq/cinquième six/sixième"
        " sept/septième huit/huitième/huitaine neuf/neuvième dix/dixième/dizaine/dizaines onze/onzième"
        " douze/douzième/douzaine treize/treizième quatorze/quatorzième quinze/quinzième/quinzaine"
        " seize/seizième dix-sept/dix-septième dix-huit/dix-huitième dix-neuf/dix-neuvième"
    ),
    "de": (
        "zwei/zweite/zweiten/zweiter/zweites/zweimal/beide/beiden/zwo"
        " drei/dritte/dritten/dritter/drittel vier/vierte/vierten/vierter/viertel"
        " fünf/fünfte/fünften/fünfter/fünftel sechs/sechste/sechsten/sechster/sechstel"
        " sieben/siebte/siebten/siebter/siebtel acht/achte/achten/achter neun/neunte/neunten/neunter"
        " zehn/zehnte/zehnten/zehnter/zehntel elf/elfte/elften zwölf/zwölfte/dutzend"
        " dreizehn/dreizehnte vierzehn/vierzehnte fünfzehn/fünfzehnte sechzehn/sechzehnte"
        " siebzehn/siebzehnte achtzehn/achtzehnte neunzehn/neunzehnte"
    ),
    "es": (
        "dos/segundo/segunda/ambos/ambas/par tres/tercero/tercera/tercer/tercio/tercios"
        " cuatro/cuarto/cuarta cinco/quinto/quinta seis/sexto/sexta siete/séptimo/séptima"
        " ocho/octavo/octava nueve/noveno/novena diez/décimo/décima/decena/decenas/década once/undécimo"
        " doce/docena/duodécimo trece catorce quince/quincena dieciséis diecisiete dieciocho diecinueve"
    ),
    "it": (
        "due/secondo/seconda/entrambi/entrambe tre/terzo/terza/terzi quattro/quarto/quarta"
        " cinque/quinto/quinta sei/sesto/sesta sette/settimo/settima otto/ottavo/ottava nove/nono/nona"
        " dieci/decimo/decina/decine undici dodici/dozzina tredici quattordici quindici/quindicina"
        " sedici diciassette diciotto diciannove"
    ),
    "pt": (
        "dois/duas/segundo/segunda/ambos três/terceiro/terceira/terço/terços quatro/quarto/quarta"
        " cinco/quinto/quinta seis/sexto/sexta sete/sétimo/sétima oito/oitavo/oitava nove/nono/nona"
        " dez/décimo/dezena/dezenas/década onze doze/dúzia treze catorze/quatorze quinze/quinzena"
        " dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove"
    ),
    "nl": (
        "twee/tweede/beide drie/derde vier/vierde vijf/vijfde zes/zesde zeven/zevende acht/achtste"
        " negen/negende tien/tiende elf/elfde twaalf/twaalfde/dozijn dertien veertien vijftien zestien"
        " zeventien achttien negentien"
    ),
    "ru": (
        "два/две/двух/двумя/двум/второй/вторая/второго/вторую/оба/обе"
        " три/трёх/трех/третий/третья/третьего/треть/трети"
        " четыре/четырёх/четырех/четвёртый/четвертый/четверть пять/пяти/пятый/пятая шесть/шести/шестой"
        " семь/семи/седьмой восемь/восьми/восьмой девять/девяти/девятый"
        " десять/десяти/десятый/десятки/десяток одиннадцать/одиннадцати двенадцать/двенадцати/дюжина"
        " тринадцать/тринадцати четырнадцать/четырнадцати пятнадцать/пятнадцати шестнадцать/шестнадцати"
        " семнадцать/семнадцати восемнадцать/восемнадцати девятнадцать/девятнадцати"
    ),
    "ar": (
        "اثنان/اثنين/اثنتان/اثنتين/الثاني/الثانية/ثاني/ثانية/ثانٍ/مرتين"
        " ثلاثة/ثلاث/الثالث/الثالثة/ثالث/ثلث أربعة/أربع/الرابع/الرابعة/رابع/ربع"
        " خمسة/خمس/الخامس/الخامسة/خامس/خُمس ستة/ست/السادس/السادسة/سادس سبعة/سبع/السابع/السابعة/سابع"
        " ثمانية/ثماني/ثمان/الثامن/الثامنة/ثامن تسعة/تسع/التاسع/التاسعة/تاسع"
        " عشرة/عشر/العاشر/العاشرة/عقد/عشرات أحد&عشر/إحدى&عشرة/الحادية&عشرة/الحادي&عشر"
        " اثني&عشر/اثنا&عشر/اثنتي&عشرة/الثانية&عشرة/الثاني&عشر"
        " ثلاثة&عشر/ثلاث&عشرة/الثالث&عشر/الثالثة&عشرة أربعة&عشر/أربع&عشرة/الرابع&عشر/الرابعة&عشرة"
        " خمسة&عشر/خمس&عشرة/الخامس&عشر/الخامسة&عشرة ستة&عشر/ست&عشرة/السادس&عشر/السادسة&عشرة"
        " سبعة&عشر/سبع&عشرة/السابع&عشر/السابعة&عشرة ثمانية&عشر/ثماني&عشرة/الثامن&عشر/الثامنة&عشرة"
        " تسعة&عشر/تسع&عشرة/التاسع&عشر/التاسعة&عشرة"
    ),
    "ko": (
        "둘/두/둘째/이틀 셋/세/석/셋째/사흘 넷/네/넉/넷째/나흘 다섯/닷새 여섯/엿새 일곱/이레"
        " 여덟/여드레 아홉/아흐레 열/열흘 열한/열하나 열두/열둘 열세/열셋 열네/열넷 열다섯/보름 열여섯"
        " 열일곱 열여덟 열아홉"
    ),
}
# Twenty, thirty … ninety.
TENS: dict[str, str] = {
    "en": (
        "twenty/twenties/twentieth thirty/thirties/thirtieth forty/forties fifty/fifties sixty/sixties"
        " seventy/seventies eighty/eighties ninety/nineties"
    ),
    "fr": (
        "vingt/vingtaine/vingtième trente/trentaine/trentième quarante/quarantaine"
        " cinquante/cinquantaine soixante/soixantaine soixante-dix/septante"
        " quatre-vingt/quatre-vingts/huitante quatre-vingt-dix/nonante"
    ),
    "de": (
        "zwanzig/zwanziger dreißig/dreissig/dreißiger vierzig/vierziger fünfzig/fünfziger"
        " sechzig/sechziger siebzig/siebziger achtzig/achtziger neunzig/neunziger"
    ),
    "es": "veinte/veintena treinta/treintena cuarenta cincuenta sesenta setenta ochenta noventa",
    "it": "venti/ventina trenta/trentina quaranta cinquanta sessanta settanta ottanta novanta",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    "ru": (
        "двадцать/двадцати/двадцатых тридцать/тридцати/тридцатых сорок/сорока/сороковых"
        " пятьдесят/пятидесяти/пятидесятых шестьдесят/шестидесяти/шестидесятых"
        " семьдесят/семидесяти/семидесятых восемьдесят/восьмидесяти/восьмидесятых девяносто/девяностых"
    ),
    "ar": (
        "عشرين/عشرون/العشرين/العشرون/عشرينيات/العشرينيات ثلاثين/ثلاثون/الثلاثين/ثلاثينيات/الثلاثينيات"
        " أربعين/أربعون/الأربعين/أربعينيات/الأربعينيات خمسين/خمسون/الخمسين/خمسينيات/الخمسينيات"
        " ستين/ستون/الستين/ستينيات/الستينيات سبعين/سبعون/السبعين/سبعينيات/السبعينيات"
        " ثمانين/ثمانون/الثمانين/ثمانينيات/الثمانينيات تسعين/تسعون/التسعين/تسعينيات/التسعينيات"
    ),
    "ko": "스물/스무 서른 마흔 쉰 예순 일흔 여든 아흔",
}
HUNDREDS: dict[str, str] = {
    "en": "hundred/hundreds/hundredth/century/centennial/centenary",
    "fr": "cent/cents/centaine/centaines/centième/siècle/centenaire",
    "de": "hundert/hunderte/hundertste/hundertjähriges/jahrhundert",
    "es": "cien/ciento/centenar/centenares/siglo/centenario",
    "it": "cento/centinaio/centinaia/secolo",
    "pt": "cem/cento/centena/centenas/século",
    "nl": "honderd/honderden/eeuw",
    "ru": "сто/сотня/сотни/сотен/век/века",
    "ar": "مئة/مائة/مئات/قرن",
    "ko": "백",
}
# One: an article in most languages, but not behind a ten (twenty-one, vingt et un, واحد وعشرون).
ONES: dict[str, str] = {
    "en": "one",
    "fr": "un/une",
    "es": "uno/un/una",
    "it": "uno/un",
    "pt": "um/uma",
    "ru": "один/одна/одно/одного",
    "ar": "واحد/واحدة/الحادي/الحادية",
    "ko": "하나",
}
# Rounds of a cup, ages, anniversaries.
NAMED: dict[str, str] = {
    "en": "bicentennial=200 bicentenary=200",
    "de": "achtelfinale=16 achtelfinals=16",
    "fr": ("huitièmes=16 bicentenaire=200 trentenaire=30 quadragénaire=40 quinquagénaire=50 sexagénaire=60"),
    "es": "octavos=16",
    "it": "ottavi=16",
    "pt": "oitavas=16",
}
# Words for a part, with their languages.
PARTS: dict[str, str] = {
    "half": (
        "en:half,halves,halved fr:moitié,demi,demie,demies,mi"
        " de:hälfte,halb,halbe,halben,halber,halbes,anderthalb,eineinhalb,zweieinhalb"
        " es:mitad,medio,media,medios it:metà,mezzo,mezza pt:metade,meio,meia"
        " nl:helft,half,halve,anderhalf"
        " ru:половина,половины,половину,половиной,полтора,полчаса,пол,полугодие"
        " ar:نصف,النصف,والنصف,نصفها ko:절반,반"
    ),
    "quarter": (
        "en:quarter,quarters fr:quart,quarts,trimestre de:viertel,quartal es:cuarto,cuartos,trimestre"
        " it:quarto,trimestre pt:quarto,trimestre nl:kwart,kwartaal"
        " ru:четверть,четверти,квартал,квартале ar:ربع,الربع,والربع ko:분기"
    ),
    "decade": (
        "en:decade,decades fr:décennie,décennies de:jahrzehnt,jahrzehnte,jahrzehnten es:década,décadas"
        " it:decennio pt:década nl:decennium ru:десятилетие,десятилетия ar:عقد,عقود,العقد"
    ),
}
# Words that multiply, with their power of ten.
POWERS: dict[str, str] = {
    "en": (
        "thousand=3 thousands=3 million=6 millions=6 billion=9 billions=9 trillion=12 trillions=12"
        " lakh=5 lakhs=5 crore=7 crores=7 mn=6 mln=6 bn=9 tn=12 m=6 k=3 b=9"
    ),
    "fr": (
        "mille=3 milliers=3 millier=3 million=6 millions=6 milliard=9 milliards=9 billion=12"
        " billions=12 md=9 mds=9 mrd=9 m=6 k=3 mio=6"
    ),
    "de": (
        "tausend=3 tausende=3 million=6 millionen=6 mio=6 milliarde=9 milliarden=9 mrd=9 billion=12"
        " billionen=12 tsd=3 bio=12"
    ),
    "es": "mil=3 miles=3 millón=6 millones=6 billón=12 billones=12 millardo=9 millardos=9 m=6 k=3 mm=6",
    "it": "mila=3 mille=3 migliaia=3 milione=6 milioni=6 mln=6 miliardo=9 miliardi=9 mld=9 bilioni=12",
    "pt": (
        "mil=3 milhares=3 milhão=6 milhões=6 mi=6 bilhão=9 bilhões=9 bi=9 trilhão=12 trilhões=12 biliões=12"
    ),
    "nl": "duizend=3 duizenden=3 miljoen=6 miljoenen=6 mln=6 miljard=9 mld=9 biljoen=12",
    "ru": (
        "тысяча=3 тысячи=3 тысяч=3 тыс=3 миллион=6 миллиона=6 миллионов=6 млн=6 миллиард=9 миллиарда=9"
        " миллиардов=9 млрд=9 триллион=12 триллиона=12 трлн=12"
    ),
    "uk": (
        "тисяча=3 тисячі=3 тисяч=3 тис=3 мільйон=6 мільйона=6 мільйони=6 мільйонів=6 млн=6 мільярд=9"
        " мільярда=9 мільярди=9 мільярдів=9 млрд=9 трильйон=12 трлн=12"
    ),
    "pl": (
        "tysiąc=3 tysiące=3 tysięcy=3 tys=3 milion=6 miliony=6 milionów=6 miliona=6 mln=6 miliard=9"
        " miliardy=9 miliardów=9 miliarda=9 mld=9 bilion=12 bln=12"
    ),
    "tr": "bin=3 milyon=6 milyar=9 trilyon=12",
    "vi": "nghìn=3 ngàn=3 triệu=6 tỷ=9 tỉ=9",
    "id": "ribu=3 juta=6 miliar=9 triliun=12",
    "ar": (
        "ألف=3 ألفا=3 ألفاً=3 آلاف=3 الآلاف=3 مليون=6 مليونا=6 مليوناً=6 ملايين=6 مليار=9 مليارا=9"
        " ملياراً=9 مليارات=9 بليون=9 تريليون=12 تريليونات=12"
    ),
}

"""Months and weekdays by name. Read by `calendar`."""

# Twelve patterns each, in order; forms divided by strokes, "&" for a space.
MONTHS: dict[str, str] = {
    "en": (
        "January/Jan. February/Feb. March April/Apr. May June July August/Aug. September/Sept."
        " October/Oct. November/Nov. December/Dec."
    ),
    "fr": (
        "janvier/janv. février/févr. mars avril mai juin juillet/juill. août septembre/sept."
        " octobre/oct. novembre/nov. décembre/déc."
    ),
    "de": ("Januar/Jänner Februar/Feber März April Mai Juni Juli August September Oktober November Dezember"),
    "es": (
        "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre"
    ),
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "ru": (
        "январ[ьяе] феврал[ьяе] март[ае]? апрел[ьяе] ма[йяе] июн[ьяе] июл[ьяе] август[ае]? сентябр[ьяе]"
        " октябр[ьяе] ноябр[ьяе] декабр[ьяе]"
    ),
    "uk": (
        "січ(?:ень|ня|ні) лют(?:ий|ого|ому) берез(?:ень|ня|ні) квіт(?:ень|ня|ні) трав(?:ень|ня|ні)"
        " черв(?:ень|ня|ні) лип(?:ень|ня|ні) серп(?:ень|ня|ні) верес(?:ень|ня|ні) жовт(?:ень|ня|ні)"
        " листопад[аі]? груд(?:ень|ня|ні)"
    ),
    "pl": (
        "stycz(?:eń|nia|niu) lut(?:y|ego|ym) mar(?:zec|ca|cu) kwie(?:cień|tnia|tniu) maj[au]?"
        " czerw(?:iec|ca|cu) lip(?:iec|ca|cu) sierp(?:ień|nia|niu) wrze(?:sień|śnia|śniu)"
        " październik[aui]? listopad[aui]? grud(?:zień|nia|niu)"
    ),
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "ar": (
        "يناير/كانون&الثاني فبراير/شباط مارس/آذار أبريل/إبريل/نيسان مايو/أيار يونيو/حزيران يوليو/تموز"
        " أغسطس/آب سبتمبر/أيلول أكتوبر/تشرين&الأول نوفمبر/تشرين&الثاني ديسمبر/كانون&الأول"
    ),
}
# Seven patterns each, from Monday.
DAYS: dict[str, str] = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "fr": "lundis? mardis? mercredis? jeudis? vendredis? samedis? dimanches?",
    "de": (
        "Montag\\w* Dienstag\\w* Mittwoch\\w* Donnerstag\\w* Freitag\\w* (?:Samstag|Sonnabend)\\w*"
        " Sonntag\\w*"
    ),
    "es": "lunes martes miércoles jueves viernes sábados? domingos?",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "pt": "segunda(?:-feira)? terça(?:-feira)? quarta-feira quinta-feira sexta-feira sábado domingo",
    "nl": "maandag\\w* dinsdag\\w* woensdag\\w* donderdag\\w* vrijdag\\w* zaterdag\\w* zondag\\w*",
    "ru": "понедельник\\w* вторник\\w* сред[аеуы] четверг\\w* пятниц\\w* суббот\\w* воскресень\\w*",
    "uk": "понеділ\\w* вівтор\\w* серед[аиу] четвер\\w* п[’']ятниц\\w* субот\\w* неділ\\w*",
    "pl": "poniedział\\w* wtor\\w* środ\\w* czwart\\w* piąt\\w* sobot\\w* niedziel\\w*",
    "id": "Senin Selasa Rabu Kamis Jumat Sabtu Minggu",
    "ar": "[و]?(?:ال)?[إا]ثنين [و]?الثلاثاء [و]?الأربعاء [و]?الخميس [و]?الجمعة [و]?السبت [و]?الأحد",
}

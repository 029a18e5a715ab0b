"""Texts of our own in many languages, for tests of encodings."""

TEXTS = {
    "fr": "L'été dernier, les élèves ont planté des chênes près de la forêt. « C'est déjà très beau », dit la"
    " maîtresse, qui a reçu cinq œufs en cadeau. Le café coûte deux euros à Orléans.",
    "de": "Die Bäume im Park müssen größer werden, sagt der Bürgermeister. Für die Straßen brauchen wir mehr"
    " Geld, erklärte er am Dienstag. Übrigens öffnet das Café früh.",
    "es": "El año pasado, los niños de la región plantaron más árboles. ¿Quién pagará la próxima sesión?"
    " Mañana lo dirá el señor Núñez en español.",
    "pl": "W zeszłym roku uczniowie zasadzili dęby koło lasu. Jest już bardzo ładnie, mówi nauczycielka,"
    " która dostała pięć jaj. Żółć, źdźbło i ćma są częścią języka.",
    "cs": "Loni žáci zasadili duby poblíž lesa. Učitelka říká, že je to už velmi pěkné, a dostala pět vajec."
    " Příliš žluťoučký kůň úpěl ďábelské ódy.",
    "tr": "Geçen yıl öğrenciler ormanın yanına meşe ağaçları dikti. Öğretmen şimdiden çok güzel olduğunu"
    " söylüyor. İstanbul'da ışıklar söndü, şehir sessizliğe büründü.",
    "ru": "В прошлом году ученики посадили дубы возле леса. Учительница говорит, что уже очень красиво."
    " Редактор газеты сообщил, что новая статья выйдет в пятницу.",
    "uk": "Минулого року учні посадили дуби біля лісу. Вчителька каже, що вже дуже гарно. Її учні їдуть до"
    " Києва, щоб побачити музей. Ґанок був ще теплий.",
    "ar": "في العام الماضي زرع التلاميذ أشجار البلوط قرب الغابة. وتقول المعلمة إن المكان أصبح جميلا جدا."
    " وأعلنت الصحيفة أن المقال الجديد سينشر يوم الجمعة.",
    "zh-hans": "去年，学生们在森林附近种了橡树。老师说现在已经非常漂亮了。编辑表示，新文章将在星期五发表。这"
    "座城市的码头上，只剩下一盏灯。",
    "zh-hant": "去年，學生們在森林附近種了橡樹。老師說現在已經非常漂亮了。編輯表示，新文章將在星期五發表。這"
    "座城市的碼頭上，只剩下一盞燈。",
    "ja": "昨年、生徒たちは森の近くに樫の木を植えました。先生はもうとてもきれいだと言います。新しい記事は金曜"
    "日に掲載される予定です。",
    "ko": "지난해 학생들은 숲 근처에 참나무를 심었습니다. 선생님은 벌써 아주 아름답다고 말합니다. 새 기사는"
    " 금요일에 실릴 예정입니다.",
}
WRITTEN_IN = {
    "fr": ("cp1252", "iso8859-15"),
    "de": ("cp1252", "iso8859-15"),
    "es": ("cp1252", "iso8859-15"),
    "pl": ("cp1250", "iso8859-2"),
    "cs": ("cp1250", "iso8859-2"),
    "tr": ("cp1254", "iso8859-9"),
    "ru": ("cp1251", "koi8-r"),
    "uk": ("cp1251", "koi8-u"),
    "ar": ("cp1256",),
    "zh-hans": ("gb18030",),
    "zh-hant": ("big5", "gb18030"),
    "ja": ("cp932", "euc-jp"),
    "ko": ("euc-kr",),
}
CASES = [(language, encoding) for language, encodings in WRITTEN_IN.items() for encoding in encodings]

"""Contact."""

from articles.models import PageKind

KEY, KIND = "contact", PageKind.CONTACT

TEXTS = {
    "en": """
kicker: Contact

# Write to us

standfirst: Four people read these letters, in all six languages.

## Readers

Questions, praise and complaints: [letters@newsroom.example](mailto:letters@newsroom.example). We answer
in the language you write in.

## Publishers and authors

If you would like to see one of your articles here, or would like one taken down, write to
[rights@newsroom.example](mailto:rights@newsroom.example). Tell us the article's address and who can decide.

## Translators

We look for translators into Arabic and Japanese all year round. Send two pages you are proud of, and
the originals, to [translators@newsroom.example](mailto:translators@newsroom.example).

## By post

Newsroom, 4 Quai des Cordiers, Port-Aven. Parcels reach us; couriers do not find the door, which is green.
""",
    "fr": """
kicker: Contact

# Écrivez-nous

standfirst: Quatre personnes lisent ce courrier, dans nos six langues.

## Lectrices et lecteurs

Questions, compliments, reproches : [letters@newsroom.example](mailto:letters@newsroom.example). Nous
répondons dans votre langue.

## Publications, autrices et auteurs

Vous aimeriez voir paraître ici un de vos articles, ou qu'il en soit retiré ? Écrivez à
[rights@newsroom.example](mailto:rights@newsroom.example), en donnant l'adresse de l'article et le nom
de la personne qui peut en décider.

## Traductrices et traducteurs

Nous cherchons toute l'année des traducteurs vers l'arabe et le japonais. Envoyez deux pages dont vous
êtes fiers, avec l'original, à [translators@newsroom.example](mailto:translators@newsroom.example).

## Par la poste

Newsroom, 4, quai des Cordiers, Port-Aven. Les colis arrivent ; les coursiers ne trouvent pas la porte,
qui est verte.
""",
    "zh-hans": """
kicker: 联系我们

# 写信给我们

standfirst: 四个人读信，六种语言都看。

## 读者

提问、夸奖、批评，请写到 [letters@newsroom.example](mailto:letters@newsroom.example)。您用哪种语言写，我
们就用哪种语言回。

## 媒体与作者

希望自己的文章在这里刊出，或希望撤下，请写到 [rights@newsroom.example](mailto:rights@newsroom.example)，
附上文章网址，并告诉我们谁可以决定。

## 译者

我们常年寻找译入阿拉伯语和日语的译者。请把两页自己满意的译文连同原文寄到
[translators@newsroom.example](mailto:translators@newsroom.example)。

## 邮寄

阿旺港绳匠码头 4 号，Newsroom 收。包裹能寄到；快递员常常找不到门，门是绿色的。
""",
    "zh-hant": """
kicker: 聯絡我們

# 寫信給我們

standfirst: 四個人讀信，六種語言都看。

## 讀者

提問、稱讚、批評，請寫到 [letters@newsroom.example](mailto:letters@newsroom.example)。您用哪種語言寫，我
們就用哪種語言回。

## 媒體與作者

希望自己的文章在這裡刊出，或希望撤下，請寫到 [rights@newsroom.example](mailto:rights@newsroom.example)，
附上文章網址，並告訴我們誰可以決定。

## 譯者

我們全年徵求譯入阿拉伯文與日文的譯者。請把兩頁自己滿意的譯文連同原文寄到
[translators@newsroom.example](mailto:translators@newsroom.example)。

## 郵寄

阿旺港繩匠碼頭 4 號，Newsroom 收。包裹寄得到；快遞員常常找不到門，門是綠色的。
""",
    "ja": """
kicker: お問い合わせ

# お便りはこちらへ

standfirst: 四人の担当者が、六つの言語すべてで読んでいます。

## 読者の皆さま

ご質問、ご感想、お叱りは [letters@newsroom.example](mailto:letters@newsroom.example) へ。お書きになった
言語でお返事します。

## 媒体・筆者の皆さま

記事の掲載や取り下げをご希望の際は、記事のアドレスと、判断のできる方のお名前を添えて
[rights@newsroom.example](mailto:rights@newsroom.example) までご連絡ください。

## 訳者の皆さま

アラビア語と日本語への訳者を通年で募集しています。自信のある訳文二ページを、原文とともに
[translators@newsroom.example](mailto:translators@newsroom.example) へお送りください。

## 郵便

ポール＝アヴェン市コルディエ河岸四番地 Newsroom。小包は届きます。配達の方はよく入口を見失いますが、緑色
の扉です。
""",
    "ar": """
kicker: اتصلوا بنا

# اكتبوا إلينا

standfirst: أربعة أشخاص يقرؤون هذه الرسائل بلغاتنا الست.

## القراء

الأسئلة والثناء والشكاوى: [letters@newsroom.example](mailto:letters@newsroom.example). نجيب باللغة التي
تكتبون بها.

## الناشرون والكتّاب

إذا أردتم أن يُنشر مقال لكم هنا، أو أن يُسحب، فاكتبوا إلى
[rights@newsroom.example](mailto:rights@newsroom.example)، واذكروا عنوان المقال ومن يملك القرار.

## المترجمون

نبحث على مدار السنة عن مترجمين إلى العربية واليابانية. أرسلوا صفحتين تعتزون بهما مع الأصل إلى
[translators@newsroom.example](mailto:translators@newsroom.example).

## بالبريد

Newsroom، رصيف الحبّالين 4، بور أفين. الطرود تصل إلينا، أما السعاة فلا يجدون الباب، وهو أخضر.
""",
}

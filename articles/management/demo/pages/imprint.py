"""Imprint."""

from articles.models import PageKind

KEY, KIND = "imprint", PageKind.IMPRINT

TEXTS = {
    "en": """
kicker: Imprint

# Imprint

standfirst: Who publishes this site, and who answers for it.

## Publisher

Association Newsroom, 4 Quai des Cordiers, Port-Aven. Registered with the harbour prefecture under
number W-000-1142. Chair of the board: Teuila Fonoti.

## Responsible for the content

Inès Barrandon, editor-in-chief, at the address above;
[desk@newsroom.example](mailto:desk@newsroom.example).

## Rights

Articles belong to their authors and publishers, pictures to those named under them. Our translations
may be quoted with the name of the translator and a link. For anything more, ask
[rights@newsroom.example](mailto:rights@newsroom.example).

## Hosting

The site runs on two machines in the cellar of the Port-Aven library, which is not responsible for what
is on them.
""",
    "fr": """
kicker: Mentions légales

# Mentions légales

standfirst: Qui publie ce site, et qui en répond.

## Éditeur

Association Newsroom, 4, quai des Cordiers, Port-Aven. Déclarée à la préfecture du port sous le numéro
W-000-1142. Présidente : Teuila Fonoti.

## Directrice de la publication

Inès Barrandon, rédactrice en chef, à l'adresse ci-dessus ;
[desk@newsroom.example](mailto:desk@newsroom.example).

## Droits

Les articles appartiennent à leurs auteurs et à leurs publications, les images à ceux dont le nom figure
dessous. Nos traductions peuvent être citées avec le nom de la traductrice ou du traducteur et un lien.
Pour tout autre usage : [rights@newsroom.example](mailto:rights@newsroom.example).

## Hébergement

Le site tourne sur deux machines installées dans la cave de la bibliothèque de Port-Aven, qui n'est pas
responsable de ce qu'elles contiennent.
""",
    "zh-hans": """
kicker: 出版信息

# 出版信息

standfirst: 谁出版这个网站，谁对它负责。

## 出版者

Newsroom 协会，阿旺港绳匠码头 4 号。登记机关：港口专员公署，登记号 W-000-1142。理事长：特乌伊拉·福诺蒂。

## 内容责任人

主编伊内丝·巴朗东，地址同上；[desk@newsroom.example](mailto:desk@newsroom.example)。

## 版权

文章版权归作者与原刊所有，图片版权归图下署名者所有。引用本站译文，请注明译者并附链接；其他用途请写信至
[rights@newsroom.example](mailto:rights@newsroom.example)。

## 服务器

网站运行在阿旺港图书馆地下室的两台机器上，图书馆不对其内容负责。
""",
    "zh-hant": """
kicker: 出版資訊

# 出版資訊

standfirst: 誰出版這個網站，誰對它負責。

## 出版者

Newsroom 協會，阿旺港繩匠碼頭 4 號。登記機關：港口專員公署，登記號 W-000-1142。理事長：特烏伊拉・福諾蒂。

## 內容負責人

總編輯伊內絲・巴朗東，地址同上；[desk@newsroom.example](mailto:desk@newsroom.example)。

## 版權

文章版權屬於作者與原刊，圖片版權屬於圖下署名者。引用本站譯文，請註明譯者並附連結；其他用途請來信
[rights@newsroom.example](mailto:rights@newsroom.example)。

## 主機

網站運作於阿旺港圖書館地下室的兩台機器上，圖書館不對其內容負責。
""",
    "ja": """
kicker: 発行者情報

# 発行者情報

standfirst: このサイトの発行者と責任者。

## 発行者

Newsroom 協会。ポール＝アヴェン市コルディエ河岸四番地。港湾県庁登録番号 W-000-1142。理事長 テウイラ・フ
ォノティ。

## 編集責任者

編集長 イネス・バランドン。住所は上記のとおり。[desk@newsroom.example](mailto:desk@newsroom.example)

## 権利について

記事の権利は筆者と媒体に、写真・図版の権利は下に名前を記した方にあります。訳文の引用には、訳者名とリンク
をお添えください。それ以外のご利用は [rights@newsroom.example](mailto:rights@newsroom.example) までお問
い合わせください。

## サーバー

このサイトは、ポール＝アヴェン図書館の地下に置いた二台の機器で動いています。内容について図書館は責任を負
いません。
""",
    "ar": """
kicker: بيانات النشر

# بيانات النشر

standfirst: من ينشر هذا الموقع، ومن المسؤول عنه.

## الناشر

جمعية Newsroom، رصيف الحبّالين 4، بور أفين. مسجلة لدى محافظة الميناء برقم W-000-1142. رئيسة المجلس:
تيويلا فونوتي.

## المسؤولة عن المحتوى

إيناس باراندون، رئيسة التحرير، على العنوان أعلاه؛ [desk@newsroom.example](mailto:desk@newsroom.example).

## الحقوق

المقالات ملك كتّابها وناشريها، والصور ملك من ذُكرت أسماؤهم تحتها. يجوز اقتباس ترجماتنا مع ذكر اسم
المترجم ورابط المقال. ولأي استعمال آخر: [rights@newsroom.example](mailto:rights@newsroom.example).

## الاستضافة

يعمل الموقع على جهازين في قبو مكتبة بور أفين، وهي غير مسؤولة عن محتواهما.
""",
}

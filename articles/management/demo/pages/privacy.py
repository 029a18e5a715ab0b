"""Privacy."""

from articles.models import PageKind

KEY, KIND = "privacy", PageKind.PRIVACY

TEXTS = {
    "en": """
kicker: Privacy

# What we know about you

standfirst: Almost nothing, and we would like to keep it that way.

## When you read

We set no cookies for readers, count nobody and load nothing from other sites: fonts, pictures and
scripts all come from here. That is why no banner asks you anything.

## What the server writes down

For seven days our server keeps the time, the page and a shortened network address of each request, so
that we notice when something breaks or somebody attacks. Then the log is deleted.

## When you write to us

Letters stay in our mailbox until they are answered, and a year at most. We give them to nobody. Ask us
at any time what we have, and to delete it.

## Who is responsible

The association named in the imprint: [privacy@newsroom.example](mailto:privacy@newsroom.example). If
our answer does not satisfy you, your data protection authority will listen.
""",
    "fr": """
kicker: Confidentialité

# Ce que nous savons de vous

standfirst: Presque rien, et nous aimerions que cela reste ainsi.

## Quand vous lisez

Nous ne déposons aucun cookie, ne comptons personne et ne chargeons rien d'ailleurs : polices, images et
scripts viennent d'ici. C'est pourquoi aucun bandeau ne vous demande quoi que ce soit.

## Ce que le serveur note

Pendant sept jours, notre serveur garde l'heure, la page et une adresse réseau abrégée de chaque
requête, pour que nous remarquions une panne ou une attaque. Ensuite, le journal est effacé.

## Quand vous nous écrivez

Les lettres restent dans notre boîte jusqu'à la réponse, un an au plus. Nous ne les donnons à personne.
Demandez-nous quand vous voulez ce que nous avons, et de l'effacer.

## Qui est responsable

L'association nommée dans les mentions légales :
[privacy@newsroom.example](mailto:privacy@newsroom.example). Si notre réponse ne vous satisfait pas,
votre autorité de protection des données vous écoutera.
""",
    "zh-hans": """
kicker: 隐私

# 我们对您了解多少

standfirst: 几乎一无所知，我们也希望一直如此。

## 您阅读时

我们不为读者设置 Cookie，不做访问统计，也不从其他网站加载任何内容：字体、图片、脚本都来自本站。所以没有
弹窗来问您什么。

## 服务器记录什么

服务器把每次访问的时间、页面和缩短后的网络地址保留七天，以便我们发现故障或攻击，之后即删除。

## 您来信时

信件保存到回复为止，最长一年，不交给任何人。您可以随时询问我们存有哪些内容，并要求删除。

## 谁负责

出版信息中所列的协会：[privacy@newsroom.example](mailto:privacy@newsroom.example)。若对答复不满意，您可
以向数据保护机构投诉。
""",
    "zh-hant": """
kicker: 隱私

# 我們對您瞭解多少

standfirst: 幾乎一無所知，我們也希望一直如此。

## 您閱讀時

我們不為讀者設定 Cookie，不做流量統計，也不從其他網站載入任何內容：字型、圖片、程式碼都來自本站。所以沒
有視窗跳出來問您什麼。

## 伺服器記錄什麼

伺服器把每次造訪的時間、頁面與縮短後的網路位址保留七天，以便我們發現故障或攻擊，之後即刪除。

## 您來信時

信件保存到回覆為止，最長一年，不交給任何人。您可以隨時詢問我們存有哪些內容，並要求刪除。

## 誰負責

出版資訊中所列的協會：[privacy@newsroom.example](mailto:privacy@newsroom.example)。若對答覆不滿意，您可
以向個資保護機關申訴。
""",
    "ja": """
kicker: プライバシー

# あなたについて知っていること

standfirst: ほとんど何も知りません。これからもそうありたいと思います。

## お読みになるとき

読者の皆さまに Cookie を設定せず、アクセス数を数えず、他のサイトから何も読み込みません。書体も画像もスク
リプトも、すべてここから届きます。同意を求める表示が出ないのは、そのためです。

## サーバーの記録

障害や攻撃に気づけるよう、アクセスの時刻、ページ、短縮したネットワークアドレスを七日間だけ残し、その後消
去します。

## お便りをいただいたとき

お便りはお返事を差し上げるまで、長くても一年で消去します。誰にも渡しません。保管している内容の確認と消去
は、いつでもお申し付けください。

## 責任者

発行者情報に記した協会が責任を負います。[privacy@newsroom.example](mailto:privacy@newsroom.example) まで
どうぞ。お答えにご納得いただけない場合は、個人情報保護の監督機関にご相談ください。
""",
    "ar": """
kicker: الخصوصية

# ما نعرفه عنكم

standfirst: لا شيء تقريبًا، ونودّ أن يبقى الأمر كذلك.

## حين تقرؤون

لا نضع ملفات تعريف ارتباط للقراء، ولا نحصي أحدًا، ولا نحمّل شيئًا من مواقع أخرى: الخطوط والصور والبرامج
كلها من هنا. ولهذا لا تسألكم أي نافذة عن شيء.

## ما يدوّنه الخادم

يحتفظ خادمنا سبعة أيام بوقت كل طلب وصفحته وعنوان شبكي مختصر، لنلاحظ العطل أو الهجوم. ثم يُحذف السجل.

## حين تراسلوننا

تبقى الرسائل في بريدنا إلى أن نجيب عنها، وسنةً على الأكثر، ولا نعطيها لأحد. اسألونا متى شئتم عمّا لدينا،
واطلبوا حذفه.

## من المسؤول

الجمعية المذكورة في بيانات النشر: [privacy@newsroom.example](mailto:privacy@newsroom.example). وإن لم
يقنعكم جوابنا فستنصت إليكم هيئة حماية البيانات في بلدكم.
""",
}

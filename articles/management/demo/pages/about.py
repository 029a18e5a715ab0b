"""About us."""

from articles.models import PageKind

KEY, KIND = "about", PageKind.ABOUT

TEXTS = {
    "en": """
kicker: About

# Good reporting should travel

standfirst: We choose articles from newsrooms around the world and publish them in six languages, with
every name that belongs to them.

Most of what is written well is written for one town, one trade or one language, and never leaves it. We
look for it: the harbour weekly that followed a tram for a year, the trade journal that counted every
cable ship afloat. Where its publisher agrees, we translate it and give it a second life.

## How we choose

Two editors read every article in its own language before we ask for it. We look for reporting that
somebody went out for, that can be checked, and that says something beyond the place it was written in.
We take no money for choosing, and nobody can buy a place here.

## Whose work it is

Every article names its authors, editors and translators, its publisher, its original title and the day
it first appeared, with a link to it. Pictures carry their credit wherever they are shown. If you want
to cite a story, cite the original first.

## Who pays for this

Newsroom is published by an association of eleven people in Port-Aven. Members' dues and two foundations
pay for it; there is no advertising. The accounts are read out every March, and anybody may come.
""",
    "fr": """
kicker: À propos

# Les bons articles devraient voyager

standfirst: Nous choisissons des articles dans des rédactions du monde entier et les publions en six
langues, avec tous les noms qui leur reviennent.

La plupart des bons articles sont écrits pour une ville, un métier ou une langue, et n'en sortent
jamais. Nous les cherchons : l'hebdomadaire d'un port qui a suivi un tramway pendant un an, la revue
professionnelle qui a compté tous les navires câbliers à flot. Quand leur éditeur est d'accord, nous les
traduisons et leur donnons une seconde vie.

## Comment nous choisissons

Deux rédacteurs lisent chaque article dans sa langue avant que nous le demandions. Nous cherchons des
enquêtes pour lesquelles quelqu'un s'est déplacé, qui se vérifient, et qui parlent au-delà de l'endroit
où elles ont été écrites. Nous ne touchons rien pour choisir, et aucune place ici n'est à vendre.

## À qui revient le mérite

Chaque article nomme ses auteurs, ses éditeurs et ses traducteurs, sa publication, son titre d'origine
et le jour de sa première parution, avec un lien. Les images portent leur crédit partout où on les voit.
Si vous citez un article, citez d'abord l'original.

## Qui paie

Newsroom est publié par une association de onze personnes, à Port-Aven. Elle vit des cotisations de ses
membres et de deux fondations ; il n'y a pas de publicité. Les comptes sont lus à voix haute chaque mois
de mars, et la porte est ouverte.
""",
    "zh-hans": """
kicker: 关于我们

# 好报道应当走得更远

standfirst: 我们从世界各地的媒体选文，以六种语言刊出，并写明每一位参与者的名字。

写得好的文章，大多只写给一座城、一个行当或一种语言的读者，从未走出去。我们去找它们：跟着一条电车线走了一
整年的港口周报，数清了世界上每一艘布缆船的行业刊物。只要原刊同意，我们就把它译出来，让它再活一次。

## 怎样选文

每篇文章都由两位编辑读过原文，我们才去谈授权。我们看重的是：有人真正到过现场，内容经得起核对，说的事情不
止于一地。选文不收任何费用，版面也不出售。

## 作品属于谁

每篇文章都写明作者、编辑、译者，以及原刊、原题和首发日期，并附原文链接。图片无论出现在哪里，都标明出处。
如需引用，请先引用原文。

## 钱从哪里来

Newsroom 由港城“阿旺港”的一个十一人协会出版，经费来自会费和两家基金会，不登广告。每年三月公开宣读账目，
谁都可以来听。
""",
    "zh-hant": """
kicker: 關於我們

# 好報導應該走得更遠

standfirst: 我們從世界各地的媒體選文，以六種語言刊出，並寫明每一位參與者的名字。

寫得好的文章，大多只寫給一座城、一個行業或一種語言的讀者，從未走出去。我們去找它們：跟著一條電車線走了一
整年的港口週報，數清了世界上每一艘佈纜船的產業刊物。只要原刊同意，我們就把它譯出來，讓它再活一次。

## 怎麼選文

每篇文章都由兩位編輯讀過原文，我們才去談授權。我們看重的是：有人真的到過現場，內容禁得起查核，說的事情不
只屬於一地。選文不收任何費用，版面也不出售。

## 作品屬於誰

每篇文章都寫明作者、編輯、譯者，以及原刊、原題與首刊日期，並附原文連結。圖片無論出現在哪裡，都標明出處。
如需引用，請先引用原文。

## 錢從哪裡來

Newsroom 由港城「阿旺港」的一個十一人協會出版，經費來自會費與兩家基金會，不登廣告。每年三月公開宣讀帳目，
誰都可以來聽。
""",
    "ja": """
kicker: このサイトについて

# 良い記事には、もっと遠くまで

standfirst: 世界各地の編集部の記事を選び、関わった人すべての名前とともに六つの言語で届けています。

よく書けた記事の多くは、一つの町、一つの仕事、一つの言語の読者のために書かれ、そこから出ることがありませ
ん。私たちはそれを探します。一本の路面電車を一年追いかけた港町の週刊紙。世界中の海底ケーブル敷設船を数え
上げた業界誌。発行元の承諾が得られたものを訳し、もう一度読まれる場所をつくります。

## 選び方

どの記事も、掲載をお願いする前に編集者二人が原文で読みます。誰かが現場へ足を運んでいること、確かめられる
こと、書かれた土地を越えて届くものがあること。それが基準です。選ぶことで報酬を受け取ることはなく、掲載枠
を売ることもありません。

## 誰の仕事か

すべての記事に、筆者、編集者、訳者、媒体名、原題、初出の日付を記し、原文へのリンクを添えます。写真や図版
には、どこに出てもクレジットが付きます。引用される際は、まず原文を挙げてください。

## 運営

Newsroom は、ポール＝アヴェンに拠点を置く会員十一人の協会が発行しています。会費と二つの財団の助成で成り
立ち、広告は載せていません。決算は毎年三月に読み上げます。どなたでもお越しください。
""",
    "ar": """
kicker: من نحن

# التقارير الجيدة تستحق أن تسافر

standfirst: نختار مقالات من غرف أخبار حول العالم وننشرها بست لغات، مع اسم كل من شارك فيها.

معظم ما يُكتب جيدًا يُكتب لمدينة واحدة أو مهنة واحدة أو لغة واحدة، ثم لا يغادرها. نحن نبحث عنه: أسبوعية
ميناء رافقت خط ترام سنة كاملة، ومجلة مهنية أحصت كل سفينة كابلات في البحر. وحين يوافق الناشر نترجم المقال
ونمنحه حياة ثانية.

## كيف نختار

يقرأ محرران كل مقال بلغته قبل أن نطلبه. نبحث عن تقارير خرج أحد ليكتبها، ويمكن التحقق منها، وتقول شيئًا
يتجاوز المكان الذي كُتبت فيه. لا نتقاضى مالًا مقابل الاختيار، ولا يستطيع أحد أن يشتري مكانًا هنا.

## لمن هذا العمل

يذكر كل مقال كتّابه ومحرريه ومترجميه، وناشره، وعنوانه الأصلي، ويوم صدوره الأول، مع رابط إليه. وتحمل
الصور نسبتها إلى أصحابها أينما ظهرت. وإذا أردتم الاستشهاد بمقال فاستشهدوا بالأصل أولًا.

## من يموّلنا

تصدر Newsroom عن جمعية من أحد عشر شخصًا في بور أفين، وتعيش من اشتراكات أعضائها ومن دعم مؤسستين، ولا
إعلانات فيها. تُقرأ الحسابات علنًا في مارس من كل عام، والباب مفتوح للجميع.
""",
}

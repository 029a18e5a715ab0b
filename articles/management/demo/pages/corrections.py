"""How mistakes are put right."""

from articles.models import PageKind

KEY, KIND = "corrections", PageKind.OTHER

TEXTS = {
    "en": """
kicker: Corrections

# When we get something wrong

standfirst: We say so where it stood, and we say what was wrong.

If a fact was wrong, we correct it and add a note to the article that says what it used to say and when
we changed it. Spelling and broken links are mended without a note.

## Mistakes in the original

When the mistake was made before the article reached us, we tell its publisher first. We correct our
translation once they answer, or after five days if they do not, and say in the note that the original
still differs.

## Taking down

We take an article down when its publisher asks us to, when somebody in it is in danger because of it,
or when a court orders it. Its address then says that it was there and that it is gone. Nothing is
removed silently.

## Telling us

Write to [corrections@newsroom.example](mailto:corrections@newsroom.example) with the address of the
article. A person answers, within two working days.
""",
    "fr": """
kicker: Rectificatifs

# Quand nous nous trompons

standfirst: Nous le disons là où c'était écrit, et nous disons ce qui était faux.

Si un fait était inexact, nous le corrigeons et ajoutons à l'article une note qui dit ce qu'on y lisait
et quand nous l'avons changé. Les coquilles et les liens rompus sont réparés sans note.

## Les erreurs de l'original

Quand l'erreur précède la traduction, nous prévenons d'abord la publication. Nous corrigeons notre
version dès qu'elle répond, ou au bout de cinq jours sans réponse, et la note précise que l'original
diffère encore.

## Le retrait

Nous retirons un article quand sa publication le demande, quand il met en danger quelqu'un qui y figure,
ou quand un tribunal l'ordonne. Son adresse dit alors qu'il a été là et qu'il n'y est plus. Rien ne
disparaît en silence.

## Nous écrire

Écrivez à [corrections@newsroom.example](mailto:corrections@newsroom.example) en donnant l'adresse de
l'article. Quelqu'un vous répond sous deux jours ouvrés.
""",
    "zh-hans": """
kicker: 更正

# 如果我们错了

standfirst: 错在哪里，就在哪里说明，并说清楚错的是什么。

事实有误，我们会改正，并在文末注明原来怎样写、何时改动。错字和失效的链接直接修好，不另注明。

## 原文的错误

如果错误出自原文，我们先告知原刊。对方答复后立即改正译文；五天内没有答复，我们也会改，并在说明中写明原文
仍然不同。

## 撤下

原刊提出要求、文中人物因此处于险境，或法院作出裁定时，我们会撤下文章。它的网址会说明：这里曾有一篇文章，
现已撤下。不会有文章悄悄消失。

## 告诉我们

请附上文章网址，写信到 [corrections@newsroom.example](mailto:corrections@newsroom.example)。两个工作日内
有人回复。
""",
    "zh-hant": """
kicker: 更正

# 如果我們錯了

standfirst: 錯在哪裡，就在哪裡說明，並說清楚錯的是什麼。

事實有誤，我們會改正，並在文末註明原本怎麼寫、何時更動。錯字與失效的連結直接修好，不另註明。

## 原文的錯誤

如果錯誤出自原文，我們先告知原刊。對方答覆後立即改正譯文；五天內沒有答覆，我們也會改，並在說明中寫明原文
仍然不同。

## 撤下

原刊提出要求、文中人物因此陷入險境，或法院作出裁定時，我們會撤下文章。它的網址會說明：這裡曾有一篇文章，
現已撤下。不會有文章悄悄消失。

## 告訴我們

請附上文章網址，寫信到 [corrections@newsroom.example](mailto:corrections@newsroom.example)。兩個工作天內
有人回覆。
""",
    "ja": """
kicker: 訂正について

# 間違えたときは

standfirst: 間違いのあった場所で、何が間違っていたかをお伝えします。

事実に誤りがあれば直し、もとはどう書かれていたか、いつ改めたかを記事に書き添えます。誤字とリンク切れは、
断りなく直します。

## 原文の誤り

誤りが原文にある場合は、まず発行元に知らせます。返事があればすぐに、五日たっても返事がなければその時点で
訳文を改め、原文と異なることを注記します。

## 掲載の取り下げ

発行元から求められたとき、記事のために誰かの身に危険が及ぶとき、裁判所の命令があったときは、掲載を取り下
げます。記事のアドレスには、かつて記事があり、今はないことを示します。黙って消すことはありません。

## お知らせください

記事のアドレスを添えて、[corrections@newsroom.example](mailto:corrections@newsroom.example) までお送りく
ださい。二営業日以内に担当者がお返事します。
""",
    "ar": """
kicker: التصويبات

# حين نخطئ

standfirst: نقول ذلك حيث وقع الخطأ، ونقول ما كان الخطأ.

إذا كانت المعلومة خاطئة صحّحناها وأضفنا إلى المقال ملاحظة تقول كيف كانت ومتى غيّرناها. أما الأخطاء
الإملائية والروابط المعطلة فنصلحها بلا ملاحظة.

## أخطاء الأصل

إذا كان الخطأ في الأصل أبلغنا ناشره أولًا. نصحّح ترجمتنا حين يجيب، أو بعد خمسة أيام إن لم يجب، ونقول في
الملاحظة إن الأصل ما زال مختلفًا.

## السحب

نسحب المقال إذا طلب ناشره ذلك، أو إذا تعرّض أحد المذكورين فيه للخطر بسببه، أو إذا أمرت محكمة بسحبه.
ويقول عنوانه عندئذ إنه كان هنا وإنه سُحب. لا شيء يختفي في صمت.

## راسلونا

اكتبوا إلى [corrections@newsroom.example](mailto:corrections@newsroom.example) مع عنوان المقال، وسيجيبكم
أحدنا خلال يومي عمل.
""",
}

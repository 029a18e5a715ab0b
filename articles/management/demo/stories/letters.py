"""Fonts for scripts that few people write."""

from articles.management.demo.texts import Story

STORY = Story(
    key="letters",
    label="techflow",
    source="gazette",
    topics=("language",),
    original_language="fr",
    original_title="Dessiner pour onze mille lecteurs",
    original_url="https://gazette-ateliers.example/dossiers/onze-mille-lecteurs",
    original_age=29,
    authors=("corvaisier",),
    translators={"en": "wierzbno", "zh-hant": "tang"},
    texts={
        "fr": """
kicker: Écritures

# Dessiner des lettres pour onze mille lecteurs

standfirst: Une écriture qu'aucun téléphone n'affiche est une écriture qu'on cesse d'envoyer. Dans un
atelier de trois pièces, deux dessinatrices fabriquent des caractères pour des langues dont personne ne
leur a passé commande.

[letters] Planche d'exercice de l'atelier. Ces signes n'appartiennent à aucune langue : on s'y fait la
main sans abîmer celle des autres.

alt: Quatre grands signes calligraphiés, bleu, rouge, vert et jaune, sur papier quadrillé, avec les points
et les poignées qui servent à les dessiner ; un crayon au premier plan.

Pendant vingt ans, la grand-mère d'Awen Tadié a envoyé des textos en photographiant des cartes postales.
Son écriture compte quarante-deux signes, onze mille lecteurs et, jusqu'à l'an dernier, pas un seul
caractère numérique. On pouvait l'écrire à la main, la broder, la peindre sur une barque. On ne pouvait
pas la taper.

« Les gens croient qu'une langue meurt avec son dernier locuteur, dit-elle. Mais une écriture peut mourir
au milieu d'une foule. Il suffit qu'elle devienne incommode. »

## Regarder les mains

Avec son associée Perrine Goll, elle ne commence jamais par l'ordinateur. Elles passent d'abord des
semaines à regarder écrire : sur des sacs de riz, des carnets d'école, la buée d'un pare-brise. Un signe
tracé dix mille fois garde la mémoire du geste : où la main se pose, où elle se presse, où elle respire.

> « Il ne faut pas dessiner la lettre que l'on voit. Il faut dessiner le mouvement dont elle est la trace. »

Vient ensuite ce que le métier a de plus ingrat. Un caractère n'est pas seulement une collection de
dessins : c'est un petit programme qui sait que tel signe se lie au suivant, que tel autre passe dessous,
que celui-ci se place avant une consonne qui, pourtant, se prononce d'abord.

- quarante-deux signes de base, et leurs trois cent douze combinaisons
- deux ans d'allers-retours avec une centaine d'instituteurs
- une seule règle : rien n'est décidé sans quelqu'un qui lit cette écriture à ses enfants

## Gratuit, et signé

Les fichiers sont libres. Qui veut les copie, les corrige, les revend même. La seule chose que l'atelier
demande, c'est qu'on garde les noms : ceux des dessinatrices et, juste à côté, ceux des cent trois
relecteurs. La liste est plus longue que l'alphabet.

En décembre, la mise à jour d'un système a fait entrer le caractère dans quelques centaines de millions de
poches. La grand-mère d'Awen Tadié a envoyé son premier vrai message. Il comptait trois mots et une faute
de frappe, que personne, dans la famille, n'a voulu corriger.
""",
        "en": """
kicker: Scripts

# Drawing letters for eleven thousand readers

standfirst: A script that no telephone can show is a script that people stop sending. In a three-room
studio, two designers make typefaces for languages that never placed an order.

[letters] A practice sheet from the studio. The signs belong to no language, so that nobody's own is
spoilt by a beginner's hand.

alt: Four large pen-drawn signs in blue, red, green and yellow on squared paper, showing the points and
handles by which they are drawn; a pencil lies below.

For twenty years Awen Tadié's grandmother sent her text messages as photographs of postcards. Her script
has forty-two signs, eleven thousand readers and, until last year, not one digital typeface. You could
write it by hand, embroider it, paint it on a boat. You could not type it.

“People think that a language dies with its last speaker,” she says. “But a script can die in the middle
of a crowd. It only has to become a nuisance.”

## Watching hands

She and her partner, Perrine Goll, never begin at the computer. They spend weeks watching people write: on
rice sacks, in school exercise books, on a misted windscreen. A sign that has been made ten thousand times
keeps a memory of the movement: where the hand lands, where it hurries, where it breathes.

> “You must not draw the letter you see. You must draw the movement that it is a trace of.”

Then comes the thankless part. A typeface is not just a set of drawings. It is a small program which knows
that this sign joins the next, that another slips underneath, and that a third is written before a
consonant that is nevertheless spoken first.

- forty-two basic signs, and their three hundred and twelve combinations
- two years of to and fro with about a hundred primary-school teachers
- one rule: nothing is decided without somebody who reads this script to their children

## Free, and signed

The files are free. Anyone may copy them, mend them, even sell them. All that the studio asks is that the
names stay in: those of the designers and, right beside them, those of the hundred and three readers who
corrected the drafts. The list is longer than the alphabet.

In December a system update put the typeface into a few hundred million pockets. Tadié's grandmother sent
her first real message. It had three words and one typing error, which nobody in the family wanted to
correct.
""",
        "zh-hant": """
kicker: 文字

# 為一萬一千名讀者設計字體

standfirst: 手機顯示不出來的文字，人們就不再傳送。在一間三房的工作室裡，兩位設計師替從未下過訂單的語言製作
字型。

[letters] 工作室的練習稿。這些符號不屬於任何語言，好讓新手練筆時不致糟蹋別人的文字。

alt: 方格紙上四個藍、紅、綠、黃的大筆畫符號，標出繪製用的節點與控制桿，下方有一支鉛筆。

二十年來，阿雯・塔迪耶的祖母傳訊息，都是先寫在明信片上再拍照。她的文字有四十二個字母、一萬一千名讀者，直到
去年為止，卻沒有一套數位字型。你可以手寫它、刺繡它、把它畫在船身上，就是打不出來。

「大家以為語言是隨著最後一個說話的人死去的。」她說：「但文字可以死在人群當中，只要它變得不方便就夠了。」

## 看手怎麼動

她和搭檔佩琳・戈爾從不先打開電腦。她們花上幾個星期看人寫字：寫在米袋上、作業簿上、起霧的擋風玻璃上。一個寫
過一萬遍的符號，會記住手的動作：在哪裡落下，在哪裡趕路，在哪裡換氣。

> 「不能畫你看見的字，要畫留下這個字的那個動作。」

接下來是最吃力不討好的部分。字型不只是一組圖，而是一個小程式：它知道這個字母要連到下一個，那個要藏在底下，
還有一個得寫在子音之前，儘管唸的時候子音在先。

- 四十二個基本字母，三百一十二種組合
- 與上百位小學老師來回討論了兩年
- 唯一的規矩：凡事都要有一位會用這種文字唸故事給孩子聽的人在場才能決定

## 免費，但要署名

檔案是自由的。誰都可以複製、修改，甚至販售。工作室唯一的要求是保留名字：設計師的名字，以及緊鄰其旁、一百零
三位校讀者的名字。這份名單比字母表還長。

十二月，一次系統更新把這套字型放進了幾億人的口袋。塔迪耶的祖母傳出了她第一則真正的訊息。三個詞，一個錯字，
家裡沒有人捨得更正。
""",
    },
)

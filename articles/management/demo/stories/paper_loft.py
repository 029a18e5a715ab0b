"""Two papermakers and an old loft."""

from articles.management.demo.texts import Story

STORY = Story(
    key="paper_loft",
    label="common_tools",
    source="yamanami",
    topics=("repair", "land"),
    original_language="ja",
    original_title="紙を干す家",
    original_url="https://yamanami.example/articles/paper-loft",
    original_age=12,
    authors=("kurase", "sugae"),
    translators={"en": "wierzbno", "fr": "kerjean"},
    texts={
        "ja": """
kicker: 手仕事

# 紙を干す家

standfirst: 二百年続いた紙漉き場を、血縁のない二人が継いだ。残されたのは道具と水、そして「やめる理由を先に
書いておけ」という一枚の紙だった。

[paper_loft] 二階の干し場。晴れた日は四時間、雨の日は三日かかる。

alt: 古い木造の屋根裏に、漉きたての紙が何列も洗濯物のように干されている。左の窓から光が差し、手前に水を張
った桶。

干し場に上がると、まず音が消える。湿った紙が何百枚も下がって、家じゅうの物音を吸ってしまうのだ。「話をした
いときは、下でどうぞ」と有賀澄さんは言う。「ここでは、紙のほうが聞いていますから」

先代に跡継ぎはいなかった。募集を出したわけでもない。ある冬、紙を買いに来た製本家と、道に迷った配達員が、同
じ日に雪で帰れなくなった。三日のあいだに、二人は桶の前に立っていた。

## 一枚の遺言

先代が二人に渡した紙には、こうあった。やめる理由を、始める前に書いておくこと。その理由が来たら、迷わずやめ
ること。二人は三つ書いた。

- 水が濁ったとき
- どちらかが、朝、ここへ来たくなくなったとき
- 紙より先に、紙の話ばかり売れるようになったとき

> 「三つ目は冗談のつもりでした。いま、いちばん気をつけているのは三つ目です」

## 千枚に一枚

注文の多くは修復用だ。古い書物の虫食いを埋める紙は、向こうが透けるほど薄く、しかも破れてはならない。千枚漉
いて、一枚を捨てる。よすぎる一枚を、である。「次の日も同じものを漉けないなら、それは腕ではなくて、まぐれで
すから」

春になると、二人は干し場の窓をすべて開ける。紙が一斉に鳴る。その日だけ、ここはにぎやかだ。
""",
        "en": """
kicker: By hand

# The house where paper hangs to dry

standfirst: Two people who are no relation have taken over a paper mill that had been in one family for
two centuries. They inherited tools, water, and one sheet on which they had to write why they would stop.

[paper_loft] The drying loft. On a clear day it takes four hours, in rain three days.

alt: An old wooden loft in which rows of freshly made sheets of paper hang like washing; light falls in
from a window on the left, and a tub of water stands in front.

What goes first, when you climb to the loft, is sound. Hundreds of damp sheets hang there and swallow
every noise in the house. “If you want to talk, downstairs, please,” says Sumi Ariga. “Up here the paper
is listening.”

The old master had no heir and did not look for one. One winter a bookbinder who had come to buy paper and
a courier who had lost his way were snowed in on the same day. By the third they were both standing at the
vat.

## One sheet

The sheet he gave them said: before you begin, write down why you would stop; and when that reason comes,
stop. They wrote down three.

- when the water runs cloudy
- when one of us does not want to come here in the morning
- when the story of the paper sells better than the paper

> “The third was meant as a joke. It is the one we watch most closely.”

## One in a thousand

Most orders come from restorers. The paper that fills a wormhole in an old book has to be thin enough to
see through and must not tear. Of a thousand sheets they throw one away: the one that is too good. “If we
can't make it again tomorrow,” says Ariga, “it isn't skill. It's luck.”

In spring they open every window of the loft, and all the paper rattles at once. It is the one loud day of
the year.
""",
        "fr": """
kicker: À la main

# La maison où sèche le papier

[paper_loft] Le séchoir, à l'étage.

Ce qui disparaît d'abord, quand on monte au séchoir, c'est le bruit. Des centaines de feuilles humides y
pendent et avalent tous les sons de la maison. « Si vous voulez parler, en bas, s'il vous plaît, dit Sumi
Ariga. Ici, c'est le papier qui écoute. »
""",
    },
)

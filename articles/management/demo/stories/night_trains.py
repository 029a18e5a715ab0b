"""A night train comes back."""

from articles.management.demo.texts import Story

STORY = Story(
    key="night_trains",
    label="long_way",
    source="yamanami",
    topics=("cities",),
    original_language="ja",
    original_title="夜行列車の車掌、最後の世代になりそこねる",
    original_url="https://yamanami.example/articles/night-train-conductor",
    original_age=21,
    authors=("kurase",),
    translators={"en": "wierzbno", "fr": "kerjean", "zh-hans": "tang"},
    texts={
        "ja": """
kicker: 旅

# 夜行列車は、ゆっくり戻ってくる

standfirst: 一度は時刻表から消えた夜行列車が、週に三便、また走り出した。速さでは何ひとつ勝てない列車に、人
はなぜ乗るのか。車掌と一晩を過ごした。

[night_train] 深夜一時四十分、石積みの高架橋を渡る。この区間だけ、機関士は速度を落とすことを許されている。

alt: 星空の下、窓に明かりのともった夜行列車が石のアーチ橋を渡っていく。左上に三日月、下に川。

発車は二十二時八分。ホームに見送りの人はいない。かわりに、枕を抱えた乗客がいる。「最初の冬は、皆さん、旅行
鞄でいらっしゃいました」と車掌の折原千景さんは言う。「今はご自分の枕です。あれを見て、この列車は続くと思い
ました」

夜行列車がなくなったのは十一年前だ。飛行機より遅く、バスより高く、車両は古かった。廃止に反対する署名は集ま
ったが、乗る人は集まらなかった。戻ってきたのは、誰かが惜しんだからではない。朝七時に着く方法が、ほかになく
なったからである。

## 眠るための速さ

時刻表を組み直した担当者は、まず最高速度を忘れることにした。八百キロを十時間。急げば七時間で着くが、それで
は朝四時に起こすことになる。列車はわざと回り道をし、山あいの駅で五十分停まる。

> 「乗り物を遅くするのに、あれほど会議をしたことはありません。速くする会議なら、みんな慣れているんですが」

[sleeper_window] 朝六時半の個室。お茶は車掌が運んでくる。値段は、廃止された年のまま。

alt: 寝台車の個室の窓。朝焼けの雪山と電柱が見え、手前の小机に湯気の立つレモンティーと赤い本。

## 車掌の持ちもの

折原さんの鞄を見せてもらった。

- 目覚ましの代わりに扉をたたく、先の丸い木の棒
- 耳栓を二十組と、編みかけの靴下
- 乗客の降車駅を書いた紙。「端末もありますが、電池は眠りますから」

午前三時、通路に明かりは三つしかない。眠れない人が一人、二人と出てきて、窓に額をつける。会話はほとんどない。
「昼間なら『大丈夫ですか』と聞きます。夜は聞きません。夜行列車では、眠れないのも切符のうちです」

七時二分、定刻。ホームに降りた人々は、少し寝ぐせのついた頭で、それぞれの朝のほうへ歩いていく。枕を抱えて。
""",
        "en": """
kicker: Journeys

# The night train returns, in no hurry

standfirst: Struck from the timetable eleven years ago, the sleeper runs again three nights a week. It
beats nothing for speed. We spent a night with its conductor to find out why people board it.

[night_train] Twenty to two in the morning, on the stone viaduct. It is the only stretch on which the
driver has leave to slow down.

alt: A night train with lit windows crosses a stone viaduct under a starry sky; a crescent moon above, a
river below.

Departure is at eight minutes past ten. Nobody has come to wave. Instead there are passengers hugging
pillows. “The first winter they came with suitcases,” says the conductor, Chikage Orihara. “Now they bring
their own pillow. When I saw that, I knew that this train would last.”

The sleeper was withdrawn because it was slower than the plane, dearer than the bus, and old. Plenty of
people signed the petition to keep it; few bought a ticket. It has not come back because somebody missed
it. It has come back because there was no other way left of arriving at seven in the morning.

## A speed for sleeping

Those who drew up the new timetable began by forgetting about top speed. Eight hundred kilometres in ten
hours: it could be done in seven, but then you would have to wake people at four. So the train takes a
detour on purpose, and waits fifty minutes at a station in the hills.

> “I have never sat in so many meetings to make a vehicle slower. For making it faster, everyone knows the
routine.”

[sleeper_window] A compartment at half past six. The conductor brings the tea, at the price of the year in
which the train was withdrawn.

alt: The window of a sleeping compartment with snowy mountains at sunrise and telegraph poles; on the
ledge, a steaming glass of lemon tea and a red book.

## What a conductor carries

Orihara lets us look into her bag:

- a round-headed stick for knocking on doors, which wakes people better than any alarm
- twenty pairs of earplugs and half a knitted sock
- a sheet of paper saying who gets out where. “There is a device as well, but batteries fall asleep.”

At three in the morning three lamps burn in the corridor. One after another the sleepless come out and
lean their foreheads against the glass. There is hardly any talk. “By day I would ask whether they were
all right,” says Orihara. “At night I don't. On a night train, not sleeping is included in the fare.”

Two minutes past seven, on time. On the platform people with slightly crooked hair walk off into their
several mornings, pillows under their arms.
""",
        "fr": """
kicker: Voyages

# Le train de nuit revient, sans se presser

standfirst: Rayé des horaires il y a onze ans, il roule de nouveau trois nuits par semaine. Question
vitesse, il ne bat personne. Une nuit avec sa contrôleuse, pour comprendre pourquoi l'on y monte.

[night_train] Deux heures moins vingt, sur le viaduc de pierre. C'est le seul tronçon où le mécanicien a
le droit de ralentir.

alt: Un train de nuit aux fenêtres éclairées franchit un viaduc de pierre sous un ciel étoilé ; un
croissant de lune en haut, une rivière en bas.

Le départ est à 22 h 08. Personne n'est venu agiter de mouchoir. En revanche, il y a des voyageurs qui
serrent un oreiller dans leurs bras. « Le premier hiver, ils arrivaient avec des valises, dit la
contrôleuse, Chikage Orihara. Maintenant, ils apportent leur oreiller. En voyant cela, j'ai su que ce
train durerait. »

On l'avait supprimé parce qu'il était plus lent que l'avion, plus cher que le car, et vieux. Les pétitions
avaient recueilli beaucoup de signatures et vendu peu de billets. S'il est revenu, ce n'est pas qu'on le
regrettait : c'est qu'il ne restait plus d'autre moyen d'arriver à sept heures du matin.

## Une vitesse pour dormir

Ceux qui ont refait l'horaire ont commencé par oublier la vitesse maximale. Huit cents kilomètres en dix
heures : sept suffiraient, mais il faudrait alors réveiller les gens à quatre heures. Le train fait donc
exprès un détour et s'arrête cinquante minutes dans une gare de montagne.

> « Je n'ai jamais assisté à autant de réunions pour ralentir un véhicule. Pour l'accélérer, tout le monde
a l'habitude. »

[sleeper_window] Un compartiment à six heures et demie. C'est la contrôleuse qui apporte le thé, au prix
de l'année où le train fut supprimé.

alt: La fenêtre d'un compartiment-couchettes, montagnes enneigées au lever du jour et poteaux
télégraphiques ; sur la tablette, un verre de thé au citron fumant et un livre rouge.

## Le sac de la contrôleuse

Chikage Orihara nous laisse regarder dans son sac :

- un bâton à bout rond pour frapper aux portes, plus sûr que n'importe quel réveil
- vingt paires de bouchons d'oreilles et une chaussette à moitié tricotée
- une feuille qui dit qui descend où. « Il y a bien un appareil, mais les batteries s'endorment. »

À trois heures du matin, trois lampes brûlent dans le couloir. Les insomniaques sortent un à un et posent
le front contre la vitre. On ne parle guère. « Le jour, je demanderais si tout va bien, dit-elle. La nuit,
non. Dans un train de nuit, ne pas dormir est compris dans le billet. »

Sept heures deux, à l'heure. Sur le quai, des gens aux cheveux un peu de travers s'en vont vers leurs
matins respectifs, l'oreiller sous le bras.
""",
        "zh-hans": """
kicker: 旅途

# 夜车慢慢开回来了

standfirst: 十一年前从时刻表上消失的卧铺夜车，如今每周又开三班。论速度它谁也比不过，那么人们为什么还要坐？
我们跟着列车长过了一夜。

[night_train] 凌晨一点四十分，驶过石砌高架桥。只有这一段，司机获准放慢速度。

alt: 星空下，一列亮着窗灯的夜车驶过石拱高架桥，左上方有一弯月牙，桥下是河。

发车时间是22点08分。站台上没有人送行，倒是有不少乘客抱着枕头。“第一个冬天，大家都拖着行李箱来。”列车长折原
千景说，“现在带的是自己的枕头。看到这个，我就知道这趟车能开下去。”

夜车当初停运，是因为比飞机慢、比大巴贵，车厢也旧了。反对停运的签名收了不少，票却没卖出几张。它回来，并不是
因为有人怀念，而是因为要在早上七点到达，已经没有别的办法。

## 适合睡觉的速度

重排时刻表的人做的第一件事，是忘掉最高时速。八百公里走十个小时。赶一赶，七个小时就能到，可那就得凌晨四点把
人叫醒。于是列车故意绕路，还在山里的一个小站停上五十分钟。

> “我从没为了让一辆车变慢开过这么多会。要是让它变快，大家都熟门熟路。”

[sleeper_window] 早上六点半的包间。茶由列车长端来，价钱还是停运那年的。

alt: 卧铺包间的车窗，窗外是日出时的雪山和电线杆，小桌上放着一杯冒热气的柠檬茶和一本红色的书。

## 列车长的包

折原让我们看了看她的包：

- 一根圆头木棒，用来敲门叫人，比什么闹钟都管用
- 二十副耳塞，还有半只没织完的袜子
- 一张写着谁在哪站下车的纸。“终端机也有，可电池会睡着。”

凌晨三点，过道里只亮着三盏灯。睡不着的人一个接一个走出来，把额头贴在玻璃上，几乎没有人说话。“白天我会问一
声‘还好吗’。”折原说，“夜里不问。坐夜车，睡不着也算在票价里。”

7点02分，正点。人们顶着有点乱的头发走下站台，抱着枕头，各自走进自己的早晨。
""",
    },
)

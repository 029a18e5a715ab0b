"""Tea growers whose seasons have moved."""

from articles.management.demo.texts import Story

STORY = Story(
    key="tea_hills",
    label="long_way",
    source="shoreline",
    topics=("land", "weather"),
    original_language="zh-hans",
    original_title="清明之前，茶已老了",
    original_url="https://anxian.example/2026/tea-before-qingming",
    original_age=16,
    authors=("ye_suwen",),
    editors=("liu_yinglan",),
    translators={"zh-hant": "tang", "ja": "minase", "en": "wierzbno", "fr": "kerjean"},
    texts={
        "zh-hans": """
kicker: 土地

# 茶比节气先到了

standfirst: 在雾坪，采茶的日子几百年来由节气说了算。如今芽头提前了十七天，茶农开始自己记日历，也开始重新认
识自己的山。

[tea_hills] 三月中旬的雾坪。往年这个时候，坡上还不该有人。

alt: 层层叠叠的绿色茶垄沿着山坡起伏，几位戴斗笠、背竹篓的采茶人散布其间，远山有雾，橙红的太阳低悬。

老话说，清明前的茶是金子，谷雨前的茶是银子，过了立夏就是草。雾坪的茶农把这句话背了几百年，如今背得有些心虚：
去年清明那天，头一茬已经采完，摊在竹匾上的，是第二茬。

葛满秋六十八岁，家里四代种茶。她不信手机上的预报，只信屋后那棵野樱：“它一落花，三天之内必须上山。”可这两年
野樱自己也乱了，有一枝开在十二月。

## 一本六十年的账

转机来自一本旧账簿。村里的供销社从1962年起，每天记下收了多少鲜叶、天晴还是下雨，本来只是为了算钱。三年前，
回乡的农技员鲁一苇把它逐页录入电脑，画出了一条线：六十年里，头采的日子往前挪了十七天，其中十一天发生在最近
二十年。

> “大家早就知道茶早了。可看见那条线的时候，屋里安静得能听见炉子上的水。”

知道以后，能做的事反倒多起来。他们没有换掉老品种，而是把山重新走了一遍：

- 朝北的坡原先嫌冷，如今晚采五天，反而成了最好的地
- 垄间补种了乌桕和杉树，正午的叶面温度低了三度
- 每户人家认领一个观测点，早晚各记一次，写在同一本新账上

## 味道也会搬家

并非每一样都保得住。雾坪茶原本有一股近似兰花的香气，茶农叫它“冷香”，只在昼夜温差大的年份才有。近五年，山下
的地里再也没出现过，倒是最高处那片荒了三十年的老茶园，去年忽然又有了。

葛满秋爬上去看过，来回四个小时。“香没有走，”她说，“它只是搬到了更高的地方。我们得学会爬山。”
""",
        "zh-hant": """
kicker: 土地

# 茶比節氣先到了

standfirst: 在霧坪，採茶的日子幾百年來由節氣說了算。如今芽頭提早了十七天，茶農開始自己記日曆，也開始重新認
識自己的山。

[tea_hills] 三月中旬的霧坪。往年這個時候，坡上還不該有人。

alt: 層層疊疊的綠色茶壟沿著山坡起伏，幾位戴斗笠、背竹簍的採茶人散布其間，遠山有霧，橙紅的太陽低懸。

老話說，清明前的茶是金子，穀雨前的茶是銀子，過了立夏就是草。霧坪的茶農把這句話背了幾百年，如今背得有些心虛：
去年清明那天，頭一批已經採完，攤在竹匾上的，是第二批。

葛滿秋六十八歲，家裡四代種茶。她不信手機上的預報，只信屋後那棵野櫻：「它一落花，三天之內一定要上山。」可是
這兩年野櫻自己也亂了，有一枝開在十二月。

## 一本六十年的帳

轉機來自一本舊帳簿。村裡的供銷社從1962年起，每天記下收了多少鮮葉、天晴還是下雨，本來只是為了算錢。三年前，
返鄉的農技員魯一葦把它逐頁輸入電腦，畫出了一條線：六十年裡，首採的日子往前挪了十七天，其中十一天發生在最近
二十年。

> 「大家早就知道茶早了。可是看見那條線的時候，屋裡安靜得能聽見爐子上的水。」

知道以後，能做的事反倒多起來。他們沒有換掉老品種，而是把山重新走了一遍：

- 朝北的坡原先嫌冷，如今晚採五天，反而成了最好的地
- 壟間補種了烏桕和杉樹，正午的葉面溫度低了三度
- 每戶人家認領一個觀測點，早晚各記一次，寫在同一本新帳上

## 味道也會搬家

並非每一樣都保得住。霧坪茶原本有一股近似蘭花的香氣，茶農叫它「冷香」，只在日夜溫差大的年份才有。近五年，山
下的地裡再也沒出現過，倒是最高處那片荒了三十年的老茶園，去年忽然又有了。

葛滿秋爬上去看過，來回四個小時。「香沒有走，」她說，「它只是搬到了更高的地方。我們得學會爬山。」
""",
        "ja": """
kicker: 土地

# 茶が、暦より先に来る

standfirst: 霧坪では何百年も、茶摘みの日取りは二十四節気が決めてきた。いま、芽は十七日早い。農家は自分たち
の暦をつけはじめ、自分たちの山を歩き直している。

[tea_hills] 三月半ばの霧坪。例年なら、斜面にまだ人影のない頃だ。

alt: 山の斜面に緑の茶の畝が幾重にもうねり、笠をかぶり籠を背負った摘み手が点々と立つ。遠い山に霧、低い空に
橙色の太陽。

清明より前の茶は金、穀雨より前は銀、立夏を過ぎれば草。霧坪の人々はこの言い伝えを何百年も口にしてきたが、近
ごろは少し自信がない。去年の清明の日、一番茶はとうに終わり、竹ざるに広げられていたのは二番茶だった。

葛満秋さん、六十八歳。四代続く茶農家だ。信じるのは携帯電話の予報ではなく、家の裏の山桜である。「あれが散っ
たら三日のうちに登る」。ところがこの二年、山桜のほうも迷っている。ひと枝は十二月に咲いた。

## 六十年の帳簿

転機は一冊の古い帳簿だった。村の購買組合は一九六二年から、毎日の生葉の量と天気を書きとめていた。代金を計算
するためである。三年前、故郷に戻った農業指導員の魯一葦さんが全頁を入力し、一本の線を描いた。六十年で、摘み
はじめは十七日早まっていた。そのうち十一日は、この二十年のことだ。

> 「早くなったことは、みんな知っていました。でもあの線を見たとき、部屋は静まりかえって、やかんの音だけが聞
こえていました」

わかってしまえば、できることはむしろ増えた。昔からの品種は替えず、山のほうを歩き直したのである。

- 寒いと嫌われた北向きの斜面は、摘むのが五日遅くなり、いちばん良い畑になった
- 畝のあいだに木を植え、真昼の葉の温度が三度下がった
- 一軒ごとに観測点を受け持ち、朝夕、同じ一冊の新しい帳簿に書き込む

## 香りも引っ越す

守れなかったものもある。霧坪の茶には蘭に似た香りがあった。「冷香」と呼ばれ、昼夜の寒暖差が大きい年にだけ立
つ。この五年、麓の畑では一度も出ていない。ところが三十年荒れていたいちばん高い茶園で、去年ふいに戻ってきた。

葛さんは往復四時間かけて確かめに登った。「香りは消えたんじゃない。もっと高いところへ引っ越しただけ。こっち
が登ることを覚えないとね」
""",
        "en": """
kicker: Land

# When the tea comes before its day

standfirst: In Wuping the solar calendar has told people for centuries when to pick. Now the buds are
seventeen days early, and growers have begun to keep a calendar of their own.

[tea_hills] Wuping in the middle of March. In other years there would be nobody on the slopes yet.

alt: Rows of green tea follow the curves of the hills; a few pickers in broad hats with baskets on their
backs stand among them, with misty mountains and a low orange sun behind.

Tea picked before Clear Brightness is gold, runs the saying; before Grain Rain it is silver, and after the
Start of Summer it is grass. The growers of Wuping have known it by heart for centuries, and say it
nowadays with less conviction. On the day of Clear Brightness last year the first flush was in. What lay
on the bamboo trays was the second.

Ge Manqiu is sixty-eight, the fourth generation on these terraces. She does not trust the forecast on the
telephone; she trusts the wild cherry behind her house. “When it drops its petals, you have three days to
get up the hill.” But in the past two years the cherry itself has lost its way. One branch flowered in
December.

## Sixty years of accounts

The turn came with an old ledger. From 1962 onwards the village co-operative wrote down every day how much
fresh leaf it had bought and whether it had rained, for no other reason than to pay people. Three years
ago Lu Yiwei, an agronomist who had moved back home, typed it in, page after page, and drew a line. In
sixty years the first picking had moved forward by seventeen days, eleven of them in the last twenty.

> “Everyone knew that the tea was early. But when they saw the line, the room went so quiet that you could
hear the kettle.”

Once it was known, there turned out to be more that could be done. They did not replace the old varieties.
They walked the hills again:

- north-facing slopes, once thought too cold, are picked five days later and are now the best land
- trees between the rows have cooled the leaf by three degrees at noon
- each household keeps one observation point, morning and evening, all in the same new ledger

## A fragrance moves house

Not everything can be kept. Wuping tea used to have a scent close to that of orchids, which growers call
*cold fragrance* and which needs cold nights after warm days. For five years the lower gardens have not
had it. Last spring it was there again, in the topmost garden, which had lain fallow for thirty years.

Ge went up to see for herself, four hours there and back. “It hasn't gone,” she says. “It has only moved
higher up. We shall have to learn to climb.”
""",
        "fr": """
kicker: Terres

# Quand le thé devance le calendrier

standfirst: À Wuping, le calendrier solaire dit depuis des siècles quand cueillir. Les bourgeons ont
désormais dix-sept jours d'avance, et les cultivateurs se sont mis à tenir leur propre calendrier.

[tea_hills] Wuping à la mi-mars. Les autres années, il n'y aurait encore personne sur les pentes.

alt: Des rangs de thé verts épousent les collines ; quelques cueilleurs à large chapeau, panier au dos, se
tiennent parmi eux ; montagnes brumeuses et soleil orange au loin.

Cueilli avant Pure Clarté, le thé est de l'or, dit le proverbe ; avant la Pluie des céréales, de l'argent ;
passé le Début de l'été, c'est de l'herbe. Les cultivateurs de Wuping le savent par cœur depuis des
siècles et le récitent aujourd'hui avec moins d'assurance. L'an dernier, le jour de Pure Clarté, la
première récolte était rentrée. Ce qui séchait sur les claies de bambou, c'était la deuxième.
""",
    },
)

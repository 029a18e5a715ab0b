"""The lead: a ship that repairs sea cables. In every language of the demo."""

from articles.management.demo.texts import Story

STORY = Story(
    key="cable_ship",
    label="techflow",
    source="shoreline",
    topics=("networks",),
    original_language="zh-hans",
    original_title="断在海底的那束光",
    original_url="https://anxian.example/2026/cable-ship",
    original_age=24,
    authors=("he_zhizhou",),
    editors=("liu_yinglan",),
    translators={"en": "wierzbno", "fr": "kerjean", "zh-hant": "tang", "ja": "minase", "ar": "belkadi"},
    texts={
        "en": """
kicker: Under the sea

# The ship that mends the internet at night

standfirst: Almost everything we send abroad travels through cables no thicker than a garden hose. When
one breaks, fifty-two people sail out to find a fault as fine as a hair, four kilometres down.

[cable_ship] The *Sandpiper* on station. From bow to sea bed, the recovered cable hangs for more than two
kilometres.

alt: At night a cable ship with lit windows lies on a calm sea under a full moon; a yellow cable runs from
its bow down to a small robot on the sea bed.

On board the *Sandpiper* no bell rings. There is a telephone call, generally at an hour when nobody
sensible is awake, from a room on land where a line on a screen has gone flat. “They never tell me that
the internet is broken,” says Ilse Marrack, the ship's cable engineer. “They read out a number: how many
kilometres it is from the beach to the place where the light turns back.”

Light is how a fault gives itself away. A pulse sent down a glass fibre travels on until it meets a break,
and there a little of it is reflected. Time the echo and you know how far it went, to within a ship's
length. What you do not know is what the sea has done down there since the chart was drawn.

Nearly all traffic between the continents runs through a few hundred such lines. In deep water they are
about as thick as a garden hose, and most of that is steel, copper and plastic. The part that does the
work, a bundle of fibres, would slip through a drinking straw.

[cable_section] From the outside in: tarred yarn, steel wire, insulation, copper, the tube, and the fibres
that everything else is there to protect.

alt: Drawing of a sea cable peeled open in six stepped layers, from a black outer skin to a spray of
coloured glass fibres, in front of a large red disc.

## Two hundred times a year

Somewhere in the world a cable is damaged every other day or so. Sharks get the headlines; anchors and
trawls do the damage. Further out it is landslides that nobody sees, and now and then the patience of one
rock, rubbing through twenty winters.

The *Sandpiper* must be able to leave within a day of the call. What she carries hardly varies:

- sixty kilometres of spare cable, coiled by hand into three tanks
- two amplifiers, each as long as a rowing boat
- a robot that can see, dig and cut at two thousand metres
- four people who can join glass to glass, and flour for five weeks

## Fishing with an iron hook

Beyond the reach of the robot the method is a hundred and fifty years old. A grapnel on a rope is dragged,
at the pace of a slow walk, across the line where the cable ought to be, until something holds. There are
instruments for this. The boatswain, Teodor Lunde, prefers his palm.

> “Rock jerks and mud drags. A cable hums. You learn to tell them apart through four kilometres of rope,
and then you can never again hold a rope without listening.”

The cable comes up once to be cut and a second time to be joined. The splice takes eighteen hours, in a
container as clean as an operating theatre, while the engines hold the ship to within two metres of a
point that is marked on no chart. Nobody runs on deck. Somebody bakes.

## What nobody notices

Then the joint goes over the bow in a wide loop and sinks through the lamplight, and on land the line on
the screen lifts. “A film stutters for a week in a town I shall never visit, and then it doesn't,” says
Marrack. “If we are good, we are a week in which nothing happened.”

There are some eighty ships like her, many of them older than their youngest sailors, and the crews are
ageing as well. This winter two apprentices came aboard, the first in eight years. One of them slept
through her first call. At the second she was on deck before the telephone had stopped.
""",
        "fr": """
kicker: Sous la mer

# Le navire qui répare Internet la nuit

standfirst: Presque tout ce que nous envoyons au loin passe par des câbles à peine plus gros qu'un tuyau
d'arrosage. Quand l'un d'eux se rompt, cinquante-deux personnes prennent la mer pour trouver, à quatre
kilomètres de fond, une cassure fine comme un cheveu.

[cable_ship] Le *Sandpiper* en station. De l'étrave au fond, le câble relevé pend sur plus de deux
kilomètres.

alt: De nuit, un navire câblier aux hublots éclairés sur une mer calme, sous la pleine lune ; un câble
jaune descend de l'étrave jusqu'à un petit robot posé sur le fond.

À bord du *Sandpiper*, aucune cloche ne sonne. Il y a un coup de téléphone, en général à une heure où
personne de raisonnable n'est debout, passé depuis une salle à terre où, sur un écran, une courbe vient de
s'aplatir. « On ne me dit jamais qu'Internet est en panne, raconte Ilse Marrack, l'ingénieure de bord. On
me lit un nombre : les kilomètres qui séparent la plage de l'endroit où la lumière fait demi-tour. »

C'est par la lumière que la panne se trahit. Une impulsion lancée dans une fibre de verre file jusqu'à la
cassure, où une partie d'elle se réfléchit. Il suffit de chronométrer l'écho pour connaître la distance, à
une longueur de navire près. Ce qu'on ignore, c'est ce que la mer a fait là-bas depuis que la carte a été
dressée.

La quasi-totalité du trafic entre continents emprunte quelques centaines de ces lignes. Par grand fond,
elles ont la grosseur d'un tuyau d'arrosage, et c'est surtout de l'acier, du cuivre et du plastique. La
partie utile, un faisceau de fibres, passerait dans une paille.

[cable_section] De l'extérieur vers le cœur : le fil goudronné, l'acier, l'isolant, le cuivre, le tube, et
les fibres que tout le reste est là pour protéger.

alt: Dessin d'un câble sous-marin dénudé en six couches étagées, de la gaine noire à une gerbe de fibres
de verre colorées, devant un grand disque rouge.

## Deux cents fois par an

Quelque part dans le monde, un câble est endommagé à peu près tous les deux jours. Les requins font les
gros titres ; les ancres et les chaluts font les dégâts. Plus au large, ce sont des glissements de terrain
que personne ne voit et, de loin en loin, la patience d'un rocher qui frotte pendant vingt hivers.

Le *Sandpiper* doit pouvoir appareiller dans la journée. Ce qu'il emporte ne varie guère :

- soixante kilomètres de câble de rechange, lovés à la main dans trois cuves
- deux amplificateurs, longs chacun comme une barque
- un robot capable de voir, de creuser et de couper par deux mille mètres de fond
- quatre personnes qui savent souder le verre au verre, et de la farine pour cinq semaines

## La pêche au grappin

Là où le robot ne descend plus, la méthode a cent cinquante ans. On traîne un grappin au bout d'un filin,
à l'allure d'un promeneur, en travers de la ligne supposée du câble, jusqu'à ce que quelque chose résiste.
Il existe des instruments pour cela. Teodor Lunde, le maître d'équipage, préfère la paume de sa main.

> « La roche donne des secousses, la vase traîne. Un câble, ça bourdonne. On apprend à les distinguer à
travers quatre kilomètres de filin ; après quoi on ne tient plus jamais une corde sans l'écouter. »

Le câble remonte une première fois pour être coupé, une seconde pour être raccordé. L'épissure demande
dix-huit heures, dans un conteneur aussi propre qu'un bloc opératoire, tandis que les moteurs maintiennent
le navire à deux mètres près au-dessus d'un point qui ne figure sur aucune carte. Personne ne court sur le
pont. Quelqu'un fait du pain.

## Ce que personne ne remarque

Puis le raccord passe par-dessus l'étrave en une large boucle, s'enfonce dans la lumière des projecteurs
et, à terre, la courbe se redresse. « Un film saccade pendant une semaine dans une ville où je n'irai
jamais, et puis il ne saccade plus, dit Ilse Marrack. Quand nous travaillons bien, nous sommes une semaine
où il ne s'est rien passé. »

Il existe quelque quatre-vingts navires de ce genre, souvent plus vieux que leurs plus jeunes marins, et
les équipages vieillissent aussi. Cet hiver, deux apprenties ont embarqué, les premières en huit ans.
L'une d'elles a dormi pendant son premier appel. Au deuxième, elle était sur le pont avant que le
téléphone ait fini de sonner.
""",
        "zh-hans": """
kicker: 海面之下

# 深夜出海，修补互联网的船

standfirst: 我们发往海外的几乎一切，都要穿过比花园水管粗不了多少的海缆。一旦断裂，五十二个人就要出海，在四
千米深处寻找一道细如发丝的伤口。

[cable_ship] 正在定点作业的“矶鹬号”。从船首到海床，打捞起的海缆悬垂两千多米。

alt: 夜里，一艘亮着舷窗的海缆船停在满月下的平静海面上，一根黄色海缆从船首垂向海底的小型机器人。

“矶鹬号”上没有警铃，只有一通电话，多半在正常人都睡着的钟点打来。电话那头是岸上的机房，屏幕上有一条曲线刚刚
变平。“他们从不说‘网断了’。”船上的海缆工程师伊尔丝·马拉克说，“他们只念一个数字：从海滩到光折返的地方，有多
少公里。”

故障总是被光出卖的。一束脉冲射进玻璃纤维，一路向前，遇到断口便有一小部分反射回来。给回声计时，就能知道它走
了多远，误差不超过一个船身。至于海图画成之后，大海在那里又做了些什么，就没人知道了。

各大洲之间的数据，几乎全靠几百条这样的线路。在深海里，它们大约和花园水管一样粗，其中大半还是钢、铜和塑料。
真正干活的那一束光纤，可以穿过一根吸管。

[cable_section] 由外而内：沥青麻纱、钢丝、绝缘层、铜管、束管，以及其他一切都为之而设的光纤。

alt: 一段逐层剥开的海缆，从黑色外皮到散开的彩色光纤共六层，背后是一个红色大圆。

## 一年两百次

在世界的某个地方，大约每隔一天就有一条海缆受损。上头条的是鲨鱼，真正惹祸的却是船锚和拖网。再往外海，是谁也
看不见的海底滑坡；偶尔，只是一块石头的耐心——它蹭了二十个冬天。

接到电话后，“矶鹬号”须在一天之内起航。船上带的东西几乎从不改变：

- 六十公里备用海缆，人工盘放在三个缆舱里
- 两台中继器，每台都有一条小艇那么长
- 一台能在两千米深处观察、挖掘和切割的机器人
- 四名会把玻璃接上玻璃的技师，以及够吃五个星期的面粉

## 用铁钩钓鱼

机器人到不了的地方，用的还是一百五十年前的办法：把抓钩系在缆绳上，以散步的速度横着拖过海缆应在的位置，直到
有什么东西拉住它。这件事本有仪器可用，水手长特奥多尔·伦德却更信自己的手掌。

> “石头是一顿一顿的，淤泥是拖着的，海缆会嗡嗡响。隔着四公里的绳子，你慢慢就分得清了。从此以后，你握住任何
一根绳子，都会忍不住去听。”

海缆要被拉上来两次：一次剪断，一次接好。熔接要十八个小时，在一个洁净如手术室的集装箱里进行；与此同时，发动
机把船稳在一个任何海图上都没有的点上，偏差不超过两米。甲板上没有人奔跑，倒是有人在烤面包。

## 没有人察觉

随后，接头从船首绕出一个大弯，穿过灯光沉下去；岸上的那条曲线又抬起了头。“某个我永远不会去的小城，电影卡了
一个星期，然后不卡了。”马拉克说，“我们要是干得好，就只是一个什么都没发生的星期。”

这样的船，全世界大约有八十艘，不少比船上最年轻的水手还老，船员也在变老。今年冬天来了两名学徒，是八年来的头
一批。其中一位在第一次电话响起时睡过了头；第二次，铃声还没停，她已经站在甲板上。
""",
        "zh-hant": """
kicker: 海面之下

# 深夜出海，修補網際網路的船

standfirst: 我們寄往海外的幾乎一切，都要穿過比花園水管粗不了多少的海纜。一旦斷裂，五十二個人就得出海，在四
千公尺深處尋找一道細如髮絲的傷口。

[cable_ship] 定點作業中的「磯鷸號」。從船艏到海床，打撈起的海纜懸垂兩千多公尺。

alt: 夜裡，一艘亮著舷窗的海纜船停在滿月下的平靜海面上，一條黃色海纜從船艏垂向海底的小型機器人。

「磯鷸號」上沒有警鈴，只有一通電話，多半在正常人都睡著的時刻打來。電話那頭是岸上的機房，螢幕上有一條曲線剛
剛變平。「他們從不說『網路斷了』。」船上的海纜工程師伊爾絲・馬拉克說：「他們只唸一個數字：從海灘到光折返的
地方，有幾公里。」

故障總是被光出賣的。一束脈衝射進玻璃纖維，一路向前，遇到斷口便有一小部分反射回來。替回聲計時，就能知道它走
了多遠，誤差不超過一個船身。至於海圖畫成之後，大海在那裡又做了些什麼，就沒人知道了。

各大洲之間的資料，幾乎全靠幾百條這樣的線路。在深海裡，它們大約和花園水管一樣粗，其中大半還是鋼、銅和塑膠。
真正工作的那一束光纖，可以穿過一根吸管。

[cable_section] 由外而內：瀝青麻紗、鋼絲、絕緣層、銅管、束管，以及其他一切都為之而設的光纖。

alt: 一段逐層剝開的海纜，從黑色外皮到散開的彩色光纖共六層，背後是一個紅色大圓。

## 一年兩百次

在世界的某個角落，大約每隔一天就有一條海纜受損。登上頭條的是鯊魚，真正闖禍的卻是船錨和拖網。再往外海，是誰
也看不見的海底山崩；偶爾，只是一塊石頭的耐心——它磨蹭了二十個冬天。

接到電話後，「磯鷸號」必須在一天之內啟航。船上帶的東西幾乎從不改變：

- 六十公里備用海纜，以人工盤放在三個纜艙裡
- 兩具中繼器，每具都有一艘小艇那麼長
- 一台能在兩千公尺深處觀察、挖掘和切割的機器人
- 四位會把玻璃接上玻璃的技師，以及夠吃五個星期的麵粉

## 用鐵鉤釣魚

機器人到不了的地方，用的還是一百五十年前的辦法：把抓鉤繫在纜繩上，以散步的速度橫著拖過海纜應在的位置，直到
有什麼東西拉住它。這件事本有儀器可用，水手長特奧多爾・倫德卻更相信自己的手掌。

> 「石頭是一頓一頓的，淤泥是拖著的，海纜會嗡嗡響。隔著四公里的繩子，你慢慢就分得出來。從此以後，你握住任何
一條繩子，都會忍不住去聽。」

海纜要被拉上來兩次：一次剪斷，一次接好。熔接要十八個小時，在一個潔淨如手術室的貨櫃裡進行；在此同時，引擎把
船穩在一個任何海圖上都沒有的點上，偏差不超過兩公尺。甲板上沒有人奔跑，倒是有人在烤麵包。

## 沒有人察覺

隨後，接頭從船艏繞出一個大彎，穿過燈光沉下去；岸上的那條曲線又抬起了頭。「某個我永遠不會去的小城，電影卡了
一個星期，然後不卡了。」馬拉克說：「我們要是做得好，就只是一個什麼都沒發生的星期。」

這樣的船，全世界大約有八十艘，不少比船上最年輕的水手還老，船員也在變老。今年冬天來了兩名學徒，是八年來的頭
一批。其中一位在第一次電話響起時睡過了頭；第二次，鈴聲還沒停，她已經站在甲板上。
""",
        "ja": """
kicker: 海の底で

# 夜ごと、インターネットを繕う船

standfirst: 海外へ送るもののほとんどは、庭の散水ホースほどの太さのケーブルを通っている。それが切れると、五
十二人が海へ出る。水深四千メートルで、髪の毛ほどの傷を探すために。

[cable_ship] 定点に留まる「サンドパイパー号」。引き上げられたケーブルは、船首から海底まで二千メートル以上
垂れ下がる。

alt: 満月の夜、窓に明かりのともったケーブル敷設船が静かな海に浮かび、船首から黄色いケーブルが海底の小さな
ロボットへ伸びている。

「サンドパイパー号」では警報は鳴らない。かかってくるのは一本の電話だ。たいていは、まともな人なら眠っている
時刻に、陸の一室から。画面の波形が平らになったのである。「インターネットが壊れた、とは誰も言いません」と、
船のケーブル技師イルセ・マラックは言う。「数字をひとつ読み上げるだけ。浜辺から、光が引き返してくる場所まで
の距離です」

故障の場所を明かすのは光だ。ガラスの繊維に送り込まれた光は、切れ目に出会うとわずかに跳ね返る。そのこだまの
時間を測れば、船一隻ぶんの誤差で距離がわかる。わからないのは、海図が描かれてから、海がそこで何をしてきたか
だ。

大陸どうしを結ぶ通信のほぼすべてが、こうした数百本の線を通る。深海用のものは散水ホースほどの太さで、その大
半は鋼と銅と樹脂だ。肝心の光ファイバーの束は、ストローの中に収まってしまう。

[cable_section] 外側から順に、タールを塗った糸、鋼線、絶縁体、銅、保護管、そして、ほかのすべてが守っている
光ファイバー。

alt: 黒い外皮から色とりどりの光ファイバーまで、六つの層を段々にむいた海底ケーブルの絵。背後に大きな赤い円。

## 年に二百回

世界のどこかで、ほぼ二日に一度、ケーブルが傷つく。見出しになるのはサメだが、実際に切るのは錨と底引き網だ。
沖へ出れば、誰の目にも触れない海底の地すべりがあり、ときには、二十回の冬をかけてこすり続けた岩の根気がある。

電話から一日以内に、船は港を離れなければならない。積み荷はほとんど変わらない。

- 三つのタンクに手作業で巻き取られた、六十キロメートルの予備ケーブル
- 手こぎ舟ほどの長さの中継器が二台
- 水深二千メートルで見て、掘り、切ることのできるロボット
- ガラスとガラスをつなげる技術者が四人と、五週間ぶんの小麦粉

## 鉄の鉤で釣る

ロボットの届かない深さでは、百五十年前からの方法が頼りになる。鉤をつけたロープを、散歩ほどの速さで、ケーブ
ルがあるはずの線を横切るように引いていく。何かがかかるまで。計器はある。だが甲板長のテオドール・ルンデは、
手のひらのほうを信じている。

> 「岩はがくんと来る。泥はずるずる来る。ケーブルはうなるんだ。四キロのロープ越しでも、聞き分けられるように
なる。そうなったらもう、ロープを握るたびに耳を澄ませてしまう」

ケーブルは二度引き上げられる。一度は切るため、もう一度はつなぐためだ。接続には十八時間かかる。手術室のよう
に清潔なコンテナの中で作業が続くあいだ、エンジンは、どの海図にもない一点から二メートル以内に船をとどめてお
く。甲板を走る者はいない。誰かがパンを焼いている。

## 誰も気づかない

やがて継ぎ目は大きな輪を描いて船首を越え、灯りの中を沈んでいく。陸では、画面の波形が立ち上がる。「私が行く
こともない町で、一週間、映画が途切れがちになる。そして途切れなくなる」とマラックは言う。「うまくやれば、私
たちは『何も起きなかった一週間』になるんです」

こうした船は世界におよそ八十隻。いちばん若い船員より年上の船も多く、乗組員の高齢化も進む。この冬、八年ぶり
に見習いが二人乗り込んだ。一人は、最初の電話のとき眠りこけていた。二度目には、呼び出し音がやむ前に甲板に立
っていた。
""",
        "ar": """
kicker: تحت البحر

# السفينة التي ترمّم الإنترنت ليلًا

standfirst: كلّ ما نرسله إلى ما وراء البحار تقريبًا يمرّ عبر كابلات لا يزيد سمكها على خرطوم الحديقة. وحين
ينقطع أحدها، يبحر اثنان وخمسون شخصًا بحثًا عن كسر دقيق كالشعرة على عمق أربعة كيلومترات.

[cable_ship] السفينة «ساندبايبر» في موقع العمل. من مقدّمتها حتى القاع يتدلّى الكابل المنتشَل أكثر من
كيلومترين.

alt: سفينة كابلات مضاءة النوافذ على بحر هادئ ليلًا تحت بدر مكتمل، وكابل أصفر ينحدر من مقدّمتها إلى روبوت
صغير في القاع.

على متن «ساندبايبر» لا يرنّ جرس إنذار. ثمّة مكالمة هاتفية فحسب، تأتي غالبًا في ساعة ينام فيها العقلاء، من
غرفة على اليابسة استوى فيها خطّ على شاشة. تقول إيلسه ماراك، مهندسة الكابلات على السفينة: «لا يقولون لي
أبدًا إنّ الإنترنت تعطّل. يقرؤون عليّ رقمًا: كم كيلومترًا من الشاطئ إلى الموضع الذي يرتدّ منه الضوء».

فالضوء هو ما يفضح العطل. تسري النبضة في ليفة الزجاج حتى تصادف الكسر، فينعكس شيء منها. يكفي أن تقيس زمن
الصدى لتعرف المسافة، بفارق لا يتجاوز طول السفينة. أمّا ما لا تعرفه فهو ما فعله البحر هناك منذ رُسمت
الخريطة.

تكاد الاتصالات كلّها بين القارّات تمرّ ببضع مئات من هذه الخطوط. وهي في المياه العميقة بسُمك خرطوم الحديقة،
ومعظمها فولاذ ونحاس ولدائن. أمّا الجزء العامل، أي حزمة الألياف، فيمرّ في قشّة شراب.

[cable_section] من الخارج إلى الداخل: خيوط مقطرنة، فأسلاك فولاذ، فعازل، فنحاس، فأنبوب، ثمّ الألياف التي
وُضع كلّ ما عداها لحمايتها.

alt: رسم لكابل بحري مقشور في ستّ طبقات متدرّجة، من الغلاف الأسود إلى حزمة من ألياف الزجاج الملوّنة، أمام
قرص أحمر كبير.

## مئتا مرّة في السنة

في مكان ما من العالم يتضرّر كابل كلّ يومين تقريبًا. العناوين لأسماك القرش، أمّا الضرر فمن المراسي وشباك
الجرّ. وفي عرض البحر انهيارات لا يراها أحد، وأحيانًا صبر صخرة واحدة ظلّت تحكّ عشرين شتاءً.

على «ساندبايبر» أن تكون قادرة على الإبحار في غضون يوم من المكالمة. وحمولتها لا تكاد تتغيّر:

- ستّون كيلومترًا من الكابل الاحتياطي، ملفوفة باليد في ثلاثة خزّانات
- مضخّما إشارة، طول كلّ منهما كطول قارب تجديف
- روبوت يرى ويحفر ويقطع على عمق ألفي متر
- أربعة أشخاص يُجيدون وصل الزجاج بالزجاج، ودقيق يكفي خمسة أسابيع

## صيد بخطّاف من حديد

حيث لا يصل الروبوت، تعود الطريقة إلى مئة وخمسين عامًا: خطّاف في طرف حبل يُجرّ بسرعة متنزّه على عرض الخطّ
المفترض للكابل، إلى أن يعلق شيء. توجد أجهزة لذلك، لكنّ رئيس البحّارة تيودور لوندي يفضّل راحة يده.

> «الصخر ينتفض، والطين يسحب، أمّا الكابل فيطنّ. تتعلّم أن تميّز بينها عبر أربعة كيلومترات من الحبال، ثمّ
لا تعود قادرًا على أن تمسك حبلًا من غير أن تصغي إليه».

يُرفع الكابل مرّتين: مرّة ليُقطع، وأخرى ليُوصل. يستغرق الوصل ثماني عشرة ساعة في حاوية نظيفة كغرفة
العمليّات، بينما تُبقي المحرّكات السفينة على بعد لا يتجاوز مترين من نقطة لا وجود لها على أيّ خريطة. لا أحد
يركض على السطح. وثمّة من يخبز.

## ما لا يلحظه أحد

ثمّ تعبر الوصلة مقدّمة السفينة في حلقة واسعة وتغوص في ضوء المصابيح، وعلى اليابسة ينهض الخطّ على الشاشة.
تقول ماراك: «يتقطّع فيلم أسبوعًا في مدينة لن أزورها أبدًا، ثمّ لا يعود يتقطّع. إن أحسنّا العمل، فنحن أسبوع
لم يحدث فيه شيء».

في العالم نحو ثمانين سفينة من هذا النوع، كثير منها أكبر سنًّا من أصغر بحّارتها، والطواقم تشيخ أيضًا. في
هذا الشتاء صعدت متدرّبتان إلى السفينة، وهما الأوليان منذ ثماني سنوات. نامت إحداهما خلال مكالمتها الأولى.
وفي الثانية كانت على السطح قبل أن يسكت الهاتف.
""",
    },
)

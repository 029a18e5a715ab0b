"""How a harbour town got its tram back."""

from articles.management.demo.texts import Story

STORY = Story(
    key="harbour_tram",
    label="long_way",
    source="harbour_review",
    topics=("cities",),
    original_language="en",
    original_title="Line 1, again",
    original_url="https://harbourreview.example/long-reads/line-1-again",
    original_age=40,
    authors=("aasvik",),
    editors=("penhallow",),
    translators={"fr": "kerjean", "zh-hans": "tang", "ar": "belkadi"},
    texts={
        "en": """
kicker: Cities

# The town that dug up its own tram

standfirst: Sixty years ago Vardesund poured asphalt over its tramway. Last spring the rails carried
passengers again. What lay between was less a question of money than of patience, and of one very large
map.

[harbour_tram] Line 1 on the Fish Quay. The houses behind it were to have been pulled down for a ring
road.

alt: A red tram full of passengers runs along a quay past a row of gabled houses in many colours; three
small sailing boats lie on the water in front.

When the men of the road department broke open Kirkegate in the spring of 2019, looking for a leaking
main, they found a rail. Then they found the other one. Nobody had lifted them in 1964; it had been
cheaper to pour tar on top and hold a parade. “We stood there like children who have found a dinosaur,”
says Oddrun Vik, who was holding the lamp.

Vardesund has thirty-one thousand inhabitants, a harbour that smells of diesel and herring, and a slope so
steep that the post is delivered downhill. For fifty years its traffic plans had consisted of bypasses,
each of which filled up. The rail under Kirkegate was not a plan. It was, people here say, more like being
reminded of a name.

## The map in the sports hall

The town did not begin with a study. It laid a map on the floor of the sports hall, eleven metres by
eight, and for three weeks let anybody walk about on it in socks. Pensioners put down wool where the old
line had run. Schoolchildren put down wool where they went. The two colours were hardly ever in the same
place.

> “We had been about to rebuild the town of our grandparents. It was the ten-year-olds who told us where
the town is now.”

So the new Line 1 uses the old rails for only nine hundred metres, along the Fish Quay. After that it
climbs to the hospital, to the new college, and to a supermarket car park which had been nobody's idea of
a square until the tram stopped there.

[rain_tram] The last run of the evening climbs towards the hospital. The cars were bought second-hand and
rebuilt in the town's own shipyard.

alt: A red tram with bright headlamps comes up a wet street at dusk; people with umbrellas wait on both
sides.

## Bought used, mended here

New trams would have eaten the budget in one bite. Vardesund bought eleven used ones from three cities and
had the shipyard rebuild them over a single winter, a winter in which the yard had nothing else to do.
What they learned was printed in a thin green manual that anyone may copy:

- a hull welder can learn tram frames in a fortnight
- doors break more often than everything else together
- nobody has ever complained about the colour of a seat, only about the lack of one

The line opened four months late and within its budget, which in this trade counts as a scandal. Ridership
was forecast at six thousand a day; it is nine thousand, and on Saturdays, when people ride simply to look
out of the window, more.

## What was lost

It was not all gain. Two shops on Kirkegate did not outlive the roadworks, and the owner of one of them, a
chandler, now drives the tram past his own shuttered window four times a day. He does not mind, he says.
“From up here I can see that the lettering was crooked. Thirty years, and no one ever told me.”
""",
        "fr": """
kicker: Villes

# La ville qui a déterré son tramway

standfirst: Il y a soixante ans, Vardesund coulait du bitume sur ses rails. Au printemps dernier, ils ont
repris du service. Entre les deux, moins une affaire d'argent que de patience, et une très grande carte.

[harbour_tram] La ligne 1 sur le quai aux Poissons. Les maisons derrière elle devaient être abattues pour
une rocade.

alt: Un tramway rouge plein de voyageurs longe un quai bordé de maisons à pignons de toutes les couleurs ;
trois petits voiliers au premier plan.

Au printemps 2019, en ouvrant Kirkegate pour chercher une fuite d'eau, les ouvriers de la voirie sont
tombés sur un rail. Puis sur l'autre. Personne ne les avait déposés en 1964 : il avait coûté moins cher de
verser du goudron par-dessus et d'organiser un défilé. « Nous étions là comme des enfants qui ont trouvé
un dinosaure », raconte Oddrun Vik, qui tenait la lampe.

Vardesund compte trente et un mille habitants, un port qui sent le gazole et le hareng, et une pente si
raide que le courrier s'y distribue en descendant. Pendant cinquante ans, ses plans de circulation ont
consisté en déviations, qui se sont remplies l'une après l'autre. Le rail de Kirkegate n'était pas un
plan. C'était plutôt, dit-on ici, comme un nom qui vous revient.

## La carte du gymnase

La ville n'a pas commencé par une étude. Elle a étalé une carte sur le sol du gymnase, onze mètres sur
huit, et laissé pendant trois semaines qui voulait s'y promener en chaussettes. Les retraités ont posé de
la laine là où passait l'ancienne ligne. Les écoliers en ont posé là où ils allaient. Les deux couleurs ne
se recouvraient presque jamais.

> « Nous étions sur le point de reconstruire la ville de nos grands-parents. Ce sont les enfants de dix
ans qui nous ont dit où se trouve celle d'aujourd'hui. »

La nouvelle ligne 1 n'emprunte donc les vieux rails que sur neuf cents mètres, le long du quai aux
Poissons. Ensuite elle grimpe vers l'hôpital, vers le nouveau lycée, puis vers un parking de supermarché
que personne n'aurait songé à appeler une place avant que le tramway s'y arrête.

[rain_tram] Le dernier départ du soir monte vers l'hôpital. Les rames, achetées d'occasion, ont été
refaites au chantier naval de la ville.

alt: Un tramway rouge aux phares allumés remonte une rue mouillée au crépuscule ; des gens attendent sous
des parapluies de part et d'autre.

## Acheté ailleurs, réparé ici

Des rames neuves auraient englouti le budget en une bouchée. Vardesund en a racheté onze à trois villes et
les a fait refaire au chantier naval en un seul hiver, un hiver où le chantier n'avait rien d'autre à
faire. Ce qu'on y a appris tient dans un mince manuel vert que chacun peut copier :

- un soudeur de coques se forme aux châssis de tramway en quinze jours
- les portes tombent en panne plus souvent que tout le reste réuni
- personne ne s'est jamais plaint de la couleur d'un siège, seulement de ne pas en avoir

La ligne a ouvert avec quatre mois de retard et sans dépasser son budget, ce qui, dans le métier, fait
scandale. On attendait 6 000 voyageurs par jour ; ils sont 9 000, et davantage le samedi, quand on monte à
bord juste pour regarder par la fenêtre.

## Ce qui s'est perdu

Tout n'est pas à mettre au crédit du tramway. Deux boutiques de Kirkegate n'ont pas survécu aux travaux,
et le patron de l'une d'elles, un shipchandler, passe désormais quatre fois par jour, aux commandes de sa
rame, devant sa propre vitrine fermée. Il ne s'en plaint pas. « D'ici, je vois que l'enseigne était de
travers. En trente ans, personne ne me l'avait dit. »
""",
        "zh-hans": """
kicker: 城市

# 把电车从地下挖出来的小城

standfirst: 六十年前，瓦尔德松德把沥青浇在了电车轨道上；去年春天，铁轨重新载客。这中间与其说是钱的问题，不
如说是耐心的问题，外加一张很大的地图。

[harbour_tram] 行驶在鱼码头上的1号线。身后这排房子，当年本要为一条环路让位。

alt: 一辆载满乘客的红色电车沿码头驶过一排五彩山墙房屋，前方水面上停着三艘小帆船。

2019年春天，路政工人在教堂街破开路面找一处漏水，先挖出一根铁轨，接着又挖出另一根。1964年没有人把它们拆走：
往上面浇一层沥青、再办一场游行，要便宜得多。“我们站在那里，像一群挖到恐龙的孩子。”当时举着灯的奥德伦·维克
说。

瓦尔德松德有三万一千居民，一个混着柴油味和鲱鱼味的港口，还有一道陡得连信都只能往下坡送的山坡。五十年来，这
里的交通规划就是不断修绕行路，而每一条都很快堵满。教堂街下的铁轨算不上规划，用当地人的话说，更像是忽然想起
了一个名字。

## 体育馆里的地图

这座城没有先做可行性研究，而是在体育馆的地板上铺了一张长十一米、宽八米的地图，三个星期里，谁都可以穿着袜子
上去走走。退休老人把毛线摆在旧线路经过的地方，小学生把毛线摆在自己要去的地方。两种颜色几乎从不重合。

> “我们差一点就重建了祖父母的那座城。是十岁的孩子告诉我们，城现在在哪里。”

于是，新的1号线只在鱼码头用了九百米旧轨，随后爬坡去医院、去新学院，再到一处超市停车场——在电车停靠之前，谁
也没想过那里会成为广场。

[rain_tram] 当晚最后一班车爬坡驶向医院。车厢买自二手，由本城船厂翻修。

alt: 黄昏的雨街上，一辆亮着大灯的红色电车迎面驶来，两旁有人撑伞等候。

## 买旧车，自己修

新车会一口吃光预算。瓦尔德松德从三座城市买来十一辆旧车，交给船厂用一个冬天翻修——那个冬天，船厂恰好没有别的
活。他们把学到的东西印成一本薄薄的绿皮手册，谁都可以复印：

- 焊船壳的人，两个星期就能学会焊车架
- 车门坏的次数，比其他部件加起来还多
- 没有人抱怨过座椅的颜色，只抱怨过没有座位

线路晚了四个月通车，却没有超出预算，在这一行简直算得上丑闻。原先预计每天六千人次，如今是九千；星期六还要更
多，因为有人上车只是为了看看窗外。

## 失去的东西

并非全是收获。教堂街上有两家店没能熬过施工，其中一家船具店的老板如今开电车，每天四次经过自己拉下卷帘的橱窗。
他说自己并不介意：“从上面看下去，才发现招牌是歪的。三十年了，从没人告诉我。”
""",
        "ar": """
kicker: مدن

# المدينة التي نبشت ترامها من تحت الأسفلت

standfirst: قبل ستّين عامًا صبّت فاردسوند الأسفلت فوق سكّة الترام. وفي الربيع الماضي عادت القضبان تحمل
الركّاب. وما بين التاريخين لم يكن مسألة مال بقدر ما كان مسألة صبر، وخريطة كبيرة جدًّا.

[harbour_tram] الخطّ الأوّل على رصيف السمك. كانت البيوت من خلفه ستُهدم لشقّ طريق دائري.

alt: ترام أحمر مليء بالركّاب يسير على رصيف أمام صفّ من البيوت الملوّنة ذات السقوف المثلّثة، وثلاثة مراكب
شراعية صغيرة في الماء.

في ربيع عام 2019 شقّ عمّال الطرق شارع كيركغاته بحثًا عن أنبوب يسرّب الماء، فعثروا على قضيب حديد، ثمّ على
القضيب الآخر. لم ينزعهما أحد عام 1964؛ كان صبّ القار فوقهما وإقامة موكب احتفالي أرخص. تقول أودرون فيك،
وكانت تحمل المصباح: «وقفنا كأطفال عثروا على ديناصور».

في فاردسوند واحد وثلاثون ألف نسمة، ومرفأ تفوح منه رائحة الديزل والرنجة، ومنحدر شديد حتى إنّ البريد لا
يُوزَّع فيه إلّا نزولًا. طوال خمسين عامًا كانت خطط السير فيها طرقًا التفافية، تمتلئ واحدة بعد أخرى. لم تكن
السكّة خطّة، بل كانت، كما يقولون هنا، أشبه باسم يعود إلى الذاكرة.

## الخريطة في القاعة الرياضية

لم تبدأ المدينة بدراسة. فرشت على أرض القاعة الرياضية خريطة طولها أحد عشر مترًا وعرضها ثمانية، وتركت من شاء
يمشي عليها بالجوارب ثلاثة أسابيع. وضع المتقاعدون خيوط صوف حيث كان الخطّ القديم، ووضع التلاميذ خيوطًا حيث
يذهبون. ولم يكد اللونان يلتقيان.

> «كنّا على وشك أن نعيد بناء مدينة أجدادنا. أطفال العاشرة هم من أخبرنا أين تقع المدينة اليوم».

لذلك لا يسلك الخطّ الجديد القضبان القديمة إلّا تسعمئة متر على رصيف السمك، ثمّ يصعد إلى المستشفى، فالكلّية
الجديدة، فموقف سيارات لم يكن أحد يعدّه ساحة قبل أن يقف فيه الترام.

[rain_tram] الرحلة الأخيرة مساءً صاعدة نحو المستشفى. اشتُريت العربات مستعملة وجُدّدت في حوض السفن المحلّي.

alt: ترام أحمر مضاء المصابيح يصعد شارعًا مبتلًّا عند الغسق، وعلى الجانبين ناس ينتظرون تحت المظلّات.

## شراء من الخارج وإصلاح في الداخل

كانت العربات الجديدة ستلتهم الميزانية دفعة واحدة. فاشترت المدينة إحدى عشرة عربة مستعملة من ثلاث مدن،
وجدّدها حوض السفن في شتاء واحد لم يكن لديه فيه عمل آخر. وما تعلّمه العمّال طُبع في دليل أخضر رقيق يحقّ
للجميع نسخه:

- لحّام السفن يتعلّم هياكل الترام في أسبوعين
- الأبواب تتعطّل أكثر من كلّ ما عداها مجتمعًا
- لم يشكُ أحد قطّ من لون مقعد، بل من عدم وجود مقعد

افتُتح الخطّ متأخّرًا أربعة أشهر وضمن ميزانيته، وهذا في هذه المهنة أقرب إلى الفضيحة. كان المتوقّع ستّة
آلاف راكب يوميًّا، فإذا هم تسعة آلاف، ويزيدون يوم السبت حين يركب الناس لمجرّد النظر من النافذة.

## ما ضاع

لم يكن كلّ شيء ربحًا. دكّانان في كيركغاته لم ينجوا من الأشغال، وصاحب أحدهما، وكان يبيع لوازم السفن، يقود
اليوم الترام أمام واجهته المغلقة أربع مرّات في النهار. يقول إنّه لا يمانع: «من هنا أرى أنّ اللافتة كانت
مائلة. ثلاثون عامًا ولم يخبرني أحد».
""",
    },
)

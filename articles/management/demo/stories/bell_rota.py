"""A town that rings its own hours. Live, with a correction being written; one language in review."""

from articles.management.demo.texts import Story

STORY = Story(
    key="bell_rota",
    label="long_way",
    source="harbour_review",
    topics=("cities", "repair"),
    original_language="en",
    original_title="Forty-one people and a rope",
    original_url="https://harbourreview.example/long-reads/forty-one-people-and-a-rope",
    original_age=12,
    authors=("aasvik",),
    editors=("penhallow",),
    translators={"fr": "kerjean", "ja": "minase", "ar": "belkadi"},
    texts={
        "en": """
kicker: Time

# The town whose clock is a list of names

standfirst: The church clock of Aldersund stopped in 1987. Since then the hours have been rung by hand,
and nobody wants it mended.

[bell_tower] The tower at nine in the evening, which has belonged to the pharmacist since 2004.

alt: A brick bell tower at dusk with three bells in a lit arch, the largest swinging, a rope with a red
grip hanging from it, and swallows in the sky.

At six in the morning it is a baker. At seven it is whoever walks the school's first row of children. By
noon the rope of the great bell in Aldersund has been through five pairs of hands, none of which belongs
to a ringer.

The clock stopped on a Tuesday, at ten past four, and the parish had no money for a new movement. A
retired postman climbed the tower that evening and struck five. He did so for eleven days, until his
knees gave out, and then he pinned a list to the door of the shop.

## Seventeen lines

The list still hangs there. It has twenty-four lines, and seventeen of them are taken: nobody rings at
night. A line belongs to whoever took it until they give it back. Four o'clock has been the school's for
thirty years; the third form learns from it what an hour is.

> “You hear who it is. Marte pulls early, Josef pulls late, and the school pulls twice.”

In 2019 the county offered an electronic movement, free of charge and exact to a second a year. The
meeting took four minutes. What convinced the undecided was a sum: a hand-rung hour is forty seconds
late on average, and in thirty-two years it had failed to come at all nine times, six of them on account
of a wedding.

## The rules

- anyone over ten may take a line
- whoever cannot come sends somebody
- every sixth year the rope is renewed, and everybody comes to splice it

The splicing is a feast. Last September a hundred and twelve people held the new rope, and the baker's
daughter, who is nine and therefore not allowed to, struck the first hour with it. She was two minutes
late. Nobody in Aldersund will tell you so.
""",
        "fr": """
kicker: Le temps

# La ville dont l'horloge est une liste de noms

standfirst: L'horloge de l'église d'Aldersund s'est arrêtée en 1987. Depuis, on sonne les heures à la
main, et personne ne veut qu'on la répare.

[bell_tower] La tour à neuf heures du soir, une heure qui appartient au pharmacien depuis 2004.

alt: Un clocher de brique au crépuscule, trois cloches dans une baie éclairée, la plus grande en
mouvement, une corde à poignée rouge, des hirondelles dans le ciel.

À six heures du matin, c'est un boulanger. À sept, celle ou celui qui accompagne les premiers enfants à
l'école. À midi, la corde de la grande cloche d'Aldersund est passée par cinq paires de mains, dont
aucune n'est celle d'un sonneur.

L'horloge s'est arrêtée un mardi, à quatre heures dix, et la paroisse n'avait pas de quoi payer un
nouveau mouvement. Un facteur à la retraite est monté ce soir-là dans la tour et a sonné cinq heures. Il
l'a fait onze jours, tant que ses genoux ont tenu, puis il a punaisé une liste sur la porte de
l'épicerie.

## Dix-sept lignes

La liste y est toujours. Elle a vingt-quatre lignes, dont dix-sept sont prises : la nuit, personne ne
sonne. Une ligne appartient à qui l'a prise, jusqu'à ce qu'il la rende. Quatre heures est à l'école
depuis trente ans ; les élèves de neuf ans y apprennent ce qu'est une heure.

> « On entend qui c'est. Marte tire en avance, Josef en retard, et l'école tire deux fois. »

En 2019, le département a offert un mouvement électronique, gratuit et précis à une seconde par an. La
réunion a duré quatre minutes. Un calcul a convaincu les indécis : l'heure sonnée à la main a quarante
secondes de retard en moyenne, et en trente-deux ans elle n'a manqué que neuf fois, dont six à cause
d'un mariage.

## Les règles

- à partir de dix ans, tout le monde peut prendre une ligne
- qui ne peut pas venir envoie quelqu'un
- tous les six ans, on change la corde, et tout le monde vient l'épisser

L'épissure est une fête. En septembre dernier, cent douze personnes tenaient la corde neuve, et la fille
du boulanger, qui a neuf ans et n'en a donc pas le droit, a sonné la première heure. Elle avait deux
minutes de retard. Personne à Aldersund ne vous le dira.
""",
        "ja": """
kicker: 時間

# 時計のかわりに名簿がある町

standfirst: アルデルスンの教会の時計は一九八七年に止まった。以来、時の鐘は人の手で鳴らされている。直そう
と言う人はいない。

[bell_tower] 夜九時の塔。この時刻は二〇〇四年から薬局の主人の受け持ちだ。

alt: 夕暮れの煉瓦の鐘楼。明かりの灯るアーチに三つの鐘が下がり、大きな鐘が揺れている。赤い握りのついた綱
が垂れ、空にはツバメが飛ぶ。

朝六時はパン屋が鳴らす。七時は、最初に登校する子どもたちに付き添う人。昼までに、アルデルスンの大鐘の綱は
五人の手を渡る。そのうち鐘つきを仕事にする人は一人もいない。

時計が止まったのは火曜日の四時十分。教区には新しい機械を買う金がなかった。その夕方、引退した郵便配達人が
塔に登り、五時を打った。膝が音を上げるまでの十一日間それを続け、それから店の戸口に一枚の名簿を貼り出した。

## 十七の欄

名簿は今もそこにある。欄は二十四、うち十七が埋まっている。夜は誰も鳴らさない。引き受けた欄は、返すまでそ
の人のものだ。午後四時は三十年前から学校の受け持ちで、三年生はそこで一時間の長さを習う。

> 「誰が鳴らしたかは音でわかります。マルテは早め、ヨセフは遅め、学校は二度引きます」

二〇一九年、県が電子式の機械を無償で贈ると申し出た。誤差は年に一秒。話し合いは四分で終わった。迷っていた
人を動かしたのは、ある計算だった。手で鳴らす時報の遅れは平均四十秒。三十二年間で一度も鳴らなかったのは九
回、うち六回は結婚式のせいだった。

## 決まりごと

- 十歳を過ぎれば誰でも欄を引き受けられる
- 来られない人は代わりを寄こす
- 六年ごとに綱を替え、全員で継ぎ合わせる

綱を継ぐ日は祭りになる。去年の九月、百十二人が新しい綱を握り、パン屋の娘が最初の時を打った。娘は九歳で、
本当はまだ許されない。二分遅れた。アルデルスンでそれを口にする人はいない。
""",
        "ar": """
kicker: الوقت

# مدينة ساعتها قائمة أسماء

standfirst: توقفت ساعة كنيسة ألدرسوند عام 1987. ومنذ ذلك الحين تُقرع الساعات باليد، ولا أحد يريد إصلاحها.

[bell_tower] البرج في التاسعة مساءً، وهي ساعة الصيدلي منذ عام 2004.

alt: برج أجراس من الطوب عند الغروب، ثلاثة أجراس في قوس مضاء، أكبرها يتأرجح، وحبل بمقبض أحمر يتدلى منه،
وسنونوات في السماء.

في السادسة صباحًا يقرعها خبّاز. وفي السابعة من يرافق أول صف من الأطفال إلى المدرسة. وعند الظهر يكون حبل
الجرس الكبير في ألدرسوند قد مرّ على خمسة أزواج من الأيدي، ليس بينها يد قارع أجراس واحد.

توقفت الساعة يوم ثلاثاء، عند الرابعة وعشر دقائق، ولم يكن لدى الرعية مال لآلة جديدة. صعد ساعي بريد متقاعد
إلى البرج ذلك المساء وقرع الخامسة. فعل ذلك أحد عشر يومًا حتى خانته ركبتاه، ثم علّق قائمة على باب الدكان.

## سبعة عشر سطرًا

القائمة ما زالت معلقة. فيها أربعة وعشرون سطرًا، سبعة عشر منها محجوزة: ففي الليل لا يقرع أحد. السطر ملك
من أخذه إلى أن يعيده. والرابعة للمدرسة منذ ثلاثين عامًا، يتعلم منها تلاميذ الصف الثالث ما الساعة.

> «تعرف من يقرع من الصوت. مارتا تسحب مبكرًا، ويوسف متأخرًا، والمدرسة تسحب مرتين.»

في عام 2019 عرضت المحافظة آلة إلكترونية مجانية، دقيقة إلى ثانية في السنة. دام الاجتماع أربع دقائق. وما
أقنع المترددين عملية حسابية: الساعة المقروعة باليد تتأخر أربعين ثانية في المتوسط، وفي اثنين وثلاثين
عامًا لم تُقرع أصلًا تسع مرات، ست منها بسبب عرس.

## القواعد

- لكل من تجاوز العاشرة أن يأخذ سطرًا
- من لا يستطيع الحضور يرسل غيره
- كل ست سنوات يُجدَّد الحبل، ويحضر الجميع لوصله

ووصل الحبل عيد. في سبتمبر الماضي أمسك مئة واثنا عشر شخصًا بالحبل الجديد، وقرعت ابنة الخبّاز أول ساعة،
وهي في التاسعة، أي أن ذلك لا يحق لها. تأخرت دقيقتين. لن يقول لك ذلك أحد في ألدرسوند.
""",
    },
)

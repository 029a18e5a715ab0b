"""A library that lends seeds."""

from articles.management.demo.texts import Story

STORY = Story(
    key="seed_library",
    label="common_tools",
    source="ghayma",
    topics=("land", "repair"),
    original_language="ar",
    original_title="مكتبة لا تُعيد الكتب بل البذور",
    original_url="https://ghayma.example/2026/01/seed-library",
    original_age=33,
    authors=("raslan",),
    editors=("nabaa",),
    translators={"en": "wierzbno", "fr": "kerjean"},
    texts={
        "ar": """
kicker: أرض

# مكتبة تُعير البذور

standfirst: في بلدة عين الوردة تُستعار حبّات الفول كما تُستعار الروايات، على أن تُعاد بعد الحصاد. خلال
تسعة أعوام تضاعفت المجموعة أربع مرّات، ولم يُغرَّم أحد على التأخير.

[seed_plate] اثنا عشر صنفًا من درج واحد. تكتب أمينة المكتبة على كلّ بطاقة اسم من أعاد البذور، لا اسم من
استعارها.

alt: درج خشبي مقسّم إلى اثنتي عشرة خانة، في كلّ منها نوع من البذور: فاصولياء مرقّطة ودوّار شمس وبازلّاء
وذرة وقمح وعدس وغيرها.

الإعارة في مكتبة عين الوردة لا تختلف في ظاهرها عن سواها: بطاقة وختم وتاريخ. غير أنّ المستعير لا يعود بما
أخذ، بل بأبنائه. يأخذ عشرين حبّة في الخريف ويعيد أربعين في الصيف، نصفها للرفّ ونصفها لمن يأتي بعده. تقول
أمينة المكتبة سُعاد مرعي: «الكتاب يبلى كلّما قُرئ، أمّا هذه فتكثر».

بدأ الأمر بعلبة بسكويت. توفّي بستاني عجوز لا وريث له، وترك في مطبخه ثلاثًا وستّين علبة مكتوبًا عليها بقلم
الرصاص: «فول جدّتي»، «قمح التلّ»، «بطّيخ لا يُباع». ولم يكن في البلدة من يعرف كيف تُزرع كلّها. لكن كان
فيها، كما تبيّن، من يعرف كيف تُزرع كلّ واحدة منها.

## أربعون حبّة وحكاية

لا تطلب المكتبة من المستعير سوى أمرين: أن يعيد، وأن يحكي. تُلصق الحكاية على ظهر البطاقة: متى زُرعت البذور،
وما الذي أكلها، وما الذي نجا. وبعد تسعة أعوام صار ظهر البطاقات أثمن من وجهها.

> «نعرف عن مناخ هذا الوادي من بطاقات الفول أكثر ممّا نعرفه من أيّ نشرة».

[seed_jars] المخزن في قبو المدرسة القديمة، حيث لا تتجاوز الحرارة خمس عشرة درجة صيفًا.

alt: أربعة رفوف طويلة من المرطبانات الزجاجية المليئة ببذور ملوّنة، وأمامها سلّم خشبي.

## قواعد الرفّ

القواعد معلّقة عند الباب، بخطّ اليد:

- خذ ما تستطيع أن ترعاه، لا ما تستطيع أن تحمله
- إن لم ينبت شيء فعُد واحكِ، فهذا أيضًا معرفة
- لا تُباع بذرة خرجت من هنا

جاء من مدن بعيدة من يريد نقل الفكرة، وأوصتهم سُعاد دائمًا بالشيء نفسه: لا تشتروا الخزائن قبل أن تجدوا
العجائز. فالبذرة التي لا يعرف أحد قصّتها ليست إلّا حبّة جافّة.

في الخريف الماضي أعاد تلميذ في الثامنة ثلاث حبّات فول بدل أربعين. أكلت الماعز الباقي. كُتب ذلك على ظهر
البطاقة، ومُنح عشرين حبّة أخرى، مع صنف يزعم أهل التلّ أنّ الماعز لا تحبّه.
""",
        "en": """
kicker: Land

# The library that lends you beans

standfirst: In Ain al-Warda, broad beans are borrowed like novels and returned after the harvest. In nine
years the collection has grown fourfold, and nobody has ever been fined.

[seed_plate] Twelve kinds from a single drawer. The librarian writes on each card who brought the seed
back, not who took it away.

alt: A wooden drawer with twelve compartments, each holding another kind of seed: speckled beans,
sunflower, peas, maize, wheat, lentils and more.

At first sight the lending desk in Ain al-Warda is like any other: a card, a stamp, a date. But what
borrowers bring back is not what they took; it is its children. Twenty beans go out in autumn and forty
come home in summer, half of them for the shelf and half for whoever is next. “A book wears out by being
read,” says the librarian, Souad Merhi. “These only become more.”

It began with a biscuit tin. An old gardener died without heirs and left sixty-three of them in his
kitchen, labelled in pencil: *my grandmother's beans*, *hill wheat*, *the melon that is not for sale*.
There was no one in town who knew how to grow them all. There was, it turned out, someone who knew how to
grow each.

## Forty beans and a story

The library asks two things of those who borrow: bring some back, and tell us how it went. The story is
glued to the back of the card: when the seed was sown, what ate it, what survived. After nine years the
backs of the cards are worth more than the fronts.

> “From bean cards we know more about the weather in this valley than from any bulletin.”

[seed_jars] The store is in the cellar of the old school, which stays below fifteen degrees even in
August.

alt: Four long shelves of glass jars filled with seeds of many colours; a wooden ladder leans in front of
them.

## The rules of the shelf

They hang by the door, in handwriting:

- take what you can look after, not what you can carry
- if nothing came up, come and tell us; that is knowledge too
- seed that left here is never sold

Visitors from far larger towns have come to copy the idea, and Merhi gives all of them the same advice: do
not buy cabinets until you have found the old people. A seed whose story nobody knows is just something
dry.

Last autumn an eight-year-old brought back three beans instead of forty. Goats had eaten the rest. It was
noted on the back of his card, and he was given twenty more, of a kind which, according to the people on
the hill, goats cannot stand.
""",
        "fr": """
kicker: Terres

# La bibliothèque qui prête des fèves

standfirst: À Ain al-Warda, on emprunte des fèves comme des romans et on les rend après la récolte. En
neuf ans, le fonds a quadruplé, et personne n'a jamais payé d'amende.

[seed_plate] Douze espèces d'un même tiroir. Sur chaque fiche, la bibliothécaire note qui a rendu la
graine, et non qui l'a prise.

alt: Un tiroir de bois à douze compartiments, chacun garni d'une espèce de graines : haricots tachetés,
tournesol, pois, maïs, blé, lentilles, etc.

À première vue, le comptoir de prêt d'Ain al-Warda ressemble à tous les autres : une fiche, un tampon, une
date. Mais ce qu'on y rapporte n'est pas ce qu'on a pris ; ce sont ses enfants. Vingt fèves sortent à
l'automne, quarante rentrent en été, la moitié pour le rayon, la moitié pour le suivant. « Un livre s'use
à être lu, dit la bibliothécaire, Souad Merhi. Celles-ci se multiplient. »

Tout a commencé par une boîte à biscuits. Un vieux jardinier mort sans héritier en avait laissé
soixante-trois dans sa cuisine, étiquetées au crayon : *fèves de ma grand-mère*, *blé de la colline*,
*melon qui n'est pas à vendre*. Personne, en ville, ne savait les cultiver toutes. Mais pour chacune, on
s'en aperçut bientôt, il y avait quelqu'un qui savait.

## Quarante fèves et une histoire

La bibliothèque ne demande que deux choses : rendre, et raconter. Le récit se colle au dos de la fiche :
quand on a semé, ce qui a mangé, ce qui a survécu. Au bout de neuf ans, le dos des fiches vaut plus que
l'endroit.

> « Les fiches de fèves nous en apprennent davantage sur le climat de cette vallée que n'importe quel
bulletin. »

[seed_jars] La réserve, dans la cave de l'ancienne école, où il ne fait jamais plus de quinze degrés, même
en août.

alt: Quatre longues étagères de bocaux remplis de graines de toutes les couleurs ; une échelle de bois est
posée devant.

## Le règlement du rayon

Il est affiché près de la porte, à la main :

- prenez ce dont vous pouvez vous occuper, non ce que vous pouvez porter
- si rien n'a levé, venez le dire : c'est aussi un savoir
- une graine sortie d'ici ne se vend pas

Des visiteurs de villes bien plus grandes sont venus copier l'idée, et Souad Merhi leur donne à tous le
même conseil : n'achetez pas les meubles avant d'avoir trouvé les anciens. Une graine dont personne ne
connaît l'histoire n'est qu'une chose sèche.

L'automne dernier, un garçon de huit ans a rapporté trois fèves au lieu de quarante. Les chèvres avaient
mangé le reste. On l'a noté au dos de la fiche, et on lui en a confié vingt autres, d'une variété que les
chèvres, à en croire les gens de la colline, ne peuvent pas souffrir.
""",
    },
)

"""A library on a canal boat. Taken down in English, unpublished in French, spiked in Chinese."""

from articles.management.demo.texts import Story

STORY = Story(
    key="library_boat",
    label="long_way",
    source="harbour_review",
    topics=("cities", "language"),
    original_language="en",
    original_title="Overdue at Lock Nine",
    original_url="https://harbourreview.example/long-reads/overdue-at-lock-nine",
    original_age=52,
    authors=("penhallow",),
    translators={"fr": "kerjean", "zh-hans": "tang"},
    texts={
        "en": """
kicker: Reading

# The library that ties up on Thursdays

standfirst: When the county closed nine branches, a retired lock-keeper filled a narrow boat with their
books. She moves at walking pace, and her readers have learnt to wait.

[library_boat] The *Marginalia* below Lock Nine. Two thousand books make good ballast.

alt: A long red and green canal boat with lit windows full of books lies on the water in front of autumn
trees; smoke rises from its chimney.

The *Marginalia* does four miles an hour if nothing is coming the other way. She calls at eleven villages
in eleven days, ties up wherever there is a ring in the wall, and rings a bell that used to hang in a
school. Then she is a library until dusk.

“People ask whether it would not be quicker by van,” says her skipper, Wilf Arden. “It would. But then
you'd be finished sooner.”

## Two thousand books, two shelves deep

What fits on a boat has been chosen. There is no room for doubles, and damp forgives nothing. Arden keeps
poetry at the stern, because it is nearest the stove and nobody borrows it in summer.

> “A book that has been wet and dried is half as thick again. You learn which authors can stand it.”

The rules are those of the water: slow down for fishermen, knock before you come aboard, and bring it back
when the boat is back. Nobody has ever asked for a date.
""",
        "fr": """
kicker: Lire

# La bibliothèque qui accoste le jeudi

standfirst: Quand le comté a fermé neuf annexes, un éclusier à la retraite a rempli une péniche de leurs
livres. Elle avance au pas, et ses lecteurs ont appris à attendre.

[library_boat] La *Marginalia* en aval de l'écluse 9. Deux mille livres font un bon lest.

alt: Une longue péniche rouge et vert aux fenêtres éclairées et pleines de livres, sur un canal bordé
d'arbres d'automne ; de la fumée sort de sa cheminée.

La *Marginalia* file ses six kilomètres à l'heure, si rien ne vient en face. Elle dessert onze villages en
onze jours, s'amarre partout où il y a un anneau dans le mur et fait sonner une cloche qui fut celle d'une
école. Jusqu'à la tombée du jour, c'est alors une bibliothèque.

« On me demande si ce ne serait pas plus rapide en camionnette, dit Wilf Arden, son patron. Si. Mais alors
on aurait fini plus tôt. »

## Deux mille livres sur deux rangs

Ce qui tient sur un bateau a été choisi. Pas de place pour les doubles, et l'humidité ne pardonne rien. La
poésie est à la poupe, parce que c'est plus près du poêle et que personne ne l'emprunte en été.

> « Un livre mouillé puis séché prend la moitié de son épaisseur. On apprend quels auteurs le supportent. »

Le règlement est celui de l'eau : ralentir devant les pêcheurs, frapper avant de monter à bord, rendre le
livre quand le bateau revient. Personne n'a jamais demandé de date.
""",
        "zh-hans": """
kicker: 阅读

# 每逢星期四靠岸的图书馆

standfirst: 县里关掉九家分馆后，一位退休的船闸管理员把它们的书装上了一条窄船。

[library_boat] 停在九号船闸下游的“页边号”。两千本书正好压舱。

alt: 一艘红绿相间的运河窄船停在秋树前的水面上，亮着灯的窗里摆满了书，烟囱冒着烟。

如果对面没有来船，“页边号”每小时能走六公里。她用十一天走访十一个村子，墙上哪里有铁环就在哪里系缆，然后敲响
一口从前挂在学校里的钟。
""",
    },
)

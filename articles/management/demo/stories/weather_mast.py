"""Weather stations that anyone may build. Held back until the report it is about is out."""

from articles.management.demo.texts import Story

STORY = Story(
    key="weather_mast",
    label="techflow",
    source="harbour_review",
    topics=("weather", "networks"),
    original_language="en",
    original_title="The rain, by those it falls on",
    original_url="https://harbourreview.example/long-reads/the-rain",
    original_age=3,
    authors=("penhallow",),
    editors=("aasvik",),
    translators={"fr": "kerjean"},
    texts={
        "en": """
kicker: Weather

# Four thousand people who measure their own rain

standfirst: The parts cost less than a bicycle and the plans are free. A network of home-built weather
stations now fills the gaps between the official ones, and this week the official ones are saying thank
you.

[weather_mast] A station of the third pattern. The white slats keep the sun off the thermometer; the red
cups cost less than the screws.

alt: A weather mast on a grassy hill with red wind cups, a red vane, a white slatted screen, a small
yellow box and a solar panel, in front of tall summer clouds.

The nearest official rain gauge to Gwen Tasker's sheep is thirty-eight kilometres away, on the other side
of a mountain. For most of her life she learned about the weather of her valley from what it did to her.
Six years ago she nailed a soup tin to a fence post, wrote down what was in it, and posted the number to a
stranger.

The stranger was collecting soup tins. Out of those letters grew a set of plans, then a circuit board that
a teenager can solder on a Saturday, and then a network: four thousand and sixty stations in twenty-three
countries, almost all of them in places where weather happens and nobody is paid to look.

## Good enough, and honest about it

A home-built station is not as exact as one that costs a hundred times as much. It does not have to be.
Each knows its three nearest neighbours and compares itself with them; one that drifts is told so,
politely, by its own display.

> “We don't publish a number. We publish a number and how far we believe it.”

That is what convinced the forecasters. This week a joint report by five national weather services
finds that warnings of flash floods came eleven minutes earlier where home-built
stations stood upstream. The recommendations are short:

- publish the plans, and keep publishing them when they change
- pay for batteries; people will give the rest
- answer every letter

## Eleven minutes

Tasker knows what eleven minutes are. In March they were the time it took to walk forty ewes up to the
churchyard. The soup tin is still on its post, next to the mast. She empties it every morning and
compares. “The tin,” she says, “is usually right.”
""",
        "fr": """
kicker: Climat

# Quatre mille personnes mesurent leur propre pluie

standfirst: Les pièces coûtent moins cher qu'un vélo et les plans sont libres. Un réseau de stations météo
bricolées comble les vides entre les stations officielles ; cette semaine, celles-ci disent merci.

[weather_mast] Une station du troisième modèle. Les lattes blanches abritent le thermomètre du soleil ;
les coupelles rouges coûtent moins que leurs vis.

alt: Un mât météo sur une colline herbeuse, avec des coupelles et une girouette rouges, un abri blanc à
lattes, un boîtier jaune et un panneau solaire, devant de grands nuages d'été.

Le pluviomètre officiel le plus proche des moutons de Gwen Tasker est à 38 kilomètres, de l'autre côté
d'une montagne. Presque toute sa vie, elle a appris le temps de sa vallée par ce qu'il lui faisait. Il y a
six ans, elle a cloué une boîte de soupe sur un piquet, noté ce qu'il y avait dedans et posté le chiffre à
un inconnu.

L'inconnu collectionnait les boîtes de soupe. De ces lettres sont nés des plans, puis une carte qu'une
adolescente peut souder un samedi, puis un réseau : 4 060 stations dans vingt-trois pays, presque toutes
là où il fait du temps et où personne n'est payé pour le regarder.

## Assez bonnes, et honnêtes

Une station bricolée n'a pas l'exactitude d'une autre qui coûte cent fois plus. Elle n'en a pas besoin.
Chacune connaît ses trois plus proches voisines et se compare à elles ; à celle qui dérive, son propre
écran le dit, poliment.

> « Nous ne publions pas un chiffre. Nous publions un chiffre et le crédit que nous lui accordons. »

Voilà ce qui a convaincu les prévisionnistes. Un rapport commun de cinq services météorologiques
nationaux, rendu public cette semaine, établit que les alertes de crue sont parties onze minutes plus tôt
là où des stations bricolées se trouvaient en amont. Ses recommandations sont brèves :

- publier les plans, et continuer quand ils changent
- payer les piles ; les gens donneront le reste
- répondre à chaque lettre

## Onze minutes

Gwen Tasker sait ce que valent onze minutes. En mars, c'est le temps qu'il a fallu pour mener quarante
brebis jusqu'au cimetière. La boîte de soupe est toujours sur son piquet, à côté du mât. Elle la vide
chaque matin et compare. « La boîte, dit-elle, a généralement raison. »
""",
    },
)

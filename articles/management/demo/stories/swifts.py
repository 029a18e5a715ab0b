"""Counting swifts. Its rights have ended."""

from articles.management.demo.texts import Story

STORY = Story(
    key="swifts",
    label="long_way",
    source="gazette",
    topics=("weather", "cities"),
    original_language="fr",
    original_title="Le clocher aux quatre-vingt-un nids",
    original_url="https://gazette-ateliers.example/reportages/le-clocher",
    original_age=58,
    authors=("mbaye_roux",),
    translators={"en": "wierzbno"},
    texts={
        "fr": """
kicker: Vivant

# Le clocher aux quatre-vingt-un nids

standfirst: Avant de refaire son toit, une petite ville a demandé leur avis aux martinets. Il a fallu
apprendre à compter des oiseaux qui ne se posent jamais.

[swifts] Un soir de juillet. On les compte à l'oreille autant qu'à l'œil.

alt: Des martinets en vol au-dessus de toits de tuiles et d'un clocher, dans un ciel de coucher de soleil
orange et violet.

Un martinet ne se pose que pour nicher. Il mange, boit et dort en l'air ; entre deux étés, il passe dix
mois sans toucher terre. Quand le couvreur a annoncé qu'il boucherait les trous du clocher, Solange Ybert,
institutrice à la retraite, a demandé huit jours. Elle voulait savoir qui habitait là.

Ils furent d'abord trois à lever la tête, puis trente. À la fin de la semaine, la moitié du bourg, chaises
pliantes et jumelles de théâtre, comptait quatre-vingt-un nids.

## Un toit avec des trous

> « On croyait qu'il fallait choisir entre les tuiles et les oiseaux. Le couvreur, lui, n'attendait qu'une
chose : qu'on lui dise où laisser des trous. »

Il en a laissé quatre-vingt-dix. Neuf de plus, pour la politesse.
""",
        "en": """
kicker: Living things

# The belfry with eighty-one nests

standfirst: Before mending its roof, a small town asked the swifts. For that it had to learn to count
birds that never sit down.

[swifts] An evening in July. They are counted by ear as much as by eye.

alt: Swifts fly over tiled roofs and a bell tower against an orange and violet sunset.

A swift lands only to nest. It eats, drinks and sleeps in the air, and between two summers may not touch
the ground for ten months. When the roofer said that he would close the holes in the belfry, Solange
Ybert, a retired teacher, asked for eight days. She wanted to know who lived there.

At first three people looked up, then thirty. By the end of the week half the town, with folding chairs
and opera glasses, had counted eighty-one nests.

## A roof with holes

> “We thought that we had to choose between the tiles and the birds. All the roofer wanted was for someone
to tell him where to leave the holes.”

He left ninety. Nine more, out of politeness.
""",
    },
)

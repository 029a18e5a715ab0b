"""A chain of repair cafés."""

from articles.management.demo.texts import Story

STORY = Story(
    key="repair_cafe",
    label="common_tools",
    source="gazette",
    topics=("repair",),
    original_language="fr",
    original_title="La franchise du tournevis",
    original_url="https://gazette-ateliers.example/enquetes/la-franchise-du-tournevis",
    original_age=18,
    authors=("corvaisier", "mbaye_roux"),
    translators={"en": "wierzbno"},
    texts={
        "fr": """
kicker: Réparer

# Soixante cafés et pas un objet neuf

standfirst: On y commande un café et l'on y rouvre un grille-pain. En six ans, une chaîne sans
actionnaires a essaimé dans soixante villes moyennes. Son secret tient dans un classeur de panne.

[repair_table] Un poste à transistors ouvert un samedi matin. La tasse fait partie du règlement : on ne
répare pas seul, ni à jeun.

alt: Vue de dessus d'une table d'atelier : une radio rouge démontée, sa façade, des tournevis, du fil, un
fer à souder et une tasse de café.

La règle de la maison est écrite au-dessus du comptoir : « Vous tenez la vis, nous tenons la lampe. »
Personne, ici, ne répare à votre place. On vous prête un établi, des outils, une heure de quelqu'un qui
s'y connaît. L'addition, c'est le café, à prix libre, et une ligne dans le classeur.

Ce classeur est le vrai trésor. On y note chaque panne : l'appareil, le symptôme, ce qu'on a essayé, ce
qui a marché. Le premier tenait sur une feuille. Les soixante cafés partagent aujourd'hui plus de 41 000
lignes, que n'importe qui peut consulter, et que des fabricants commencent à lire en rougissant.

## La panne la plus fréquente

Elle n'a rien de noble : un fusible à douze centimes, placé derrière une coque que l'on a collée. Viennent
ensuite les câbles pliés au même endroit, les piles oubliées, et « rien du tout », c'est-à-dire un
appareil qui marchait et que personne n'avait osé rallumer.

> « Une fois sur dix, ce qu'on répare, c'est la confiance. L'objet, lui, n'avait rien. »

Le café de Saint-Aubrac, le premier, occupe une ancienne mercerie. Dominique Faure, qui l'a ouvert avec
l'indemnité de son licenciement, n'a jamais voulu d'un siège. Ouvrir un café de plus ne demande que trois
choses :

- un local où l'on puisse laisser un objet démonté pendant une semaine
- deux personnes qui savent réparer et une qui sait accueillir
- l'engagement de tenir le classeur, même quand on échoue, et surtout dans ce cas

## Ce que l'échec apprend

Quatre objets sur dix repartent en état. Trois reviendront. Les autres finissent dans des bacs étiquetés,
où l'on vient chercher une charnière, un moteur, un bouton. « On nous demande souvent notre taux de
réussite, dit Dominique Faure. Je réponds : 100 %. Tout le monde est reparti en sachant pourquoi. »

Un samedi de janvier, une fillette a apporté une boîte à musique qui ne jouait plus qu'une note sur deux.
On a nettoyé le peigne, redressé trois dents. La mélodie était si mauvaise, une fois complète, qu'elle a
demandé s'il était possible de revenir à l'ancienne version.
""",
        "en": """
kicker: Mending

# Sixty cafés, and nothing new in them

standfirst: You order a coffee and take a toaster apart. In six years a chain without shareholders has
spread to sixty middling towns. Its secret is a ring binder full of faults.

[repair_table] A transistor radio, opened on a Saturday morning. The cup is in the rules: nobody mends
alone, or on an empty stomach.

alt: A workbench seen from above: a red radio taken apart, its front panel, screwdrivers, reels of thread,
a soldering iron and a cup of coffee.

The rule of the house is painted over the counter: “You hold the screw, we hold the lamp.” Nobody here
will mend a thing for you. What you can borrow is a bench, some tools, and an hour of somebody who knows.
The bill is the coffee, at whatever price you choose, and one line in the binder.

The binder is the real treasure. Every fault goes into it: the appliance, the symptom, what was tried,
what worked. The first fitted on one sheet. The sixty cafés now share more than 41,000 lines, which anyone
may look up, and which manufacturers have begun to read and blush.

## The commonest fault

There is nothing noble about it: a fuse worth twelve cents, behind a shell that has been glued. Next come
leads bent in the same old place, forgotten batteries, and “nothing at all”, that is to say an appliance
which worked and which no one had dared to switch on again.

> “One time in ten, what we mend is confidence. The thing itself was fine.”

The first café, in Saint-Aubrac, is in a former haberdashery. Dominique Faure, who opened it with her
redundancy pay, has never wanted a head office. To open another you need three things:

- a room in which something can be left in pieces for a week
- two people who can mend and one who can make you welcome
- a promise to keep the binder, even if you fail, and then above all

## What failing teaches

Four things in ten leave in working order. Three will be back. The rest end up in labelled crates, to be
searched for a hinge, a motor, a knob. “I am always asked for our success rate,” says Faure. “I say a
hundred per cent. Everybody went home knowing why.”

One Saturday in January a small girl brought in a musical box that played only every other note. The comb
was cleaned, three teeth straightened. Once it was complete, the tune was so bad that she asked whether it
might be possible to have the old version back.
""",
    },
)

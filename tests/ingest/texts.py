"""Articles for the tests, in the shape in which republished articles arrive."""

FRENCH = """
La ligne de tram qui revient
TechFlow SélectionTechFlow Sélection

La ligne de tram qui revient
Une ville portuaire rouvre, quarante ans après, la voie qu'elle avait goudronnée.
Rédaction : Lian Ran
Édition : Zheng Xuan
Source : GeekPark
Les rails étaient restés sous le bitume, et personne n'y pensait plus quand la pelle mécanique les a trouvés.
« On les a grattés à la main pendant trois jours », raconte le chef de chantier.

Crédit photo : CCTV News
01 Une voie sous la rue
Le tracé suit celui de 1911, à deux virages près, et dessert aujourd'hui onze arrêts.

Crédit photo : Visual China
02 Ce que le port y gagne
Les dockers prennent désormais le premier tram de cinq heures dix.
Rejoignez la communauté de TechFlow
Groupe Telegram :https://t.me/TechFlowDaily
Compte Twitter officiel :https://x.com/TechFlowPost
"""

CHINESE = """
回来的电车
深潮精选深潮精选

回来的电车
四十年后，一座港口城市重新打开了被沥青盖住的轨道。
作者：连冉
编辑：郑玄
来源：极客公园
挖掘机碰到铁轨的时候，已经没有人记得它们还在那里。
“我们用手清理了三天。”工地负责人说。

图片来源：央视新闻
一、路面下的轨道
线路沿用一九一一年的走向，只改了两个弯，如今有十一个站。

图片来源：视觉中国
二、港口得到了什么
码头工人现在乘坐五点十分的首班车。
"""

ENGLISH = """
The tram line that came back
TechFlow SelectedTechFlow Selected

The tram line that came back
Forty years on, a harbour town reopens the track it had paved over.
Author: Lian Ran
Editor: Zheng Xuan
Source: GeekPark
The rails had stayed under the asphalt, and nobody thought of them until the digger hit them.
"We scraped them clean by hand for three days," says the foreman.

Photo credit: CCTV News
01 A track under the street
The line follows that of 1911 but for two bends, and has eleven stops today.
"""

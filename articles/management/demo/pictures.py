"""The demo's pictures: which scene draws each, and who is credited. People and agencies are invented."""

from collections.abc import Callable
from dataclasses import dataclass

from articles.management.demo.drawing import Sheet
from articles.management.demo.scenes import bells, drawer, jars, land, rails, sea, town, workshop


@dataclass(frozen=True)
class Picture:
    """A picture to be drawn. `illustrator` is a key of `names.CONTRIBUTORS`."""

    draw: Callable[[], Sheet]
    creator: str
    agency: str
    illustrator: str

    @property
    def credit_line(self) -> str:
        """Who made it and who supplies it, as it stands under the picture."""
        return f"{self.creator} / {self.agency}"

    @property
    def copyright_notice(self) -> str:
        """IPTC's copyright notice."""
        return f"© {self.creator}, {self.agency}"


def _takkinen(draw: Callable[[], Sheet]) -> Picture:
    return Picture(draw, "Oona Takkinen", "Papier & Marée", "takkinen")


def _outeiral(draw: Callable[[], Sheet]) -> Picture:
    return Picture(draw, "Brais Outeiral", "Southlight Pictures", "outeiral")


def _su_modi(draw: Callable[[], Sheet]) -> Picture:
    return Picture(draw, "Su Modi", "Yanshan Pictures", "su_modi")


PICTURES = {
    "cable_ship": _su_modi(sea.cable_ship),
    "cable_section": _su_modi(sea.cable_section),
    "library_boat": _takkinen(sea.library_boat),
    "harbour_tram": _takkinen(town.harbour_tram),
    "rain_tram": _takkinen(rails.rain_tram),
    "swifts": _takkinen(town.swifts),
    "seed_plate": _outeiral(drawer.seed_drawer),
    "seed_jars": _outeiral(jars.seed_jars),
    "letters": _outeiral(workshop.letters),
    "repair_table": _outeiral(workshop.repair_table),
    "paper_loft": _outeiral(workshop.paper_loft),
    "night_train": _takkinen(rails.night_train),
    "sleeper_window": _takkinen(rails.sleeper_window),
    "tea_hills": _su_modi(land.tea_hills),
    "weather_mast": _takkinen(land.weather_mast),
    "bell_tower": _takkinen(bells.bell_tower),
}

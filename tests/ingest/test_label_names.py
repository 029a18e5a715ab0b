"""Which lines a parser may take for a label: its names in every language, and what else it is called."""

import pytest

from articles.formats.plain_text import parse
from articles.ingest.names import known_labels
from tests.factories import make_label

pytestmark = pytest.mark.django_db


def test_a_label_is_known_by_its_names_and_its_aliases() -> None:
    make_label({"en": "TechFlow Selected", "fr": "Choix du port"}, aliases=["TechFlow Sélection"])
    assert set(known_labels()) == {"TechFlow Selected", "Choix du port", "techflow sélection"}


def test_an_alias_above_the_headline_is_the_label() -> None:
    make_label("TechFlow Selected", aliases=["Vom Hafen gewählt"])
    text = "Vom Hafen gewählt\nDas letzte Stellwerk am Hafen\nVon Katharina Berg\nDer Hebel ist lang.\n"
    article = parse(text, known_labels=known_labels())
    assert (article.label, article.headline) == ("Vom Hafen gewählt", "Das letzte Stellwerk am Hafen")

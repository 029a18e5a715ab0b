"""Writes a story in a language: headline, standfirst and a body of 300 to 900 words, from its patterns."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

from articles.management.corpus.chinese import CHINESE
from articles.management.corpus.english import ENGLISH
from articles.management.corpus.french import FRENCH
from articles.management.corpus.language import Language

LANGUAGES: dict[str, Language] = {language.code: language for language in (ENGLISH, FRENCH, CHINESE)}
# Of what is between the opening and the close, which bring it to 300 to 900.
FEWEST_WORDS, MOST_WORDS = 300, 780


@dataclass(frozen=True)
class Plot:
    """What is the same in every language: numbers into the lists of nouns, figures, and whose words they are.

    `people` are names by language.
    """

    place: int
    subject: int
    headline: int
    standfirst: int
    year: int
    words: int
    seed: int
    people: tuple[Mapping[str, str], ...]


@dataclass(frozen=True)
class Written:
    """A text as an edition has it."""

    kicker: str
    headline: str
    standfirst: str
    body: str


def plot(dice: random.Random, people: tuple[Mapping[str, str], ...], year: int) -> Plot:
    """Think up a story that ends in `year`."""
    return Plot(
        place=dice.randrange(len(ENGLISH.places)),
        subject=dice.randrange(len(ENGLISH.subjects)),
        headline=dice.randrange(len(ENGLISH.headlines)),
        standfirst=dice.randrange(len(ENGLISH.standfirsts)),
        year=year,
        words=dice.randint(FEWEST_WORDS, MOST_WORDS),
        seed=dice.getrandbits(32),
        people=people,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


class _Fields(dict[str, str]):
    """The fields of a pattern; those that change with every sentence are drawn when they are asked for."""

    def __init__(self, language: Language, story: Plot, dice: random.Random) -> None:
        place, at = language.places[story.place]
        subject = language.subjects[story.subject]
        # Without these, `__missing__` would be asked for what never changes.
        super().__init__(
            place=place,
            Place=_capital(place),
            at=at,
            At=_capital(at),
            subject=subject,
            Subject=_capital(subject),
        )
        self._language, self._story, self._dice = language, story, dice
        self._speaker: int | None = None

    def _who(self) -> int:
        """Who is spoken of: a role and a name beside each other are one person's."""
        if self._speaker is None:
            self._speaker = self._dice.randrange(len(self._story.people))
            return self._speaker
        who, self._speaker = self._speaker, None
        return who

    def __missing__(self, name: str) -> str:
        dice, language = self._dice, self._language
        match name.lower():
            case "person":
                names = self._story.people[self._who()]
                return names.get(language.code) or names["en"]
            case "role":
                return language.roles[(self._story.seed + 3 * self._who()) % len(language.roles)]
            case "office":
                office = dice.choice(language.offices)
                return _capital(office) if name[0].isupper() else office
            case "n":
                return str(dice.randint(12, 98))
            case "percent":
                return str(dice.randint(3, 78))
            case "year":
                return str(self._story.year - dice.randint(2, 24))
        raise KeyError(name)


def _fields(story: Plot, language: Language) -> tuple[_Fields, random.Random]:
    # Every language draws for itself: its texts are as long as it likes.
    dice = random.Random(f"{story.seed} {language.code}")  # noqa: S311 - a text, not a secret
    return _Fields(language, story, dice), dice


def headline(story: Plot, language: Language, fields: Mapping[str, str] | None = None) -> str:
    """The headline alone, the same as `write` gives it."""
    pattern = language.headlines[story.headline]
    return _capital(pattern.format_map(_fields(story, language)[0] if fields is None else fields))


def write(story: Plot, language: Language) -> Written:
    """The story in one language, always the same for the same plot."""
    fields, dice = _fields(story, language)
    return Written(
        kicker=language.kickers[story.subject % len(language.kickers)],
        headline=headline(story, language, fields),
        standfirst=language.standfirsts[story.standfirst].format_map(fields),
        body=_body(story, language, fields, dice),
    )


def _body(story: Plot, language: Language, fields: _Fields, dice: random.Random) -> str:
    # No sentence comes twice before every other one has come.
    supply = dice.sample(language.sentences, len(language.sentences))
    headings = dice.sample(language.headings, len(language.headings))
    quotes = dice.sample(language.quotes, len(language.quotes))
    blocks = [f"<p>{dice.choice(language.openings).format_map(fields)}</p>"]
    words = 0
    while words < story.words:
        sentences = []
        for _sentence in range(dice.randint(2, 5)):
            if not supply:
                supply = dice.sample(language.sentences, len(language.sentences))
            sentences.append(supply.pop().format_map(fields))
        if quotes and dice.random() < 0.4:
            sentences.insert(1, quotes.pop().format_map(fields))
        paragraph = language.joint.join(sentences)
        words += _words(paragraph, language)
        blocks.append(f"<p>{paragraph}</p>")
        if len(blocks) % 4 == 0 and headings:
            blocks.append(f"<h2>{headings.pop()}</h2>")
    blocks.append(f"<p>{dice.choice(language.closings).format_map(fields)}</p>")
    return "".join(blocks)


def _words(text: str, language: Language) -> int:
    if language.characters_a_word:
        return int(len(text) / language.characters_a_word)
    return text.count(" ") + 1

"""The demo's newsroom while it is being made."""

import datetime as dt
from dataclasses import dataclass, field

from articles.models import Article, Contributor, Edition, Image, Label, Source, Topic, User


@dataclass
class Newsroom:
    """What was made so far, by key. `now` is the moment of seeding on the site's clock."""

    now: dt.datetime
    users: dict[str, User] = field(default_factory=dict)
    labels: dict[str, Label] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    contributors: dict[str, Contributor] = field(default_factory=dict)
    images: dict[str, Image] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    editions: dict[tuple[str, str], Edition] = field(default_factory=dict)
    embargoes: dict[str, dt.datetime] = field(default_factory=dict)

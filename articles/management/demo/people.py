"""Who works in the demo's newsroom. None of them exists."""

from dataclasses import dataclass

from articles.models import Role


@dataclass(frozen=True)
class Account:
    """Someone who can sign in. `languages` is what a translator writes in."""

    username: str
    first_name: str
    last_name: str
    role: Role
    languages: tuple[str, ...] = ()
    interface_language: str = ""

    @property
    def email(self) -> str:
        """An address under .example, which is nobody's (RFC 2606)."""
        return f"{self.username}@newsroom.example"


ACCOUNTS = (
    Account("administrator", "Teuila", "Fonoti", Role.ADMINISTRATOR),
    Account("chief", "Inès", "Barrandon", Role.CHIEF),
    Account("editor", "Tomasz", "Wierzbno", Role.EDITOR),
    Account("editor-zh", "Yanqiu", "Shen", Role.EDITOR, interface_language="zh-hans"),
    Account("translator", "Aminata", "Kerjean", Role.TRANSLATOR, ("fr",), "fr"),
    Account("translator-zh", "Ruoting", "Tang", Role.TRANSLATOR, ("zh-hans", "zh-hant"), "zh-hans"),
    Account("translator-ja", "Haruka", "Minase", Role.TRANSLATOR, ("ja",)),
    Account("translator-ar", "Nourine", "Belkadi", Role.TRANSLATOR, ("ar",), "fr"),
)

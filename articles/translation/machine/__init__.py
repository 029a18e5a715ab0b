"""Machine translation: one interface, and the engines that are configured."""

from articles.translation.machine.chat import Chat
from articles.translation.machine.deepl import DeepL
from articles.translation.machine.engine import Engine, Request, Result, Task


def engines() -> dict[str, Engine]:
    """The engines that have what they need in the settings, by their codes."""
    known: tuple[Engine, ...] = (DeepL(), Chat())
    return {engine.code: engine for engine in known if engine.is_configured()}


__all__ = ["Engine", "Request", "Result", "Task", "engines"]

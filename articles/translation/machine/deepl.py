"""DeepL's API, version 2, with its handling of HTML (developers.deepl.com, "Translate text")."""

from collections.abc import Sequence

from django.conf import settings

from articles.messages import Message
from articles.translation.machine.engine import GARBAGE, Request, Result, Task, ask, checked

# As many texts as one request may have.
_AT_ONCE = 50
_TARGETS = {"en": "EN-GB", "pt": "PT-PT", "zh": "ZH-HANS", "zh-hans": "ZH-HANS", "zh-hant": "ZH-HANT"}


class DeepL:
    """DeepL, with the neighbours and the forms of names as its context."""

    code, name = "deepl", "DeepL"

    def is_configured(self) -> bool:
        """Whether there is a key."""
        return bool(settings.MACHINE_DEEPL_KEY)

    def translate(self, requests: Sequence[Request], task: Task) -> list[Result]:
        """Translate each; see `Engine`."""
        results: list[Result] = []
        for start in range(0, len(requests), _AT_ONCE):
            results += self._batch(requests[start : start + _AT_ONCE], task)
        return results

    def _batch(self, requests: Sequence[Request], task: Task) -> list[Result]:
        answer = ask(
            f"{settings.MACHINE_DEEPL_ADDRESS.rstrip('/')}/v2/translate",
            {
                "text": [request.html for request in requests],
                "source_lang": task.source.split("-")[0].upper(),
                "target_lang": _TARGETS.get(task.target, task.target.split("-")[0].upper()),
                "tag_handling": "html",
                "preserve_formatting": True,
                "context": _context(requests, task),
            },
            {"Authorization": f"DeepL-Auth-Key {settings.MACHINE_DEEPL_KEY}"},
        )
        if isinstance(answer, Message):
            return [Result(problem=answer) for _request in requests]
        said = answer.get("translations") if isinstance(answer, dict) else None
        if not isinstance(said, list) or len(said) != len(requests):
            return [Result(problem=Message(GARBAGE)) for _request in requests]
        return [
            checked(request, one.get("text") if isinstance(one, dict) else None)
            for request, one in zip(requests, said, strict=True)
        ]


def _context(requests: Sequence[Request], task: Task) -> str:
    """What stands before and after, and how names are written; it is not translated, and not paid for."""
    names = "; ".join(f"{source} = {target}" for source, target in task.names)
    around = " ".join(filter(None, (requests[0].before, requests[-1].after)))
    return "\n".join(filter(None, (names, around)))[:4000]

"""Any endpoint that speaks as OpenAI's does ("Create chat completion"), a self-hosted one too."""

import json
import re
from collections.abc import Sequence
from typing import Any

from django.conf import settings

from articles.messages import Message
from articles.translation.machine.engine import Request, Result, Task, ask, checked

# So much text at once that an answer comes in time.
_AT_ONCE = 12
_FENCE = re.compile(r"^\s*```(?:json)?\s*|\s*```\s*$")
_INSTRUCTIONS = """You translate news articles from {source} into {target} for a newsroom.
Translate the HTML in "html" of each item. Keep every tag with its attributes exactly as it is, in the place
where it belongs in {target}; translate only the text. "before" and "after" are its surroundings: do not
translate them. Keep numbers, dates and names right. Write as a native editor would, in the typography of
{target}. {names}
Answer with JSON and nothing else: {{"translations": [{{"id": 1, "html": "…"}}, …]}}, one for each item."""


class Chat:
    """A language model behind a chat endpoint."""

    code = "chat"

    @property
    def name(self) -> str:
        """The model's own."""
        return str(settings.MACHINE_CHAT_MODEL)

    def is_configured(self) -> bool:
        """Whether there is an endpoint, and a model of it."""
        return bool(settings.MACHINE_CHAT_ADDRESS and settings.MACHINE_CHAT_MODEL)

    def translate(self, requests: Sequence[Request], task: Task) -> list[Result]:
        """Translate each; see `Engine`."""
        results: list[Result] = []
        for start in range(0, len(requests), _AT_ONCE):
            results += self._batch(requests[start : start + _AT_ONCE], task)
        return results

    def _batch(self, requests: Sequence[Request], task: Task) -> list[Result]:
        items = [
            {"id": number, "html": one.html, "before": one.before[-300:], "after": one.after[:300]}
            for number, one in enumerate(requests, 1)
        ]
        names = "; ".join(f"{source} is {target}" for source, target in task.names)
        instructions = _INSTRUCTIONS.format(
            source=task.source, target=task.target, names=f"Write names so: {names}." if names else ""
        )
        key = settings.MACHINE_CHAT_KEY
        answer = ask(
            f"{settings.MACHINE_CHAT_ADDRESS.rstrip('/')}/chat/completions",
            {
                "model": settings.MACHINE_CHAT_MODEL,
                "temperature": 0,
                "response_format": {"type": "json_object"},
                "messages": [
                    {"role": "system", "content": instructions},
                    {"role": "user", "content": json.dumps({"items": items}, ensure_ascii=False)},
                ],
            },
            {"Authorization": f"Bearer {key}"} if key else {},
        )
        if isinstance(answer, Message):
            return [Result(problem=answer) for _request in requests]
        said = _said(answer)
        return [checked(request, said.get(number)) for number, request in enumerate(requests, 1)]


def _said(answer: Any) -> dict[int, object]:
    """What the model said of each item, by its id; nothing of what it said otherwise."""
    try:
        content = _FENCE.sub("", answer["choices"][0]["message"]["content"])
        rows = json.loads(content)["translations"]
        return {int(row["id"]): row["html"] for row in rows}
    except (KeyError, IndexError, TypeError, ValueError, RecursionError):
        return {}

"""Why something cannot be read as an article."""

from articles.messages import Message


class Unreadable(ValueError):
    """The input cannot be read as an article.

    `message` is one sentence on what is wrong and what to do, with its values apart, for translation (mark
    the template with `gettext_noop`); `str(error)` is the sentence in English.
    """

    def __init__(self, template: str, **params: object) -> None:
        self.message = Message(template, params)
        super().__init__(str(self.message))

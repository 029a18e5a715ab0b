"""Why something was not fetched, in one sentence that quotes nothing of what came."""

from articles.messages import Message, gettext_noop
from articles.net.response import Response

# --- The address
NOT_AN_ADDRESS = gettext_noop(
    "This is no web address. One begins with https:// or http:// and a site’s name."
)
WRONG_SCHEME = gettext_noop("Only addresses that begin with https:// or http:// are fetched.")
TOO_LONG = gettext_noop(
    "The address has more than %(limit)s characters. Cut off what follows the question mark."
)
CREDENTIALS = gettext_noop("The address holds a user name or a password. Take out what stands before the @.")
WRONG_PORT = gettext_noop(
    "The address names a port from which nothing is fetched. Allowed are: %(ports)s. An administrator can "
    "allow more."
)
PRIVATE = gettext_noop(
    "The address leads into a private network, and nothing is fetched from there. Paste the text instead."
)
UNKNOWN_NAME = gettext_noop("No site of this name is found. Check the spelling, or try again later.")

# --- The line
NO_CONNECTION = gettext_noop("The site cannot be reached. Try again later, or paste the text.")
TOO_SLOW = gettext_noop(
    "The site did not answer completely within the time. Try again later, or paste the text."
)
CERTIFICATE = gettext_noop(
    "The site’s certificate is not valid, so that nobody knows who answers. Open the page in your browser, "
    "and paste its text if you trust it."
)
TLS_FAILED = gettext_noop("No encrypted connection to the site can be made. Paste the text instead.")
BROKEN_ANSWER = gettext_noop(
    "The site’s answer is broken or was cut off. Try again later, or paste the text."
)
TOO_LARGE = gettext_noop(
    "What the site sends is larger than %(limit)s MB. Download it and cut out what you need."
)
UNKNOWN_ENCODING = gettext_noop(
    "The site compresses its answer in a way that is not read here. Paste the text instead."
)

# --- Redirects
TOO_MANY_REDIRECTS = gettext_noop(
    "The address sends on more than %(limit)s times. Open it in your browser, and paste where it ends."
)
REDIRECT_LOOP = gettext_noop(
    "The address sends on in a circle, as sites do that demand cookies. Paste the text instead."
)
BAD_REDIRECT = gettext_noop("The site sends on to something that is no address. Paste the text instead.")
DOWNGRADE = gettext_noop(
    "The site sends on from https to http, where anybody on the way may change the text. If you trust it, "
    "ask for the http:// address yourself."
)

# --- The answer
GONE = gettext_noop("There is no page at this address (%(status)s). Check it, or paste the text.")
REFUSED = gettext_noop(
    "The site shows this page only to some (%(status)s): readers who signed in or paid, or browsers. Open it "
    "in yours, and paste the text."
)
TOO_MANY = gettext_noop("The site says that it was asked too often (429). Wait, and try again later.")
THEIR_FAULT = gettext_noop(
    "The site has a fault of its own (%(status)s). Try again later, or paste the text."
)
UNEXPECTED = gettext_noop("The site answers with %(status)s, which is no page. Paste the text instead.")


class FetchError(Exception):
    """Nothing was fetched.

    `message` is one sentence on what is wrong and what to do, with its values apart, for translation;
    `str(error)` is the sentence in English. `answer` is the response to a request that was answered, and
    refused, its body left out; None where nothing was answered.
    """

    def __init__(self, template: str, *, answer: Response | None = None, **params: object) -> None:
        self.message = Message(template, params)
        self.answer = answer
        super().__init__(str(self.message))


def refusal(answer: Response) -> FetchError:
    """Return the error for an answer that is neither 2xx nor 304."""
    status = answer.status
    if status in {404, 410}:
        template = GONE
    elif status in {401, 402, 403, 407, 451}:
        template = REFUSED
    elif status == 429:
        return FetchError(TOO_MANY, answer=answer)
    else:
        template = THEIR_FAULT if status >= 500 else UNEXPECTED
    return FetchError(template, answer=answer, status=status)

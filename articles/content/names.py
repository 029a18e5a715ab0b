"""Names compared and sorted: what counts as the same name, whatever the script or the typist."""

import unicodedata


def fold(text: str) -> str:
    """Return the form in which two spellings of one name are equal.

    NFKC, case folding and white space folded to single spaces: « Lian  RAN » and « lian ran » fold alike,
    full-width and half-width letters too. Accents stay: « Rosé » is not « Rose ».
    """
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def sort_key(text: str) -> str:
    """Return a key that sorts names as people expect in a C-collated database: folded, accents dropped.

    Characters without a decomposition (Chinese, Japanese, Arabic) sort by code point.
    """
    decomposed = unicodedata.normalize("NFKD", fold(text))
    return "".join(character for character in decomposed if not unicodedata.combining(character))

"""Why something was not ingested, in one sentence that says what to do."""


class CannotIngest(Exception):
    """Nothing was written; `str()` of it is for people."""

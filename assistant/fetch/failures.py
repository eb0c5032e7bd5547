"""What can go wrong between here and a server: once, for good, or because a search has aged."""

from assistant.errors import DraftreviewError


class FetchError(DraftreviewError):
    """A fetch that cannot go on; what has arrived is kept."""

    def __init__(self, place: object, code: str, message: str) -> None:
        super().__init__(f"{place}: {code}: {message}")


class OtherSearchError(FetchError):
    """An unfinished search that is not the one asked for."""

    exit_code = 2


class NoAnswer(Exception):  # noqa: N818 - caught and tried again, and an error only in the end
    """One request without an answer that can be used.

    Attributes
    ----------
    code
        A short stable name of what happened.
    message
        What happened and what to do if it lasts.
    wait
        Seconds that the server asks to wait, if it does.
    lasting
        Whether asking again cannot help.
    """

    def __init__(self, code: str, message: str, *, wait: float | None = None, lasting: bool = False) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.wait = wait
        self.lasting = lasting


class SearchExpired(Exception):  # noqa: N818 - not an error: the rest is asked for in another way
    """The server no longer knows a search of an earlier run."""

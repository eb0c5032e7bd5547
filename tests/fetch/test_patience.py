from collections.abc import Callable

import pytest

from assistant.fetch import FetchError, Patience
from assistant.fetch.failures import NoAnswer, SearchExpired


def failing(*failures: Exception) -> Callable[[], str]:
    left = list(failures)

    def request() -> str:
        if left:
            raise left.pop(0)
        return "answer"

    return request


BUSY = NoAnswer("server-busy", "HTTP 503")


def test_pauses_double_unless_the_server_names_one() -> None:
    slept: list[float] = []
    told: list[str] = []
    patience = Patience(sleep=slept.append, tell=told.append)
    asked_to_wait = NoAnswer("server-busy", "HTTP 429", wait=9)
    assert patience.ask(failing(BUSY, BUSY, asked_to_wait, BUSY), "here") == "answer"
    assert slept == [1, 2, 9, 8]
    assert told[0] == "here: server-busy: HTTP 503; trying again in 1 s"


@pytest.mark.parametrize(
    ("failures", "waited", "message"),
    [
        ([BUSY] * 5, 4, "here: server-busy: HTTP 503; tried 5 times: run the same command again later"),
        ([NoAnswer("refused", "no", lasting=True)], 0, "here: refused: no$"),
        ([NoAnswer("server-busy", "HTTP 429", wait=3600)], 0, "asks to wait 3,600 s: run the same command again after"),
    ],
)
def test_patience_ends(failures: list[Exception], waited: int, message: str) -> None:
    slept: list[float] = []
    with pytest.raises(FetchError, match=message) as caught:
        Patience(sleep=slept.append).ask(failing(*failures), "here")
    assert (len(slept), caught.value.exit_code) == (waited, 1)


def test_other_exceptions_pass() -> None:
    with pytest.raises(SearchExpired):
        Patience().ask(failing(SearchExpired()), "here")

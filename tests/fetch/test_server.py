import urllib.request
import warnings
from collections.abc import Iterator

import pytest
from Bio import Entrez

from assistant.fetch import Server
from assistant.fetch.failures import NoAnswer
from tests.fetch.eutils import WEB_PAGE, Eutils, broken_off, instead, silent, status

OF_SOMEONE_ELSE = {"email": "bob@example.org", "api_key": "bobs", "tool": "other", "max_tries": 7}


def ask(server: Server) -> NoAnswer:
    with pytest.raises(NoAnswer) as caught:
        server.ask("esearch", term="pain", retmax=1)
    return caught.value


def test_an_answer_has_a_body_and_the_date_of_the_server(connection: Server) -> None:
    answer = connection.ask("esearch", term="pain", retmax=1)
    assert b"<Count>25</Count>" in answer.body
    assert answer.date == "2026-03-01"


@pytest.mark.parametrize("date", ["", "yesterday", "Sun, 31 Feb 2026 10:00:00 GMT"])
def test_a_date_that_cannot_be_read_is_none(connection: Server, eutils: Eutils, date: str) -> None:
    eutils.date = date
    assert connection.ask("esearch", term="pain", retmax=1).date == ""


@pytest.mark.parametrize("code", [408, 429, 500, 502, 503, 504])
def test_a_busy_server_may_be_asked_again(connection: Server, eutils: Eutils, code: int) -> None:
    eutils.mishaps["esearch"].append(status(code))
    failure = ask(connection)
    assert (failure.code, failure.lasting, failure.wait) == ("server-busy", False, None)
    assert f"HTTP {code}" in failure.message


@pytest.mark.parametrize(
    ("asked", "wait"),
    [("7", 7.0), ("Sun, 01 Mar 2026 10:00:30 GMT", 30.0), ("Sun, 01 Mar 2026 09:00:00 GMT", 0.0), ("soon", None)],
)
def test_the_server_says_how_long_to_wait(connection: Server, eutils: Eutils, asked: str, wait: float | None) -> None:
    eutils.mishaps["esearch"].append(status(429, Retry_After=asked))
    assert ask(connection).wait == wait


def test_a_refusal_lasts_and_quotes_the_server_without_the_key(eutils: Eutils) -> None:
    eutils.mishaps["esearch"].append(status(400, b'{"error":"API key invalid\x1b[31m","api-key":"s3cret s3cret"}'))
    eutils.mishaps["esearch"].append(status(400, b"<ERROR>key s3cret is not good</ERROR>"))
    server = Server(eutils.base_url, api_key="s3cret", timeout=5)
    with server.connected():
        first, second = ask(server), ask(server)
    assert first.lasting
    assert first.message.startswith("HTTP 400 Bad Request (API key invalid [31m); check the query, NCBI_API_KEY")
    assert "key (your key) is not good" in second.message


def test_a_redirect_is_not_followed(connection: Server, eutils: Eutils) -> None:
    eutils.mishaps["esearch"].append(status(302, Location=f"{eutils.base_url}/esearch.fcgi?term=other&retmax=1"))
    failure = ask(connection)
    assert (failure.code, failure.lasting, len(eutils.asked)) == ("redirect", True, 1)


def test_a_web_page_is_named_by_its_title(connection: Server, eutils: Eutils) -> None:
    eutils.mishaps["esearch"].append(instead(b"\n<!-- hello -->" + WEB_PAGE))
    failure = ask(connection)
    assert (failure.code, failure.lasting) == ("web-page", False)
    assert "a web page titled 'Down for maintenance [1m' instead of an answer" in failure.message


def test_an_answer_that_breaks_off_is_not_taken(connection: Server, eutils: Eutils) -> None:
    eutils.mishaps["esearch"].append(broken_off(0.9))
    assert ask(connection).code == "truncated"


def test_a_silent_server_is_given_up(eutils: Eutils) -> None:
    eutils.mishaps["esearch"].append(silent)
    server = Server(eutils.base_url, timeout=0.2)
    with server.connected():
        failure = ask(server)
    assert (failure.code, failure.message) == ("timeout", "no answer within 0.2 s")


def test_no_server_at_all_is_no_connection(eutils: Eutils) -> None:
    server = Server("http://127.0.0.1:1/eutils", timeout=5)
    with server.connected():
        failure = ask(server)
    assert (failure.code, failure.lasting) == ("no-connection", False)
    assert eutils.asked == []


def test_a_server_on_this_machine_is_not_asked_through_a_proxy(eutils: Eutils, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.delenv("no_proxy", raising=False)
    server = Server(eutils.base_url, timeout=5)
    with server.connected():
        assert server.ask("esearch", term="pain", retmax=1).body


@pytest.fixture
def entrez_of_someone_else(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name, value in OF_SOMEONE_ELSE.items():
        monkeypatch.setattr(Entrez, name, value)
    yield


@pytest.mark.usefixtures("entrez_of_someone_else")
def test_settings_of_entrez_are_neither_used_nor_changed(eutils: Eutils) -> None:
    eutils.mishaps["esearch"].append(status(500))
    server = Server(eutils.base_url, timeout=5)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with server.connected():
            ask(server)
            server.ask("esearch", term="pain", retmax=1)
    assert len(eutils.asked) == 2
    assert all(not {"email", "api_key"} & asked.keys() and asked["tool"] == "draftreview" for asked in eutils.asked)
    assert {name: getattr(Entrez, name) for name in OF_SOMEONE_ELSE} == OF_SOMEONE_ELSE


def test_urllib_goes_its_own_way_afterwards(eutils: Eutils, connection: Server) -> None:
    with Server("http://127.0.0.1:1/eutils").connected():
        pass
    with urllib.request.urlopen(f"{eutils.base_url}/esearch.fcgi?term=x&retmax=1", timeout=5) as answer:
        assert answer.status == 200
    assert connection.base_url == eutils.base_url

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from werkzeug.test import Client, TestResponse

from assistant.errors import Location, OutputError, Problem, ProblemsError, UnreadableInputError
from assistant.page.guards import MAX_BODY
from assistant.page.serving import Application, Desk, Kept, Saved, Server, open_server
from tests.page.running import run_beside, send

PORT = 8321
OWN = f"http://127.0.0.1:{PORT}"
PAGE, CORRECTIONS = "/secret/", "/secret/corrections"
GET_ANY = [PAGE, CORRECTIONS]


@dataclass
class Notebook:
    """What is kept, without a file."""

    entries: dict[str, object] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)
    error: Exception | None = None

    def read(self) -> Kept:
        return Kept(str(len(self.entries)), {"claims": dict(self.entries)})

    def save(self, body: bytes) -> Saved:
        if self.error:
            raise self.error
        with self.lock:
            before = str(len(self.entries))
            self.entries |= json.loads(body)["claims"]
            return Saved(before, str(len(self.entries)))

    def desk(self) -> Desk:
        return Desk(lambda: "<!DOCTYPE html><title>Ä</title>", self.read, self.save)


@pytest.fixture
def notebook() -> Notebook:
    return Notebook()


@pytest.fixture
def client(notebook: Notebook) -> Client:
    return Client(Application(notebook.desk(), PORT, "secret"))


def ask(client: Client, method: str, path: str, *, body: bytes = b"", **headers: str) -> TestResponse:
    """Ask as the page itself would, but for what is said otherwise; an empty header is left out."""
    usual = {"Host": f"127.0.0.1:{PORT}"}
    if method == "POST":
        usual |= {"Origin": OWN, "Sec-Fetch-Site": "same-origin", "Content-Type": "application/json"}
    given = usual | {name.replace("_", "-"): value for name, value in headers.items()}
    kept = {name: value for name, value in given.items() if value}
    kind = kept.pop("Content-Type", None)
    return client.open(path, method=method, headers=kept, data=body or None, content_type=kind)


def post(client: Client, body: object = None, path: str = CORRECTIONS, **headers: str) -> TestResponse:
    text = json.dumps(body if body is not None else {"claims": {"c-1": {"check": "accepted"}}}).encode()
    return ask(client, "POST", path, body=text, **headers)


def test_the_page_stands_behind_the_token(client: Client) -> None:
    answer = ask(client, "GET", PAGE)
    assert (answer.status_code, answer.content_type) == (200, "text/html; charset=utf-8")
    assert answer.text == "<!DOCTYPE html><title>Ä</title>"


def test_corrections_are_read_and_changed(client: Client, notebook: Notebook) -> None:
    assert post(client).json == {"previous": "0", "version": "1"}
    assert notebook.entries == {"c-1": {"check": "accepted"}}
    assert ask(client, "GET", CORRECTIONS).json == {"version": "1", "corrections": {"claims": notebook.entries}}


@pytest.mark.parametrize("host", [f"127.0.0.1:{PORT}", f"localhost:{PORT}"])
def test_the_server_answers_to_its_own_names(client: Client, host: str) -> None:
    assert ask(client, "GET", PAGE, Host=host).status_code == 200
    assert post(client, Host=host, Origin=f"http://{host}").status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        *(
            "example.org",
            f"example.org:{PORT}",
            "127.0.0.1",
            "localhost",
            "127.0.0.1:1",
            f"127.0.0.1.example.org:{PORT}",
        ),
        *(f"[::1]:{PORT}", f"0.0.0.0:{PORT}", f"localhost:{PORT}.example.org", f"user@localhost:{PORT}"),
    ],
)
@pytest.mark.parametrize("path", GET_ANY)
def test_other_hosts_are_refused(client: Client, path: str, host: str) -> None:
    answer = ask(client, "GET", path, Host=host)
    assert (answer.status_code, "title" in answer.text) == (403, False)


def test_other_hosts_change_nothing(client: Client, notebook: Notebook) -> None:
    rebound = f"rebound.example.org:{PORT}"
    assert post(client, Host=rebound, Origin=f"http://{rebound}").status_code == 403
    assert not notebook.entries


@pytest.mark.parametrize("page", ["", "corrections"])
@pytest.mark.parametrize(
    "token", ["", "/", "/wrong/", "/secre/", "/secrett/", "/SECRET/", "/s%C3%A9cret/", "//secret/"]
)
def test_a_missing_or_wrong_token_finds_nothing(client: Client, notebook: Notebook, token: str, page: str) -> None:
    path = token + page if token else f"/{page}"
    answers = ask(client, "GET", path), post(client, path=path)
    assert [answer.status_code for answer in answers] == [404, 404]
    assert "title" not in answers[0].text and not notebook.entries


@pytest.mark.parametrize("room", ["..", "../", "corrections/", "corrections.yaml", "index.html", "x", "/", "%2e%2e/"])
def test_nothing_else_is_served(client: Client, room: str) -> None:
    assert ask(client, "GET", PAGE + room).status_code == 404


@pytest.mark.parametrize("origin", ["http://example.org", "null", "https://127.0.0.1:8321", "http://127.0.0.1:1", ""])
def test_other_pages_save_nothing(client: Client, notebook: Notebook, origin: str) -> None:
    assert post(client, Origin=origin).status_code == 403
    assert not notebook.entries


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_a_request_that_another_site_started_is_refused(client: Client, notebook: Notebook, site: str) -> None:
    assert post(client, Sec_Fetch_Site=site).status_code == 403
    assert ask(client, "GET", CORRECTIONS, Sec_Fetch_Site=site).status_code == 403
    assert not notebook.entries


def test_other_pages_read_nothing(client: Client) -> None:
    assert ask(client, "GET", CORRECTIONS, Origin="http://example.org").status_code == 403


def test_a_browser_that_does_not_tell_the_site_can_save(client: Client) -> None:
    assert post(client, Sec_Fetch_Site="").status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        *((method, CORRECTIONS, "GET, HEAD, POST") for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")),
        *((method, PAGE, "GET, HEAD") for method in ("POST", "PUT", "OPTIONS")),
    ],
)
def test_other_methods_are_refused(client: Client, method: str, path: str, allowed: str) -> None:
    answer = ask(client, method, path)
    assert (answer.status_code, answer.headers["Allow"]) == (405, allowed)


@pytest.mark.parametrize(
    "kind", ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "text/json"]
)
def test_changes_are_json_by_their_type(client: Client, notebook: Notebook, kind: str) -> None:
    assert post(client, Content_Type=kind).status_code == 415
    assert not notebook.entries


def test_changes_that_say_nothing_sound_are_told_from_those_that_cannot_be_saved(
    client: Client, notebook: Notebook
) -> None:
    notebook.error = UnreadableInputError([Problem(Location("the change"), "bad-value", "claims: no entry")])
    answer = post(client)
    assert (answer.status_code, answer.json) == (400, {"problems": ["the change: bad-value: claims: no entry"]})


def test_large_changes_are_refused(client: Client, notebook: Notebook) -> None:
    assert post(client, {"claims": {"c-1": "x" * MAX_BODY}}).status_code == 413
    assert not notebook.entries


def test_changes_of_unknown_length_are_refused(client: Client) -> None:
    answer = client.open(
        CORRECTIONS,
        method="POST",
        headers={"Host": f"127.0.0.1:{PORT}", "Origin": OWN, "Transfer-Encoding": "chunked"},
        content_type="application/json",
        environ_overrides={"CONTENT_LENGTH": ""},
    )
    assert answer.status_code == 411


def test_what_keeps_a_change_from_being_saved_is_told(client: Client, notebook: Notebook) -> None:
    where = Location("corrections.yaml", 3, 7)
    notebook.error = ProblemsError([Problem(where, "yaml", "one"), Problem(where, "bad-value", "two")])
    answer = post(client)
    assert answer.status_code == 409
    assert answer.json == {"problems": ["corrections.yaml:3:7: yaml: one", "corrections.yaml:3:7: bad-value: two"]}


def test_a_full_disk_is_told(client: Client, notebook: Notebook) -> None:
    notebook.error = OutputError("corrections.yaml", "No space left on device")
    answer = post(client)
    assert answer.status_code == 409
    assert answer.json is not None and "No space left on device" in answer.json["problems"][0]


@pytest.mark.parametrize(("path", "status"), [(PAGE, 200), (CORRECTIONS, 200), ("/wrong/", 404)])
def test_every_answer_keeps_to_itself(client: Client, path: str, status: int) -> None:
    answer = ask(client, "GET", path)
    assert answer.status_code == status
    headers = answer.headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert not [name for name, _ in headers if name.startswith("Access-Control")]


def test_tokens_are_random_and_long(notebook: Notebook) -> None:
    tokens = {Application(notebook.desk(), PORT).token for _ in range(50)}
    assert len(tokens) == 50 and min(map(len, tokens)) >= 40


@pytest.fixture
def server(notebook: Notebook) -> Iterator[Server]:
    with run_beside(open_server(notebook.desk())) as server:
        yield server


def test_the_server_answers_real_requests(server: Server) -> None:
    assert send(server.address, "GET", "") == (200, "<!DOCTYPE html><title>Ä</title>".encode())
    assert send(server.address, "HEAD", "") == (200, b"")
    assert send(server.address, "GET", "x")[0] == 404
    assert send(server.address, "POST", "corrections", {"claims": {"c-1": "x" * MAX_BODY}})[0] == 413


def test_the_server_listens_on_this_machine_alone(server: Server) -> None:
    assert server.listener.socket.getsockname()[0] == "127.0.0.1"
    assert urlsplit(server.address).hostname == "127.0.0.1"


def test_many_save_at_once(server: Server, notebook: Notebook) -> None:
    patches = [{"claims": {f"c-{number}": {"check": "accepted"}}} for number in range(50)]
    answers: list[tuple[int, bytes]] = []
    threads = [
        threading.Thread(target=lambda patch=patch: answers.append(send(server.address, "POST", "corrections", patch)))
        for patch in patches
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert [status for status, _ in answers] == [200] * 50
    assert len(notebook.entries) == 50


def test_a_port_that_is_taken_is_an_error(server: Server, notebook: Notebook) -> None:
    with pytest.raises(OSError):
        open_server(notebook.desk(), urlsplit(server.address).port or 0)


def test_no_line_is_printed_a_request(server: Server, capfd: pytest.CaptureFixture[str]) -> None:
    assert send(server.address, "GET", "")[0] == 200
    assert capfd.readouterr() == ("", "")

import re
import signal
import socket
import subprocess
import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import Result

from assistant.cli.serve import show_page
from assistant.correct import read_corrections
from assistant.page.serving import Server
from tests.cli.interrupts import heed_interrupts
from tests.page.running import data_in, judge, send

Run = Callable[..., Result]
ADDRESS = re.compile(r"^http://127\.0\.0\.1:(\d+)/[\w-]{40,}/$")


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[Server]:
    """Keep the server that a command would run, which ends at once instead."""
    found: list[Server] = []
    monkeypatch.setattr(Server, "run", lambda server: found.append(server) or server.listener.server_close())
    monkeypatch.setattr("assistant.cli.serve.show_page", lambda address: None)
    return found


def test_from_the_shell_to_the_file_until_ctrl_c(new_search: Path) -> None:
    script, folder = Path(sys.executable).parent / "draftreview", new_search.parent
    command = [script, "serve", new_search.name, "--no-open"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=folder, text=True, preexec_fn=heed_interrupts, **pipes) as running:
        assert running.stdout
        address = running.stdout.readline().strip()
        assert ADDRESS.match(address)
        status, page = send(address, "GET")
        claim = data_in(page)["claims"][0]
        assert (status, claim["votes"]) == (200, True)
        assert send(address, "POST", "corrections", judge(claim, "rejected"))[0] == 200
        assert set(read_corrections(folder / "corrections.yaml").corrections.checks) == {claim["id"]}
        again = next(one for one in data_in(send(address, "GET")[1])["claims"] if one["id"] == claim["id"])
        assert "votes" not in again or again["votes"] is False
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=60)
    assert running.returncode == 0
    assert errors.splitlines()[-1] == "Corrections are saved to corrections.yaml. Ctrl-C ends the server."


def test_a_port_can_be_chosen(run: Run, new_search: Path, served: list[Server]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("serve", new_search, "--port", port)
        assert (result.exit_code, served) == (2, [])
        assert f"port {port}: Address already in use; choose another one, or leave --port out" in result.stderr
    result = run("serve", new_search, "--port", port)
    assert (result.exit_code, urlsplit(result.stdout.strip()).port) == (0, port)


def test_another_port_is_taken_where_the_usual_one_is_not_free(
    run: Run, new_search: Path, served: list[Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setattr("assistant.cli.serve.PORT", taken.getsockname()[1])
        result = run("serve", new_search)
        assert result.exit_code == 0
        assert urlsplit(result.stdout.strip()).port != taken.getsockname()[1]


@pytest.mark.parametrize(("options", "shown"), [((), 1), (("--no-open",), 0)])
def test_the_page_is_opened_unless_it_is_not_to_be(
    run: Run, new_search: Path, served: list[Server], monkeypatch: pytest.MonkeyPatch, options: tuple[str], shown: int
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("assistant.cli.serve.show_page", opened.append)
    result = run("serve", new_search, *options)
    assert opened == [result.stdout.strip()] * shown


def test_no_browser_takes_over_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def missing() -> webbrowser.BaseBrowser:
        raise webbrowser.Error

    for kind in (webbrowser.GenericBrowser, webbrowser.BackgroundBrowser):
        monkeypatch.setattr(kind, "open", lambda self, url: opened.append(self.name) or True)
    for get in (lambda: webbrowser.GenericBrowser("lynx"), lambda: webbrowser.BackgroundBrowser("fox"), missing):
        monkeypatch.setattr(webbrowser, "get", get)
        show_page("http://127.0.0.1:1/x/")
    assert opened == ["fox"]


def test_corrections_that_are_broken_are_told_before_anything_is_read(run: Run, new_search: Path) -> None:
    Path("corrections.yaml").write_text("schema: 1\nclaim: {}\n", encoding="utf-8")
    result = run("serve", new_search)
    assert result.exit_code == 1
    assert result.stderr.startswith("corrections.yaml:2:1: unknown-key: claim; did you mean 'claims'?")


@pytest.mark.parametrize(
    ("corrections", "told"),
    [("new.nbib", "it is one of the input files"), ("no/c.yaml", "the folder no does not exist")],
)
def test_a_file_that_cannot_be_saved_to_is_refused(run: Run, new_search: Path, corrections: str, told: str) -> None:
    result = run("serve", new_search, "--corrections", corrections)
    assert result.exit_code == 2 and told in result.stderr


def test_a_review_names_records_title_and_corrections(
    run: Run, new_search: Path, served: list[Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("init", "mine", "--title", "Ours").exit_code == 0
    new_search.rename("mine/snapshots/new.nbib")
    monkeypatch.chdir("mine/rules")
    result = run("serve", "--no-open")
    assert result.exit_code == 0
    assert "Corrections are saved to ../corrections.yaml." in result.stderr

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from Bio import Entrez
from click.testing import Result

from assistant import __version__
from assistant.fetch import Patience
from tests.cli.interrupts import heed_interrupts
from tests.fetch.eutils import Eutils, fine, medline, serving, silent, status

Run = Callable[..., Result]
PMIDS = ("30000005", "30000004", "30000003", "30000002", "30000001")
CODE = "from assistant.cli import main; main()"
ENVIRONMENT = {**os.environ, "NCBI_API_KEY": "allows ten requests a second"}
NAMES = ("NCBI_EMAIL", "NCBI_API_KEY", "SOURCE_DATE_EPOCH")


@pytest.fixture(autouse=True)
def quick_and_unnamed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test wait for the rate or for a pause, and forget who runs the tests."""
    monkeypatch.setattr(Entrez, "time", SimpleNamespace(time=lambda: 0.0, sleep=lambda _: None))
    monkeypatch.setattr("assistant.fetch.Patience", lambda tell: Patience(sleep=lambda _: None, tell=tell))
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def eutils() -> Iterator[Eutils]:
    with serving(PMIDS) as server:
        yield server


@pytest.fixture
def fetch(run: Run, eutils: Eutils) -> Run:
    def fetch(*arguments: object) -> Result:
        return run("fetch", "-o", "f.nbib", "--base-url", eutils.base_url, *arguments)

    return fetch


def test_a_query_gives_a_file_and_a_note(fetch: Run, run: Run, eutils: Eutils, tmp_path: Path) -> None:
    result = fetch("--query", " pain ", "--email", "ann@example.org", "--batch", 2)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "f.nbib\n", "5 records of 5 found\n")
    assert (tmp_path / "f.nbib").read_text() == "\n".join(map(medline, PMIDS))
    note = json.loads((tmp_path / "f.nbib.json").read_text())
    assert (note["query"], note["date"], note["count"], note["database"]) == ("pain", "2026-03-01", 5, "pubmed")
    assert note["tool"] == f"draftreview {__version__}"
    assert "ann@example.org" not in (tmp_path / "f.nbib.json").read_text()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["f.nbib", "f.nbib.json"]
    assert "5 read" in run("snapshot", "f.nbib", "-o", "s.jsonl").stderr


def test_who_asks_comes_from_the_environment(fetch: Run, eutils: Eutils, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NCBI_EMAIL", "ann@example.org")
    monkeypatch.setenv("NCBI_API_KEY", "s3cret")
    result = fetch("--query", "pain")
    assert {(asked["email"], asked["api_key"]) for asked in eutils.asked} == {("ann@example.org", "s3cret")}
    assert "no-email" not in result.stderr
    assert "s3cret" not in result.output + Path("f.nbib.json").read_text()


def test_without_an_address_there_is_a_hint(fetch: Run) -> None:
    result = fetch("--query", "pain")
    assert result.exit_code == 0
    assert result.stderr.startswith("--email: no-email: NCBI asks for an address")


def test_the_same_answers_give_the_same_bytes(fetch: Run, monkeypatch: pytest.MonkeyPatch, eutils: Eutils) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    contents = []
    for date in ("Sun, 01 Mar 2026 10:00:00 GMT", "Mon, 02 Mar 2026 10:00:00 GMT"):
        eutils.date = date
        assert fetch("--query", "pain", "--overwrite").exit_code == 0
        contents.append((Path("f.nbib").read_bytes(), Path("f.nbib.json").read_bytes()))
    assert contents[0] == contents[1]
    assert json.loads(contents[0][1])["date"] == "1970-01-02"


def test_ids_of_a_file_are_fetched_and_mistakes_have_an_address(fetch: Run, eutils: Eutils) -> None:
    Path("ids.txt").write_text(f"{PMIDS[1]}\nx\n{PMIDS[0]}\n7\n")
    result = fetch("--pmids", "ids.txt", "--email", "a@b")
    assert result.exit_code == 1
    assert Path("f.nbib").read_text() == f"{medline(PMIDS[1])}\n{medline(PMIDS[0])}"
    lines = result.stderr.splitlines()
    assert lines[-3].startswith("ids.txt:2:1: bad-pmid: 'x' is no PubMed id")
    assert lines[-2].startswith("ids.txt:4:1: not-found: PubMed gives no record for 7; check the id")
    assert lines[-1] == "2 records of 3 found"
    assert json.loads(Path("f.nbib.json").read_text())["missing"] == ["7"]


def test_a_query_that_finds_nothing_says_so(fetch: Run, eutils: Eutils) -> None:
    eutils.records.clear()
    result = fetch("--query", "pain", "--since", "2026-03-01", "--email", "a@b")
    assert result.exit_code == 0
    assert result.stderr.startswith("--query: nothing-found: no record matches")
    assert Path("f.nbib").read_bytes() == b""
    assert json.loads(Path("f.nbib.json").read_text())["count"] == 0


def test_a_misspelt_phrase_is_a_problem(fetch: Run, eutils: Eutils) -> None:
    eutils.extra = "<ErrorList><PhraseNotFound>paim</PhraseNotFound></ErrorList>"
    result = fetch("--query", "pain paim")
    assert result.exit_code == 1
    assert "--query: phrase-not-found: 'paim' was not searched for; check its spelling" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "give either --query QUERY or --pmids FILE"),
        (("--query", "a", "--pmids", "ids.txt"), "give either --query QUERY or --pmids FILE"),
        (("--query", " "), "'--query': it is empty"),
        (("--pmids", "ids.txt", "--since", "2026"), "--since limits a --query"),
        (("--query", "a", "--since", "soon"), "'--since': 'soon' is no date; write it as 2026-03-01"),
        (("--query", "a", "--base-url", "file:///etc"), "'--base-url': 'file:///etc' is no address"),
        (("--query", "a", "--limit", "0"), "'--limit'"),
        (("--query", "a", "--batch", "10000"), "'--batch'"),
        (("--query", "a", "--timeout", "0"), "'--timeout'"),
        (("--query", "a", "-o", "no/such/f.nbib"), "cannot-write: the folder no/such does not exist"),
        (("--pmids", "ids.txt", "-o", "ids.txt", "--overwrite"), "it is one of the input files"),
    ],
)
def test_wrong_usage_asks_nobody(fetch: Run, eutils: Eutils, arguments: tuple[str, ...], message: str) -> None:
    Path("ids.txt").write_text("1\n")
    result = fetch(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert eutils.asked == []


@pytest.mark.parametrize("name", ["f.nbib", "f.nbib.json"])
def test_an_earlier_search_is_replaced_only_on_demand(fetch: Run, eutils: Eutils, name: str) -> None:
    Path(name).write_text("old")
    result = fetch("--query", "pain")
    assert (result.exit_code, Path(name).read_text(), eutils.asked) == (2, "old", [])
    assert (
        f"{name}: cannot-write: it exists, and --overwrite is not given; choose another place with -o" in result.stderr
    )
    assert fetch("--query", "pain", "--overwrite").exit_code == 0
    assert Path(name).read_text() != "old"


def test_a_server_that_fails_ends_with_what_to_do(fetch: Run, eutils: Eutils) -> None:
    eutils.mishaps["efetch"].extend([fine, *[status(503)] * 5])
    result = fetch("--query", "pain", "--batch", 2, "--email", "a@b")
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert lines[0].endswith(
        "efetch.fcgi: records 3 to 4: server-busy: HTTP 503 Service Unavailable; trying again in 1 s"
    )
    assert lines[-1].endswith("run the same command again later, it goes on where it stopped")
    assert not Path("f.nbib").exists()
    again = fetch("--query", "pain", "--batch", 2, "--email", "a@b")
    assert again.stderr.startswith(
        "going on with the search of 2026-03-01: 2 of 5 records are here; delete f.nbib.partial"
    )
    assert again.exit_code == 0
    assert Path("f.nbib").read_text() == "\n".join(map(medline, PMIDS))
    assert [start for _, start, _ in eutils.windows()] == [0, *[2] * 6, 4]


def test_an_interrupted_command_goes_on_where_it_stopped(fetch: Run, eutils: Eutils) -> None:
    eutils.mishaps["efetch"].extend([fine, silent])
    query = ["--query", "pain", "--batch", "2", "--email", "a@b"]
    command = ["fetch", "-o", "f.nbib", "--base-url", eutils.base_url, *query]
    process = subprocess.Popen(
        [sys.executable, "-c", CODE, *command],
        env=ENVIRONMENT,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heed_interrupts,
    )
    assert eutils.reached.wait(30)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 1
    assert said.endswith(
        "fetch: interrupted: what has arrived is kept in f.nbib.partial; run the same command again to go on\n"
    )
    assert fetch(*query).exit_code == 0
    assert Path("f.nbib").read_text() == "\n".join(map(medline, PMIDS))
    assert [start for _, start, _ in eutils.windows()] == [0, 2, 2, 4]
    assert len(eutils.of("esearch")) == 1


def test_a_person_who_watches_sees_how_far_it_is(eutils: Eutils, tmp_path: Path) -> None:
    terminal, stderr = pytest.importorskip("pty").openpty()
    command = ["fetch", "--query", "pain", "-o", str(tmp_path / "f.nbib"), "--base-url", eutils.base_url]
    ran = subprocess.run([sys.executable, "-c", CODE, *command], stderr=stderr, env=ENVIRONMENT, timeout=30)
    os.close(stderr)
    seen = os.read(terminal, 100_000).decode()
    os.close(terminal)
    assert ran.returncode == 0
    assert "5/5" in seen

"""The commands that write files, each in a folder with its inputs and the outputs of an earlier run."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import Any

from assistant.cli import main
from assistant.cli.kept_corrections import KeptCorrections
from assistant.concepts import load_concepts
from assistant.pack import open_pack
from benchmarks.invented import InventedStudy, open_inventor, write_records
from tests.crash.dying import Task, run
from tests.crash.served import ServedTrial, serve_to_browser
from tests.crash.trials import Trial
from tests.fetch.eutils import medline, serving
from tests.shared_rules import load_default_rules, share_rules

LINES = {
    "build": "build {}.nbib -o draft.docx",
    "build-pandoc": "build {}.nbib -o draft.md --pandoc",
    "snapshot": "snapshot {}.nbib -o s.jsonl",
    "extract": "extract {}.nbib -o claims.jsonl",
    "export": "export {}.nbib -o claims.csv",
    "update": "update mine.docx {}.nbib -o next.docx",
    "fetch": "fetch --query pain -o found.nbib --batch 3 --overwrite --email a@example.org --base-url ",
}
NAMES = (*LINES, "save", "served")
_STUDIES = 8
_PMIDS = [str(number) for number in range(1, 9)]


def import_stages() -> None:
    """Import what the commands import when they run, so that processes that are forked have it."""
    for name in ("drafts", "export", "extracting", "plans", "served_page", "updating"):
        import_module(f"assistant.cli.{name}")
    for name in ("assistant.draft.drawing", "assistant.extract.pipeline", "assistant.export", "matplotlib.pyplot"):
        import_module(name)


def keep_rules(replace: Callable[[Any, str, Any], None]) -> None:
    """Load the rules, so that processes that are forked have them; ``replace`` is as ``share_rules`` takes it."""
    share_rules(replace)
    assert load_default_rules().extraction.extractor


@contextmanager
def open_trial(name: str, folder: Path) -> Iterator[Trial]:
    """Prepare the folder of a command: run it on old inputs, and then on new ones in a copy."""
    inputs = folder / "inputs"
    inputs.mkdir(parents=True)
    if name == "save":
        assert run(partial(_save, "1"), inputs).code == 0
        yield Trial(name, partial(_save, "2"), inputs, folder)
    elif name == "fetch":
        with serving(_PMIDS[:4]) as server:
            task = _command(LINES[name] + server.base_url)
            assert run(task, inputs).code == 0
            server.records |= {pmid: medline(pmid) for pmid in _PMIDS[4:]}
            yield Trial(name, task, inputs, folder)
    elif name == "served":
        write_records(invent(), inputs).rename(inputs / "new.nbib")
        assert run(partial(serve_to_browser, "accepted"), inputs).code in (0, 1)
        yield ServedTrial(name, partial(serve_to_browser, "rejected"), inputs, folder)
    else:
        for kind, studies in (("old", invent()[: _STUDIES // 2]), ("new", invent())):
            write_records(studies, inputs).rename(inputs / f"{kind}.nbib")
        lines = ["build old.nbib -o mine.docx"] if name == "update" else []
        for line in (*lines, LINES[name].format("old")):
            assert run(_command(line), inputs).code in (0, 1), line
        yield Trial(name, _command(LINES[name].format("new")), inputs, folder)


def _command(line: str) -> Task:
    return partial(main, line.split())


@cache
def invent() -> tuple[InventedStudy, ...]:
    """Invent the studies of all trials."""
    return tuple(open_inventor(load_concepts(open_pack())).invent(_STUDIES))


def _save(number: str) -> int:
    """Save a change as the server does when a browser sends one."""
    claim = {"region": "insula", "direction": "decrease"}
    entry = {"record": f"pmid:{number}", "check": "accepted", "quote": "Invented.", "rule": "r", "claim": claim}
    KeptCorrections(Path("corrections.yaml")).save(json.dumps({"claims": {f"c-00000000000{number}": entry}}).encode())
    return 0

"""Commands that run at the same time: on one cache, and on one output."""

import sqlite3
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from assistant.cli import main
from benchmarks.invented import write_records
from tests.crash.commands import invent
from tests.crash.dying import run, run_at_once
from tests.crash.trials import Files, differing, is_temporary, read_files

ON_ONE_CACHE = ("build new.nbib -o draft.docx", "build new.nbib -o draft.docx", "extract new.nbib -o claims.jsonl")
ON_ONE_OUTPUT = ("build old.nbib -o draft.docx", "build new.nbib -o draft.docx")


def write_inputs(folder: Path) -> Path:
    """Write the records of an earlier and of a later search into a new folder."""
    folder.mkdir(parents=True)
    studies = invent()
    for kind, some in (("old", studies[: len(studies) // 2]), ("new", studies)):
        write_records(some, folder).rename(folder / f"{kind}.nbib")
    return folder


def run_alone(lines: Sequence[str], place: Path) -> dict[str, Files]:
    """Say what each command leaves if it runs alone, on a cache of its own."""
    found = {}
    for number, line in enumerate(dict.fromkeys(lines)):
        folder = write_inputs(place / str(number) / "here")
        assert run(partial(main, line.split()), folder).code in (0, 1), line
        found[line] = read_files(folder)
    return found


def share_cache(alone: Mapping[str, Files], place: Path) -> None:
    """Run commands at once, each in its folder, on a cache that is not there yet, and then one on what they kept."""
    for when, lines in (("at once", ON_ONE_CACHE), ("afterwards", ON_ONE_CACHE[:1])):
        folders = [write_inputs(place / f"{when} {number}") for number, _ in enumerate(lines)]
        ended = run_at_once([(partial(main, line.split()), f) for line, f in zip(lines, folders, strict=True)])
        assert all(each.code in (0, 1) for each in ended), ended
        for line, folder in zip(lines, folders, strict=True):
            found = read_files(folder)
            assert found == alone[line], f"{line}, {when}: {differing(found, alone[line])}"
        assert count_kept(place / "cache") == len(invent()), when


def share_output(alone: Mapping[str, Files], place: Path) -> None:
    """Run commands at once that write the same files; each file is whole and of one of them."""
    folder = write_inputs(place / "here")
    ended = run_at_once([(partial(main, line.split()), folder) for line in ON_ONE_OUTPUT])
    assert all(each.code in (0, 1) for each in ended), ended
    for name, content in read_files(folder).items():
        assert not is_temporary(name) or Path(name).name == ".written.json", f"{name} is left"
        assert content in [files.get(name) for files in alone.values()], f"{name} is of neither"
    line = ON_ONE_OUTPUT[0]
    assert run(partial(main, line.split()), folder).code in (0, 1)
    found = read_files(folder)
    assert found == alone[line], f"afterwards: {differing(found, alone[line])}"


def count_kept(folder: Path) -> int:
    """Count the records whose extraction a cache keeps, once it is found to be sound."""
    (path,) = folder.glob("extractions-*.sqlite")
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        (count,) = connection.execute("SELECT count(DISTINCT text) FROM kept").fetchone()
    return int(count)

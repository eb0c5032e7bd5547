"""What must be true of the files after a command was killed, and of the next run."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.crash.dying import Ended, Task, run

Files = Mapping[str, bytes]


@dataclass(slots=True)
class Trial:
    """A command whose outputs are there from an earlier run.

    Attributes
    ----------
    name
        What it is called in reports.
    task
        Runs it in the folder where the process is.
    folder
        Its inputs and old outputs.
    work
        An empty place for copies of it.
    """

    name: str
    task: Task
    folder: Path
    work: Path
    old: Files = field(init=False)
    new: Files = field(init=False)
    whole: Ended = field(init=False)

    def __post_init__(self) -> None:
        """See what the command does if nobody kills it."""
        self.old = read_files(self.folder)
        copy = self._copy()
        self.whole = run(self.task, copy)
        assert self.whole.code in (0, 1), f"{self.name} ended with {self.whole.code}"
        self.new = read_files(copy)
        assert self.old != self.new, f"{self.name} changes nothing"

    def kill_at(self, step: int) -> bool:
        """Kill it right before a change, and look at what is there."""
        return self._judge(f"step {step}", die_at=step)

    def kill_after(self, dice: Random) -> bool:
        """Kill it after a part of the time that it takes."""
        seconds = dice.uniform(0, 1.1 * self.whole.seconds)
        return self._judge(f"{seconds:.3f} s", after=seconds)

    def look_at(self, copy: Path, label: str) -> None:
        """See that a killed command left each file whole, old or new."""
        for name, content in read_files(copy).items():
            if name in self.old or name in self.new:
                assert self.is_whole(name, content), f"{label}: {name} is neither old nor new"
            else:
                assert is_temporary(name), f"{label}: {name} is left"
        lost = [name for name in self.old if name in self.new and not (copy / name).exists()]
        assert not lost, f"{label}: {lost} are gone"

    def is_whole(self, name: str, content: bytes) -> bool:
        """Tell whether a file is as it was before, or as it was to be."""
        return content in (self.old.get(name), self.new.get(name))

    def _judge(self, when: str, *, die_at: int = 0, after: float | None = None) -> bool:
        copy, label = self._copy(), f"{self.name} killed at {when}"
        killed = run(self.task, copy, die_at=die_at, after=after).code == -9
        self.look_at(copy, label)
        again = run(self.task, copy)
        assert again.code == self.whole.code, f"{label}: the next run ended with {again.code}"
        found = read_files(copy)
        assert found == self.new, f"{label}: the next run left {differing(found, self.new)}"
        return killed

    def _copy(self) -> Path:
        copy = self.work / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.folder, copy)
        return copy


def read_files(folder: Path) -> Files:
    """Read all files of a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def is_temporary(name: str) -> bool:
    """Tell whether a file is one that the documentation says a killed program may leave."""
    path = Path(name)
    return (path.name.startswith(".") and path.suffix in (".part", ".turn")) or path.parent.suffix == ".partial"


def differing(found: Files, wanted: Files) -> list[str]:
    """Name the files that are not the same."""
    return sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name))

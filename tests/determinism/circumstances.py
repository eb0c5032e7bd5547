"""Circumstances that must not show in a draft, and what was written under them."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assistant.concepts import load_concepts
from assistant.pack import open_pack
from benchmarks.invented import open_inventor, write_records

CHECKOUT = Path(__file__).parents[2]
_STUDIES = 30


@dataclass(frozen=True, slots=True)
class Circumstance:
    """How a process differs from another.

    Attributes
    ----------
    name
        For reports.
    variables
        Of its environment.
    folder
        Where below the place of a trial it runs.
    python
        Its interpreter.
    """

    name: str
    variables: Mapping[str, str] = field(default_factory=dict)
    folder: str = "here"
    python: str = sys.executable

    @property
    def is_to_be_had(self) -> bool:
        """Whether the system has its locale; without it the commands would run under the usual one and show nothing."""
        environment = {**os.environ, **self.variables}
        line = [self.python, "-c", "import locale; locale.setlocale(locale.LC_ALL, '')"]
        return subprocess.run(line, env=environment, stderr=subprocess.DEVNULL, check=False).returncode == 0


USUAL = Circumstance("usual", {"PYTHONHASHSEED": "0"})
OTHERS = (
    Circumstance("another hash seed", {"PYTHONHASHSEED": "4294967295"}),
    Circumstance("a third hash seed", {"PYTHONHASHSEED": "12345"}),
    Circumstance("locale C", {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}),
    Circumstance("Turkish locale", {"LC_ALL": "tr_TR.UTF-8"}),
    Circumstance("Tokyo", {"TZ": "Asia/Tokyo"}),
    Circumstance("west of Greenwich", {"TZ": "XXX+12"}),
    Circumstance("another folder", {}, "ein anderer Ordner/ğü"),
    Circumstance("optimised", {"PYTHONOPTIMIZE": "2"}),
    Circumstance("one thread", {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHON_CPU_COUNT": "1"}),
)


def write_under(circumstance: Circumstance, place: Path) -> dict[str, str]:
    """Write all outputs in a new folder, and give the hash of each file by its name."""
    folder = place / circumstance.folder
    folder.mkdir(parents=True)
    studies = open_inventor(load_concepts(open_pack())).invent(_STUDIES)
    for name, taken in (("old", studies[: _STUDIES // 2]), ("new", studies)):
        write_records(taken, folder).rename(folder / f"{name}.nbib")
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment = {
        **kept,
        "PYTHONPATH": str(CHECKOUT),
        "XDG_CACHE_HOME": str(place / "cache"),
        **circumstance.variables,
    }
    line = [circumstance.python, "-m", "tests.determinism.outputs"]
    done = subprocess.run(line, cwd=folder, env=environment, capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{circumstance.name}: {done.stderr.decode(errors='replace')[-2000:]}")
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """Name the files that are not the same."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))

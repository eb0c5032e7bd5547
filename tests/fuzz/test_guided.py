"""A guided run finds what dice alone would not, keeps it as an unguided one does, and ends in time."""

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("atheris", reason="an extra, with wheels for few interpreters")

# Takes the place of a package that is watched.
_READER = """
def check(data):
    if data[:1] == b"f":
        if data[1:2] == b"u":
            if data[2:3] == b"z":
                raise KeyError("opened")
"""
_PROGRAM = """
import sys
from pathlib import Path
from types import SimpleNamespace
from tests.fuzz.guided import fuzz_guided, watch_imports
from tests.fuzz.runs import Run

def mutate(data, dice):
    raise ValueError("no archive")

folder = Path(sys.argv[1])
sys.path.insert(0, str(folder))
with watch_imports():
    from pylatexenc import check
harness = SimpleNamespace(examples=lambda: (b"....",), mutate=mutate, check=check)
fuzz_guided(Run("locked", minutes=0.2, seed=1, out=folder), harness)
"""


def test_a_guided_run_comes_to_what_stands_behind_several_branches(tmp_path: Path) -> None:
    (tmp_path / "pylatexenc.py").write_text(_READER)
    done = subprocess.run([sys.executable, "-c", _PROGRAM, str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "locked: KeyError" in done.stdout
    assert done.stdout.splitlines()[-1].endswith("1 findings")
    found = [path.read_bytes() for path in tmp_path.glob("locked/*") if not path.suffix]
    assert [data[:3] for data in found] == [b"fuz"]
    kept = {path.read_bytes()[:2] for path in tmp_path.glob("corpus/locked/*")}
    assert {b"..", b"fu"} <= kept  # where a later run starts

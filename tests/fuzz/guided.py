"""Inputs that Atheris chooses: what reached a new place in the code is kept, and mutated on.

Harnesses and mutations are those of an unguided run. What is kept stands in ``out/fuzz/corpus/NAME/``, where a later
run starts.
"""

import os
from contextlib import AbstractContextManager, suppress
from hashlib import sha256
from random import Random
from typing import TYPE_CHECKING, Any, NoReturn

from tests.fuzz.mutations import MAX_BYTES
from tests.fuzz.runs import Run

if TYPE_CHECKING:  # harnesses import what is watched, and must be imported later
    from tests.fuzz.harnesses import Harness

# Whose branches are counted: ours, and what in Python reads for us.
_WATCHED = ["assistant", "bibtexparser", "pylatexenc"]
_OUR_SHARE = 0.75  # of the mutations; the others are libFuzzer's, which change bytes
_OPTIONS = (f"-max_len={MAX_BYTES}", "-len_control=0", "-timeout=0", "-rss_limit_mb=0")  # a run has its own bounds


def watch_imports() -> AbstractContextManager[Any]:
    """Count the branches of the modules that are imported meanwhile."""
    return _open_atheris().instrument_imports(include=_WATCHED)


def fuzz_guided(run: Run, harness: "Harness") -> NoReturn:
    """Fuzz a reader until the run is over, and end the process with it: libFuzzer does not return."""
    atheris = _open_atheris()

    def try_input(data: bytes) -> None:
        run.try_input(harness.check, data)
        if run.is_over():
            os._exit(run.tell())

    def mutate(data: bytes, most: int, number: int) -> bytes:
        dice = Random(number)
        if dice.random() < _OUR_SHARE:
            with suppress(Exception):  # an archive that libFuzzer has changed cannot be taken apart
                return harness.mutate(data, dice)[:most]
        return bytes(atheris.Mutate(data, most))

    corpus = run.out / "corpus" / run.name
    corpus.mkdir(parents=True, exist_ok=True)
    for example in harness.examples():
        (corpus / sha256(example).hexdigest()).write_bytes(example)
    run.folder.mkdir(exist_ok=True)  # for files that end the whole process
    options = (*_OPTIONS, f"-seed={run.seed + 1}", f"-artifact_prefix={run.folder}/")  # 0 would be any
    atheris.Setup(["fuzz", str(corpus), *options], try_input, custom_mutator=mutate)
    atheris.Fuzz()
    raise AssertionError


def _open_atheris() -> Any:
    try:
        import atheris
    except ImportError:
        raise SystemExit("guided runs need Atheris: pip install -e '.[fuzz]'") from None
    return atheris

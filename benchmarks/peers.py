"""Programs that extraction is measured beside: spaCy's bare tokenizer, and medSpaCy in an environment of its own."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from assistant.concepts import Concepts

SCRIPT = Path(__file__).parent / "medspacy_peer.py"
# What medSpaCy pins fits neither a newer spaCy nor numpy 2.
REQUIREMENTS = ("medspacy==1.3.1", "numpy<2")


def prepare_tokenizer(texts: Sequence[str]) -> Callable[[], int]:
    """Give spaCy's tokenizer for English over texts, as it comes: a task that counts their tokens."""
    import spacy

    nlp = spacy.blank("en")
    return lambda: sum(len(doc) for doc in nlp.pipe(texts))


def make_environment(folder: Path) -> Path:
    """Make an environment with medSpaCy, unless it is there, and give its Python.

    Raises
    ------
    subprocess.CalledProcessError
        If it cannot be installed.
    """
    python, ready = folder / "bin" / "python", folder / ".ready"
    if not ready.exists():
        print(f"installing {REQUIREMENTS[0]} into {folder}", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        pip: list[Path | str] = [
            python,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            *REQUIREMENTS,
        ]
        subprocess.run(pip, check=True, stdout=subprocess.DEVNULL)
        ready.touch()
    return python


@contextmanager
def open_medspacy(
    python: Path, texts: Sequence[str], concepts: Concepts, folder: Path
) -> Iterator[Callable[[], float]]:
    """Start medSpaCy with every phrase of the concepts; each call reads all texts and gives the processor seconds."""
    work = folder / "medspacy.json"
    work.write_text(json.dumps({"texts": list(texts), "concepts": list(_phrases(concepts))}), encoding="utf-8")
    command = [python, SCRIPT, work]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None and process.stdout is not None
        sender, receiver = process.stdin, process.stdout

        def receive() -> dict[str, float]:
            line = receiver.readline()
            if not line:
                raise ChildProcessError("medSpaCy ended early; see what it printed")
            found: dict[str, float] = json.loads(line)
            return found

        def take_round() -> float:
            print(file=sender, flush=True)
            return receive()["seconds"]

        receive()  # it is loaded
        yield take_round


def _phrases(concepts: Concepts) -> Iterator[tuple[str, str]]:
    for file in concepts.files:
        for concept in file.value.concepts:
            yield from ((file.value.label, phrase) for phrase in (concept.name, *concept.synonyms))

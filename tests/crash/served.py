"""``serve`` that is killed while a browser saves corrections to it, one by one."""

import hashlib
import http.client
import os
import signal
import sys
from dataclasses import dataclass, field
from functools import partial
from io import TextIOWrapper
from pathlib import Path

from assistant.cli import main
from tests.crash.dying import run
from tests.crash.trials import Trial
from tests.page.running import data_in, judge, send

_CORRECTIONS = "corrections.yaml"
_SAVED = 6
# Both stand beside the folder of the trial, so that they are none of its files.
_ANSWERED, _DRAFT = Path("../answered"), Path("../read.md")


def serve_to_browser(check: str) -> int:
    """Serve the records to a client that judges claims as the page does, and then ends the server as Ctrl-C does."""
    told, telling = os.pipe()
    server = os.getpid()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if os.fork() == 0:
        os.close(telling)
        _browse(told, check, server)
    os.close(told)
    sys.stdout = os.fdopen(telling, "w")
    return int(main(["serve", "new.nbib", "--no-open"]) or 0)


def _browse(told: int, check: str, server: int) -> None:
    """Save until all is saved or nobody answers any more."""
    ending = signal.SIGTERM
    try:
        with os.fdopen(told) as pipe, _ANSWERED.open("w") as answered:
            _save_all(pipe.readline().strip(), check, answered)
        ending = signal.SIGINT
    except (OSError, http.client.HTTPException):
        pass
    finally:
        if os.getppid() == server:
            os.kill(server, ending)
        os._exit(0)


def _save_all(address: str, check: str, answered: TextIOWrapper) -> None:
    """Judge the first claims of the page, and note how the file is when the server says that a judgement is saved."""
    if not address:
        raise ConnectionError
    for claim in data_in(send(address, "GET")[1])["claims"][:_SAVED]:
        status, _ = send(address, "POST", "corrections", judge(claim, check))
        if status != 200:
            raise ConnectionError(status)
        print(hashlib.sha256(Path(_CORRECTIONS).read_bytes()).hexdigest(), file=answered, flush=True)


@dataclass(slots=True)
class ServedTrial(Trial):
    """A server that is killed: the file is as after one of the changes, and holds all that was answered as saved.

    Attributes
    ----------
    states
        Hashes of the file before the first change and after each.
    """

    states: list[str] = field(init=False)

    def __post_init__(self) -> None:
        """See what is there after each change if nobody kills the server, and that a draft is built from it."""
        Trial.__post_init__(self)
        before = hashlib.sha256(self.old[_CORRECTIONS]).hexdigest()
        self.states = [before, *self._read_answers()]
        assert len(set(self.states)) == 1 + _SAVED, "the changes do not differ"
        self._build(self.folder, self.name)

    def is_whole(self, name: str, content: bytes) -> bool:
        """Tell whether the corrections are those of the last answer, or those after it, which nobody was told of."""
        if name != _CORRECTIONS:
            return Trial.is_whole(self, name, content)
        answered = len(self._read_answers())
        return hashlib.sha256(content).hexdigest() in self.states[answered : answered + 2]

    def look_at(self, copy: Path, label: str) -> None:
        """See that the file is whole, and that a draft is built from it."""
        Trial.look_at(self, copy, label)
        self._build(copy, label)

    def _copy(self) -> Path:
        (self.work / _ANSWERED.name).unlink(missing_ok=True)
        return Trial._copy(self)

    def _build(self, copy: Path, label: str) -> None:
        draft = self.work / _DRAFT.name
        draft.unlink(missing_ok=True)
        line = f"build new.nbib --corrections {_CORRECTIONS} -o {_DRAFT}"
        code = run(partial(main, line.split()), copy).code
        assert code in (0, 1) and draft.is_file(), f"{label}: build ended with {code}"

    def _read_answers(self) -> list[str]:
        path = self.work / _ANSWERED.name
        return path.read_text().split() if path.exists() else []

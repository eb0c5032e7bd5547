"""LibreOffice as the judge of Word files: opens one, does something to it, saves what came of it."""

import json
import os
import select
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.system.office.package import open_package

SERVER = Path(__file__).parent / "server"
PYTHON = "/usr/bin/python3"  # the one that Debian's python3-uno belongs to
START_SECONDS = 90.0
ACTION_SECONDS = 180.0  # seconds on an idle machine; a busy one must not fail the tests after it as well
END_SECONDS = 15.0

Step = Mapping[str, object]


class OfficeError(Exception):
    """LibreOffice could not do what was asked."""


class Office:
    """A LibreOffice that runs until it is closed; every file that it saves is checked to be well-formed.

    Parameters
    ----------
    folder
        Where its profile and its messages are kept; made if missing.

    Raises
    ------
    OfficeError
        By every method, if LibreOffice refuses, ends or does not answer in time.
    PackageError
        By every method, if it saved a file that is not well-formed.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self._messages = folder / "messages.txt"
        with self._messages.open("wb") as messages:
            # A session of its own: what the server starts can be ended with it, and nothing else.
            self._server = subprocess.Popen(
                [PYTHON, SERVER, folder / "profile"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=messages,
                start_new_session=True,
            )
        self._answer(START_SECONDS)

    def save_again(self, source: Path, target: Path) -> None:
        """Open and save."""
        self._do("save_again", source, target)

    def accept_all(self, source: Path, target: Path) -> None:
        """Accept all tracked changes."""
        self._do("accept_all", source, target)

    def reject_all(self, source: Path, target: Path) -> None:
        """Reject all tracked changes."""
        self._do("reject_all", source, target)

    def accept_by(self, source: Path, target: Path, author: str) -> None:
        """Accept the tracked changes of one author."""
        self._do("accept_by", source, target, author=author)

    def reject_by(self, source: Path, target: Path, author: str) -> None:
        """Reject the tracked changes of one author."""
        self._do("reject_by", source, target, author=author)

    def edit(self, source: Path, target: Path, steps: Sequence[Step], author: str = "Reviewer") -> None:
        """Do steps, one after the other: each names a function of the server's in ``do``, and its arguments."""
        self._do("edit", source, target, steps=steps, author=author)

    def close(self) -> None:
        """End LibreOffice."""
        if self._server.poll() is None and self._server.stdin:
            self._server.stdin.close()
            with suppress(subprocess.TimeoutExpired):
                self._server.wait(END_SECONDS)
        self._kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _do(self, action: str, source: Path, target: Path, **arguments: object) -> None:
        if not source.is_file():
            raise OfficeError(f"{source} does not exist")
        request = {"action": action, "source": str(source), "target": str(target), "arguments": arguments}
        target.unlink(missing_ok=True)
        self._send(json.dumps(request))
        self._answer(ACTION_SECONDS)
        open_package(target)

    def _send(self, line: str) -> None:
        if self._server.poll() is not None or self._server.stdin is None:
            raise OfficeError(f"LibreOffice has ended; {self._say_why()}")
        self._server.stdin.write(f"{line}\n".encode())
        self._server.stdin.flush()

    def _answer(self, seconds: float) -> None:
        """Wait for one answer; a server that does not give it in time is ended, as it would answer out of turn."""
        out = self._server.stdout
        assert out is not None
        ready, _, _ = select.select([out], [], [], seconds)
        line = out.readline() if ready else b""
        if not line:
            self._kill()
            raise OfficeError(
                f"LibreOffice {'ended' if ready else f'did not answer in {seconds} s'}; {self._say_why()}"
            )
        answer = json.loads(line)
        if answer["error"]:
            raise OfficeError(f"{answer['error']}\n{answer['trace']}")

    def _kill(self) -> None:
        try:
            os.killpg(self._server.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
        self._server.wait(END_SECONDS)

    def _say_why(self) -> str:
        words = self._messages.read_text(errors="replace")[-2000:].strip()
        return f"its last words: {words or 'none'}\n(`make office` installs what is missing)"

"""A run of a harness: inputs tried, what was found, and the processor time that an input may take."""

import contextlib
import hashlib
import resource
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECONDS = 20.0
# Of the clock, for what waits instead of working; machines are shared, so this says nothing about slowness.
STUCK_SECONDS = 900.0
OUT = Path("out") / "fuzz"


class TooSlowError(Exception):
    """A file of at most 200 kB that takes more processor time than any may."""


class StuckError(Exception):
    """A file whose reading does not come to an end, though it takes no processor time."""


@dataclass
class Run:
    """What has been tried and found.

    Attributes
    ----------
    minutes
        How long it takes by the clock.
    seconds
        Of processor time, that an input may take.
    used
        Seconds of processor time that the inputs took, the making of them left out.
    slowest
        The most that one of them took.
    found
        How often each place in the code failed.
    """

    name: str
    minutes: float = 1.0
    seed: int = 0
    seconds: float = SECONDS
    out: Path = OUT
    tried: int = 0
    used: float = 0.0
    slowest: float = 0.0
    found: dict[str, int] = field(default_factory=dict)
    started: float = field(default_factory=time.monotonic)

    @property
    def folder(self) -> Path:
        """Give the folder of the files that were found."""
        return self.out / self.name

    def is_over(self) -> bool:
        """Ask whether the minutes are over."""
        return time.monotonic() > self.started + 60 * self.minutes

    def try_input(self, check: Callable[[bytes], None], data: bytes) -> None:
        """Read one file, and keep it if that fails in a way that was not seen before."""
        started = time.process_time()
        error: BaseException | None = None
        try:
            with _bound(self.seconds):
                check(data)
        except KeyboardInterrupt:
            raise
        except BaseException as raised:
            error = raised
        spent = time.process_time() - started
        if error is None and spent > self.seconds:  # in code that no signal interrupts, or that swallowed the error
            error = TooSlowError(f"{spent:.1f} s")
        if error is not None:
            self.keep(data, error)
        self.tried += 1
        self.used += spent
        self.slowest = max(self.slowest, spent)

    def keep(self, data: bytes, error: BaseException) -> None:
        """Write a finding down, each of a place in the code once."""
        places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
        ours = [place for place in places if not place.startswith("<")][-2:]
        key = " ".join((type(error).__name__, *ours))
        self.found[key] = self.found.get(key, 0) + 1
        if self.found[key] == 1:
            self.folder.mkdir(parents=True, exist_ok=True)
            path = self.folder / hashlib.sha256(data).hexdigest()[:12]
            path.write_bytes(data)
            path.with_suffix(".txt").write_text("".join(traceback.format_exception(error)), errors="backslashreplace")
            print(f"{self.name}: {key}: {path}", flush=True)

    def tell(self) -> int:
        """Print what the run came to, and give its exit code."""
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        print(
            f"{self.name}: seed {self.seed}, {self.tried:,} inputs in {self.minutes:g} min, {self.used:,.0f} s of "
            f"processor time, slowest {self.slowest:.1f} s, peak {memory:,} MB, {len(self.found)} findings",
            flush=True,
        )
        return int(bool(self.found))


@contextlib.contextmanager
def _bound(seconds: float) -> Iterator[None]:
    """Raise in the middle of what takes too long."""
    before = [signal.signal(signal.SIGPROF, _raise_slow), signal.signal(signal.SIGALRM, _raise_stuck)]
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, STUCK_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGPROF, before[0])
        signal.signal(signal.SIGALRM, before[1])


def _raise_slow(number: int, frame: object) -> None:
    raise TooSlowError


def _raise_stuck(number: int, frame: object) -> None:
    raise StuckError

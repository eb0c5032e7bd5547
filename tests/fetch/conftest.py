from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from Bio import Entrez

from assistant.fetch import Server
from tests.fetch.eutils import Eutils, serving

PMIDS = tuple(str(number) for number in range(30000025, 30000000, -1))


@dataclass
class Clock:
    """Time that passes only while someone sleeps."""

    now: float = 1_000_000.0
    slept: list[float] = field(default_factory=list)

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Keep the rate of Entrez in a time of our own, so that no test waits for it."""
    clock = Clock()
    monkeypatch.setattr(Entrez, "time", clock)
    monkeypatch.setattr(Entrez._open, "previous", 0)
    return clock


@pytest.fixture
def eutils() -> Iterator[Eutils]:
    with serving(PMIDS) as server:
        yield server


@pytest.fixture
def connection(eutils: Eutils) -> Iterator[Server]:
    server = Server(eutils.base_url, "ann@example.org", timeout=5)
    with server.connected():
        yield server

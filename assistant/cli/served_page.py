"""The evidence page while it is served: made anew with the corrections that were saved since."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock

from assistant.cli import pipeline, rule_sets
from assistant.cli.evidence import review_evidence, write_evidence
from assistant.cli.kept_corrections import KeptCorrections
from assistant.cli.options import Wishes
from assistant.cli.pipeline import Gathered
from assistant.cli.rule_sets import Rules
from assistant.errors import Problem
from assistant.page.serving import Desk, Server, open_server


@dataclass(frozen=True, slots=True)
class _Made:
    """The page as it was made last, and the version of the corrections that it holds."""

    version: str
    page: str
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class ServedPage:
    """The page of a review whose records were read once.

    Attributes
    ----------
    title
        Title of the page.
    gathered
        The records and what they claim.
    rules
        The rules that group them.
    kept
        The corrections.
    """

    title: str
    gathered: Gathered
    rules: Rules
    kept: KeptCorrections
    _lock: Lock = field(default_factory=Lock, init=False)
    _made: _Made | None = field(default=None, init=False)

    def write(self) -> str:
        """Write the page with the corrections as they stand in their file."""
        return self._make().page

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those met in reading and in applying the corrections."""
        return self._make().problems

    def listen(self, port: int, otherwise: int | None = None) -> Server:
        """Open the server, on another port if there is one to turn to and the first is taken.

        Raises
        ------
        OSError
            If the port is not to be had.
        """
        desk = Desk(self.write, self.kept.read, self.kept.save)
        try:
            return open_server(desk, port)
        except OSError:
            if otherwise is None:
                raise
            return open_server(desk, otherwise)

    def _make(self) -> _Made:
        """Group and write anew if the corrections are others than last time."""
        with self._lock:
            version = self.kept.read().version
            if self._made is None or self._made.version != version:
                gathered = replace(self.gathered, corrections=self.kept.file())
                evidence = review_evidence(gathered, self.rules)
                page = write_evidence(evidence, self.rules, self.title, served=True)
                self._made = _Made(version, page, evidence.reviewed.problems)
            return self._made


def load_page(
    paths: Sequence[Path],
    corrections: Path,
    title: str,
    pack: str,
    overrides: Path | None,
    wishes: Wishes,
    retractions: Path | None,
) -> ServedPage:
    """Read the records of a review and the corrections made so far.

    Raises
    ------
    UnreadableInputError
        If a file holds no record.
    RuleFileError
        If the rules or the corrections cannot be used as they stand.
    """
    rules = rule_sets.load_rules(pack, overrides)
    kept = KeptCorrections(corrections)
    kept.read()
    gathered = pipeline.gather_claims(paths, rules, wishes, retractions, mentions=True)
    return ServedPage(title, gathered, rules, kept)

"""The earlier state of a review that a draft tells the changes since."""

from dataclasses import dataclass, replace
from pathlib import Path

from assistant.cli.options import Wishes
from assistant.cli.pipeline import Gathered, Reviewed, gather_claims, group_claims
from assistant.cli.review_files import is_review, read_review
from assistant.cli.rule_sets import Rules
from assistant.correct import FiledCorrections
from assistant.diff import compare
from assistant.errors import Problem
from assistant.model import Changes, Review


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier state: a review as it was made, or what records claim, to be grouped as today."""

    state: Review | Gathered

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those met in reading."""
        return self.state.problems if isinstance(self.state, Gathered) else ()

    def corrected(self, filed: FiledCorrections) -> "Earlier":
        """Give the same state with other corrections, where it is one of records."""
        return Earlier(replace(self.state, corrections=filed)) if isinstance(self.state, Gathered) else self

    def changes_to(self, reviewed: Reviewed, rules: Rules) -> Changes:
        """Find what differs between this state, grouped by the rules if it can be, and a review."""
        state = self.state
        review = group_claims(state, rules).review if isinstance(state, Gathered) else state
        return compare(review, reviewed.review)


def read_earlier(path: Path, rules: Rules, wishes: Wishes, corrections: Path | None = None) -> Earlier:
    """Read the review state beside a draft, or a file of records, which is corrected as today.

    Raises
    ------
    UnreadableInputError
        If there is nothing to read.
    """
    if is_review(path):
        return Earlier(read_review(path))
    return Earlier(gather_claims([path], rules, wishes, corrections=corrections))

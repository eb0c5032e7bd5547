"""How much of a review a person has checked, and what to do where that is not enough."""

from collections.abc import Sequence

from assistant.errors import DraftreviewError
from assistant.model import Review

_NAMED = 5


class UncheckedError(DraftreviewError):
    """Claims that nobody has checked, where a draft may rest on checked ones alone."""

    def __init__(self, unchecked: Sequence[str], votes: int) -> None:
        named = ", ".join(unchecked[:_NAMED])
        more = " ..." if unchecked[_NAMED:] else ""
        super().__init__(
            f"{len(unchecked):,} of {votes:,} claims that vote are unchecked, and nothing is drafted: {named}{more}; "
            "accept, reject or edit them in your corrections, or leave --require-checked out"
        )


def require_checked(review: Review) -> None:
    """Refuse a review in which a claim votes that nobody has checked.

    Raises
    ------
    UncheckedError
        Naming the first of them.
    """
    voting = [row.claim for row in review.claims if row.votes]
    unchecked = [claim.claim_id for claim in voting if claim.check is None]
    if unchecked:
        raise UncheckedError(unchecked, len(voting))


def describe_checked(review: Review) -> str:
    """Say how many claims are checked and rejected, nothing if none is."""
    checked = sum(row.claim.check is not None for row in review.standing)
    rejected = len(review.claims) - len(review.standing)
    told = [f"{checked:,} checked"] if checked or rejected else []
    told += [f"{rejected:,} rejected"] if rejected else []
    return f" ({', '.join(told)})" if told else ""

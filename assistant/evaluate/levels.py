"""How far one extracted claim agrees with one annotated claim."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from assistant.evaluate.annotations import AnnotatedClaim
from assistant.evaluate.region_words import RegionWords, same_words
from assistant.model import Claim, Region


class Level(StrEnum):
    """What two claims must share, each level more than the one before."""

    LOCATED = "located"
    DIRECTED = "directed"
    CLAIM = "claim"
    FULL = "full"


LEVELS = tuple(Level)


@dataclass(frozen=True, slots=True)
class Ends:
    """Every name that a claim gives its region and its target, normalised; no target if there is none.

    Attributes
    ----------
    region, target
        The names, ``None`` for a target that the claim does not have.
    """

    region: frozenset[str]
    target: frozenset[str] | None


def read_ends(claim: Claim, words: RegionWords) -> Ends:
    """Collect the names of an extracted claim, those of its quoted sentences included."""
    region = _names(claim.region, (e.region_text for e in claim.evidence), words)
    if claim.target is None:
        return Ends(region, None)
    return Ends(region, _names(claim.target, (e.target_text for e in claim.evidence), words))


def count_levels(annotated: AnnotatedClaim, claim: Claim, ends: Ends, words: RegionWords) -> int:
    """Count the levels that two claims agree on, 0 to 4.

    Parameters
    ----------
    annotated, claim
        The two claims, of the same record.
    ends
        The names of ``claim``.
    words
        How names are compared.
    """
    region = words.normalise(annotated.region)
    target = None if annotated.target is None else words.normalise(annotated.target)
    if not (_has(ends.region, region) or (target is not None and _has(ends.target, region))):
        return 0
    if annotated.direction is not claim.direction:
        return 1
    if annotated.measure != claim.measure.id or not _same_ends(region, target, ends):
        return 2
    return 3 if annotated.laterality is not claim.region.laterality else 4


def _names(region: Region, written: Iterable[str | None], words: RegionWords) -> frozenset[str]:
    return frozenset(words.normalise(name) for name in (region.text, region.label, *written) if name)


def _has(names: frozenset[str] | None, annotated: str) -> bool:
    return any(same_words(annotated, name) for name in names or ())


def _same_ends(region: str, target: str | None, ends: Ends) -> bool:
    """Compare both ends; which of two is called the target is without meaning."""
    if target is None or ends.target is None:
        return target is None and ends.target is None and _has(ends.region, region)
    straight = _has(ends.region, region) and _has(ends.target, target)
    return straight or (_has(ends.target, region) and _has(ends.region, target))

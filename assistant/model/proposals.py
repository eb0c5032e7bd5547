"""Studies that may share participants: what speaks for it, and the rule that would say so."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two studies have in common.

    Attributes
    ----------
    records
        Both record ids, sorted.
    rule
        Id of the first condition of the grouping rules that they meet.
    shared
        What they share -> its values, whether or not the condition asks for it: ``numbers`` of trial registers,
        ``authors``, ``first`` and ``last`` author, ``stratum``, ``population``, ``sizes`` of groups, ``total``, and
        the ``years`` of both.
    """

    records: tuple[str, str]
    rule: str
    shared: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class CohortProposal:
    """Studies that may share participants, and count as separate cohorts as long as nobody says otherwise.

    Attributes
    ----------
    id
        Hash of the records.
    records
        Those that would vote once, sorted; with them those of the cohorts that are stated already.
    stated
        Ids of stated cohorts that would be enlarged or joined.
    overlaps
        The pairs that meet a condition; each record meets one with some other, not with all.
    syntheses
        Ids of the syntheses in which two or more of these cohorts stand, in the order of the draft.
    entry
        What to write into a file under ``grouping/`` of one's own to make it so, as YAML.
    """

    id: str
    records: tuple[str, ...]
    stated: tuple[str, ...]
    overlaps: tuple[Overlap, ...]
    syntheses: tuple[str, ...]
    entry: str

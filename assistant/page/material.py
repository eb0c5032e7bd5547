"""What an evidence page is made of: a review with its records, mentions and the words to print."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.concepts import Concepts
from assistant.model import Mention, Record, Review


@dataclass(frozen=True)
class PageMaterial:
    """Everything that the page shows.

    Attributes
    ----------
    title
        Title of the review.
    review
        What became of records and claims, and the syntheses.
    records
        In the order of the snapshot.
    names
        Record id -> short name of the study, such as author and year.
    mentions
        Record id -> what the rules recognise in its abstract.
    concepts
        As claims were grouped by them: with the merges and splits of the grouping rules.
    sections, strata
        Id -> title, in the order of the draft.
    stratum_of
        Record id -> stratum of its study; ``None`` where the study states nothing that would sort it.
    statements
        Claim id -> what the claim says, as an entry of ``corrections.yaml`` says it.
    word
        Table and key -> the word to print, as phrases have it.
    corrections
        Entries as in ``corrections.yaml``: what was corrected so far.
    file
        Tells the file of the corrections from others, so that nothing that a browser keeps for one gets into another.
    """

    title: str
    review: Review
    records: Sequence[Record]
    names: Mapping[str, str]
    mentions: Mapping[str, Sequence[Mention]]
    concepts: Concepts
    sections: Mapping[str, str]
    strata: Mapping[str, str]
    stratum_of: Mapping[str, str | None]
    statements: Mapping[str, Mapping[str, Any]]
    word: Callable[[str, str], str]
    corrections: Mapping[str, Any] = field(default_factory=dict)
    file: str = ""

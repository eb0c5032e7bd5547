"""From an id or a drafted sentence back to the groups and claims that it rests on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.cli.drafting import draft_blocks
from assistant.cli.earlier import read_earlier
from assistant.cli.options import Wishes
from assistant.cli.pipeline import make_review
from assistant.cli.review_files import cite_study, is_review, read_review
from assistant.cli.rule_sets import Rules
from assistant.draft import Block
from assistant.draft.blocks import Paragraph
from assistant.draft.sentences import Sentence, Text, Total
from assistant.errors import Location, Problem, UnknownNameError
from assistant.group.account import Account, account_for
from assistant.model import ClaimRow, Count, Review

# Numbers in brackets; names and years in parentheses. It is taken out of both texts that are compared.
_CITED = re.compile(r"\s*(?:\[[0-9,;\s–-]+\]|\([^()]*\b(?:\d{4}[a-z]?|n\.d\.)\))")

# What citations and references to tables leave behind.
_GAP = re.compile(r"\s*\(\)|\s+(?=[,.;:])")


@dataclass(frozen=True, slots=True)
class Material:
    """A review to search.

    Attributes
    ----------
    review
        The review.
    blocks
        Its draft; ``None`` if the review was read without the records, so that nothing can be drafted.
    studies
        Record id -> how to name the study, as far as the records are at hand.
    problems
        Those met in reading.
    """

    review: Review
    blocks: tuple[Block, ...] | None
    studies: Mapping[str, str]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """A count with what it adds up.

    Attributes
    ----------
    what
        The sentence that states it, or its id.
    total
        Its parts with the ids of the records or claims in them.
    rule
        Where the rule stands that asks for it; ``None`` if every draft has it.
    """

    what: str
    total: Total
    rule: Location | None


@dataclass(frozen=True, slots=True)
class Trace:
    """What an id or a sentence rests on: the groups, the claims that stand in none of them, and what it counts."""

    accounts: tuple[Account, ...]
    rows: tuple[ClaimRow, ...]
    counted: tuple[Counted, ...] = ()


def open_material(
    sources: Sequence[Path], rules: Rules, since: Path | None = None, corrections: Path | None = None
) -> Material:
    """Read a review state, or make the review and the draft of files of records.

    Parameters
    ----------
    sources
        A review state, or files of records.
    rules
        The rules.
    since
        Earlier state that the draft tells the changes since, if it does.
    corrections
        What a reviewer corrected; a review state has it already.

    Raises
    ------
    UnreadableInputError
        If there is nothing to read.
    """
    if len(sources) == 1 and is_review(sources[0]):
        return Material(read_review(sources[0]), None, {})
    reviewed = make_review(sources, rules, corrections=corrections)
    studies = {record.record_id: cite_study(record) for record in reviewed.snapshot.records}
    changes = read_earlier(since, rules, Wishes(), corrections).changes_to(reviewed, rules) if since else None
    return Material(reviewed.review, draft_blocks(reviewed, rules, "Draft", changes), studies, reviewed.problems)


def trace(what: str, material: Material, rules: Rules) -> Trace:
    """Find what an id, the beginning of one, or a sentence of the draft rests on.

    Raises
    ------
    UnknownNameError
        If nothing of the review has this id or says this.
    """
    review = material.review
    groups = {s.id for s in review.syntheses if s.id.startswith(what)}
    claims = {row.claim.claim_id for row in review.claims if row.claim.claim_id.startswith(what)}
    claims |= {claim_id for count in review.counts if count.id.startswith(what) for claim_id in count.claim_ids}
    totals = [(count.id, _total_of(count)) for count in review.counts if count.id.startswith(what)]
    if not groups and not claims:
        groups, claims, totals = _search(what, material)
    groups |= {s.id for s in review.syntheses if not claims.isdisjoint(s.claim_ids)}
    if not groups and not claims and not totals:
        raise UnknownNameError("claim, group or drafted sentence", what, [], _advise(what, material))
    syntheses = [s for s in review.syntheses if s.id in groups]
    grouped = {claim_id for s in syntheses for claim_id in s.claim_ids}
    return Trace(
        tuple(account_for(s, review, rules.grouping, rules.concepts) for s in syntheses),
        tuple(r for r in review.claims if r.claim.claim_id in claims - grouped),
        tuple(Counted(stated, t, rules.grouping.places.get(t.rule) if t.rule else None) for stated, t in totals),
    )


def _total_of(count: Count) -> Total:
    found = {direction.value: ids for direction, ids in count.by_direction.items()}
    return Total.of(found, ("counts", count.rule))


def _search(what: str, material: Material) -> tuple[set[str], set[str], list[tuple[str, Total]]]:
    """Look for a sentence in the draft, and in what the studies say."""
    sought = _plain(what)
    groups: set[str] = set()
    totals: list[tuple[str, Total]] = []
    claims = {
        row.claim.claim_id
        for row in material.review.claims
        if any(sought in _plain(evidence.sentence) for evidence in row.claim.evidence)
    }
    for paragraph in material.blocks or ():
        if isinstance(paragraph, Paragraph):
            found = [sentence for sentence in paragraph.sentences if sought in _plain(_told(sentence))]
            claims |= {claim_id for sentence in found for claim_id in sentence.claim_ids}
            groups |= set(paragraph.synthesis_ids if found else ())
            totals += [(_told(sentence), sentence.total) for sentence in found if sentence.total]
    return groups, set() if groups else claims, totals


def _advise(what: str, material: Material) -> str:
    """Say where to look for what a review does not hold."""
    if " " in what and material.blocks is None:
        return "a review state holds no draft; give the files of records with --in to look for its sentences"
    return "copy an id from the *.review.json or a sentence from the draft of these files and rules"


def _told(sentence: Sentence) -> str:
    """Give the text of a sentence, closing the gaps that its citations leave."""
    text = "".join(inline.text for inline in sentence.inlines if isinstance(inline, Text))
    return _GAP.sub("", text).strip()


def _plain(text: str) -> str:
    """Leave out what copying from a draft changes: citations, case, spaces, the last full stop."""
    words = " ".join(_CITED.sub("", text).lower().split()).rstrip(".。")
    return words.replace(" ,", ",").replace(" .", ".").replace(" ;", ";")

"""The evidence page of a review: what it takes from all stages."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.cli import pipeline
from assistant.cli.options import Wishes
from assistant.cli.pipeline import Gathered, Reviewed
from assistant.cli.review_files import name_studies
from assistant.cli.rule_sets import Rules
from assistant.correct import FiledCorrections, corrections_entry, state_claim, statement_entry
from assistant.group.strata import find_stratum
from assistant.model import Mention
from assistant.pack import data_folder
from assistant.page import PageMaterial, write_page

TEMPLATES = "evidence"
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Evidence:
    """A review with what the rules recognise in each abstract, by record id, and what a reviewer corrected."""

    reviewed: Reviewed
    mentions: Mapping[str, tuple[Mention, ...]]
    corrections: FiledCorrections


def gather_evidence(
    paths: Sequence[Path], rules: Rules, wishes: Wishes, retractions: Path | None, corrections: Path | None
) -> Evidence:
    """Read files, and keep what is mentioned beside what is claimed.

    Raises
    ------
    UnreadableInputError
        If a file holds no record.
    RuleFileError
        If the corrections cannot be used as they stand.
    """
    return review_evidence(pipeline.gather_claims(paths, rules, wishes, retractions, corrections, mentions=True), rules)


def review_evidence(gathered: Gathered, rules: Rules) -> Evidence:
    """Group what was read, as it stands after its corrections."""
    return Evidence(pipeline.group_claims(gathered, rules), gathered.mentions, gathered.corrections)


def write_evidence(evidence: Evidence, rules: Rules, title: str, *, served: bool = False) -> str:
    """Write the evidence page of a review, for a file or to be served."""
    path = Path(evidence.corrections.path)
    # A page that is a file may be passed on, and is the same in every folder.
    material = make_material(evidence, rules, title, _hash_place(path) if served else path.name)
    return write_page(material, data_folder("templates") / TEMPLATES, served=served)


def make_material(evidence: Evidence, rules: Rules, title: str, file: str) -> PageMaterial:
    """Join what the page shows; ``file`` tells the file of its corrections from others."""
    reviewed, grouping = evidence.reviewed, rules.grouping
    concepts = grouping.regrouping.regroup(rules.concepts)
    records = reviewed.snapshot.records
    studies = reviewed.review.studies
    return PageMaterial(
        title=title,
        review=reviewed.review,
        records=records,
        names=name_studies(records),
        mentions=evidence.mentions,
        concepts=concepts,
        sections={section.id: section.title for section in grouping.sections},
        strata={stratum.id: stratum.title for stratum in grouping.strata},
        stratum_of={study.record_id: find_stratum(study, grouping.strata, concepts) for study in studies},
        statements={row.claim.claim_id: statement_entry(state_claim(row.claim)) for row in reviewed.review.claims},
        word=rules.phrases.word,
        corrections=corrections_entry(evidence.corrections.corrections),
        file=file,
    )


def _hash_place(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:_DIGITS]

"""The results: a part for each section and stratum, long ones shortened to what a reader can take in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.draft.aggregation import Finding, find_singles
from assistant.draft.blocks import Block, Heading, Paragraph
from assistant.draft.count_prose import write_counts, write_warnings
from assistant.draft.look_alike_prose import write_look_alikes
from assistant.draft.markup import parse, plain, table
from assistant.draft.material import Material, is_joint, strongest_first, with_verdict
from assistant.draft.outline import SectionOutline, StratumOutline
from assistant.draft.phrases import fill
from assistant.draft.sentences import Sentence, Total
from assistant.draft.single_findings import write_singles
from assistant.draft.synthesis_prose import Remarks, write_synthesis
from assistant.draft.synthesis_words import join_twins
from assistant.model import ClaimRow, Synthesis, Verdict

MAX_GLANCE = 30


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one section and stratum is told in prose; the rest stands in tables.

    Attributes
    ----------
    verdicts
        Paragraphs for each verdict.
    findings
        Findings of single studies; beyond it all of them go to the table.
    """

    verdicts: int
    findings: int


RESULTS = Limits(verdicts=5, findings=24)
CONTEXT = Limits(verdicts=2, findings=8)


@dataclass(frozen=True, slots=True)
class Part:
    """One section for one stratum.

    Attributes
    ----------
    section, stratum
        Which.
    syntheses
        All of its syntheses.
    findings
        What rests on single studies.
    limits
        How much is told in prose.
    """

    section: SectionOutline
    stratum: StratumOutline
    syntheses: tuple[Synthesis, ...]
    findings: tuple[Finding, ...]
    limits: Limits

    @property
    def findings_in_table(self) -> bool:
        """Whether the findings of single studies are too many for prose, or rest on too few cohorts."""
        return len(self.findings) > (0 if self.section.min_cohorts_told > 1 else self.limits.findings)


def list_parts(material: Material, *, context: bool) -> tuple[Part, ...]:
    """List the parts that hold anything, sections first for the results, strata first for the context."""
    limits = CONTEXT if context else RESULTS
    strata, sections = material.strata(context), material.outline.sections
    pairs = (
        [(section, stratum) for stratum in strata for section in sections]
        if context
        else [(section, stratum) for section in sections for stratum in strata]
    )
    parts = []
    for section, stratum in pairs:
        syntheses = material.part(section.id, stratum.id)
        if syntheses:
            parts.append(Part(section, stratum, syntheses, find_singles(material, syntheses), limits))
    return tuple(parts)


def write_results(material: Material, parts: tuple[Part, ...]) -> Iterator[Block]:
    """Write the results, section by section; a section with one stratum needs no heading for it."""
    yield Heading(1, material.phrases.word("heading", "results"))
    several = len(material.strata(False)) > 1
    for section in material.outline.sections:
        yield Heading(2, plain(section.title))
        if section.intro:
            yield Paragraph((Sentence(parse(plain(section.intro))),))
        held = [part for part in parts if part.section.id == section.id]
        if not held:
            yield _say(material, "section.empty")
        elif not any(is_joint(synthesis) for part in held for synthesis in part.syntheses):
            yield _say(material, "section.no_joint")
        for part in held:
            if several:
                yield Heading(3, plain(part.stratum.title))
            yield from write_part(material, part)
        yield from write_warnings(material, section.id)


def write_context(material: Material, parts: tuple[Part, ...]) -> Iterator[Block]:
    """Write what neighbouring populations say, briefly and apart."""
    if not parts:
        return
    yield Heading(1, material.phrases.word("heading", "context"))
    yield _say(material, "context.intro")
    stratum = None
    for part in parts:
        if part.stratum != stratum:
            stratum = part.stratum
            yield Heading(2, plain(stratum.title))
        yield Heading(3, plain(part.section.title))
        yield from write_part(material, part)


def write_uncompared(material: Material, findings: Sequence[Finding]) -> Iterator[Block]:
    """Write the findings that could not be compared with any other, and why not."""
    if not findings:
        return
    yield Heading(2, material.phrases.word("heading", "uncompared"))
    claims = {claim_id for finding in findings for claim_id in finding.claim_ids}
    reasons = sort_by_reason(material.claims[claim_id] for claim_id in claims)
    values = {"claims": len(claims), "reasons": count_reasons(material, reasons)}
    yield _say(material, "uncompared.intro", Total.of(reasons), **values)
    yield from _write_findings(material, findings, in_table=len(findings) > RESULTS.findings, home="evidence")


def sort_by_reason(rows: Iterable[ClaimRow]) -> dict[str, list[str]]:
    """Sort the ids of claims by the reason why they do not vote, the most frequent first."""
    by_reason: dict[str, list[str]] = {}
    for row in rows:
        by_reason.setdefault(row.why_not or "", []).append(row.claim.claim_id)
    return dict(sorted(by_reason.items(), key=lambda item: (-len(item[1]), item[0])))


def count_reasons(material: Material, by_reason: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Say how many claims do not vote for each reason."""
    return tuple(
        material.phrases.say("limits.reason", reason=material.phrases.word("why_not", reason), count=len(ids))
        for reason, ids in by_reason.items()
    )


def write_part(material: Material, part: Part) -> Iterator[Block]:
    """Write consensus, discrepancy, unresolved and null, findings of single studies, and what looks contradictory."""
    told, remarks = 0, Remarks(material.phrases)
    for verdict in (Verdict.CONSENSUS, Verdict.DISCREPANCY, Verdict.UNRESOLVED, Verdict.NULL):
        ranked = join_twins(strongest_first(with_verdict(part.syntheses, verdict)))
        large = [twins for twins in ranked if len(twins[0].cohorts) >= part.section.min_cohorts_told]
        chosen = large[: part.limits.verdicts]
        for twins in chosen:
            yield write_synthesis(material, twins, told, remarks)
            told += 1
        more = sum(map(len, ranked)) - sum(map(len, chosen))
        if more:
            values = {"count": more, "verdict": verdict.value, "table": table(verdicts_table(material))}
            yield _say(material, "more_verdicts", **values)
    yield from write_counts(material, part.section.id, part.stratum.id)
    yield from _write_findings(material, part.findings, in_table=part.findings_in_table)
    yield from write_look_alikes(material, part.section.id, part.stratum.id)


def _write_findings(
    material: Material,
    findings: Sequence[Finding],
    *,
    in_table: bool,
    home: str = "singles",
) -> Iterator[Block]:
    if not in_table:
        yield from write_singles(material, findings)
        return
    studies = {finding.record_id for finding in findings}
    claims = {claim_id for finding in findings for claim_id in finding.claim_ids}
    values = {"studies": len(studies), "claims": len(claims), "table": table(home)}
    total = Total.of({"studies": studies, "claims": claims})
    yield _say(material, "singles.table" if home == "singles" else "uncompared.table", total, **values)


def verdicts_table(material: Material) -> str:
    """Name the table that holds every joint synthesis: the short one, if it has room for all of them."""
    return "glance" if sum(map(is_joint, material.review.syntheses)) <= MAX_GLANCE else "verdicts"


def _say(material: Material, phrase_id: str, total: Total | None = None, /, **values: object) -> Paragraph:
    return Paragraph((Sentence(fill(material.phrases, phrase_id, **values), total=total),))

"""The section on targets: which regions that stimulation can reach hold a consensus, and on what it rests."""

from collections.abc import Iterator

from assistant.draft.blocks import Block, Heading, Paragraph, Role, Row, Table
from assistant.draft.markup import cite, plain, table
from assistant.draft.material import Material, agreeing, looked, records_of
from assistant.draft.phrases import fill
from assistant.draft.sentences import Sentence, Text
from assistant.draft.synthesis_words import list_sides, name_subject, say_direction
from assistant.draft.tables import make_table
from assistant.model import Synthesis, Target, TargetFinding, Verdict

TARGETS = "targets"
_COLUMNS = (("target", 2.7), ("technique", 3.0), ("basis", 5.6), ("source", 5.3))  # a DOI stands on one line


def write_targets(material: Material) -> Iterator[Block]:
    """Write the targets with a consensus, each with its votes and what speaks against it; none is said plainly."""
    targets = material.review.targets
    if not targets:
        return
    candidates = [target for target in targets if target.is_candidate]
    yield Heading(1, material.phrases.word("heading", "targets"))
    values = {"targets": len(targets), "candidates": len(candidates), "table": table(TARGETS)}
    yield Paragraph((Sentence(fill(material.phrases, "targets.intro", **values)),))
    syntheses = {synthesis.id: synthesis for synthesis in material.review.syntheses}
    for target in candidates:
        lead = Sentence(fill(material.phrases, "targets.lead", target=_name(material, target)))
        ranked = sorted(target.findings, key=lambda finding: finding.verdict is not Verdict.CONSENSUS)
        told = (_tell(material, finding, syntheses[finding.synthesis]) for finding in ranked)
        ids = tuple(finding.synthesis for finding in target.findings)
        yield Paragraph((lead, *told), Role.BULLET, ids)
    yield tabulate_targets(material)
    yield Paragraph(tuple(_remarks(material, bool(candidates))))


def tabulate_targets(material: Material) -> Table:
    """Tabulate every target of the rules with its techniques and where they are described."""
    rows = []
    for target in material.review.targets:
        for i, technique in enumerate(target.techniques):
            name = _name(material, target) if i == 0 else ""
            named = map(material.phrases.translate, (technique.name, technique.basis))
            texts = (name, *named, technique.source)
            rows.append(Row(tuple((Text(plain(text)),) for text in texts)))
    return make_table(material, TARGETS, _COLUMNS, rows)


def _remarks(material: Material, candidates: bool) -> Iterator[Sentence]:
    tested = tuple(dict.fromkeys(r for target in material.review.targets for r in target.tested))
    yield Sentence(fill(material.phrases, "targets.tested", tested=len(tested), cite=cite(tested)))
    if candidates:
        yield Sentence(fill(material.phrases, "targets.note"))


def _name(material: Material, target: Target) -> str:
    return plain(material.concepts.name(target.region))


def _tell(material: Material, finding: TargetFinding, synthesis: Synthesis) -> Sentence:
    majority = synthesis.majority
    told = fill(
        material.phrases,
        "targets.finding",
        reach=finding.reach.value,
        verdict=finding.verdict.value,
        subject=name_subject(material, [synthesis]),
        predicate=say_direction(material, synthesis, majority) if majority else "",
        sides=list_sides(material, synthesis),
        agreeing=agreeing(synthesis),
        looked=looked(synthesis),
        cite=cite(records_of(synthesis, majority)) if majority else "",
        fragile=synthesis.fragile,
    )
    return Sentence(told, synthesis.claim_ids)

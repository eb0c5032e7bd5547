"""The tables of a draft: studies, verdicts, findings of single studies, evidence, records not used."""

from collections.abc import Iterable, Sequence

from assistant.draft.aggregation import RELATED, Finding, Part
from assistant.draft.document import Cell, Cite, Column, Row, Table, Text
from assistant.draft.markup import cite, parse, plain
from assistant.draft.material import NULLS, Material, agreeing
from assistant.draft.notices import quote_reason
from assistant.draft.references import short_name
from assistant.draft.synthesis_words import cite_all, list_left_out, name_associate, name_measured
from assistant.draft.wording import (
    list_places,
    lower_known,
    name_measure,
    name_sides,
    name_treatment,
)
from assistant.model import ClaimRow, Decision, Direction, Outcome, Region, Study, Synthesis

_DECISIONS = tuple(Decision)
_HIGHER = (Direction.INCREASE, Direction.POSITIVE)
_LOWER = (Direction.DECREASE, Direction.NEGATIVE)


def tabulate_studies(material: Material, record_ids: Sequence[str], *, small: bool) -> Table:
    """Tabulate population, groups, imaging and design of the studies with claims."""
    columns = (("study", 2.2), ("population", 2.0), ("groups", 3.2), ("imaging", 2.0), ("design", 1.5), ("claims", 1.0))
    counts: dict[str, int] = {}
    modalities: dict[str, set[str]] = {}
    for row in material.review.claims:
        counts[row.claim.record_id] = counts.get(row.claim.record_id, 0) + 1
        if row.claim.modality:
            modalities.setdefault(row.claim.record_id, set()).add(row.claim.modality)
    rows = []
    for record_id in record_ids:
        study = material.studies.get(record_id, Study(record_id))
        named = sorted(material.phrases.word("modality", m) for m in modalities.get(record_id, ()))
        cells = [
            _study(material, record_id),
            _concept(material, study.population),
            _arms(material, study),
            _words(material, ", ".join(named)),
            _concept(material, study.design),
            (Text(str(counts[record_id])),),
        ]
        rows.append(Row(tuple(cells)))
    return _table(material, "studies", columns, rows, small=small)


def tabulate_verdicts(material: Material, key: str, syntheses: Iterable[Synthesis], *, small: bool) -> Table:
    """Tabulate joint syntheses under bands that name their strata."""
    columns = (
        *(("region", 2.0), ("measure", 2.0), ("comparison", 2.2), ("votes", 1.6)),
        *(("share", 1.4), ("p", 0.7), ("verdict", 1.8), ("fragile", 1.6), ("cited", 1.0)),
    )
    rows: list[Row] = []
    titles = {stratum.id: stratum.title for stratum in (*material.strata(False), *material.strata(True))}
    by_stratum: dict[str, list[Synthesis]] = {}
    for synthesis in syntheses:
        by_stratum.setdefault(synthesis.stratum or "", []).append(synthesis)
    for stratum, title in titles.items():
        if stratum in by_stratum:
            rows.append(Row(((Text(plain(title)),),), band=True))
            rows += [_verdict_row(material, synthesis) for synthesis in by_stratum[stratum]]
    return _table(material, key, columns, rows, small=small)


def tabulate_singles(material: Material, parts: Iterable[tuple[str, Sequence[Finding]]]) -> Table:
    """Tabulate findings of single studies under bands that name their section and stratum."""
    columns = (("study", 1.8), ("comparison", 2.4), ("measure", 2.0), ("lower", 2.8), ("higher", 2.8), ("other", 2.8))
    rows: list[Row] = []
    for title, findings in parts:
        rows.append(Row(((Text(plain(title)),),), band=True))
        for finding in findings:
            by_measures: dict[tuple[str, ...], list[Part]] = {}
            for part in finding.parts:
                by_measures.setdefault(part.measures, []).append(part)
            rows += [_single_row(material, finding, m, group) for m, group in by_measures.items()]
    return _table(material, "singles", columns, rows, small=True)


def tabulate_evidence(material: Material, claims: Sequence[ClaimRow]) -> Table:
    """Tabulate claims with the sentence each was read from."""
    columns = (
        *(("id", 1.3), ("study", 1.6), ("place", 2.2), ("measure", 1.7), ("direction", 1.3)),
        *(("contrast", 2.0), ("quote", 5.6), ("rule", 1.4), ("vote", 1.4)),
    )
    rows: list[Row] = []
    last = ""
    for row in claims:
        sentence = plain(row.claim.evidence[0].sentence) if row.claim.evidence else ""
        same = material.phrases.word("cell", "same") if sentence == last else ""
        rows.append(Row(_evidence_cells(material, row, same or sentence)))
        last = sentence
    return _table(material, "evidence", columns, rows, small=True)


def tabulate_unused(material: Material, outcomes: Iterable[Outcome]) -> Table:
    """Tabulate the records that the draft does not use under what screening made of them, with the reason."""
    columns = (("record", 1.6), ("study", 1.8), ("title", 6.0), ("reason", 2.2))
    rows = []
    band = None
    for outcome in sorted(outcomes, key=lambda o: _DECISIONS.index(o.decision)):
        if outcome.decision is not band:
            band = outcome.decision
            rows.append(Row(((Text(material.phrases.word("decision", band)),),), band=True))
        record = material.records[outcome.record_id]
        reason = material.phrases.say(
            "cell.because",
            reason=material.phrases.word("reason", outcome.reason or ""),
            words=quote_reason(record, outcome.reason or ""),
        )
        texts = (plain(record.record_id), short_name(record), plain(record.title), reason)
        rows.append(Row(tuple((Text(text),) for text in texts)))
    return _table(material, "unused", columns, rows, small=True)


def _table(
    material: Material, key: str, columns: Iterable[tuple[str, float]], rows: Iterable[Row], *, small: bool
) -> Table:
    named = tuple(Column(material.phrases.word("column", name), width) for name, width in columns)
    return Table(key, material.phrases.say(f"caption.{key}"), named, tuple(rows), small)


def _study(material: Material, record_id: str) -> Cell:
    return Text(f"{short_name(material.records[record_id])} "), Cite((record_id,))


def _words(material: Material, text: str) -> Cell:
    return (Text(text or material.phrases.word("cell", "missing")),)


def _concept(material: Material, concept: str | None) -> Cell:
    return _words(material, plain(material.concepts.name(concept)) if concept else "")


def _arms(material: Material, study: Study) -> Cell:
    arms = [material.phrases.say("cell.arm", label=plain(arm.label), n=arm.n) for arm in study.groups]
    if not arms and study.n_total is not None:
        arms = [str(study.n_total)]
    return _words(material, "; ".join(arms))


def _verdict_row(material: Material, synthesis: Synthesis) -> Row:
    phrases = material.phrases
    place = plain(material.concepts.name(synthesis.region)) if synthesis.region else phrases.word("cell", "missing")
    if synthesis.target:
        place = phrases.say("pair", place=place, targets=(plain(material.concepts.name(synthesis.target)),))
    level = phrases.word("level", synthesis.level) if synthesis.level else ""
    cells = (
        phrases.say("cell.place", place=place, level=level),
        name_measured(material, synthesis),
        _contrast(material, synthesis),
        _votes(material, synthesis),
        _share(material, synthesis),
        "" if synthesis.sign_test_p is None else f"{synthesis.sign_test_p:.2g}",
        phrases.word("verdict", synthesis.verdict.value),
        "; ".join(list_left_out(material, synthesis, "cell.left_out")) or phrases.word("cell", "holds"),
        cite_all(synthesis),
    )
    return Row(tuple(parse(cell) for cell in cells))


def _votes(material: Material, synthesis: Synthesis) -> str:
    """Write the votes of either side and, after them, what stands beside them."""
    say, people = material.phrases.say, synthesis.participants
    votes = [say("cell.vote", direction=d.value, count=n, people=people.get(d)) for d, n in _most_first(synthesis)]
    if synthesis.mixed:
        votes.append(say("cell.mixed", count=len(synthesis.mixed)))
    beside = [say("cell.beside", direction=d.value, count=len(r), cite=cite(r)) for d, r in synthesis.beside.items()]
    return "; ".join((*votes, *beside))


def _most_first(synthesis: Synthesis) -> list[tuple[Direction, int]]:
    return sorted(((d, n) for d, n in synthesis.votes.items() if n), key=lambda item: -item[1])


def _contrast(material: Material, synthesis: Synthesis) -> str:
    kind = synthesis.comparison_kind
    return material.phrases.say(
        "cell.comparison",
        kind=material.phrases.word("contrast", kind) if kind else "",
        group=plain(material.concepts.name(synthesis.group)) if synthesis.group else "",
        comparator=plain(material.concepts.name(synthesis.comparator)) if synthesis.comparator else "",
        treatment=name_treatment(material, synthesis.treatment),
        associate=name_associate(material, synthesis),
        change=synthesis.of_change,
    )


def _share(material: Material, synthesis: Synthesis) -> str:
    directed = sum(synthesis.votes.get(d, 0) for d in (*_LOWER, *_HIGHER))
    if synthesis.interval is None or not directed:
        return ""
    most = agreeing(synthesis) or max(synthesis.votes.get(d, 0) for d in (*_LOWER, *_HIGHER))
    low, high = (round(100 * bound) for bound in synthesis.interval)
    return material.phrases.say("cell.share", agreeing=most, directed=directed, low=low, high=high)


def _single_row(material: Material, finding: Finding, measures: Sequence[str], parts: Sequence[Part]) -> Row:
    def places(*directions: Direction) -> str:
        named = [list_places(material, part.claims) for part in parts if part.direction in directions]
        return "; ".join(name for names in named for name in names)

    others = [
        f"{material.phrases.word('direction', part.direction.value)}: {places(part.direction)}"
        for part in parts
        if part.direction not in (*_LOWER, *_HIGHER)
    ]
    cells = (
        _comparison_words(material, finding),
        ", ".join(name_measure(material, measure) for measure in measures),
        places(*_LOWER),
        places(*_HIGHER),
        "; ".join(others),
    )
    return Row((_study(material, finding.record_id), *((Text(cell),) for cell in cells)))


def _comparison_words(material: Material, finding: Finding) -> str:
    if finding.associate:
        concept = finding.parts[0].claims[0].associate_concept
        associate = lower_known(material, finding.associate, concept)
        return material.phrases.say("cell.associate", associate=associate, change=finding.of_change)
    if finding.comparison is None:
        return material.phrases.word("cell", "missing")
    group, comparator = name_sides(material, finding.comparison)
    return material.phrases.say("cell.versus", group=group, comparator=comparator)


def _bare_region(material: Material, region: Region) -> str:
    side = region.laterality.value if region.laterality else ""
    return material.phrases.say("cell.region", name=plain(region.label or region.text), side=side)


def _evidence_cells(material: Material, row: ClaimRow, sentence: str) -> tuple[Cell, ...]:
    claim, phrases = row.claim, material.phrases
    region = _bare_region(material, claim.region)
    if claim.target is not None:
        region = phrases.say("pair", place=region, targets=(_bare_region(material, claim.target),))
    contrast = ""
    if claim.direction in RELATED:
        if claim.associate:
            associate = lower_known(material, claim.associate, claim.associate_concept)
            contrast = phrases.say("cell.associate", associate=associate, change=claim.of_change)
    elif claim.comparison is not None:
        comparison = claim.comparison
        contrast = phrases.say("cell.versus", group=plain(comparison.group), comparator=plain(comparison.comparator))
    yes = "null" if claim.direction in NULLS else "yes"
    vote = phrases.word("cell", yes) if row.votes else phrases.word("why_not", row.why_not or "")
    texts = (
        region,
        name_measure(material, claim.measure.pooled_as),
        phrases.word("direction", claim.direction.value),
        contrast,
    )
    ending = (sentence, claim.rule, vote)
    missing = phrases.word("cell", "missing")
    return (
        (Text(claim.claim_id[:8]),),
        _study(material, claim.record_id),
        *((Text(text or missing),) for text in texts),
        *((Text(text),) for text in ending),
    )

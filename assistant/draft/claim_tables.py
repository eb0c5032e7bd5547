"""The tables about claims: findings of single studies, and the sentences that claims were read from."""

from collections.abc import Iterable, Sequence

from assistant.draft.aggregation import RELATED, Finding, Part
from assistant.draft.blocks import Row, Table
from assistant.draft.group_names import name_sides, name_variable
from assistant.draft.markup import plain
from assistant.draft.material import NULLS, Material
from assistant.draft.sentences import Cell, Text
from assistant.draft.tables import fill_cell, make_table, name_study, shorten_id
from assistant.draft.wording import label_region, list_places, name_measure, quote_words
from assistant.model import Claim, ClaimRow, Direction, Region

_HIGHER = (Direction.INCREASE, Direction.POSITIVE)
_LOWER = (Direction.DECREASE, Direction.NEGATIVE)


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
    return make_table(material, "singles", columns, rows, small=True)


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
        rows.append(Row(_evidence_cells(material, row, same or sentence), about=row.claim.claim_id))
        last = sentence
    return make_table(material, "evidence", columns, rows, small=True)


def _single_row(material: Material, finding: Finding, measures: Sequence[str], parts: Sequence[Part]) -> Row:
    say, join = material.phrases.say, material.phrases.join

    def places(*directions: Direction) -> tuple[str, ...]:
        named = [list_places(material, part.claims) for part in parts if part.direction in directions]
        return tuple(name for names in named for name in names)

    others = [
        say("cell.found", direction=part.direction.value, places=places(part.direction))
        for part in parts
        if part.direction not in (*_LOWER, *_HIGHER)
    ]
    cells = (
        _comparison_words(material, finding),
        join((name_measure(material, measure) for measure in measures), "comma"),
        join(places(*_LOWER), "series"),
        join(places(*_HIGHER), "series"),
        join(others, "series"),
    )
    study = name_study(material, finding.record_id)
    return Row((study, *((Text(cell),) for cell in cells)), about=finding.record_id)


def _comparison_words(material: Material, finding: Finding) -> str:
    if finding.associate:
        change = finding.parts[0].claims[0].of_change
        return material.phrases.say("cell.associate", associate=finding.associate, change=change)
    if finding.comparison is None:
        return material.phrases.word("cell", "missing")
    group, comparator = name_sides(material, finding.comparison)
    return material.phrases.say("cell.versus", group=group, comparator=comparator)


def _evidence_cells(material: Material, row: ClaimRow, sentence: str) -> tuple[Cell, ...]:
    claim, phrases = row.claim, material.phrases
    yes = "null" if claim.direction in NULLS else "yes"
    vote = phrases.word("cell", yes) if row.votes else phrases.word("why_not", row.why_not or "")
    if material.marks_unchecked and not claim.check:
        vote = phrases.say("cell.unchecked", vote=vote)
    texts = (
        _place(material, claim),
        name_measure(material, claim.measure.pooled_as),
        phrases.word("direction", claim.direction.value),
        _contrast(material, claim),
    )
    return (
        (Text(shorten_id(claim.claim_id)),),
        name_study(material, claim.record_id),
        *(fill_cell(material, text) for text in texts),
        *((Text(text),) for text in (sentence, claim.rule, vote)),
    )


def _place(material: Material, claim: Claim) -> str:
    place, *targets = (_bare_region(material, end) for end in (claim.region, claim.target) if end is not None)
    return material.phrases.say("pair", place=place, targets=tuple(targets)) if targets else place


def _bare_region(material: Material, region: Region) -> str:
    side = region.laterality.value if region.laterality else ""
    return material.phrases.say("cell.region", name=label_region(material, region), side=side)


def _contrast(material: Material, claim: Claim) -> str:
    """Say what the measure is related to, or who is compared, as worded; nothing if it is not stated."""
    if claim.direction in RELATED:
        associate = name_variable(material, claim.associate or "", claim.associate_concept)
        return material.phrases.say("cell.associate", associate=associate, change=claim.of_change) if associate else ""
    if claim.comparison is None:
        return ""
    group, comparator = (
        quote_words(material, words) for words in (claim.comparison.group, claim.comparison.comparator)
    )
    return material.phrases.say("cell.versus", group=group, comparator=comparator)

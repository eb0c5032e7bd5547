"""The tables about studies: what is known of those with claims, and which records are not used."""

from collections.abc import Iterable, Sequence

from assistant.draft.blocks import Row, Table
from assistant.draft.markup import plain
from assistant.draft.material import Material
from assistant.draft.notices import quote_reason
from assistant.draft.sentences import Cell, Text
from assistant.draft.short_names import short_name
from assistant.draft.tables import fill_cell, make_table, name_study
from assistant.draft.wording import name_foreign
from assistant.model import Arm, Claim, Decision, Outcome, Study

_DECISIONS = tuple(Decision)


def tabulate_studies(material: Material, record_ids: Sequence[str], *, small: bool) -> Table:
    """Tabulate population, groups, imaging and design of the studies with claims."""
    columns = (("study", 2.2), ("population", 2.0), ("groups", 3.2), ("imaging", 2.0), ("design", 1.5), ("claims", 1.0))
    claims: dict[str, list[Claim]] = {}
    for row in material.review.standing:
        claims.setdefault(row.claim.record_id, []).append(row.claim)
    rows = (_study_row(material, record_id, claims[record_id]) for record_id in record_ids)
    return make_table(material, "studies", columns, rows, small=small)


def tabulate_unused(material: Material, outcomes: Iterable[Outcome]) -> Table:
    """Tabulate the records that the draft does not use under what screening made of them, with the reason."""
    columns = (("record", 1.9), ("study", 1.8), ("title", 5.7), ("reason", 2.2))
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
            words=quote_reason(material, record, outcome.reason or ""),
        )
        texts = (plain(record.record_id), short_name(record), plain(record.title), reason)
        rows.append(Row(tuple((Text(text),) for text in texts), about=record.record_id))
    return make_table(material, "unused", columns, rows, small=True)


def _study_row(material: Material, record_id: str, claims: Sequence[Claim]) -> Row:
    study = material.studies.get(record_id, Study(record_id))
    modalities = {material.phrases.word("modality", claim.modality) for claim in claims if claim.modality}
    cells = (
        name_study(material, record_id),
        _concept(material, study.population),
        _arms(material, study),
        fill_cell(material, material.phrases.join(sorted(modalities), "comma")),
        _concept(material, study.design),
        (Text(str(len(claims))),),
    )
    return Row(cells, about=record_id)


def _concept(material: Material, concept: str | None) -> Cell:
    return fill_cell(material, plain(material.concepts.name(concept)) if concept else "")


def _arms(material: Material, study: Study) -> Cell:
    arms = [material.phrases.say("cell.arm", label=_name_arm(material, arm), n=arm.n) for arm in study.groups]
    if not arms and study.n_total is not None:
        arms = [material.phrases.write_number(study.n_total)]
    return fill_cell(material, material.phrases.join(arms, "series"))


def _name_arm(material: Material, arm: Arm) -> str:
    """Name a group of participants as worded, or by its role where words are quoted."""
    return name_foreign(material, arm.label, arm.role) if material.phrases.quotes else plain(arm.label)

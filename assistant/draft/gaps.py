"""The section on gaps: each sentence is a count."""

from collections.abc import Iterator

from assistant.draft.blocks import Block, Heading, Paragraph, Role
from assistant.draft.markup import cite, plain
from assistant.draft.material import Material
from assistant.draft.phrases import fill
from assistant.draft.sentences import Inline, Sentence, Total
from assistant.draft.wording import name_measure, name_place, name_value
from assistant.model import Gap, GapField

MAX_NAMED = 10
_UNSTATED = frozenset({GapField.DESIGN, GapField.SAMPLE_SIZE})
_NOT_OF_STUDIES = frozenset({GapField.REPLICATION, GapField.SEPARATION})


def write_gaps(material: Material) -> Iterator[Block]:
    """Write what few or no studies looked at, population by population."""
    gaps = [gap for gap in material.review.gaps if gap.of > 1 or gap.field in _NOT_OF_STUDIES]  # one study has no gaps
    if not gaps:
        return
    yield Heading(1, material.phrases.word("heading", "gaps"))
    studies = sum(outcome.used for outcome in material.review.records)
    yield Paragraph((Sentence(fill(material.phrases, "gaps.intro", studies=studies)),))
    titles = {"": "", **{stratum.id: plain(stratum.title) for stratum in material.outline.strata}}
    for stratum in dict.fromkeys(gap.stratum for gap in gaps):
        if titles[stratum]:
            yield Heading(2, titles[stratum])
        for gap in gaps:
            sentences = tuple(_sentences(material, gap)) if gap.stratum == stratum else ()
            if sentences:
                yield Paragraph(sentences, Role.BULLET)


def _sentences(material: Material, gap: Gap) -> Iterator[Sentence]:
    if gap.values:
        yield Sentence(_tell(material, gap), total=Total.of(gap.values, ("gaps", gap.rule)))
    if gap.unstated and gap.field in _UNSTATED:
        values = {"of": gap.of, "unstated": len(gap.unstated), "all": len(gap.unstated) == gap.of}
        told = fill(material.phrases, "gap.unstated", field=gap.field.value, **values)
        yield Sentence(told, total=Total.of({gap.field.value: gap.unstated}, ("gaps", gap.rule)))


def _tell(material: Material, gap: Gap) -> tuple[Inline, ...]:
    cited = cite(record_id for ids in gap.values.values() for record_id in ids)
    match gap.field:
        case GapField.SAMPLE_SIZE:
            small = sum(len(ids) for ids in gap.values.values())
            values = {"small": small, "known": gap.of - len(gap.unstated), "threshold": gap.threshold, "cite": cited}
            return fill(material.phrases, "gap.sample_size", **values)
        case GapField.REPLICATION:
            names = tuple(_value(material, name_measure(material, value), ids) for value, ids in gap.values.items())
            shown = names if len(names) <= MAX_NAMED else ()
            return fill(material.phrases, "gap.replication", of=gap.of, alone=len(names), values=shown)
        case GapField.SEPARATION:
            return fill(material.phrases, "gap.separation", of=gap.of, unknown=len(gap.values), cite=cited)
        case _:
            return _few(material, gap)


def _few(material: Material, gap: Gap) -> tuple[Inline, ...]:
    named = {_name(material, gap.field, value): ids for value, ids in gap.values.items()}
    lacking = tuple(name for name, ids in named.items() if not ids)
    few = tuple(_value(material, name, ids) for name, ids in named.items() if ids)
    pattern = "gap.population" if gap.field is GapField.POPULATION else "gap.values"
    values = {"field": gap.field.value, "of": gap.of, "lacking": lacking, "few": few, "threshold": gap.threshold}
    return fill(material.phrases, pattern, **values)


def _value(material: Material, name: str, record_ids: tuple[str, ...]) -> str:
    return material.phrases.say("gap.value", value=name, cite=cite(record_ids) if record_ids else "")


def _name(material: Material, field: GapField, value: str) -> str:
    match field:
        case GapField.MODALITY:
            return material.phrases.word("modality", value)
        case GapField.REGION:
            return name_place(material, material.concepts.name(value))
        case GapField.POPULATION:
            return next(plain(s.title) for s in material.outline.strata if s.id == value)
        case _:
            return name_value(material, value)

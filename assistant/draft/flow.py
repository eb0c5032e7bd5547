"""The table that follows the entries of all files to the studies with claims, in the steps of PRISMA 2020."""

from collections.abc import Iterator, Mapping

from assistant.draft.blocks import Row, Table
from assistant.draft.material import Material
from assistant.draft.sentences import Text
from assistant.draft.tables import make_table

FLOW = "flow"
_COLUMNS = (("step", 3.0), ("detail", 4.0), ("records", 1.0))


def tabulate_flow(material: Material) -> Table:
    """Tabulate what became of all records, each step with its formats or reasons."""
    rows = (Row(tuple((Text(text),) for text in texts)) for texts in _rows(material))
    return make_table(material, FLOW, _COLUMNS, rows)


def _rows(material: Material) -> Iterator[tuple[str, str, str]]:
    counts = material.review.prisma
    yield from _step(material, "identified", counts.identified, sum(counts.identified.values()))
    yield from _step(material, "unreadable", {}, counts.unreadable)
    if counts.unselected:
        yield from _step(material, "unselected", {}, counts.unselected)
    yield from _step(material, "duplicates", {}, counts.duplicates)
    yield from _step(material, "screened", {}, counts.screened)
    yield from _step(material, "excluded", counts.excluded, sum(counts.excluded.values()))
    yield from _step(material, "background", counts.background, sum(counts.background.values()))
    yield from _step(material, "included", {}, counts.included)
    yield from _step(material, "without_claims", counts.without_claims, sum(counts.without_claims.values()))
    yield from _step(material, "with_claims", {}, counts.with_claims)


def _step(material: Material, name: str, details: Mapping[str, int], total: int) -> Iterator[tuple[str, str, str]]:
    phrases = material.phrases
    yield phrases.word("flow", name), "", phrases.write_number(total)
    words = "format" if name == "identified" else "reason"
    for key, count in details.items():
        yield "", phrases.word(words, key) if key else phrases.word("cell", "missing"), phrases.write_number(count)

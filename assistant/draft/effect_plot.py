"""Effect direction plots: what each study found in each synthesis of two or more cohorts.

Source: Boon MH, Thomson H. The effect direction plot revisited: application of the 2019 Cochrane Handbook guidance on
alternative synthesis methods. Res Synth Methods 2021;12:29-33.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.draft.blocks import Figure
from assistant.draft.effect_drawing import Effect, Key, Plot, PlotRow, draw_plot
from assistant.draft.effect_marks import Mark, Size, bounds_of, choose_mark, choose_size
from assistant.draft.markup import plain
from assistant.draft.material import Material, found_by
from assistant.draft.short_names import short_name
from assistant.draft.synthesis_words import name_measured
from assistant.draft.verdict_tables import name_contrast, name_site
from assistant.model import Study, Synthesis

EFFECTS = "effects"
MAX_COLUMNS, MAX_ROWS = 14, 12
MAX_PLOTS = 3  # of a population: as many as the table of verdicts needs where no row is too wide


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one plot, and the population that they are about: its id and title, the id empty if not stated."""

    stratum: str
    title: str
    rows: tuple[PlotRow, ...]


def plot_effects(material: Material, syntheses: Iterable[Synthesis]) -> tuple[Figure, ...]:
    """Plot syntheses, those of a population together; what is too much for one goes on in two others at most."""
    pages: dict[str, list[Page]] = {}
    for page in _paginate(material, syntheses):
        pages.setdefault(page.stratum, []).append(page)
    shown = [(page, n, held) for held in pages.values() for n, page in enumerate(held[:MAX_PLOTS], start=1)]
    figures: list[Figure] = []
    for page, part, held in shown:
        parts = min(len(held), MAX_PLOTS)
        left_out = sum(len(other.rows) for other in held[MAX_PLOTS:]) if part == parts else 0
        values = {"population": page.title, "part": part, "parts": parts, "first": not figures, "rows": left_out}
        key = "-".join(filter(None, (EFFECTS, page.stratum, str(part))))
        figures.append(_figure(material, page, key, material.phrases.say("caption.effects", **values)))
    return tuple(figures)


def _paginate(material: Material, syntheses: Iterable[Synthesis]) -> Iterator[Page]:
    sections = {section.id: plain(section.title) for section in material.outline.sections}
    order = list(sections)
    ranked = sorted(syntheses, key=lambda s: order.index(s.section))
    for stratum in (*material.strata(False), *material.strata(True)):
        held = [s for s in ranked if (s.stratum or "") == stratum.id]
        rows = [row for s in held for row in _rows(material, s, sections[s.section])]
        for chunk in split_rows(rows):
            yield Page(stratum.id, plain(stratum.title), chunk)


def _rows(material: Material, synthesis: Synthesis, section: str) -> Iterator[PlotRow]:
    """Make the row of a synthesis; one that holds more studies than a plot has columns goes on in further rows."""
    records = sorted({r for ids in synthesis.by_direction.values() for r in ids}, key=lambda r: _by_year(material, r))
    effects = [_effect(material, synthesis, record_id) for record_id in records]
    named = filter(None, (name_measured(material, synthesis), name_contrast(material, synthesis)))
    what = material.phrases.join(named, "clause")
    verdict = material.phrases.word("verdict", synthesis.verdict)
    for start in range(0, len(effects), MAX_COLUMNS):
        part = tuple(effects[start : start + MAX_COLUMNS])
        yield PlotRow(section, name_site(material, synthesis), what, verdict, part)


def _effect(material: Material, synthesis: Synthesis, record_id: str) -> Effect:
    participants = material.studies.get(record_id, Study(record_id)).participants
    return Effect(record_id, choose_mark(found_by(synthesis, record_id)), choose_size(participants))


def split_rows(rows: Iterable[PlotRow]) -> Iterator[tuple[PlotRow, ...]]:
    """Split rows, in their order, into plots that are neither too wide nor too long for a page."""
    held: list[PlotRow] = []
    studies: set[str] = set()
    for row in rows:
        new = {effect.record_id for effect in row.effects}
        if held and (len(held) == MAX_ROWS or len(studies | new) > MAX_COLUMNS):
            yield tuple(held)
            held, studies = [], set()
        held.append(row)
        studies |= new
    if held:
        yield tuple(held)


def _figure(material: Material, page: Page, key: str, caption: str) -> Figure:
    records = {effect.record_id for row in page.rows for effect in row.effects}
    columns = sorted(records, key=lambda record_id: _by_year(material, record_id))
    names = name_apart(material, columns)
    plot = Plot(page.rows, tuple(names.items()), tuple(_keys(material, page.rows)))
    told = tuple(_tell_row(material, row, names) for row in page.rows)
    alt = plain(material.phrases.say("alt.effects", population=page.title, rows=told))
    return Figure(key, caption, alt, lambda: draw_plot(plot))


def _by_year(material: Material, record_id: str) -> tuple[bool, str, str, str]:
    """Sort by year, studies without one last."""
    record = material.records[record_id]
    return not record.year, record.year or "", short_name(record), record_id


def name_apart(material: Material, record_ids: Sequence[str]) -> dict[str, str]:
    """Name studies; those that share a name are told apart by their record ids."""
    names = {record_id: short_name(material.records[record_id]) for record_id in record_ids}
    shared = [name for name in names.values() if list(names.values()).count(name) > 1]
    return {key: f"{name} ({plain(key)})" if name in shared else name for key, name in names.items()}


def _keys(material: Material, rows: Iterable[PlotRow]) -> Iterator[Key]:
    """Explain the marks and sizes that a plot holds."""
    effects = [effect for row in rows for effect in row.effects]
    for mark in Mark:
        if any(effect.mark is mark for effect in effects):
            yield Key(mark, Size.MEDIUM, material.phrases.word("mark", mark), is_size=False)
    for size in Size:
        if any(effect.size is size for effect in effects):
            least, most = bounds_of(size)
            yield Key(Mark.UP, size, material.phrases.say("effects.size", least=least, most=most), is_size=True)


def _tell_row(material: Material, row: PlotRow, names: dict[str, str]) -> str:
    """Say in words what a row shows."""
    found: dict[Mark, list[str]] = {}
    for effect in row.effects:
        found.setdefault(effect.mark, []).append(names[effect.record_id])
    say, word = material.phrases.say, material.phrases.word
    told = tuple(say("alt.effect", mark=word("mark", m), studies=tuple(found[m])) for m in Mark if m in found)
    return say("alt.effect_row", place=row.place, what=row.what, verdict=row.verdict, found=told)

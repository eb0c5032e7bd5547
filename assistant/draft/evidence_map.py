"""Evidence maps: how many studies looked where with which method, and where they agree or not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from assistant.concepts import Concepts, Level
from assistant.draft.blocks import Figure
from assistant.draft.map_drawing import Map, MapRow, Spot, Standing, draw_map
from assistant.draft.markup import plain
from assistant.draft.material import Material, is_joint
from assistant.draft.outline import StratumOutline
from assistant.draft.wording import name_measure
from assistant.model import Synthesis, Verdict

MAP = "map"
MIN_STUDIES, MAX_ROWS, MAX_COLUMNS = 5, 24, 12
_OTHERS = ""  # the row of places that no concept file lists, the column of methods that are not known


@dataclass
class Cell:
    """What is known of a place by a method: the studies, and the verdicts they have reached together."""

    studies: set[str] = field(default_factory=set)
    verdicts: set[Verdict] = field(default_factory=set)

    def add(self, synthesis: Synthesis) -> None:
        """Add the studies of a synthesis, and its verdict if several cohorts meet in it."""
        self.studies.update(record_id for ids in synthesis.by_direction.values() for record_id in ids)
        if is_joint(synthesis):
            self.verdicts.add(synthesis.verdict)

    @property
    def standing(self) -> Standing:
        """Whether the studies agree."""
        match Verdict.CONSENSUS in self.verdicts, Verdict.DISCREPANCY in self.verdicts:
            case True, True:
                return Standing.BOTH
            case True, False:
                return Standing.CONSENSUS
            case False, True:
                return Standing.DISCREPANCY
        return Standing.NEITHER


Grid = dict[tuple[str, str], Cell]


def map_evidence(material: Material) -> tuple[Figure, ...]:
    """Map the studies of each population of the results; of fewer than five, their table is map enough."""
    return tuple(filter(None, (_map_stratum(material, stratum) for stratum in material.strata(False))))


def _map_stratum(material: Material, stratum: StratumOutline) -> Figure | None:
    held = [s for s in material.review.syntheses if (s.stratum or "") == stratum.id and s.region]
    if len({record_id for s in held for ids in s.by_direction.values() for record_id in ids}) < MIN_STUDIES:
        return None
    by_measure = len({_modality(material, s) for s in held}) == 1
    columns = {s.id: (s.measure or _OTHERS) if by_measure else _modality(material, s) for s in held}
    level, grid = _choose_level(material.concepts, held, columns)
    rows, methods = _most_studied(grid, 0, MAX_ROWS), _most_studied(grid, 1, MAX_COLUMNS)
    drawn = Map(
        tuple(_name_method(material, method, by_measure) for method in methods),
        tuple(_make_row(material, grid, place, methods) for place in rows),
        tuple((standing, material.phrases.word("meeting", standing)) for standing in Standing),
    )
    values = {"population": plain(stratum.title), "by_measure": by_measure}
    left_out = len({place for place, _ in grid}) - len(rows), len({method for _, method in grid}) - len(methods)
    caption = material.phrases.say("caption.map", **values, level=level.value, places=left_out[0], methods=left_out[1])
    told = tuple(_tell_row(material, row, drawn.columns) for row in drawn.rows)
    alt = plain(material.phrases.say("alt.map", **values, rows=told))
    return Figure("-".join(filter(None, (MAP, stratum.id))), caption, alt, lambda: draw_map(drawn))


def _modality(material: Material, synthesis: Synthesis) -> str:
    concept = material.concepts.by_id.get(synthesis.measure or "")
    return synthesis.modality or (concept.modality if concept else None) or _OTHERS


def _choose_level(concepts: Concepts, syntheses: Iterable[Synthesis], columns: dict[str, str]) -> tuple[Level, Grid]:
    """Choose the narrowest level at which the places fit on a page, the widest if they fit at none."""
    syntheses, grid = tuple(syntheses), {}
    for level in Level:
        grid = _lay_out(concepts, syntheses, columns, level)
        if len({place for place, _ in grid}) <= MAX_ROWS:
            break
    return level, grid


def _lay_out(concepts: Concepts, syntheses: Sequence[Synthesis], columns: dict[str, str], level: Level) -> Grid:
    grid: Grid = {}
    for synthesis in syntheses:
        ends = filter(None, (synthesis.region, synthesis.target))
        for place in dict.fromkeys(place for end in ends for place in roll_up(concepts, end, level)):
            grid.setdefault((place, columns[synthesis.id]), Cell()).add(synthesis)
    return grid


def roll_up(concepts: Concepts, region: str, level: Level) -> tuple[str, ...]:
    """Give what a region is part of at a level, or at the next narrower one that has it.

    Returns
    -------
    The region itself if it is wider, an empty name if no file lists it.
    """
    for known in reversed([*Level][: [*Level].index(level) + 1]):
        if found := concepts.at_level(region, known):
            return found
    return (region,) if region in concepts.by_id else (_OTHERS,)


def _most_studied(grid: Grid, axis: int, limit: int) -> tuple[str, ...]:
    """Sort the places (0) or methods (1) by their studies, the unnamed last, and keep the first of them."""
    studies: dict[str, set[str]] = {}
    for key, cell in grid.items():
        studies.setdefault(key[axis], set()).update(cell.studies)
    return tuple(sorted(studies, key=lambda name: (name == _OTHERS, -len(studies[name]), name))[:limit])


def _name_method(material: Material, method: str, by_measure: bool) -> str:
    if method == _OTHERS:
        return material.phrases.word("cell", "missing")
    return name_measure(material, method) if by_measure else material.phrases.word("modality", method)


def _make_row(material: Material, grid: Grid, place: str, methods: Sequence[str]) -> MapRow:
    name = plain(material.concepts.name(place)) if place else material.phrases.word("label", "other_places")
    cells = (grid.get((place, method), Cell()) for method in methods)
    return MapRow(name, tuple(Spot(len(cell.studies), cell.standing) for cell in cells))


def _tell_row(material: Material, row: MapRow, columns: Sequence[str]) -> str:
    """Say in words what a row shows."""
    return material.phrases.say("alt.map_row", place=row.place, spots=tuple(_tell_spots(material, row, columns)))


def _tell_spots(material: Material, row: MapRow, columns: Sequence[str]) -> Iterator[str]:
    for method, spot in zip(columns, row.spots, strict=True):
        if spot.studies:
            standing = "" if spot.standing is Standing.NEITHER else spot.standing.value
            yield material.phrases.say("alt.map_spot", method=method, count=spot.studies, standing=standing)

from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import etree

from assistant.draft.blocks import Figure
from assistant.draft.effect_drawing import Effect, PlotRow
from assistant.draft.effect_marks import Mark, Size
from assistant.draft.effect_plot import MAX_COLUMNS, MAX_PLOTS, MAX_ROWS, name_apart, plot_effects, split_rows
from assistant.draft.glance import rank_joint
from assistant.model import Direction
from tests.draft.conftest import Desk
from tests.draft.sample import RECORDS, SYNTHESES, make_review
from tests.draft.test_canvas import SVG


def plot_sample(desk: Desk) -> tuple[Figure, ...]:
    material = desk.material()
    return plot_effects(material, rank_joint(material))


def make_rows(*studies: int) -> list[PlotRow]:
    """Make a row for each number, with so many studies of its own."""
    effects = [
        tuple(Effect(f"pmid:{row}-{n}", Mark.UP, Size.SMALL) for n in range(count)) for row, count in enumerate(studies)
    ]
    return [PlotRow("Section", f"place {row}", "what", "consensus", found) for row, found in enumerate(effects)]


def test_a_plot_says_what_each_study_found_population_by_population(desk: Desk) -> None:
    first, second = plot_sample(desk)
    assert (first.key, second.key) == ("effects-pain-1", "effects-other-1")
    assert first.caption.startswith("What each study found: Pain in cancer. Rows are syntheses")
    assert second.caption == "What each study found: No cancer"
    assert first.alt == (
        "Effect direction plot, Pain in cancer, four rows. "
        "Insula (region), grey matter volume, patients v healthy controls (consensus): "
        "lower, or an inverse relation in Abel 2011 and Baker 2012. "
        "Cuneus (region), grey matter volume, patients v healthy controls (null): "
        "looked and found none in Abel 2011 and Baker 2012. "
        "Thalamus (region), functional connectivity, patients v healthy controls (discrepancy): "
        "higher, or a positive relation in Costa 2013; lower, or an inverse relation in Abel 2011. "
        "Thalamus (region), functional connectivity, relation to pain duration (unresolved): "
        "higher, or a positive relation in Duval 2014; looked and found none in Evans 2015."
    )


def test_the_drawing_names_every_row_study_and_mark(desk: Desk) -> None:
    (first, _) = plot_sample(desk)
    written = ["".join(element.itertext()) for element in etree.fromstring(first.picture.svg).iter(f"{SVG}text")]
    assert {"Abel 2011", "Baker 2012", "Costa 2013", "Duval 2014", "Evans 2015"} < set(written)
    assert {"Grey matter structure", "Connectivity", "Associations with symptoms"} < set(written)
    assert {"higher, or a positive relation", "looked and found none", "50 to 99 participants"} < set(written)
    assert {"up to 49 participants", "number not stated"} < set(written) and "found both" not in written


def test_both_directions_of_one_study_are_one_mark(desk: Desk) -> None:
    both = {Direction.DECREASE: ("pmid:1", "pmid:2"), Direction.INCREASE: ("pmid:1",)}
    nulls = {Direction.NO_DIFFERENCE: ("pmid:2",)}
    (figure,) = plot_effects(desk.material(), [replace(SYNTHESES[0], by_direction=both | nulls)])
    assert "found both in Abel 2011" in figure.alt and "lower, or an inverse relation in Baker 2012" in figure.alt
    assert "found none" not in figure.alt


@pytest.mark.parametrize(
    ("studies", "rows"),
    [
        ((), []),
        ((2,), [1]),
        ((MAX_COLUMNS, 1), [1, 1]),
        ((1,) * (MAX_ROWS + 1), [MAX_ROWS, 1]),
        ((MAX_COLUMNS - 1, 1, 1), [2, 1]),
    ],
)
def test_what_is_too_wide_or_too_long_is_split(studies: tuple[int, ...], rows: list[int]) -> None:
    pages = list(split_rows(make_rows(*studies)))
    assert [len(page) for page in pages] == rows
    assert [row for page in pages for row in page] == make_rows(*studies)


def test_a_synthesis_of_very_many_studies_goes_on_in_a_further_figure(desk: Desk) -> None:
    records = tuple(replace(RECORDS[0], record_id=f"pmid:9{n}", year=str(1990 + n)) for n in range(MAX_COLUMNS + 2))
    wide = replace(SYNTHESES[0], by_direction={Direction.DECREASE: tuple(r.record_id for r in records)})
    material = desk.material(replace(make_review(), syntheses=(wide,)))
    known = replace(material, records={record.record_id: record for record in records})
    figures = plot_effects(known, [wide])
    assert [figure.key for figure in figures] == ["effects-pain-1", "effects-pain-2"]
    assert figures[0].caption.startswith("What each study found: Pain in cancer (1 of 2). ")
    assert figures[1].caption == "What each study found: Pain in cancer (2 of 2)"
    assert figures[1].alt.count("Abel 20") == 2


def test_no_population_has_more_plots_than_one_looks_at(desk: Desk) -> None:
    wanted = MAX_PLOTS * MAX_COLUMNS + 1
    records = tuple(replace(RECORDS[0], record_id=f"pmid:9{n}", year=str(1900 + n)) for n in range(wanted))
    wide = replace(SYNTHESES[0], by_direction={Direction.DECREASE: tuple(r.record_id for r in records)})
    material = desk.material(replace(make_review(), syntheses=(wide,)))
    figures = plot_effects(replace(material, records={r.record_id: r for r in records}), [wide])
    assert [figure.key for figure in figures] == [f"effects-pain-{n}" for n in range(1, MAX_PLOTS + 1)]
    assert figures[-1].caption == "What each study found: Pain in cancer (3 of 3). One further row is left out"
    assert "left out" not in figures[-2].caption


def test_studies_of_one_name_are_told_apart(desk: Desk) -> None:
    twin = replace(RECORDS[0], record_id="pmid:11")
    material = replace(desk.material(), records={r.record_id: r for r in (*RECORDS[:2], twin)})
    assert name_apart(material, ["pmid:1", "pmid:2", "pmid:11"]) == {
        "pmid:1": "Abel 2011 (pmid:1)",
        "pmid:2": "Baker 2012",
        "pmid:11": "Abel 2011 (pmid:11)",
    }


def test_long_names_take_two_lines_that_do_not_overlap_those_beside(desk: Desk) -> None:
    long = [replace(r, authors=(), title=f"{r.pmid} {'unpronounceable ' * 9}") for r in RECORDS]
    material = replace(desk.material(), records={r.record_id: r for r in long})
    (figure, *_) = plot_effects(material, rank_joint(material))
    upward = [e.get("transform", "") for e in etree.fromstring(figure.picture.svg).iter(f"{SVG}text")]
    places = sorted(float(t.split("(")[1].split()[0]) for t in upward if "rotate(-90)" in t)
    assert len(places) == 10
    assert all(right - left > 7 for left, right in pairwise(places))


def test_the_same_review_gives_the_same_bytes(desk: Desk) -> None:
    assert [f.picture for f in plot_sample(desk)] == [f.picture for f in plot_sample(desk)]

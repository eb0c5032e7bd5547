from dataclasses import replace

import pytest

from assistant.draft.blocks import Block, Heading, Paragraph, Role
from assistant.draft.gaps import write_gaps
from assistant.model import Gap, GapField
from tests.draft.conftest import Desk
from tests.draft.sample import make_review
from tests.draft.test_synthesis_prose import read


def written(desk: Desk, *gaps: Gap) -> list[Block]:
    return list(write_gaps(desk.material(replace(make_review(), gaps=gaps))))


def bullets(desk: Desk, *gaps: Gap) -> list[str]:
    blocks = written(desk, *gaps)
    return [read(block) for block in blocks if isinstance(block, Paragraph) and block.role is Role.BULLET]


def gap(field: GapField, values: dict[str, tuple[str, ...]], **changes: object) -> Gap:
    return replace(Gap("g", "pain", field, 6, 4, values, (), 1), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (
            gap(GapField.MEASURE, {"volume": (), "flow": (), "coupling": ("pmid:4",)}),
            "Of six studies, none reported a finding on grey matter volume or fALFF, and only one reported a "
            "finding on functional connectivity [4].",
        ),
        (gap(GapField.MODALITY, {"pet": ()}), "Of six studies, none used PET."),
        (
            gap(GapField.REGION, {"insula": ("pmid:1",), "cuneus": ("pmid:2",)}),
            "Of six studies, only one each reported a finding in the insula [1] and the cuneus [2].",
        ),
        (
            gap(GapField.REGION, {"insula": ("pmid:1", "pmid:3")}, threshold=2),
            "Of six studies, no more than two reported a finding in the insula [1 3].",
        ),
        (
            gap(GapField.CONTRAST, {"patients vs controls": ()}),
            "Of six studies, none made the comparison patients v healthy controls.",
        ),
        (
            gap(GapField.DESIGN, {"chemo": ()}, unstated=("pmid:1", "pmid:2")),
            "Of six studies, none is described as chemotherapy. Two of six studies do not state a design.",
        ),
        (
            gap(GapField.SAMPLE_SIZE, {"sample_size": ("pmid:1",)}, unstated=("pmid:2",), threshold=40),
            "Of five studies of known size, one has fewer than 40 participants [1]. One of six studies does not state "
            "how many people took part.",
        ),
        (
            gap(GapField.SAMPLE_SIZE, {}, unstated=tuple(f"pmid:{n}" for n in range(1, 7)), threshold=40),
            "None of six studies states how many people took part.",
        ),
        (
            gap(GapField.REPLICATION, {"flow": ("pmid:6",)}, of=3),
            "Of three measures with findings that could be compared, one has none that two cohorts looked at: "
            "fALFF [6].",
        ),
        (
            gap(GapField.SEPARATION, {"s1": ("pmid:1", "pmid:3")}, of=2),
            "Of two discrepancies, one has no field known of every study that separates the sides [1 3].",
        ),
        (
            gap(GapField.POPULATION, {"pain": ()}, stratum="", of=9),
            "Of nine studies, none is about Pain in cancer.",
        ),
    ],
)
def test_a_gap_is_told_as_a_count(desk: Desk, found: Gap, told: str) -> None:
    assert bullets(desk, found) == [told]


def test_gaps_stand_under_the_population_they_are_about(desk: Desk) -> None:
    gaps = gap(GapField.POPULATION, {"other": ()}, stratum=""), gap(GapField.MODALITY, {"pet": ()})
    headings = [(b.level, b.text) for b in written(desk, *gaps) if isinstance(b, Heading)]
    assert headings == [(1, "Gaps"), (2, "Pain in cancer")]
    assert written(desk) == []


def test_a_population_of_one_study_has_no_gaps(desk: Desk) -> None:
    assert bullets(desk, gap(GapField.MODALITY, {"pet": ()}, of=1)) == []
    assert bullets(desk, gap(GapField.SEPARATION, {"s1": ("pmid:1",)}, of=1)) != []

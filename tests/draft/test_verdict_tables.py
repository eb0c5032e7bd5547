import pytest

from assistant.draft.canvas import WIDTH, measure
from assistant.draft.verdict_tables import tabulate_verdicts
from tests.draft.conftest import Desk
from tests.draft.printing import table_lines
from tests.draft.sample import SYNTHESES

MARGINS, TYPE_SIZE = 0.247, 8  # of cells, in centimetres; of letters, in points, as the template has them


def test_a_verdict_shows_votes_share_and_what_leaving_one_out_does(desk: Desk) -> None:
    rows = table_lines(tabulate_verdicts(desk.material(), "glance", SYNTHESES[:2], small=False))
    assert rows == [
        "| **Pain in cancer** |  |  |  |  |  |  |  |  |",
        "| insula (region) | grey matter volume | patients v healthy controls | 2 lower | 2/2 (34 to 100%) | 0.5 "
        "| consensus | single study | [1, 2] |",
        "| cuneus (region) | grey matter volume | patients v healthy controls | 2 no difference |  |  | null | holds "
        "| [1, 2] |",
    ]


@pytest.mark.parametrize(
    ("column", "word"),
    [
        *(("Region (level)", "somatomotor"), ("Measure", "homogeneity"), ("Comparison", "(chemotherapy)")),
        *(("Votes", "direction"), ("Share (95% CI)", "2/2 (34 to"), ("P", "0.25")),
        *(("Verdict", "discrepancy"), ("Leaving one out", "unresolved"), ("Cited", "[12–14,16]")),
    ],
)
def test_no_word_is_broken_within_a_column(desk: Desk, column: str, word: str) -> None:
    table = tabulate_verdicts(desk.material(), "glance", SYNTHESES[:1], small=False)
    width = next(c.width for c in table.columns if c.title == column)
    room = WIDTH * width / sum(c.width for c in table.columns) - MARGINS
    assert measure(word, TYPE_SIZE) <= room

from assistant.draft.verdict_tables import tabulate_verdicts
from tests.draft.conftest import Desk
from tests.draft.printing import table_lines
from tests.draft.sample import SYNTHESES


def test_a_verdict_shows_votes_share_and_what_leaving_one_out_does(desk: Desk) -> None:
    rows = table_lines(tabulate_verdicts(desk.material(), "glance", SYNTHESES[:2], small=False))
    assert rows == [
        "| **Pain in cancer** |  |  |  |  |  |  |  |  |",
        "| insula (region) | grey matter volume | patients v healthy controls | 2 lower | 2/2 (34–100%) | 0.5 "
        "| consensus | single study | [1, 2] |",
        "| cuneus (region) | grey matter volume | patients v healthy controls | 2 no difference |  |  | null | holds "
        "| [1, 2] |",
    ]

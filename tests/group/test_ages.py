import pytest

from assistant.group.ages import average_age
from assistant.model import MeanAge, Study


def make_ages(*ages: tuple[float, int | None]) -> Study:
    return Study("r", mean_ages=tuple(MeanAge(None, None, n, years, 0, 1) for years, n in ages))


@pytest.mark.parametrize(
    ("ages", "average"),
    [
        ((), None),
        (((52.5, None),), 52.5),
        (((50, 30), (56, 10)), 51.5),
        (((50, None), (56, 10)), 53),
        (((50, 10), (60, 10)), 55),
        (((50, 10), (60.5, 10)), None),
    ],
)
def test_groups_of_one_age_are_averaged_by_size(ages: tuple[tuple[float, int | None], ...], average: float) -> None:
    assert average_age(make_ages(*ages)) == average

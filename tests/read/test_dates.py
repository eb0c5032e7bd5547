import pytest

from assistant.read.dates import find_newest, read_epoch


@pytest.mark.parametrize(
    ("database", "printed", "newest"),
    [
        (["2024/05/01 06:00", "20240812"], ["2025 Jan"], "2024-08-12"),
        (["2024/5/1", ""], ["2025 Jan 7"], "2025-01-07"),
        ([], ["2025 Nov-Dec"], "2025-11"),
        ([], ["2025 Feb 30"], "2025-02"),
        ([], ["2025 Winter"], "2025"),
        ([], ["2024", "2025 Mar 15"], "2025-03-15"),
        (["20241301"], [""], ""),
        ([], ["in press"], ""),
    ],
)
def test_newest_date(database: list[str], printed: list[str], newest: str) -> None:
    assert find_newest(database, printed) == newest


def test_epoch_gives_a_date_in_utc() -> None:
    assert read_epoch({"SOURCE_DATE_EPOCH": "1740830399"}) == ("2025-03-01", ())
    assert read_epoch({}) == ("", ())


@pytest.mark.parametrize("value", ["yesterday", "9" * 30, "1.5"])
def test_bad_epoch_is_a_problem(value: str) -> None:
    date, (problem,) = read_epoch({"SOURCE_DATE_EPOCH": value})
    assert date == ""
    assert str(problem).startswith("SOURCE_DATE_EPOCH: bad-date: ")

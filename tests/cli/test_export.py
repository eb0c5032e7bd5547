import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from assistant.export import parquet_file
from tests.cli.conftest import OLD

Run = Callable[..., Result]
PLACED = OLD.replace("in the left insula\n", "in the left insula (MNI: x = -38, y = 12, z = 4)\n")


@pytest.fixture
def search(tmp_path: Path) -> Path:
    path = tmp_path / "placed.nbib"
    path.write_text(PLACED, encoding="utf-8")
    return path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_claims_are_written_if_nothing_is_said(run: Run, tmp_path: Path, search: Path) -> None:
    result = run("export", search, "-o", "claims.csv")
    assert (result.exit_code, result.stdout, result.stderr.splitlines()[-1]) == (0, "", "1 row of claims")
    (row,) = rows(tmp_path / "claims.csv")
    wanted = ("pmid:101", "Able", "left", "decrease", "30", "28", "58")
    names = ("record_id", "first_author", "laterality", "direction", "group_n", "comparator_n", "n")
    assert tuple(row[name] for name in names) == wanted


@pytest.mark.parametrize(("what", "expected"), [("syntheses", 1), ("studies", 2), ("coordinates", 1)])
def test_other_rows_are_asked_for(run: Run, tmp_path: Path, search: Path, what: str, expected: int) -> None:
    assert run("export", search, "-o", "out.json", "--what", what).exit_code == 0
    whole = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert (whole["what"], len(whole["rows"])) == (what, expected)


def test_coordinates_are_written_for_nimare_and_the_rest_is_counted(run: Run, tmp_path: Path, search: Path) -> None:
    result = run("export", search, "-o", "out.nimare.json")
    assert result.exit_code == 0
    study = json.loads((tmp_path / "out.nimare.json").read_text(encoding="utf-8"))["pmid:101"]
    (contrast,) = study["contrasts"].values()
    assert contrast["coords"] == {"space": "MNI", "x": [-38.0], "y": [12.0], "z": [4.0]}
    assert contrast["metadata"]["sample_sizes"] == [30, 28]
    assert result.stderr.splitlines()[-1] == ("1 set of coordinates in 1 study; left out: 1 primary study without any")


def test_the_same_input_gives_the_same_bytes(run: Run, tmp_path: Path, search: Path) -> None:
    for name in ("a.parquet", "b.parquet", "a.csv", "b.csv"):
        assert run("export", search, "-o", name).exit_code == 0
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "exit_code", "said"),
    [
        (("placed.nbib", "-o", "out.xlsx"), 2, "out.xlsx: an export is .csv, .parquet, .json or .nimare.json"),
        (("placed.nbib",), 2, "-o"),
        (("placed.nbib", "-o", "placed.nbib"), 2, "an export is .csv"),
        (("placed.nbib", "-o", "no/such/out.csv"), 2, "the folder no/such does not exist"),
        (("placed.nbib", "-o", "x.nimare.json", "--what", "claims"), 2, "leave --what out"),
        (("placed.nbib", "-o", "out.csv", "--what", "letters"), 2, "'--what'"),
        (("missing.nbib", "-o", "out.csv"), 1, "missing.nbib: missing-file: "),
    ],
)
@pytest.mark.usefixtures("search")
def test_wrong_usage_is_named_and_nothing_is_written(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], exit_code: int, said: str
) -> None:
    result = run("export", *arguments)
    assert (result.exit_code, result.stdout) == (exit_code, "")
    assert said in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["placed.nbib"]


def test_a_missing_library_is_told_before_any_work(run: Run, search: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_file, "find_spec", lambda name: None)
    result = run("export", search, "-o", "out.parquet")
    assert result.exit_code == 2
    assert "a .parquet file needs pyarrow, which is not installed; pip install 'draftreview[parquet]'" in result.stderr


def test_an_input_is_not_overwritten(run: Run, tmp_path: Path, search: Path) -> None:
    search.rename(tmp_path / "records.json")
    result = run("export", "records.json", "-o", "records.json")
    assert (result.exit_code, "it is one of the input files" in result.stderr) == (2, True)


def test_in_the_folder_of_a_review_it_takes_the_snapshots_from_there(
    run: Run, tmp_path: Path, search: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("init", "mine").exit_code == 0
    search.rename(tmp_path / "mine" / "snapshots" / "placed.nbib")
    monkeypatch.chdir(tmp_path / "mine")
    assert run("export", "-o", "claims.csv").exit_code == 0
    assert len(rows(tmp_path / "mine" / "claims.csv")) == 1

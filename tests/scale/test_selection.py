from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from assistant.errors import UnreadableInputError
from assistant.model import Direction
from assistant.scale.conditions import parse_condition
from assistant.scale.parts import PartFacts, open_part
from assistant.scale.rows import StoredRecord
from assistant.scale.selection import Store, open_store
from tests.scale.stored import claim, making, stored

FIRST = [
    stored(1, claim("pmid:1", "insula"), claim("pmid:1", "thalamus", Direction.INCREASE), population="pain"),
    stored(2, claim("pmid:2", "insula"), population="chronic-pain", n_total=40),
    stored(3, population="healthy", species="rat"),
    stored(4, doi="10.1000/four"),
]
# Another version of the first, of which nothing is known, and one that shares a DOI.
SECOND = [stored(9, pmid="1", path="b.nbib"), stored(12, doi="10.1000/four", path="b.nbib", population="pain")]


def as_it_is(value: str) -> Iterable[str]:
    return (value,)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Write two parts into a folder whose name holds what patterns are made of."""
    folder = tmp_path / "claims [1]*"
    folder.mkdir()
    for name, rows in (("a.nbib", FIRST), ("b.nbib", SECOND)):
        write(folder / f"{name}.parquet", rows, name)
    return open_store(folder)


def write(part: Path, rows: Sequence[StoredRecord], path: str) -> None:
    with open_part(part) as writer:
        writer.write(rows)
        writer.finish(PartFacts(making(), path, formats={"medline": len(rows)}))


def select(store: Store, *conditions: str) -> list[str]:
    found = store.select([parse_condition(text) for text in conditions], as_it_is)
    return [row.record.title.removeprefix("Stone ") for _, rows in found for row in rows]


def test_without_conditions_all_is_read(store: Store) -> None:
    assert select(store) == ["1", "2", "3", "4", "9", "12"]


@pytest.mark.parametrize(
    ("conditions", "titles"),
    [
        (["population=chronic-pain"], ["2"]),
        (["population=healthy,chronic-pain"], ["2", "3"]),
        (["population=pain"], ["1", "4", "9", "12"]),  # with the other versions of both
        (["region=thalamus"], ["1", "9"]),
        (["region=insula", "direction=increase"], ["1", "9"]),
        (["measure=grey-volume", "population=chronic-pain"], ["2"]),
        (["year=2002-2003"], ["2", "3"]),
        (["n_claims=1"], ["2"]),
        (["participants=40-"], ["2"]),
        (["species=rat"], ["3"]),
        (["doi=10.1000/four"], ["4", "12"]),
        (["retracted=yes"], []),
        (["population=x' OR '1'='1"], []),
    ],
)
def test_what_fits_all_conditions_is_read(store: Store, conditions: list[str], titles: list[str]) -> None:
    assert select(store, *conditions) == titles


def test_a_value_takes_its_parts(store: Store) -> None:
    found = store.select([parse_condition("population=pain")], lambda value: (value, f"chronic-{value}"))
    assert [len(rows) for _, rows in found] == [3, 2]


def test_the_most_frequent_values_are_told(store: Store) -> None:
    assert store.list_values("population") == ["pain", "chronic-pain", "healthy"]
    assert store.list_values("region") == ["insula", "thalamus"]


def test_a_folder_without_parts_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match="no-part: no part of a store in this folder"):
        open_store(tmp_path)


def test_every_file_that_is_no_part_is_told(store: Store) -> None:
    for name in ("x.parquet", "y.parquet"):
        (store.folder / name).write_bytes(b"nothing")
    with pytest.raises(UnreadableInputError) as raised:
        open_store(store.folder)
    assert [Path(problem.location.path).name for problem in raised.value.problems] == ["x.parquet", "y.parquet"]


def test_parts_in_the_making_are_no_parts(store: Store) -> None:
    (store.folder / ".c.parquet.abc.tmp").write_bytes(b"nothing")
    (store.folder / ".d.parquet").write_bytes(b"nothing")
    assert len(open_store(store.folder).parts) == 2

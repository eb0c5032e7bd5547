from pathlib import Path

import pytest

from assistant.errors import Location, OutputError, Problem, UnreadableInputError
from assistant.model import Direction, SnapshotFacts
from assistant.scale.parts import (
    GROUP,
    PartFacts,
    is_made_of,
    name_part,
    open_part,
    read_facts,
    read_records,
)
from tests.scale.stored import claim, making, stored

FACTS = PartFacts(
    *(making(), "a.nbib", 2, "2026-03-01", (Problem(Location("a.nbib", 3), "no-title", "add it"),)),
    *(SnapshotFacts("hash", "2026", {"read": 3}), {"medline": 3}, 1),
)
ROWS = [stored(1, claim("pmid:1", direction=Direction.ALTERED), population="pain"), stored(2), stored(3, n_total=40)]


def write(part: Path, facts: PartFacts = FACTS) -> Path:
    with open_part(part) as writer:
        writer.write(ROWS)
        writer.finish(facts)
    return part


def test_a_part_gives_back_what_was_written(tmp_path: Path) -> None:
    part = write(tmp_path / "a.parquet")
    assert read_facts(part) == FACTS
    read = list(read_records(part, [2, 0]))
    assert [(row.record, row.extraction, row.location) for row in read] == [
        (row.record, row.extraction, row.location) for row in (ROWS[0], ROWS[2])
    ]
    assert [row.record.sources for row in read] == [ROWS[0].record.sources, ROWS[2].record.sources]


def test_records_are_found_in_whichever_group_they_are(tmp_path: Path) -> None:
    with open_part(tmp_path / "a.parquet") as writer:
        writer.write([stored(number) for number in range(1, GROUP + 1)])
        writer.write([stored(GROUP + 1), stored(GROUP + 2)])
        writer.finish(FACTS)
    places = [0, GROUP - 1, GROUP, GROUP + 1]
    assert [row.record.pmid for row in read_records(tmp_path / "a.parquet", places)] == [str(n + 1) for n in places]


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    assert write(tmp_path / "a.parquet").read_bytes() == write(tmp_path / "b.parquet").read_bytes()


def test_a_part_that_is_not_finished_is_not_there(tmp_path: Path) -> None:
    write(tmp_path / "a.parquet")
    before = (tmp_path / "a.parquet").read_bytes()
    with pytest.raises(KeyboardInterrupt), open_part(tmp_path / "a.parquet") as writer:
        writer.write(ROWS)
        raise KeyboardInterrupt
    assert [path.name for path in tmp_path.iterdir()] == ["a.parquet"]
    assert (tmp_path / "a.parquet").read_bytes() == before


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot-write"), open_part(tmp_path / "none" / "a.parquet"):
        pass


@pytest.mark.parametrize("field", ["input", "rules", "grouping", "reading", "layout"])
def test_a_part_of_anything_else_is_not_the_one_wanted(field: str, tmp_path: Path) -> None:
    part = write(tmp_path / "a.parquet")
    assert is_made_of(part, making())
    assert not is_made_of(part, making(**{field: 9 if field == "layout" else "other"}))


def test_what_is_no_part_is_refused_and_made_anew(tmp_path: Path) -> None:
    bare, strange = tmp_path / "bare.parquet", tmp_path / "strange.parquet"
    with open_part(bare) as writer:
        writer.write(ROWS)
    strange.write_bytes(b"PAR1 and no more")
    assert not is_made_of(tmp_path / "missing.parquet", making())
    for path in (bare, strange):
        assert not is_made_of(path, making())
        with pytest.raises(UnreadableInputError, match=f"{path.name}: bad-part: this (is no Parquet )?file"):
            read_facts(path)


def test_a_part_is_named_after_its_file_in_letters_that_are_safe(tmp_path: Path) -> None:
    assert name_part(tmp_path, Path("pubmed/pubmed26n0001.xml.gz")) == tmp_path / "pubmed26n0001.xml.gz.parquet"
    assert name_part(tmp_path, Path("a[1]*?.nbib")) == tmp_path / "a_1___.nbib.parquet"

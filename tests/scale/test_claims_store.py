"""A store gives back what it was given, or nothing; whatever happens to its file, no build fails."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.model import Arm, Extraction, Mention, Record, Study
from assistant.scale import store as stores
from assistant.scale import store_file
from assistant.scale.claims_store import ClaimsStore
from assistant.scale.kept_rows import identify
from assistant.scale.rule_state import RuleState
from assistant.scale.store_file import find_file

STATE = RuleState("base", {"insula": "1", "thalamus": "1"})
RECORDS = tuple(Record(f"pmid:{n}", f"Title {n}", f"About {name}.") for n, name in enumerate(("insula", "thalamus")))


def extraction(record: Record, *mentions: Mention) -> Extraction:
    study = Study(record.record_id, (Arm("patients", None, 12, 0, 2),), population="cancer-pain")
    return Extraction(record.record_id, (), study, mentions)


MADE = {identify(record): extraction(record) for record in RECORDS}


def by_words(changes: Sequence[tuple[str, str]]) -> Callable[[Record], bool]:
    """Say that a record may name the entries whose keys stand in its abstract."""
    return lambda record: any(key in record.abstract for key, _ in changes)


def refuse(changes: Sequence[tuple[str, str]]) -> Callable[[Record], bool]:
    raise AssertionError(f"nothing is to be asked about {changes}")


def find(store: ClaimsStore, state: RuleState = STATE, records: Iterable[Record] = RECORDS) -> dict[bytes, Extraction]:
    return store.find(tuple(records), state, by_words)


@pytest.fixture
def store(tmp_path: Path) -> ClaimsStore:
    """Give a store in which the records are kept."""
    store = ClaimsStore(tmp_path / "cache", patience=0.1)
    store.add(MADE, STATE)
    return store


def test_what_was_kept_is_found_in_another_build(store: ClaimsStore, tmp_path: Path) -> None:
    assert ClaimsStore(tmp_path / "cache").find(RECORDS, STATE, refuse) == MADE
    assert store.notes == ()


def test_another_text_is_not_found(store: ClaimsStore) -> None:
    assert find(store, records=[Record("pmid:0", "Title 0", "About the insula, again.")]) == {}


def test_another_base_is_not_found(store: ClaimsStore) -> None:
    assert store.find(RECORDS, RuleState("other", STATE.entries), refuse) == {}


def test_a_changed_entry_leaves_the_texts_that_cannot_name_it(store: ClaimsStore) -> None:
    changed = RuleState("base", {"insula": "2", "thalamus": "1"})
    kept = {identify(RECORDS[1]): MADE[identify(RECORDS[1])]}
    assert find(store, changed) == kept
    assert store.find(RECORDS[1:], changed, refuse) == kept
    assert store.find(RECORDS, STATE, refuse) == MADE


def test_what_is_kept_under_a_new_state_replaces_what_was_kept(store: ClaimsStore) -> None:
    changed = RuleState("base", {"insula": "2", "thalamus": "1"})
    first = RECORDS[0]
    again = extraction(first, Mention(0, 5, "About", "region", None, "rule"))
    store.add({identify(first): again}, changed, mentions=True)
    assert store.find([first], changed, refuse, mentions=True) == {identify(first): again}
    assert store.find([first], changed, refuse) == {identify(first): extraction(first)}
    assert store.find([first], STATE, refuse, mentions=False) == {identify(first): extraction(first)}


def test_mentions_that_were_not_looked_for_are_not_found(store: ClaimsStore) -> None:
    assert store.find(RECORDS, STATE, by_words, mentions=True) == {}


@pytest.mark.parametrize("damage", ["garbage", "cut", "holes", "foreign", "tables"])
def test_a_damaged_file_is_begun_anew(store: ClaimsStore, tmp_path: Path, damage: str) -> None:
    path = find_file(tmp_path / "cache")
    spoil(path, damage)
    later = ClaimsStore(tmp_path / "cache")
    assert find(later) == {}
    assert [(note.code, str(note.severity)) for note in later.notes] == [("cache", "note")]
    later.add(MADE, STATE)
    assert ClaimsStore(tmp_path / "cache").find(RECORDS, STATE, refuse) == MADE
    assert not path.exists()


def spoil(path: Path, damage: str) -> None:
    data = path.read_bytes()
    match damage:
        case "garbage":
            path.write_bytes(b"no database at all" * 100)
        case "cut":
            path.write_bytes(data[: len(data) // 2])
        case "holes":
            path.write_bytes(data[:4096] + bytes(len(data) - 4096))
        case "foreign" | "tables":
            with sqlite3.connect(path) as connection:
                connection.execute("PRAGMA user_version = 99" if damage == "foreign" else "DROP TABLE kept")
            connection.close()


def test_two_that_find_a_file_damaged_begin_one_anew(store: ClaimsStore, tmp_path: Path) -> None:
    damaged = find_file(tmp_path / "cache")
    store_file.begin_anew(tmp_path / "cache", damaged)
    store.add(MADE, STATE)
    store_file.begin_anew(tmp_path / "cache", damaged)
    assert not damaged.exists() and find(ClaimsStore(tmp_path / "cache")) == MADE


def test_a_row_that_is_not_as_it_was_written_is_not_found(store: ClaimsStore, tmp_path: Path) -> None:
    with sqlite3.connect(find_file(tmp_path / "cache")) as connection:
        connection.execute("UPDATE extractions SET data = (SELECT data FROM extractions WHERE id = 2) WHERE id = 1")
    connection.close()
    assert find(store) == {identify(RECORDS[1]): MADE[identify(RECORDS[1])]}


def test_a_state_that_is_no_json_is_begun_anew(store: ClaimsStore, tmp_path: Path) -> None:
    with sqlite3.connect(find_file(tmp_path / "cache")) as connection:
        connection.execute("UPDATE states SET entries = x'00'")
    connection.close()
    assert find(store, RuleState("base", {})) == {}
    assert len(store.notes) == 1


def test_a_file_of_another_layout_is_left_alone_or_removed(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    folder.mkdir()
    older, newer = (folder / f"extractions-{store_file.LAYOUT + step}.1.sqlite" for step in (-1, 1))
    for path in (older, newer):
        path.write_bytes(b"of another version")
    store = ClaimsStore(folder)
    store.add(MADE, STATE)
    assert find(store) == MADE
    assert (older.exists(), newer.read_bytes()) == (False, b"of another version")
    assert store.notes == ()


def test_a_locked_file_is_passed_over(store: ClaimsStore, tmp_path: Path) -> None:
    other = sqlite3.connect(find_file(tmp_path / "cache"), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert find(store) == {}
    store.add(MADE, STATE)
    other.close()
    assert ["another program is writing to it" in note.message for note in store.notes] == [True]
    assert ClaimsStore(tmp_path / "cache").find(RECORDS, STATE, refuse) == MADE


def test_a_folder_that_cannot_be_made_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    store = ClaimsStore(tmp_path / "file" / "cache")
    store.add(MADE, STATE)
    assert find(store) == {}
    assert len(store.notes) == 1
    assert "--no-cache" in store.notes[0].message


@pytest.mark.parametrize("setting", ["query_only = ON", "max_page_count = 1"], ids=["read-only", "full"])
def test_a_file_that_takes_nothing_is_still_read(
    store: ClaimsStore, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, setting: str
) -> None:
    def open_limited(folder: Path, patience: float) -> sqlite3.Connection:
        connection = store_file.open_file(folder, patience)
        connection.execute(f"PRAGMA {setting}")
        return connection

    monkeypatch.setattr(stores, "open_file", open_limited)
    more = [Record(f"pmid:{n}", "", "text " * 1000) for n in range(100, 200)]
    assert find(store) == MADE
    store.add({identify(record): extraction(record) for record in more}, STATE)
    assert len(store.notes) == 1
    monkeypatch.undo()
    assert ClaimsStore(tmp_path / "cache").find(RECORDS, STATE, refuse) == MADE


def test_the_file_is_bounded_and_keeps_what_was_used_last(tmp_path: Path) -> None:
    folder, limit = tmp_path / "cache", 150_000
    for number in range(8):
        state = RuleState("base", {"insula": str(number)})
        some = [Record(f"pmid:{number}-{n}", "", f"About insula, {n} of {number}.") for n in range(200)]
        ClaimsStore(folder, limit).add({identify(record): extraction(record) for record in some}, state)
        assert find_file(folder).stat().st_size <= limit
    assert len(find(ClaimsStore(folder, limit), state, some)) == 200


def test_more_than_fits_is_kept_in_part(tmp_path: Path) -> None:
    store = ClaimsStore(tmp_path, limit=100_000)
    some = [Record(f"pmid:{n}", "", f"Text {n}.") for n in range(2_000)]
    store.add({identify(record): extraction(record) for record in some}, STATE)
    assert find_file(tmp_path).stat().st_size <= 100_000
    assert 0 < len(find(store, records=some)) < 2_000


def test_builds_at_the_same_time_keep_all_of_both(tmp_path: Path) -> None:
    records = [Record(f"pmid:{n}", "", f"About insula, {n}.") for n in range(40)]

    def build(number: int) -> tuple[object, ...]:
        store = ClaimsStore(tmp_path, patience=60)
        for record in records[number::4]:
            store.find(records, STATE, by_words)
            store.add({identify(record): extraction(record)}, STATE)
        return store.notes

    with ThreadPoolExecutor(4) as builds:
        assert list(builds.map(build, range(4))) == [()] * 4
    assert len(find(ClaimsStore(tmp_path), records=records)) == 40

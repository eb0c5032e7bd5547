"""The rows of a store of extractions: which hold under which state of the rules, and how each is packed."""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from assistant.batches import cut_into_batches
from assistant.errors import Location, UnreadableInputError
from assistant.interchange import from_json, to_compact_json
from assistant.model import Extraction, Record
from assistant.scale.rule_state import RuleState

_STATES = 16  # states of the rules that are remembered
_AT_ONCE = 500  # texts asked for in one question
_LONGEST = 20_000_000  # bytes of one extraction; what unpacks to more is none of ours


def identify(record: Record) -> bytes:
    """Hash all of a record that extraction reads."""
    told = "\0".join((record.record_id, record.title, record.abstract))
    return seal(told.encode("utf-8", "surrogatepass"))


def seal(*parts: bytes) -> bytes:
    """Hash bytes, so that it shows whether they are as they were."""
    return hashlib.blake2b(b"".join(parts), digest_size=16).digest()


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """Write all or nothing, when no other program writes."""
    connection.execute("BEGIN IMMEDIATE")
    yield
    connection.execute("COMMIT")


def rows_of(
    connection: sqlite3.Connection, identity: str, texts: Collection[bytes], mentions: bool
) -> dict[bytes, int]:
    """List which extractions hold for texts under a state of the rules."""
    number = _number_of(connection, identity)
    rows: dict[bytes, int] = {}
    for some in cut_into_batches(texts, _AT_ONCE) if number is not None else ():
        marks = ",".join("?" * len(some))
        question = (
            "SELECT kept.text, extractions.id FROM kept JOIN extractions ON extractions.id = kept.extraction"
            f" WHERE state = ? AND kept.text IN ({marks}) AND mentions >= ?"
        )
        rows.update(connection.execute(question, (number, *some, mentions)))
    return rows


def read_rows(
    connection: sqlite3.Connection, rows: Mapping[bytes, int], wanted: Mapping[bytes, Record], mentions: bool
) -> Iterator[tuple[bytes, Extraction]]:
    """Read extractions; one that is not as it was written is as good as none."""
    texts = {row: text for text, row in rows.items()}
    for some in cut_into_batches(sorted(texts), _AT_ONCE):
        marks = ",".join("?" * len(some))
        question = f"SELECT id, mentions, checked, data FROM extractions WHERE id IN ({marks})"
        for row, with_mentions, checked, data in connection.execute(question, some):
            text = texts[row]
            found = _unpack(text, with_mentions, checked, data)
            if found is not None and found.record_id == wanted[text].record_id:
                yield text, found if mentions or not found.mentions else replace(found, mentions=())


def add_row(connection: sqlite3.Connection, text: bytes, extraction: Extraction, mentions: bool) -> int:
    """Add an extraction and give the number of its row."""
    data = zlib.compress(to_compact_json(extraction), 1)
    row = connection.execute(
        "INSERT INTO extractions (mentions, checked, data) VALUES (?, ?, ?)",
        (int(mentions), _check(text, int(mentions), data), data),
    )
    assert row.lastrowid is not None
    return row.lastrowid


def keep_rows(connection: sqlite3.Connection, state: RuleState, rows: Mapping[bytes, int]) -> None:
    """Note which extractions hold under a state of the rules, which becomes the one used last."""
    packed = zlib.compress(json.dumps(dict(state.entries), ensure_ascii=False).encode())
    connection.execute(
        "INSERT INTO states (identity, base, entries, used)"
        " VALUES (?, ?, ?, (SELECT ifnull(max(used), 0) + 1 FROM states))"
        " ON CONFLICT (identity) DO UPDATE SET used = excluded.used",
        (state.identity, state.base, packed),
    )
    number = _number_of(connection, state.identity)
    kept = ((number, text, row) for text, row in rows.items())
    connection.executemany("INSERT OR REPLACE INTO kept (state, text, extraction) VALUES (?, ?, ?)", kept)


def is_newest(connection: sqlite3.Connection, identity: str) -> bool:
    """Tell whether a state of the rules is the one used last, or nothing is kept under any."""
    newest = connection.execute("SELECT identity FROM states ORDER BY used DESC LIMIT 1").fetchone()
    return newest in (None, (identity,))


def other_states(connection: sqlite3.Connection, state: RuleState) -> Iterator[tuple[str, dict[str, str]]]:
    """Go through the other states with the same base, the one used last first, each with its entries."""
    question = "SELECT identity, entries FROM states WHERE base = ? AND identity != ? ORDER BY used DESC"
    for identity, entries in connection.execute(question, (state.base, state.identity)).fetchall():
        yield identity, json.loads(zlib.decompress(entries))


def shrink(connection: sqlite3.Connection, current: str, limit: int) -> None:
    """Forget the states used longest ago, and then what was kept first under the current one, until all fits."""
    others = connection.execute("SELECT id FROM states WHERE identity != ? ORDER BY used", (current,)).fetchall()
    while others and (len(others) >= _STATES or _size(connection) > limit):
        oldest = others.pop(0)
        connection.execute("DELETE FROM kept WHERE state = ?", oldest)
        connection.execute("DELETE FROM states WHERE id = ?", oldest)
        _forget_unkept(connection)
    while _size(connection) > limit:
        (number,) = connection.execute("SELECT count(*) FROM extractions").fetchone()
        if not number:
            return
        question = "SELECT id FROM extractions ORDER BY id LIMIT 1 OFFSET ?"
        connection.execute("DELETE FROM kept WHERE extraction <= (" + question + ")", (number // 4,))
        _forget_unkept(connection)


def _forget_unkept(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM extractions WHERE id NOT IN (SELECT extraction FROM kept)")


def _unpack(text: bytes, mentions: int, checked: bytes, data: bytes) -> Extraction | None:
    if checked != _check(text, mentions, data):
        return None
    try:
        return from_json(Extraction, zlib.decompressobj().decompress(data, _LONGEST), Location("cache"))
    except (zlib.error, UnreadableInputError):
        return None


def _check(text: bytes, mentions: int, data: bytes) -> bytes:
    return seal(b"%d" % mentions, text, data)


def _number_of(connection: sqlite3.Connection, identity: str) -> int | None:
    (number,) = connection.execute("SELECT id FROM states WHERE identity = ?", (identity,)).fetchone() or (None,)
    return number


def _size(connection: sqlite3.Connection) -> int:
    """Measure the pages in use, in bytes."""
    (pages,), (free,), (size,) = (
        connection.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)

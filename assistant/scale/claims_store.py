"""What was extracted from records, kept for later builds: by the text of a record and the state of the rules."""

import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence

from assistant.model import Extraction, Record
from assistant.scale.kept_rows import (
    add_row,
    identify,
    is_newest,
    keep_rows,
    other_states,
    read_rows,
    rows_of,
    shrink,
    writing,
)
from assistant.scale.rule_state import RuleState, list_changes
from assistant.scale.store import Store
from assistant.scale.store_file import remove_old

# From changed entries, as (key, content), to what is to be asked of each record: whether its text may name any of them.
Reach = Callable[[Sequence[tuple[str, str]]], Callable[[Record], bool]]


class ClaimsStore(Store):
    """A file of extractions that several programs may use at once; where it fails, nothing is known and nothing kept.

    An extraction holds for a record as long as nothing that its text can name has changed in the rules, whatever else
    has; ``reach`` says what a text can name.
    """

    def find(
        self, records: Collection[Record], state: RuleState, reach: Reach, *, mentions: bool = False
    ) -> dict[bytes, Extraction]:
        """Find what was extracted from records under these rules, or under others that differ in nothing they name.

        Returns
        -------
        Identity of a record -> its extraction, for those that are known.
        """
        wanted = {identify(record): record for record in records}
        carried: dict[bytes, int] = {}
        stale = False

        def search(connection: sqlite3.Connection) -> dict[bytes, Extraction]:
            nonlocal stale
            rows = rows_of(connection, state.identity, wanted, mentions)
            known = dict(read_rows(connection, rows, wanted, mentions))
            others = other_states(connection, state) if len(known) < len(wanted) else ()
            for identity, entries in others:
                rows = rows_of(connection, identity, wanted.keys() - known.keys(), mentions)
                touched = reach(list_changes(entries, state.entries)) if rows else None
                rows = {text: row for text, row in rows.items() if touched and not touched(wanted[text])}
                found = dict(read_rows(connection, rows, wanted, mentions))
                carried.update((text, rows[text]) for text in found)
                known |= found
            stale = not is_newest(connection, state.identity)
            return known

        nothing: dict[bytes, Extraction] = {}
        known = self.attempt(search, nothing)
        if carried or (known and stale):
            self.attempt(lambda connection: self._write(connection, {}, carried, state, mentions), None)
        return known

    def add(self, made: Mapping[bytes, Extraction], state: RuleState, *, mentions: bool = False) -> None:
        """Keep what was extracted from records, by their identities."""
        if made:
            self.attempt(lambda connection: self._write(connection, made, {}, state, mentions), None)

    def _write(
        self,
        connection: sqlite3.Connection,
        made: Mapping[bytes, Extraction],
        carried: Mapping[bytes, int],
        state: RuleState,
        mentions: bool,
    ) -> None:
        with writing(connection):
            added = {text: add_row(connection, text, extraction, mentions) for text, extraction in made.items()}
            keep_rows(connection, state, {**carried, **added})
            shrink(connection, state.identity, self._limit)
        remove_old(self._folder)

"""What other programs answered, kept with the question for the next time it is asked."""

import hashlib
import sqlite3
import zlib
from collections.abc import Callable

from assistant.scale.kept_rows import seal, shrink, writing
from assistant.scale.store import Store

_ANSWERS = 160  # answers that are remembered: some twenty pictures of each draft are among them
_LONGEST = 200_000_000  # bytes of one answer; what unpacks to more is none of ours


class AnswerStore(Store):
    """Answers by their questions, which hold all that an answer depends on."""

    def ask(self, question: bytes, answer: Callable[[], bytes]) -> bytes:
        """Give the answer that is kept, else the one that is made now, and keep that."""
        key = hashlib.sha256(question).digest()

        def search(connection: sqlite3.Connection) -> bytes | None:
            row = connection.execute("SELECT checked, data FROM answers WHERE key = ?", (key,)).fetchone()
            if row is None or row[0] != seal(key, row[1]):
                return None
            return zlib.decompressobj().decompress(row[1], _LONGEST)

        def write(connection: sqlite3.Connection) -> None:
            packed = zlib.compress(made, 1)
            with writing(connection):
                connection.execute(
                    "INSERT OR REPLACE INTO answers (key, checked, data) VALUES (?, ?, ?)",
                    (key, seal(key, packed), packed),
                )
                connection.execute(
                    "DELETE FROM answers WHERE id NOT IN (SELECT id FROM answers ORDER BY id DESC LIMIT ?)", (_ANSWERS,)
                )
                shrink(connection, "", self._limit)

        known = self.attempt(search, None)
        if known is not None:
            return known
        made = answer()
        self.attempt(write, None)
        return made

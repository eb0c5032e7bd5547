"""How the tables of a draft name a study."""

from assistant.draft.markup import plain
from assistant.model import Record


def short_name(record: Record) -> str:
    """Name a record by its first author and year, by the start of its title if no author is known."""
    if record.authors:
        name = plain(record.authors[0].family)
    else:
        words = plain(record.title).strip("[].").split()
        name = " ".join(words[:4]) + ("…" if len(words) > 4 else "")
    return f"{name} {record.year}".strip()

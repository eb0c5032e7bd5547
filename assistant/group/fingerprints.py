"""Short hashes of what a record says, field by field, so that a later review can tell which were corrected."""

import hashlib
from dataclasses import fields

from assistant.interchange import to_json
from assistant.model import Record

# What other records of the snapshot or the place of the file make of a record.
_NOT_ITS_OWN = frozenset({"record_id", "versions", "superseded_by", "sources"})
_NAMES = tuple(field.name for field in fields(Record) if field.name not in _NOT_ITS_OWN)
LENGTH = 8


def fingerprint(record: Record) -> dict[str, str]:
    """Hash each field of a record that holds something."""
    held = {name: value for name in _NAMES if (value := getattr(record, name))}
    return {name: hashlib.sha256(to_json(value).encode()).hexdigest()[:LENGTH] for name, value in held.items()}

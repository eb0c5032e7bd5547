"""Reading: bibliographic files to records, and records to a snapshot."""

from assistant.read.duplicate_rules import DuplicateRules, load_duplicate_rules
from assistant.read.frozen import freeze, snapshot_to_text
from assistant.read.snapshots import ReadingOptions, load_snapshot, read_texts

__all__ = [
    "DuplicateRules",
    "ReadingOptions",
    "freeze",
    "load_duplicate_rules",
    "load_snapshot",
    "read_texts",
    "snapshot_to_text",
]

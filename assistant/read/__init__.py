"""Reading: bibliographic files to records, and records to a snapshot."""

from assistant.read.duplicate_rules import DuplicateRules, load_duplicate_rules
from assistant.read.frozen import freeze, snapshot_to_text
from assistant.read.snapshots import ReadingOptions, join_readings, load_snapshot, read_all, read_texts
from assistant.read.streams import RecordStream, open_stream

__all__ = [
    "DuplicateRules",
    "ReadingOptions",
    "RecordStream",
    "freeze",
    "join_readings",
    "load_duplicate_rules",
    "load_snapshot",
    "open_stream",
    "read_all",
    "read_texts",
    "snapshot_to_text",
]

"""Reading: bibliographic files to records, and records to a snapshot."""

from assistant.read.frozen import freeze, snapshot_to_text
from assistant.read.snapshots import load_snapshot, read_texts

__all__ = ["freeze", "load_snapshot", "read_texts", "snapshot_to_text"]

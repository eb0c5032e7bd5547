"""Records through the cascade, as the commands run it."""

from collections.abc import Sequence

from assistant.cli.messages import show_progress
from assistant.extract import Extraction, Extractor
from assistant.model import Record


def extract_records(
    records: Sequence[Record], extractor: Extractor, *, mentions: bool = False
) -> tuple[Extraction, ...]:
    """Extract under a progress bar, one extraction a record in their order."""
    with show_progress(records, "Reading abstracts") as shown:
        return tuple(extractor.extract(shown, mentions=mentions))

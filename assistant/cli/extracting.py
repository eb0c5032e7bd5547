"""Records through the cascade, as the commands run it."""

from collections.abc import Sequence

from assistant.cli.messages import show_progress
from assistant.extract import ExtractionRules
from assistant.model import Extraction, Record


def extract_records(
    records: Sequence[Record], rules: ExtractionRules, *, mentions: bool = False
) -> tuple[Extraction, ...]:
    """Extract under a progress bar, one extraction a record in their order."""
    with show_progress(records, "Reading abstracts") as shown:
        return tuple(rules.extractor.extract(shown, mentions=mentions))

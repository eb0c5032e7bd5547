"""What a command reads files with; apart from the pipeline, so that reading needs none of the other stages."""

from pathlib import Path

from assistant.cli.options import Wishes
from assistant.pack import open_pack
from assistant.read import ReadingOptions, load_duplicate_rules


def open_reading(
    pack_name: str, overrides: Path | None, wishes: Wishes, retractions: Path | None = None
) -> ReadingOptions:
    """Load the rules of reading.

    Raises
    ------
    UnknownNameError
        If there is no such pack or folder.
    RuleFileError
        If the file of rules cannot be used.
    """
    duplicates = load_duplicate_rules(open_pack(pack_name, overrides))
    return ReadingOptions(wishes.strict, wishes.columns, duplicates, retractions)

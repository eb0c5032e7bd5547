"""The kinds of rule files, each with what it may hold, and their published JSON Schemas."""

import json
from pathlib import Path

from assistant.cli.rule_schemas import FileKind, describe_files
from assistant.concepts import ConceptFile
from assistant.draft.phrase_file import PhraseFile
from assistant.errors import OutputError
from assistant.extract.claim_rules import ClaimFile
from assistant.extract.rules import AbstractParts, CoordinateWords, NameGrammar, ParticipantWords
from assistant.group.rules import GroupingFile
from assistant.group.screening_rules import ScreeningFile
from assistant.outputs import write_whole
from assistant.pack import PackFile
from assistant.read.duplicate_rules import DuplicateRules

FILE_KINDS = (
    FileKind("pack", PackFile, layered=False),
    FileKind("concepts", ConceptFile),
    FileKind("grammar-regions", NameGrammar, single=True),
    FileKind("grammar-sections", AbstractParts, single=True),
    FileKind("grammar-participants", ParticipantWords, single=True),
    FileKind("grammar-coordinates", CoordinateWords, single=True),
    FileKind("claims", ClaimFile),
    FileKind("screening", ScreeningFile),
    FileKind("grouping", GroupingFile),
    FileKind("phrases", PhraseFile, single=True),
    FileKind("reading-duplicates", DuplicateRules, single=True),
)


def print_schema(kind: FileKind) -> str:
    """Write the JSON Schema of a kind of rule file as text."""
    return json.dumps(describe_files(kind), indent=1, ensure_ascii=False) + "\n"


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write the JSON Schema of every kind of rule file.

    Parameters
    ----------
    folder
        Where they go, a file a kind; it is made if need be.

    Raises
    ------
    OutputError
        If the folder cannot be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(folder, error.strerror or str(error)) from None
    paths = tuple(folder / f"{kind.name}.json" for kind in FILE_KINDS)
    for path, kind in zip(paths, FILE_KINDS, strict=True):
        write_whole(path, print_schema(kind))
    return paths

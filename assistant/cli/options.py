"""Arguments and options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])
STDOUT = Path("-")
_PATH: Any = click.Path(path_type=Path)


def snapshot_argument(function: F) -> F:
    """Add ``SNAPSHOT...``: one or more bibliographic files or a frozen snapshot."""
    return click.argument("snapshot", nargs=-1, required=True, type=_PATH)(function)


def texts_argument(function: F) -> F:
    """Add ``FILE``: a bibliographic file, a snapshot, or JSON lines with an id and a text."""
    return click.argument("file", type=_PATH)(function)


def pack_option(function: F) -> F:
    """Add ``--pack``."""
    text = "Rule pack: its name, or a folder with a pack.yaml."
    return click.option("--pack", default="neuroimaging", show_default=True, metavar="NAME_OR_FOLDER", help=text)(
        function
    )


def rule_options(function: F) -> F:
    """Add ``--pack`` and ``--rules``."""
    text = "Your own folder of rules; its files replace those of the pack that have the same name."
    return pack_option(click.option("--rules", "overrides", type=_PATH, metavar="FOLDER", help=text)(function))


def lines_output_option(function: F) -> F:
    """Add ``-o`` for commands that write lines of JSON."""
    text = "File to write, - for standard output."
    return click.option("-o", "--output", type=_PATH, default=STDOUT, show_default=True, help=text)(function)


def show_examples(*lines: str) -> str:
    """Write the epilog of a help text; the mark keeps click from wrapping the lines."""
    head = "Example:" if len(lines) == 1 else "Examples:"
    return "\n".join(["\b", head, *(f"  {line}" for line in lines)])

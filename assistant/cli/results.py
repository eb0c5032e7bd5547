"""Where results go: refused before long work if it cannot end well, then written whole."""

from collections.abc import Iterable
from pathlib import Path

import click

from assistant.cli.options import STDOUT
from assistant.errors import OutputError
from assistant.outputs import check_writable, write_whole


def check_output(output: Path, inputs: Iterable[Path]) -> None:
    """Refuse an output path that cannot be written or that would replace an input.

    Raises
    ------
    OutputError
        Saying which of the two it is.
    """
    if output == STDOUT:
        return
    check_writable(output)
    if any(output.exists() and path.exists() and output.samefile(path) for path in inputs):
        raise OutputError(output, "it is one of the input files")


def write_result(output: Path, text: str) -> None:
    """Write text as UTF-8 to a file or to standard output."""
    if output == STDOUT:
        click.echo(text.encode("utf-8"), nl=False)
    else:
        write_whole(output, text)

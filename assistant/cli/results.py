"""Where results go: refused before long work if it cannot end well, then written whole."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import click

from assistant.cli.options import STDOUT
from assistant.errors import OutputError
from assistant.outputs import Sink, check_writable, open_whole

_BLOCK = 1 << 20


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
    with open_result(output) as stream:
        stream.write(text.encode("utf-8"))


@contextmanager
def open_result(output: Path) -> Iterator[Sink]:
    """Open a file or standard output to be written piece by piece; nothing is to be seen there before all is.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    if output != STDOUT:
        with open_whole(output) as stream:
            yield stream
        return
    with tempfile.TemporaryFile() as held:
        yield held
        held.seek(0)
        for block in iter(partial(held.read, _BLOCK), b""):
            click.echo(block, nl=False)

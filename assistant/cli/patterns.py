"""Which files and which kind of output the words of a line mean."""

import glob
import os
from collections.abc import Iterable
from pathlib import Path

import click
from click.core import ParameterSource

from assistant.errors import Location, Problem, UnreadableInputError

_WILD = frozenset("*?[")
_ENDS = tuple(filter(None, (os.sep, os.altsep)))
_OF_STORES = ("engine", "scheduler")
_OF_DRAFTS = ("corrections", "retractions")
_OF_LINES = ("cache", "no_cache")


def expand_paths(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Find the files of patterns, as shells do, each once; those of one pattern are sorted.

    Raises
    ------
    UnreadableInputError
        If nothing fits a pattern.
    """
    found: list[Path] = []
    for path in paths:
        if path.exists() or not _WILD.intersection(str(path)):
            found.append(path)
            continue
        matches = sorted(glob.glob(str(path), recursive=True))  # noqa: PTH207  # of a pattern that may be absolute
        if not matches:
            message = "no file fits this pattern; check the folder and the ending"
            raise UnreadableInputError([Problem(Location(str(path)), "missing-file", message)])
        found += map(Path, matches)
    return tuple(dict.fromkeys(found))


def wants_store(ctx: click.Context, output: str) -> bool:
    """Tell whether an output is a folder for a store, and refuse options that go with the other kind only.

    Raises
    ------
    click.UsageError
        If an option does nothing with such an output.
    """
    is_store = output.endswith(_ENDS) or Path(output).is_dir()
    wrong = _OF_DRAFTS if is_store else _OF_STORES
    caching = [name for name in _OF_LINES if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE]
    if caching and is_store:
        option = caching[0].replace("_", "-")
        raise click.UsageError(
            f"--{option} does nothing for a store, which keeps what it holds itself; leave it out", ctx
        )
    given = [name for name in wrong if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE]
    if given and is_store:
        raise click.UsageError(f"--{given[0]} belongs to what is made from a store: give it to draftreview build", ctx)
    if given:
        raise click.UsageError(f"--{given[0]} is for a store: write -o {output}/ for a folder, or leave it out", ctx)
    if ctx.params.get("scheduler") and ctx.params.get("engine") != "dask":
        raise click.UsageError("--scheduler is for --engine dask; add that, or leave it out", ctx)
    return is_store

"""Arguments and options that several commands share."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from assistant.cli.cache_folder import find_user_cache

F = TypeVar("F", bound=Callable[..., Any])
STDOUT = Path("-")
CACHE_VARIABLE = "DRAFTREVIEW_CACHE"
OFF = "off"
LANGUAGE = "en"
TITLE = "Literature review update"
_PATH: Any = click.Path(path_type=Path)


class _Snapshot(click.Path):
    """A path that the folder of a review names where the line does not."""

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:
        """Say what to do without one, in the wrong folder as a rule."""
        return (
            "No draftreview.toml here or above names any: go to the folder of your review, or name a file of records."
        )


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the user wants files to be read.

    Attributes
    ----------
    strict
        ``--strict``: whether any problem worse than a note is a failure.
    columns
        ``--columns``: field of a record -> column of a table.
    jobs
        ``--jobs``: number of processes that work through the abstracts.
    cache
        ``--cache``, ``--no-cache``: folder of what earlier builds extracted; ``None`` for none.
    where
        ``--where``: conditions that the records of a store have to fit.
    """

    strict: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    jobs: int = 1
    cache: Path | None = None
    where: tuple[str, ...] = ()


def snapshot_argument(function: F) -> F:
    """Add ``SNAPSHOT...``: one or more bibliographic files or a frozen snapshot."""
    return click.argument("snapshot", nargs=-1, required=True, type=_Snapshot(path_type=Path))(function)


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
    text = "Your own folder of rules; its entries lie over those of the pack that have the same id."
    return pack_option(click.option("--rules", "overrides", type=_PATH, metavar="FOLDER", help=text)(function))


def language_option(function: F) -> F:
    """Add ``--lang``."""
    text = "Language of the draft: a file under phrases/ of the rules, such as en or zh."
    return click.option("--lang", "language", default=LANGUAGE, show_default=True, metavar="LANGUAGE", help=text)(
        function
    )


@dataclass(frozen=True, slots=True)
class Checking:
    """What a reviewer's checks of claims are to do.

    Attributes
    ----------
    corrections
        ``--corrections``: the file of her corrections, which need not be there yet if the review names it.
    mark
        ``--mark-unchecked``: whether the draft marks what nobody has checked.
    require
        ``--require-checked``: whether nothing is drafted before all claims that vote are checked.
    """

    corrections: Path | None = None
    mark: bool = False
    require: bool = False


def corrections_option(function: F) -> F:
    """Add ``--corrections``."""
    text = "Your corrections.yaml: the claims that you accepted, rejected, edited or added, and studies left out."
    return click.option("--corrections", type=_PATH, metavar="FILE", callback=_check_corrections, help=text)(function)


def checking_options(function: F) -> F:
    """Add ``--corrections``, ``--mark-unchecked`` and ``--require-checked``; the command gets them as ``checking``."""

    @wraps(function)
    def command(
        *arguments: Any, corrections: Path | None, mark_unchecked: bool, require_checked: bool, **others: Any
    ) -> Any:
        return function(*arguments, checking=Checking(corrections, mark_unchecked, require_checked), **others)

    mark_text = "Mark claims that nobody has checked, and the paragraphs that rest on them."
    require_text = "Draft nothing while a claim that votes is unchecked."
    add_require: Callable[[Any], F] = click.option("--require-checked", is_flag=True, help=require_text)
    add_mark = click.option("--mark-unchecked", is_flag=True, help=mark_text)
    return corrections_option(add_mark(add_require(command)))


def _check_corrections(ctx: click.Context, parameter: click.Parameter, path: Path | None) -> Path | None:
    """Refuse a file that is not there, unless the review names it: it comes with the first correction."""
    asked = ctx.get_parameter_source(parameter.name or "") is click.core.ParameterSource.COMMANDLINE
    if path and asked and not path.is_file():
        raise click.BadParameter(f"{path}: there is no such file; leave the option out as long as nothing is corrected")
    return path


def retractions_option(function: F) -> F:
    """Add ``--retractions``."""
    text = "CSV of the Retraction Watch database; records it names are marked, and retracted ones have no vote."
    return click.option("--retractions", type=_PATH, metavar="FILE", help=text)(function)


def reading_options(function: F) -> F:
    """Add ``--strict`` and ``--columns``; the command gets them as ``wishes``."""

    @wraps(function)
    def command(
        *arguments: Any,
        strict: bool,
        columns: Mapping[str, str],
        jobs: int = 1,
        cache: Path | None = None,
        no_cache: bool = True,
        where: tuple[str, ...] = (),
        **others: Any,
    ) -> Any:
        chosen = choose_cache(cache, no_cache=no_cache)
        return function(*arguments, wishes=Wishes(strict, columns, jobs, chosen, where), **others)

    strict_text = "Fail, and write nothing, if there is any problem in the files (notes are none)."
    columns_text = "Column of a CSV or TSV that holds a field, such as title=Heading; may be repeated."
    add_columns = click.option(
        "--columns", multiple=True, metavar="FIELD=COLUMN", callback=_read_columns, help=columns_text
    )
    add_strict: Callable[[Any], F] = click.option("--strict", is_flag=True, help=strict_text)
    return add_strict(add_columns(command))


def extracting_options(function: F) -> F:
    """Add the options of reading, ``--jobs``, ``--cache`` and ``--no-cache``; the command gets them as ``wishes``."""
    text = "Processes that work through the abstracts; the result is the same for any number."
    jobs = click.option("--jobs", type=click.IntRange(1, 256), default=1, show_default=True, metavar="N", help=text)
    return jobs(cache_options(reading_options(function)))


def cache_options(function: F) -> F:
    """Add ``--cache`` and ``--no-cache``."""
    text = (
        "Keep there, for the next time, what was read from abstracts; off keeps nothing. Without it, your cache folder."
    )
    folder: Callable[[Any], F] = click.option("--cache", type=_PATH, metavar="FOLDER", envvar=CACHE_VARIABLE, help=text)
    without = click.option("--no-cache", is_flag=True, help="Read every abstract, and keep nothing.")
    return folder(without(function))


def choose_cache(folder: Path | None, *, no_cache: bool) -> Path | None:
    """Give the folder of the cache that the options ask for, ``None`` for none."""
    if no_cache or str(folder) == OFF:
        return None
    return folder or find_user_cache()


def selecting_options(function: F) -> F:
    """Add the options of extraction and ``--where``; the command gets them as ``wishes``."""
    text = (
        "Take from a store only records with this value, such as direction=decrease or year=2015-2024; several "
        "values with commas; may be repeated, all must fit."
    )
    where = click.option("--where", multiple=True, metavar="FIELD=VALUE[,VALUE]", help=text)
    return where(extracting_options(function))


def _read_columns(ctx: click.Context, parameter: click.Parameter, pairs: Sequence[str]) -> Mapping[str, str]:
    if not pairs:
        return {}
    from assistant.read.csv_columns import FIELDS

    columns: dict[str, str] = {}
    for pair in pairs:
        name, _, column = (part.strip() for part in pair.partition("="))
        if not column or name not in FIELDS:
            raise click.BadParameter(f"{pair!r} is not FIELD=COLUMN; the fields are {', '.join(FIELDS)}")
        columns[name] = column
    return columns


def lines_output_option(function: F) -> F:
    """Add ``-o`` for commands that write lines of JSON."""
    text = "File to write, - for standard output."
    return click.option("-o", "--output", type=_PATH, default=STDOUT, show_default=True, help=text)(function)


def show_examples(*lines: str) -> str:
    """Write the epilog of a help text; the mark keeps click from wrapping the lines."""
    head = "Example:" if len(lines) == 1 else "Examples:"
    return "\n".join(["\b", head, *(f"  {line}" for line in lines)])

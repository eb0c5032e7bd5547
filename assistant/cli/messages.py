"""What the commands say: problems and summaries on standard error, results on standard output."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import click

from assistant.errors import Problem, Severity, to_line

T = TypeVar("T")


def print_problems(problems: Iterable[Problem]) -> int:
    """Print problems, one line each, and give the exit code: 0 if none is worse than a note."""
    exit_code = 0
    for problem in problems:
        print_lines(str(problem))
        exit_code = exit_code or int(problem.severity is Severity.ERROR)
    return exit_code


def print_summary(text: str) -> None:
    """Print what a command did, beside its result."""
    print_lines(text)


def print_lines(text: str) -> None:
    """Print on standard error; nothing but the ends of lines steers the terminal, whatever names the text quotes."""
    click.echo("\n".join(map(to_line, text.split("\n"))), err=True)


def count(number: int, noun: str, plural: str = "") -> str:
    """Write a number with its noun, ``1 record`` or ``1,200 records``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


@contextmanager
def show_progress(items: Iterable[T], label: str, number: int | None = None) -> Iterator[Iterable[T]]:
    """Go through items under a progress bar, if a person is watching; their number is asked of them if not given."""
    if not sys.stderr.isatty():
        yield items
        return
    with click.progressbar(items, number, label=label, file=sys.stderr) as bar:
        yield bar

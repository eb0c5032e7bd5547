"""The manual pages, made of the same texts as ``--help``: ``python -m release.manual FOLDER`` writes them.

There is one of the program and one of each command.
"""

import inspect
import sys
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from assistant import __version__
from assistant.cli import main

SECTION = "1"
_AS_IT_STANDS = "\b"  # click's mark of a paragraph that is not to be wrapped


def write_manual(folder: Path) -> Sequence[Path]:
    """Write the pages of this program into a folder that exists, and give their paths."""
    pages = write_pages(main, "draftreview", __version__)
    for name, page in pages.items():
        (folder / name).write_text(page, encoding="utf-8")
    return [folder / name for name in pages]


def write_pages(program: click.Group, name: str, version: str) -> Mapping[str, str]:
    """Write all pages of a program.

    Parameters
    ----------
    program
        The group of its commands.
    name
        What it is called by.
    version
        Stands at the foot of each page.

    Returns
    -------
    File name -> text in the macros of man(7).
    """
    root = click.Context(program, info_name=name)
    found = (program.get_command(root, command) for command in program.list_commands(root))
    commands = [click.Context(command, info_name=command.name, parent=root) for command in found if command]
    pages = {root: _write_page(root, version, commands, commands)}
    pages |= {command: _write_page(command, version, (), [root]) for command in commands}
    return {f"{_name_page(context)}.{SECTION}": page for context, page in pages.items()}


def _name_page(context: click.Context) -> str:
    return context.command_path.replace(" ", "-")


def _write_page(
    context: click.Context, version: str, commands: Iterable[click.Context], others: Sequence[click.Context]
) -> str:
    name, program = _name_page(context), context.find_root().info_name
    paragraphs = _split_paragraphs(context.command.help)
    lines = [
        f'.TH {_escape(name.upper())} {SECTION} "" "{program} {version}" "{program}"',
        *(".SH NAME", f"{_escape(name)} \\- {_write_line(paragraphs[0]).rstrip('.')}"),
        *(".SH SYNOPSIS", f".B {_escape(context.command_path)}"),
        _write_line(" ".join(context.command.collect_usage_pieces(context))),
        *(".SH DESCRIPTION", *_write_paragraphs(paragraphs)),
        *(".SH OPTIONS", *_write_options(context)),
        *_write_commands(commands),
        *(".SH EXAMPLES", *_write_examples(context.command.epilog)),
        *(".SH SEE ALSO", *_write_references(others)),
    ]
    return "\n".join(lines) + "\n"


def _split_paragraphs(text: str | None) -> list[str]:
    return inspect.cleandoc(text or "").split("\n\n")


def _write_paragraphs(paragraphs: Iterable[str]) -> list[str]:
    return [line for paragraph in paragraphs for line in (".PP", _write_line(paragraph))]


def _write_options(context: click.Context) -> list[str]:
    """Write what ``--help`` says of the options, arguments being told of in the text."""
    options = (option for option in context.command.get_params(context) if isinstance(option, click.Option))
    records = [option.get_help_record(context) for option in options]
    return [line for record in records if record for line in _write_item(*record)]


def _write_commands(commands: Iterable[click.Context]) -> list[str]:
    items = [_write_item(c.info_name or "", _split_paragraphs(c.command.help)[0]) for c in commands]
    return [".SH COMMANDS", *(line for item in items for line in item)] if items else []


def _write_item(term: str, text: str) -> list[str]:
    return [".TP", f".B {_escape(term)}", _write_line(text)]


def _write_examples(epilog: str | None) -> list[str]:
    """Write the lines of examples, without the mark and the heading before them."""
    _, _, lines = inspect.cleandoc(epilog or "").removeprefix(_AS_IT_STANDS).lstrip("\n").partition("\n")
    return [".EX", *(_escape(line) for line in textwrap.dedent(lines).splitlines()), ".EE"]


def _write_references(others: Sequence[click.Context]) -> list[str]:
    commas = [","] * (len(others) - 1) + [""]
    return [f".BR {_escape(_name_page(o))} ({SECTION}){comma}" for o, comma in zip(others, commas, strict=True)]


def _write_line(text: str) -> str:
    return _escape(" ".join(text.split()))


def _escape(text: str) -> str:
    """Keep backslashes, and minus signs that are to be copied, and let no text be a macro."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


if __name__ == "__main__":
    _folder = Path(sys.argv[1])
    _folder.mkdir(parents=True, exist_ok=True)
    write_manual(_folder)

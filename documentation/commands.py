"""The command reference: what ``--help`` says, as a page."""

import click

from assistant.cli import main

_HEAD = """\
# Commands

<!-- generated: make reference -->

What `draftreview COMMAND --help` says, command by command, in the order of the work on a review.

| command | does |
|---|---|
"""
_COLUMNS = 100


def describe_commands() -> str:
    """Write the page: a table of all commands, then the help of each."""
    rows = [
        f"| [`{name}`](#{name}) | {command.get_short_help_str(_COLUMNS)} |\n" for name, command in main.commands.items()
    ]
    parts = [f"\n## {name}\n\n```text\n{_help(name, command)}\n```\n" for name, command in main.commands.items()]
    return _HEAD + "".join(rows) + "".join(parts)


def _help(name: str, command: click.Command) -> str:
    names = main.context_settings["help_option_names"]
    context = click.Context(command, None, f"draftreview {name}", terminal_width=_COLUMNS, help_option_names=names)
    return command.get_help(context).rstrip()

"""The manual pages say what ``--help`` says."""

import re
from collections.abc import Mapping

import click
import pytest

from assistant.cli import main
from release.manual import write_pages

COMMANDS = [main.commands[name] for name in main.commands]


@pytest.fixture(scope="module")
def pages() -> Mapping[str, str]:
    return write_pages(main, "draftreview", "9.9")


def plain(page: str) -> str:
    """Read a page as a reader sees it, in one line."""
    text = re.sub(r"^\.(TP|PP|EX|EE)$", "", page, flags=re.M)
    text = re.sub(r"^\.(B|SH|BR) ", "", text, flags=re.M).replace("\\-", "-").replace("\\&", "").replace("\\e", "\\")
    return " ".join(text.split())


def test_there_is_a_page_of_the_program_and_one_of_each_command(pages: Mapping[str, str]) -> None:
    assert set(pages) == {"draftreview.1", *(f"draftreview-{name}.1" for name in main.commands)}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: str(command.name))
def test_a_page_says_all_that_help_says(command: click.Command, pages: Mapping[str, str]) -> None:
    parent = click.Context(main, info_name="draftreview")
    context = click.Context(
        command, info_name=command.name, parent=parent, terminal_width=10_000, max_content_width=9999
    )
    page = plain(pages[f"draftreview-{command.name}.1"])
    shown = command.get_help(context).removeprefix("Usage: ").replace("Options:", "OPTIONS")
    for line in filter(str.strip, re.sub(r"Examples?:", "EXAMPLES", shown).splitlines()):
        assert " ".join(line.split()) in page


def test_the_page_of_the_program_lists_the_commands_whole(pages: Mapping[str, str]) -> None:
    page = plain(pages["draftreview.1"])
    for command in COMMANDS:
        assert f"{command.name} {' '.join(str(command.help).split(chr(10) * 2)[0].split())}" in page
        assert f"draftreview-{command.name} (1)" in page


def test_each_page_names_its_version_and_its_program(pages: Mapping[str, str]) -> None:
    assert pages["draftreview.1"].startswith('.TH DRAFTREVIEW 1 "" "draftreview 9.9" "draftreview"\n')
    assert pages["draftreview-init.1"].endswith(".SH SEE ALSO\n.BR draftreview (1)\n")


def test_no_text_is_taken_for_a_macro() -> None:
    command = click.Command("odd", help="'Quoted' and\\back.", epilog="\b\nExample:\n  .hidden", params=[])
    program = click.Group("p", commands={"odd": command}, help="Words.", epilog="\b\nExample:\n  p odd")
    lines = write_pages(program, "p", "1")["p-odd.1"].splitlines()
    assert "\\&'Quoted' and\\eback." in lines
    assert lines[lines.index(".EX") + 1] == "\\&.hidden"

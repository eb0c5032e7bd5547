"""The files of a draft: itself, and what is written beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click
from click.core import ParameterSource

from assistant.cli.results import check_output
from assistant.cli.review_files import REVIEW_SUFFIX
from assistant.outputs import check_folder

SUFFIXES = (".docx", ".md", ".html", ".json")
_FOR_ONE_FORMAT = {
    "zotero": (".docx", "only a .docx draft has fields"),
    "comments": (".docx", "only a .docx draft has comments"),
    "template": (".docx", "only a .docx draft has a template"),
    "pandoc": (".md", "pandoc reads the .md draft"),
}


@dataclass(frozen=True, slots=True)
class DraftFiles:
    """Where a draft is written, and by that all that stands beside it.

    Attributes
    ----------
    draft
        The draft itself.
    pandoc
        Whether it cites by keys, for pandoc, which needs the works cited and their style beside it.
    """

    draft: Path
    pandoc: bool = False

    @property
    def review(self) -> Path:
        """The review state that the draft rests on."""
        return self.draft.with_suffix(REVIEW_SUFFIX)

    @property
    def figures(self) -> Path:
        """The folder of its figures."""
        return self.draft.with_suffix(".figures")

    @property
    def bibliography(self) -> Path:
        """The works cited, beside a draft for pandoc."""
        return self.draft.with_suffix(".references.json")

    @property
    def csl(self) -> Path:
        """The citation style, beside a draft for pandoc."""
        return self.draft.with_suffix(".csl")

    def check(self, inputs: Iterable[Path]) -> None:
        """Refuse files that cannot be written or that would replace an input, before any long work starts.

        Raises
        ------
        OutputError
            Naming the first of them.
        """
        read = tuple(inputs)
        for path in (self.draft, self.review, *((self.bibliography, self.csl) if self.pandoc else ())):
            check_output(path, read)
        check_folder(self.figures)


def check_format(ctx: click.Context) -> None:
    """Refuse a draft of an unknown format, and options of the line for what its format does not have.

    Raises
    ------
    click.BadParameter
        Naming the option.
    """
    draft: Path = ctx.params["output"]
    suffix = draft.suffix.lower()
    if suffix not in SUFFIXES:
        message = f"{draft}: a draft is {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}; choose one of these suffixes"
        raise click.BadParameter(message, param_hint="'-o' / '--output'")
    for name, (needed, reason) in _FOR_ONE_FORMAT.items():
        if suffix != needed and ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            raise click.BadParameter(f"{reason}; leave --{name} out", param_hint=f"'--{name}'")

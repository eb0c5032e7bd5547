"""What ``draftreview build`` is to do, as its line and the file of the review say, also when that changes."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from assistant.cli.draft_files import DraftFiles, check_format
from assistant.cli.drafting import load_style
from assistant.cli.drafts import DraftOrder
from assistant.cli.options import LANGUAGE, Checking, Wishes, choose_cache
from assistant.cli.review_folder import ARGUMENTS, ReviewFolder, open_review

_OF_LANGUAGE = ("style", "template")


@dataclass(frozen=True, slots=True)
class Plan:
    """A draft to build, by which rules.

    Attributes
    ----------
    order
        The draft.
    pack, overrides
        The rules.
    review
        The file of the review that the command runs in, if any.
    own_style
        The user's file of the citation style, if it is none of the catalogue.
    """

    order: DraftOrder
    pack: str
    overrides: Path | None
    review: ReviewFolder | None = None
    own_style: Path | None = None

    @property
    def inputs(self) -> tuple[Path, ...]:
        """Every file of the user that decides what the draft says and how it looks, but the rules."""
        review = self.review.path if self.review else None
        own = [self.order.template, self.order.checking.corrections, self.own_style, review]
        return (*self.order.sources, *filter(None, own))


Replan = Callable[[], Plan]


def make_plan(ctx: click.Context) -> Plan:
    """Make the plan that the parameters of ``build`` ask for.

    Raises
    ------
    UnknownNameError
        If there is no such citation style.
    OutputError
        If a file of the draft cannot be written, or would replace an input.
    """
    given = _read_values(ctx)
    order = DraftOrder(
        snapshot=given["snapshot"],
        files=DraftFiles(given["output"], given["pandoc"]),
        title=given["title"],
        style=load_style(given["style"]) if given["style"] else None,
        language=given["language"],
        zotero=given["zotero"],
        template=given["template"],
        comments=given["comments"],
        retractions=given["retractions"],
        since=given["since"],
        wishes=Wishes(
            given["strict"],
            given["columns"],
            given["jobs"],
            choose_cache(given["cache"], no_cache=given["no_cache"]),
            given["where"],
        ),
        checking=Checking(given["corrections"], given["mark_unchecked"], given["require_checked"]),
    )
    order.files.check(order.inputs)
    own_style = Path(given["style"]) if (given["style"] or "").endswith(".csl") else None
    return Plan(order, given["pack"], given["overrides"], open_review(Path.cwd()), own_style)


def _read_values(ctx: click.Context) -> dict[str, Any]:
    """Give the parameters; another language on the line brings its own style and template before the review's file."""
    file = ctx.default_map or {}
    typed = ctx.get_parameter_source("language") is ParameterSource.COMMANDLINE
    if not typed or ctx.params["language"] == file.get("language", LANGUAGE):
        return ctx.params
    left = (name for name in _OF_LANGUAGE if ctx.get_parameter_source(name) is ParameterSource.DEFAULT_MAP)
    return {**ctx.params, **dict.fromkeys(left)}


def make_plan_again(ctx: click.Context) -> Plan:
    """Make the plan that the same line asks for now, the file of the review being read again.

    Raises
    ------
    DraftreviewError
        As ``make_plan``; or if the file of the review cannot be used.
    click.UsageError
        If a value that it gives cannot be used.
    """
    parent, name = ctx.parent, ctx.info_name
    if parent is None or name is None:
        return make_plan(ctx)
    review = open_review(Path.cwd())
    parent.default_map = {name: review.defaults(name)} if review else None
    with ctx.command.make_context(name, list(parent.meta[ARGUMENTS]), parent) as again:
        check_format(again)
        return make_plan(again)

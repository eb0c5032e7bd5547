"""The command group, and the one place where an error becomes a message and an exit code."""

from pathlib import Path
from typing import Any

import click

from assistant import __version__
from assistant.cli.agreement import agreement
from assistant.cli.browse import browse
from assistant.cli.build import build
from assistant.cli.check import check
from assistant.cli.diff import diff
from assistant.cli.evaluate import evaluate
from assistant.cli.explain import explain
from assistant.cli.export import export
from assistant.cli.extract import extract
from assistant.cli.fetch import fetch
from assistant.cli.init import init
from assistant.cli.mentions import mentions
from assistant.cli.messages import print_lines
from assistant.cli.options import show_examples
from assistant.cli.review_folder import ARGUMENTS, SERVED, open_review
from assistant.cli.schema import schema
from assistant.cli.serve import serve
from assistant.cli.snapshot import snapshot
from assistant.cli.studies import studies
from assistant.cli.update import update
from assistant.errors import DraftreviewError, to_line


class Application(click.Group):
    """A click group that prints the errors of the stages instead of a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; an error ends with its own exit code."""
        try:
            return super().invoke(ctx)
        except DraftreviewError as error:
            print_lines(str(error))
            ctx.exit(error.exit_code)
        except click.UsageError as error:
            raise click.UsageError(to_line(error.format_message()), error.ctx) from None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command, and give it what the review in whose folder it runs says."""
        name, command, rest = super().resolve_command(ctx, args)
        # Neither help nor a shell that completes a line needs it, and a mistake in it must not stand in their way.
        told = not ctx.resilient_parsing and not {"-h", "--help"} & set(rest)
        review = open_review(Path.cwd()) if told and name in SERVED else None
        if name and review:
            ctx.default_map = {name: review.defaults(name)}
        ctx.meta[ARGUMENTS] = tuple(rest)
        return name, command, rest

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order in which they are added below: that of a review's work."""
        return list(self.commands)


@click.group(
    cls=Application,
    epilog=show_examples("draftreview build search.nbib -o draft.docx"),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="draftreview")
def main() -> None:
    """Keep a literature review up to date: from a PubMed export to a Word draft.

    Every sentence of the draft can be traced to the sentence of the study that it rests on.
    No language model takes part, so the same input gives the same draft.

    Exit codes: 0 clean, 1 problems found (a draft is still written from what can be read), 2 wrong usage.
    """


for command in (
    init,
    build,
    browse,
    serve,
    fetch,
    snapshot,
    extract,
    mentions,
    studies,
    export,
    diff,
    update,
    check,
    schema,
    explain,
    evaluate,
    agreement,
):
    main.add_command(command)

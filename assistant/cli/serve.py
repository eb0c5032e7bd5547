"""``draftreview serve``: the evidence page from a server on this machine, which saves corrections as they are made."""

import os
import webbrowser
from pathlib import Path

import click

from assistant.cli.options import (
    TITLE,
    Wishes,
    extracting_options,
    retractions_option,
    rule_options,
    show_examples,
    snapshot_argument,
)
from assistant.cli.results import check_output

CORRECTIONS = Path("corrections.yaml")
# The same each time where it is free: what a browser kept for the page is kept under its address.
PORT = 8617


@click.command(
    epilog=show_examples(
        "draftreview serve search.nbib", "draftreview serve search.nbib --corrections jane.yaml --port 9000 --no-open"
    )
)
@snapshot_argument
@click.option(
    "--corrections",
    type=click.Path(path_type=Path),
    default=CORRECTIONS,
    show_default=True,
    metavar="FILE",
    help="The file to save to; it comes with the first correction.",
)
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    metavar="N",
    help=f"Port of the server on this machine; without it, {PORT} or, if that is taken, one that is free.",
)
@click.option("--open/--no-open", "show", default=True, show_default=True, help="Open the page in your browser.")
@click.option("--title", default=TITLE, show_default=True, help="Title of the page.")
@retractions_option
@extracting_options
@rule_options
@click.pass_context
def serve(
    ctx: click.Context,
    snapshot: tuple[Path, ...],
    corrections: Path,
    port: int | None,
    show: bool,
    title: str,
    retractions: Path | None,
    wishes: Wishes,
    pack: str,
    overrides: Path | None,
) -> None:
    """Check the evidence in your browser, and save each correction at once.

    The page is that of browse. What you accept, reject, edit or add is written into corrections.yaml as you do it; the
    file may be edited by hand meanwhile. Loading the page again groups and counts with your corrections. Ctrl-C ends
    the server.

    The server answers on this machine alone, and only to who knows the address that is printed, which is another one
    each time.
    """
    check_output(corrections, (*snapshot, *filter(None, [retractions])))
    from assistant.cli.messages import print_problems, print_summary
    from assistant.cli.served_page import load_page

    served = load_page(snapshot, corrections, title, pack, overrides, wishes, retractions)
    exit_code = print_problems(served.problems)
    try:
        server = served.listen(PORT if port is None else port, otherwise=0 if port is None else None)
    except OSError as error:
        message = f"port {port or PORT}: {os.strerror(error.errno or 0)}; choose another one, or leave --port out"
        raise click.BadParameter(message, param_hint="'--port'") from None
    print_summary(f"Corrections are saved to {corrections}. Ctrl-C ends the server.")
    click.echo(server.address)
    if show:
        show_page(server.address)
    server.run()
    served.kept.close()
    ctx.exit(exit_code)


def show_page(address: str) -> None:
    """Open a page in the browser of the user, but in none that would take over the terminal."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    in_terminal = isinstance(browser, webbrowser.GenericBrowser) and not isinstance(
        browser, webbrowser.BackgroundBrowser
    )
    if not in_terminal:
        browser.open(address)

"""``draftreview fetch``: records from PubMed, over the network."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assistant import __version__
from assistant.cli.messages import count, print_problems, print_summary
from assistant.cli.options import show_examples
from assistant.cli.results import check_output
from assistant.errors import Location, OutputError, Problem, Severity
from assistant.outputs import write_whole

if TYPE_CHECKING:
    from assistant.fetch import Fetched, Fetching, FetchRequest, ListedPmid, PartialFolder, Server

KEY_VARIABLE = "NCBI_API_KEY"
NOTE_SUFFIX = ".json"
_FILE: Any = click.Path(path_type=Path)


@click.command(
    epilog=show_examples(
        'draftreview fetch --query "one topic AND another" -o search-2026-03.nbib',
        'draftreview fetch --query "one topic AND another" --since 2025-09-01 -o new.nbib',
        "draftreview fetch --pmids included.txt -o included.nbib",
    )
)
@click.option("--query", metavar="QUERY", help="What to search for, as in PubMed's search box.")
@click.option("--pmids", type=_FILE, metavar="FILE", help="A file that lists PubMed ids, one a line.")
@click.option("-o", "--output", type=_FILE, required=True, metavar="F.nbib", help="File for the records, in MEDLINE.")
@click.option("--since", metavar="DATE", help="Only records that entered PubMed since, as 2026-03-01 or 2026.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most N records, the newest of a query.")
@click.option(
    "--batch", type=click.IntRange(1, 9_999), default=200, show_default=True, metavar="N", help="Records a request."
)
@click.option("--email", default="", envvar="NCBI_EMAIL", show_envvar=True, help="Your address, for NCBI.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=30,
    show_default=True,
    metavar="SECONDS",
    help="Give a request up after so long without an answer.",
)
@click.option("--base-url", metavar="URL", help="Where the E-utilities are, if not at NCBI.")
@click.option("--overwrite", is_flag=True, help="Replace the output if it exists.")
@click.pass_context
def fetch(
    ctx: click.Context,
    query: str | None,
    pmids: Path | None,
    output: Path,
    since: str | None,
    limit: int | None,
    batch: int,
    email: str,
    timeout: float,
    base_url: str | None,
    overwrite: bool,
) -> None:
    """Get records from PubMed.

    This is the only command that uses the network. F.nbib gets the records; F.nbib.json beside it says
    what was searched for, when, and how many records came.

    What has arrived is kept in F.nbib.partial until all is there: after an interruption the same
    command goes on where it stopped. At most three requests a second are sent, or ten with an API key
    of NCBI in NCBI_API_KEY.
    """
    _check_request(query, pmids, since)
    _check_outputs(output, pmids, overwrite)
    from assistant.fetch import PartialFolder, Server, read_pmids

    listed, problems = read_pmids(pmids) if pmids else ((), ())
    request = _make_request(query, listed, since, limit, base_url)
    server = Server(request.base_url, email.strip(), os.environ.get(KEY_VARIABLE, "").strip(), timeout)
    _hint_at_email(server)
    folder = PartialFolder(output)
    fetched = _fetch_records(request, server, folder, batch)
    doubts = _write_outputs(fetched, output)
    folder.remove()
    exit_code = print_problems([*problems, *doubts, *_find_missing(fetched, listed)])
    print_summary(f"{count(len(fetched.records), 'record')} of {fetched.search.found:,} found")
    click.echo(str(output))
    ctx.exit(exit_code)


def _check_request(query: str | None, pmids: Path | None, since: str | None) -> None:
    if (query is None) == (pmids is None):
        raise click.UsageError("give either --query QUERY or --pmids FILE")
    if query is not None and not query.strip():
        raise click.BadParameter("it is empty; write what you would search PubMed for", param_hint="'--query'")
    if pmids is not None and since is not None:
        raise click.UsageError("--since limits a --query; a list of ids is fetched whole")


def _check_outputs(output: Path, pmids: Path | None, overwrite: bool) -> None:
    """Refuse to replace an earlier search unasked, as it cannot be repeated as it was."""
    for path in (output, _note_path(output)):
        check_output(path, [pmids] if pmids else [])
        if path.exists() and not overwrite:
            raise OutputError(path, "it exists, and --overwrite is not given")


def _note_path(output: Path) -> Path:
    return output.with_name(output.name + NOTE_SUFFIX)


def _make_request(
    query: str | None, listed: "Sequence[ListedPmid]", since: str | None, limit: int | None, base_url: str | None
) -> "FetchRequest":
    from assistant.fetch import NCBI_URL, FetchRequest, check_base_url, read_since

    try:
        address = NCBI_URL if base_url is None else check_base_url(base_url)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="'--base-url'") from None
    try:
        day = "" if since is None else read_since(since)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="'--since'") from None
    return FetchRequest((query or "").strip(), tuple(entry.pmid for entry in listed), day, limit, address)


def _hint_at_email(server: "Server") -> None:
    if not server.email:
        message = "NCBI asks for an address to write to before it blocks anyone; give yours here or in NCBI_EMAIL"
        print_problems([Problem(Location("--email"), "no-email", message, Severity.NOTE)])


def _fetch_records(request: "FetchRequest", server: "Server", folder: "PartialFolder", batch: int) -> "Fetched":
    from assistant.fetch import FetchError, Patience, open_fetching

    patience = Patience(tell=print_summary)
    try:
        with server.connected():
            fetching = open_fetching(request, server, patience, folder, batch)
            if fetching.resumed:
                print_summary(_greet_again(fetching))
            with _show_progress(fetching) as advance:
                for size in fetching.fetch_batches():
                    advance(size)
    except KeyboardInterrupt:
        message = f"what has arrived is kept in {folder.path}; run the same command again to go on"
        raise FetchError("fetch", "interrupted", message) from None
    return fetching.collect()


def _greet_again(fetching: "Fetching") -> str:
    return (
        f"going on with the search of {fetching.search.date or 'an earlier run'}: {fetching.done:,} of "
        f"{count(fetching.total, 'record')} are here; delete {fetching.folder.path} to search anew"
    )


@contextmanager
def _show_progress(fetching: "Fetching") -> Iterator[Callable[[int], None]]:
    """Show a progress bar, if a person is watching, and give what moves it on."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    with click.progressbar(length=fetching.total, label="records", show_pos=True, file=sys.stderr) as bar:
        bar.update(fetching.done)
        yield bar.update


def _write_outputs(fetched: "Fetched", output: Path) -> tuple[Problem, ...]:
    """Write the note and then the records, whose file is there only once all is done."""
    from assistant.fetch import describe_fetch
    from assistant.interchange import to_json

    provenance, problems = describe_fetch(fetched, __version__, os.environ)
    write_whole(_note_path(output), to_json(provenance, indent=1) + "\n")
    write_whole(output, fetched.to_medline())
    return problems


def _find_missing(fetched: "Fetched", listed: "Sequence[ListedPmid]") -> list[Problem]:
    missing = set(fetched.missing)
    message = "PubMed gives no record for {}; check the id, the record may have been withdrawn"
    return [
        Problem(entry.location, "not-found", message.format(entry.pmid)) for entry in listed if entry.pmid in missing
    ]

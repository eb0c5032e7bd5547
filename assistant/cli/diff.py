"""``draftreview diff``: what the new literature changes."""

from pathlib import Path
from textwrap import shorten

import click

from assistant.cli.messages import print_problems
from assistant.cli.options import Wishes, reading_options, rule_options, show_examples
from assistant.errors import Location, Problem, UnreadableInputError
from assistant.model import Record, Review

REVIEW_SUFFIX = ".review.json"


@click.command(
    epilog=show_examples(
        "draftreview diff search-2025.nbib search-2026.nbib",
        "draftreview diff draft-2025.review.json draft-2026.review.json",
    )
)
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@reading_options
@rule_options
@click.pass_context
def diff(ctx: click.Context, old: Path, new: Path, wishes: Wishes, pack: str, overrides: Path | None) -> None:
    """Show what the new literature changes.

    Listed are records, syntheses and verdicts that changed, each with the studies that changed it.

    OLD and NEW are PubMed exports, frozen snapshots, or the *.review.json files beside two drafts.
    The exit code is 0 whether something changed or not.
    """
    from assistant.cli.pipeline import load_rules, make_review
    from assistant.concepts import load_concepts
    from assistant.diff import compare, describe
    from assistant.pack import open_pack

    rules = None if _is_review(old) and _is_review(new) else load_rules(pack, overrides)
    concepts = rules.concepts if rules else load_concepts(open_pack(pack, overrides))
    reviews: list[Review] = []
    printed: dict[str, str] = {}
    exit_code = 0
    for path in (old, new):
        if rules is None or _is_review(path):
            reviews.append(_read_review(path))
            continue
        reviewed = make_review([path], rules, wishes)
        reviews.append(reviewed.review)
        printed |= {record.record_id: _cite(record) for record in reviewed.snapshot.records}
        exit_code = max(exit_code, print_problems(reviewed.problems))
    changes = compare(*reviews)
    click.echo(describe(changes, concepts.name, lambda record_id: printed.get(record_id, record_id)), nl=False)
    ctx.exit(exit_code)


def _is_review(path: Path) -> bool:
    return path.name.endswith(REVIEW_SUFFIX)


def _read_review(path: Path) -> Review:
    from assistant.interchange import from_json

    location = Location(str(path))
    try:
        return from_json(Review, path.read_bytes(), location)
    except OSError as error:
        message = f"{error.strerror}; name a review state or a snapshot"
        raise UnreadableInputError([Problem(location, "unreadable", message)]) from None


def _cite(record: Record) -> str:
    """Name a study by its first author, or by the first words of its title."""
    who = record.authors[0].family if record.authors else shorten(record.title.strip("[]"), 60, placeholder=" ...")
    return " ".join(part for part in (who, record.year, f"({record.record_id})") if part)

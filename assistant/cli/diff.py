"""``draftreview diff``: what the new literature changes."""

from pathlib import Path

import click

from assistant.cli.messages import print_problems
from assistant.cli.options import Wishes, reading_options, rule_options, show_examples
from assistant.cli.review_files import is_review, name_study, read_review
from assistant.model import Review


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
    from assistant.diff import Names, compare, describe
    from assistant.pack import open_pack

    rules = None if is_review(old) and is_review(new) else load_rules(pack, overrides)
    concepts = rules.concepts if rules else load_concepts(open_pack(pack, overrides))
    reviews: list[Review] = []
    printed: dict[str, str] = {}
    exit_code = 0
    for path in (old, new):
        if rules is None or is_review(path):
            reviews.append(read_review(path))
            continue
        reviewed = make_review([path], rules, wishes)
        reviews.append(reviewed.review)
        printed |= {record.record_id: name_study(record) for record in reviewed.snapshot.records}
        exit_code = max(exit_code, print_problems(reviewed.problems))
    changes = compare(*reviews)
    click.echo(describe(changes, Names(concepts.name, printed)), nl=False)
    ctx.exit(exit_code)

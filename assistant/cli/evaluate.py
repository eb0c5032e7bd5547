"""``draftreview evaluate``: how far the claims of a snapshot agree with annotated ones."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli.messages import print_problems
from assistant.cli.options import STDOUT, Wishes, reading_options, rule_options, show_examples, snapshot_argument
from assistant.cli.results import check_output, write_result
from assistant.errors import Problem

if TYPE_CHECKING:
    from assistant.evaluate import AnnotatedRecord

_PATH: type[Path] = Path
_FILE = click.Path(path_type=_PATH)


@click.command(epilog=show_examples("draftreview evaluate search.nbib search.claims.jsonl --errors 20"))
@snapshot_argument
@click.argument("gold", metavar="GOLD.jsonl", type=_FILE)
@click.option("-o", "--output", type=_FILE, help="File for the scores as JSON, - for standard output.")
@click.option(
    "--errors", type=click.IntRange(min=0), default=0, metavar="N", help="List N missed and N spurious claims as well."
)
@reading_options
@rule_options
@click.pass_context
def evaluate(
    ctx: click.Context,
    snapshot: tuple[Path, ...],
    gold: Path,
    output: Path | None,
    errors: int,
    wishes: Wishes,
    pack: str,
    overrides: Path | None,
) -> None:
    """Compare extracted claims with claims that a person annotated.

    Prints precision, recall and F1 at four levels, recall by direction, and precision and recall of
    each claim rule. Two claims agree as "located" if they name the same place; as "directed" if the
    direction is the same too; as "claim" if measure and target are; as "full" if the side is.

    GOLD.jsonl holds one record a line: {"id": "pmid:1", "claims": [{"sentence", "region", "laterality",
    "target", "measure", "direction"}]}.
    """
    check_output(output or STDOUT, [*snapshot, gold])
    from assistant.cli.pipeline import extract_records, open_extractor, open_region_words, read_annotations
    from assistant.cli.reading import open_reading
    from assistant.evaluate import disagreements_to_text, scores_to_text
    from assistant.evaluate import evaluate as compare
    from assistant.interchange import to_json
    from assistant.read import load_snapshot

    extractor, words = open_extractor(pack, overrides), open_region_words(pack, overrides)
    annotated, gold_problems = read_annotations(gold)
    frozen, problems = load_snapshot(snapshot, open_reading(pack, overrides, wishes))
    claims = [claim for extraction in extract_records(frozen.records, extractor) for claim in extraction.claims]
    evaluation = compare(annotated, claims, words)
    if output is not None:
        write_result(output, f"{to_json(evaluation.scores, indent=2)}\n")
    report = scores_to_text(evaluation.scores) + disagreements_to_text(evaluation, errors)
    click.echo(report, nl=False, err=output == STDOUT)
    unknown = _unknown_records(annotated, {record.record_id for record in frozen.records})
    ctx.exit(print_problems([*gold_problems, *problems, *unknown]))


def _unknown_records(annotated: "Iterable[AnnotatedRecord]", known: set[str]) -> Iterator[Problem]:
    for record in annotated:
        if record.record_id not in known:
            message = f"{record.record_id} is not in the snapshot and its claims count as missed; correct the id"
            yield Problem(record.location, "unknown-record", message)

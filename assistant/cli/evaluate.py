"""``draftreview evaluate``: how far claims agree with annotated ones, or with what a reviewer found of them."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli.messages import print_problems
from assistant.cli.options import STDOUT, Wishes, corrections_option, extracting_options, rule_options, show_examples
from assistant.cli.results import check_output, write_result
from assistant.errors import Problem

if TYPE_CHECKING:
    from assistant.evaluate import AnnotatedRecord

_PATH: type[Path] = Path
_FILE = click.Path(path_type=_PATH)


@click.command(
    epilog=show_examples(
        "draftreview evaluate search.nbib search.claims.jsonl --errors 20",
        "draftreview evaluate --corrections corrections.yaml",
    )
)
@click.argument("snapshot", nargs=-1, type=_FILE)
@click.argument("gold", metavar="[GOLD.jsonl]", required=False, type=_FILE)
@corrections_option
@click.option("-o", "--output", type=_FILE, help="File for the scores as JSON, - for standard output.")
@click.option(
    *("--errors", "most"),
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="List N missed and N spurious claims as well; with --corrections, N claims that were rejected or edited.",
)
@extracting_options
@rule_options
@click.pass_context
def evaluate(
    ctx: click.Context,
    snapshot: tuple[Path, ...],
    gold: Path | None,
    corrections: Path | None,
    output: Path | None,
    most: int,
    wishes: Wishes,
    pack: str,
    overrides: Path | None,
) -> None:
    """Compare extracted claims with claims that a person annotated, or with a reviewer's corrections.

    Prints precision, recall and F1 at four levels, recall by direction, and precision and recall of
    each claim rule. Two claims agree as "located" if they name the same place; as "directed" if the
    direction is the same too; as "claim" if measure and target are; as "full" if the side is.

    GOLD.jsonl holds one record a line: {"id": "pmid:1", "claims": [{"sentence", "region", "laterality",
    "target", "measure", "direction"}]}.

    With --corrections alone, prints the precision of each claim rule by the claims that you checked: the share that
    you accepted, with its 95 % interval, and the fields that you corrected. No records are needed.
    """
    if gold is None and corrections is not None:
        check_output(output or STDOUT, [corrections])
        _assess(corrections, output, most)
        return
    if gold is None or not snapshot:
        raise click.UsageError(
            "Missing argument 'GOLD.jsonl': name records and annotated claims, or --corrections", ctx
        )
    if corrections and ctx.get_parameter_source("corrections") is click.core.ParameterSource.COMMANDLINE:
        raise click.UsageError("--corrections needs no records and no annotated claims; leave one of the two out", ctx)
    check_output(output or STDOUT, [*snapshot, gold])
    from assistant.cli.extracting import extract_records
    from assistant.cli.pipeline import read_annotations
    from assistant.cli.reading import open_reading
    from assistant.cli.rule_sets import open_extraction, open_region_words
    from assistant.evaluate import disagreements_to_text, scores_to_text
    from assistant.evaluate import evaluate as compare
    from assistant.interchange import to_json
    from assistant.read import load_snapshot

    rules, words = open_extraction(pack, overrides), open_region_words(pack, overrides)
    annotated, gold_problems = read_annotations(gold)
    frozen, problems = load_snapshot(snapshot, open_reading(pack, overrides, wishes))
    extractions = extract_records(frozen.records, rules, jobs=wishes.jobs, cache=wishes.cache)
    claims = [claim for extraction in extractions for claim in extraction.claims]
    evaluation = compare(annotated, claims, words)
    report = scores_to_text(evaluation.scores) + disagreements_to_text(evaluation, most)
    _write(output, f"{to_json(evaluation.scores, indent=2)}\n", report)
    unknown = _unknown_records(annotated, {record.record_id for record in frozen.records})
    ctx.exit(print_problems([*gold_problems, *problems, *unknown]))


def _assess(path: Path, output: Path | None, most: int) -> None:
    """Write what a reviewer's checks say of the rules."""
    from assistant.cli.correcting import open_corrections
    from assistant.correct import describe
    from assistant.evaluate import assess_checks, assessment_to_text, faults_to_text
    from assistant.interchange import to_json

    corrections = open_corrections(path).corrections
    assessment = assess_checks(corrections)
    report = assessment_to_text(assessment) + faults_to_text(corrections, most, describe)
    _write(output, f"{to_json(assessment, indent=2)}\n", report)


def _write(output: Path | None, scores: str, report: str) -> None:
    """Write the scores to a file, if one is asked for, and the report for a person beside it."""
    if output is not None:
        write_result(output, scores)
    click.echo(report, nl=False, err=output == STDOUT)


def _unknown_records(annotated: "Iterable[AnnotatedRecord]", known: set[str]) -> Iterator[Problem]:
    for record in annotated:
        if record.record_id not in known:
            message = f"{record.record_id} is not in the snapshot and its claims count as missed; correct the id"
            yield Problem(record.location, "unknown-record", message)

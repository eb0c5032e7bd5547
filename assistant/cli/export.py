"""``draftreview export``: claims, syntheses, studies and coordinates for spreadsheets and programs."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli.messages import count, print_problems, print_summary
from assistant.cli.options import (
    Wishes,
    corrections_option,
    retractions_option,
    rule_options,
    selecting_options,
    show_examples,
    snapshot_argument,
)
from assistant.cli.results import check_output

if TYPE_CHECKING:
    from assistant.export import Material, Table, What

SUFFIXES = (".csv", ".parquet", ".json")
NIMARE = ".nimare.json"
_WHAT = ("claims", "syntheses", "studies", "coordinates")
_PATH: type[Path] = Path


@click.command(
    epilog=show_examples(
        "draftreview export search.nbib -o claims.csv",
        "draftreview export search.nbib -o syntheses.parquet --what syntheses",
        "draftreview export search.nbib -o search.nimare.json",
    )
)
@snapshot_argument
@click.option(
    *("-o", "--output"),
    type=click.Path(path_type=_PATH),
    required=True,
    help="The file to write: .csv, .parquet, .json or .nimare.json by suffix.",
)
@click.option(
    "--what",
    type=click.Choice(_WHAT),
    help="What a row is; claims if this is left out. A .nimare.json file always holds coordinates.",
)
@corrections_option
@retractions_option
@selecting_options
@rule_options
@click.pass_context
def export(
    ctx: click.Context,
    snapshot: tuple[Path, ...],
    output: Path,
    what: str | None,
    corrections: Path | None,
    retractions: Path | None,
    wishes: Wishes,
    pack: str,
    overrides: Path | None,
) -> None:
    """Write claims, syntheses, studies or coordinates as a table.

    A .csv file opens in Excel and other spreadsheets as it is; .parquet has typed columns and needs
    draftreview[parquet]; .json is for programs. A .nimare.json file holds the coordinates that abstracts state
    of their findings, for a meta-analysis with NiMARE.
    """
    _check_wishes(output, what)
    check_output(output, (*snapshot, *filter(None, [retractions, corrections])))
    from assistant.cli.pipeline import gather_claims, group_claims
    from assistant.cli.rule_sets import load_rules
    from assistant.export import What, gather_material
    from assistant.extract.points import find_claims_beside

    rules = load_rules(pack, overrides)
    gathered = gather_claims(snapshot, rules, wishes, retractions, corrections)
    reviewed = group_claims(gathered, rules)
    review, points = reviewed.review, gathered.points
    material = gather_material(review, reviewed.snapshot, points, find_claims_beside, rules.concepts)
    nimare = output.name.lower().endswith(NIMARE)
    summary = _write_dataset(output, material) if nimare else _write_table(output, material, What(what or _WHAT[0]))
    exit_code = print_problems(reviewed.problems)
    print_summary(summary)
    ctx.exit(exit_code)


def _check_wishes(output: Path, what: str | None) -> None:
    """Refuse what cannot be written, before any long work starts."""
    suffix = output.suffix.lower()
    if suffix not in SUFFIXES:
        message = f"{output}: an export is {', '.join(SUFFIXES)} or {NIMARE}; choose one of these suffixes"
        raise click.BadParameter(message, param_hint="'-o' / '--output'")
    if what and output.name.lower().endswith(NIMARE):
        raise click.BadParameter(f"a {NIMARE} file holds coordinates; leave --what out", param_hint="'--what'")
    if suffix == ".parquet":
        from assistant.export import check_parquet

        check_parquet()


def _write_table(output: Path, material: "Material", what: "What") -> str:
    from assistant.export import tabulate, to_csv, to_json_text, to_parquet
    from assistant.outputs import write_whole

    table = tabulate(material, what)
    writers: dict[str, Callable[[Table], str | bytes]] = {
        ".csv": to_csv,
        ".parquet": to_parquet,
        ".json": to_json_text,
    }
    write_whole(output, writers[output.suffix.lower()](table))
    return f"{count(len(table.rows), 'row')} of {what}"


def _write_dataset(output: Path, material: "Material") -> str:
    from assistant.export import gather_dataset
    from assistant.outputs import write_whole

    dataset = gather_dataset(material)
    write_whole(output, dataset.text)
    left_out: dict[str, tuple[int, str] | tuple[int, str, str]] = {
        "without any": (dataset.without, "primary study", "primary studies"),
        "of reviews and of records screened out": (dataset.background, "set"),
        "that are no findings": (dataset.elsewhere, "set"),
        "in a space that is not named": (dataset.spaceless, "set"),
    }
    told = ", ".join(f"{count(*number)} {which}" for which, number in left_out.items() if number[0])
    written = f"{count(dataset.points, 'set')} of coordinates in {count(dataset.studies, 'study', 'studies')}"
    return f"{written}; left out: {told}" if told else written

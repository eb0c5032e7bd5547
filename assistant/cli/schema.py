"""``draftreview schema``: JSON Schema of the rule files, for editors."""

from pathlib import Path

import click

from assistant.cli.messages import count, print_summary
from assistant.cli.options import show_examples


@click.command(epilog=show_examples("draftreview schema my-rules/schema"))
@click.argument("folder", type=click.Path(path_type=Path))
def schema(folder: Path) -> None:
    """Write JSON Schemas of the rule files, so that an editor completes and validates them.

    They go into FOLDER, a file for each kind of rule file; older ones are replaced. In a rule file, a first line such
    as "# yaml-language-server: $schema=../schema/grouping.json" names the one that it follows.
    """
    from assistant.cli.rule_files import write_schemas

    written = write_schemas(folder)
    print_summary(f"{count(len(written), 'schema')}: {', '.join(path.stem for path in written)}")
    click.echo(folder)

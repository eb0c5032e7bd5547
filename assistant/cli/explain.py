"""``draftreview explain``: why a sentence gives the claims it gives, and why a group or a drafted sentence is there."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli.messages import print_problems
from assistant.cli.options import STDOUT, corrections_option, language_option, rule_options, show_examples
from assistant.cli.results import write_result
from assistant.cli.review_files import is_review

if TYPE_CHECKING:
    from assistant.cli.rule_sets import Rules
    from assistant.cli.tracing import Material

_ID = re.compile(r"[cgn]-[0-9a-f]{2,12}(-[0-9]+)?|a-[0-9a-f]{2,12}")
_SECTIONS = ("title", "background", "methods", "results", "conclusion")


@click.command(
    epilog=show_examples(
        'draftreview explain "A sentence of the results."',
        'draftreview explain --rules my-rules --section conclusion "A sentence of the conclusion."',
        'draftreview explain "A sentence of the draft." --in search.nbib',
        "draftreview explain g-1f2e3d --in draft.review.json",
    )
)
@click.argument("sentence", nargs=-1, metavar="SENTENCE_OR_ID")
@click.option(
    "--section",
    type=click.Choice(_SECTIONS),
    default="results",
    show_default=True,
    help="Part of the abstract to read it as, unless it begins with a heading of its own.",
)
@click.option(
    "--in",
    "sources",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Files of records, a snapshot, or a *.review.json to look up a drafted sentence, a group or a claim in.",
)
@click.option(
    "--since",
    type=click.Path(path_type=Path),
    metavar="OLD",
    help="What the draft was built with as --since, to look up a sentence on what is new.",
)
@language_option
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object instead of text.")
@corrections_option
@rule_options
@click.pass_context
def explain(
    ctx: click.Context,
    sentence: tuple[str, ...],
    section: str,
    sources: tuple[Path, ...],
    since: Path | None,
    language: str,
    as_json: bool,
    corrections: Path | None,
    pack: str,
    overrides: Path | None,
) -> None:
    """Say why a sentence gives the claims it gives, or why a group or a drafted sentence is there.

    Shows what the rules recognise in a sentence of an abstract, which rule fired for each region and what it
    found; where no rule fired, the rules that come nearest and what they lack. Several sentences are explained
    one by one.

    With --in, shows what a sentence of the draft, or the id of a group, count or claim, rests on: the claims, what
    makes them comparable, their votes, the verdict, and where the rules stand; of a count, the records or claims that
    it adds up. The beginning of an id or of a
    sentence will do; with a *.review.json only ids and sentences of the studies are known.
    """
    text = " ".join(sentence).strip()
    if not any(character.isalnum() for character in text):
        raise click.UsageError("there is no sentence to explain; give one in quotation marks")
    if _ID.fullmatch(text) and not sources:
        raise click.UsageError(f"{text} is an id; name the file it is from with --in")
    if since and (not sources or any(map(is_review, sources))):
        raise click.UsageError("--since belongs to the files of records of a draft; name them with --in")
    asked = ctx.get_parameter_source("corrections") is click.core.ParameterSource.COMMANDLINE
    if asked and (not sources or any(map(is_review, sources))):
        raise click.UsageError("--corrections are of the claims in files of records; name these with --in")
    if sources:
        from assistant.cli import rule_sets
        from assistant.cli.tracing import open_material

        rules = rule_sets.load_rules(pack, overrides, language)
        material = open_material(sources, rules, since, corrections)
        ctx.exit(_explain_review(text, material, rules, as_json=as_json))
    else:
        _explain_sentence(text, section, as_json, pack, overrides)


def _explain_sentence(text: str, section: str, as_json: bool, pack: str, overrides: Path | None) -> None:
    from assistant.cli.explanations import explanation_text
    from assistant.cli.rule_sets import open_explainer
    from assistant.interchange import to_json
    from assistant.model import Section

    explanations = open_explainer(pack, overrides).explain(text, Section(section))
    if as_json:
        write_result(STDOUT, f"{to_json({'sentences': explanations}, indent=2)}\n")
    else:
        write_result(STDOUT, explanation_text(explanations, Path.cwd()))


def _explain_review(text: str, material: "Material", rules: "Rules", *, as_json: bool) -> int:
    from assistant.cli.accounts import trace_text
    from assistant.cli.tracing import trace
    from assistant.interchange import to_json

    exit_code = print_problems(material.problems)
    found = trace(text, material, rules)
    if as_json:
        write_result(STDOUT, f"{to_json(found, indent=2)}\n")
    else:
        write_result(STDOUT, trace_text(found, rules.concepts, material, Path.cwd()))
    return exit_code

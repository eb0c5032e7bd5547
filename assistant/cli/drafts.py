"""A draft as the user asked for it: written with its review beside it, and summed up."""

from dataclasses import dataclass
from pathlib import Path

import click

from assistant.cli.earlier import Earlier
from assistant.cli.messages import count, print_problems, print_summary
from assistant.cli.options import Wishes
from assistant.cli.pipeline import Reviewed, Rules, make_document, to_html, to_word
from assistant.draft import Document, Style, to_json_text, to_markdown, to_pandoc_markdown, write_bibliography
from assistant.interchange import to_json
from assistant.model import Review, Verdict
from assistant.outputs import write_folder, write_whole

MISSING_LETTERS = (
    "figure {key}: no installed font has {letters}; the SVG holds these letters and the picture in Word does not; "
    "install a font for them, such as Noto Sans CJK"
)


@dataclass(frozen=True, slots=True)
class DraftOrder:
    """What a user wants drafted.

    Attributes
    ----------
    snapshot
        Files of records.
    output, review_path, figures
        The draft, and the review state and the folder of figures beside it.
    title, style
        Title of the draft, and how it cites.
    zotero
        Whether the citations of a Word draft are Zotero fields.
    pandoc
        Whether a Markdown draft cites by keys, for pandoc.
    template
        Word file that a Word draft starts from; ``None`` for the one that comes with draftreview.
    comments
        Whether comments of a Word draft hold the evidence of each paragraph.
    retractions
        Table of retracted works.
    since
        Earlier state that the draft tells the changes since; ``None`` for a draft without them.
    wishes
        How the files are to be read.
    """

    snapshot: tuple[Path, ...]
    output: Path
    review_path: Path
    figures: Path
    title: str
    style: Style
    zotero: bool
    pandoc: bool
    template: Path | None
    comments: bool
    retractions: Path | None
    since: Path | None
    wishes: Wishes

    @property
    def outputs(self) -> tuple[Path, ...]:
        """Every file that is written, but the figures."""
        beside = (self.bibliography, self.csl) if self.pandoc else ()
        return (self.output, self.review_path, *beside)

    @property
    def bibliography(self) -> Path:
        """The works cited, beside a draft for pandoc."""
        return self.output.with_suffix(".references.json")

    @property
    def csl(self) -> Path:
        """The citation style, beside a draft for pandoc."""
        return self.output.with_suffix(".csl")


def write_draft(order: DraftOrder, reviewed: Reviewed, rules: Rules, earlier: Earlier | None = None) -> int:
    """Write a draft, its review and its figures, print problems and what was found, and give the exit code.

    Raises
    ------
    OutputError
        If one of them cannot be written.
    """
    changes = earlier.changes_to(reviewed, rules) if earlier else None
    document = make_document(reviewed, rules, order.style, order.title, changes, remarks=order.comments)
    files = render(document, order)
    write_whole(order.review_path, to_json(reviewed.review, indent=1) + "\n")
    write_folder(order.figures, {f"{figure.key}.svg": figure.picture.svg for figure in document.figures()})
    for path, content in files.items():
        write_whole(path, content)
    exit_code = print_problems((*(earlier.problems if earlier else ()), *reviewed.problems))
    for figure in document.figures():
        if figure.picture.missing:
            print_summary(MISSING_LETTERS.format(key=figure.key, letters=figure.picture.missing))
    print_summary(summarise(reviewed.review))
    click.echo(str(order.output))
    return exit_code


def render(document: Document, order: DraftOrder) -> dict[Path, str | bytes]:
    """Write a document in the format that the suffix of the output asks for, with what belongs beside it."""
    match order.output.suffix.lower():
        case ".docx":
            return {order.output: to_word(document, zotero=order.zotero, template=order.template)}
        case ".html":
            return {order.output: to_html(document)}
        case ".json":
            return {order.output: to_json_text(document)}
    if order.pandoc:
        return _render_for_pandoc(document, order)
    return {order.output: to_markdown(document, order.figures.name)}


def _render_for_pandoc(document: Document, order: DraftOrder) -> dict[Path, str | bytes]:
    names = order.figures.name, order.bibliography.name, order.csl.name
    draft: dict[Path, str | bytes] = {order.output: to_pandoc_markdown(document, *names)}
    if document.sources is None:
        return draft
    draft[order.bibliography] = write_bibliography(document.sources)
    draft[order.csl] = order.style.path.read_bytes()
    return draft


def summarise(review: Review) -> str:
    """Count records, claims and verdicts on one line."""
    used = sum(outcome.used for outcome in review.records)
    found = [s.verdict for s in review.syntheses]
    verdicts = (f"{found.count(v)} {v}" for v in Verdict if v in found)
    return (
        f"{count(len(review.records), 'record')}, {used:,} used; {count(len(review.claims), 'claim')}; "
        f"{count(len(found), 'synthesis', 'syntheses')} ({', '.join(verdicts) or 'none'})"
    )

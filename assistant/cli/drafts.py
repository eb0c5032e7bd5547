"""A draft as the user asked for it: written with its review beside it, and summed up."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from assistant.cli.checked import describe_checked, require_checked
from assistant.cli.draft_files import DraftFiles
from assistant.cli.drafting import load_style, make_document, remember_pictures, to_html, to_word
from assistant.cli.earlier import Earlier
from assistant.cli.messages import count, print_problems, print_summary
from assistant.cli.options import Checking, Wishes
from assistant.cli.pipeline import Reviewed
from assistant.cli.rule_sets import Rules
from assistant.draft import Document, Style, to_json_text, to_markdown, to_pandoc_markdown, write_bibliography
from assistant.interchange import to_readable_json
from assistant.model import Review, Verdict
from assistant.outputs import write_folder, write_together

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
    files
        What is written.
    title, style
        Title of the draft, and how it cites; ``None`` for those of the language.
    language
        Whose phrases it is written in.
    zotero
        Whether the citations of a Word draft are Zotero fields.
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
    checking
        The corrections, and what becomes of claims that nobody has checked.
    """

    snapshot: tuple[Path, ...]
    files: DraftFiles
    title: str | None
    style: Style | None
    language: str
    zotero: bool
    template: Path | None
    comments: bool
    retractions: Path | None
    since: Path | None
    wishes: Wishes
    checking: Checking

    @property
    def sources(self) -> tuple[Path, ...]:
        """Every file that records, and what is known of them, are read from."""
        return (*self.snapshot, *filter(None, [self.retractions, self.since]))

    @property
    def inputs(self) -> tuple[Path, ...]:
        """Every file that is read, but the rules."""
        style = self.style.path if self.style else None
        return (*self.sources, *filter(None, [style, self.template, self.checking.corrections]))


def write_draft(order: DraftOrder, reviewed: Reviewed, rules: Rules, earlier: Earlier | None = None) -> int:
    """Write a draft, its review and its figures, print problems and what was found, and give the exit code.

    Raises
    ------
    OutputError
        If one of them cannot be written.
    UncheckedError
        If a claim that votes is unchecked and the order asks for checked ones; nothing is written then.
    """
    if order.checking.require:
        require_checked(reviewed.review)
    changes = earlier.changes_to(reviewed, rules) if earlier else None
    style, title = order.style or load_style(rules.phrases.style), order.title or rules.phrases.title
    marks = {"remarks": order.comments, "unchecked": order.checking.mark}
    document = make_document(reviewed, rules, style, title, changes, **marks, cache=order.wishes.cache)
    with remember_pictures(order.wishes.cache):
        files = render(document, order, style)
        write_files(order.files, files, reviewed.review, document)
    exit_code = print_problems((*(earlier.problems if earlier else ()), *reviewed.problems))
    tell_missing_letters(document)
    print_summary(summarise(reviewed.review))
    click.echo(str(order.files.draft))
    return exit_code


def write_files(files: DraftFiles, written: Mapping[Path, str | bytes], review: Review, document: Document) -> None:
    """Write a draft of any kind, with the review state that it rests on, and then every figure as SVG.

    The draft takes its place first: if it is open elsewhere and cannot, its review goes on telling of it.

    Raises
    ------
    OutputError
        If one of them cannot be written.
    """
    write_together({**written, files.review: to_readable_json(review)})
    write_folder(files.figures, {f"{figure.key}.svg": figure.picture.svg for figure in document.figures()})


def tell_missing_letters(document: Document) -> None:
    """Print which letters the pictures of a document lack, as no installed font has them."""
    for figure in document.figures():
        if figure.picture.missing:
            print_summary(MISSING_LETTERS.format(key=figure.key, letters=figure.picture.missing))


def render(document: Document, order: DraftOrder, style: Style) -> dict[Path, str | bytes]:
    """Write a document in the format that the suffix of the draft asks for, with what that alone needs beside it."""
    draft = order.files.draft
    match draft.suffix.lower():
        case ".docx":
            return {draft: to_word(document, zotero=order.zotero, template=order.template)}
        case ".html":
            return {draft: to_html(document)}
        case ".json":
            return {draft: to_json_text(document)}
    if order.files.pandoc:
        return _render_for_pandoc(document, order.files, style)
    return {draft: to_markdown(document, order.files.figures.name)}


def _render_for_pandoc(document: Document, files: DraftFiles, style: Style) -> dict[Path, str | bytes]:
    names = files.figures.name, files.bibliography.name, files.csl.name
    written: dict[Path, str | bytes] = {files.draft: to_pandoc_markdown(document, *names)}
    if document.sources is None:
        return written
    return written | {
        files.bibliography: write_bibliography(document.sources),
        files.csl: style.path.read_bytes(),
    }


def summarise(review: Review) -> str:
    """Count records, claims and verdicts on one line."""
    used = sum(outcome.used for outcome in review.records)
    found = [s.verdict for s in review.syntheses]
    verdicts = (f"{found.count(v)} {v}" for v in Verdict if v in found)
    return (
        f"{count(len(review.records), 'record')}, {used:,} used; {count(len(review.standing), 'claim')}"
        f"{describe_checked(review)}; "
        f"{count(len(found), 'synthesis', 'syntheses')} ({', '.join(verdicts) or 'none'})"
    )

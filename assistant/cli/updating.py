"""An edited draft brought up to date as the user asked for it, with its review and figures beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from assistant.cli.checked import require_checked
from assistant.cli.draft_files import DraftFiles
from assistant.cli.drafting import load_style, make_document, tell_changes
from assistant.cli.drafts import tell_missing_letters, write_files
from assistant.cli.earlier import Earlier, read_earlier
from assistant.cli.messages import print_problems, print_summary
from assistant.cli.options import Checking, Wishes
from assistant.cli.pipeline import Reviewed, make_review
from assistant.cli.redlines import check_basis, report, tell_turned, update_draft
from assistant.cli.review_files import name_studies, read_file
from assistant.cli.rule_sets import Rules
from assistant.model import Changes
from assistant.redline import Draft, Merged, open_draft


@dataclass(frozen=True, slots=True)
class UpdateOrder:
    """What a user wants updated.

    Attributes
    ----------
    snapshot
        Files of records, the whole literature as of now.
    files
        What is written.
    style
        How to cite; ``None`` for the style of the draft.
    since
        Earlier state that the draft tells the changes since, if any.
    retractions, wishes
        Table of retracted works, and how the files are to be read.
    checking
        The corrections, and what becomes of claims that nobody has checked.
    """

    snapshot: tuple[Path, ...]
    files: DraftFiles
    style: str | None
    since: Path | None
    retractions: Path | None
    wishes: Wishes
    checking: Checking


def open_edited(path: Path) -> Draft:
    """Open a draft that was edited.

    Raises
    ------
    UnreadableInputError
        If there is none, or if the file is no draft.
    """
    return open_draft(str(path), read_file(path))


def write_update(order: UpdateOrder, draft: Draft, rules: Rules) -> int:
    """Write an updated draft, its review and its figures, tell what was done, and give the exit code.

    Raises
    ------
    UnreadableInputError
        If there are no records.
    OutputError
        If a file cannot be written.
    UncheckedError
        If a claim that votes is unchecked and the order asks for checked ones.
    """
    basis = draft.origin.basis
    style = load_style(order.style or basis.style.rpartition("/")[2])
    corrections = order.checking.corrections
    earlier = read_earlier(order.since, rules, order.wishes, corrections) if order.since else None
    reviewed = make_review(order.snapshot, rules, order.wishes, order.retractions, corrections)
    if order.checking.require:
        require_checked(reviewed.review)
    changes = earlier.changes_to(reviewed, rules) if earlier else None
    document = make_document(reviewed, rules, style, basis.title, changes, unchecked=order.checking.mark)
    causes = (
        _tell(changes, reviewed, rules)
        if changes
        else tell_turned(draft.origin.verdicts, document.verdicts, rules.phrases)
    )
    merged = update_draft(draft, rules, document, causes)
    write_files(order.files, {order.files.draft: merged.content}, reviewed.review, document)
    tell_missing_letters(document)
    return _tell_done(order, earlier, reviewed, merged, check_basis(basis, reviewed.review))


def _tell(changes: Changes, reviewed: Reviewed, rules: Rules) -> dict[str, str]:
    return tell_changes(reviewed, rules, changes, name_studies(reviewed.snapshot.records))


def _tell_done(
    order: UpdateOrder, earlier: Earlier | None, reviewed: Reviewed, merged: Merged, notices: Iterable[str]
) -> int:
    exit_code = print_problems((*(earlier.problems if earlier else ()), *reviewed.problems))
    for line in (*notices, *report(merged)):
        print_summary(line)
    click.echo(str(order.files.draft))
    return exit_code

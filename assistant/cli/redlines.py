"""Word files with tracked changes: the difference of two drafts, and an edited draft brought up to date."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assistant.anchors import Basis
from assistant.cli import rule_sets
from assistant.cli.comparing import Side
from assistant.cli.drafting import load_style, make_document, tell_changes, to_word
from assistant.cli.messages import count
from assistant.cli.options import Wishes
from assistant.cli.pipeline import Reviewed, make_review
from assistant.cli.review_files import name_studies
from assistant.cli.rule_sets import Rules
from assistant.diff import compare
from assistant.draft import Document, Phrases
from assistant.errors import Problem
from assistant.model import Changes, Review
from assistant.redline import Act, Draft, Merged, Outcome, Remarks, merge_drafts, open_draft

_DONE = {
    Act.TURN: ("paragraph or table changed", "paragraphs and tables changed"),
    Act.INSERT: ("inserted", "inserted"),
    Act.DELETE: ("deleted", "deleted"),
    Act.OFFER: ("new version in a comment", "new versions in comments"),
    Act.WITHDRAW: ("no longer supported, in a comment", "no longer supported, in comments"),
    Act.RECALL: ("deleted text recalled in a comment", "deleted texts recalled in comments"),
    Act.MISSING: ("left out, as it was deleted", "left out, as they were deleted"),
}
_LISTED = (Act.OFFER, Act.WITHDRAW, Act.RECALL, Act.MISSING)
_WIDTH = 90


@dataclass(frozen=True, slots=True)
class RedlineOrder:
    """Two literature snapshots whose drafts are to be compared.

    Attributes
    ----------
    old, new
        Files of records, each with the user's folder of rules for it.
    pack, wishes
        The rules, and how the files are to be read.
    title, style, language
        Of both drafts; without title and style, those of the language.
    """

    old: Side
    new: Side
    pack: str
    wishes: Wishes
    title: str | None
    style: str | None
    language: str


def compare_drafts(order: RedlineOrder) -> tuple[Merged, Changes, tuple[Problem, ...]]:
    """Draft two snapshots and write the old draft with all that the new one changes as tracked changes.

    Returns
    -------
    The Word file, what differs between the reviews, and the problems met in reading.
    """
    rules = {
        side.overrides: rule_sets.load_rules(order.pack, side.overrides, order.language)
        for side in (order.new, order.old)
    }
    sides = [
        (_review(side, rules[side.overrides], order.wishes), rules[side.overrides]) for side in (order.old, order.new)
    ]
    (before, _), (after, now) = sides
    changes = compare(before.review, after.review)
    studies = name_studies((*before.snapshot.records, *after.snapshot.records))
    remarks = _phrase_remarks(now.phrases, tell_changes(after, now, changes, studies))
    title, style = order.title or now.phrases.title, load_style(order.style or now.phrases.style)
    old, new = (to_word(make_document(reviewed, rule, style, title)) for reviewed, rule in sides)
    merged = merge_drafts(open_draft("the old draft", old), new, remarks, looks=True)
    return merged, changes, (*before.problems, *after.problems)


def _review(side: Side, rules: Rules, wishes: Wishes) -> Reviewed:
    return make_review([side.path], rules, wishes, side.retractions, side.corrections)


def update_draft(draft: Draft, rules: Rules, document: Document, causes: Mapping[str, str]) -> Merged:
    """Bring an edited draft up to date with a new one; causes say by its id what happened to a synthesis."""
    new = to_word(document, zotero=draft.cites_live)
    return merge_drafts(draft, new, _phrase_remarks(rules.phrases, causes))


def tell_turned(before: Mapping[str, str], now: Mapping[str, str], phrases: Phrases) -> dict[str, str]:
    """Say of each synthesis whose verdict is another one what it was and is."""

    def say(verdict: str) -> str:
        word, _, direction = verdict.partition(" ")
        return phrases.say("remark.verdict", verdict=word, direction=direction)

    return {
        key: phrases.say("remark.turned", before=say(verdict), after=say(now[key]))
        for key, verdict in before.items()
        if key in now and now[key] != verdict
    }


def check_basis(basis: Basis, review: Review) -> Iterator[str]:
    """Say if a draft was made by other rules or corrections, as not the literature alone then causes changes."""
    rules = review.rules
    if basis.rules != rules.hash:
        yield (
            f"the draft was made by the rules {basis.pack} {basis.rules[:12]}, these are {rules.pack} "
            f"{rules.hash[:12]}; what they read or group otherwise changes too"
        )
    if basis.corrections != review.corrections:
        now = ("with other corrections" if basis.corrections else "without corrections") if review.corrections else ""
        made = now or "with corrections, and none are given now"
        again = "" if review.corrections else "; give them with --corrections"
        yield f"the draft was made {made}; what the reviewer corrected changes too{again}"


def report(merged: Merged) -> list[str]:
    """Tell what was done, in a line of counts and a line for each text that was left to the editor."""
    acts = [outcome.act for outcome in merged.outcomes]
    done = ", ".join(count(acts.count(act), *words) for act, words in _DONE.items() if act in acts)
    return [done or "nothing to change", *map(_list, _left_to_editor(merged.outcomes))]


def _left_to_editor(outcomes: Iterable[Outcome]) -> list[Outcome]:
    return [outcome for act in _LISTED for outcome in outcomes if outcome.act is act]


def _list(outcome: Outcome) -> str:
    text = " ".join(outcome.text.split())
    return f"  {_DONE[outcome.act][0]}: {text if len(text) <= _WIDTH else f'{text[:_WIDTH]} ...'}"


def _phrase_remarks(phrases: Phrases, causes: Mapping[str, str]) -> Remarks:
    offer, withdraw, recall = (phrases.word("remark", name) for name in ("offer", "withdraw", "recall"))
    return Remarks(offer, withdraw, recall, causes)

"""Claim rules ready to match: regular expressions over the letters of items."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.errors import Location
from assistant.extract.claim_rules import ClaimRule, Gap, Step, captured, labels_of
from assistant.extract.labels import LABELS, LETTERS


@dataclass(frozen=True, slots=True)
class Pattern:
    """A rule ready to match.

    Attributes
    ----------
    rule
        The rule.
    regex
        Over the letters of ``LABELS``; groups are named after the slots.
    before
        What must not end where the match begins.
    needs
        Letters without which a row does not match.
    location
        Where the rule stands.
    """

    rule: ClaimRule
    regex: re.Pattern[str]
    before: re.Pattern[str] | None
    needs: str
    location: Location

    def search(self, row: str, start: int = 0) -> re.Match[str] | None:
        """Find the first match in a row of items that nothing forbids."""
        for letter in self.needs:
            if letter not in row:
                return None
        match = self.regex.search(row, start)
        while match is not None and self.before is not None and self.before.search(row[: match.start()]):
            match = self.regex.search(row, match.start() + 1)
        return match


def compile_rules(rules: Iterable[tuple[ClaimRule, Location]]) -> tuple[Pattern, ...]:
    """Compile claim rules, each with its place, in their order."""
    return tuple(Pattern(rule, _compile(rule), _compile_before(rule), _needs(rule), place) for rule, place in rules)


def step_regex(step: Step) -> str:
    """Write one step as a regular expression over the letters of ``LABELS``, without a name for what it matches."""
    return _step(step, set(captured(step)))


def _needs(rule: ClaimRule) -> str:
    """List the letters that a rule asks for without a choice, each once."""
    letters = (LETTERS[step] for step in rule.match if isinstance(step, str))
    return "".join(dict.fromkeys(letter for letter in letters if len(letter) == 1))


def _compile(rule: ClaimRule) -> re.Pattern[str]:
    used: set[str] = set()
    text = "".join(_step(step, used) for step in rule.match)
    if rule.unless_followed:
        text += "(?!" + "".join(_step(step, set(LABELS)) for step in rule.unless_followed) + ")"
    return re.compile(text)


def _compile_before(rule: ClaimRule) -> re.Pattern[str] | None:
    if not rule.unless_before:
        return None
    return re.compile("".join(_step(step, set(LABELS)) for step in rule.unless_before) + r"\Z")


def _step(step: Step, used: set[str]) -> str:
    """Write a step as a regular expression: one letter, or a bounded lazy run of letters."""
    if not isinstance(step, Gap):
        return _named(captured(step)[0], _class(labels_of(step)), used)
    body = _class(step.of) if step.of else _class(step.without, "^")
    return f"{body}{{0,{step.up_to}}}?"


def _named(name: str, body: str, used: set[str]) -> str:
    if name in used:
        return body
    used.add(name)
    return f"(?P<{name}>{body})"


def _class(names: Sequence[str], sign: str = "") -> str:
    """Write a choice of labels, each with the letters it stands for."""
    letters = "".join(LETTERS[name] for name in names)
    return f"[{sign}{re.escape(letters)}]"

"""An explanation as text for a person who edits rules."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from assistant.cli.addresses import WIDTH, name_address, wrap_lines
from assistant.cli.messages import count
from assistant.extract.claim_rules import Finding
from assistant.extract.explanation import Explanation, ListMember, RegionList, SeenMention
from assistant.extract.names import BROAD
from assistant.extract.outcome import Dropped, Fired, InTheWay, Lacking, Near, Refused, RegionOutcome, Said
from assistant.extract.quotations import SeenItem
from assistant.model import Comparison, Measure, Region, Status

_LONGEST_ITEM = 40


def explanation_text(explanations: Iterable[Explanation], here: Path) -> str:
    """Write explanations for reading.

    Parameters
    ----------
    explanations
        One a sentence.
    here
        The folder from which the paths of rule files are named.
    """
    return "\n".join("".join(f"{line}\n" for line in _lines(one, here)) for one in explanations)


def _lines(one: Explanation, here: Path) -> Iterator[str]:
    yield one.text
    yield ""
    yield f"Mentions (section: {one.section.value})"
    yield from _columns(_mention(mention, here) for mention in one.mentions)
    if not one.mentions:
        yield "  none"
    if one.lists:
        yield ""
        yield "Lists of regions"
        for places in one.lists:
            yield from _list(places)
    yield ""
    yield "Items, as the claim rules see them; a number begins a clause"
    yield from _items(one.items)
    yield "Claims"
    for outcome in one.outcomes:
        yield from _outcome(outcome, one, here)
    yield from _regions_missed(one)


def _mention(mention: SeenMention, here: Path) -> tuple[str, ...]:
    note = ""
    if not mention.claimable:
        note = "too wide a place for a claim" if mention.rule == BROAD else "stands for no region without its noun"
    concept = mention.concept or "(composed)"
    return mention.text, mention.label, concept, name_address(mention.location, here) or "defined in the text", note


def _list(places: RegionList) -> Iterator[str]:
    if len(places.members) > 1:
        yield f'  "{places.text}"'
    indent = "    " if len(places.members) > 1 else "  "
    yield from _columns((_member(member) for member in places.members), indent)


def _member(member: ListMember) -> tuple[str, ...]:
    region = member.region
    if region.concept == region.id:
        concept = f"concept {region.id}"
    else:
        concept = f"not listed; under {region.concept}" if region.concept else "not listed"
    notes = [f'written "{member.text}"'] if member.text.lower() != region.label.lower() else []
    notes += [f"{region.laterality} carried on"] if member.carried and region.laterality else []
    return _name(region), concept, ", ".join(notes)


def _items(items: Sequence[SeenItem]) -> Iterator[str]:
    """Set each label below its words; every clause begins a row of its own."""
    clause, margin = 1, "1"
    row: list[tuple[str, str]] = []
    for item in items:
        cell = (_short(item.text), item.label or "(skipped)")
        ends = item.label in ("boundary", "relative")
        if row and (ends or _width([*row, cell]) > WIDTH):
            yield from _row(row, margin)
            clause += ends
            row, margin = [], str(clause) if ends else ""
        row.append(cell)
    yield from _row(row, margin)


def _row(cells: Sequence[tuple[str, str]], margin: str) -> Iterator[str]:
    for k, start in enumerate((margin, "")):
        yield f"{start:>3} {' | '.join(cell[k].ljust(max(map(len, cell))) for cell in cells)}".rstrip()
    yield ""


def _width(cells: Sequence[tuple[str, str]]) -> int:
    return 4 + sum(max(map(len, cell)) + 3 for cell in cells)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_ITEM else f"{text[:22].rstrip()} ... {text[-12:].lstrip()}"


def _outcome(outcome: RegionOutcome, one: Explanation, here: Path) -> Iterator[str]:
    names = "; ".join(_unit(*ends) for ends in outcome.regions)
    yield from wrap_lines(names, "  ", "    ")
    if outcome.pair_rule:
        yield f"    paired by {outcome.pair_rule.id}  {name_address(outcome.pair_rule.location, here)}"
    for fired in outcome.fired:
        yield f"    {fired.rule.id}  {name_address(fired.rule.location, here)}"
        yield from _fired(fired, one)
    if outcome.fired:
        return
    yield "    no claim: no rule fits" + (". The nearest:" if outcome.nearest else " or comes near")
    for near in outcome.nearest:
        yield f"    {near.rule.id}  {name_address(near.rule.location, here)}"
        yield from wrap_lines(_nearly(near), "      ", "        ")


def _fired(fired: Fired, one: Explanation) -> Iterator[str]:
    if fired.dropped is Dropped.NO_MEASURE:
        yield f'      no claim: no measure is named, and "{fired.cue}" implies none'
        yield "      (in an abstract, one named in another sentence counts)"
    elif fired.dropped is Dropped.NO_RESPONSE:
        named = " and ".join(f'"{measure}"' for measure in fired.measures)
        yield f"      no claim: {named} is no response (kind: response), as a group's own activation has to be"
    for said in fired.said:
        yield from _columns(_said(said, fired, one), "      ")


def _said(said: Said, fired: Fired, one: Explanation) -> Iterator[tuple[str, ...]]:
    yield "direction", f'{said.direction.value}, from "{fired.cue}"'
    yield "measure", _measure(said.measure)
    if fired.finds is Finding.ASSOCIATION:
        yield "associate", _associate(said)
    else:
        yield "comparison", _comparison(said.comparison)
    if said.about:
        yield "about", f"{said.about} alone"
    if said.significance:
        yield "significance", said.significance.value
    yield "status", _status(said.status, fired, one)


def _measure(measure: Measure) -> str:
    if measure.concept is None:
        return f"{measure.id}, none is named: it cannot vote (in an abstract, one named in another sentence counts)"
    return f'{measure.pooled_as}, from "{measure.text}"' if measure.text else f"{measure.pooled_as}, not named here"


def _associate(said: Said) -> str:
    if said.associate is None:
        return "none recognised: it cannot vote"
    concepts = [concept for concept in (said.associate_concept, *said.further_associates) if concept]
    return f'"{said.associate}", {", ".join(concepts) if concepts else "not listed"}'


def _comparison(comparison: Comparison | None) -> str:
    if comparison is None:
        return "none recognised: it cannot vote (in an abstract, groups named before count)"
    sides = (comparison.group, comparison.group_concept), (comparison.comparator, comparison.comparator_concept)
    named = " versus ".join(f'"{text}" ({concept or "not listed"})' for text, concept in sides)
    return f"{named}: {comparison.kind or 'no known kind'}"


def _status(status: Status, fired: Fired, one: Explanation) -> str:
    if status is Status.ASSERTED:
        return "asserted"
    if one.reported:
        why = f'"{fired.caution}" stands before "{fired.cue}"' if fired.caution else "so worded"
    elif one.not_own:
        why = f'"{one.not_own}" tells of work of others or yet to come'
    else:
        why = f"stands in the section {one.section.value}"
    return f"{status.value}: {why}; it does not vote"


def _nearly(near: Near) -> str:
    if near.refused:
        return _refused(near.refused)
    if near.in_the_way:
        return _in_the_way(near.in_the_way)
    return "would fit if " + ", and ".join(_lacking(lack) for lack in near.lacks)


def _lacking(lack: Lacking) -> str:
    labels = " or ".join(f"`{label}`" for label in lack.labels)
    before, after = (_quote(edge) if edge else None for edge in (lack.before, lack.after))
    if before and after:
        return f"{labels} stood between {after} and {before}"
    return f"{labels} stood before {before}" if before else f"{labels} stood behind {after}"


def _in_the_way(obstacle: InTheWay) -> str:
    between = f"between {_quote(obstacle.after)} and {_quote(obstacle.before)}"
    if not obstacle.items:
        return f"would fit if no more than {count(obstacle.up_to or 0, 'item')} stood {between}"
    *others, last = (f"{_quote(item)} (`{item.label}`)" for item in obstacle.items)
    named = f"{', '.join(others)} and {last}" if others else last
    too_many = f", nor more than {count(obstacle.up_to, 'other item')}" if obstacle.up_to else ""
    return f"would fit if {named} did not stand {between}{too_many}"


def _refused(refused: Refused) -> str:
    follows = refused.key == "unless_followed"
    item = refused.items[-1 if follows else 0]
    return f"fits, but {refused.key} refuses it: {_quote(item)} (`{item.label}`) {'follows' if follows else 'precedes'}"


def _regions_missed(one: Explanation) -> Iterator[str]:
    if not one.outcomes:
        seen = any(mention.label == "region" for mention in one.mentions)
        yield f"  none: no region {'that a claim can be made of ' if seen else ''}was recognised"
    if one.unlisted:
        names = " and ".join(f'"{name}"' for name in one.unlisted)
        advice = "list it as a concept, or add its words to grammar/regions.yaml"
        yield from wrap_lines(f"{names}: a region that the rules do not know? Then {advice}.", "  ", "  ")


def _quote(item: SeenItem) -> str:
    return f'"{_short(item.text)}"'


def _unit(region: Region, target: Region | None) -> str:
    return f"{_name(region)} to {_name(target)}" if target else _name(region)


def _name(region: Region) -> str:
    return f"{region.laterality} {region.label}" if region.laterality else region.label


def _columns(rows: Iterable[Sequence[str]], indent: str = "  ") -> Iterator[str]:
    """Set cells below each other."""
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield indent + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()

from dataclasses import dataclass, field
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.redline.places import Place
from assistant.redline.plan import Act, Merge, Sides, Step, decide
from tests.redline.units import anchor

INTACT, TOUCHED, HIDDEN = Place(3, 3, False), Place(3, 3, True), Place(3, 3, True, shown=False)
TABLE = {
    "as generated, nothing else": (Sides(INTACT, changed=False), Act.KEEP),
    "as generated, something else": (Sides(INTACT, changed=True), Act.TURN),
    "as generated, nothing any more": (Sides(INTACT, changed=True, gone=True), Act.DELETE),
    "changed, nothing else": (Sides(TOUCHED, changed=False), Act.KEEP),
    "changed, something else": (Sides(TOUCHED, changed=True), Act.OFFER),
    "changed, nothing any more": (Sides(TOUCHED, changed=True, gone=True), Act.WITHDRAW),
    "changed to what it would say": (Sides(TOUCHED, changed=True, agrees=True), Act.KEEP),
    "deleted, nothing else": (Sides(None, changed=False), Act.KEEP),
    "deleted, something else": (Sides(None, changed=True), Act.MISSING),
    "deleted, another verdict": (Sides(None, changed=True, turned=True), Act.RECALL),
    "deleted by a tracked change, something else": (Sides(HIDDEN, changed=True), Act.MISSING),
    "deleted by a tracked change, another verdict": (Sides(HIDDEN, changed=True, turned=True), Act.RECALL),
    "deleted by a tracked change, nothing any more": (Sides(HIDDEN, changed=True, gone=True, turned=True), Act.MISSING),
}


@pytest.mark.parametrize(("sides", "act"), TABLE.values(), ids=TABLE.keys())
def test_what_becomes_of_text(sides: Sides, act: Act) -> None:
    assert decide(sides) is act


def test_text_that_somebody_changed_or_deleted_is_never_changed_or_deleted() -> None:
    for place, *flags in product((INTACT, TOUCHED, HIDDEN, None), *[(False, True)] * 4):
        act = decide(Sides(place, *flags))
        assert act not in (Act.TURN, Act.DELETE) or place is INTACT
        assert flags[0] or act is Act.KEEP


@dataclass
class Case:
    """Old units and new ones by letters, of which capital ones say something else; where the old ones stand.

    A place is a number, with ``*`` if somebody changed it; ``-`` means that it was deleted.
    """

    old: str
    new: str
    places: str
    expected: str
    options: dict[str, set[int]] = field(default_factory=dict)


CASES = {
    "nothing": Case("ab", "ab", "0 1", ""),
    "another text": Case("ab", "aB", "0 1", "turn@1"),
    "a new one behind": Case("ab", "abc", "0 1", "insert@1:2"),
    "a new one before": Case("ab", "cab", "0 1", "insert@-1:0"),
    "new ones between": Case("ab", "acdb", "0 4", "insert@0:1 insert@0:2"),
    "behind a long one": Case("ab", "acb", "0-2 3", "insert@2:1"),
    "gone": Case("abc", "ac", "0 1 2", "delete@1"),
    "gone, a new one there": Case("abc", "adc", "0 1 2", "delete@1 insert@0:1"),
    "changed and gone": Case("abc", "ac", "0 1* 2", "withdraw@1"),
    "changed by both": Case("ab", "aB", "0 1*", "offer@1"),
    "changed to the same": Case("ab", "aB", "0 1*", "", {"agreeing": {1}}),
    "deleted": Case("ab", "aB", "0 -", "missing@0"),
    "deleted, first": Case("ab", "Ab", "- 1", "missing@-1"),
    "deleted, another verdict": Case("ab", "aB", "0 -", "recall@0", {"turned": {1}}),
    "deleted and gone": Case("ab", "a", "0 -", ""),
    "moved by the editor": Case("abc", "aBc", "0 5 2", "turn@5"),
    "behind what the editor moved": Case("abc", "abdc", "0 5 2", "insert@5:2"),
    "moved by the literature": Case("abc", "bca", "0 1 2", "delete@0 insert@2:2"),
    "moved by the literature and said otherwise": Case("abc", "bcA", "0 1 2", "delete@0 insert@2:2"),
    "changed by the editor, moved by the literature": Case("abc", "bcA", "0* 1 2", "offer@0"),
    "below a deleted heading": Case("ab", "abc", "- 1", "recall@1:2", {"closed": {2}}),
    "never turned from within": Case("ab", "aB", "0 1", "delete@1 insert@1:1", {"whole": {1}}),
    "never turned from within, nothing else": Case("ab", "ab", "0 1", "", {"whole": {1}}),
    "never turned from within, changed": Case("ab", "aB", "0 1*", "offer@1", {"whole": {1}}),
    "from nothing": Case("", "ab", "", "insert@-1:0 insert@-1:1"),
    "to nothing": Case("ab", "", "0 1*", "delete@0 withdraw@1"),
}


def merge(case: Case) -> Merge[object]:
    old, new = ([anchor(letter, letter) for letter in letters] for letters in (case.old, case.new))
    pairs = {i: j for i, a in enumerate(case.old) for j, b in enumerate(case.new) if a == b.lower()}
    places = {i: _place(text) for i, text in enumerate(case.places.split()) if text != "-"}
    return Merge(old, new, pairs, places, **case.options)


def _place(text: str) -> Place:
    first, _, last = text.strip("*").partition("-")
    return Place(int(first), int(last or first), text.endswith("*"))


def _show(step: Step) -> str:
    """Name an act and its place, and the new unit where no old one is concerned."""
    return f"{step.act}@{step.at}" + (f":{step.new}" if step.old is None else "")


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_what_is_to_be_done(case: Case) -> None:
    assert " ".join(map(_show, merge(case).plan())) == case.expected


@st.composite
def cases(draw: st.DrawFn) -> Case:
    old = "".join(draw(st.permutations("abcdef"))[: draw(st.integers(0, 6))])
    new = "".join(draw(st.permutations("abcdefgh"))[: draw(st.integers(0, 8))])
    said = "".join(letter.upper() if draw(st.booleans()) else letter for letter in new)
    spots = draw(st.permutations(range(len(old))))
    places = " ".join(draw(st.sampled_from(["-", str(n), f"{n}*"])) for n in spots)
    options = {
        name: draw(st.sets(st.sampled_from(range(len(side)) or [0])))
        for name, side in (("turned", new), ("closed", new))
    }
    return Case(old, said, places, "", {**options, "whole": draw(st.sets(st.integers(0, 5)))})


@settings(max_examples=100, deadline=None, derandomize=True)
@given(cases())
def test_each_unit_ends_once(case: Case) -> None:
    found = merge(case)
    steps = found.plan()
    ended = [step.old for step in steps if step.act in (Act.DELETE, Act.TURN, Act.OFFER, Act.WITHDRAW)]
    assert len(ended) == len(set(ended))
    brought = [step.new for step in steps if step.new is not None]
    assert len(brought) == len(set(brought))
    inserted = {step.new for step in steps if step.old is None}
    assert set(range(len(found.new))) - set(found.pairs.values()) <= inserted
    for i, place in found.places.items():
        if place.touched:
            assert not [s for s in steps if s.old == i and s.act in (Act.DELETE, Act.TURN)]
            assert found.pairs.get(i) not in inserted
    assert all(step.act in (Act.RECALL, Act.INSERT) for step in steps if step.old is None)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(cases())
def test_what_nobody_touched_ends_up_as_the_new_draft(case: Case) -> None:
    plain = Case(case.old, case.new, " ".join(map(str, range(len(case.old)))), "")
    found = merge(plain)
    said = dict(enumerate(case.old))
    behind: dict[int, list[str]] = {}
    for step in found.plan():
        if step.act is Act.DELETE:
            del said[step.at]
        elif step.act is Act.TURN and step.new is not None:
            said[step.at] = case.new[step.new]
        elif step.new is not None:
            behind.setdefault(step.at, []).append(case.new[step.new])
    order = [letter for n in range(-1, len(case.old)) for letter in (said.get(n, ""), *behind.get(n, ()))]
    assert "".join(order) == case.new

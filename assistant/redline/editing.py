"""What is to be done with an edited draft, done block by block."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from assistant.redline.adoption import Adopter
from assistant.redline.comments import CommentBook, attach
from assistant.redline.plan import Act, Step
from assistant.redline.rows import RowMerge, Table, write_rows
from assistant.redline.sheet import Sheet
from assistant.redline.tracks import Track
from assistant.redline.units import Unit, UnitKind
from assistant.redline.wording import Wording
from assistant.wordprocessing import w


@dataclass(frozen=True, slots=True)
class Remarks:
    """What comments say, in the language of the draft.

    Attributes
    ----------
    offer
        Above the new version of a paragraph that the editor changed.
    withdraw
        Beside a paragraph of hers that the literature no longer supports.
    recall
        Above the new version of a paragraph that she deleted.
    causes
        Id of a synthesis -> what happened to it.
    """

    offer: str
    withdraw: str
    recall: str
    causes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done with one paragraph, table or row.

    Attributes
    ----------
    act
        What.
    text
        What it says; the new version where there is one.
    """

    act: Act
    text: str


@dataclass(frozen=True, slots=True)
class Editor:
    """Edits a sheet step by step.

    Attributes
    ----------
    sheet
        The edited draft.
    targets
        The blocks of the new draft.
    wording, adopter, comments, remarks
        What turns paragraphs, brings in new ones, and speaks to the editor.
    tellers
        Id of a synthesis -> the unit beside which its cause is told, the last one that tells of it.
    """

    sheet: Sheet
    targets: Sequence[Element]
    wording: Wording
    adopter: Adopter
    comments: CommentBook
    remarks: Remarks
    tellers: dict[str, str] = field(default_factory=dict)

    def learn(self, track: Track) -> None:
        """Learn how the edited file writes what the new draft has too."""
        for mine, theirs in track.pairs_of_blocks():
            for a, b in zip(range(mine.first, mine.last + 1), range(theirs.first, theirs.last + 1), strict=False):
                ours, target = self.sheet.body.blocks[a], self.targets[b]
                if ours.tag == target.tag == w("p"):
                    self.adopter.learn(target, ours)

    def edit(self, track: Track) -> Iterator[Outcome]:
        """Do all steps of a track."""
        for teller in (*track.merge.old, *track.merge.new):
            self.tellers.update(dict.fromkeys(teller.told, teller.key))
        for step in track.steps:
            old = None if step.old is None else track.merge.old[step.old]
            new = None if step.new is None else track.merge.new[step.new]
            if new is not None and old is not None and new.kind is UnitKind.TABLE and step.act in (Act.TURN, Act.OFFER):
                yield from self._merge_rows(track, step, old, new)
            else:
                self._do(track, step, old, new)
                unit = new or old
                yield Outcome(step.act, unit.text if unit is not None else "")

    def _do(self, track: Track, step: Step, old: Unit | None, new: Unit | None) -> None:
        match step.act:
            case Act.DELETE if step.old is not None:
                place = track.merge.places[step.old]
                for index in range(place.first, place.last + 1):
                    self.sheet.delete(index)
                self._name_cause(step.at, old)
            case Act.INSERT if step.new is not None and new is not None:
                self._insert(track, step.at, step.new, new)
            case Act.TURN if step.new is not None:
                target = self.targets[track.targets[step.new].first]
                turned = self.wording.turn(self.sheet.body.blocks[step.at], target)
                if turned is not None:
                    self.sheet.change(step.at, turned)
                    self._name_cause(step.at, new)
            case Act.OFFER | Act.RECALL if new is not None:
                said = self.remarks.offer if step.act is Act.OFFER else self.remarks.recall
                self._comment(step.at, [said, *new.text.split("\n"), *self._causes_of(new)])
            case Act.WITHDRAW:
                self._comment(step.at, [self.remarks.withdraw])

    def _insert(self, track: Track, at: int, index: int, new: Unit) -> None:
        place = track.targets[index]
        causes = self._causes_of(new)
        for number in range(place.first, place.last + 1):
            adopted = self.adopter.adopt(self.targets[number])
            if causes and adopted.tag == w("p"):
                attach(adopted, self.comments.add(causes))
            self.sheet.insert(at, adopted)

    def _merge_rows(self, track: Track, step: Step, old: Unit, new: Unit) -> Iterator[Outcome]:
        ours = Table(self.sheet.body.blocks[step.at], old.rows)
        theirs = Table(self.targets[track.targets[step.new or 0].first], new.rows)
        changed, behind, steps = RowMerge(ours, theirs, self.wording, self.adopter).merge()
        told = [(s, new.rows[s.new].text if s.new is not None else old.rows[s.old or 0].text) for s in steps]
        if changed or behind:
            self.sheet.change_parts(step.at, write_rows(self.sheet.body, step.at, changed, behind))
            yield Outcome(Act.TURN, new.text)
        offers = [text.replace("\t", " | ") for s, text in told if s.act is Act.OFFER]
        if offers:
            self._comment(step.at, [self.remarks.offer, *offers])
        gone = [text.replace("\t", " | ") for s, text in told if s.act is Act.WITHDRAW]
        if gone:
            self._comment(step.at, [self.remarks.withdraw, *gone])
        yield from (Outcome(s.act, text) for s, text in told)

    def _name_cause(self, at: int, unit: Unit | None) -> None:
        causes = self._causes_of(unit) if unit is not None else []
        if causes:
            self._comment(at, causes)

    def _comment(self, at: int, paragraphs: Sequence[str]) -> None:
        self.sheet.comment(max(at, 0), self.comments.add(paragraphs))

    def _causes_of(self, unit: Unit) -> list[str]:
        told = (key for key in unit.told if self.tellers.get(key) == unit.key)
        return [self.remarks.causes[key] for key in told if key in self.remarks.causes]

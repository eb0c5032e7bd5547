"""Places in a standard space, as abstracts state them in coordinates."""

from dataclasses import dataclass

from assistant.model.terms import Section


@dataclass(frozen=True, slots=True)
class Point:
    """One place.

    Attributes
    ----------
    record_id
        The record.
    x, y, z
        Millimetres to the right, to the front and upwards.
    space
        Id of the standard space, such as ``MNI``; ``None`` where the abstract does not name it, or several.
    start, end
        Character offsets of the numbers in the abstract.
    sentence, sentence_start
        The sentence that states it, an exact copy, and its offset.
    section
        Part of the abstract.
    reported
        Whether the sentence tells findings of this study, as far as section and wording show.
    """

    record_id: str
    x: float
    y: float
    z: float
    space: str | None
    start: int
    end: int
    sentence: str
    sentence_start: int
    section: Section
    reported: bool

"""Units and anchors of drafts, as short as they can be written."""

from assistant.anchors import Anchor, AnchorKind, short_hash
from assistant.redline.units import Unit, UnitKind


def anchor(name: str, text: str = "", kind: str = "paragraph", place: str = "", about: str = "") -> Anchor:
    return Anchor(
        name, AnchorKind(kind), tuple(place.split("/")) if place else (), tuple(about.split()), text, short_hash(text)
    )


def unit(name: str, text: str = "", kind: str = "paragraph", place: str = "", about: str = "") -> Unit:
    return Unit(UnitKind.PARAGRAPH, name, anchor(name, text, kind, place, about))


def table_unit(name: str, *rows: str, about: str = "facts 1") -> Unit:
    found = tuple(anchor(name, row, "row", "", about) for row in rows)
    return Unit(UnitKind.TABLE, f"{name} {about}", found[0], found)

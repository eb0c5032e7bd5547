"""Where rules stand, as a person at a terminal reads it."""

from pathlib import Path
from textwrap import wrap

from assistant.errors import Location

WIDTH = 100


def name_address(location: Location | None, here: Path) -> str:
    """Name a place from where the user is, if it is below; nothing for no place."""
    if location is None:
        return ""
    path = Path(location.path)
    inside = path.is_absolute() and path.is_relative_to(here)
    return str(Location(str(path.relative_to(here)), location.line, location.column) if inside else location)


def wrap_lines(text: str, first: str, rest: str | None = None) -> list[str]:
    """Wrap text, its first line behind one indent and the others behind another or the same."""
    rest = first if rest is None else rest
    return wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)

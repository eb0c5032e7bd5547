"""What a built site would ask other hosts for: ``python -m documentation.hosts FOLDER`` fails if there is anything."""

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

# Attributes that a browser follows by itself. Links are followed by readers.
_LOADED = {"src", "srcset", "poster", "data"}
_FOREIGN = re.compile(r"\s*(?:https?:)?//", re.I)
_IN_STYLES = re.compile(r"""(?:url\(|@import)\s*["']?\s*((?:https?:)?//[^"')\s]+)""", re.I)


class _Loads(HTMLParser):
    """Gathers the foreign addresses that a page loads."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = _LOADED | ({"href"} if tag == "link" else set())
        self.found += [value for name, value in attrs if name in names and value and _FOREIGN.match(value)]


def find_foreign(folder: Path) -> Iterator[tuple[Path, str]]:
    """Go through what the pages and styles of a site load from elsewhere: file and address."""
    for path in sorted(folder.rglob("*.html")):
        page = _Loads()
        text = path.read_text(encoding="utf-8")
        page.feed(text)
        yield from ((path, address) for address in (*page.found, *_IN_STYLES.findall(text)))
    for path in sorted(folder.rglob("*.css")):
        yield from ((path, address) for address in _IN_STYLES.findall(path.read_text(encoding="utf-8")))


def main(folder: Path) -> int:
    """Print what a site would load from elsewhere; 1 if there is anything or no site."""
    if not (folder / "index.html").is_file():
        print(f"{folder}: no site; run make docs", file=sys.stderr)
        return 1
    found = list(find_foreign(folder))
    for path, address in found:
        print(f"{path}: foreign-host: loads {address}; put what it needs under docs/", file=sys.stderr)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

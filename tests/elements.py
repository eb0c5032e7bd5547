"""The elements of a page that a test looks at."""

from collections.abc import Collection
from html.parser import HTMLParser


class Elements(HTMLParser):
    """Tags with their attributes, the text of a page, and the elements still open at its end.

    Those that ``empty`` names have no end.
    """

    def __init__(self, page: str, empty: Collection[str] = ("meta",)) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.text = ""
        self.empty = empty
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attributes}))
        if tag not in self.empty:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, name: str, *tags: str) -> list[str]:
        """List the values of an attribute, of some elements or of all."""
        return [given[name] for tag, given in self.found if name in given and (not tags or tag in tags)]

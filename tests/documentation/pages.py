"""The blocks of the pages: what stands there to be typed, saved or compared."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

INDENTED = "indented"
_FENCE = re.compile(r'^```(\w*)(?: title="(.+)")?$')
# An indented block is one of commands if it begins with one of these words.
_COMMANDS = {"cd", "cp", "draftreview", "echo", "export", "make", "mkdir", "mv", "pandoc", "pip", "source"}


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a page.

    Attributes
    ----------
    line
        Where it begins.
    language
        The word behind its fence, or ``indented``.
    title
        The file that it is, where its fence says so.
    content
        Its text, without what indents it.
    """

    line: int
    language: str
    title: str
    content: str

    @property
    def is_shell(self) -> bool:
        """Whether it holds commands to be typed."""
        first = self.content.split(maxsplit=1)
        return self.language in ("sh", "console") or (
            self.language == INDENTED and first[:1] != [] and first[0] in _COMMANDS
        )

    def commands(self) -> tuple[str, ...]:
        """List its command lines, without the prompt."""
        lines = self.content.splitlines()
        return tuple(line.removeprefix("$ ") for line in lines if self.language != "console" or line.startswith("$ "))


def list_pages(checkout: Path) -> list[Path]:
    """List all pages with something to type or to save."""
    top = [checkout / "README.md", checkout / "CONTRIBUTING.md", checkout / "seeds" / "README.md"]
    return [*(path for path in top if path.exists()), *sorted((checkout / "docs").rglob("*.md"))]


def read_blocks(text: str) -> Iterator[Block]:
    """Go through the fenced and the indented blocks of a page."""
    lines = text.splitlines()
    i = 0
    while i < len(lines):
        fence = _FENCE.match(lines[i])
        if fence:
            end = lines.index("```", i + 1)
            yield Block(i + 1, fence[1], fence[2] or "", "\n".join([*lines[i + 1 : end], ""]))
        elif lines[i].startswith("    ") and not lines[i - 1].strip():
            end = next((k for k in range(i, len(lines)) if not lines[k].startswith("    ")), len(lines))
            yield Block(i + 1, INDENTED, "", "\n".join([*(line[4:] for line in lines[i:end]), ""]))
        else:
            end = i
        i = end + 1

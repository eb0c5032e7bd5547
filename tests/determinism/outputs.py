"""Runs the commands that write files, in the folder it is started in: ``python -m tests.determinism.outputs``."""

import locale
import os
import sys

from assistant.cli import main
from tests.shared_rules import share_rules

LINES = (
    "snapshot new.nbib -o s.jsonl",
    "extract new.nbib -o claims.jsonl",
    "build new.nbib -o draft.docx",
    "build new.nbib -o draft.md",
    "build new.nbib -o draft.html",
    "build old.nbib -o zh.docx --lang zh",
    "export new.nbib -o claims.csv",
    "browse new.nbib -o evidence.html",
    "diff old.nbib new.nbib -o changes.docx",
    "build old.nbib -o mine.docx",
    "update mine.docx new.nbib -o next.docx",
)


def write_outputs() -> None:
    """Run them one after the other; each ends as well as it did anywhere else, or this fails."""
    for line in LINES:
        try:
            main(line.split())
        except SystemExit as ended:
            if ended.code not in (0, 1):
                sys.exit(f"{line}: {ended.code}")


if __name__ == "__main__":
    # As a program does that has draftreview inside: Python alone takes the letters of the locale, not its numbers.
    locale.setlocale(locale.LC_ALL, "")
    os.environ.setdefault("XDG_CACHE_HOME", os.path.abspath("../cache"))  # noqa: PTH100
    share_rules(setattr)
    write_outputs()

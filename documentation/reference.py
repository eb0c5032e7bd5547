"""The pages that are generated from the program: ``make reference`` writes ``docs/reference/`` anew."""

from pathlib import Path

from documentation.commands import describe_commands
from documentation.rule_keys import describe_rule_files

FOLDER = Path(__file__).parent.parent / "docs" / "reference"
PAGES = {"commands.md": describe_commands, "rule-files.md": describe_rule_files}


def main() -> None:
    """Write every page."""
    FOLDER.mkdir(exist_ok=True)
    for name, describe in PAGES.items():
        (FOLDER / name).write_text(describe(), encoding="utf-8")
        print(FOLDER / name)


if __name__ == "__main__":
    main()

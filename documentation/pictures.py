"""The picture of the draft in the tutorial: ``make pictures`` builds the draft and has LibreOffice show it."""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner
from PIL import Image, ImageOps

from assistant.cli import main

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "images" / "tutorial.png"
SEED = ROOT / "seeds" / "cancer-pain-2025-03.nbib"
TITLE = "Brain imaging of cancer pain: an update"
_PAGES = 3
_DOTS_PER_INCH = 75
_COLOURS = 64


def draw_pages(draft: Path) -> Image.Image:
    """Show the first pages of a Word draft side by side.

    Raises
    ------
    CalledProcessError
        If LibreOffice or poppler cannot read what they are given.
    """
    folder = draft.parent
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, draft)
    _run("pdftoppm", "-png", "-r", _DOTS_PER_INCH, "-l", _PAGES, draft.with_suffix(".pdf"), folder / "page")
    return _join([Image.open(path).convert("RGB") for path in sorted(folder.glob("page*.png"))])


def _run(*command: object) -> None:
    subprocess.run([*map(str, command)], check=True, capture_output=True, stdin=subprocess.DEVNULL)


def _join(pages: list[Image.Image]) -> Image.Image:
    framed = [ImageOps.expand(page, border=1, fill="silver") for page in pages]
    whole = Image.new("RGB", (sum(page.width for page in framed), framed[0].height), "white")
    for number, page in enumerate(framed):
        whole.paste(page, (number * page.width, 0))
    return whole.quantize(_COLOURS)


def draw_draft() -> None:
    """Build the draft that the tutorial builds, and write its picture."""
    with TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.docx"
        built = CliRunner().invoke(main, ["build", str(SEED), "--title", TITLE, "-o", str(draft)])
        if not draft.is_file():
            raise SystemExit(built.output)
        draw_pages(draft).save(PICTURE, optimize=True)
    print(PICTURE)


if __name__ == "__main__":
    draw_draft()

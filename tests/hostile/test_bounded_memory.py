"""Small files that ask for any amount of memory or time, read by a process that has little of either."""

import gzip
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.errors import MAX_LISTED
from tests.redline.archives import MAIN, TYPES, pack, relate

MEMORY = 1 << 30  # of addresses; a process that has only imported what it needs takes a third of it
FOR_ENTRIES = 384 << 20  # where nothing is held but an entry
SECONDS = 60  # of the processor
SIZE = 300_000_000


def run(line: list[str], folder: Path, memory: int = MEMORY) -> subprocess.CompletedProcess[str]:
    """Run a command that is ended if it asks for more than it may have."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))

    command = [sys.executable, "-c", "from assistant.cli import main; main()", *line]
    # What measures the branches that are taken would take most of the time, and its file would end with the process.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    environment = {**inherited, "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(
        command, cwd=folder, env=environment, preexec_fn=limit, capture_output=True, text=True, check=False
    )


def write_packed(path: Path, head: bytes, filling: bytes) -> None:
    """Write a small gzip file of which a lot comes out."""
    block = filling * ((1 << 20) // len(filling))
    with gzip.open(path, "wb", compresslevel=1) as stream:
        stream.write(head)
        for _ in range(SIZE // len(block)):
            stream.write(block)
    assert path.stat().st_size < 3_000_000


@pytest.mark.parametrize(
    ("name", "head", "filling", "said"),
    [
        ("spaces.nbib", b"", b" ", "empty-file"),
        ("line.nbib", b"PMID- 1\nTI  - One\n\nPMID- 2\nTI  - ", b" ", "too-large: a line of more than 20,000,000 char"),
        ("line.json", b'[{"title": "', b"a", "too-large: a line of more than 200,000,000 characters"),
        ("deep.json", b'[{"title": "One"}, ', b"[", "too-large: a line of more than 200,000,000 characters"),
        ("entry.ris", b"TY  - JOUR\nTI  - One\n", b"a" * 255 + b"\n", "1 record of no date"),
        (
            "entry.xml",
            b"<PubmedArticleSet><PubmedArticle><PMID>1</PMID>",
            b"<a>" + b"b" * 248 + b"</a>\n",
            "unclosed-entry",
        ),
    ],
)
def test_files_of_records(name: str, head: bytes, filling: bytes, said: str, tmp_path: Path) -> None:
    write_packed(tmp_path / name, head, filling)
    memory = MEMORY if name.endswith(".json") else FOR_ENTRIES
    done = run(["snapshot", name, "-o", "s.jsonl"], tmp_path, memory)
    assert said in done.stderr and "Traceback" not in done.stderr, done.stderr[-500:]
    assert done.returncode == 1


def test_an_archive_that_unpacks_to_a_tree_of_any_size(tmp_path: Path) -> None:
    first = [("[Content_Types].xml", TYPES), ("_rels/.rels", relate(("rId1", "officeDocument", MAIN)))]
    (tmp_path / "bomb.docx").write_bytes(pack([*first, (MAIN, b"<a/>" * (SIZE // 10))]))
    (tmp_path / "one.nbib").write_text("PMID- 1\nTI  - One\nAB  - None.\nDP  - 2020\n")
    for line in (["update", "bomb.docx", "one.nbib", "-o", "n.docx"], ["build", "one.nbib", "--template", "bomb.docx"]):
        done = run([*line, *([] if "-o" in line else ["-o", "d.docx"])], tmp_path)
        assert "bomb.docx: too-large: the file unpacks to more than any draft holds" in done.stderr, done.stderr[-500:]
        assert done.returncode == 1


@pytest.mark.parametrize(
    ("name", "values", "said"),
    [
        ("tiny", "claims: [" + "a," * 5_000_000 + "]", "yaml: more than 1,000,000 values; split the file, or take out"),
        (
            "faults",
            f"schema: 1\nclaims: {{{','.join(f'{number}: {{}}' for number in range(140_000))}}}",
            "more-problems: there are more problems",
        ),
        (
            "ids",
            "schema: 1\nclaims: {"
            + ",".join(
                f"{number}: {{record: pmid:1, check: accepted, quote: Q., claim: {{region: r, direction: increase}}}}"
                for number in range(20_000)
            )
            + "}",
            "more-problems: there are more problems",
        ),
    ],
    ids=["tiny", "faults", "ids"],
)
def test_corrections_of_any_number(name: str, values: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "one.nbib").write_text("PMID- 1\nTI  - One\nAB  - None.\nDP  - 2020\n")
    (tmp_path / f"{name}.yaml").write_text(f"{values}\n")
    done = run(["build", "one.nbib", "-o", "d.md", "--corrections", f"{name}.yaml"], tmp_path)
    assert said in done.stderr and "Traceback" not in done.stderr, done.stderr[-500:]
    assert done.stderr.startswith(f"{name}.yaml:") and done.returncode == 1
    assert len(done.stderr.splitlines()) <= MAX_LISTED + 1


@pytest.mark.parametrize("entry", ["a,", "{},", "{id: {}},"])
def test_a_rule_file_of_tiny_values(entry: str, tmp_path: Path) -> None:
    (tmp_path / "one.nbib").write_text("PMID- 1\nTI  - One\nAB  - None.\nDP  - 2020\n")
    (tmp_path / "my" / "concepts").mkdir(parents=True)
    text = f"label: region\nconcepts: [{entry * (1_900_000 // len(entry))}]\n"
    (tmp_path / "my" / "concepts" / "tiny.yaml").write_text(text)
    done = run(["build", "one.nbib", "-o", "d.md", "--rules", "my"], tmp_path)
    assert "my/concepts/tiny.yaml:2:" in done.stderr and "yaml: more than 200,000 values; split the file" in done.stderr
    assert done.returncode == 1


def test_a_review_state_without_an_end(tmp_path: Path) -> None:
    with (tmp_path / "a.review.json").open("wb") as stream:
        stream.truncate(4_000_000_000)  # takes no place on the disk
    done = run(["diff", "a.review.json", "a.review.json"], tmp_path)
    assert "a.review.json: unreadable: it has more than 1,000,000,000 bytes" in done.stderr
    assert done.returncode == 1

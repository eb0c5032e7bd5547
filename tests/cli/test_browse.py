import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]


def read_data(path: Path) -> dict[str, Any]:
    (text,) = re.findall(r'id="data">(.*?)</script>', path.read_text(encoding="utf-8"))
    found: dict[str, Any] = json.loads(text)
    return found


def test_a_page_is_written_of_a_search(run: Run, tmp_path: Path, new_search: Path) -> None:
    result = run("browse", new_search, "-o", "page.html", "--title", "My review")
    assert (result.exit_code, result.stdout) == (0, "page.html\n")
    data = read_data(tmp_path / "page.html")
    assert data["title"] == "My review"
    assert [record["name"] for record in data["records"]] == ["Able 2023", "Baker 2024", "Clark 2025"]
    assert [claim["record"] for claim in data["claims"]] == ["pmid:101", "pmid:103"]
    assert data["claims"][0]["statement"]["region"] == "insula"
    assert data["records"][0]["stratum"] == "pain-in-cancer"
    (group,) = [group for group in data["syntheses"] if group["verdict"] == "consensus"]
    assert set(group["claim_ids"]) == {claim["id"] for claim in data["claims"]}


def test_mentions_are_those_of_the_command_of_that_name(run: Run, tmp_path: Path, new_search: Path) -> None:
    run("browse", new_search)
    shown = {record["id"]: record.get("mentions", []) for record in read_data(tmp_path / "evidence.html")["records"]}
    listed = {line["id"]: line["mentions"] for line in map(json.loads, run("mentions", new_search).stdout.splitlines())}
    for record_id, mentions in listed.items():
        assert len(shown[record_id]) == 3 * len(mentions)
        assert [length for length in shown[record_id][1::3]] == [m["end"] - m["start"] for m in mentions]


def test_the_same_search_gives_the_same_bytes(run: Run, tmp_path: Path, old_search: Path) -> None:
    for name in ("a.html", "b.html"):
        run("browse", old_search, "-o", name)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_corrections_are_laid_over_the_claims_and_go_on_from_there(run: Run, tmp_path: Path, new_search: Path) -> None:
    run("browse", new_search)
    first, second = read_data(tmp_path / "evidence.html")["claims"]
    entries = {
        claim["id"]: {
            "record": claim["record"],
            "check": check,
            "quote": "Patients with pain showed",
            "rule": claim["rule"],
            "claim": claim["statement"],
            "reason": "Read again.",
        }
        for claim, check in ((first, "accepted"), (second, "rejected"))
    }
    for entry, way in zip(entries.values(), ("decreased", "reduced"), strict=True):
        entry["quote"] += f" {way} gray matter volume in the {'left ' if way == 'decreased' else ''}insula"
        entry["quote"] += " compared with healthy controls."
    studies = {"pmid:102": {"exclude": True, "reason": "A letter."}}
    corrections = tmp_path / "corrections.yaml"
    corrections.write_text(json.dumps({"schema": 1, "reviewer": "Ann", "claims": entries, "studies": studies}))
    assert run("browse", new_search, "--corrections", corrections).exit_code == 0
    data = read_data(tmp_path / "evidence.html")
    assert data["corrections"] == {"reviewer": "Ann", "claims": entries, "studies": studies}
    assert [claim["votes"] for claim in data["claims"]] == [True, False]
    assert data["claims"][1]["why_not"].startswith("no: ")
    assert data["records"][1]["outcome"]["decision"] == "excluded"


@pytest.mark.parametrize("name", ["page.docx", "page"])
def test_a_page_is_html(run: Run, old_search: Path, name: str) -> None:
    result = run("browse", old_search, "-o", name)
    assert result.exit_code == 2
    assert "the page is HTML; give it the suffix .html" in result.stderr.replace("\n", " ")


def test_an_input_is_never_overwritten(run: Run, tmp_path: Path, old_search: Path) -> None:
    old_search.rename(tmp_path / "search.html")
    result = run("browse", "search.html", "-o", "search.html")
    assert result.exit_code == 2 and "one of the input files" in result.stderr


def test_problems_are_printed_and_the_page_still_written(run: Run, tmp_path: Path, old_search: Path) -> None:
    old_search.write_text(old_search.read_text() + "\nPMID- x\nTI  - Broken.\n", encoding="utf-8")
    result = run("browse", old_search)
    assert result.exit_code == 1
    assert (tmp_path / "evidence.html").is_file()

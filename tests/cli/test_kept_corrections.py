import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from assistant.cli.kept_corrections import KeptCorrections
from assistant.correct import MAX_BYTES, read_corrections, reading
from assistant.errors import OutputError, RuleFileError, UnreadableInputError

BY_HAND = """\
schema: 1
reviewer: Jane Doe
studies:
  "pmid:7": {cohort: Invented cohort}
"""


def entry(**more: object) -> dict[str, object]:
    said = {"region": "insula", "direction": "decrease"}
    usual = {
        "record": "pmid:1",
        "check": "accepted",
        "quote": "Volume of the insula was lower.",
        "rule": "r",
        "claim": said,
    }
    return {**usual, **more}


def patch(**claims: object) -> bytes:
    return json.dumps({"claims": {name.replace("_", "-"): value for name, value in claims.items()}}).encode()


def claims_in(path: Path) -> set[str]:
    return set(read_corrections(path).corrections.checks)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "corrections.yaml"


@pytest.fixture
def kept(path: Path) -> KeptCorrections:
    return KeptCorrections(path)


def test_a_file_comes_with_the_first_change(kept: KeptCorrections, path: Path) -> None:
    before = kept.read()
    assert (before.corrections, path.exists()) == ({}, False)
    saved = kept.save(patch(c_000000000001=entry()))
    assert saved.previous == before.version != saved.version == kept.read().version
    assert claims_in(path) == {"c-000000000001"}


def test_a_change_takes_entries_away(kept: KeptCorrections, path: Path) -> None:
    kept.save(patch(c_000000000001=entry(), c_000000000002=entry(check="rejected", reason="not so")))
    kept.save(patch(c_000000000001=None))
    assert claims_in(path) == {"c-000000000002"}


def test_entries_come_back_as_they_were_sent(kept: KeptCorrections, path: Path) -> None:
    sent = entry(
        check="edited", corrected={"region": "thalamus", "side": "left", "direction": "increase"}, reason="“x” <b>"
    )
    kept.save(patch(c_000000000001=sent))
    read: Any = json.loads(json.dumps(kept.read().corrections))
    assert read["claims"] == {"c-000000000001": sent}


def test_fifty_save_at_once(kept: KeptCorrections, path: Path) -> None:
    ids = [f"c-{number:012x}" for number in range(50)]
    with ThreadPoolExecutor(50) as pool:
        saved = list(pool.map(lambda name: kept.save(json.dumps({"claims": {name: entry()}}).encode()), ids))
    assert claims_in(path) == set(ids)
    assert len({one.version for one in saved}) == len({one.previous for one in saved}) == 50
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_two_servers_of_one_file_lose_nothing(path: Path) -> None:
    servers = KeptCorrections(path), KeptCorrections(path)
    ids = [f"c-{number:012x}" for number in range(60)]

    def save(number: int) -> None:
        servers[number % 2].save(json.dumps({"claims": {ids[number]: entry()}}).encode())

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(save, range(60)))
    assert claims_in(path) == set(ids)


def test_a_linked_file_is_changed_where_it_stands(tmp_path: Path, path: Path) -> None:
    shared = tmp_path / "shared" / "ours.yaml"
    shared.parent.mkdir()
    shared.write_text(BY_HAND, encoding="utf-8")
    shared.chmod(0o600)
    path.symlink_to(shared)
    KeptCorrections(path).save(patch(c_000000000001=entry()))
    assert path.is_symlink()
    assert claims_in(shared) == {"c-000000000001"}
    assert shared.stat().st_mode & 0o777 == 0o600


def test_an_edit_by_hand_is_kept(kept: KeptCorrections, path: Path) -> None:
    first = kept.save(patch(c_000000000001=entry()))
    path.write_text(BY_HAND, encoding="utf-8")
    second = kept.save(patch(c_000000000002=entry()))
    assert second.previous != first.version
    corrections = read_corrections(path).corrections
    assert set(corrections.checks) == {"c-000000000002"}
    assert corrections.studies["pmid:7"].cohort == "Invented cohort"
    assert corrections.reviewer == "Jane Doe"


def test_an_edit_by_hand_is_seen_without_a_change(kept: KeptCorrections, path: Path) -> None:
    before = kept.read().version
    path.write_text(BY_HAND, encoding="utf-8")
    assert kept.read().version != before
    assert kept.read().corrections["reviewer"] == "Jane Doe"
    assert kept.file().locate("studies", "pmid:7").line == 4


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (b"schema: 1\nclaims: {c-1: [}\n", r"corrections\.yaml:2:\d+: yaml"),
        (b"schema: 1\nclaim: {}\n", r"corrections\.yaml:2:1: unknown-key"),
        (b"schema: 1\nreviewer: \xff\n", "corrections.yaml: encoding"),
    ],
)
def test_a_file_that_was_broken_by_hand_stays_as_it_is(
    kept: KeptCorrections, path: Path, broken: bytes, told: str
) -> None:
    kept.save(patch(c_000000000001=entry()))
    sound = path.read_bytes()
    path.write_bytes(broken)
    for act in (lambda: kept.save(patch(c_000000000002=entry())), kept.read, kept.file):
        with pytest.raises(RuleFileError, match=told):
            act()
    assert path.read_bytes() == broken
    path.write_bytes(sound)
    kept.save(patch(c_000000000002=entry()))
    assert claims_in(path) == {"c-000000000001", "c-000000000002"}


@pytest.mark.parametrize(
    "body",
    [
        *(
            b"",
            b"{",
            b"[]",
            b'"x"',
            b"null",
            b"\xff\xfe",
            b'{"claims": NaN}',
            b'{"claims": {"c-1": 1}}',
            b"[" * 100_000,
        ),
        *(
            b'{"other": 1}',
            b'{"claims": {"c-000000000001": {"check": "accepted"}}}',
            b'{"a":' * 900 + b"1" + b"}" * 900,
        ),
        b'{"studies": {"pmid:1": {"exclude": true, "reason": "\\ud800"}}}',
    ],
)
def test_a_change_that_says_nothing_sound_is_refused(kept: KeptCorrections, path: Path, body: bytes) -> None:
    with pytest.raises(UnreadableInputError):
        kept.save(body)
    assert not path.exists()


def test_a_file_that_is_too_large_to_be_read_is_neither_read_nor_written(
    kept: KeptCorrections, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.save(patch(c_000000000001=entry()))
    before = path.read_bytes()
    monkeypatch.setattr(reading, "MAX_BYTES", len(before) + 100)
    with pytest.raises(RuleFileError, match=r"corrections\.yaml: too-large: with this change the file would be larger"):
        kept.save(patch(c_000000000002=entry()))
    assert path.read_bytes() == before and set(kept.read().corrections["claims"]) == {"c-000000000001"}
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    with pytest.raises(RuleFileError, match="too-large: over 20,000,000 bytes"):
        kept.read()


def test_half_of_a_change_is_not_saved(kept: KeptCorrections, path: Path) -> None:
    with pytest.raises(UnreadableInputError):
        kept.save(patch(c_000000000001=entry(), c_000000000002={"check": "perhaps"}))
    assert not path.exists()


def test_a_change_that_cannot_be_written_is_not_taken_for_saved(kept: KeptCorrections, path: Path) -> None:
    path.parent.rmdir()
    with pytest.raises(OutputError):
        kept.save(patch(c_000000000001=entry()))
    path.parent.mkdir()
    kept.save(patch(c_000000000002=entry()))
    assert claims_in(path) == {"c-000000000002"}


def test_a_change_of_nothing_leaves_the_file_as_it_was_written(kept: KeptCorrections, path: Path) -> None:
    path.write_text(BY_HAND, encoding="utf-8")
    kept.save(b"{}")
    assert path.read_text(encoding="utf-8") == BY_HAND

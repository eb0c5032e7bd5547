import re
from pathlib import Path

import pytest

from assistant.errors import Location, RuleFileError, UnknownNameError
from assistant.pack import DEFAULT_PACK, data_folder, open_pack


def make_pack(folder: Path, **files: str) -> Path:
    folder.mkdir()
    (folder / "pack.yaml").write_text("id: field\ntitle: A field\ndescription: For a test.\nversion: 1\n")
    write(folder, **files)
    return folder


def write(folder: Path, **files: str) -> None:
    (folder / "concepts").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / "concepts" / f"{name}.yaml").write_text(text)


def test_a_pack_is_found_by_name_and_by_folder(tmp_path: Path) -> None:
    assert open_pack().facts.id == DEFAULT_PACK
    assert open_pack(str(make_pack(tmp_path / "field"))).facts.title == "A field"


def test_files_are_sorted_and_those_of_the_user_win(tmp_path: Path) -> None:
    folder = make_pack(tmp_path / "field", b="b", a="a")
    mine = tmp_path / "mine"
    write(mine, b="my b", c="my c")
    files = open_pack(str(folder), mine).files("concepts")
    assert files == (
        folder / "concepts" / "a.yaml",
        mine / "concepts" / "b.yaml",
        mine / "concepts" / "c.yaml",
    )


def test_the_hash_follows_names_and_content_and_not_the_place(tmp_path: Path) -> None:
    one = open_pack(str(make_pack(tmp_path / "one", a="x")))
    same = open_pack(str(make_pack(tmp_path / "same", a="x")))
    renamed = open_pack(str(make_pack(tmp_path / "renamed", b="x")))
    edited = open_pack(str(make_pack(tmp_path / "edited", a="y")))
    hashes = [pack.content_hash("concepts") for pack in (one, same, renamed, edited)]
    assert hashes[0] == hashes[1]
    assert len(set(hashes)) == 3


def test_the_hash_of_some_kinds_leaves_the_others_out(tmp_path: Path) -> None:
    pack = open_pack(str(make_pack(tmp_path / "field", a="x")))
    before = pack.content_hash(), pack.content_hash("claims")
    (tmp_path / "field" / "concepts" / "a.yaml").write_text("y")
    assert (pack.content_hash() == before[0], pack.content_hash("claims") == before[1]) == (False, True)


def test_an_unknown_pack_lists_those_that_exist() -> None:
    with pytest.raises(UnknownNameError, match=f"unknown rule pack 'nowhere'; known: .*{DEFAULT_PACK}"):
        open_pack("nowhere")


def test_a_missing_rules_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="unknown rules folder"):
        open_pack(overrides=tmp_path / "missing")


def test_a_bad_pack_file_is_refused_at_its_line(tmp_path: Path) -> None:
    folder = make_pack(tmp_path / "field")
    (folder / "pack.yaml").write_text("id: field\ntitel: A field\ndescription: For a test.\nversion: 1\n")
    with pytest.raises(RuleFileError, match=r"pack\.yaml:2:1: unknown-key: titel; did you mean 'title'\?"):
        open_pack(str(folder))


def test_rules_stand_beside_the_package_in_a_checkout(checkout: Path) -> None:
    assert data_folder("rules") == checkout / "rules"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "groupings/sections.yaml",
            "groupings/sections.yaml: misplaced-file: rule files stand one folder down; did you",
        ),
        ("sections.yaml", "sections.yaml: misplaced-file: rule files stand one folder down"),
        (
            "grammar/local.yaml",
            "misplaced-file: call it coordinates.local.yaml after the file that it lies over; known: coor",
        ),
        ("phrases/local.yaml", "phrases/local.yaml: misplaced-file: call it en.local.yaml after the file"),
        (
            "reading/duplicate.yaml",
            "misplaced-file: call it duplicates.duplicate.yaml after the file that it",
        ),
        ("grouping/sections.yml", "grouping/sections.yml: misplaced-file: name it sections.yaml"),
        ("notes.txt", "mine: no-rule-file: no rule file; put files under concepts"),
    ],
)
def test_a_file_that_would_be_ignored_is_named(tmp_path: Path, name: str, message: str) -> None:
    path = tmp_path / "mine" / name
    path.parent.mkdir(parents=True)
    path.write_text("x")
    with pytest.raises(RuleFileError) as caught:
        open_pack(DEFAULT_PACK, tmp_path / "mine")
    assert message in str(caught.value)


def borrow(folder: Path, names: str, **files: str) -> Path:
    make_pack(folder, **files)
    with (folder / "pack.yaml").open("a") as file:
        file.write(f"borrows: {{{names}}}\n")
    return folder


def test_a_pack_borrows_folders_and_single_files(tmp_path: Path) -> None:
    folder = borrow(tmp_path / "field", f"{DEFAULT_PACK}: [claims, concepts/nulls]", mine="mine")
    pack = open_pack(str(folder))
    lender = open_pack()
    assert pack.files("claims") == lender.files("claims")
    assert [path.name for path in pack.files("concepts")] == ["mine.yaml", "nulls.yaml"]
    assert pack.files("phrases") == ()


def test_a_file_of_its_own_wins_over_a_borrowed_one_and_the_hash_tells(tmp_path: Path) -> None:
    plain = open_pack(str(borrow(tmp_path / "plain", f"{DEFAULT_PACK}: [concepts/nulls]")))
    own = open_pack(str(borrow(tmp_path / "own", f"{DEFAULT_PACK}: [concepts/nulls]", nulls="own")))
    assert own.files("concepts") == (tmp_path / "own" / "concepts" / "nulls.yaml",)
    assert plain.content_hash() != own.content_hash()


def test_examples_of_borrowed_files_are_not_run(tmp_path: Path) -> None:
    pack = open_pack(str(borrow(tmp_path / "field", f"{DEFAULT_PACK}: [concepts/nulls]", mine="mine")))
    mine, nulls = (Location(str(path)) for path in pack.files("concepts"))
    assert (pack.runs_examples_at(mine), pack.runs_examples_at(nulls)) == (True, False)


def test_a_file_of_the_user_may_lie_over_a_borrowed_one(tmp_path: Path) -> None:
    folder = borrow(tmp_path / "field", f"{DEFAULT_PACK}: [phrases/en]")
    (tmp_path / "mine" / "phrases").mkdir(parents=True)
    (tmp_path / "mine" / "phrases" / "en.mine.yaml").write_text("words: {}")
    base, over = open_pack(str(folder), tmp_path / "mine").named("phrases", "en")
    assert base == data_folder("rules") / DEFAULT_PACK / "phrases" / "en.yaml"
    assert [path.name for path in over] == ["en.mine.yaml"]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (
            "neuroimagin: [claims]",
            "unknown-pack: no pack 'neuroimagin' comes with draftreview; did you mean 'neuroimaging'",
        ),
        ("neuroimaging: [claim]", "unknown-file: neuroimaging has no 'claim'; did you mean 'claims'"),
        ("neuroimaging: [../claims]", "unknown-file: neuroimaging has no '../claims'"),
    ],
)
def test_what_cannot_be_borrowed_is_told_with_its_place(names: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(RuleFileError) as error:
        open_pack(str(borrow(tmp_path / "field", names)))
    assert re.search(rf"pack\.yaml:5:\d+: {re.escape(told)}", str(error.value))

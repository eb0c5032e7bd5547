from pathlib import Path

import pytest
from pydantic import Field

from assistant.errors import MAX_LISTED, RuleFileError
from assistant.layers import load_layered_file, load_layers
from assistant.located_yaml import Located, Schema
from assistant.pack import Pack, open_pack


class Tree(Schema):
    id: str
    height: int
    fruits: tuple[str, ...] = ()


class Garden(Schema):
    label: str = ""
    trees: tuple[Tree, ...] = ()
    limits: dict[str, int] = Field(default_factory=dict)
    weeds: tuple[str, ...] = ()


class Book(Schema):
    words: dict[str, dict[str, str]] = Field(default_factory=dict)
    heads: tuple[str, ...] = ()
    plurals: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    trees: tuple[Tree, ...] = ()


GARDEN = """\
trees:
  - {id: oak, height: 30, fruits: [acorn]}
  - {id: elm, height: 20}
limits: {low: 1, high: 9}
weeds: [nettle]
"""


def make_pack(folder: Path, kind: str, pack: dict[str, str], mine: dict[str, str]) -> Pack:
    for root, files in (("pack", pack), ("mine", mine)):
        (folder / root / kind).mkdir(parents=True)
        for name, text in files.items():
            (folder / root / kind / f"{name}.yaml").write_text(text, encoding="utf-8")
    (folder / "pack" / "pack.yaml").write_text("id: p\ntitle: P\ndescription: D\nversion: 1\n", encoding="utf-8")
    return open_pack(str(folder / "pack"), folder / "mine")


def lay(folder: Path, **mine: str) -> tuple[list[Located[Garden]], list[str]]:
    pack = make_pack(folder, "grouping", {"m": GARDEN}, mine)
    files, problems = load_layers(pack, "grouping", Garden, ("limits", "weeds"))
    return files, [str(problem).removeprefix(f"{folder}/") for problem in problems]


def trees(files: list[Located[Garden]]) -> list[str]:
    return [tree.id for file in files for tree in file.value.trees]


def test_the_keys_given_replace_those_of_the_entry_and_the_others_stay(tmp_path: Path) -> None:
    (file,), problems = lay(tmp_path, mine="trees: [{id: oak, fruits: [gall, leaf]}]\n")
    assert problems == []
    assert file.value.trees == (Tree(id="oak", height=30, fruits=("gall", "leaf")), Tree(id="elm", height=20))


def test_lists_of_an_entry_can_be_added_to(tmp_path: Path) -> None:
    (file,), _ = lay(tmp_path, mine="trees: [{id: oak, add: {fruits: [gall]}}, {id: elm, add: {fruits: [key]}}]\n")
    assert [tree.fruits for tree in file.value.trees] == [("acorn", "gall"), ("key",)]
    assert str(file.locate("trees", 0, "fruits", 1)) == f"{tmp_path}/mine/grouping/mine.yaml:1:34"


def test_each_value_keeps_the_place_it_comes_from(tmp_path: Path) -> None:
    (file,), _ = lay(tmp_path, mine="trees:\n  - id: oak\n    height: 31\n")
    assert str(file.locate("trees", 0, "height")) == f"{tmp_path}/mine/grouping/mine.yaml:3:13"
    assert str(file.locate("trees", 0, "fruits", 0)) == f"{tmp_path}/pack/grouping/m.yaml:2:36"


def test_a_bad_value_is_reported_in_the_file_where_it_stands(tmp_path: Path) -> None:
    _, problems = lay(tmp_path, mine="trees: [{id: oak, height: tall, fruit: [x]}]\n")
    assert [problem[: problem.index(" ")] for problem in problems] == [
        "mine/grouping/mine.yaml:1:27:",
        "mine/grouping/mine.yaml:1:33:",
    ]
    assert "did you mean 'fruits'?" in problems[1]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("mine", "trees: [{id: ash, height: 5}]\n", ["oak", "elm", "ash"]),
        ("a", "trees: [{id: ash, height: 5}]\n", ["ash", "oak", "elm"]),
        ("mine", "trees: [{id: oak, remove: true}]\n", ["elm"]),
        ("mine", "trees: [{id: ash, height: 5, before: elm}]\n", ["oak", "ash", "elm"]),
        (
            "mine",
            "trees: [{id: a, height: 1, before: oak}, {id: b, height: 2, before: oak}]\n",
            ["a", "b", "oak", "elm"],
        ),
        ("mine", "trees: [{id: elm, before: oak}]\n", ["elm", "oak"]),
        ("m", "trees: [{id: oak, height: 1}]\n", ["oak"]),
    ],
)
def test_order_and_removal(tmp_path: Path, name: str, text: str, expected: list[str]) -> None:
    files, problems = lay(tmp_path, **{name: text})
    assert (trees(files), problems) == (expected, [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "trees: [{id: okk, remove: true}]\n",
            "mine.yaml:1:14: unknown-id: the pack has no 'okk' in trees; did you mean 'oak'?",
        ),
        (
            "trees: [{id: ash, height: 1, before: el}]\n",
            "mine.yaml:1:38: unknown-id: the pack has no 'el' in trees; did you mean 'elm'?",
        ),
        (
            "trees: [{id: oak, remove: true, height: 3}]\n",
            "mine.yaml:1:19: bad-value: remove: true stands alone beside the id; leave the other keys out, or remove",
        ),
        (
            "trees: [{id: oak, remove: please}]\n",
            "mine.yaml:1:19: bad-value: remove: true stands alone beside the id; leave the other keys out, or remove",
        ),
        (
            "trees: [{id: ash, height: 1, add: {fruits: [key]}}]\n",
            "mine.yaml:1:14: unknown-id: the pack has no 'ash' in trees; known: elm, oak",
        ),
        (
            "trees: [{id: oak, add: [key]}]\n",
            "mine.yaml:1:19: bad-value: add holds the lists to add to, such as add: {synonyms: [...]}",
        ),
        (
            "trees: [{id: oak, add: {height: 3}}]\n",
            "mine.yaml:1:25: bad-value: height is no list; write it without add",
        ),
        (
            "trees: [{id: oak, add: {fruit: [key]}}]\n",
            "mine.yaml:1:25: unknown-key: trees.0.fruit; did you mean 'fruits'?",
        ),
        ("trees: [{id: ash}]\n", "mine.yaml:1:9: bad-value: trees.0.height: is missing; add it"),
        (
            "trees: [{id: elms}]\n",
            "mine.yaml:1:9: bad-value: trees.0.height: is missing; add it, or mend the id: the pack has no 'elms', "
            "did you mean 'elm'?",
        ),
        (
            "label: mine\ntrees: [{id: elms, add: {fruits: [key]}}]\n",
            "mine.yaml:2:14: unknown-id: the pack has no 'elms' in trees; did you mean 'elm'?",
        ),
        ("trees: [oak]\n", "mine.yaml:1:9: bad-value: trees.0: write keys with values, such as {key: value}"),
        ("trees: oak\n", "mine.yaml:1:8: bad-value: trees: write a list, such as [a, b]"),
        ("tree: [{id: oak, height: 1}]\n", "mine.yaml:1:1: unknown-key: tree; did you mean 'trees'?"),
        ("labl: wood\n", "mine.yaml:1:1: unknown-key: labl; did you mean 'label'?"),
        ("tree: []\n", "mine.yaml:1:1: unknown-key: tree; did you mean 'trees'?"),
        (
            "labl: wood\ntrees: [{id: oak, height: 1}]\n",
            "mine.yaml:1:1: unknown-key: labl; did you mean 'label'?",
        ),
        ("- oak\n", "mine.yaml:1:1: bad-value: a rule file begins with a key, such as sections:"),
    ],
)
def test_what_cannot_be_laid_over_is_named(tmp_path: Path, text: str, problem: str) -> None:
    _, problems = lay(tmp_path, mine=text)
    assert problems == [f"mine/grouping/{problem}"]


def test_an_id_stands_once_in_the_users_files(tmp_path: Path) -> None:
    _, problems = lay(tmp_path, x="trees: [{id: oak, height: 1}]\n", y="trees: [{id: oak, height: 2}]\n")
    first = f"{tmp_path}/mine/grouping/x.yaml:1:14"
    assert problems == [
        f"mine/grouping/y.yaml:1:14: duplicate-id: 'oak' stands already at {first}; keep one of the two"
    ]


def test_settings_of_the_user_replace_those_of_the_pack_and_tables_key_by_key(tmp_path: Path) -> None:
    (file,), problems = lay(tmp_path, mine="limits: {high: 7}\nweeds: [dock]\n")
    assert problems == []
    assert (file.value.limits, file.value.weeds) == ({"low": 1, "high": 7}, ("dock",))
    assert file.locate("limits", "high").path.endswith("mine/grouping/mine.yaml")


def test_a_setting_can_be_emptied(tmp_path: Path) -> None:
    (file,), problems = lay(tmp_path, mine="weeds: []\n")
    assert (file.value.weeds, problems) == ((), [])


def test_an_entry_under_another_label_is_another_entry(tmp_path: Path) -> None:
    pack = make_pack(
        tmp_path, "concepts", {"m": "label: wood\n" + GARDEN}, {"n": "label: wood\ntrees: [{id: oak, height: 1}]\n"}
    )
    (file,), _ = load_layers(pack, "concepts", Garden)
    assert file.value.trees[0].height == 1
    (tmp_path / "mine" / "concepts" / "n.yaml").write_text("label: herb\ntrees: [{id: oak, height: 1}]\n")
    files, _ = load_layers(pack, "concepts", Garden)
    assert trees(files) == ["oak", "elm", "oak"]


@pytest.mark.parametrize("change", ["add: {fruits: [gall]}", "remove: true"])
def test_what_is_laid_over_an_entry_of_another_label_is_told(tmp_path: Path, change: str) -> None:
    mine = f"label: wod\ntrees: [{{id: oak, {change}}}]\n"
    pack = make_pack(tmp_path, "concepts", {"m": "label: wood\n" + GARDEN}, {"n": mine})
    _, (problem,) = load_layers(pack, "concepts", Garden)
    assert str(problem).removeprefix(f"{tmp_path}/") == (
        "mine/concepts/n.yaml:1:8: other-label: the pack has 'oak' under label: wood; mend the label or the id"
    )


def test_nothing_is_laid_over_a_pack_that_cannot_be_read(tmp_path: Path) -> None:
    pack = make_pack(tmp_path, "grouping", {"m": "trees: [\n"}, {"n": "trees: [{id: oak, remove: true}]\n"})
    _, problems = load_layers(pack, "grouping", Garden)
    assert "m.yaml:2:1: yaml: " in str(problems[0])


def test_a_file_that_the_pack_has_once_takes_all_that_lies_over_it(tmp_path: Path) -> None:
    text = "words: {tree: {one: oak, many: oaks}}\nheads: [a]\ntrees: [{id: oak, height: 1}]\n"
    over = "words: {tree: {many: trees}}\nheads: [b]\ntrees: [{id: ash, height: 2}, {id: oak, height: 3}]\n"
    pack = make_pack(tmp_path, "phrases", {"en": text, "de": "heads: [c]\n"}, {"en.mine": over})
    file = load_layered_file(pack, "phrases", "en", Book)
    assert file is not None
    assert file.value.words == {"tree": {"one": "oak", "many": "trees"}}
    assert (file.value.heads, [(tree.id, tree.height) for tree in file.value.trees]) == (
        ("b",),
        [("oak", 3), ("ash", 2)],
    )
    assert load_layered_file(pack, "phrases", "fr", Book) is None


def test_lists_and_lists_in_tables_of_such_a_file_can_be_added_to(tmp_path: Path) -> None:
    over = "add: {heads: [b], plurals: {oak: [oaken]}}\n"
    pack = make_pack(tmp_path, "phrases", {"en": "heads: [a]\nplurals: {oak: [oaks]}\n"}, {"en.mine": over})
    file = load_layered_file(pack, "phrases", "en", Book)
    assert file is not None
    assert (file.value.heads, file.value.plurals) == (("a", "b"), {"oak": ("oaks", "oaken")})


def test_problems_of_such_a_file_stop_it(tmp_path: Path) -> None:
    pack = make_pack(tmp_path, "phrases", {"en": "heads: [a]\n"}, {"en.mine": "haeds: [b]\n"})
    with pytest.raises(RuleFileError, match=r"en\.mine\.yaml:1:1: unknown-key: haeds; did you mean 'heads'\?"):
        load_layered_file(pack, "phrases", "en", Book)


def test_an_unknown_key_of_such_a_file_is_told_if_its_list_is_empty(tmp_path: Path) -> None:
    pack = make_pack(tmp_path, "phrases", {"en": "heads: [a]\n"}, {"en.mine": "haeds: []\n"})
    with pytest.raises(RuleFileError, match=r"en\.mine\.yaml:1:1: unknown-key: haeds; did you mean 'heads'\?"):
        load_layered_file(pack, "phrases", "en", Book)


def test_of_many_entries_that_cannot_be_laid_only_the_first_are_told(tmp_path: Path) -> None:
    files, problems = lay(tmp_path, mine="trees:\n" + "".join(f"- {{id: o{n}, remove: true}}\n" for n in range(500)))
    assert files == []
    assert len(problems) == MAX_LISTED + 1
    assert problems[-1].startswith(f"mine/grouping/mine.yaml:{MAX_LISTED + 2}:")
    assert "more-problems" in problems[-1]

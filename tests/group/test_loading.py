from pathlib import Path

import pytest

from assistant.concepts import load_concepts
from assistant.errors import RuleFileError
from assistant.group import Grouping, load_grouping
from assistant.pack import open_pack
from tests.group.material import RULES, write_pack

SECTION = """
sections:
  - {id: size, title: Size, compare_on: [stratum, measure]}
"""
STRATA = """
strata:
  - {id: all, title: All}
"""


def problems_of(folder: Path, **files: str) -> list[str]:
    pack = write_pack(folder, **files)
    with pytest.raises(RuleFileError) as caught:
        load_grouping(pack, load_concepts(pack))
    return [str(problem).removeprefix(f"{folder}/grouping/") for problem in caught.value.problems]


def load(folder: Path, **files: str) -> Grouping:
    pack = write_pack(folder, **files)
    return load_grouping(pack, load_concepts(pack))


def test_lists_go_on_from_file_to_file(tmp_path: Path) -> None:
    more = SECTION.replace("id: size", "id: more")
    where = "where: {measure: [height]}, compare_on"
    grouping = load(tmp_path / "p", a=SECTION.replace("compare_on", where), b=more + STRATA)
    assert [section.id for section in grouping.sections] == ["size", "more"]
    assert [stratum.id for stratum in grouping.strata] == ["all"]


def test_what_is_not_written_has_a_default(tmp_path: Path) -> None:
    (section,) = load(tmp_path / "p", a=SECTION + STRATA).sections
    assert section.consensus.min_cohorts == 2
    assert section.consensus.agreement == 0.75
    assert section.discrepancy.min_opposing == 1
    assert section.connectivity == "by-node"


def test_a_level_may_stand_without_list(tmp_path: Path) -> None:
    text = STRATA + "sections: [{id: s, title: S, compare_on: [stratum, region], region_level: lobe}]"
    (section,) = load(tmp_path / "p", a=text).sections
    assert section.region_level == ("lobe",)


def test_a_file_in_the_users_folder_replaces_that_of_the_pack(tmp_path: Path) -> None:
    write_pack(tmp_path / "p")
    (tmp_path / "mine" / "grouping").mkdir(parents=True)
    (tmp_path / "mine" / "grouping" / "rules.yaml").write_text(SECTION + STRATA)
    pack = open_pack(str(tmp_path / "p"), tmp_path / "mine")
    assert [s.id for s in load_grouping(pack, load_concepts(pack)).sections] == ["size"]


def test_a_pack_without_grouping_rules_is_refused(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "p")
    (tmp_path / "p" / "grouping" / "rules.yaml").unlink()
    with pytest.raises(RuleFileError, match=r"grouping: missing: the pack has no grouping rules"):
        load_grouping(pack, load_concepts(pack))


def test_a_typo_is_shown_where_it_stands(tmp_path: Path) -> None:
    found = problems_of(tmp_path / "p", a=RULES.replace("region_level: region", "region_levl: region"))
    assert found == ["a.yaml:33:5: unknown-key: sections.2.region_levl; did you mean 'region_level'?"]


def test_all_problems_of_all_files_are_reported_at_once(tmp_path: Path) -> None:
    found = problems_of(
        tmp_path / "p",
        a=STRATA.replace("title", "titel"),
        b=SECTION.replace("measure]", "mesure]").replace("title: Size", "title: Size, tone: dry"),
        c="contrasts:\n  - {id: x, kind: other, group: [grwn], comparator: [wild]}\n",
    )
    assert [line.split(": ")[:2] for line in found] == [
        ["a.yaml:3:15", "unknown-key"],
        ["b.yaml:3:62", "bad-value"],
        ["b.yaml:3:29", "unknown-key"],
        ["c.yaml:2:34", "unknown-concept"],
    ]
    assert "did you mean 'measure'?" in found[1]
    assert "did you mean 'grown'?" in found[3]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("agreement: 0.75", "agreement: 1.5", "less than or equal to 1"),
        ("agreement: 0.75", "agreement: most", "valid number"),
        ("min_cohorts: 2", "min_cohorts: 1", "greater than or equal to 2"),
        ("min_opposing: 1", "min_opposing: 0", "greater than or equal to 1"),
        ("[laterality]", "[lateralty]", "did you mean 'laterality'?"),
        ("[region, lobe]", "[region, lob]", "did you mean 'lobe'?"),
        ("by-node", "by-nod", "did you mean 'by-node'?"),
        ("[height]", "height", "write a list, such as [height]"),
        ("{not: [other]}", "{nt: [other]}", "did you mean 'not'?"),
        ("kind: other", "kind: others", "did you mean 'other'?"),
        ("pmid:1", "PMID 1", "write pmid:N"),
        ("doi:10.1/x", "doi:10.1/X", "in lower case"),
        ("[20, 40]", "[40, 20]", "must rise"),
        ('["pmid:1", "doi:10.1/x"]', '["pmid:1"]', "needs two records or more"),
    ],
)
def test_values_are_checked(old: str, new: str, message: str, tmp_path: Path) -> None:
    text = """
strata: [{id: all, title: All}]
sections:
  - id: size
    title: Size
    where: {measure: [height], comparison_kind: {not: [other]}}
    compare_on: [stratum, region]
    region_level: [region, lobe]
    connectivity: by-node
    consensus: {min_cohorts: 2, agreement: 0.75}
    discrepancy: {min_opposing: 1}
    explain_by: [laterality]
contrasts: [{id: c, kind: other, group: [grown], comparator: [wild]}]
cohorts: [{id: k, records: ["pmid:1", "doi:10.1/x"], why: they say so}]
bands: {sample_size: [20, 40]}
"""
    load(tmp_path / "right", a=text)
    assert old in text
    (found,) = problems_of(tmp_path / "wrong", a=text.replace(old, new))
    assert message in found

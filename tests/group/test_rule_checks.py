from pathlib import Path

import pytest

from tests.group.material import RULES
from tests.group.test_loading import problems_of


@pytest.mark.parametrize(
    ("old", "new", "at", "problem"),
    [
        ("[height, girth]", "[height, girt]", "girt]", "unknown-concept: 'girt' is no measure; did you mean 'girth'?"),
        (
            "measure: [height, girth]",
            "modality: [tapes]",
            "tapes",
            "unknown-value: 'tapes' is no modality; did you mean 'tape'?",
        ),
        (
            "measure: [height, girth]",
            "stratum: [orchard]",
            "orchard]",
            "unknown-value: 'orchard' is no stratum; did you mean 'orchards'?",
        ),
        (
            "measure: [height, girth]",
            "treatment: {not: [watr]}",
            "watr",
            "unknown-concept: 'watr' is no treatment; did you mean 'water'?",
        ),
        (
            "[association]",
            "[associations]",
            "associations]",
            "unknown-value: 'associations' is no direction_kind; did you mean 'association'?",
        ),
        ("[park]", "[parc]", "parc]", "unknown-concept: 'parc' is no population; did you mean 'park'?"),
        (
            "[post-vs-pre]",
            "[after-vs-befor]",
            "after-vs-befor]",
            "unknown-value: 'after-vs-befor' is no comparison; did you mean 'after-vs-before'?",
        ),
        (
            "comparator: [before]",
            "comparator: [after]",
            "after]}",
            "both-sides: 'after' stands on both sides; which side a claim speaks of would be unknown",
        ),
        (
            "[stratum, associate, measure, region]",
            "[associate, measure, region]",
            "[associate, measure",
            "pools-strata: strata are never pooled; add stratum to compare_on",
        ),
        (
            "[region, lobe, system]",
            "[lobe, region]",
            "[lobe, region]",
            "region-level: levels go from narrow to wide, each once: area, region, lobe, system",
        ),
        (
            "    region_level: region\n",
            "",
            "id: relations",
            "region-level: region in compare_on needs a region_level, and region_level needs region in compare_on",
        ),
        (
            ", year: [2010, 2020]",
            "",
            "year]",
            "no-bands: year needs bands; add bands: {year: [...]} with their lower limits",
        ),
        (
            "[laterality, subregion,",
            "[age, subregion,",
            "age, sub",
            "no-bands: age needs bands; add bands: {age: [...]} with their lower limits",
        ),
        (
            "bands: {",
            "counts: [{id: c, sections: [relation], compare_on: [stratum]}]\nbands: {",
            "relation]",
            "unknown-value: 'relation' is no section; did you mean 'relations'?",
        ),
        (
            "bands: {",
            "counts: [{id: c, sections: [relations], strata: [parks], compare_on: [stratum]}]\nbands: {",
            "[stratum]}]",
            "count-strata: either stratum stands in compare_on, or strata names those that are counted together",
        ),
        (
            "bands: {",
            "counts: [{id: c, sections: [relations], compare_on: [stratum, region]}]\nbands: {",
            "{id: c",
            "region-level: region in compare_on needs a region_level, and region_level needs region in compare_on",
        ),
        (
            "bands: {",
            "techniques: [{id: rain, name: rain, treatment: water}]\n"
            "targets: [{id: t, regions: [oka], techniques: [{technique: rain, basis: b, source: s}]}]\nbands: {",
            "oka]",
            "unknown-concept: 'oka' is no region; did you mean 'oak'?",
        ),
        (
            "bands: {",
            "targets: [{id: t, regions: [oak], techniques: [{technique: rain, basis: b, source: s}]}]\nbands: {",
            "rain",
            "unknown-value: 'rain' is no technique; none is known here",
        ),
        (
            "bands: {",
            "techniques: [{id: rain, name: rain, treatment: watr}]\nbands: {",
            "watr",
            "unknown-concept: 'watr' is no treatment; did you mean 'water'?",
        ),
        (
            "bands: {",
            "gaps: [{id: g, field: measure, values: [girt]}]\nbands: {",
            "girt",
            "unknown-concept: 'girt' is no measure; did you mean 'girth'?",
        ),
        (
            "bands: {",
            "gaps: [{id: g, field: sample_size}]\nbands: {",
            "sample_size",
            "gap-below: sample_size needs below, the number of participants; no other field takes it",
        ),
        (
            "bands: {",
            "gaps: [{id: g, field: replication, values: [height]}]\nbands: {",
            "[height]",
            "gap-values: replication has no values; leave them out",
        ),
        (
            "bands: {",
            "propose: [{id: p, alike: [sizes], why: w}]\nbands: {",
            "{id: p",
            "nothing-shared: pairs are looked up by what they share; add registers, authors or leading",
        ),
        (
            ", where: {population: [park]}",
            "",
            "rest, title",
            "unreachable: 'parks' before it takes everything; put it last",
        ),
        (
            "    where: {measure: [link], direction_kind: [difference]}\n",
            "",
            "relations",
            "unreachable: 'links' before it takes everything; put it last",
        ),
    ],
)
def test_what_cannot_work_is_reported_where_it_stands(
    old: str, new: str, at: str, problem: str, tmp_path: Path
) -> None:
    assert old in RULES
    changed = RULES.replace(old, new)
    (found,) = problems_of(tmp_path / "p", a=changed)
    place, _, said = found.partition(": ")
    _, line, column = place.split(":")
    assert said == problem
    assert changed.splitlines()[int(line) - 1][int(column) - 1 :].startswith(at)


def test_an_id_stands_once(tmp_path: Path) -> None:
    (found,) = problems_of(tmp_path / "p", a=RULES.replace("id: links", "id: size"))
    assert found.startswith("a.yaml:23:9: duplicate-id: 'size' stands already at ")
    assert found.endswith("a.yaml:17:9; keep one of the two")


def test_a_record_belongs_to_one_cohort(tmp_path: Path) -> None:
    cohorts = """
cohorts:
  - {id: a, records: ["pmid:1", "pmid:2"], why: they say so}
  - {id: b, records: ["pmid:3", "pmid:1"], why: they say so}
"""
    (found,) = problems_of(tmp_path / "p", a=RULES, b=cohorts)
    assert found.startswith("b.yaml:4:33: duplicate-record: 'pmid:1' stands already at ")


def test_what_holds_for_all_sections_stands_in_one_file_only(tmp_path: Path) -> None:
    (found,) = problems_of(tmp_path / "p", a=RULES, b="bands: {year: [2010]}\n")
    assert found.startswith("b.yaml:1:8: duplicate-key: 'bands' stands already at ")


@pytest.mark.parametrize("key", ["strata", "sections"])
def test_a_pack_needs_strata_and_sections(key: str, tmp_path: Path) -> None:
    other = {
        "sections": "strata: [{id: all, title: All}]\n",
        "strata": "sections: [{id: s, title: S, compare_on: [stratum]}]\n",
    }[key]
    (found,) = problems_of(tmp_path / "p", a=other)
    assert found == f"a.yaml:1:1: missing: no grouping file lists {key}; a draft needs at least one"


def test_what_an_unreadable_file_may_define_is_not_reported_as_missing(tmp_path: Path) -> None:
    section = "sections: [{id: s, title: S, where: {stratum: [all]}, compare_on: [stratum]}]\n"
    (found,) = problems_of(tmp_path / "p", a=section, b="strata: [{id: all, titel: All}\n")
    assert found.startswith("b.yaml:2:1: yaml: ")


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        (
            "exclude: [{id: e, where: {}, reason: r}]",
            "b.yaml:1:11: no-condition: this would exclude every claim; name some in where",
        ),
        (
            "exclude: [{id: e, where: {design: [survy]}, reason: r}]",
            "b.yaml:1:36: unknown-concept: 'survy' is no design; did you mean 'survey'?",
        ),
        (
            "exclude: [{id: e, where: {n_total: {frm: 3}}, reason: r}]",
            "b.yaml:1:37: unknown-key: exclude.0.where.n_total.frm; did you mean 'from'?",
        ),
        ("exclude: [{id: e, where: {year: [2010]}, reason: r}]", "b.yaml:1:33: bad-value: exclude.0.where.year: "),
        (
            "exclude: [{id: e, where: {year: {from: 2010}}}]",
            "b.yaml:1:11: bad-value: exclude.0.reason: is missing; add it",
        ),
    ],
)
def test_an_exclusion_that_cannot_be_meant_is_named(rule: str, problem: str, tmp_path: Path) -> None:
    (found,) = problems_of(tmp_path / "p", a=RULES, b=rule)
    assert found.startswith(problem)

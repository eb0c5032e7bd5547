from pathlib import Path

from benchmarks.pairs import Compared, compare_folder, report

RIS = """TY  - JOUR
TI  - Dust {title} wind
AU  - Stone, Ada
AU  - Lens, Bo
PY  - 2020
DO  - 10.1000/dust
ER  -
"""
BIBTEX = """@article{{,
  title = {{Dust and {{W}}ind}},
  author = {{Stone, Ada}},
  corporate = {{Lens}},
  location-id = {{10.1000/dust [doi]}},
  year = {year}
}}
"""


def compare(folder: Path, ris: str, bibtex: str) -> list[Compared]:
    (folder / "dust.ris").write_text(ris, encoding="utf-8")
    (folder / "dust.bib").write_text(bibtex, encoding="utf-8")
    return list(compare_folder(folder))


def test_facts_agree_wherever_the_other_program_keeps_them(tmp_path: Path) -> None:
    (pair,) = compare(tmp_path, RIS.format(title="and"), BIBTEX.format(year=2020))
    assert pair == Compared("dust.ris", (1, 1), 4, ())
    assert list(report([pair])) == ["1 pairs; number of records the same in 1; 4 of 4 fields agree (100.0 %)"]


def test_each_field_that_differs_is_told(tmp_path: Path) -> None:
    (pair,) = compare(tmp_path, RIS.format(title="or"), BIBTEX.format(year=2021))
    assert pair.differences == (
        "title is 'dust or wind', expected 'dust and wind'",
        "year is '2020', expected '2021'",
    )


def test_a_lacking_record_differs_in_all_fields(tmp_path: Path) -> None:
    (pair,) = compare(tmp_path, RIS.format(title="and"), BIBTEX.format(year=2020) * 2)
    assert (pair.counts, pair.fields, len(pair.differences)) == ((1, 2), 8, 4)


def test_an_export_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    assert compare(tmp_path, "no references", BIBTEX.format(year=2020)) == []

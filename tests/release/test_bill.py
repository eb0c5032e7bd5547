import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from assistant import __version__
from release import bill


@pytest.fixture(scope="module")
def made(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    path = tmp_path_factory.mktemp("bill") / "new" / "sbom.json"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(checkout)
        assert bill.main(path) == 0
    content: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def test_the_bill_is_that_of_this_version(made: Mapping[str, Any]) -> None:
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    assert made["metadata"]["component"]["purl"] == f"pkg:pypi/draftreview@{__version__}"


def test_the_bill_lists_the_program_alone(made: Mapping[str, Any]) -> None:
    scopes = {component["name"]: component.get("scope") for component in made["components"]}
    assert scopes["click"] == "required"
    assert scopes["pyarrow"] == "optional"
    assert "pytest" not in scopes


def test_a_carried_program_hangs_on_its_carrier(made: Mapping[str, Any]) -> None:
    (pandoc,) = (component for component in made["components"] if component["name"] == "pandoc")
    assert pandoc["licenses"] == [{"expression": "GPL-2.0-or-later"}]
    (carrier,) = (node for node in made["dependencies"] if node["ref"].startswith("pkg:pypi/pypandoc-binary@"))
    assert carrier["dependsOn"] == ["pandoc"]


def test_every_reference_leads_somewhere(made: Mapping[str, Any]) -> None:
    refs = {component["bom-ref"] for component in made["components"]}
    named = {ref for node in made["dependencies"] for ref in node["dependsOn"]}
    assert named == refs  # nothing hangs in the air, and nothing is missing
    assert len(refs) == len(made["components"])


def test_the_program_needs_only_what_it_names(made: Mapping[str, Any]) -> None:
    (root,) = (node for node in made["dependencies"] if node["ref"].startswith("pkg:pypi/draftreview@"))
    names = {ref.removeprefix("pkg:pypi/").partition("@")[0] for ref in root["dependsOn"]}
    assert {"click", "jinja2"} <= names
    assert "markupsafe" not in names

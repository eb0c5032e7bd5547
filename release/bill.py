"""The bill of materials of the program, in CycloneDX: ``python -m release.bill FILE``.

It lists what an installation with all extras holds, and neither date nor serial number, so that equal installations
have equal bills.
"""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from assistant import __version__
from assistant.outputs import write_whole
from release.dependencies import Dependency, Scope, find_dependencies, read_requirements
from release.licences import Licences, Program, read_licences

NAME = "draftreview"


def make_bill(dependencies: Iterable[Dependency], licences: Licences, needed: Iterable[str]) -> Mapping[str, Any]:
    """Make a bill of materials.

    Parameters
    ----------
    dependencies
        What an installation holds.
    licences
        Names the licence of each, and the programs within them.
    needed
        What the program and its extras name themselves.
    """
    listed = tuple(dependencies)
    refs = {dependency.name: _refer(dependency) for dependency in listed}
    root = f"pkg:pypi/{NAME}@{__version__}"
    carried = [program for program in licences.programs if program.within in refs]
    component = {"type": "application", "bom-ref": root, "name": NAME, "version": __version__, "purl": root}
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {**component, "licenses": [{"expression": "MIT"}]}},
        "components": [*(_describe(d, licences) for d in listed), *map(_describe_program, carried)],
        "dependencies": [
            {"ref": root, "dependsOn": sorted(refs[name] for name in set(needed) & refs.keys())},
            *({"ref": refs[d.name], "dependsOn": _list_needs(d, refs, carried)} for d in listed),
        ],
    }


def _refer(dependency: Dependency) -> str:
    return f"pkg:pypi/{dependency.name}@{dependency.installed.version}"


def _describe(dependency: Dependency, licences: Licences) -> Mapping[str, Any]:
    licence = licences.name_licence(dependency)
    # "BSD" does not say which, so it is a name and no expression.
    stated = {"license": {"name": licence}} if licence in ("BSD", "unknown") else {"expression": licence}
    return {
        "type": "library",
        "bom-ref": _refer(dependency),
        "name": dependency.name,
        "version": dependency.installed.version,
        "scope": "required" if dependency.scope is Scope.PROGRAM else "optional",
        "licenses": [stated],
        "purl": _refer(dependency),
    }


def _describe_program(program: Program) -> Mapping[str, Any]:
    return {
        "type": "application",
        "bom-ref": program.name,
        "name": program.name,
        "licenses": [{"expression": program.licence}],
        "externalReferences": [{"type": "website", "url": program.website}],
    }


def _list_needs(dependency: Dependency, refs: Mapping[str, str], carried: Iterable[Program]) -> list[str]:
    programs = (program.name for program in carried if program.within == dependency.name)
    return sorted([*(refs[name] for name in dependency.needs if name in refs), *programs])


def main(path: Path) -> int:
    """Write the bill; what is not installed is named."""
    requirements = dict(read_requirements(Path("pyproject.toml")))
    del requirements[Scope.DEVELOPMENT]
    dependencies, absent = find_dependencies(requirements)
    direct = [canonicalize_name(Requirement(line).name) for lines in requirements.values() for line in lines]
    if absent:
        print(f"not installed, and so not listed: {', '.join(absent)}", file=sys.stderr)
    path.parent.mkdir(parents=True, exist_ok=True)
    bill = make_bill(dependencies, read_licences(), direct)
    write_whole(path, json.dumps(bill, indent=2) + "\n")
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

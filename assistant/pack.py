"""Rule packs: where the words of a field stand, and which file wins when a user overrides one."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import StringConstraints

from assistant.errors import Location, Problem, RuleFileError, UnknownNameError
from assistant.located_yaml import Schema, did_you_mean, load_yaml

Slug = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_+-]*$", max_length=80)]
DEFAULT_PACK = "neuroimaging"
# The files that are read by their names; those of phrases are named by languages.
_FIXED = {"grammar": ("coordinates", "participants", "regions", "sections"), "phrases": (), "reading": ("duplicates",)}
_LANGUAGE = re.compile("[a-z]{2,3}")
KINDS = ("concepts", "grammar", "claims", "screening", "grouping", "phrases", "reading")


class PackFile(Schema):
    """Content of ``pack.yaml``."""

    id: Slug
    title: str
    description: str
    version: str


@dataclass(frozen=True)
class Pack:
    """A folder of rules, possibly with a user's folder laid over it.

    Attributes
    ----------
    facts
        Content of its ``pack.yaml``.
    folders
        The pack's folder, then the user's; a file of the same relative path in the later one wins.
    """

    facts: PackFile
    folders: tuple[Path, ...]

    def files(self, kind: str) -> tuple[Path, ...]:
        """List the YAML files of a kind such as ``concepts`` or ``claims``, sorted by name."""
        found: dict[str, Path] = {}
        for folder in self.folders:
            for path in sorted((folder / kind).glob("*.yaml")):
                found[path.name] = path
        return tuple(found[name] for name in sorted(found))

    def named(self, kind: str, stem: str) -> tuple[Path | None, tuple[Path, ...]]:
        """Find a file whose name is fixed, and the files ``STEM.*.yaml`` that lie over it, a user's last."""
        files = self.files(kind)
        over = [path for path in files if path.name.startswith(f"{stem}.") and path.stem != stem]
        over.sort(key=self.is_laid_over)
        return next((path for path in files if path.stem == stem), None), tuple(over)

    def is_added(self, path: Path) -> bool:
        """Tell whether a file is the user's and replaces none of the pack: its entries lie over those of the pack."""
        return self.is_laid_over(path) and not (self.folders[0] / path.parent.name / path.name).is_file()

    def is_laid_over(self, path: Path) -> bool:
        """Tell whether a file is the user's and not the pack's."""
        return len(self.folders) > 1 and path.is_relative_to(self.folders[-1])

    def runs_examples_at(self, place: Location) -> bool:
        """Tell whether examples that stand there are run: those of the pack only if nothing is laid over it."""
        return len(self.folders) == 1 or self.is_laid_over(Path(place.path))

    def content_hash(self, *kinds: str) -> str:
        """Hash the files of the kinds named, or of all kinds, by relative name and content."""
        digest = hashlib.sha256()
        for kind in kinds or KINDS:
            for path in self.files(kind):
                digest.update(f"{kind}/{path.name}\0".encode())
                digest.update(path.read_bytes() + b"\0")
        return digest.hexdigest()


def open_pack(name: str = DEFAULT_PACK, overrides: Path | None = None) -> Pack:
    """Find a pack by name or folder.

    Parameters
    ----------
    name
        Name of a pack that comes with draftreview, or the path of a folder with a ``pack.yaml``.
    overrides
        A user's folder with files that replace those of the pack, or whose entries lie over them.

    Raises
    ------
    UnknownNameError
        If there is no such pack or folder.
    RuleFileError
        If its ``pack.yaml`` cannot be used, or the user's folder is empty or holds a file out of place.
    """
    folder = Path(name) if (Path(name) / "pack.yaml").is_file() else data_folder("rules") / name
    if not (folder / "pack.yaml").is_file():
        raise UnknownNameError("rule pack", name, [p.parent.name for p in data_folder("rules").glob("*/pack.yaml")])
    if overrides is not None and not overrides.is_dir():
        raise UnknownNameError("rules folder", str(overrides), [])
    if overrides is not None:
        _check_overrides(overrides, folder)
    folders = (folder,) if overrides is None else (folder, overrides)
    return Pack(load_yaml(folder / "pack.yaml", PackFile).value, folders)


def _check_overrides(folder: Path, pack: Path) -> None:
    """Refuse a user's folder in which a rule file would be ignored without a word."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".yaml", ".yml"))
    problems = [problem for path in files if (problem := _misplaced(folder, path, pack)) is not None]
    if not files:
        message = f"no rule file; put files under {', '.join(KINDS)}"
        problems.append(Problem(Location(str(folder)), "no-rule-file", message))
    if problems:
        raise RuleFileError(problems)


def _misplaced(folder: Path, path: Path, pack: Path) -> Problem | None:
    where = path.relative_to(folder).parts[:-1]
    if len(where) != 1 or where[0] not in KINDS:
        name = where[0] if where else path.stem
        message = f"rule files stand one folder down; {did_you_mean(name, KINDS)}"
        return Problem(Location(str(path)), "misplaced-file", message)
    if path.suffix != ".yaml":
        return Problem(Location(str(path)), "misplaced-file", f"name it {path.stem}.yaml")
    if where[0] in _FIXED:
        return _misnamed(path, pack)
    return None


def _misnamed(path: Path, pack: Path) -> Problem | None:
    """Refuse a file that is neither read by its name nor laid over one that is."""
    kind, name = path.parent.name, path.name.split(".")[0]
    beside = {other.stem for folder in (pack / kind, path.parent) for other in folder.glob("*.yaml")}
    known = _FIXED[kind] or sorted(stem for stem in beside if _LANGUAGE.fullmatch(stem))
    if name in known:
        return None
    message = f"call it {known[0]}.{name}.yaml after the file that it lies over; {did_you_mean(name, known)}"
    return Problem(Location(str(path)), "misplaced-file", message)


def data_folder(name: str) -> Path:
    """Find ``rules`` or ``templates``: inside an installed package, else beside it in a checkout."""
    inside = Path(__file__).parent / "_data" / name
    return inside if inside.is_dir() else Path(__file__).parent.parent / name

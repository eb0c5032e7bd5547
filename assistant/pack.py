"""Rule packs: where the words of a field stand, and which file wins when a user overrides one."""

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import StringConstraints

from assistant.errors import Location, Problem, RuleFileError, UnknownNameError
from assistant.located_yaml import Located, Schema, did_you_mean, load_yaml

Slug = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_+-]*$", max_length=80)]
DEFAULT_PACK = "neuroimaging"
# The files that are read by their names; those of phrases are named by languages.
_FIXED = {"grammar": ("coordinates", "participants", "regions", "sections"), "phrases": (), "reading": ("duplicates",)}
_LANGUAGE = re.compile("[a-z]{2,3}")
KINDS = ("concepts", "grammar", "claims", "screening", "grouping", "phrases", "reading")


class PackFile(Schema):
    """Content of ``pack.yaml``.

    Attributes
    ----------
    id
        Name of the pack, which reviews record.
    title, description
        For people.
    version
        Its count of changes.
    borrows
        Pack that comes with draftreview -> its folders, such as ``claims``, and single files, such as
        ``grammar/sections``, that count as files of this pack.
    """

    id: Slug
    title: str
    description: str
    version: str
    borrows: Mapping[str, tuple[str, ...]] = {}


@dataclass(frozen=True)
class Pack:
    """A folder of rules, possibly with a user's folder laid over it.

    Attributes
    ----------
    facts
        Content of its ``pack.yaml``.
    folders
        The pack's folder, then the user's; a file of the same relative path in the later one wins.
    borrowed
        Files of other packs that count as its own, unless it has one of the same relative path.
    """

    facts: PackFile
    folders: tuple[Path, ...]
    borrowed: tuple[Path, ...] = ()

    @property
    def places(self) -> tuple[Path, ...]:
        """The folders that its rules come from, those of other packs included."""
        return tuple(dict.fromkeys((*self.folders, *(path.parent.parent for path in self.borrowed))))

    def files(self, kind: str) -> tuple[Path, ...]:
        """List the YAML files of a kind such as ``concepts`` or ``claims``, sorted by name."""
        found = {path.name: path for path in self.borrowed if path.parent.name == kind}
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
        replaced = (self.folders[0] / path.parent.name / path.name).is_file() or any(
            (path.parent.name, path.name) == (other.parent.name, other.name) for other in self.borrowed
        )
        return self.is_laid_over(path) and not replaced

    def is_laid_over(self, path: Path) -> bool:
        """Tell whether a file is the user's and not the pack's."""
        return len(self.folders) > 1 and path.is_relative_to(self.folders[-1])

    def runs_examples_at(self, place: Location) -> bool:
        """Tell whether examples that stand there are run: those of the pack only if nothing is laid over it."""
        whole = len(self.folders) == 1 and not self.is_borrowed(place)
        return whole or self.is_laid_over(Path(place.path))

    def is_borrowed(self, place: Location) -> bool:
        """Tell whether it stands in a file of another pack, whose examples speak of the words of that pack."""
        return Path(place.path) in self.borrowed

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
        raise UnknownNameError("rule pack", name, list_packs())
    if overrides is not None and not overrides.is_dir():
        raise UnknownNameError("rules folder", str(overrides), [])
    file = load_yaml(folder / "pack.yaml", PackFile)
    borrowed = _find_borrowed(file)
    if overrides is not None:
        _check_overrides(overrides, (*folder.glob("*/*.yaml"), *borrowed))
    folders = (folder,) if overrides is None else (folder, overrides)
    return Pack(file.value, folders, borrowed)


def list_packs() -> list[str]:
    """List the names of the packs that come with draftreview."""
    return sorted(path.parent.name for path in data_folder("rules").glob("*/pack.yaml"))


def _find_borrowed(file: Located[PackFile]) -> tuple[Path, ...]:
    """Find the files that a pack takes from others, and refuse what is no file of theirs."""
    found: dict[Path, None] = {}
    problems: list[Problem] = []
    for pack, wanted in file.value.borrows.items():
        known = _lendable(pack)
        if not known:
            message = f"no pack {pack!r} comes with draftreview; {did_you_mean(pack, list_packs())}"
            problems.append(file.problem("unknown-pack", message, "borrows", pack))
        for i, name in enumerate(wanted if known else ()):
            if name not in known:
                message = f"{pack} has no {name!r}; {did_you_mean(name, known)}"
                problems.append(file.problem("unknown-file", message, "borrows", pack, i))
            found |= dict.fromkeys(known.get(name, ()))
    if problems:
        raise RuleFileError(problems)
    return tuple(found)


def _lendable(pack: str) -> dict[str, tuple[Path, ...]]:
    """Say what another pack may be asked for: its folders, and its files without their ending."""
    if pack not in list_packs():
        return {}
    folders = {kind: tuple(sorted((data_folder("rules") / pack / kind).glob("*.yaml"))) for kind in KINDS}
    return {kind: files for kind, files in folders.items() if files} | {
        f"{path.parent.name}/{path.stem}": (path,) for files in folders.values() for path in files
    }


def _check_overrides(folder: Path, pack: Collection[Path]) -> None:
    """Refuse a user's folder in which a rule file would be ignored without a word."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".yaml", ".yml"))
    problems = [problem for path in files if (problem := _misplaced(folder, path, pack)) is not None]
    if not files:
        message = f"no rule file; put files under {', '.join(KINDS)}"
        problems.append(Problem(Location(str(folder)), "no-rule-file", message))
    if problems:
        raise RuleFileError(problems)


def _misplaced(folder: Path, path: Path, pack: Collection[Path]) -> Problem | None:
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


def _misnamed(path: Path, pack: Collection[Path]) -> Problem | None:
    """Refuse a file that is neither read by its name nor laid over one that is."""
    kind, name = path.parent.name, path.name.split(".")[0]
    beside = {other.stem for other in (*pack, *path.parent.glob("*.yaml")) if other.parent.name == kind}
    known = _FIXED[kind] or sorted(stem for stem in beside if _LANGUAGE.fullmatch(stem))
    if name in known:
        return None
    message = f"call it {known[0]}.{name}.yaml after the file that it lies over; {did_you_mean(name, known)}"
    return Problem(Location(str(path)), "misplaced-file", message)


def data_folder(name: str) -> Path:
    """Find ``rules`` or ``templates``: inside an installed package, else beside it in a checkout."""
    inside = Path(__file__).parent / "_data" / name
    return inside if inside.is_dir() else Path(__file__).parent.parent / name

"""The rule files of a pack with those of a user laid over them, each value with the place it comes from."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import yaml

from assistant.errors import MAX_LISTED, Problem, RuleFileError, list_first
from assistant.located_yaml import MISSING, Located, M, check_nodes, known_keys, unknown_key
from assistant.overlays import Overlay, RuleNodes, is_spent
from assistant.pack import Pack
from assistant.yaml_nodes import MAPPING_TAG, place_of, read_nodes


def load_layers(
    pack: Pack, kind: str, schema: type[M], settings: Collection[str] = ()
) -> tuple[list[Located[M]], list[Problem]]:
    """Read the files of a kind, those that a user adds laid over those of the pack.

    An entry of a list whose ``id`` the pack has gives its keys to the entry of the pack, adds to its lists
    with ``add``, or takes it out with ``remove: true``; ``before: ID`` places it. Entries that the pack does
    not have stay in their file.

    Parameters
    ----------
    pack
        The pack, with or without a user's folder; a user's file of the same name has replaced the pack's.
    kind
        Such as ``grouping``.
    schema
        What a file may hold.
    settings
        Keys that stand once in all files of the kind: what the user says of them replaces what the pack
        says, a mapping key by key.

    Returns
    -------
    The files in the order of their names, and the problems of those that cannot be used.
    """
    files, problems = _read(pack.files(kind))
    added = [file for file in files if pack.is_added(file.path)]
    base = [file for file in files if file not in added]
    overlay = Overlay(base, settings)
    if base and not problems:
        problems += list_first(problem for file in added for problem in overlay.lay(file))
        if len(problems) > MAX_LISTED:  # what follows is not laid over, and cannot be judged
            return [], problems
        spent = [file for file in added if is_spent(file, _left(file, schema))]
        problems += [problem for file in spent for problem in _strange_keys(file, schema)]
        files = [file for file in files if file not in spent]
    return _check(files, schema, problems, overlay)


def load_layered_file(pack: Pack, kind: str, stem: str, schema: type[M]) -> Located[M] | None:
    """Read a file that a pack has once, with the files ``STEM.*.yaml`` laid over it, a user's last.

    Returns
    -------
    The file, ``None`` if there is none.

    Raises
    ------
    RuleFileError
        With every problem of these files.
    """
    base, added = pack.named(kind, stem)
    if base is None:
        return None
    files, problems = _read([base, *added])
    overlay = Overlay(files[:1], None)
    if not problems:
        problems += list_first(problem for file in files[1:] for problem in overlay.lay(file))
        if len(problems) > MAX_LISTED:
            raise RuleFileError(problems)
    checked, problems = _check(files[:1], schema, problems, overlay)
    if problems:
        raise RuleFileError(problems)
    return checked[0]


def join_files(files: Sequence[Located[M]], schema: type[M]) -> Located[M]:
    """Make one of files whose lists go on from file to file."""
    pairs: dict[str, tuple[yaml.Node, yaml.Node]] = {}
    for file in files:
        assert isinstance(file.root, yaml.MappingNode)
        for key, value in file.root.value:
            old = pairs.get(key.value)
            if old and isinstance(value, yaml.SequenceNode):
                together = yaml.SequenceNode(value.tag, [*old[1].value, *value.value], old[1].start_mark)
                pairs[key.value] = old[0], together
            else:
                pairs[key.value] = key, value
    root = yaml.MappingNode(MAPPING_TAG, list(pairs.values()), files[0].root.start_mark)
    return check_nodes(files[0].path, root, schema)


def _read(paths: Sequence[Path]) -> tuple[list[RuleNodes], list[Problem]]:
    files: list[RuleNodes] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            root = read_nodes(path)
        except RuleFileError as error:
            problems += error.problems
            continue
        if isinstance(root, yaml.MappingNode):
            files.append(RuleNodes(path, root))
        else:
            problems.append(Problem(place_of(root), "bad-value", "a rule file begins with a key, such as sections:"))
    return files, problems


def _left(file: RuleNodes, schema: type[M]) -> list[str]:
    """List the keys of a file that are laid over nothing: texts about the file itself, and keys unknown."""
    texts = [name for name, about in schema.model_fields.items() if about.annotation is str]
    return [*texts, *(key.value for key in _keys_outside(file, schema))]


def _strange_keys(file: RuleNodes, schema: type[M]) -> Iterator[Problem]:
    for key in _keys_outside(file, schema):
        yield unknown_key(place_of(key), key.value, known_keys(schema))


def _keys_outside(file: RuleNodes, schema: type[M]) -> list[yaml.Node]:
    return [key for key, _ in file.root.value if key.value not in known_keys(schema)]


def _check(
    files: Sequence[RuleNodes], schema: type[M], problems: list[Problem], overlay: Overlay
) -> tuple[list[Located[M]], list[Problem]]:
    checked = []
    for file in files:
        try:
            checked.append(replace(check_nodes(file.path, file.root, schema), removed=overlay.removed))
        except RuleFileError as error:
            problems += _doubt_ids(error.problems, overlay)
    return checked, problems


def _doubt_ids(problems: Iterable[Problem], overlay: Overlay) -> Iterator[Problem]:
    """Say of an entry that lacks keys, once, that its id may be a misspelling of one of the pack."""
    for problem in problems:
        stranger = overlay.strangers.pop(problem.location, None) if problem.message.endswith(MISSING) else None
        meant = overlay.suggest(*stranger) if stranger else None
        yield replace(problem, message=f"{problem.message}, or mend the id: {meant}") if meant else problem

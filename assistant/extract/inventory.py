"""What extraction takes from the rules, as text that a cache can compare: entry by entry, and all the rest as one."""

import hashlib
import json
import platform
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from assistant.concepts import Concept, Concepts
from assistant.extract.loading import ExtractionRules
from assistant.extract.standing import Standing

# What is said of a rule for people, and what only other stages read of a concept.
_REMARKS = {"description", "why", "examples"}
_ELSEWHERE = {"why", "xref", "mni", "level"}
_SPELLINGS = {"name", "synonyms", "all_of"}
_OWN = _SPELLINGS - {"synonyms"}
_CODE = ("extract", "model")
_CODE_BESIDE = ("concepts.py", "interchange.py")


def list_entries(concepts: Concepts) -> dict[str, str]:
    """List what the concept files say: a text for each concept, synonym, and phrase that means something else.

    Returns
    -------
    Key -> content, in the order of the files. The content of a concept holds the facts of all that it refers to, but
    not how these are spelt; that of a synonym tells by a hash whether the name of its concept and these facts changed,
    so that a synonym more concerns no text but those that may hold it.
    """
    facts = {key: _facts(concepts.labels[key], concept) for key, concept in concepts.by_id.items()}
    entries: dict[str, str] = {}
    for file in concepts.files:
        named = [{"label": file.value.label}]
        for concept in file.value.concepts:
            told = {key: value for key, value in concept.model_dump(mode="json").items() if key in _OWN}
            entries[concept.id] = _write({**told, "facts": [facts[key] for key in _reach(concepts, concept.id)]})
            known = hashlib.sha256(entries[concept.id].encode()).hexdigest() if concept.synonyms else ""
            for synonym in concept.synonyms:
                entries[f"{concept.id} as: {synonym}"] = _write({"name": synonym, "of": known, "facts": named})
        for phrase in file.value.never:
            entries[f"never {file.value.label}: {phrase}"] = _write({"name": phrase, "facts": named})
    return entries


def identify_base(rules: ExtractionRules) -> str:
    """Hash all that reading any text depends on: grammar, claim rules, standing concepts, and the program itself."""
    standing = Standing.of(rules.concepts)
    reached = (key for concept in standing.ids for key in _reach(rules.concepts, concept))
    files = (rules.names, rules.parts, rules.participants, rules.coordinates)
    told = [
        *(file.value.model_dump(mode="json", exclude=_REMARKS) if file else None for file in files),
        *(rule.model_dump(mode="json", exclude=_REMARKS) for rule, _ in rules.claims),
        asdict(standing),
        *(_facts(rules.concepts.labels[key], rules.concepts.by_id[key]) for key in reached),
        [hash_program(), version("spacy"), platform.python_version()],
    ]
    return hashlib.sha256("\n".join(map(_write, told)).encode()).hexdigest()


@cache
def hash_program() -> str:
    """Hash the modules that reading runs through, so that no other state of them is taken for this one."""
    package = Path(__file__).parent.parent
    paths = [path for folder in _CODE for path in sorted((package / folder).glob("*.py"))]
    digest = hashlib.sha256()
    for path in (*paths, *(package / name for name in _CODE_BESIDE)):
        digest.update(f"{path.name}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _facts(label: str, concept: Concept) -> dict[str, Any]:
    return {"label": label, **concept.model_dump(mode="json", exclude=_SPELLINGS | _ELSEWHERE, exclude_defaults=True)}


def _reach(concepts: Concepts, start: str) -> Iterator[str]:
    """Go through a concept and all that it refers to, by whatever way, each once."""
    seen, queue = {start}, [start]
    while queue:
        current = queue.pop(0)
        yield current
        concept = concepts.by_id[current]
        for key in filter(None, (*concept.part_of, concept.implies, concept.without)):
            if key not in seen:
                seen.add(key)
                queue.append(key)


def _write(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

"""Rules that tests share: loading them takes more than a second, and nothing changes them once they are loaded."""

import hashlib
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from assistant.cli import rule_sets
from assistant.cli.options import LANGUAGE
from assistant.cli.rule_sets import Rules, load_rules, open_extraction
from assistant.extract import ExtractionRules
from assistant.pack import DEFAULT_PACK


def share_rules(replace: Callable[[Any, str, Any], None]) -> None:
    """Have commands that run in this process share the rules of the pack, and those of folders that hold the same.

    Parameters
    ----------
    replace
        How an attribute is replaced: ``monkeypatch.setattr``, or ``setattr`` in a process that does nothing else.
    """
    replace(rule_sets, "load_rules", _load)
    replace(rule_sets, "open_extraction", _open_extraction)


@cache
def load_default_rules() -> Rules:
    """Give the rules of the pack."""
    return load_rules(DEFAULT_PACK)


def _load(pack_name: str, overrides: Path | None = None, language: str = LANGUAGE) -> Rules:
    if (pack_name, overrides, language) == (DEFAULT_PACK, None, LANGUAGE):
        return load_default_rules()
    return _load_once(pack_name, overrides, language, _digest(Path(pack_name), overrides))


@lru_cache(maxsize=8)
def _load_once(pack_name: str, overrides: Path | None, language: str, content: str) -> Rules:
    """Load rules; ``content`` tells apart what folders of one name hold."""
    return load_rules(pack_name, overrides, language)


def _open_extraction(pack_name: str, overrides: Path | None = None) -> ExtractionRules:
    plain = (pack_name, overrides) == (DEFAULT_PACK, None)
    return load_default_rules().extraction if plain else open_extraction(pack_name, overrides)


def _digest(*folders: Path | None) -> str:
    """Sum up the files of folders by name and content; a folder that is not there has none."""
    digest = hashlib.sha256()
    for path in (path for folder in filter(None, folders) for path in sorted(folder.rglob("*")) if path.is_file()):
        digest.update(b"%s\0%d\0%s" % (str(path).encode(), path.stat().st_size, path.read_bytes()))
    return digest.hexdigest()

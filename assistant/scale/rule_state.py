"""What was known of the rules when something was made with them, and what differs between two such states."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property


@dataclass(frozen=True)
class RuleState:
    """Rules as a store tells them apart.

    Attributes
    ----------
    base
        Hash of all that matters to every text.
    entries
        Key -> content of what matters to some texts alone, in an order that matters as well.
    """

    base: str
    entries: Mapping[str, str]

    @cached_property
    def identity(self) -> str:
        """Hash of all of it."""
        digest = hashlib.sha256(self.base.encode())
        for key, content in self.entries.items():
            digest.update(f"\0{key}\0{content}".encode())
        return digest.hexdigest()


def list_changes(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """List every entry that two states do not share or have at another place, as each of them has it.

    The order of those left out is the same in both.
    """
    before, after = list(old.items()), list(new.items())
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    different = (step for step in steps if step[0] != "equal")
    return tuple(entry for _, i, j, k, m in different for entry in (*before[i:j], *after[k:m]))

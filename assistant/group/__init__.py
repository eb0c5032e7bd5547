"""From claims to syntheses: what is comparable, who votes, and what the votes amount to."""

from assistant.group.loading import load_grouping
from assistant.group.review import build_review
from assistant.group.rules import Grouping

__all__ = ["Grouping", "build_review", "load_grouping"]

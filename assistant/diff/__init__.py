"""What new literature changes: two reviews in, the changes and their causes out."""

from assistant.diff.changes import compare
from assistant.diff.text import describe, describe_verdicts
from assistant.diff.wording import Names

__all__ = ["Names", "compare", "describe", "describe_verdicts"]

"""What new literature changes: two reviews in, the changes and their causes out."""

from assistant.diff.changes import Changes, StudyMove, SynthesisChange, compare
from assistant.diff.text import describe, describe_verdicts

__all__ = ["Changes", "StudyMove", "SynthesisChange", "compare", "describe", "describe_verdicts"]

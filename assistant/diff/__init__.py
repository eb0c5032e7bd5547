"""What new literature changes: two reviews in, the changes and their causes out."""

from assistant.diff.changes import compare
from assistant.diff.json_file import to_json_text
from assistant.diff.markdown import to_markdown
from assistant.diff.names import Names
from assistant.diff.page import to_page
from assistant.diff.text import describe, describe_verdicts

__all__ = ["Names", "compare", "describe", "describe_verdicts", "to_json_text", "to_markdown", "to_page"]

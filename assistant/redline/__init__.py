"""A new draft merged into an edited Word file: tracked changes, comments, and what could not be placed."""

from assistant.redline.drafts import Draft, open_draft
from assistant.redline.editing import Outcome, Remarks
from assistant.redline.merging import Merged, merge_drafts
from assistant.redline.plan import Act

__all__ = ["Act", "Draft", "Merged", "Outcome", "Remarks", "merge_drafts", "open_draft"]

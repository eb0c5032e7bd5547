"""Tables as the lines that a reader sees."""

from assistant.draft import to_markdown
from assistant.draft.blocks import Table
from assistant.draft.citations import list_clusters, show_citations
from assistant.draft.document import Document
from assistant.draft.sentences import Text
from tests.draft.sample import RECORDS

NUMBERS = {record.record_id: number for number, record in enumerate(RECORDS, start=1)}


def table_lines(table: Table) -> list[str]:
    numbers = {ids: ", ".join(str(NUMBERS[key]) for key in ids) for ids in list_clusters([table])}
    (shown,) = show_citations([table], {ids: (Text(f"[{text}]"),) for ids, text in numbers.items()})
    text = to_markdown(Document("", "", "en", (shown,)))
    return [line for line in text.splitlines() if line.startswith("|")][2:]

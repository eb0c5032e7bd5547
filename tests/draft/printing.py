"""Tables as the lines that a reader sees."""

from assistant.draft import to_markdown
from assistant.draft.document import Document, Table
from tests.draft.sample import RECORDS

NUMBERS = {record.record_id: number for number, record in enumerate(RECORDS, start=1)}


def table_lines(table: Table) -> list[str]:
    text = to_markdown(Document("", "", "en", (table,), NUMBERS))
    return [line for line in text.splitlines() if line.startswith("|")][2:]

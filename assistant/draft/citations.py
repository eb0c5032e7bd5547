"""Numbers of citations: given in the order of first citation, printed as ranges."""

from collections.abc import Iterable, Mapping

from assistant.draft.document import Block, Cite, inlines_of


def number_citations(blocks: Iterable[Block]) -> dict[str, int]:
    """Give every cited record a number, in the order of first citation."""
    numbers: dict[str, int] = {}
    for block in blocks:
        for inline in inlines_of(block):
            if isinstance(inline, Cite):
                for record_id in inline.record_ids:
                    numbers.setdefault(record_id, len(numbers) + 1)
    return numbers


def print_citation(record_ids: Iterable[str], numbers: Mapping[str, int]) -> str:
    """Print the numbers of records in brackets, three or more neighbours as a range: ``[1, 3-5]``."""
    runs: list[list[int]] = []
    for number in sorted({numbers[record_id] for record_id in record_ids}):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return f"[{', '.join(_print_run(run) for run in runs)}]"


def _print_run(run: list[int]) -> str:
    return f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run))

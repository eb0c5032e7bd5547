"""Claims that a person annotated, as JSON lines: one record a line with all its claims."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import StringConstraints, TypeAdapter, ValidationError

from assistant.errors import Location, Problem, UnreadableInputError
from assistant.model import Direction, Laterality

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


@dataclass(frozen=True, slots=True)
class AnnotatedClaim:
    """A claim as an annotator reads it.

    Attributes
    ----------
    sentence
        The sentence that states it.
    region, target
        Words of the region as written, without side and article; the second region of a connection.
    direction, measure, laterality
        As in an extracted claim.
    """

    sentence: Words
    region: Words
    direction: Direction
    measure: Words
    target: Words | None = None
    laterality: Laterality | None = None


@dataclass(frozen=True, slots=True)
class AnnotatedRecord:
    """The claims of one record, none if it states none.

    Attributes
    ----------
    record_id
        Id of the record as ``extract`` writes it.
    claims
        In the order of the file.
    location
        Where the record stands.
    """

    record_id: str
    claims: tuple[AnnotatedClaim, ...]
    location: Location


_CLAIM: TypeAdapter[AnnotatedClaim] = TypeAdapter(AnnotatedClaim)


def parse_annotations(path: str, lines: Iterable[str]) -> tuple[tuple[AnnotatedRecord, ...], tuple[Problem, ...]]:
    """Read annotated claims.

    Parameters
    ----------
    path
        The file as the user named it, for messages.
    lines
        JSON objects with ``id`` and ``claims``; further keys of a claim are not used.

    Returns
    -------
    tuple
        Records in file order, and ``bad-json``, ``no-id``, ``no-claims``, ``bad-claim`` and ``duplicate-record``
        problems; of a record with a broken claim the others are kept.

    Raises
    ------
    UnreadableInputError
        If no line is usable.
    """
    records: dict[str, AnnotatedRecord] = {}
    problems: list[Problem] = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            record = _read_record(line, Location(path, number), problems)
            if record is not None and record.record_id in records:
                first = records[record.record_id].location
                message = f"{record.record_id} stands already at {first}, which counts; join the two lines"
                problems.append(Problem(record.location, "duplicate-record", message))
            elif record is not None:
                records[record.record_id] = record
    if not records:
        raise UnreadableInputError(problems or [Problem(Location(path), "no-record", "no annotated record; add one")])
    return tuple(records.values()), tuple(problems)


def _read_record(line: str, location: Location, problems: list[Problem]) -> AnnotatedRecord | None:
    found = _parse_line(line, location)
    if isinstance(found, Problem):
        problems.append(found)
        return None
    claims = _read_claims(found["claims"], location, problems)
    return AnnotatedRecord(found["id"].strip(), claims, location)


def _parse_line(line: str, location: Location) -> Mapping[str, Any] | Problem:
    """Read a line as far as its two keys."""
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        place = Location(location.path, location.line, error.pos + 1)
        return Problem(place, "bad-json", f"{error.msg}; write one JSON object a line")
    except (ValueError, RecursionError):
        return Problem(location, "bad-json", "numbers or brackets beyond all bounds; write one JSON object a line")
    if not isinstance(value, dict) or not isinstance(value.get("id"), str) or not value["id"].strip():
        return Problem(location, "no-id", "no field 'id' with the id of the record, such as pmid:123; add it")
    if not isinstance(value.get("claims"), list):
        return Problem(location, "no-claims", "no field 'claims' with a list; a record without a claim has []")
    return value


def _read_claims(values: Sequence[Any], location: Location, problems: list[Problem]) -> tuple[AnnotatedClaim, ...]:
    claims: list[AnnotatedClaim] = []
    for number, value in enumerate(values, start=1):
        try:
            claims.append(_CLAIM.validate_python(value))
        except ValidationError as error:
            first = error.errors()[0]
            key = ".".join(map(str, first["loc"]))
            message = f"claim {number}{f', {key}' if key else ''}: {first['msg']}; correct it, it is left out"
            problems.append(Problem(location, "bad-claim", message))
    return tuple(claims)

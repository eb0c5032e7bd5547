"""Conditions of rules: lists of values that a field must have, or must not have, and ranges of numbers."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import pydantic
from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from assistant.located_yaml import Schema


class Values(Schema):
    """Values that a condition takes: a plain list of them, or ``not:`` and a list of those it leaves out.

    A field that is not stated is in no list: a plain list does not take it, a ``not:`` list does.
    """

    only: tuple[str, ...] = ()
    not_: tuple[str, ...] = pydantic.Field(default=(), alias="not")

    @pydantic.model_validator(mode="before")
    @classmethod
    def _from_list(cls, value: Any) -> Any:
        if isinstance(value, str):
            raise ValueError(f"write a list, such as [{value}]")
        return {"only": value} if isinstance(value, list) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the plain list beside the long form."""
        long = handler.resolve_ref_schema(handler(core))
        long.pop("description", None)
        return {"anyOf": [{"type": "array", "items": {"type": "string"}}, long]}

    @property
    def named(self) -> tuple[str, ...]:
        """Every value that the condition names, on either side."""
        return self.only + self.not_


class Range(Schema):
    """Numbers from one to another, both included; a number that is not stated is in no range."""

    from_: int | None = pydantic.Field(default=None, alias="from")
    to: int | None = None

    @pydantic.model_validator(mode="after")
    def _bounded(self) -> "Range":
        if self.from_ is None and self.to is None:
            raise ValueError("name from, to or both, such as {from: 20, to: 99}")
        if self.from_ is not None and self.to is not None and self.from_ > self.to:
            raise ValueError(f"{self.from_} is more than {self.to}; exchange from and to")
        return self


class Where(Schema):
    """Conditions by field; asked of every claim, so that what is set is looked up once."""

    @cached_property
    def conditions(self) -> Mapping[str, Values]:
        """The lists that are set, by field."""
        return {name: value for name, value in self if isinstance(value, Values)}

    @cached_property
    def ranges(self) -> Mapping[str, Range]:
        """The ranges that are set, by field."""
        return {name: value for name, value in self if isinstance(value, Range)}


class StratumWhere(Where):
    """Which studies belong to a stratum; all conditions must hold."""

    population: Values | None = None
    species: Values | None = None
    design: Values | None = None
    n_total: Range | None = None


class ClaimWhere(Where):
    """Which claims a section takes, or which an exclusion bars; all conditions must hold.

    Attributes
    ----------
    stratum, population, species, treatment, design
        Of the study.
    modality, measure, direction_kind, comparison_kind, associate
        Of the claim.
    n_total, year
        Participants of the study, and year of the record.
    """

    stratum: Values | None = None
    population: Values | None = None
    species: Values | None = None
    modality: Values | None = None
    measure: Values | None = None
    direction_kind: Values | None = None
    comparison_kind: Values | None = None
    treatment: Values | None = None
    associate: Values | None = None
    design: Values | None = None
    n_total: Range | None = None
    year: Range | None = None


def is_within(asked: Range | None, number: int | None) -> bool:
    """Tell whether a range takes a number; ``None`` for the range takes anything."""
    if asked is None:
        return True
    if number is None:
        return False
    return (asked.from_ is None or asked.from_ <= number) and (asked.to is None or number <= asked.to)


def takes(condition: Values | None, stated: Iterable[str]) -> bool:
    """Tell whether a condition takes a field.

    Parameters
    ----------
    condition
        ``None`` takes anything.
    stated
        The value of the field and all that it is part of; nothing where it is not stated.
    """
    if condition is None:
        return True
    names = set(stated)
    return (not condition.only or not names.isdisjoint(condition.only)) and names.isdisjoint(condition.not_)


def conditions(where: Where | None) -> Mapping[str, Values]:
    """Give the conditions that are set, by field."""
    return where.conditions if where else {}


def ranges(where: Where | None) -> Mapping[str, Range]:
    """Give the ranges that are set, by field."""
    return where.ranges if where else {}

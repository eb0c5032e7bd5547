"""Conditions of grouping rules: lists of values that a field must have, or must not have."""

from collections.abc import Iterable, Mapping
from typing import Any

import pydantic

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

    @property
    def named(self) -> tuple[str, ...]:
        """Every value that the condition names, on either side."""
        return self.only + self.not_


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


def conditions(where: Schema | None) -> Mapping[str, Values]:
    """Give the conditions that are set, by field."""
    if where is None:
        return {}
    return {name: value for name in type(where).model_fields if isinstance(value := getattr(where, name), Values)}

"""Conditions on people as they are typed: ``agency=North, gender=woman``."""

from collections.abc import Iterable

from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Condition


def conditions(text: str) -> tuple[Condition, ...]:
    """The conditions that were typed, none for everybody.

    >>> conditions("agency = North, status@1=paid")[1]
    Condition(attribute='status@1', value='paid')
    """
    return tuple(_condition(part) for part in text.split(",") if part.strip())


def as_typed(where: Iterable[Condition]) -> str:
    """Conditions as they can be typed again."""
    return ", ".join(f"{met.attribute}={met.value}" for met in where)


def _condition(text: str) -> Condition:
    attribute, equals, value = text.partition("=")
    if not (equals and attribute.strip() and value.strip()):
        raise QualcodeError(f"“{text.strip()}” is no condition.", "Write attribute=value, e.g. agency=North.")
    return Condition(attribute.strip(), value.strip())

"""JSON of a report: one object, each row of a list on a line of its own; numbers in full precision."""

import json
from collections.abc import Mapping
from typing import Any

from qualcode.model.texts import legible_text


def write(members: Mapping[str, Any]) -> bytes:
    """The object as UTF-8 with a final line end; undefined numbers are null, never NaN."""
    lines = [f"  {_json(name)}: {_value(value)}" for name, value in members.items()]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _value(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[" + ",".join(f"\n    {_json(item)}" for item in value) + "\n  ]"
    return _json(value)


def _json(value: Any) -> str:
    return json.dumps(_legible(value), ensure_ascii=False, allow_nan=False)


def _legible(value: Any) -> Any:
    match value:
        case str():
            return legible_text(value)
        case dict():
            return {legible_text(name): _legible(held) for name, held in value.items()}
        case list() | tuple():
            return [_legible(held) for held in value]
        case _:
            return value

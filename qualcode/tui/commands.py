"""Commands: what can be done on a screen, each with its keys as they are now, its words and its name."""

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import ActiveBinding, Binding
from textual.dom import DOMNode
from textual.keys import format_key

HELP = "app.help"
_SPELT = {"escape": "Esc", "enter": "Enter", "space": "Space", "delete": "Del", "tab": "Tab"}


class Command(NamedTuple):
    """One command; ``name`` is the id of its bindings, ``key`` the first key that does it."""

    name: str
    keys: str
    words: str
    key: str
    node: DOMNode
    action: str
    is_shown: bool


def shown_key(binding: Binding) -> str:
    """How a key is written for people.

    >>> [shown_key(Binding(key, "do")) for key in ("ctrl+r", "f1", "full_stop", "escape", "f")]
    ['ctrl+r', 'F1', '.', 'Esc', 'f']
    """
    if binding.key_display:
        return binding.key_display
    modifiers, key = binding.parse_key()
    is_function = key[0] == "f" and key[1:].isdecimal()
    spelt = _SPELT.get(key) or (key.upper() if is_function else format_key(key))
    return "+".join([*modifiers, spelt])


def commands_of(active: Iterable[ActiveBinding]) -> list[Command]:
    """The commands with a name among bindings, nearest to the focus first; keys of one command together."""
    found: dict[tuple[str, str], Command] = {}
    for node, binding, is_enabled, _ in active:
        if not (is_enabled and binding.id and binding.description):
            continue
        place, shown = (binding.id, binding.action), shown_key(binding)
        known = found.get(place)
        if known is None:
            found[place] = Command(
                binding.id, shown, binding.description, binding.key, node, binding.action, binding.show
            )
        elif shown not in known.keys.split(" "):
            found[place] = known._replace(keys=f"{known.keys} {shown}")
    return list(found.values())

"""Commands: what can be done on a screen, each with its keys as they are now, its words and its name."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import format_key
from textual.screen import Screen
from textual.widget import Widget

HELP, BACK = "app.help", "app.back"
_SPELT = {"escape": "Esc", "enter": "Enter", "space": "Space", "delete": "Del", "tab": "Tab"}
_SCREENS = "Screens"
_IDEAS = {
    "select": "Selecting",
    "code": "Coding",
    "polarity": "Coding",
    "coding": "Codings",
    "write": "Writing",
    "writing": "Writing",
    "find": "Finding",
    "revise": "Revising",
    "note": "Notes",
    "picker": "Choosing",
    "line": "Choosing",
    "app": "Everywhere",
    "text": "Moving",
    "table": "Moving",
    "list": "Moving",
}


class Command(NamedTuple):
    """One command; ``name`` is the id of its bindings, ``key`` the first key that does it.

    ``node`` is who obeys, None where nobody does: on other screens.
    """

    name: str
    keys: str
    words: str
    key: str
    node: DOMNode | None
    action: str
    is_shown: bool

    @property
    def idea(self) -> str:
        """What it is about, for a heading: the first part of its name."""
        first = self.name.partition(".")[0]
        return _SCREENS if self.is_way else _IDEAS.get(first, first.replace("_", " ").capitalize())

    @property
    def is_way(self) -> bool:
        """Whether it goes to another screen."""
        return self.action.startswith("switch_mode(")


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


def commands_on(screen: Screen[Any]) -> list[Command]:
    """The commands with a name that can be used now, nearest to the focus first.

    What is typed into a line belongs to the line: there the keys of characters do nothing else.
    """
    return _together(
        (node, binding)
        for node, binding, is_enabled, _ in screen.active_bindings.values()
        if is_enabled and not _is_typed(screen.focused, node, binding)
    )


def _is_typed(focused: Widget | None, node: DOMNode, binding: Binding) -> bool:
    """Textual knows this of most characters, but not of those that it gave names of its own (plus, slash)."""
    character = format_key(binding.key)
    if focused is None or node is focused or len(character) != 1:
        return False
    return focused.check_consume_key(binding.key, character)


def commands_elsewhere(
    declared: Iterable[Binding], here: Container[str], keymap: Mapping[str, str]
) -> list[Command]:
    """The commands that are not here, with the keys that the person gave them."""
    others = [_with_own_key(one, keymap) for one in declared if one.id not in here]
    return _together((None, one) for one in Binding.make_bindings(others))


def _with_own_key(binding: Binding, keymap: Mapping[str, str]) -> Binding:
    own = keymap.get(binding.id or "")
    return replace(binding, key=own, key_display=None) if own else binding


def _together(bindings: Iterable[tuple[DOMNode | None, Binding]]) -> list[Command]:
    """One command for all keys that do the same."""
    found: dict[tuple[str, str], Command] = {}
    for node, binding in bindings:
        if not (binding.id and binding.description):
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


def by_idea(commands: Iterable[Command]) -> list[Command]:
    """What is about the same stands together: first what only this screen has, at last the other screens."""
    kept = list(commands)
    known = [*dict.fromkeys(_IDEAS.values()), _SCREENS]
    ideas = dict.fromkeys(one.idea for one in kept)
    order = [*(idea for idea in ideas if idea not in known), *known]
    return sorted(kept, key=lambda one: order.index(one.idea))

"""Keys of one's own: which names of commands there are, and which keys they may be given."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import Keys

from qualcode.model.errors import QualcodeError
from qualcode.tui import modes
from qualcode.workbench import comfort

_NAMED = {key.value for key in Keys}
_MODIFIERS = {"ctrl", "shift", "alt", "super", "meta", "hyper"}


class OwnKeys(NamedTuple):
    """The keys that can be used, and in ``problem`` what is wrong with the others."""

    keymap: dict[str, str]
    problem: str


def read() -> OwnKeys:
    """What the person's own file wishes for; a file that cannot be understood is a problem without keys."""
    try:
        wanted = comfort.keys()
    except QualcodeError as error:
        return OwnKeys({}, f"{error.message} {error.hint}")
    if not wanted:
        return OwnKeys({}, "")
    known = frozenset(binding.id for binding in bindings_of(all_classes()) if binding.id)
    own = sorted_out(wanted, known)
    return own._replace(problem=f"keys.toml: {own.problem}.") if own.problem else own


def bindings_of(classes: Iterable[type[DOMNode]]) -> Iterator[Binding]:
    """All bindings that classes of ours declare."""
    for one in classes:
        for binding in one.__dict__.get("BINDINGS", ()):
            yield binding if isinstance(binding, Binding) else Binding(*binding)


def all_classes() -> Iterator[type[DOMNode]]:
    """Every screen, widget and application of this program."""
    modes.load_all()
    return _below(DOMNode)


def _below(root: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for one in root.__subclasses__():
        if one.__module__.startswith("qualcode."):
            yield one
        yield from _below(one)


def sorted_out(wanted: Mapping[str, str], known: frozenset[str]) -> OwnKeys:
    """The wishes that can be granted; names and keys that there are not are told."""
    keymap, problems = {}, []
    for name, keys in wanted.items():
        normal = [key.key for key in Binding.make_bindings([Binding(keys, "nothing")])]
        if name not in known:
            problems.append(f"there is no command “{name}”")
        elif not all(map(_is_key, normal)):
            problems.append(f"“{keys}” is no key")
        else:
            keymap[name] = ",".join(normal)
    return OwnKeys(keymap, "; ".join(problems))


def _is_key(name: str) -> bool:
    *modifiers, key = name.split("+")
    return _MODIFIERS.issuperset(modifiers) and (len(key) == 1 or key in _NAMED or _is_character(key))


def _is_character(name: str) -> bool:
    """Whether this is the name of a character: ``full_stop``."""
    try:
        unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return False
    return True

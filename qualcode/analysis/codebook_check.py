"""What a codebook still lacks before two people can code alike with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from qualcode.model.codebook import PATH_SEPARATOR, CodebookFile, CodeEntry, folded

_SHORTEST_TO_COMPARE = 5
_SHOWN = 3
_RULES = {"include": "what belongs here (include)", "exclude": "what does not belong here (exclude)"}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at in a codebook: the code's path, and a sentence for the researcher.

    ``is_hint``: nothing is wrong, but it is worth a second look.
    """

    path: tuple[str, ...]
    sentence: str
    is_hint: bool = False

    def __str__(self) -> str:
        return f"{PATH_SEPARATOR.join(self.path)}: {self.sentence}"


_Placed = tuple[tuple[str, ...], CodeEntry]


def findings(file: CodebookFile) -> list[Finding]:
    """All findings, in the codebook's order: missing texts, clashing keys, and names that invite mix-ups."""
    codes = list(file.walk())
    order = {path: index for index, (path, _) in enumerate(codes)}
    found = [*_missing_texts(codes), *_clashing_keys(codes), *_same_names(codes), *_near_names(codes)]
    return sorted(found, key=lambda finding: order[finding.path])


def _missing_texts(codes: Sequence[_Placed]) -> Iterator[Finding]:
    for path, code in codes:
        if not code.definition.strip():
            yield Finding(path, "there is no definition.")
        missing = [said for field, said in _RULES.items() if not getattr(code, field).strip()]
        if missing:
            yield Finding(path, f"nothing says {' or '.join(missing)}.", is_hint=True)


def _clashing_keys(codes: Sequence[_Placed]) -> Iterator[Finding]:
    for key, paths in _grouped((code.key, path) for path, code in codes if code.key):
        for path in paths:
            yield Finding(path, f"the key “{key}” also belongs to {_others(path, paths)}.")


def _same_names(codes: Sequence[_Placed]) -> Iterator[Finding]:
    for _, paths in _grouped((folded(code.name), path) for path, code in codes):
        for path in paths:
            yield Finding(
                path, f"the same name stands in another place: {_others(path, paths)}.", is_hint=True
            )


def _near_names(codes: Sequence[_Placed]) -> Iterator[Finding]:
    """Names that are the same but for one letter, an ending, a hyphen or a sign."""
    pairs: dict[tuple[tuple[str, ...], tuple[str, ...]], None] = {}
    for _, paths in _grouped((trace, path) for path, code in codes for trace in _traces(code.name)):
        for first, second in combinations(dict.fromkeys(paths), 2):
            if folded(first[-1]) != folded(second[-1]) and not _differ_by_design(first[-1], second[-1]):
                pairs.setdefault((first, second))
    for first, second in pairs:
        yield Finding(
            second, f"the name differs only slightly from {PATH_SEPARATOR.join(first)}.", is_hint=True
        )


def _grouped(pairs: Iterator[tuple[str, tuple[str, ...]]]) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    groups: dict[str, list[tuple[str, ...]]] = {}
    for key, path in pairs:
        groups.setdefault(key, []).append(path)
    yield from ((key, paths) for key, paths in groups.items() if len(paths) > 1)


def _others(path: tuple[str, ...], paths: Sequence[tuple[str, ...]]) -> str:
    others = [PATH_SEPARATOR.join(other) for other in paths if other != path]
    more = f"; and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
    return "; ".join(others[:_SHOWN]) + more


def _bare(name: str) -> str:
    """Letters and digits of a name, folded, “&” as “and”."""
    return "".join(sign for sign in folded(name).replace("&", "and") if sign.isalnum())


def _traces(name: str) -> set[str]:
    """The bare name, and what is left of it without any one letter: names one letter apart share one."""
    bare = _bare(name)
    if len(bare) < _SHORTEST_TO_COMPARE:
        return {bare} - {""}
    return {bare} | {bare[:index] + bare[index + 1 :] for index, sign in enumerate(bare) if sign.isalpha()}


def _differ_by_design(first: str, second: str) -> bool:
    """Whether a number or a letter that stands alone tells the names apart (Agency A, Agency B)."""
    return _bare(first) != _bare(second) and _marks(first) != _marks(second)


def _marks(name: str) -> set[str]:
    return {word for word in folded(name).split() if len(word) == 1 or any(map(str.isdigit, word))}

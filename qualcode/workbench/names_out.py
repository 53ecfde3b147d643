"""The gate through which everything leaves: real names stay inside, their replacements go out.

Whoever prints or writes needs a gate, so that nobody can forget it: the writers of files are imported by
``exports`` alone, and every function there takes a gate. ``OPEN`` is for one's own eyes.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import Any

from qualcode.model.codebook import CodebookFile, CodeEntry, folded
from qualcode.model.codings import CodingRow
from qualcode.model.errors import QualcodeError
from qualcode.model.names import NameOut
from qualcode.model.reports import Report
from qualcode.model.tables import Table
from qualcode.model.wording import reworded, reworded_report
from qualcode.store import names as name_store
from qualcode.store.project import Project

_REMEMBERED = 20_000  # names of notes, codes and people come again and again, most quotes once


class Gate:
    """Lets texts out, with replacements for the names of a list; ``replaced`` are those that it met."""

    def __init__(self, names: Sequence[NameOut]) -> None:
        self.is_open = not names
        self.replaced: set[NameOut] = set()
        self._listed = names

    def text(self, text: str) -> str:
        """A text as it may leave."""
        if self.is_open:
            return text
        told, names = self._put_out(text)
        if names:
            self.replaced |= names
        return told

    def table(self, table: Table) -> Table:
        """A table as it may leave; its note says how many different names were replaced, not which."""
        if self.is_open:
            return table
        before, self.replaced = self.replaced, set()
        told = reworded(table, self.text)
        if self.replaced:
            told = replace(told, note=(*told.note, self.said))
        self.replaced |= before
        return told

    def report(self, report: Report) -> Report:
        """A report as it may leave."""
        return report if self.is_open else reworded_report(report, self.text, self.table)

    def codebook(self, file: CodebookFile) -> CodebookFile:
        """A codebook as it may leave."""
        return CodebookFile(self.text(file.name), tuple(map(self._entry, file.codes)))

    def coding(self, row: CodingRow) -> CodingRow:
        """A line of a table of codings as it may leave; its positions stay those of the real text."""
        if self.is_open:
            return row
        return row._replace(
            code=self.text(row.code),
            document=row.document and self.text(row.document),
            respondent=row.respondent and self.text(row.respondent),
            coder=row.coder and self.text(row.coder),
            note=self.text(row.note),
            quote=row.quote and self.text(row.quote),
        )

    def data(self, value: Any) -> Any:
        """Objects and lists as they may leave."""
        match value:
            case str():
                return self.text(value)
            case dict():
                return {self.data(name): self.data(held) for name, held in value.items()}
            case list() | tuple():
                return [self.data(held) for held in value]
            case _:
                return value

    @property
    def said(self) -> str:
        """How many different names were replaced, in words; empty for none."""
        return f"Names out: {len(self.replaced)} replaced." if self.replaced else ""

    def _entry(self, entry: CodeEntry) -> CodeEntry:
        return replace(
            entry,
            name=self.text(entry.name),
            definition=self.text(entry.definition),
            include=self.text(entry.include),
            exclude=self.text(entry.exclude),
            example=self.text(entry.example),
            codes=tuple(map(self._entry, entry.codes)),
        )

    @cached_property
    def _put_out(self) -> Callable[[str], tuple[str, frozenset[NameOut]]]:
        # Every command has a gate, and few projects a list.
        from qualcode.language.names import Names

        return lru_cache(_REMEMBERED)(Names(self._listed).put_out)


OPEN = Gate(())
"""Lets everything out as it is: for one's own eyes, and for what no project holds."""


class Home:
    """Finds what left under replacements, when a file that was exported comes home."""

    def __init__(self, gate: Gate, known: Collection[str]) -> None:
        self._real: dict[str, list[str]] = {}
        for real in () if gate.is_open else known:
            if (told := gate.text(real)) != real:
                self._real.setdefault(folded(told), []).append(real)
        self._known = {*map(folded, known)} if self._real else set()

    def real(self, said: str) -> str:
        """The name that leaves as what is said; what is known as it is stays.

        Raises QualcodeError where several leave alike.
        """
        found = [] if folded(said) in self._known else self._real.get(folded(said), [])
        if len(found) > 1:
            raise QualcodeError(
                f"“{said}” stands for {len(found)} different ones here, as names are out.",
                "Export it again with --real-names, or give these names replacements of their own.",
            )
        return found[0] if found else said


def gate(project: Project) -> Gate:
    """The gate of a project, with the names that are on its list now."""
    names = name_store.read(project)
    return Gate(names) if names else OPEN

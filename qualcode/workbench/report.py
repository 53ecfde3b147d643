"""The report of a study: its parts in the order of a paper, each from the same tables as everywhere else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from qualcode.model.agreement import AgreementQuestion
from qualcode.model.displays import Axis, AxisKind, CellRule, Display
from qualcode.model.errors import QualcodeError
from qualcode.model.reports import PARTS, Exhibit, Report, ReportQuestion, Section
from qualcode.model.scope import Scope
from qualcode.model.tables import Table
from qualcode.store import coders as coder_store
from qualcode.store import displays as display_store
from qualcode.store import marks as mark_store
from qualcode.store.coders import Coder
from qualcode.store.project import Project
from qualcode.store.sight import hidden_documents
from qualcode.workbench import (
    again,
    attributes,
    codebook,
    counts,
    display_shelf,
    displays,
    exports,
    participants,
    quote_suggestions,
    stars,
)
from qualcode.workbench.agreement import Agreement, agreement
from qualcode.workbench.agreement_tables import tables as agreement_tables
from qualcode.workbench.agreement_warnings import warnings
from qualcode.workbench.names_out import Gate
from qualcode.workbench.report_coreq import Told, coreq
from qualcode.workbench.report_methods import methods, of_agreement
from qualcode.workbench.report_people import PeopleBehind
from qualcode.workbench.scopes import Question

_HEADINGS = {
    "methods": "Methods",
    "participants": "Participants",
    "themes": "Themes",
    "displays": "Displays",
    "quotes": "Quotes",
    "agreement": "Agreement between coders",
    "codebook": "Codebook",
    "coreq": "COREQ checklist",
    "people": "People and passages",
}
_TELLING = frozenset({"participants", "displays", "quotes", "agreement", "people"})
_AGREEMENT = ("compared", "headline", "codes")
_MOST_COLUMNS = 12
_COUNTS = {CellRule.SHARE, CellRule.CODINGS, CellRule.PRESENCE}
_OF_GROUPS = {AxisKind.CODES, AxisKind.ATTRIBUTE, AxisKind.CHANGE}


def report(project: Project, asked: ReportQuestion | None = None) -> Report:
    """All parts of the report that have something to say, less those that are left out.

    Raises QualcodeError where a part is unknown, and for a project without codes or people.
    """
    asked = asked or ReportQuestion()
    unknown = asked.without - {*PARTS}
    if unknown:
        raise QualcodeError(f"“{min(unknown)}” is no part of a report.", f"Parts: {', '.join(PARTS)}.")
    return _Parts(project, asked).report()


def save(gate: Gate, found: Report, path: Path) -> None:
    """Write a report to an HTML or DOCX file, by its suffix."""
    refuse_other_kinds(path)
    exports.save_report(gate, found, path)


def refuse_other_kinds(path: Path) -> None:
    """Refuse a file that a report cannot be written to."""
    if path.suffix.casefold() not in exports.REPORT_SUFFIXES:
        raise QualcodeError(
            f"“{path.name}” is no file for a report.",
            f"End it in one of {', '.join(exports.REPORT_SUFFIXES)}.",
        )


@dataclass(frozen=True)
class _Parts:
    project: Project
    asked: ReportQuestion

    def report(self) -> Report:
        """The parts as they stand in the report; what counting refuses is refused before any of them."""
        _ = self._question.code_ids, self._question.base
        made = {part: make() for part, make in self._makers().items() if part in self._shown}
        sections = [section for section in made.values() if section is not None]
        behind = self._behind.sections() if "people" in self._shown else ()
        return Report(f"Report: {self.project.facts.title}", self._lead(), tuple(sections), behind)

    def _makers(self) -> dict[str, Callable[[], Section | None]]:
        return {
            "methods": self._methods,
            "participants": lambda: self._participants,
            "themes": self._themes,
            "displays": self._displays,
            "quotes": lambda: _section("quotes", (), [Exhibit(self._quotes)]),
            "agreement": lambda: self._agreement,
            "codebook": lambda: _section("codebook", (), [Exhibit(codebook.appendix(self.project))]),
            "coreq": self._coreq,
        }

    @cached_property
    def _shown(self) -> Sequence[str]:
        """The parts that were not left out; the numbers of hidden themes open nothing."""
        out = self.asked.without | (_TELLING - {"displays"} if self._is_suppressed else frozenset())
        if "themes" in out:
            out |= {"people"}
        return [part for part in PARTS if part not in out]

    @property
    def _is_suppressed(self) -> bool:
        return self.asked.suppress_below > 1

    def _lead(self) -> tuple[str, ...]:
        notice = self.project.facts.notice
        names = [self._left_out(part) for part in PARTS if part in _TELLING - self.asked.without]
        names = [name for name in names if name]
        left_out = (
            f"Counts of fewer than {self.asked.suppress_below} people are hidden. Left out, since they could"
            f" tell hidden numbers: {', '.join(names)}."
        )
        return tuple(filter(None, (notice, left_out if self._is_suppressed and names else "")))

    def _left_out(self, part: str) -> str:
        """A part, or those of its displays, that could tell a hidden number."""
        heading = _HEADINGS[part].lower()
        if part != "displays" or not self._shown_displays:
            return heading
        shown = {display.title for display in self._shown_displays}
        titles = [f"“{one.title}”" for one in self._wanted_displays if one.title not in shown]
        return f"{heading} {', '.join(titles)}" if titles else ""

    @cached_property
    def _question(self) -> Question:
        return Question(self.project, Scope())

    @cached_property
    def _behind(self) -> PeopleBehind:
        return PeopleBehind(self._question, "themes")

    def _methods(self) -> Section:
        is_told = "agreement" in self._shown
        told = of_agreement(self._question, self._agreed) if is_told else ()
        return _section("methods", (*methods(self._question), *told))

    # --- participants and themes -----------------------------------------------------------------------

    @cached_property
    def _participants(self) -> Section | None:
        if not attributes.labels(self.project):
            return None
        return _section("participants", (), [Exhibit(participants.participants(self.project, self.asked.by))])

    @cached_property
    def _theme_table(self) -> Table:
        return counts.count(self.project, suppress_below=self.asked.suppress_below)

    def _themes(self) -> Section:
        return _section("themes", (), [self._opened(self._theme_table)])

    def _opened(self, table: Table) -> Exhibit:
        return Exhibit(table, self._behind.opens(table) if "people" in self._shown else ())

    # --- displays and quotes ---------------------------------------------------------------------------

    def _displays(self) -> Section | None:
        exhibits = [self._display(display) for display in self._shown_displays]
        return _section("displays", (), exhibits) if exhibits else None

    @cached_property
    def _wanted_displays(self) -> Sequence[Display]:
        titles = [one.title for one in display_store.saved(self.project)]
        return [display_shelf.find(self.project, title) for title in titles] or self._usual_display()

    @cached_property
    def _shown_displays(self) -> Sequence[Display]:
        """With small numbers hidden, those that count people of the same base and layer as themes do."""
        if not self._is_suppressed:
            return self._wanted_displays
        below = self.asked.suppress_below
        return [
            replace(display, suppress_below=max(below, display.suppress_below))
            for display in self._wanted_displays
            if _is_safe(display)
        ]

    def _display(self, display: Display) -> Exhibit:
        """The numbers of the report's own layer open their themes; others are of other coders."""
        table = displays.show(self.project, display)
        is_own_layer = not (display.scope.coders or display.scope.is_every_coder)
        is_by_coder = AxisKind.CODER in {display.rows.kind, display.columns.kind}
        return self._opened(table) if is_own_layer and not is_by_coder else Exhibit(table)

    def _usual_display(self) -> list[Display]:
        """The framework of themes by the attribute of the report, else the first with few values."""
        few = (name for name, values in attributes.labels(self.project).items() if values <= _MOST_COLUMNS)
        by = self.asked.by or next(few, None)
        if by is None:
            return []
        framework = display_shelf.find(self.project, "framework")
        return [replace(framework, rows=Axis(AxisKind.CODES, level=1), columns=Axis(AxisKind.ATTRIBUTE, by))]

    @cached_property
    def _quotes(self) -> Table:
        has_starred = bool(display_store.starred(self.project))
        return stars.shelf(self.project) if has_starred else quote_suggestions.suggestions(self.project)

    # --- agreement and the checklist -------------------------------------------------------------------

    @cached_property
    def _agreed(self) -> Agreement | None:
        """Agreement of those who finished a note in common; a reflexive project has none."""
        if "agreement" not in self._shown or self.project.facts.approach == "reflexive":
            return None
        names = _finished_together(self.project)
        return agreement(self.project, AgreementQuestion(Scope(coders=names))) if len(names) > 1 else None

    @cached_property
    def _agreement(self) -> Section | None:
        if self._agreed is None:
            return None
        found = agreement_tables(self._agreed)
        shown = [Exhibit(found[name]) for name in _AGREEMENT if name in found]
        return _section("agreement", tuple(warnings(self._agreed)), shown)

    def _coreq(self) -> Section:
        quotes = self._quotes.rows if "quotes" in self._shown else ()
        number = sum(len(cell) for row in quotes for cell in row if isinstance(cell, tuple))
        empty = {"participants": self._participants, "agreement": self._agreement}
        there = {
            part: _HEADINGS[part] for part in self._shown if part not in empty or empty[part] is not None
        }
        return _section("coreq", (), [Exhibit(coreq(Told(self._question, self._theme_table, there, number)))])


def _is_safe(display: Display) -> bool:
    """Whether a display with small cells hidden tells nothing that another part of the report hides."""
    kinds = {display.rows.kind, display.columns.kind}
    return display.scope == Scope() and display.cells.rule in _COUNTS and kinds <= _OF_GROUPS


def _section(key: str, text: tuple[str, ...], exhibits: Sequence[Exhibit] = ()) -> Section:
    return Section(key, _HEADINGS[key], text, tuple(exhibits))


def _finished_together(project: Project) -> tuple[str, ...]:
    """The coders, but the consensus, who finished a note that another of them finished too.

    Where no two did, the times of a coder who finished a note at two of them.
    """
    coders = [coder for coder in coder_store.all_coders(project) if not coder.is_consensus]
    times = ([coder for coder in coders if coder.person == one.person] for one in again.later(coders))
    together = (_with_notes_in_common(project, those) for those in (again.people(coders), *times))
    return next(filter(None, together), ())


def _with_notes_in_common(project: Project, coders: Sequence[Coder]) -> tuple[str, ...]:
    hidden = hidden_documents(project)
    finished = {coder: notes - hidden for coder, notes in mark_store.finished(project).items()}
    return tuple(
        coder.name
        for coder in coders
        if any(
            finished.get(coder.coder_id, frozenset()) & finished.get(other.coder_id, frozenset())
            for other in coders
            if other != coder
        )
    )

"""Bringing a coder's copy home: codings, memos, summaries, states, quotes and proposed codes, as one step."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import shorten

from qualcode.analysis.three_way import Merged, three_way
from qualcode.model.errors import QualcodeError
from qualcode.model.tables import Cell, Column, Kind, Table
from qualcode.store import codings as coding_store
from qualcode.store import merging as merging_store
from qualcode.store import names as name_store
from qualcode.store import portable, portable_quotes
from qualcode.store import ratings as rating_store
from qualcode.store.portable import Noun, Row
from qualcode.store.portable_quotes import ALL_WORK, EDIT, OF_QUOTES, STAR
from qualcode.store.project import Project
from qualcode.workbench import documents as document_verbs
from qualcode.workbench.names_out import Gate, gate
from qualcode.workbench.projects import open_for_reading

_WORDS = {
    "coding": "codings",
    "memo": "memos",
    "summary": "summaries",
    "sheet_answer": "sheet answers",
    "summary_cell": "summary cells",
    "rating": "ratings",
    "document_mark": "states of notes",
    "star": "stars",
    "quote_edit": "edited quotes",
}
_SAYING = ("body", "value", "mark")
"""What a row says stands in one of these columns, unless it is a coding or about a quote."""
_MOST_TO_SETTLE = 200


class _Rehearsed(Exception):
    """A dry run is over: everything is taken back."""


@dataclass
class Report:
    """What a merge did, or would do: for each kind of work, and what is left for a person."""

    coders: list[str] = field(default_factory=list)
    proposals: list[str] = field(default_factory=list)
    work: dict[str, Merged] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)
    to_settle: list[str] = field(default_factory=list)
    notes_left_out: list[str] = field(default_factory=list)
    names: int = 0
    off_the_scale: set[str] = field(default_factory=set)

    @property
    def is_nothing_new(self) -> bool:
        """Whether everything of the copy is here already."""
        is_work_new = any(m.added or m.changed or m.removed for m in self.work.values())
        return not (self.proposals or self.names or is_work_new)

    @property
    def is_anything_left_out(self) -> bool:
        """Whether work of the copy stays outside."""
        return any(self.left_out.values())


def merge(project: Project, path: Path, *, without: Sequence[str] = (), is_rehearsal: bool = False) -> Report:
    """Bring the copy of a coder home; repeating it changes nothing.

    Rows are told by their guids. What only one side changed since it was shared or last merged is taken from
    that side; what both changed stays as it is here, and is listed. A copy of another project, and one in
    which the text of a note differs, are refused, unless the note is one ``without`` which the rest is to
    come in. New codes come in as proposals of the coder.
    """
    with _copy_at(project, path) as copy, suppress(_Rehearsed), project.step() as wording:
        merging = _Merging(project, copy, without)
        report = merging.report
        merging.run()
        wording.label = f"Merged the copy of {', '.join(report.coders)}"
        if is_rehearsal:
            raise _Rehearsed
    return report


@contextmanager
def _copy_at(project: Project, path: Path) -> Iterator[Project]:
    if not path.is_file():
        raise QualcodeError(f"There is no file {path}.", "Name the copy that the coder sent back.")
    if path.samefile(project.path):
        raise QualcodeError(f"{path.name} is this project itself.", "Name the copy that the coder sent back.")
    with open_for_reading(path) as copy:
        if copy.guid != project.guid:
            raise QualcodeError(
                f"{path.name} is no copy of this project.",
                "`qualcode share CODER --output FILE` makes one.",
            )
        yield copy


class _Merging:
    """A merge on its way, within one step."""

    def __init__(self, project: Project, copy: Project, without: Sequence[str]) -> None:
        self._project, self._copy = project, copy
        self._gate = gate(project)
        self._texts = merging_store.texts(project)
        unwanted = {document_verbs.read(project, name).name for name in without}
        self._without = frozenset(guid for guid, text in self._texts.items() if text.name in unwanted)
        self.report = Report()

    def run(self) -> None:
        """Compare the texts first, then codes, then the work of each coder."""
        self._compare_texts()
        coders = self._coders()
        self._gone = portable.deleted(self._project)
        self._propose_codes(coders)
        self._add_names()
        self._version = merging_store.first_version(self._copy)
        for noun in ALL_WORK:
            self.report.work[noun.table] = Merged()
            self.report.left_out[noun.table] = 0
            for here_id, there_id in coders.values():
                self._merge_work(noun, here_id, there_id)

    def _compare_texts(self) -> None:
        here, there = self._texts, merging_store.texts(self._copy)
        different = sorted(
            text.name
            for guid, text in there.items()
            if guid not in self._without and here.get(guid, text).sum != text.sum
        )
        if different:
            names = ", ".join(different[:5]) + (", ..." if len(different) > 5 else "")
            raise QualcodeError(
                f"The text differs between the copy and this project: {names}.",
                "Nothing was merged: positions mean nothing in another text. Revise both alike, or bring in"
                " the rest with --without NOTE.",
            )
        self.report.notes_left_out = sorted(
            text.name for guid, text in there.items() if guid not in here or guid in self._without
        )

    def _coders(self) -> Mapping[str, tuple[int, int]]:
        """The coders of the copy by guid: their ids here and there; who joined in the copy joins here."""
        known = {side.guid: side for side in merging_store.coders(self._project)}
        names = {side.name: side for side in known.values()}
        pairs = {}
        for side in merging_store.coders(self._copy):
            if side.guid not in known and side.name in names:
                raise QualcodeError(
                    f"The copy has another coder who is called {side.name} too.",
                    "Rename one of the two: their codings would be taken for those of one person.",
                )
            here_id = (
                known[side.guid].id if side.guid in known else merging_store.add_coder(self._project, side)
            )
            pairs[side.guid] = (here_id, side.id)
            self.report.coders.append(side.name)
        return pairs

    def _propose_codes(self, coders: Mapping[str, tuple[int, int]]) -> None:
        """Codes that are new in the copy come in under their parents, as proposals."""
        by_there_id = {there: here for here, there in coders.values()}
        only = next(iter(coders.values()))[0] if len(coders) == 1 else None
        for code in merging_store.new_codes(self._copy, merging_store.code_guids(self._project)):
            if code.guid in self._gone:
                self.report.to_settle.append(f"The code “{code.name}” was deleted here; the copy has it.")
                continue
            proposer = by_there_id.get(code.proposed_by or 0, only)
            name = merging_store.add_proposal(self._project, code, proposer)
            portable.note_merged(self._project, [code.guid])
            self.report.proposals.append(name)

    def _add_names(self) -> None:
        """Names that were put on the list in the copy come to the list here; none is taken off or changed."""
        here = {one.folded: one.name for one in name_store.listed(self._project)}
        for one in name_store.listed(self._copy):
            if one.folded not in here and one.guid not in self._gone:
                name_store.put(self._project, one.name, one.folded, one.guid, one.added_at)
                portable.note_merged(self._project, [one.guid])
                self.report.names += 1
            elif one.folded in here and one.name.replacement != here[one.folded].replacement:
                self.report.to_settle.append(
                    f"What stands for a name. Here: “{here[one.folded].replacement}”;"
                    f" in the copy: “{one.name.replacement}”"
                )

    def _merge_work(self, noun: Noun, here_id: int, there_id: int) -> None:
        here = portable_quotes.work(self._project, noun, here_id)
        there = portable_quotes.work(self._copy, noun, there_id)
        missing = portable.unknown_here(self._project, noun, there.values(), self._without)
        self.report.left_out[noun.table] += len(missing)
        there = {guid: row for guid, row in there.items() if guid not in missing}
        base = portable.bases(self._project, noun, here_id)
        base = {guid: sum_ for guid, sum_ in base.items() if guid not in missing}
        sums = _sums(there)
        merged = three_way(base, _sums(here), sums, self._gone)
        if noun.table == "coding":
            self._keep_quotes(merged, here_id)
        is_all = self._apply(noun, merged, there)
        if noun.table == "rating":
            self._look_at_ratings([there[guid] for guid in (*merged.added, *merged.changed)])
        self._note(noun, merged, here, there)
        settled = {guid: sums[guid] for guid in (*merged.same, *merged.added, *merged.changed)}
        if not is_all:
            now = _sums(portable.rows(self._project, noun, here_id))
            settled = {guid: sum_ for guid, sum_ in settled.items() if now.get(guid) == sum_}
        waiting = {guid: base[guid] for guid in (*merged.kept, *merged.clashing) if guid in base}
        portable.keep_bases(self._project, noun, here_id, {**waiting, **settled})

    def _look_at_ratings(self, rated: Sequence[Row]) -> None:
        """Remember values that came in and are not on the scale of this project."""
        self.report.off_the_scale.update(str(row.values[0]) for row in rated)
        self.report.off_the_scale -= {*rating_store.scale(self._project)}

    def _keep_quotes(self, merged: Merged, here_id: int) -> None:
        """What the copy deleted and somebody here starred or edited as a quote since waits for a person."""
        quoted = portable_quotes.said_here(self._project, here_id, merged.removed)
        merged.clashing += [guid for guid in merged.removed if guid in quoted]
        merged.removed = [guid for guid in merged.removed if guid not in quoted]

    def _apply(self, noun: Noun, merged: Merged, there: Mapping[str, Row]) -> bool:
        """Do what is to be done; returns whether the rows are as they are in the copy now."""
        if noun in OF_QUOTES:
            portable_quotes.remove(self._project, noun, merged.removed)
            wanted = [there[name] for name in (*merged.added, *merged.changed)]
            portable_quotes.put(self._project, noun, wanted)
            return True
        if merged.removed and noun.table == "coding":
            ids = portable.ids(self._project, "coding")
            coding_store.remove(self._project, [ids[guid] for guid in merged.removed])
        elif merged.removed:
            merging_store.remove(self._project, noun.table, merged.removed)
        are_added = portable.add(self._project, noun, [there[guid] for guid in merged.added], self._version)
        portable.note_merged(self._project, merged.added)
        are_changed = portable.change(self._project, noun, [there[guid] for guid in merged.changed])
        return are_added and are_changed

    def _note(self, noun: Noun, merged: Merged, here: Mapping[str, Row], there: Mapping[str, Row]) -> None:
        self.report.work[noun.table].extend(merged)
        for guid in merged.clashing:
            self.report.to_settle.append(self._in_words(noun, here.get(guid), there.get(guid)))

    def _in_words(self, noun: Noun, ours: Row | None, theirs: Row | None) -> str:
        """Both sides of a row that both changed."""
        row = theirs or ours
        assert row is not None
        where = merging_store.where(self._copy if theirs else self._project, noun, row)
        what = noun.table.replace("_", " ").capitalize()
        # What is cut to a few words could lose a part of a name by which it is known.
        here, there = (_said(noun, side, self._gate) for side in (ours, theirs))
        return f"{what} {where}. Here: {here}; in the copy: {there}"


def _said(noun: Noun, row: Row | None, gate: Gate) -> str:
    """What a row holds, in a few words."""
    if row is None:
        return "deleted"
    if noun is STAR:
        return "starred"
    values = dict(zip(noun.columns, row.values, strict=True))
    if noun is EDIT:
        return _quoted(gate.text(values["words"]), 60)
    if noun.table != "coding":
        said = next(values[name] for name in _SAYING if name in values)
        return _quoted(gate.text(str(said)), 60)
    place = "" if values["start_char"] is None else f"{values['start_char']} to {values['end_char']}"
    words = _quoted(gate.text(values["quote"]), 40) if values["quote"] else ""
    return ", ".join(filter(None, (place, values["polarity"], words, values["note"])))


def _quoted(words: str, most: int) -> str:
    return f"“{shorten(words, most, placeholder=' …')}”"


def _sums(rows: Mapping[str, Row]) -> dict[str, str]:
    return {guid: row.sum for guid, row in rows.items()}


def table(report: Report, *, is_rehearsal: bool = False) -> Table:
    """A report as a table, with what is left for a person below it."""
    columns = (
        Column("what", "what", Kind.TEXT),
        Column("added", "new", Kind.COUNT),
        Column("changed", "changed", Kind.COUNT),
        Column("removed", "removed", Kind.COUNT),
        Column("same", "here already", Kind.COUNT),
        Column("kept", "kept as here", Kind.COUNT),
        Column("clashing", "to settle", Kind.COUNT),
        Column("left_out", "left out", Kind.COUNT),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            _WORDS[noun],
            *map(len, (m.added, m.changed, m.removed, m.same, m.kept, m.clashing)),
            report.left_out[noun],
        )
        for noun, m in report.work.items()
    ]
    rows.append(("proposed codes", len(report.proposals), 0, 0, 0, 0, 0, 0))
    if report.names:
        rows.append(("names of the list", report.names, 0, 0, 0, 0, 0, 0))
    begin = "Nothing was changed: this is what a merge would do." if is_rehearsal else ""
    title = f"{'Rehearsal of a merge' if is_rehearsal else 'Merged'}: {', '.join(report.coders)}"
    return Table(title, columns, tuple(rows), tuple(filter(None, (begin, *_remarks(report)))))


def _remarks(report: Report) -> Iterator[str]:
    if report.proposals:
        yield f"Proposed codes: {', '.join(report.proposals)}. `qualcode codebook accept` takes one over."
    if report.off_the_scale:
        values = ", ".join(sorted(report.off_the_scale))
        yield f"Ratings that are not on the scale here: {values}. `qualcode cell scale` takes them on."
    if report.notes_left_out:
        yield f"Notes of the copy whose work did not come in: {', '.join(report.notes_left_out)}."
    if report.is_anything_left_out:
        which = "these notes, or a" if report.notes_left_out else "a note, a"
        yield f"Left out: what is about {which} person or a code that is not in this project."
    shown = report.to_settle[:_MOST_TO_SETTLE]
    if shown:
        yield "To settle by hand (both sides changed it; here it stayed as it was):"
        yield from shown
    if len(report.to_settle) > len(shown):
        yield f"... and {len(report.to_settle) - len(shown)} more."

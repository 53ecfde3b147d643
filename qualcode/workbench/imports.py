"""Bringing files in: notes, people, codings and answers, all of them or none."""

import hashlib
import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from pathlib import Path

from qualcode.model.codebook import folded
from qualcode.model.codings import CodingRow
from qualcode.model.documents import Note
from qualcode.model.errors import QualcodeError
from qualcode.model.respondents import Answer, PersonRow
from qualcode.model.spans import Span
from qualcode.model.texts import number_of
from qualcode.store import codings as coding_store
from qualcode.store import documents as document_store
from qualcode.store import respondents as respondent_store
from qualcode.store import revisions as revision_store
from qualcode.store.documents import Voice
from qualcode.store.project import Project
from qualcode.workbench import codings as coding_verbs
from qualcode.workbench.matching import Match, Matcher, distinct_names
from qualcode.workbench.people import Register, settle_kinds
from qualcode.workbench.reading import Files, ImportOptions, Progress, read_all, shortened, silently
from qualcode.workbench.voices import SpeakerChoice, add_turns_and_voices, doubtful_labels


@dataclass(slots=True)
class ImportReport:
    """What came in, and everything that a person should look at."""

    documents: int = 0
    unchanged: int = 0
    respondents: int = 0
    codings: int = 0
    repeated_codings: int = 0
    new_people: list[str] = field(default_factory=list)
    corrected: list[str] = field(default_factory=list)
    people_without_notes: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def import_paths(
    project: Project,
    paths: Sequence[Path],
    options: ImportOptions | None = None,
    progress: Progress = silently,
) -> ImportReport:
    """Read files and folders, and keep what they hold as one step.

    ``progress`` is told how many of how many files or notes are done. Any fault in any file refuses the
    whole import, and the project stays as it was.
    """
    try:
        return _import(project, paths, options or ImportOptions(), progress)
    except QualcodeError as error:
        raise QualcodeError(f"{error.message} Nothing was imported.", error.hint) from error


def _import(
    project: Project, paths: Sequence[Path], options: ImportOptions, progress: Progress
) -> ImportReport:
    files = read_all(paths, project.path.parent, options, progress)
    report = ImportReport(remarks=files.remarks)
    people = [row for _, rows in files.people for row in rows]
    notes = _new_notes(project, files.notes, report)
    speakers = _settled_speakers(notes, options, report)
    with project.step(_label(files, notes)):
        if len(_new_notes(project, notes, ImportReport())) < len(notes):
            raise QualcodeError(
                "Another window brought in some of these notes just now.",
                "Import again: what is there already is passed over.",
            )
        keeping = _Keeping(project, replace(options, speakers=speakers), report, progress)
        for source, rows in files.people:
            keeping.register.keep_people(rows, source)
        keeping.notes(notes, people)
        keeping.answers(files.answers)
        for source, codings in files.codings:
            keeping.codings(source, codings)
        settle_kinds(project)
    report.respondents = len(keeping.register.new)
    report.corrected = keeping.register.corrected
    return report


def _label(files: Files, notes: Sequence[Note]) -> str:
    people = {folded(row.respondent) for _, rows in files.people for row in rows}
    parts = (
        (len(notes), "note", "notes"),
        (len(people), "person", "people"),
        (sum(len(rows) for _, rows in files.codings), "coding", "codings"),
        (len(files.answers), "answer", "answers"),
    )
    what = ", ".join(number_of(*part) for part in parts if part[0])
    return f"{coding_store.IMPORTED} {what or 'nothing'}"


def _new_notes(project: Project, notes: Iterable[Note], report: ImportReport) -> list[Note]:
    """The notes that the project does not have; a file that changed since its import is refused."""
    known = document_store.known(project)
    earlier = {(k.file_sha256, folded(Path(k.source).stem)): k.name for k in revision_store.earlier(project)}
    by_source = {k.source: k for k in known}
    by_content = {(k.file_sha256, folded(Path(k.source).stem)): k.source for k in known}
    new: list[Note] = []
    elsewhere: list[str] = []
    for note in notes:
        there = by_source.get(note.source)
        content = (note.sha256, folded(note.name))
        if content in earlier and content not in by_content:
            report.unchanged += 1
            report.remarks.append(f"{note.source} is the text of “{earlier[content]}” before it was revised.")
            continue
        if there is not None and there.file_sha256 != note.sha256:
            raise _changed_since(note.source, there.name, note.source)
        if content not in by_content:
            by_content[content] = note.source
            new.append(note)
            continue
        report.unchanged += 1
        if by_content[content] != note.source:
            elsewhere.append(note.source)
    if elsewhere:
        report.remarks.append(
            f"The same in name and content as notes in other folders, and so not imported: "
            f"{shortened(elsewhere)}. If one of them is a note of its own, give it a name of its own."
        )
    return new


def _settled_speakers(notes: Sequence[Note], options: ImportOptions, report: ImportReport) -> SpeakerChoice:
    """The choice of speakers after asking about rare labels; without anybody to ask they are listed."""
    choice = options.speakers
    doubtful = doubtful_labels(((note.name, note.text) for note in notes), choice)
    if not doubtful:
        return choice
    if options.ask is not None:
        return replace(choice, accepted=choice.accepted | options.ask(doubtful))
    listed = shortened([f"“{label.shown}” ({label.uses}, {label.where})" for label in doubtful])
    labels = shlex.quote(",".join(label.shown for label in doubtful))
    report.remarks.append(
        f"Taken as text, not as speakers: {listed}. If they are speakers, `qualcode undo` and import again"
        f" with --speakers {labels}"
    )
    return choice


class _Keeping:
    """The contents of files on their way into the project, within one step."""

    def __init__(
        self, project: Project, options: ImportOptions, report: ImportReport, progress: Progress
    ) -> None:
        self.project = project
        self.options = options
        self.progress = progress
        self.register = Register(project, is_correcting=options.is_correcting_people)
        self.report = report

    def notes(self, notes: Sequence[Note], rows: Sequence[PersonRow]) -> None:
        """Keep notes, each with its people and wave."""
        is_strict = bool(rows) and not self.options.is_adding_people
        matcher = Matcher(self.register.names, rows, self.options.wave, is_strict)
        matches = [matcher.match(note) for note in notes]
        _refuse_unmatched(matches, rows)
        taken = document_store.ids_by_name(self.project)
        names = distinct_names([match.note.source for match in matches], taken)
        listed = self.register.names
        for done, (match, name) in enumerate(zip(matches, names, strict=True), 1):
            self._note(match, name)
            self.progress(done, len(matches), "keeping")
        self.report.new_people = sorted(self.register.names - listed)
        seen = respondent_store.documents_each(self.project)
        people = self.register.ids_of([row.respondent for row in rows])
        self.report.people_without_notes = [name for name, its_id in people.items() if its_id not in seen]

    def _note(self, match: Match, name: str) -> None:
        note = replace(match.note, name=name)
        ids = self.register.ids_of(match.people)
        document_id = self._document(note, match.wave, ids.values())
        self.register.keep_header(note, match.wave, ids)
        remark = add_turns_and_voices(self.project, document_id, note.text, ids, self.options.speakers)
        self.report.remarks += [f"{name}: {one}" for one in (*note.remarks, remark) if one]

    def _document(self, note: Note, wave: int | None, respondent_ids: Iterable[int]) -> int:
        if wave is not None:
            respondent_store.add_wave(self.project, wave)
        self.report.documents += 1
        return document_store.add(self.project, note, wave, list(respondent_ids))

    def answers(self, answers: Sequence[Answer]) -> None:
        """Keep answers: one document for each question and wave, in which each answer is its respondent's."""
        by_question: dict[tuple[str, int | None], list[Answer]] = {}
        for answer in answers:
            by_question.setdefault((answer.question, answer.wave or self.options.wave), []).append(answer)
        known = {k.name: k.file_sha256 for k in document_store.known(self.project)}
        for (question, wave), its_answers in by_question.items():
            name = question if wave is None else f"{question} (wave {wave})"
            text = "\n\n".join(answer.text for answer in its_answers) + "\n"
            note = Note(name, name, text, hashlib.sha256(text.encode()).hexdigest())
            if name not in known:
                self._question(note, wave, its_answers)
            elif known[name] == note.sha256:
                self.report.unchanged += 1
            else:
                raise _changed_since(f"The table of answers to “{name}”", name, "FILE")

    def _question(self, note: Note, wave: int | None, answers: Sequence[Answer]) -> None:
        ids = self.register.ids_of([answer.respondent for answer in answers])
        document_id = self._document(note, wave, ids.values())
        starts = accumulate((len(answer.text) + 2 for answer in answers), initial=0)
        voices = (
            Voice(ids[self.register.spelling(answer.respondent)], Span(start, start + len(answer.text)))
            for answer, start in zip(answers, starts, strict=False)
        )
        document_store.add_voices(self.project, document_id, voices)

    def codings(self, source: str, rows: Sequence[CodingRow]) -> None:
        """Keep the codings of a file."""
        added, repeated = coding_verbs.take_in(
            self.project, rows, source, is_adding_codes=self.options.is_adding_codes
        )
        self.report.codings += added
        self.report.repeated_codings += repeated


def _changed_since(what: str, name: str, file: str) -> QualcodeError:
    return QualcodeError(
        f"{what} has changed since it was imported as “{name}”, whose text is frozen so that codings stay"
        " where they are.",
        "Take the new text in, and the codings move with their words:"
        f" qualcode document revise {shlex.quote(name)} {shlex.quote(file)}",
    )


def _refuse_unmatched(matches: Iterable[Match], rows: Sequence[PersonRow]) -> None:
    matches = list(matches)
    unmatched = [match.note.source for match in matches if not match.people]
    if not unmatched:
        return
    found = {person for match in matches for person in match.people}
    alone = [name for name in dict.fromkeys(row.respondent for row in rows) if name not in found]
    people = f"\nPeople without a note: {shortened(alone)}." if alone else ""
    raise QualcodeError(
        f"Of {number_of(len(matches), 'note')}, {len(unmatched)} could be given to nobody in the table of"
        f" people: {shortened(unmatched)}.{people}",
        "Name the person in the file name, in a header line `Respondent: ...`, or in the column `file` of the"
        " table; or take new people in with --new-people.",
    )

"""How far the work has come in the three flows of Miles & Huberman, and what could be done next.

All numbers are of the coder in use, and of work that is in the project: nothing is estimated.
"""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from qualcode.analysis.roll_up import of_polarities, people_of_themes
from qualcode.model.codings import Polarity
from qualcode.model.documents import DocumentState
from qualcode.model.people import People
from qualcode.model.scope import Selection
from qualcode.model.texts import number_of
from qualcode.store import codings as coding_store
from qualcode.store import respondents as respondent_store
from qualcode.store import sheets as sheet_store
from qualcode.store.project import Project
from qualcode.store.respondents import Roster
from qualcode.workbench import cells as cell_verbs
from qualcode.workbench import codebook as codebook_verbs
from qualcode.workbench import desk, places
from qualcode.workbench import doubts as doubt_verbs
from qualcode.workbench import drafts as draft_verbs
from qualcode.workbench import ratings as rating_verbs
from qualcode.workbench import rechecks as recheck_verbs
from qualcode.workbench import writing as writing_verbs
from qualcode.workbench.drafts import Named

_NONE = People(())
_CODED = (DocumentState.CODED, DocumentState.FINISHED, DocumentState.CHECKED)
_MOST_STEPS = 4


class Line(NamedTuple):
    """One kind of work: ``done`` of ``total`` (None: there is no whole to be done)."""

    goal: str
    label: str
    done: int
    total: int | None = None


class NextStep(NamedTuple):
    """Something that could be done next."""

    goal: str
    text: str


class Gap(NamedTuple):
    """A person and a top theme with passages and without a summary cell."""

    respondent: str
    code: str


class Home(NamedTuple):
    """The three lanes, what could be done next, and the drafts that wait.

    ``sample`` is the number of notes in the sample of the coder in use; `reduce` is of these, if any.
    """

    reduce: tuple[Line, ...]
    display: tuple[Line, ...]
    conclude: tuple[Line, ...]
    next_steps: tuple[NextStep, ...]
    drafts: tuple[Named, ...]
    sample: int


def home(project: Project) -> Home:
    """Everything that the first screen says."""
    documents = desk.to_work_on(desk.notes(project))
    count, ids = len(documents), {each.document_id for each in documents}
    sample = sum(each.is_assigned for each in documents)
    codebook = codebook_verbs.read(project)
    opened = places.read(project).by_note
    sheets = {answer.document_id for answer in sheet_store.answers(project, coder_id=project.coder_id or 0)}
    roster, behind = _people_behind(project)
    tops = [code.code_id for code in codebook.children(None)]
    own = cell_verbs.known(project, project.coder_id or 0)
    rated = rating_verbs.known(project, project.coder_id or 0)
    kinds = Counter(known.memo.kind for known in writing_verbs.known_memos(project))
    reduce = (
        Line("read", "opened here", sum(d.document_id in opened for d in documents), count),
        Line("summary", "summarised", sum(1 for d in documents if d.summaries), count),
        Line("sheet", "contact sheets", len(sheets & ids), count),
        Line("code", "coded", sum(d.state in _CODED for d in documents), count),
        Line("check", "checked", sum(d.state is DocumentState.CHECKED for d in documents), count),
        Line("define", "codes defined", sum(1 for code in codebook if code.definition), len(codebook)),
    )
    display = (
        Line("themes", "themes in use", sum(1 for c in tops if behind.get(c, _NONE)), len(tops)),
        Line(
            "cell",
            "summary cells",
            sum(
                roster.index[known.cell.respondent_id] in behind.get(known.cell.code_id, _NONE)
                for known in own
                if known.cell.code_id in tops
            ),
            sum(len(behind.get(code_id, _NONE)) for code_id in tops),
        ),
    )
    conclude = (
        Line("stale", "stale cells", sum(1 for known in (*own, *rated) if known.reasons)),
        *(Line(f"memos {kind}", f"{kind} memos", kinds[kind]) for kind in ("theory", *_OTHER_KINDS)),
    )
    drafts = tuple(draft_verbs.named(project))
    which = "next note of the sample" if sample else "next note"
    steps = (*_undecided(project), *_next_steps((*reduce, *display, *conclude), which))
    return Home(reduce, display, conclude, steps[:_MOST_STEPS], drafts, sample)


_OTHER_KINDS = ("code", "method", "personal")


def _people_behind(project: Project) -> tuple[Roster, Mapping[int, People]]:
    """The people of every code and theme in the layer of the coder in use."""
    roster = respondent_store.roster(project)
    selection = Selection(coder_ids=frozenset({project.coder_id or 0}))
    own = of_polarities(coding_store.people_by_code(project, selection, roster), tuple(Polarity))
    return roster, people_of_themes(codebook_verbs.read(project), own)


def _next_steps(lines: tuple[Line, ...], which: str) -> tuple[NextStep, ...]:
    """What an experienced researcher would look at first; nothing is ever blocked."""
    by_goal = {line.goal: line for line in lines}
    notes, coded, codes = by_goal["read"].total or 0, by_goal["code"].done, by_goal["define"].total or 0
    left = {goal: (line.total or 0) - line.done for goal, line in by_goal.items()}
    if not notes:
        return ()
    steps = []
    if not codes:
        steps.append(NextStep("code", "No codes yet: select words in a note, then c makes one."))
    if by_goal["stale"].done:
        steps.append(NextStep("stale", "Read the stale cells again: their passages changed."))
    if left["code"]:
        begin = "Go on with" if coded else "Begin with"
        steps.append(NextStep("code", f"{begin} the {which} that is not coded."))
    if coded and left["define"]:
        steps.append(NextStep("define", "Write the definitions that are missing."))
    if left["sheet"] and coded < notes:
        steps.append(NextStep("sheet", "Fill in a contact sheet while a note is fresh."))
    if coded and not by_goal["memos theory"].done:
        steps.append(NextStep("memos theory", "Write a theory memo: what goes together, and why?"))
    if coded and left["cell"] > 0:
        steps.append(NextStep("cell", "Sum up a person under a theme."))
    if coded:
        steps.append(NextStep("themes", "Look at the people behind each theme."))
    return tuple(steps)


def _undecided(project: Project) -> tuple[NextStep, ...]:
    """What is in doubt comes first: until then it may count for the wrong words, or the wrong meaning."""
    doubts, rechecks = doubt_verbs.doubts(project), recheck_verbs.passages(project)
    steps = []
    if doubts:
        steps.append(NextStep("doubts", doubt_verbs.waiting(len(doubts))))
    if rechecks:
        waiting = number_of(len(rechecks), "passage waits", "passages wait")
        steps.append(NextStep("recheck", f"{waiting} for a re-check: their code was defined anew."))
    return tuple(steps)


def next_note_without(project: Project, goal: str) -> int | None:
    """The first note without a coding (``code``), ``summary``, ``sheet`` or ``check`` of the coder in use.

    Whoever has a sample is led to its notes only.
    """
    documents = desk.to_work_on(desk.notes(project))
    match goal:
        case "summary":
            open_ones = [d for d in documents if not d.summaries]
        case "sheet":
            begun = {a.document_id for a in sheet_store.answers(project, coder_id=project.coder_id or 0)}
            open_ones = [d for d in documents if d.document_id not in begun]
        case "check":
            open_ones = [d for d in documents if d.state in _CODED and d.state is not DocumentState.CHECKED]
        case _:
            open_ones = [d for d in documents if d.state not in _CODED]
    return open_ones[0].document_id if open_ones else None


def first_gap(project: Project) -> Gap | None:
    """The first person and top theme with passages and without a summary cell of the coder in use."""
    codebook = codebook_verbs.read(project)
    roster, behind = _people_behind(project)
    there = {(k.cell.respondent_id, k.cell.code_id) for k in cell_verbs.known(project, project.coder_id or 0)}
    for name, respondent_id in zip(roster.names, roster.ids, strict=True):
        for code in codebook.children(None):
            people = behind.get(code.code_id, _NONE)
            is_behind = roster.index[respondent_id] in people
            if is_behind and (respondent_id, code.code_id) not in there:
                label = codebook.label(code.code_id)
                return Gap(name, label)
    return None

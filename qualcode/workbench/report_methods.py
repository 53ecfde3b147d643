"""The methods paragraphs of a report: what was done, told from the trail, the settings and the counts."""

from collections.abc import Iterator

from qualcode import __version__
from qualcode.model.scope import Selection
from qualcode.model.texts import number_of
from qualcode.store import codebook as codebook_store
from qualcode.store import coded as coded_store
from qualcode.store import coders as coder_store
from qualcode.store import documents as document_store
from qualcode.store import history as history_store
from qualcode.store import names as name_store
from qualcode.store.sight import hidden_documents
from qualcode.workbench import history
from qualcode.workbench.agreement import Agreement
from qualcode.workbench.agreement_words import methods as agreement_methods
from qualcode.workbench.compared import worked_on
from qualcode.workbench.footnotes import base_in_words, exposure, layer_in_words
from qualcode.workbench.scopes import Question

_APPROACHES = {
    "codebook": (
        "The study follows a codebook approach to thematic analysis: passages are coded with a structured"
        " codebook that may be developed while coding goes on, and themes group its codes."
    ),
    "reliability": (
        "The study follows a coding reliability approach to thematic analysis: codes are defined in a"
        " codebook, more than one coder applies them, and their agreement is measured."
    ),
    "reflexive": (
        "The study follows a reflexive approach to thematic analysis: codes and themes are the analysts'"
        " interpretation. Coders are not expected to agree, so no coefficient of agreement is given, and a"
        " number of people describes the notes; it does not measure how much a theme matters."
    ),
}
_SOURCE = (
    "(Approaches as told apart by Braun & Clarke, 2021, Qualitative Research in Psychology 18, 328-352.)"
)
_NO_AGREEMENT = "No two coders have finished the same note, so agreement cannot be reported yet."


def methods(question: Question) -> tuple[str, ...]:
    """One paragraph each: the material and approach, the coding, and the counting."""
    return (
        f"{material(question)} {_APPROACHES[question.project.facts.approach]} {_SOURCE}",
        " ".join((tree(question), derivation(question), coders(question))),
        f"{_counting(question)} {trail(question)} {software(question)}{_names(question)}",
    )


def of_agreement(question: Question, agreed: Agreement | None) -> tuple[str, ...]:
    """What was done to measure agreement; that it lacks is said where the approach asks for it."""
    if agreed is not None:
        return tuple(agreement_methods(agreed))
    return (_NO_AGREEMENT,) if question.project.facts.approach == "reliability" else ()


def material(question: Question) -> str:
    """“182 people and 337 notes are in the study. Unequal exposure: ...”"""
    people = number_of(len(question.roster.ids), "person", "people")
    notes = number_of(len(document_store.listed(question.project)), "note")
    return f"{people} and {notes} are in the study. {exposure(question)}"


def tree(question: Question) -> str:
    """How many codes on how many levels, and how many of them are defined."""
    book = question.codebook
    levels = max(len(book.path(code.code_id)) for code in book)
    defined = sum(1 for code in book if code.definition)
    return (
        f"The codebook (version {book.version}) has {number_of(len(book), 'code')} on"
        f" {number_of(levels, 'level')}, {len(book.children(None))} of them top themes and {defined} with a"
        " written definition."
    )


def derivation(question: Question) -> str:
    """Where the codes came from, and whether they changed while coding went on."""
    project = question.project
    steps = codebook_store.versions(project)
    documents = [document.document_id for document in document_store.listed(project)]
    first, last = coded_store.codebook_versions(project, documents, Selection())
    began = f"Its first version ({steps[0].made_at[:10]}): {steps[0].label}." if steps else ""
    if not last:
        return f"{began} No passage of a note is coded yet.".lstrip()
    if first == last:
        return f"{began} All codings in notes were made or confirmed under version {last}.".lstrip()
    return f"{began} Codings were made or confirmed under versions {first} to {last}.".lstrip()


def coders(question: Question) -> str:
    """Everybody who coded, how much, and whose codings count."""
    layer = f"The numbers of this report are of the layer {layer_in_words(question)}."
    return " ".join((*_each_coder(question), layer))


def _each_coder(question: Question) -> Iterator[str]:
    """What each coder did, of which somebody who codes notes blind is told nothing."""
    project = question.project
    everybody = coder_store.all_coders(project)
    names = {coder.coder_id: coder.name for coder in everybody}
    hidden = hidden_documents(project)
    notes = number_of(len(document_store.listed(project)), "note")
    finished, begun = worked_on(project, everybody)
    for place, coder in enumerate(everybody):
        unseen = frozenset() if coder.coder_id == project.coder_id else hidden
        done = sum(bits >> place & 1 for note, bits in finished.items() if note not in unseen)
        in_work = sum(bits >> place & 1 for note, bits in begun.items() if note not in unseen)
        codings = number_of(coder.codings, "coding")
        if coder.is_consensus:
            yield f"{coder.name} holds what was agreed on: {codings}."
        elif coder.codings or done:
            who = f"{coder.name} ({names[coder.person]} at a later time)" if coder.again_of else coder.name
            yield f"{who} made {codings}{_in_notes(done, in_work, notes)}."
    if hidden:
        yield f"What others did in {number_of(len(hidden), 'note')} coded blind is not told."


def _in_notes(done: int, in_work: int, notes: str) -> str:
    """“, finished 59 of 337 notes and coded in 2 more”."""
    if not done:
        return f", in {in_work} of {notes}, none marked as finished" if in_work else ""
    return f", finished {done} of {notes}" + (f" and coded in {in_work} more" if in_work else "")


def _counting(question: Question) -> str:
    return (
        "Numbers are of people: a theme counts each person once, with everybody coded under a code below it."
        f" Percentages are of {base_in_words(question)}, rounded half up from whole numbers."
    )


def _names(question: Question) -> str:
    """That real names do not stand here, where any are on the list."""
    listed = sum(not name.is_kept for name in name_store.read(question.project))
    told = " In this report real names of people and places were replaced; the list holds"
    return f"{told} {number_of(listed, 'name')}." if listed else ""


def trail(question: Question) -> str:
    """How many steps the trail holds, from when to when, and how many were undone."""
    lines = history.seen_lines(question.project)
    done, undone = (sum(line.act == act for line in lines) for act in ("did", "undid"))
    if not lines:
        return "The trail is empty."
    first, last = lines[0].made_at[:10], lines[-1].made_at[:10]
    when = f"of {first}" if first == last else f"from {first} to {last}"
    return f"The trail holds {number_of(done, 'step')} {when} (UTC), {undone or 'none'} of them undone."


def software(question: Question) -> str:
    """The program with its version, and the state of the project."""
    last = history_store.last_step_at(question.project.db)[:10]
    return f"Coded and counted with qualcode {__version__}; last step of the project {last} (UTC)."

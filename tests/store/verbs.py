"""The verbs of a researcher as a random history calls them: numbers choose among what is there.

A verb that does not fit the moment is refused with a QualcodeError, which is part of the test.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

from qualcode.model.codings import Polarity
from qualcode.model.consensus import DISAGREEMENTS, Decision
from qualcode.model.display_presets import PRESETS
from qualcode.model.display_wishes import Wishes
from qualcode.model.documents import TextStatus
from qualcode.model.errors import QualcodeError
from qualcode.model.names import NameOut
from qualcode.model.scope import Scope
from qualcode.model.spans import Span
from qualcode.store import coders as coder_store
from qualcode.store import documents as document_store
from qualcode.store import respondents as respondent_store
from qualcode.store import writing as writing_store
from qualcode.workbench import (
    assigning,
    cells,
    codebook,
    coders,
    codings,
    consensus,
    display_shelf,
    documents,
    doubts,
    imports,
    marks,
    names,
    projects,
    quote_edits,
    ratings,
    rechecks,
    respondents,
    revising,
    sheets,
    stars,
    writing,
)
from qualcode.workbench.assigning import Draw
from qualcode.workbench.disagreements import Disagreements
from qualcode.workbench.projects import Project
from qualcode.workbench.reading import ImportOptions

Numbers = tuple[int, int, int]
Verb = Callable[[Project, Path, Numbers], object]
_Item = TypeVar("_Item")

NAMES = ("Support", "Pace", "Slow", "Courses", "New", "Other")
CODERS = ("Anna", "Berit", "Cleo")


def pick(items: Sequence[_Item], number: int) -> _Item:
    if not items:
        raise QualcodeError("There is nothing to choose from.")
    return items[number % len(items)]


def a_code(project: Project, number: int) -> str:
    tree = codebook.read(project)
    return tree.label(pick(list(tree.by_id), number))


def a_document(project: Project, number: int) -> str:
    return pick(sorted(document_store.ids_by_name(project)), number)


def a_span(number: int, length: int) -> Span:
    return Span(number % 12, number % 12 + 1 + length % 12)


def add_code(project: Project, _: Path, numbers: Numbers) -> None:
    above = "" if numbers[2] % 3 == 0 else f"{a_code(project, numbers[1])} > "
    codebook.add(project, above + pick(NAMES, numbers[0]), {"definition": f"No. {numbers[2]}"})


def rename(project: Project, _: Path, numbers: Numbers) -> None:
    codebook.rename(project, a_code(project, numbers[0]), pick(NAMES, numbers[1]))


def move(project: Project, _: Path, numbers: Numbers) -> None:
    under = None if numbers[1] % 4 == 0 else a_code(project, numbers[1])
    codebook.move(project, a_code(project, numbers[0]), under, numbers[2] % 4 or None)


def merge(project: Project, _: Path, numbers: Numbers) -> None:
    codebook.merge(project, a_code(project, numbers[0]), a_code(project, numbers[1]))


def split(project: Project, _: Path, numbers: Numbers) -> None:
    scope = Scope(polarities=(pick(list(Polarity), numbers[1]),))
    codebook.split(project, a_code(project, numbers[0]), pick(NAMES, numbers[2]), scope)


def edit(project: Project, _: Path, numbers: Numbers) -> None:
    codebook.edit(project, a_code(project, numbers[0]), {"include": f"No. {numbers[1]} “%s” 🦓\u2028"})


def confirm_coding(project: Project, _: Path, numbers: Numbers) -> None:
    found = rechecks.waiting(project, coders=rechecks.EVERY_CODER)
    rechecks.confirm(project, [pick(found, numbers[0]).coding.coding_id], coders=rechecks.EVERY_CODER)


def delete_code(project: Project, _: Path, numbers: Numbers) -> None:
    codebook.delete(project, a_code(project, numbers[0]))


def bring_in(project: Project, _: Path, numbers: Numbers) -> None:
    codebook.add_codebook(project, codebook.as_file(project))


def apply_code(project: Project, _: Path, numbers: Numbers) -> None:
    span = None if numbers[1] % 7 == 0 else a_span(numbers[1], numbers[2])
    codings.apply_code(
        project,
        a_document(project, numbers[0]),
        span,
        a_code(project, numbers[1]),
        polarity=pick(list(Polarity), numbers[2]),
        coder=None if numbers[0] % 3 == 0 else pick(CODERS, numbers[2]),
    )


def a_coding(project: Project, number: int) -> tuple[str, Span, str, str]:
    """The document, the passage, the code and the coder of a coding with words."""
    rows = project.db.execute(
        "select document.name, start_char, end_char, code_id, coder.name from coding"
        " join document using (document_id) join coder using (coder_id)"
        " where extent = 'passage' order by coding_id"
    ).fetchall()
    document, start, end, code_id, coder = pick(rows, number)
    return document, Span(start, end), codebook.read(project).label(code_id), coder


def uncode(project: Project, _: Path, numbers: Numbers) -> None:
    codings.remove(project, *a_coding(project, numbers[0]))


def star(project: Project, _: Path, numbers: Numbers) -> None:
    document, span, code, coder = a_coding(project, numbers[0])
    (stars.star if numbers[1] % 3 else stars.unstar)(project, document, span, code, coder)


def edit_quote(project: Project, _: Path, numbers: Numbers) -> None:
    place = quote_edits.Place(*a_coding(project, numbers[0]))
    if numbers[1] % 4 == 0:
        quote_edits.as_said(project, place)
    elif numbers[1] % 4 == 1:
        quote_edits.paraphrase(project, place, f"In other words, {numbers[2]}.")
    else:
        said = place.span.of(documents.read(project, place.document).text).split()
        quote_edits.edit(project, place, f"{said[0]} [{numbers[2]}] {'[...]' * (len(said) > 1)}")


def keep_display(project: Project, _: Path, numbers: Numbers) -> None:
    titles = ("Chart", "Words of B07", "Contrast")
    if numbers[1] % 4 == 0:
        display_shelf.delete(project, pick(titles, numbers[0]))
    elif numbers[1] % 4 == 1:
        wishes = Wishes(scope=Scope(codes=(a_code(project, numbers[2]),)), cells="codings")
        display_shelf.edit(project, pick(titles, numbers[0]), wishes)
    else:
        wishes = Wishes(title=pick(titles, numbers[0]), scope=Scope(codes=(a_code(project, numbers[2]),)))
        display_shelf.save(project, wishes.of(PRESETS["framework"].display))


def import_notes(project: Project, materials: Path, numbers: Numbers) -> None:
    paths = sorted((materials / "later").glob("*.txt")) + sorted((materials / "notes").glob("*.txt"))
    imports.import_paths(project, [pick(paths, numbers[0])])


def import_people(project: Project, materials: Path, numbers: Numbers) -> None:
    imports.import_paths(project, [], ImportOptions(people=materials / "later" / "people.csv"))


def import_codings(project: Project, materials: Path, numbers: Numbers) -> None:
    options = ImportOptions(is_adding_codes=numbers[0] % 2 == 0)
    imports.import_paths(project, [materials / "later" / "codings.csv"], options)


def delete_document(project: Project, _: Path, numbers: Numbers) -> None:
    documents.delete(project, a_document(project, numbers[0]))


def mark_status(project: Project, _: Path, numbers: Numbers) -> None:
    span = a_span(numbers[1], numbers[2])
    documents.mark_status(project, a_document(project, numbers[0]), span, TextStatus.PARAPHRASE)


def mark_document(project: Project, _: Path, numbers: Numbers) -> None:
    verb = pick((marks.finish, marks.check, marks.reopen), numbers[1])
    verb(project, [a_document(project, numbers[0])])


def summarise(project: Project, _: Path, numbers: Numbers) -> None:
    writing.write_summary(project, a_document(project, numbers[0]), f"Summary {numbers[1]}")


def write_memo(project: Project, _: Path, numbers: Numbers) -> None:
    people = list(respondent_store.ids_by_name(project))
    subjects = (
        lambda: "",
        lambda: f"code:{a_code(project, numbers[1])}",
        lambda: f"document:{a_document(project, numbers[1])}",
        lambda: f"respondent:{pick(people, numbers[1])}",
    )
    on = subjects[numbers[0] % len(subjects)]()
    writing.write_memo(project, f"Memo {numbers[2]}", kind="theory", on=on)


def write_memo_on_coding(project: Project, _: Path, numbers: Numbers) -> None:
    ids = [row[0] for row in project.db.execute("select coding_id from coding order by 1").fetchall()]
    coding_id = pick(ids, numbers[0])
    with project.step("Wrote a memo"):
        writing_store.write_memo(project, "code", "", f"Memo {numbers[1]}", ("coding", coding_id))


def edit_memo(project: Project, _: Path, numbers: Numbers) -> None:
    writing.edit_memo(project, numbers[0] % 6, body=f"Edited {numbers[1]}", kind="method")


def fill_in_sheet(project: Project, _: Path, numbers: Numbers) -> None:
    answers = {question.question_id: f"Answer {numbers[2]}" for question in sheets.questions(project)[:2]}
    answers[pick(list(answers), numbers[1])] = ""
    sheets.write_answers(project, a_document(project, numbers[0]), answers)


def change_questions(project: Project, _: Path, numbers: Numbers) -> None:
    match numbers[0] % 4:
        case 0:
            sheets.add_question(project, f"Question {numbers[1] % 3}.")
        case 1:
            sheets.edit_question(project, str(numbers[1] % 6), question=f"No. {numbers[2]}?")
        case 2:
            sheets.remove_question(project, str(numbers[1] % 6))
        case _:
            sheets.move_question(project, str(numbers[1] % 6), numbers[2] % 6)


def write_cell(project: Project, _: Path, numbers: Numbers) -> None:
    person = pick(list(respondent_store.ids_by_name(project)), numbers[0])
    code = a_code(project, numbers[1])
    if numbers[2] % 5 == 0:
        cells.delete(project, person, code)
    else:
        cells.write(project, person, code, f"Cell {numbers[2]}")
    cells.known(project)


def rate_cell(project: Project, _: Path, numbers: Numbers) -> None:
    person = pick(list(respondent_store.ids_by_name(project)), numbers[0])
    match numbers[2] % 6:
        case 0:
            ratings.unrate(project, person, a_code(project, numbers[1]))
        case 1:
            ratings.set_scale(project, ["low", "medium", "high", *(("top",) if numbers[1] % 2 else ())])
        case _:
            value = pick(ratings.scale(project).values, numbers[2])
            ratings.rate(project, person, a_code(project, numbers[1]), value)
    ratings.known(project)


def delete_memo(project: Project, _: Path, numbers: Numbers) -> None:
    writing.delete_memo(project, numbers[0] % 6)


def add_coder(project: Project, _: Path, numbers: Numbers) -> None:
    coders.add(project, pick((*CODERS, "Consensus"), numbers[0]), is_consensus=numbers[0] % 4 == 3)


def use_coder(project: Project, _: Path, numbers: Numbers) -> None:
    coders.use(project, pick([c.name for c in coder_store.all_coders(project)], numbers[0]))


def name_lead(project: Project, _: Path, numbers: Numbers) -> None:
    coders.name_lead(project, pick([c.name for c in coder_store.all_coders(project)], numbers[0]))


def set_value(project: Project, _: Path, numbers: Numbers) -> None:
    name = pick(list(respondent_store.ids_by_name(project)), numbers[0])
    attribute = pick(("status@1", "status@3", "age", "barriers[]", "hobby"), numbers[1])
    respondents.set_value(project, name, attribute, pick(("", "7", "fear; travel"), numbers[2]))


def keep_name_in(project: Project, _: Path, numbers: Numbers) -> None:
    listed = pick(("zebra", "Okapi", "B07", "C12", "North"), numbers[0])
    if numbers[1] % 3 == 0:
        names.delete(project, [listed])
    else:
        replacement = pick(("[an animal]", "[somebody]", listed), numbers[2])
        names.add(project, NameOut(listed, replacement, is_as_written=numbers[1] % 3 == 1))


def set_base(project: Project, _: Path, numbers: Numbers) -> None:
    projects.set_percent_from_base(project, numbers[0] % 3)


def revise_document(project: Project, _: Path, numbers: Numbers) -> None:
    name = a_document(project, numbers[0])
    text = documents.read(project, name).text
    at = numbers[1] % len(text)
    label = "\nB07: " if name == "group" else "\nR: "  # nobody is named in the notes of others
    new = text[:at] + pick(("", "Typo. ", "👩‍👧", label), numbers[2]) + text[at + numbers[2] % 9 :]
    revising.revise(project, name, revising.corrected_text(project, name, new.encode()), f"No. {numbers[2]}")


def settle_doubt(project: Project, _: Path, numbers: Numbers) -> None:
    doubt_id = pick([found.doubt_id for found in doubts.doubts(project)], numbers[0])
    ways: tuple[Callable[[], object], ...] = (
        lambda: doubts.settle_at(project, doubt_id, a_span(numbers[1], numbers[2])),
        lambda: doubts.settle_as_proposed(project, doubt_id),
        lambda: doubts.settle_by_removing(project, doubt_id),
    )
    pick(ways, numbers[1])()


ANNA_AND_BERIT = Scope(coders=("Anna", "Berit"))


def settle_difference(project: Project, _: Path, numbers: Numbers) -> None:
    case = pick(Disagreements(project, ANNA_AND_BERIT).differing(), numbers[0])
    decision = pick(list(Decision), numbers[1])
    span = a_span(numbers[1], numbers[2]) if decision is Decision.SPAN else None
    choice = consensus.Choice(decision, f"No. {numbers[2]}", span)
    consensus.decide(project, case.case_id, choice, ANNA_AND_BERIT)


def accept_agreements(project: Project, _: Path, numbers: Numbers) -> None:
    with project.step("Made a consensus"):
        consensus.accept(project, ANNA_AND_BERIT, pick(((), ("Anna",), ("Anna", "Berit")), numbers[0]))
        decision = pick((Decision.A, Decision.B, Decision.OPEN), numbers[1])
        kinds = DISAGREEMENTS[: 1 + numbers[2] % len(DISAGREEMENTS)]
        consensus.settle_all(project, decision, kinds, ANNA_AND_BERIT)


def assign_again(project: Project, _: Path, numbers: Numbers) -> None:
    draw = Draw(Fraction(1 + numbers[1] % 4, 4), numbers[2])
    assigning.assign(project, pick(CODERS, numbers[0]), draw, is_blind=numbers[2] % 2 == 0, is_again=True)


SINGLE: tuple[Verb, ...] = (
    apply_code,
    merge,
    delete_code,
    rename,
    move,
    split,
    add_code,
    uncode,
    write_memo_on_coding,
    delete_document,
    import_codings,
    import_notes,
    import_people,
    use_coder,
    add_coder,
    name_lead,
    summarise,
    write_memo,
    edit_memo,
    delete_memo,
    fill_in_sheet,
    change_questions,
    write_cell,
    rate_cell,
    star,
    edit_quote,
    keep_display,
    set_value,
    edit,
    confirm_coding,
    bring_in,
    mark_status,
    mark_document,
    revise_document,
    settle_doubt,
    settle_difference,
    accept_agreements,
    assign_again,
    set_base,
    keep_name_in,
)


def compound(project: Project, materials: Path, numbers: Numbers) -> None:
    """Several verbs as one step; what is refused in the middle is taken back, and the step goes on."""
    with project.step("Several things at once"):
        for shift in range(3):
            verb = pick(SINGLE, numbers[shift])
            try:
                verb(project, materials, (numbers[shift] // 3, numbers[shift] // 5, numbers[0] + shift))
            except QualcodeError:
                continue


def failing(project: Project, materials: Path, numbers: Numbers) -> None:
    """A step that fails at its end."""
    with project.step("In vain"):
        compound(project, materials, numbers)
        raise QualcodeError("No.")


VERBS: tuple[Verb, ...] = (*SINGLE, compound, compound, failing)

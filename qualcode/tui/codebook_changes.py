"""Changes of the codebook as its outline makes them: of the code that is highlighted, each one step.

No widget is known here. Every verb says what it did; faults come as QualcodeError.
"""

from collections.abc import Mapping
from typing import NamedTuple

from qualcode.model.codebook import PATH_SEPARATOR, Code, Codebook
from qualcode.model.codings import Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.meanings import Meaning
from qualcode.model.scope import Scope
from qualcode.model.texts import number_of
from qualcode.tui.conditions import conditions
from qualcode.workbench import attributes, codebook_uses, coders, rechecks, respondents
from qualcode.workbench import codebook as verbs
from qualcode.workbench.codebook_uses import Uses
from qualcode.workbench.projects import Project

EVERY_CODER = "all"


class Changed(NamedTuple):
    """What was done, and the code to go to."""

    said: str
    code_id: int | None


class CodebookChanges:
    """The verbs of one project."""

    def __init__(self, project: Project) -> None:
        self._project = project

    @property
    def codebook(self) -> Codebook:
        """The present codebook."""
        return verbs.read(self._project)

    def code(self, code_id: int) -> Code:
        """A code of the present codebook; one that somebody else took away is refused."""
        return self._with(code_id).by_id[code_id]

    def label(self, code_id: int) -> str:
        """The path of a code of the present codebook."""
        return self._with(code_id).label(code_id)

    def _with(self, code_id: int) -> Codebook:
        codebook = self.codebook
        if code_id not in codebook.by_id:
            raise QualcodeError(
                "This code is not in the codebook any more.", "It was deleted or merged in another window."
            )
        return codebook

    # --- what hangs on a code ---------------------------------------------------------------------------

    def uses(self, code_id: int) -> Uses:
        """Of a code with all codes below it."""
        return verbs.uses(self._project, self.label(code_id))

    def own_uses(self, code_id: int) -> Uses:
        """Of a code itself."""
        return codebook_uses.own_uses(self._project, self.label(code_id))

    # --- one code ---------------------------------------------------------------------------------------

    def add(self, parent_id: int | None, name: str) -> Changed:
        """A new code, last under a parent or (None) at the top."""
        above = () if parent_id is None else self._with(parent_id).path(parent_id)
        code = verbs.add(self._project, PATH_SEPARATOR.join((*above, _name(name))))
        return Changed(f"Added: {code.name}", code.code_id)

    def rename(self, code_id: int, name: str) -> Changed:
        """Another name."""
        code = verbs.rename(self._project, self.label(code_id), _name(name))
        return Changed(f"Renamed: {code.name}", code_id)

    def edit(self, code_id: int, texts: Mapping[str, str]) -> Changed:
        """Other words, another colour or key; says how many passages were coded under the earlier meaning."""
        code = verbs.edit(self._project, self.label(code_id), texts)
        waiting = self._waiting(code_id) if set(Meaning._fields) & set(texts) else ""
        return Changed(waiting or f"Edited: {code.name}", code_id)

    def _waiting(self, code_id: int) -> str:
        """How many passages of a code the coder in use should look at again; nothing where none."""
        found = rechecks.waiting(self._project, self.label(code_id))
        waiting = sum(1 for one in found if one.coding.code_id == code_id)
        passages = number_of(waiting, "passage was", "passages were")
        them = "it" if waiting == 1 else "them"
        return f"{passages} coded under the earlier meaning: K walks {them}" if waiting else ""

    # --- its place --------------------------------------------------------------------------------------

    def shift(self, code_id: int, step: int) -> Changed:
        """Up or down among its siblings."""
        codebook = self._with(code_id)
        code = codebook.by_id[code_id]
        siblings = [other.code_id for other in codebook.children(code.parent_id)]
        place = siblings.index(code_id) + step
        if not 0 <= place < len(siblings):
            raise QualcodeError(
                f"{code.name} is the {'first' if step < 0 else 'last'} one here.",
                "“>” puts it under another code, “<” one level up.",
            )
        return self._move(code, code.parent_id, place + 1)

    def move_out(self, code_id: int) -> Changed:
        """One level up, behind the code that it was under."""
        codebook = self._with(code_id)
        code = codebook.by_id[code_id]
        if code.parent_id is None:
            raise QualcodeError(f"{code.name} is at the top already.", "“>” puts it under another code.")
        parent = codebook.by_id[code.parent_id]
        siblings = [other.code_id for other in codebook.children(parent.parent_id)]
        return self._move(code, parent.parent_id, siblings.index(parent.code_id) + 2)

    def move_under(self, code_id: int, parent_id: int) -> Changed:
        """Under another code, as the last there."""
        return self._move(self.code(code_id), parent_id)

    def _move(self, code: Code, parent_id: int | None, place: int | None = None) -> Changed:
        under = None if parent_id is None else self.label(parent_id)
        verbs.move(self._project, self.label(code.code_id), under, place)
        return Changed(f"Moved: {self.label(code.code_id)}", code.code_id)

    # --- its passages -----------------------------------------------------------------------------------

    def before_merging(self, code_id: int, into_id: int) -> str:
        """What merging would move."""
        uses, below = self.own_uses(code_id), len(self._with(code_id).subtrees[code_id]) - 1
        more = f", and {number_of(below, 'code')} below it" if below else ""
        return f"Merge {self.name(code_id)} into {self.name(into_id)}: {of_people(uses)} go over{more}"

    def merge(self, code_id: int, into_id: int) -> Changed:
        """One code instead of two."""
        name, into = self.name(code_id), self.label(into_id)
        recoded = verbs.merge(self._project, self.label(code_id), into)
        said = f"Merged {name} into {into}; {number_of(recoded, 'passage')} went over"
        return Changed("; ".join(filter(None, (said, self._waiting(into_id)))), into_id)

    def choosing(self, code_id: int, texts: Mapping[str, str]) -> str:
        """How many passages a split would take."""
        scope, words = self._choice(texts)
        found = codebook_uses.choice(self._project, self.label(code_id), scope, words)
        taken = f"{len(found.coding_ids)} of {number_of(found.total, 'passage')} would go to the new code"
        return taken if found.is_some else f"{taken}: choose some of them"

    def split(self, code_id: int, texts: Mapping[str, str]) -> Changed:
        """A new code with some of the passages."""
        scope, words = self._choice(texts)
        name = _name(texts["new name"])
        code, moved = verbs.split(self._project, self.label(code_id), name, scope, words)
        return Changed(f"Split: {number_of(moved, 'passage')} went to {code.name}", code.code_id)

    def _choice(self, texts: Mapping[str, str]) -> tuple[Scope, str]:
        coder = texts["coder"].strip()
        scope = Scope(
            coders=() if coder in {"", EVERY_CODER} else (coder,),
            waves=tuple(map(_wave, _parts(texts["wave"]))),
            polarities=tuple(map(_polarity, _parts(texts["polarity"]))),
            where=conditions(texts["people"]),
        )
        return scope, texts["words"]

    def to_choose_from(self) -> dict[str, str]:
        """What can be written into the fields of a split."""
        names = [str(row[0]) for row in coders.listed(self._project).rows]
        return {
            "polarity": ", ".join(Polarity),
            "coder": ", ".join([*names, EVERY_CODER]),
            "wave": ", ".join(map(str, respondents.waves(self._project))),
            "people": ", ".join(f"{name}=…" for name in attributes.labels(self._project)),
            "words": "words of the passage",
        }

    def before_deleting(self, code_id: int) -> str:
        """What deleting would take away; nothing is said where nothing hangs on the code."""
        uses = self.uses(code_id)
        if not uses.codings and uses.codes == 1:
            return ""
        below = f" with {number_of(uses.codes - 1, 'code')} below it" if uses.codes > 1 else ""
        return f"Delete {self.name(code_id)}{below}: {of_people(uses)} lose their code"

    def delete(self, code_id: int) -> Changed:
        """Take a code away with all below it and their codings."""
        name = self.name(code_id)
        codes, codings = verbs.delete(self._project, self.label(code_id))
        what = f"{number_of(codes, 'code')} with {number_of(codings, 'passage')}"
        return Changed(f"Deleted {name}: {what}; u brings back", None)

    def name(self, code_id: int) -> str:
        """The name of a code of the present codebook."""
        return self.code(code_id).name


def of_people(uses: Uses) -> str:
    """``41 passages of 28 people``."""
    return f"{number_of(uses.codings, 'passage')} of {number_of(uses.people, 'person', 'people')}"


def _name(text: str) -> str:
    """A name; a path would put the code elsewhere than where one stands."""
    if PATH_SEPARATOR.strip() in text:
        raise QualcodeError(f"“{text}” holds “>”, which separates the parts of a path.", "Use another sign.")
    return text


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _wave(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 5):
        raise QualcodeError(f"“{text}” is no wave.", "A wave is a number, for example 1.")
    return int(text)


def _polarity(text: str) -> Polarity:
    fitting = [polarity for polarity in Polarity if polarity.startswith(text.casefold())]
    if len(fitting) != 1:
        raise QualcodeError(f"“{text}” is no polarity.", f"One of {', '.join(Polarity)}.")
    return fitting[0]

"""The scope in one line, as it stands over every screen that shows numbers."""

from qualcode.model.codebook import folded
from qualcode.model.scope import Base, Scope
from qualcode.store.project import Project
from qualcode.workbench.scopes import Question, Why

_OF_BASE = {Base.ASKED: "with a note", Base.FOLLOWED_UP: "followed up", Base.CODED: "coded"}


def in_one_line(project: Project, scope: Scope, by: str | None = None) -> str:
    """``all notes · lead coder · any polarity · N 182``; what a matrix sets apart is said so."""
    question = Question(project, scope)
    waves = "all notes"
    if question.waves:
        waves = f"{'wave' if len(question.waves) == 1 else 'waves'} {', '.join(map(str, question.waves))}"
    is_by_coder = folded(by or "") == "coder" and not scope.coders
    codes = [question.codebook.label(code_id) for code_id in question.named_code_ids]
    parts = (
        waves,
        "each coder apart" if is_by_coder else _layer(question),
        f"{', '.join(question.polarities)} only" if scope.polarities else "any polarity",
        f"under {', '.join(codes)}" if codes else "",
        *(f"{met.attribute} = {met.value}" for met in question.conditions),
        f"N {len(question.base)} {_OF_BASE.get(scope.base or Base.ALL, '')}".rstrip(),
    )
    return " · ".join(filter(None, parts))


def _layer(question: Question) -> str:
    """Whose codings: by the role where one is played, else by name."""
    coders, why = question.layer
    if why in {Why.CHOSEN, Why.UNITED, Why.FIRST}:
        noun = "coder" if len(coders) == 1 else "coders"
        return f"{noun} {' and '.join(coder.name for coder in coders)}"
    return str(why)

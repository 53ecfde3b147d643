"""New codes of a coder who codes blind: proposals, until somebody takes them over."""

from collections.abc import Iterable

from qualcode.model.codebook import Code
from qualcode.model.errors import QualcodeError
from qualcode.store import codebook as codebook_store
from qualcode.store import coders as coder_store
from qualcode.store import proposals as proposal_store
from qualcode.store import sight
from qualcode.store.project import Project


def note_proposal(project: Project, code_id: int) -> None:
    """A new code of a blind coder is a proposal. Part of a step."""
    if sight.is_blind(project):
        proposal_store.propose(project, code_id, project.coder_id)


def refuse_blind_change(project: Project, code_ids: Iterable[int] = ()) -> None:
    """Refuse a blind coder who would change codes of others: codings that they cannot see hang on them.

    Without ``code_ids`` the change is of the whole codebook. Their own proposals they may change.
    """
    if not sight.is_blind(project):
        return
    proposed, own = proposal_store.proposed(project), project.coder_id
    codes = list(code_ids)
    if not codes or any(proposed.get(code_id) != own for code_id in codes):
        raise QualcodeError(
            "While your sample is blind, only your own proposed codes can be changed.",
            "Add a new code: it comes in as a proposal. `qualcode unblind` opens the sample.",
        )


def proposals(project: Project) -> dict[int, str]:
    """Who proposed each proposed code, by the id of the code."""
    names = {coder.coder_id: coder.name for coder in coder_store.all_coders(project)}
    return {code_id: names[coder_id] for code_id, coder_id in proposal_store.proposed(project).items()}


def in_words(project: Project) -> str:
    """“Proposed: Laughter (Second).”, empty where nothing is."""
    codebook = codebook_store.read(project)
    each = [f"{codebook.label(code_id)} ({name})" for code_id, name in proposals(project).items()]
    return f"Proposed: {', '.join(each)}. `qualcode codebook accept CODE` takes one over." if each else ""


def accept(project: Project, name: str) -> Code:
    """Take a proposed code over into the codebook."""
    with project.step() as step:
        codebook = codebook_store.read(project)
        code = codebook.find(name)
        label = codebook.label(code.code_id)
        step.label = f"Took over the proposed code “{label}”"
        if code.code_id not in proposal_store.proposed(project):
            raise QualcodeError(f"“{label}” is no proposal.", "It is a code of the codebook already.")
        if sight.is_blind(project):
            raise QualcodeError("Proposals are taken over by others.", "Your sample is blind still.")
        proposal_store.propose(project, code.code_id, None)
    return code

"""Signs: how codings and the status of a text are told apart without colour."""

from collections.abc import Iterable, Mapping

from qualcode.model.codebook import Codebook
from qualcode.model.codings import Polarity
from qualcode.model.documents import StatusSpan, TextStatus
from qualcode.model.spans import Span
from qualcode.model.texts import legible_text
from qualcode.tui.marks import Mark
from qualcode.workbench.desk import Placed

SIGNS = {
    Polarity.POSITIVE: "+",
    Polarity.CRITICAL: "−",
    Polarity.SUGGESTION: "→",
    Polarity.MIXED: "±",
    Polarity.NONE: "",
}
STAR, SUGGESTED = "★", "☆"
EDITED, PARAPHRASED = "✎", "~"
_STRIPES = {Polarity.CRITICAL: "┇", Polarity.SUGGESTION: "╎", Polarity.MIXED: "╏"}
_STATUS_SIGNS = {
    TextStatus.VERBATIM: "“",
    TextStatus.NEAR_VERBATIM: "≈",
    TextStatus.PARAPHRASE: "~",
    TextStatus.ADDED_LATER: "+",
}
_PLAIN_COLOUR = "#8a8a8a"


def said_of_star(is_starred: bool) -> str:
    """What is told when a star was set or taken away."""
    return "Starred for the paper" if is_starred else "The star is gone"


def marks_of(passages: Iterable[Placed], codebook: Codebook, coders: Mapping[int, str]) -> list[Mark]:
    """Passages as they are drawn; those of ``coders`` (names by id) bear the name of their coder."""
    looks = {code.code_id: (legible_text(code.name), code.colour or _PLAIN_COLOUR) for code in codebook}

    def look(placed: Placed) -> tuple[str, str]:
        name, colour = looks[placed.code_id]
        coder = coders.get(placed.coder_id)
        return (f"{name} ({legible_text(coder)})" if coder else name), colour

    return [
        Mark(
            placed.coding_id,
            placed.start_char,
            placed.end_char,
            *look(placed),
            f"{STAR if placed.is_starred else ''}{SIGNS[placed.polarity]}",
            _STRIPES.get(placed.polarity, "┃"),
        )
        for placed in passages
    ]


def signs_of(statuses: Iterable[StatusSpan]) -> list[tuple[Span, str]]:
    """What stands at the edge of the lines of these stretches."""
    return [(marked.span, _STATUS_SIGNS[marked.status]) for marked in statuses]

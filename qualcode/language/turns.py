"""Who speaks where: speaker labels at the beginnings of lines, and the turns between them."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from qualcode.model.codebook import folded
from qualcode.model.documents import Role, Turn

USES_OF_A_LABEL = 3

_STAMP = r"[\[(<]?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])>]?"
_CANDIDATE = re.compile(
    rf"""
    ^[ \t]*
    (?: {_STAMP} [ \t]*(?:[-–—][ \t]*)? )?                # [00:03:10] or 00:03:10 -
    (?:
        (?P<open>[*_]{{1,3}})?                            # **Name:** or **Name**:
        (?P<label> [^\W_] [^:：\n,;!?“”"\[\]{{}}<>|*]{{0,39}}? )
        (?: [ \t]* [\[(] {_STAMP} [\])] | [ \t]* \[ [^\]\n]{{0,20}} \] )?
        (?: (?P=open) )? [^\S\n]*
        (?: : (?![/\d)-]) | ： ) (?: (?P=open) )?         # not http://, 10:30, :-)
      | \[ (?P<tag> [^\W\d_]{{1,12}} [ _-]? \d{{1,4}} | [A-Z] ) \] (?: : | (?=[ \t]) )   # [id1] or [R]
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
_ROLES = "interviewe[er]|respondent|participant|speaker|moderator|facilitator|person|researcher"
_LABEL_LIKE = re.compile(rf"[a-z] | int | iv | resp? | [a-z]{{1,3}}-?\d+ | (?:{_ROLES})\ ?\d*", re.VERBOSE)
_INTERVIEWER = re.compile(r"(?:i|int|iv|q) ?\d*|(?:interviewer|moderator|facilitator|researcher)\b.*")
_WHITE = re.compile(r"\s*")
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker label as first shown, as compared, and how many lines begin with it."""

    shown: str
    folded: str
    uses: int


@dataclass(frozen=True, slots=True)
class Speakers:
    """Labels used at least three times, and rarer ones that somebody should say yes or no to."""

    labels: tuple[Label, ...]
    doubtful: tuple[Label, ...]


def speakers(text: str) -> Speakers:
    r"""The speaker labels of a text in order of appearance, case and runs of white space folded.

    Rarer candidates are doubtful only in a text with labels, or where they have the form of one
    (``R:``, ``P012:``, ``Interviewer 2:``): a note that says ``Summary:`` once asks nobody.

    >>> speakers("I: Why?\nR: So.\nI: And?\nR: So so.\nI: Yes.\nr: No.\nIV 2: Oh.").doubtful
    (Label(shown='IV 2', folded='iv 2', uses=1),)
    """
    shown: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for match in _candidates(text):
        label = _label(match)
        if _may_be_a_name(label):
            shown.setdefault(folded(label), label)
            counts[folded(label)] += 1
    found = [Label(shown[name], name, count) for name, count in counts.items()]
    labels = tuple(label for label in found if label.uses >= USES_OF_A_LABEL)
    rare = (label for label in found if label.uses < USES_OF_A_LABEL)
    return Speakers(labels, tuple(label for label in rare if labels or _LABEL_LIKE.fullmatch(label.folded)))


def is_interviewer(label: str) -> bool:
    """Whether a label is usually the interviewer's: a guess that the user may correct.

    >>> [is_interviewer(label) for label in ("I", "INT", "Interviewer 1", "Interviewee", "R")]
    [True, True, True, False, False]
    """
    return bool(_INTERVIEWER.fullmatch(folded(label)))


def turns(text: str, labels: Collection[str], interviewers: Collection[str]) -> list[Turn]:
    """The turns of a text, end to end from the first of ``labels`` (case and spaces folded) to its end.

    A turn starts with the line of its label, time stamp included; its speech starts behind label and white
    space; it ends where the next one starts. Speakers are spelt as they are first; ``interviewers`` are
    those of the labels whose turns are the interviewer's. Text before the first label is nobody's.
    """
    names = {folded(label) for label in labels}
    asking = {folded(label) for label in interviewers}
    starts = list(_starts(text, names))
    ends = [start for _, start, _ in starts[1:]] + [len(text)]
    spelling: dict[str, str] = {}
    return [
        Turn(
            start_char=start,
            speech_char=min(speech, end),
            end_char=end,
            speaker=spelling.setdefault(folded(label), label),
            role=Role.INTERVIEWER if folded(label) in asking else Role.RESPONDENT,
        )
        for (label, start, speech), end in zip(starts, ends, strict=False)
    ]


def _starts(text: str, names: Collection[str]) -> Iterator[tuple[str, int, int]]:
    """Each label that is one of ``names``, with the position of its line and of its speech."""
    for match in _candidates(text) if names else ():
        if folded(_label(match)) in names:
            speech = _WHITE.match(text, match.end())
            yield _label(match), match.start(), speech.end() if speech else match.end()


def _candidates(text: str) -> Iterator[re.Match[str]]:
    """The lines that begin like a label; searching the text instead would try every letter of it."""
    start = 0
    for line in text.split("\n"):
        if (":" in line or "]" in line or "：" in line) and (match := _CANDIDATE.match(text, start)):
            yield match
        start += len(line) + 1


def _label(match: re.Match[str]) -> str:
    label: str = match["label"] or match["tag"]
    return " ".join(label.split())


def _may_be_a_name(label: str) -> bool:
    """Not “He said”: a short label, whose last word has no small letter unless a role stands before it."""
    first, *others = label.split()
    if first[0].isdigit() or len(others) >= _MOST_WORDS:
        return False
    return not others or not others[-1].islower() or bool(re.fullmatch(_ROLES, folded(first)))

"""Where sentences start in typed interview speech, by rules on the text alone (British English).

Written for notes and transcripts: trailing off, remarks and anonymised names in brackets, initials,
abbreviations, and people who type without capitals.
"""

import re

from qualcode.language.speech_words import (
    BEFORE_NUMBERS,
    CALENDAR,
    LEADS_ON,
    LETTERED,
    MAY_END,
    OPENERS,
    REMARKS,
)

RULES_VERSION = 1
LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"

_EMOJI = r"\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d"
_CANDIDATE = re.compile(r"(?P<mark>\.(?: \.)+|[.!?…]+)(?P<close>[\"'”’»)\]]*)")
_LINE = re.compile(rf"[{LINE_ENDS}]\s*")
_BRACKETS = re.compile(r"\[[^\[\]\n]{0,80}\]")
_ASIDE = re.compile(rf"\s*(?:\[(?P<square>[^\[\]\n]*)\]|\((?P<round>[^()\n]{{0,40}})\)|[{_EMOJI}]+)")
_BLANK = re.compile(r"\s*")
_LAST_WORD = re.compile(r"[\w.'’]*$")
_NEXT_WORD = re.compile(r"[\"'“‘«(\[–—-]*\s*(?P<word>[\w'’]*)")
_DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_GLUED = re.compile(r"[^\W\d_]{2}\.[^\W\d_]['’a-z ]")
_NO_VOWEL = re.compile(r"(?!h*m+h*m*$|sh+$)[b-df-hj-np-tv-xz]+")
_FAR = 40


def sentence_starts(text: str) -> list[int]:
    """Positions (code points) at which a sentence starts behind another one, in order, 0 left out.

    >>> text = "Dr. Hill rang... eventually. [laughs] And then? [Name] drove me."
    >>> [text[start:] for start in sentence_starts(text)]
    ['And then? [Name] drove me.', '[Name] drove me.']
    """
    masked = _BRACKETS.sub(lambda found: re.sub(r"[.!?…]", "_", found[0]), text)
    starts = {found.end() for found in _LINE.finditer(masked)}
    for found in _CANDIDATE.finditer(masked):
        start = _start_behind(masked, found)
        if start is not None:
            starts.add(start)
    return sorted(start for start in starts if 0 < start < len(text))


def _start_behind(text: str, found: re.Match[str]) -> int | None:
    """Where a sentence starts behind a mark; None when the mark ends none."""
    end = _behind_asides(text, found.end())
    start = _at_next(text, end)
    line = text[max(0, found.start() - _FAR) : found.start()].splitlines() or [""]
    if start == found.end() and not _is_glued_end(text, found):
        return None
    return start if _ends(line[-1], found["mark"], found["close"], _word_at(text, start)) else None


def _behind_asides(text: str, end: int) -> int:
    """The end of a sentence, with the remarks and emoji that follow it and belong to it."""
    while aside := _ASIDE.match(text, end):
        words = re.findall(r"[^\W\d_]+", (aside["square"] or aside["round"] or "").casefold())
        if REMARKS.isdisjoint(words) and (
            aside["round"] is not None or _word_at(text, _at_next(text, aside.end()))[:1].islower()
        ):
            break  # “[Name] drove me.”: the subject of the next sentence
        end = aside.end()
    return end


def _at_next(text: str, position: int) -> int:
    blank = _BLANK.match(text, position)
    return blank.end() if blank else position


def _word_at(text: str, position: int) -> str:
    found = _NEXT_WORD.match(text, position)
    return found["word"] if found else ""


def _is_glued_end(text: str, found: re.Match[str]) -> bool:
    """Whether a mark without a blank behind it may end a sentence all the same (“I left.Then he”)."""
    if found["mark"] == ".":
        return bool(_GLUED.match(text, found.start() - 2)) and text[found.end() : found.end() + 1].isupper()
    return not found["close"] and text[found.end() : found.end() + 1].isupper()


def _ends(before: str, mark: str, close: str, following: str) -> bool:
    if close and following[:1].islower():
        return False
    if "?" in mark or "!" in mark:
        return True
    if len(mark) > 1 or mark == "…":
        return following[:1].isupper() and re.split(r"['’]", following)[0] != "I"
    return _full_stop_ends(before, following)


def _full_stop_ends(before: str, following: str) -> bool:
    found = _LAST_WORD.search(before)
    word = found[0].strip(".'’") if found else ""
    lower, first = word.casefold(), following[:1]
    if lower in LEADS_ON or (lower in BEFORE_NUMBERS and first.isdigit()):
        return False
    if word.isdigit() and before.strip() == word:
        return False  # the number of an item in a list
    if lower in MAY_END or _DOTTED.fullmatch(word):
        return not first or (first.isupper() and following.casefold() not in CALENDAR)
    if len(word) == 1 and word.isalpha() and lower != "i":
        return _letter_ends(before[: -len(word)], word, following)
    return not (first.islower() and len(word) > 1 and _NO_VOWEL.fullmatch(lower))


def _letter_ends(before: str, letter: str, following: str) -> bool:
    """Whether a single letter ends a sentence (“Agency B.”) or is an initial or short for a word (“v.”)."""
    words = before.casefold().split()
    is_in_flow = following[:1].islower()
    if words and words[-1] in LETTERED:
        return letter.islower() or not is_in_flow
    return not is_in_flow and following.casefold() in OPENERS

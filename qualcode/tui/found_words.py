"""What the find screen says of what was found, and where there is nothing to list."""

from qualcode.model.texts import legible_text, number_of
from qualcode.tui.searching import Found, people_of
from qualcode.tui.wanted import Manner

TEACHING = """\
bus               the word, whatever its case and accents
kind staff        notes with both words
"own pace"        these words next to each other
help*             every word that begins so: helped, helpful
bus OR train      either of them

Enter looks. In the list of places Enter opens one in its note, where ctrl+n and ctrl+b go to the next \
and the previous one; Space marks some, c codes them, all in one step."""


def in_words(found: Found) -> str:
    """``41 places in 23 notes of 19 people``."""
    hits = found.hits
    places = f"the first {len(hits)} places" if found.is_cut else number_of(len(hits), "place")
    notes = number_of(len({hit.document_id for hit in hits}), "note")
    return f"{places} in {notes} of {number_of(len(people_of(hits)), 'person', 'people')}"


def nothing(found: Found) -> str:
    """Nothing was found, and what could be tried."""
    wanted = found.wanted
    where = "this note" if wanted.note else "the notes that are searched"
    lines = [f"Nothing in {where} fits “{wanted.text.strip()}”."]
    if found.alike:
        lines.append(f"Spelt alike: {', '.join(found.alike)}.")
    if wanted.manner is Manner.WORDS and not wanted.is_forms:
        lines.append("o takes all forms of each word, as go, goes, went; help* every word that begins so.")
    if wanted.manner is Manner.REGEX:
        lines.append("A regular expression takes letters as they are written; (?i) before it takes any case.")
    if wanted.note:
        lines.append("Tab looks in all notes.")
    elif wanted.is_uncoded or wanted.is_respondents_only or wanted.wave is not None or wanted.where:
        lines.append("What is underlined above leaves some words out.")
    return legible_text("\n".join(lines))

"""Characters that a text may show."""

import re
from collections.abc import Sequence

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_LINE_END = re.compile(r"\r\n?")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def legible_text(text: str) -> str:
    """The text with LF line ends, and each other control character replaced by one visible sign.

    These characters drive a terminal or are not allowed in XML; tabs and line ends stay.

    >>> legible_text("red \\x1b[31m")
    'red �[31m'
    """
    return _CONTROL.sub(REPLACEMENT, _LINE_END.sub("\n", text))


def one_line(text: str) -> str:
    """The text as a name is kept: one legible line, each run of white space one space, none around it.

    >>> one_line(" Own\\n  pace\\x07 ")
    'Own pace�'
    """
    return " ".join(legible_text(text).split())


def number_of(count: int, one: str, many: str = "") -> str:
    """A number with its noun; ``many`` is ``one`` with an s unless it is given.

    >>> number_of(1, "coding"), number_of(0, "coding"), number_of(2, "person", "people")
    ('1 coding', '0 codings', '2 people')
    """
    return f"{count} {one if count == 1 else many or f'{one}s'}"


def nearest(name: str, known: Sequence[str], most: int = 3) -> list[str]:
    """The known names that somebody may have meant: longer ones, or else those that are spelt much alike.

    >>> nearest("A01", ["A40-w1", "A01-w1"]), nearest("forms", ["CVs and forms"])
    (['A01-w1'], ['CVs and forms'])
    >>> nearest("Own pase", ["Own pace", "Joint working"])
    ['Own pace']
    """
    from difflib import get_close_matches

    folded = {candidate.casefold(): candidate for candidate in known}
    wanted = name.strip().casefold()
    longer = sorted((key for key in folded if wanted and wanted in key), key=lambda key: key.find(wanted))
    alike = longer or get_close_matches(wanted, list(folded), n=most, cutoff=0.6)
    return [folded[key] for key in alike[:most]]

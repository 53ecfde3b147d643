"""Characters that a text may show."""

import re

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

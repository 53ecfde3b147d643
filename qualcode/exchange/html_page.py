"""The frame of every HTML page: one file, its look inside, nothing fetched and nothing run."""

from functools import cache
from html import escape
from importlib.resources import files

LANGUAGE = "en"
"""That of our own words; quotes may be in others."""
_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
{body}
</body>
</html>
"""


def page(title: str, body: str, *styles: str) -> bytes:
    """A page of this title around ``body`` (HTML), with style sheets of this room by name; UTF-8."""
    style = "".join(map(_style, styles))
    return _PAGE.format(language=LANGUAGE, title=escape(title), style=style, body=body).encode()


def text(words: str) -> str:
    """Words as HTML shows them."""
    return escape(words).replace("\n", "<br>\n")


@cache
def _style(name: str) -> str:
    return files("qualcode.exchange").joinpath(f"{name}.css").read_text("utf-8")

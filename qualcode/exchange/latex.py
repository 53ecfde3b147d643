r"""LaTeX: a table for a paper to ``\input``, with the rules of booktabs, on as many pages as it takes.

All signs of the content stay signs. Codes are moved in, themes are bold, the note is set small below, and a
wide table lies on its side. What the file needs to be set stands in its first lines.
"""

from collections.abc import Iterator

from qualcode.exchange.legible import legible
from qualcode.exchange.paper import TEXTS, is_wide, weights
from qualcode.exchange.text_layout import heading_lines
from qualcode.model.tables import Cell, Column, OutlineLine, Table, outline, printed, themes

_TABLE = r"""\begingroup
\setlength{{\tabcolsep}}{{3pt}}
\begin{{longtable}}{{@{{}}{columns}@{{}}}}
\caption{{{title}}}\\
\toprule
{headings}
\midrule
\endfirsthead
\toprule
{headings}
\midrule
\endhead
\bottomrule
\endlastfoot
{rows}
\end{{longtable}}
{note}
\endgroup
"""
_ON_ITS_SIDE = "\\begin{{landscape}}\n\\footnotesize\n{}\\end{{landscape}}\n"
_NO_COLUMNS = "\\noindent {title}\\par\n{note}\n"
_ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
        "`": r"\textasciigrave{}", "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}",
        **{sign: f"\\{sign}" for sign in "{}$&#%_"},
        # Behind the end of a row these would be read as its options.
        **{sign: f"{{{sign}}}" for sign in "[]*"},
        # Signs of our own notes and headings, which pdflatex has in formulas only.
        "−": "$-$", "≤": r"$\leq$", "≥": r"$\geq$", "≈": r"$\approx$", "α": r"$\alpha$", "κ": r"$\kappa$",
    }
)  # fmt: skip
_LIGATURES = ("--", ",,", "''")
_PDFLATEX = frozenset("–—‘’‚“”„†‡•…‰‹›€№™←↑→↓−≤≥≈ακ\u2002\u2003\u2009\u2011")
_LATIN = 0x180
_MOST_LETTERS = 24


def write(table: Table) -> bytes:
    """The table as LaTeX source, UTF-8."""
    table = legible(table)
    note = "\n".join(f"{{\\footnotesize\\noindent {_text(line)}\\par}}" for line in table.note)
    if not table.columns:
        return _NO_COLUMNS.format(title=_text(table.title), note=note).encode()
    rows = zip(table.rows, outline(table), themes(table), strict=True)
    source = _TABLE.format(
        columns="".join(_columns(table)),
        title=_text(table.title),
        headings=_line([_heading(column) for column in table.columns]),
        rows="\n".join(_line(_row(table, *row)) for row in rows),
        note=note,
    )
    needs = "\n".join(f"% {line}" for line in _needs(table, source))
    return f"{needs}\n{_ON_ITS_SIDE.format(source) if is_wide(table) else source}".encode()


def _needs(table: Table, source: str) -> Iterator[str]:
    """What has to stand in the preamble, and which letters not every LaTeX sets."""
    packages = "array,booktabs,longtable" + ",pdflscape" * is_wide(table)
    yield f"\\usepackage{{{packages}}}; with pdflatex also \\usepackage[T1]{{fontenc}}"
    others = sorted({sign for sign in source if ord(sign) >= _LATIN} - _PDFLATEX)
    if others:
        more = f" and {len(others) - _MOST_LETTERS} more" if len(others) > _MOST_LETTERS else ""
        told = " ".join(
            sign if sign.isprintable() else f"U+{ord(sign):04X}" for sign in others[:_MOST_LETTERS]
        )
        yield "lualatex or xelatex, and \\setmainfont of fontspec with a font that has these letters"
        yield f"(what a font lacks is left out with no more than a warning in the log): {told}{more}"


def _columns(table: Table) -> list[str]:
    """Paragraphs that share the width as on paper, numbers to the right."""
    shares = weights(table)
    return [
        rf">{{\{'raggedright' if column.kind in TEXTS else 'raggedleft'}\arraybackslash}}"
        rf"p{{\dimexpr {share / sum(shares):.4f}\linewidth-2\tabcolsep\relax}}"
        for column, share in zip(table.columns, shares, strict=True)
    ]


def _heading(column: Column) -> str:
    return r" \newline ".join(_kept_together(_text(line)) for line in heading_lines(column))


def _row(table: Table, cells: tuple[Cell, ...], place: OutlineLine | None, is_theme: bool) -> list[str]:
    texts = [
        _cell(cell, table) if column.kind in TEXTS else _kept_together(_cell(cell, table))
        for cell, column in zip(cells, table.columns, strict=True)
    ]
    if place is not None:
        label = _text(place.label)
        indent = f"\\leftskip={place.indent}em\\relax " if place.indent else ""
        texts[0] = f"\\textbf{{{label}}}" if is_theme else f"{indent}{label}"
    return texts


def _kept_together(number: str) -> str:
    """“17 (43%)” or “(N = 40)” on one line."""
    return number.replace(" (", "~(").replace(" = ", "~=~").replace(" of ", "~of~")


def _cell(cell: Cell, table: Table) -> str:
    if isinstance(cell, tuple) and cell:
        return r" \par ".join(_text(entry.text()) for entry in cell)
    return _text(printed(cell, table))


def _line(texts: list[str]) -> str:
    return rf"{' & '.join(texts)} \\"


def _text(words: str) -> str:
    r"""Words as LaTeX shows them, two dashes as two; the end of a line within a cell is ``\newline``."""
    return r" \newline ".join(map(_signs, words.strip().splitlines()))


def _signs(line: str) -> str:
    line = line.translate(_ESCAPED)
    for pair in _LIGATURES:
        line = line.replace(pair, f"{pair[0]}{{}}{pair[0]}{{}}")
    return line

r"""LaTeX: a table for a paper to ``\input``, with the rules of booktabs, on as many pages as it takes.

All signs of the content stay signs. Codes are moved in, themes are bold, the note is set small below.
"""

from qualcode.exchange.legible import legible
from qualcode.model.tables import Cell, Column, Kind, OutlineLine, Table, heading, outline, printed, themes

_TABLE = r"""% \usepackage{{booktabs,longtable}}
% Letters beyond Latin ones need lualatex or xelatex, and a font that has them.
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
"""
_NO_COLUMNS = "\\noindent {title}\\par\n{note}\n"
_ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
        "`": r"\textasciigrave{}", "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}",
        **{sign: f"\\{sign}" for sign in "{}$&#%_"},
        # Behind the end of a row these would be read as its options.
        **{sign: f"{{{sign}}}" for sign in "[]*"},
    }
)  # fmt: skip
_WEIGHTS = {Kind.CODE: 34, Kind.TEXT: 22, Kind.QUOTES: 44}
_NUMBER_WEIGHT = 11


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
    return source.encode()


def _columns(table: Table) -> list[str]:
    """Numbers to the right; texts in paragraphs that share what the numbers leave of the width."""
    weights = [_WEIGHTS.get(column.kind, _NUMBER_WEIGHT) for column in table.columns]
    return [
        f"p{{{0.9 * weight / sum(weights):.2f}\\linewidth}}" if column.kind in _WEIGHTS else "r"
        for column, weight in zip(table.columns, weights, strict=True)
    ]


def _heading(column: Column) -> str:
    return _text(heading(column))


def _row(table: Table, cells: tuple[Cell, ...], place: OutlineLine | None, is_theme: bool) -> list[str]:
    texts = [_cell(cell, table) for cell in cells]
    if place is not None:
        label = _text(place.label)
        indent = f"\\hspace*{{{place.indent}em}}" if place.indent else ""
        texts[0] = f"\\textbf{{{label}}}" if is_theme else f"{indent}{label}"
    return texts


def _cell(cell: Cell, table: Table) -> str:
    if isinstance(cell, tuple) and cell:
        return r" \par ".join(_text(entry.text()) for entry in cell)
    return _text(printed(cell, table))


def _line(texts: list[str]) -> str:
    return rf"{' & '.join(texts)} \\"


def _text(words: str) -> str:
    r"""Words as LaTeX shows them, two dashes as two; the end of a line within a cell is ``\newline``."""
    lines = (line.translate(_ESCAPED).replace("--", "-{}-{}") for line in words.strip().splitlines())
    return r" \newline ".join(lines)

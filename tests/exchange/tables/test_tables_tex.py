"""Tables in LaTeX: no sign of the content is taken for one of LaTeX."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from qualcode.exchange.latex import write
from qualcode.exchange.paper import is_wide
from qualcode.model.tables import Column, Kind, Table

Golden = Callable[[str, bytes], None]
_COMMAND = re.compile(
    r"\\(?:text(?:backslash|asciicircum|asciitilde|asciigrave|less|greater|bar)\{\}|[{}$&#%_])"
    r"|\{[\[\]*]\}|\\newline"
)


def cell_of(words: str) -> str:
    column = Column("a", "a", Kind.TEXT)
    source = write(Table("T", (column,), ((words,),), ())).decode()
    return source.split("\\endlastfoot\n")[1].split(" \\\\\n\\end{longtable}")[0]


def test_golden(sample: tuple[str, Table], golden: Golden) -> None:
    name, table = sample
    golden(f"{name}.tex", write(table))


def test_every_sign_stays_a_sign() -> None:
    signs = "\\ { } $ & # % _ ^ ~ ` < > | [ ] *"
    found = cell_of(signs)
    assert len(_COMMAND.findall(found)) == len(signs.split())
    assert not re.search(r"[\\{}$&#%_^~`<>|\[\]*]", _COMMAND.sub("", found))
    assert cell_of("one\ntwo --- three") == r"one \newline two -{}-{}- three"
    assert cell_of("a ,,b'' ≥ α") == r"a ,{},{}b'{}'{} $\geq$ $\alpha$"


def test_every_row_has_all_columns(sample: tuple[str, Table]) -> None:
    _, table = sample
    source = write(table).decode()
    rows = source.split("\\endlastfoot\n")[1].split("\n\\end{longtable}")[0].split(" \\\\\n")
    assert len(rows) == len(table.rows)
    assert {len(re.split(r"(?<!\\)&", row)) for row in rows} == {len(table.columns)}


def test_a_table_without_columns() -> None:
    assert (
        write(Table("T", (), (), ("none",))) == b"\\noindent T\\par\n{\\footnotesize\\noindent none\\par}\n"
    )


def head_of(source: bytes) -> list[str]:
    return [line for line in source.decode().splitlines() if line.startswith("% ")]


def test_a_file_says_what_it_needs_to_be_set() -> None:
    column, number = Column("a", "a", Kind.TEXT), Column("n", "n", Kind.COUNT)
    plain = Table("T", (column, number), (("naïve “—” €", 3),), ("κ ≥ 0",))
    assert head_of(write(plain)) == [
        r"% \usepackage{array,booktabs,longtable}; with pdflatex also \usepackage[T1]{fontenc}"
    ]
    assert head_of(write(replace(plain, note=("仕事 😀",))))[-1].endswith("in the log): 事 仕 😀")


def test_a_wide_table_lies_on_its_side_and_no_column_leaves_the_page(sample: tuple[str, Table]) -> None:
    _, table = sample
    source = write(table).decode()
    assert (r"\begin{landscape}" in source) == is_wide(table) == (",pdflscape" in source)
    shares = [float(share) for share in re.findall(r"\\dimexpr ([0-9.]+)\\linewidth", source)]
    assert len(shares) == len(table.columns)
    assert sum(shares) == pytest.approx(1, abs=0.001 * len(shares))

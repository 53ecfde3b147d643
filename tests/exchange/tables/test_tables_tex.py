"""Tables in LaTeX: no sign of the content is taken for one of LaTeX."""

import re
from collections.abc import Callable

from qualcode.exchange.latex import write
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

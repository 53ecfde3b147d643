"""Sample tables with all kinds of cells, and golden files for what the writers make of them.

``UPDATE_GOLDEN=1 pytest tests/exchange/tables`` writes the golden files anew; read the difference.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from qualcode.model.tables import (
    CodePath,
    Column,
    Hidden,
    Kind,
    Missing,
    Quote,
    Share,
    Table,
    Written,
)

GOLDEN = Path(__file__).parents[2] / "golden" / "tables"

NOTE = (
    "Unit: respondents with at least one coding; a theme is the union of its codes. "
    "Base: 182 respondents interviewed (all).",
    "Layer: lead coder Ann; codebook version 7; polarity: any; waves: 1 and 2.",
    "Unequal exposure: 155 people with two notes, 27 with one. "
    "Share of people who mentioned it; silence is not disagreement.",
    "Invented data | constructed to match published totals, not a replication.",
)


def count_table() -> Table:
    columns = (
        Column("code", "Code", Kind.CODE),
        Column("respondents", "Respondents", Kind.SHARE, base=182, is_spread_out=True),
        Column("positive", "Positive", Kind.COUNT),
        Column("critical", "Critical", Kind.COUNT),
        Column("codings", "Codings", Kind.COUNT),
        Column("low", "Low %", Kind.PERCENT),
        Column("high", "High %", Kind.PERCENT),
    )
    support, practical = "Emotional support", "Practical assistance"
    motivation = "Motivation and encouragement"
    process = "Application and recruitment process"
    rows = (
        (CodePath((support,)), Share(58, 182), 55, 9, 71, 26, 39),
        (CodePath((support, motivation)), Share(24, 182), 22, 2, 27, 9, 19),
        (CodePath((support, motivation, "Staying focused")), Share(13, 182), 13, 0, 14, 4, 12),
        (CodePath((support, "Availability of support")), Share(30, 182), 28, 4, 33, 12, 22),
        (CodePath((practical,)), Share(75, 182), 69, 12, 120, 34, 48),
        (CodePath((practical, process, "Mediation")), Hidden(5, 182), Hidden(5), 0, Hidden(0), None, None),
        (CodePath((practical, process, "CVs | forms <b>")), Share(34, 182), 34, 1, 41, 14, 25),
        (CodePath(("Client-centred approach",)), Share(20, 182), 20, 0, 22, 7, 16),
    )
    return Table("Themes by respondents", columns, rows, NOTE)


def matrix_table() -> Table:
    agencies = {"North": 40, "South & East": 35, "café 東京": 32, "=cmd()|x": 30, "Harbour": 25, "code": 6}
    columns = (
        Column("code", "Code", Kind.CODE),
        *(Column(name, name, Kind.SHARE, base=base) for name, base in agencies.items()),
        Column("spread", "Spread", Kind.TEXT),
    )
    rows = tuple(
        (CodePath(path), *(Share(min(n, base), base) for base in agencies.values()), spread)
        for path, n, spread in (
            (("Emotional support",), 14, "6 of 6 groups"),
            (("Emotional support", "Positive relationship"), 3, "6 of 6 groups, mostly North"),
            (("Joint working",), 0, None),
        )
    )
    hidden = (CodePath(("Links with employers",)), *(Hidden(5, base) for base in agencies.values()), "=1+1")
    return Table("Themes by agency", columns, (*rows, hidden), NOTE)


def quote(words: str, respondent: str, polarity: str = "positive", *, is_verbatim: bool = True) -> Quote:
    attributes = (("agency", f"Agency {respondent[0]}"), ("gender", "woman"))
    document, end = f"{respondent}_w1", 12 + len(words)
    return Quote(words, respondent, attributes, document, 1, 12, end, polarity, is_verbatim)


def quotes_table() -> Table:
    columns = (
        Column("code", "Code", Kind.CODE),
        Column("Agency A", "Agency A", Kind.QUOTES, base=40),
        Column("Agency B", "Agency B", Kind.QUOTES, base=35),
    )
    nobody = Quote("", "A01", (), None, None, None, None, "none")
    rows = (
        (
            CodePath(("Emotional support",)),
            (
                quote("She rang every Monday, just to ask how I was. It kept me going.", "A07"),
                quote("=cmd()|' /C calc'!A0", "A02", "critical"),
            ),
            (
                quote("每个星期一她都打电话给我，问我怎么样。", "B11"),
                quote("Great 👩‍🚀 | really * _great_ & fine", "B12"),
            ),
        ),
        (
            CodePath(("Emotional support", "Availability of support")),
            (),
            (quote("<script>alert(1)</script>\nand a second line", "B13", "none"), nobody),
        ),
        (
            CodePath(("Practical assistance",)),
            (quote("red \x1b[31m bell \x07 nul \x00 c1 \x9b", "A04", is_verbatim=False),),
            (quote("http://example.org/ café e\u0301 שלום", "B14", "mixed"),),
        ),
    )
    return Table("Quotes by agency", columns, rows, NOTE[:2])


def shelf_table() -> Table:
    """Quotes as a paper prints them: shortened, paraphrased, named by a template, numbered."""
    columns = (Column("code", "theme", Kind.CODE), Column("quotes", "quotes", Kind.QUOTES))
    plain = quote("She rang [...].", "A07")
    edited = replace(plain, said="She rang every Monday.", named="Client 7, North", number=113)
    told = replace(
        quote("She <rang> often, =too.", "A02", "critical", is_verbatim=False),
        is_paraphrase=True,
        said="She rang me all of the time.",
        named="not | known",
    )
    rows = (
        (CodePath(("Emotional support",)), (edited,)),
        (CodePath(("Emotional support", "Pace")), (told,)),
        (CodePath(("Joint working",)), Missing("1 quote starred")),
    )
    return Table("Starred quotes", columns, rows, NOTE[:1])


def framework_table() -> Table:
    """A display of people: own summaries, one of them stale, quotes, and the reasons of empty cells."""
    columns = (
        Column("respondent", "person", Kind.TEXT),
        Column("role", "role", Kind.TEXT),
        Column("Emotional support", "Emotional support", Kind.QUOTES),
        Column("Joint working", "Joint | working", Kind.QUOTES),
    )
    fresh = Written("Relies on the Friday call.\n=Anna()", "Lead", "2026-11-20", 2)
    stale = Written("CV <rebuilt> twice", "Lead", "2026-11-20", 1, "stale: 1 passage removed")
    other = Written("Says little", "Second * coder", "2026-11-21", 0, "1 new passage since", "B07")
    rows = (
        ("A07", "EA", (fresh,), (quote("We three sit down together.", "A07", "mixed"),)),
        ("B07", "=cmd()", (stale, other), Missing("asked, nothing said")),
        ("C12", None, Missing("not followed up"), Missing("–")),
    )
    return Table("Framework chart", columns, rows, NOTE[:2])


def contrast_table() -> Table:
    """A display of numbers, with empty cells among them."""
    columns = (
        Column("code", "theme", Kind.CODE),
        Column("people", "people", Kind.COUNT, is_people=True),
        Column("gained", "gained", Kind.SHARE, base=25),
        Column("not followed", "not followed", Kind.SHARE),
        Column("wave 2", "wave 2", Kind.COUNT),
        Column("North", "North", Kind.TEXT),
    )
    nothing = Missing("not asked")
    rows = (
        (CodePath(("Emotional support",)), 40, Share(8, 25), Share(8, 27), 3, "A01, A02"),
        (CodePath(("Emotional support", "Pace")), 0, Share(0, 25), nothing, nothing, nothing),
        (CodePath(("Practical | assistance",)), 4, nothing, Share(1, 5), 0, Missing("=1+1")),
    )
    return Table("Contrast table", columns, rows, NOTE[1:])


TABLES: dict[str, Callable[[], Table]] = {
    "framework": framework_table,
    "contrast": contrast_table,
    "count": count_table,
    "matrix": matrix_table,
    "quotes": quotes_table,
    "shelf": shelf_table,
}


@pytest.fixture(params=TABLES)
def sample(request: pytest.FixtureRequest) -> tuple[str, Table]:
    """Each sample table with its name."""
    return request.param, TABLES[request.param]()


@pytest.fixture
def tables() -> dict[str, Table]:
    """All sample tables by name."""
    return {name: build() for name, build in TABLES.items()}


def unzipped(content: bytes, *names: str) -> bytes:
    """The parts of a zip file (those named, or all) as one text that can be read and compared.

    The compressed bytes themselves differ between versions of zlib.
    """
    with ZipFile(BytesIO(content)) as parts:
        shown = names or parts.namelist()
        return b"".join(
            b"=== %s\n%s\n" % (name.encode(), parts.read(name).replace(b"><", b">\n<")) for name in shown
        )


@pytest.fixture
def golden() -> Callable[..., None]:
    """Compares bytes with the golden file of that name; of a zip file the parts (those named, or all)."""

    def compare(name: str, content: bytes, *parts: str) -> None:
        if content.startswith(b"PK"):
            name, content = f"{name}.txt", unzipped(content, *parts)
        path = GOLDEN / name
        if os.environ.get("UPDATE_GOLDEN"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        assert content == path.read_bytes(), f"{path.name} differs; UPDATE_GOLDEN=1 writes it anew"

    return compare

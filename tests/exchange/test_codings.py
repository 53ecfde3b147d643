"""Tables of codings."""

import pytest

from qualcode.exchange.codings import CodingsTable, read_codings
from qualcode.exchange.csv_rows import read_rows
from qualcode.model.codings import CodingRow, Extent, Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span


def codings(text: str) -> CodingsTable:
    return read_codings(read_rows(text.encode(), "codings.csv"))


def test_passages_whole_documents_and_codings_without_text() -> None:
    table = codings(
        "document,respondent,start,end,code,coder,polarity,quote,note\n"
        'B07,,3,9,Own pace,Ana,Positive," words",A note.\n'
        "B07,B07,Whole,,Themes > Own pace,,,,\n"
        ",B08,,,Own pace,,none,,\n"
    )
    assert table.rows == (
        CodingRow(
            2,
            "Own pace",
            "B07",
            None,
            Extent.PASSAGE,
            Span(3, 9),
            "Ana",
            Polarity.POSITIVE,
            "A note.",
            " words",
        ),
        CodingRow(3, "Themes > Own pace", "B07", "B07", Extent.WHOLE),
        CodingRow(4, "Own pace", None, "B08", Extent.NO_TEXT),
    )
    assert table.remarks == ()


def test_other_columns_are_remarked_on() -> None:
    assert codings("code,document,Colour,wave\nA,B07,red,1\n").remarks == ("columns not used: Colour, wave",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("document,start\nB07,1\n", "line 1: there is no column “code”."),
        ("code,start\nA,1\n", "line 1: there is no column “document”."),
        ("code,document\n,B07\n", "line 2: the row names no code."),
        ("code,document\nA,\n", "line 2: the row names neither a document nor a respondent."),
        ("code,document,start,end\nA,B07,1,\n", "line 2: “1” to “” is not a passage."),
        ("code,document,start,end\nA,B07,,4\n", "line 2: “” to “4” is not a passage."),
        ("code,document,start,end\nA,B07,1.0,4\n", "line 2: “1.0” to “4” is not a passage."),
        ("code,document,start,end\nA,B07,-1,4\n", "line 2: “-1” to “4” is not a passage."),
        ("code,document,start,end\nA,B07,1,4\nA,B07,4,4\n", "line 3: 4 to 4 is not a passage."),
        ("code,document,start,end\nA,B07,whole,4\n", "line 2: “whole” to “4” is not a passage."),
        ("code,document,polarity\nA,B07,good\n", "line 2: “good” is not a polarity."),
    ],
)
def test_mistakes_name_their_line(text: str, message: str) -> None:
    with pytest.raises(QualcodeError) as caught:
        codings(text)
    assert caught.value.message == f"codings.csv, {message}"
    assert caught.value.hint

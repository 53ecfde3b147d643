"""People, codings and answers are told apart by their columns."""

import pytest

from qualcode.exchange.table_kinds import TableKind, told_apart
from qualcode.model.errors import QualcodeError


@pytest.mark.parametrize(
    ("columns", "kind"),
    [
        ("respondent", TableKind.PEOPLE),
        ("Respondent,file,wave,agency,status@1,barriers[],note", TableKind.PEOPLE),
        ("respondent,age,text", TableKind.PEOPLE),
        ("document,respondent,start,end,code,coder,polarity,quote,note", TableKind.CODINGS),
        ("document,code", TableKind.CODINGS),
        ("respondent,Code", TableKind.CODINGS),
        ("respondent,code,start,end,agency", TableKind.CODINGS),
        ("respondent,question,answer", TableKind.ANSWERS),
        ("respondent,question,text,wave,agency", TableKind.ANSWERS),
    ],
)
def test_told_apart(columns: str, kind: TableKind) -> None:
    assert told_apart(columns.split(","), "a.csv") is kind


@pytest.mark.parametrize(
    ("columns", "part"),
    [
        ("name,age", "is no table that can be imported"),
        ("code,definition", "is no table that can be imported"),
        ("respondent,code,agency", "may be a table of codings or of people"),
        ("respondent,question,answer,code", "may be a table of codings or of answers"),
    ],
)
def test_unclear_columns_are_refused(columns: str, part: str) -> None:
    with pytest.raises(QualcodeError) as caught:
        told_apart(columns.split(","), "a.csv")
    assert caught.value.message.startswith(f"a.csv {part}, by its columns ")
    assert "--as people" in caught.value.hint

"""Tables of people."""

import pytest

from qualcode.exchange.csv_rows import read_rows
from qualcode.exchange.people import PeopleTable, attribute_heading, read_people
from qualcode.model.errors import QualcodeError
from qualcode.model.respondents import AttributeValue, PersonRow


def people(text: str) -> PeopleTable:
    return read_people(read_rows(text.encode(), "people.csv"))


def test_a_respondent_may_have_several_rows() -> None:
    table = people(
        "Respondent,file,wave,Agency,status@1,Status@2,barriers[]\n"
        "B07,B07-1.txt,1,North,looking,paid,money; travel;money\n"
        "B07,B07-2.txt,2,North,,,\n"
        "B08,,,,,,\n"
    )
    assert table.rows == (
        PersonRow(
            2,
            "B07",
            "B07-1.txt",
            1,
            (
                AttributeValue("Agency", None, ("North",)),
                AttributeValue("status", 1, ("looking",)),
                AttributeValue("status", 2, ("paid",)),
                AttributeValue("barriers", None, ("money", "travel"), is_multiple=True),
            ),
        ),
        PersonRow(3, "B07", "B07-2.txt", 2, (AttributeValue("Agency", None, ("North",)),)),
        PersonRow(4, "B08", None, None, ()),
    )


def test_waves_without_files_and_a_file_of_two_people() -> None:
    assert len(people("respondent,wave\nB07,1\nB07,2\n").rows) == 2
    assert len(people("respondent,file,wave\nB07,group.txt,1\nB08,group.txt,1\n").rows) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name,age\nB07,1\n", "line 1: there is no column “respondent”."),
        ("respondent,age\nB07,1\n,2\n", "line 3: the row names no respondent."),
        ("respondent,wave\nB07,first\n", "line 2: “first” is not a wave."),
        ("respondent,wave\nB07,0\n", "line 2: “0” is not a wave."),
        ("respondent,wave\nB07,²\n", "line 2: “²” is not a wave."),
        ("respondent,age\nB07,1\nB07,1\n", "line 3: respondent B07 already stands on line 2."),
        (
            "respondent,file\nB07,a.txt\nB07,a.txt\n",
            "line 3: respondent B07 with the file a.txt already stands on line 2.",
        ),
        (
            "respondent,file,wave\nB07,a,1\nB08,a,2\n",
            "line 3: the file a has another wave here than on line 2.",
        ),
        ("respondent,age\nB07,1\nb07,1\n", "line 3: respondent b07 is spelt B07 on line 2."),
        (
            "respondent,file,age\nB07,a,34\nB07,b,35\n",
            "line 3: age of respondent B07 is “35” here and “34” on line 2.",
        ),
        ("respondent,status@x\nB07,1\n", "line 1: “status@x” does not name an attribute."),
        ("respondent,@1\nB07,1\n", "line 1: “@1” does not name an attribute."),
        ("respondent,status,status@1\nB07,1,2\n", "line 1: the columns of “status” do not agree."),
        ("respondent,a,A[]\nB07,1,2\n", "line 1: the columns of “a” do not agree."),
    ],
)
def test_mistakes_name_their_line(text: str, message: str) -> None:
    with pytest.raises(QualcodeError) as caught:
        people(text)
    assert caught.value.message == f"people.csv, {message}"
    assert caught.value.hint


def test_the_order_of_several_values_does_not_matter() -> None:
    assert len(people("respondent,file,b[]\nB07,a,x;y\nB07,c,y;x\n").rows) == 2


def test_headings_of_attributes() -> None:
    assert attribute_heading("Local  authority") == ("Local authority", None, False)
    assert attribute_heading("barriers[]@2") == ("barriers", 2, True)
    assert attribute_heading("barriers[]").value(" ; ") is None

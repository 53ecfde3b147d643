"""JSON of tables: the form that other programs rely on."""

import json
from collections.abc import Callable

from qualcode.exchange.json_table import write
from qualcode.model.tables import CodePath, Column, Hidden, Kind, Share, Table

Golden = Callable[[str, bytes], None]


def one_cell(column: Column, cell: Share | Hidden | int | None) -> Table:
    code = Column("code", "Code", Kind.CODE)
    return Table("T", (code, column), ((CodePath(("A", "B")), cell),), ("first", "second"))


def test_golden(sample: tuple[str, Table], golden: Golden) -> None:
    name, table = sample
    golden(f"{name}.json", write(table))


def test_form_of_a_spread_out_share() -> None:
    table = one_cell(Column("respondents", "Respondents", Kind.SHARE, is_spread_out=True), Share(55, 182))
    assert json.loads(write(table)) == {
        "title": "T",
        "columns": ["code", "respondents", "base", "percent"],
        "rows": [{"code": "A > B", "respondents": 55, "base": 182, "percent": 30}],
        "note": "first\nsecond",
    }


def test_form_of_a_nested_share() -> None:
    answer = json.loads(write(one_cell(Column("North", "North", Kind.SHARE), Share(6, 6))))
    assert answer["rows"] == [{"code": "A > B", "North": {"n": 6, "base": 6, "percent": 100}}]


def test_percent_is_null_only_without_a_base() -> None:
    answer = json.loads(write(one_cell(Column("North", "North", Kind.SHARE), Share(0, 0))))
    assert answer["rows"][0]["North"] == {"n": 0, "base": 0, "percent": None}


def test_hidden_numbers_are_null_and_say_why() -> None:
    answer = json.loads(write(one_cell(Column("North", "North", Kind.SHARE), Hidden(5, 40))))
    assert answer["columns"] == ["code", "North", "hidden"]
    assert answer["rows"] == [
        {"code": "A > B", "North": {"n": None, "base": 40, "percent": None}, "hidden": {"North": "<5"}}
    ]


def test_columns_are_the_keys_of_every_row_in_order(sample: tuple[str, Table]) -> None:
    answer = json.loads(write(sample[1]))
    assert all(list(row) == answer["columns"] for row in answer["rows"])


def test_quotes_are_objects(tables: dict[str, Table]) -> None:
    rows = json.loads(write(tables["quotes"]))["rows"]
    assert rows[1]["Agency A"] == []
    assert rows[0]["Agency A"][0] == {
        "words": "She rang every Monday, just to ask how I was. It kept me going.",
        "respondent": "A07",
        "wave": 1,
        "attributes": {"agency": "Agency A", "gender": "woman"},
        "document": "A07_w1",
        "start": 12,
        "end": 75,
        "polarity": "positive",
        "verbatim": True,
        "paraphrase": False,
        "said": None,
        "attribution": "A07, wave 1, Agency A, woman",
        "number": None,
    }
    [edited], [paraphrase] = (row["quotes"] for row in json.loads(write(tables["shelf"]))["rows"][:2])
    assert (edited["words"], edited["said"]) == ("She rang [...].", "She rang every Monday.")
    assert (edited["attribution"], edited["number"]) == ("Client 7, North", 113)
    assert (paraphrase["verbatim"], paraphrase["paraphrase"]) == (False, True)


def test_a_table_without_rows() -> None:
    table = Table("T", (Column("code", "Code", Kind.CODE),), (), ())
    assert json.loads(write(table)) == {"title": "T", "columns": ["code"], "rows": [], "note": ""}


def test_own_words_and_reasons_of_empty_cells_are_objects(tables: dict[str, Table]) -> None:
    rows = json.loads(write(tables["framework"]))["rows"]
    assert rows[1]["Joint working"] == {"missing": "asked, nothing said"}
    assert [one["state"] for one in rows[1]["Emotional support"]] == [
        "stale: 1 passage removed",
        "1 new passage since",
    ]
    assert json.loads(write(tables["contrast"]))["rows"][2]["gained"] == {"missing": "not asked"}

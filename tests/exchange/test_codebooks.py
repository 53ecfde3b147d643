"""Codebook files: what is read, what comes back equal, and what is refused, with its place."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.exchange.codebook_drafts import clean_name
from qualcode.exchange.codebooks import read_csv, read_yaml, shipped, write_csv, write_yaml
from qualcode.model.codebook import CodebookFile, CodeEntry, folded
from qualcode.model.errors import QualcodeError
from qualcode.model.texts import legible_text

SMALL = """\
# a comment
name: Small study
codes:
  - name: Support
    definition: >
      What helps,
      in any way.
    include: |
      first line

      second line
    colour: "#4C7A9C"
    key: 1
    codes:
      - bare name
      - {name: Courses, exclude: "paid: yes"}
  - name: no
"""

SMALL_TREE = CodebookFile(
    "Small study",
    (
        CodeEntry(
            "Support",
            definition="What helps, in any way.",
            include="first line\n\nsecond line",
            colour="#4C7A9C",
            key="1",
            codes=(CodeEntry("bare name"), CodeEntry("Courses", exclude="paid: yes")),
        ),
        CodeEntry("no"),
    ),
)

# Strings that YAML, CSV or a careless reader would change.
HOSTILE = st.sampled_from(
    [
        *("no", "Yes", "null", "~", "1.0", "1.10", "0x1F", "1e3", "2024-01-01", "12:30:00", ".5", "=1+1"),
        *(
            " leading",
            "trailing ",
            "  two  spaces  ",
            "\ttab",
            "# hash",
            "a # b",
            "a: b",
            "a:",
            ":",
            "-",
            "- a",
        ),
        *(
            "'single'",
            '"double"',
            "it's",
            'say "so"',
            "\\",
            "back\\slash",
            "{a}",
            "[a]",
            "&a",
            "*a",
            "!t",
            "%d",
        ),
        *(
            "line\nbreak",
            "\nfirst",
            "last\n",
            "a\n\n b",
            "a\n \nb",
            "\n",
            "|",
            ">-",
            "? a",
            "@",
            "`",
            ",",
            ";",
        ),
        *(
            "😀",
            "e\u0301",
            "日本語",
            "ש",
            "a\u2028b",
            "\u00a0",
            "\ufeff",
            "👩\u200d🔬",
            "---",
            "...",
            "<<",
            "word " * 60,
        ),
    ]
)
TEXTS = st.one_of(st.just(""), HOSTILE, st.text(max_size=40)).map(legible_text)
NAMES = (
    st.one_of(HOSTILE, st.text(min_size=1, max_size=12))
    .map(lambda text: clean_name(text.replace(">", "")))
    .filter(folded)
)
COLOURS = st.sampled_from(["", "#abc", "#A1B2C3"])


def entries(below: st.SearchStrategy[tuple[CodeEntry, ...]]) -> st.SearchStrategy[tuple[CodeEntry, ...]]:
    entry = st.builds(
        CodeEntry,
        name=NAMES,
        definition=TEXTS,
        include=TEXTS,
        exclude=TEXTS,
        example=TEXTS,
        colour=COLOURS,
        codes=below,
    )
    return st.lists(entry, max_size=3, unique_by=lambda code: folded(code.name)).map(tuple)


TREES = st.recursive(st.just(()), entries, max_leaves=6)
CODEBOOKS = st.builds(CodebookFile, name=NAMES, codes=TREES)


def yaml(text: str) -> CodebookFile:
    return read_yaml(text.encode(), "small.yaml")


def table(text: str) -> CodebookFile:
    return read_csv(text.encode(), "small.csv")


def refusal(text: str | bytes, source: str = "small.yaml") -> QualcodeError:
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(QualcodeError) as caught:
        (read_csv if source.endswith(".csv") else read_yaml)(data, source)
    assert source in caught.value.message
    assert caught.value.hint
    return caught.value


def code(lines: str) -> str:
    return "name: x\ncodes:\n" + lines


# --- YAML -----------------------------------------------------------------------------------------


def test_a_yaml_file_is_read_with_its_tree() -> None:
    assert yaml(SMALL) == SMALL_TREE


@pytest.mark.parametrize(
    "written", ["no", "2024", "1.10", "0x1F", "2024-01-01", "true", "12:30", "1_000", ".inf"]
)
def test_a_name_stays_as_written(written: str) -> None:
    assert yaml(f"name: {written}\ncodes: [{written}]") == CodebookFile(written, (CodeEntry(written),))


def test_names_lose_outer_white_space_and_line_breaks_but_texts_keep_theirs() -> None:
    entry = yaml(code('  - name: "  two \\n lines\\t"\n    definition: "  as written\\n"\n')).codes[0]
    assert (entry.name, entry.definition) == ("two   lines", "  as written\n")


def test_empty_fields_are_empty_and_no_codes_are_none() -> None:
    entry = yaml(code("  - name: a\n    definition:\n    include: ~\n    key: null\n    codes:\n")).codes[0]
    assert entry == CodeEntry("a")
    assert yaml("name: x\ncodes: []").codes == ()


def test_a_quoted_null_is_a_name() -> None:
    assert yaml('name: "null"\ncodes: ["~"]') == CodebookFile("null", (CodeEntry("~"),))


def test_codes_may_be_repeated_by_an_alias() -> None:
    text = code("  - name: a\n    codes: &both [one, two]\n  - name: b\n    codes: *both\n")
    assert [path for path, _ in yaml(text).walk()][4:] == [("b", "one"), ("b", "two")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_byte_order_marks_and_line_ends_do_not_matter(encoding: str) -> None:
    assert read_yaml(SMALL.replace("\n", "\r\n").encode(encoding), "small.yaml") == SMALL_TREE


def test_another_encoding_can_be_named() -> None:
    data = "name: Café\ncodes: []".encode("cp1252")
    assert "UTF-8" in refusal(data).message
    assert read_yaml(data, "small.yaml", "cp1252").name == "Café"


def test_terminal_escapes_do_not_survive() -> None:
    entry = yaml(code('  - name: "\\e[31mred"\n    definition: "\\x9b0m"\n    include: "\\ud800"')).codes[0]
    assert (entry.name, entry.definition, entry.include) == ("\ufffd[31mred", "\ufffd0m", "\ufffd")


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("  - name: a\n    color: '#fff'", "line 4, codes[0]: unknown field “color”."),
        (
            "  - a\n  - name: b\n    codes:\n      - definition: c",
            "line 6, codes[1].codes[0]: the code has no name.",
        ),
        ("  - a\n  - name: ' '", "line 4, codes[1]: the code has an empty name."),
        ("  - name: a\n    definition: [b]", "line 4, codes[0]: “definition” is a list; a text is wanted."),
        ("  - name: a\n    key: {b: c}", "line 4, codes[0]: “key” is a group of fields; a text is wanted."),
        ("  - name: a\n    codes: b", "line 4, codes[0].codes: “codes” is a text; a list is wanted."),
        ("  - [a]", "line 3, codes[0]: a list stands where a code is wanted."),
        ("  - name: a\n    name: b", "line 4, codes[0]: the field “name” stands twice."),
        ("  - name: a\n    ? [b]\n    : c", "line 4, codes[0]: the name of a field is a single word."),
        ("  - a > b", "line 3, codes[0]: “a > b” holds “>”, which separates the parts of a path."),
        (
            "  - Own pace\n  - own  PACE",
            "codes[1]: “own  PACE” stands twice among the top codes, first in line 3.",
        ),
        ("  - name: t\n    codes: [a, A]", "codes[0].codes[1]: “A” stands twice among the codes of “t”"),
        ("  - name: a\n    key: ab", "line 3, codes[0]: “ab” is not a key."),
        ("  - name: a\n    key: ' '", "line 3, codes[0]: “ ” is not a key."),
        ("  - name: a\n    colour: red", "line 3, codes[0]: “red” is not a colour."),
        ("  - name: a\n    colour: '#ff'", "“#ff” is not a colour."),
        (
            "  - name: a\n    colour: #4C7A9C",
            "line 4, codes[0]: the colour is lost, since # starts a comment.",
        ),
        (
            "  - name: a\n    definition: b: c",
            "line 4: not readable as YAML (mapping values are not allowed here).",
        ),
        ("\t- a", "line 3: not readable as YAML"),
        ("  - *a", "line 3: nothing is named “&a” above."),
        ("  - a\n---\nname: y", "line 4: a second document starts."),
        ('  - "\\U11111111"', "not readable as YAML"),
    ],
)
def test_a_mistake_is_named_with_line_and_path(lines: str, message: str) -> None:
    assert message in refusal(code(lines)).message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        (" \n\n", "is empty"),
        ("# only a comment\n", "holds no codebook"),
        ("- a\n", "line 1: a list stands where a codebook is wanted."),
        ("just words", "line 1: a text stands where a codebook is wanted."),
        ("name: x", "the codebook has no codes."),
        ("codes: []", "the codebook has no name."),
        ("name: ~\ncodes: []", "the codebook has no name."),
        ("name: x\ncodes: {a: b}", "line 2, codes: “codes” is a group of fields; a list is wanted."),
        (b"PK\x03\x04....", "not a codebook"),
        (b"\x00\x01\x02", "not a text file"),
    ],
)
def test_what_is_no_codebook_is_refused(text: str | bytes, message: str) -> None:
    assert message in refusal(text).message


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("definiton", "definition"), ("label", "name"), ("children", "codes"), ("qqq", "Possible")],
)
def test_an_unknown_field_gets_a_suggestion(typed: str, meant: str) -> None:
    assert meant in refusal(code(f"  - name: a\n    {typed}: b")).hint


@pytest.mark.parametrize(
    "lines",
    [
        "  - &a\n    name: a\n    codes:\n      - name: b\n        codes: [*a]",
        "  - name: a\n    codes: &all\n      - name: b\n        codes: *all",
    ],
)
def test_a_cyclic_codebook_is_refused(lines: str) -> None:
    assert "is cyclic" in refusal(code(lines)).message


def test_endless_nesting_is_refused_before_it_costs_anything() -> None:
    assert "nested more than 32 deep" in refusal("name: x\ncodes: " + "[" * 100_000).message
    deep = "".join(f"{'    ' * level}  - name: a\n{'    ' * level}    codes:\n" for level in range(40))
    assert "nested more than 32 deep" in refusal(code(deep)).message


def test_aliases_that_multiply_are_refused() -> None:
    lines = ["  - name: n0\n    codes: &a0 [p, q, r, s, t, u, v, w, x, y]"]
    for level in range(1, 9):
        below = "".join(f"\n      - {{name: b{twin}, codes: *a{level - 1}}}" for twin in range(10))
        lines.append(f"  - name: n{level}\n    codes: &a{level}{below}")
    assert "more than 10,000 codes" in refusal(code("\n".join(lines))).message


@settings(deadline=None)
@given(st.text(alphabet="&*[]{}:-#>|'\"! \nabkname codes?%@~,\\\t", max_size=60))
def test_no_text_causes_anything_but_a_codebook_or_a_refusal(text: str) -> None:
    for whole in (text, "name: x\ncodes:\n  - name: a\n    definition: " + text):
        with suppress(QualcodeError):
            yaml(whole)


# --- CSV ------------------------------------------------------------------------------------------


def test_a_csv_file_is_read_by_its_paths_and_named_by_its_file() -> None:
    book = table("path,definition,key\nSupport,What helps,1\nSupport > Courses,,2\n")
    assert book == CodebookFile(
        "small",
        (CodeEntry("Support", "What helps", key="1", codes=(CodeEntry("Courses", key="2"),)),),
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters_byte_order_marks_and_short_rows(delimiter: str) -> None:
    data = "path;Definition;key\r\n\r\nA > B;b\r\n".replace(";", delimiter).encode("utf-8-sig")
    assert read_csv(data, "small.csv").codes == (CodeEntry("A", codes=(CodeEntry("B", "b"),)),)


def test_mentioned_parents_are_made_and_keep_their_own_spelling_and_texts() -> None:
    book = table("path,definition\nsupport > A,a\nSupport,later\nOther>B,b\n")
    assert book.codes == (
        CodeEntry("Support", "later", codes=(CodeEntry("A", "a"),)),
        CodeEntry("Other", codes=(CodeEntry("B", "b"),)),
    )


def test_parents_by_name_or_path_in_any_order() -> None:
    book = table("name,parent,definition\nC,B,c\nB,A,b\nA,,a\nD,A > B > C,d\nE,New,e\n")
    assert [" > ".join(path) for path, _ in book.walk()] == [
        "A",
        "A > B",
        "A > B > C",
        "A > B > C > D",
        "New",
        "New > E",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "name,parent\nA,B\nB,C\nC,A\n",
            "line 4: the codebook is cyclic: A is below B is below C is below A.",
        ),
        ("name,parent\nA,A\n", "line 2: the codebook is cyclic: A is below A."),
        ("name,parent\nA,X\nA,Y\nB,A\n", "line 4: “A” is the name of 2 codes."),
        ("name,parent\n,X\n", "line 2: the code has no name."),
        ("path\nA\n\nA > B\na >  b\n", "line 5, “a > b”: the code stands in line 4 already."),
        ("path,key\nA >,1\n", "line 2: “A >” is not a path."),
        ("path,key\n,1\n", "line 2: “” is not a path."),
        ("path,defnition\nA,b\n", "line 1: unknown column “defnition”."),
        ("path,name\nA,b\n", "line 1: a codebook needs either a column “path” or a column “name”."),
        ("definition\nA\n", "line 1: a codebook needs either a column “path” or a column “name”."),
        ("path,parent\nA,b\n", "“path” and “parent” both say what is above."),
        ("path,colour\nA,blue\n", "line 2, “A”: “blue” is not a colour."),
        ('path,key\n"A,1\n', "line 2: the quotation marks"),
        ("path,key\nA,1,2\n", "line 2: the cell “2” stands in no column."),
        ("path\n" + " > ".join("a" * 33) + "\n", "line 2: codes are nested more than 32 deep."),
        ("name,parent\n" + "".join(f"c{n},c{n + 1}\n" for n in range(40)), "nested more than 32 deep"),
    ],
)
def test_a_mistake_in_csv_is_named_with_its_line(text: str, message: str) -> None:
    assert message in refusal(text, "small.csv").message


# --- both -----------------------------------------------------------------------------------------


@settings(deadline=None)
@given(CODEBOOKS)
def test_any_codebook_comes_back_equal_from_yaml(book: CodebookFile) -> None:
    assert read_yaml(write_yaml(book), "back.yaml") == book


@settings(deadline=None)
@given(CODEBOOKS)
def test_any_tree_comes_back_equal_from_csv(book: CodebookFile) -> None:
    if book.codes:
        assert read_csv(write_csv(book), "back.csv").codes == book.codes


def test_written_files_are_golden() -> None:
    book = CodebookFile(
        "no", (CodeEntry("Support", "One: two", include="a\nb", key="1", codes=(CodeEntry("B"),)),)
    )
    assert write_yaml(book).decode() == (
        'name: "no"\ncodes:\n  - name: Support\n    definition: "One: two"\n'
        '    include: |-\n      a\n      b\n    key: "1"\n    codes:\n      - name: B\n'
    )
    assert write_csv(book).decode() == (
        "\ufeffpath,definition,include,exclude,example,colour,key\r\n"
        'Support,One: two,"a\nb",,,,1\r\nSupport > B,,,,,,\r\n'
    )


def test_the_shipped_codebooks_are_found_in_a_checkout_and_in_an_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "supported-employment" in shipped()
    inside = tmp_path / "qualcode" / "codebooks"
    inside.mkdir(parents=True)
    (inside / "mine.yaml").write_text("name: Mine\ncodes: []\n", encoding="utf-8")
    (inside / "notes.txt").write_text("not a codebook", encoding="utf-8")
    monkeypatch.setattr("qualcode.exchange.codebooks.files", lambda package: tmp_path / package)
    assert shipped() == {"mine": b"name: Mine\ncodes: []\n"}
    (inside / "mine.yaml").unlink()
    (inside / "notes.txt").unlink()
    inside.rmdir()
    assert shipped() == {}


def test_two_codes_with_one_key_are_read_for_a_check_to_name_them() -> None:
    file = read_yaml(b"name: t\ncodes:\n  - {name: a, key: 1}\n  - {name: b, key: 1}\n", "t.yaml")
    assert [code.key for code in file.codes] == ["1", "1"]
    assert [code.key for code in read_csv(b"path,key\nA,1\nB,1\n", "t.csv").codes] == ["1", "1"]

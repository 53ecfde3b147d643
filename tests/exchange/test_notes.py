"""Plain text: encodings, line ends, control characters, and files that are no notes."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qualcode.exchange.decoding import cleaned, decoded, kind_of_file
from qualcode.exchange.notes import read_note
from qualcode.model.errors import QualcodeError

LEGAL = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="\ufeff\ufffe\uffff")
)
LINES = st.lists(LEGAL, min_size=1).map("\n".join)


@given(
    LINES, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]), st.sampled_from(["\n", "\r\n", "\r"])
)
def test_what_is_typed_comes_back(text: str, encoding: str, line_end: str) -> None:
    raw = text.replace("\n", line_end).encode(encoding)
    assume(text.strip() and not kind_of_file(raw))
    assert decoded(raw, "a.txt").text == text


@given(LINES, st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_utf_16_needs_no_mark(text: str, encoding: str) -> None:
    words = f"A first line of words\n{text}"
    assert decoded(words.encode(encoding), "a.txt").text == words


@given(st.text())
def test_cleaning_keeps_every_position(text: str) -> None:
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    result = cleaned(text).text
    assert len(result) == len(unified)
    assert all(new in (old, "\ufffd") for new, old in zip(result, unified, strict=True))
    assert cleaned(result).text == result


@given(st.binary())
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        note = read_note(raw, "a.txt")
    except QualcodeError as error:
        assert "a.txt" in error.message
        assert error.hint
        assert not any(sign in error.message + error.hint for sign in "\x00\x1b\x07\x9b")
    else:
        assert note.text.strip()


def test_control_characters_are_replaced_and_remarked_on() -> None:
    note = read_note(b"one\x00".replace(b"\x00", b"\x7f") + "\x1b[2J\x85\tend".encode(), "a.txt")
    assert note.text == "one\ufffd\ufffd[2J\ufffd\tend"
    assert note.remarks == ("3 control characters were replaced by “\ufffd”",)


@pytest.mark.parametrize(
    ("raw", "part"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "nothing but white space"),
        (b"\xef\xbb\xbf", "nothing but white space"),
        (b"%PDF-1.7 ...", "a PDF file"),
        (b"PK\x03\x04....", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"{\\rtf1 Hello}", "an RTF file"),
        (b"a\x00b\x01\x00\x00\x02", "is not a text file"),
        (b"\xff\xfea", "begins like a text in UTF-16"),
        (b"\xef\xbb\xbfcaf\xe9", "begins like a text in UTF-8"),
        (b"Respondent: A1\n\n \n", "no text after it"),
    ],
)
def test_bad_files_are_refused(raw: bytes, part: str) -> None:
    with pytest.raises(QualcodeError) as caught:
        read_note(raw, "bad.txt")
    assert caught.value.message.startswith("bad.txt ")
    assert part in caught.value.message
    assert caught.value.hint


def test_an_uncertain_encoding_is_shown_under_likely_names() -> None:
    with pytest.raises(QualcodeError) as caught:
        read_note("One.\r\nAu café, déjà vu.".encode("cp1252"), "a.txt")
    assert caught.value.message == "a.txt is not in UTF-8 (line 2), so its encoding has to be named."
    assert "--encoding cp1252: “One. Au café, déjà vu.”" in caught.value.hint
    assert "--encoding mac-roman: “" in caught.value.hint


def test_a_script_without_latin_letters_is_shown_under_other_names() -> None:
    with pytest.raises(QualcodeError) as caught:
        read_note("Она ищет работу с осени".encode("cp1251"), "a.txt")
    assert "--encoding cp1251: “Она ищет работу с осени”" in caught.value.hint


def test_the_named_encoding_must_exist_and_fit() -> None:
    with pytest.raises(QualcodeError, match="“klingon” is not the name of a text encoding"):
        read_note(b"text", "a.txt", "klingon")
    with pytest.raises(QualcodeError, match="“hex” is not the name of a text encoding"):
        read_note(b"text", "a.txt", "hex")
    with pytest.raises(QualcodeError, match=r"a\.txt is not ascii: line 2 has bytes without a meaning there"):
        read_note("one\nté".encode(), "a.txt", "ascii")
    assert read_note("\ufefftext".encode(), "a.txt", "utf-8").text == "text"

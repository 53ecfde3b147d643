"""Which reader takes which file."""

import pytest

from qualcode.exchange.formats import READERS, read_document
from qualcode.model.errors import QualcodeError


def test_the_suffix_decides_in_any_case() -> None:
    assert set(READERS) == {".txt", ".md", ".docx"}
    note = read_document(b"Some words.", "notes/B07.first.TXT")
    assert (note.name, note.source, note.text) == ("B07.first", "notes/B07.first.TXT", "Some words.")


@pytest.mark.parametrize("source", ["a.pdf", "a.doc", "a.csv", "notes", ".txt"])
def test_other_files_are_refused(source: str) -> None:
    with pytest.raises(QualcodeError) as caught:
        read_document(b"Some words.", source)
    assert caught.value.message == (
        f"{source} cannot be read as a document: notes are .txt, .md, .docx files."
    )

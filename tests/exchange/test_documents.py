"""Documents of mixed formats come in with their positions right."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from qualcode.exchange.formats import read_document
from qualcode.language.turns import speakers, turns

DOCUMENTS = Path(__file__).parent.parent / "documents"
EXPECTED: dict[str, dict[str, Any]] = json.loads((DOCUMENTS / "expected.json").read_text("utf-8"))


@pytest.mark.parametrize("name", EXPECTED)
def test_comes_in_right(name: str) -> None:
    expected = EXPECTED[name]
    raw = (DOCUMENTS / name).read_bytes()
    note = read_document(raw, f"notes/{name}", expected.get("encoding"))
    start = expected["start"]
    assert note.text[start : start + len(expected["phrase"])] == expected["phrase"]
    assert len(note.text) == expected["characters"]
    assert [list(pair) for pair in note.header] == expected.get("header", [])
    assert list(note.remarks) == expected.get("remarks", [])
    assert (note.name, note.source) == (Path(name).stem, f"notes/{name}")
    assert note.sha256 == sha256(raw).hexdigest()


@pytest.mark.parametrize("name", EXPECTED)
def test_has_its_turns(name: str) -> None:
    expected = EXPECTED[name]
    text = read_document((DOCUMENTS / name).read_bytes(), name, expected.get("encoding")).text
    found = speakers(text)
    labels = [label.shown for label in found.labels]
    assert labels == expected.get("speakers", [])
    assert [label.shown for label in found.doubtful] == expected.get("doubtful", [])
    assert len(turns(text, labels, ())) == expected.get("turns", 0)


def test_every_document_is_expected() -> None:
    files = {path.name for path in DOCUMENTS.iterdir() if path.name[:2].isdigit()}
    assert files == set(EXPECTED)
    assert len(files) >= 40

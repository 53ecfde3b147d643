"""The verbs in a note of 30,000 words, on every kind of script; what is kept is asserted."""

from pathlib import Path

import pytest
import regex
from textual.pilot import Pilot

from qualcode.tui.screens.code import CodeScreen
from qualcode.workbench import desk, documents, imports
from qualcode.workbench.projects import Project

from .conftest import Sit

# What is hard in each stands first, as two characters that a reader sees.
PASSAGES = {
    "CJK": "仕事が見つかりました。",
    "emoji": "👨‍👩‍👧‍👦👋🏽 is how we said it.",
    "flags": "🇬🇧🇫🇷 hung there.",
    "Hebrew": "שׁוּב עבדתי.",
    "Arabic": "كَان العمل صعبا.",
    "Hindi": "मैंने काम सीखा।",
    "Thai": "ที่นี่ดีมาก.",
    "combining": "e\u0301a\u0308 on the form.",
}
FILLING = "She rang on Friday, and I was not alone with it any more. Nobody had asked me that before."
WORDS = 30_000


@pytest.fixture
def text(tmp_path: Path, project: Project) -> str:
    """The note, imported: a passage now and then between paragraphs of plain speech."""
    between = "\n\n".join([FILLING] * (WORDS // len(FILLING.split()) // len(PASSAGES) + 1))
    written = "".join(f"{between}\n\n{passage}\n\n" for passage in PASSAGES.values())
    (tmp_path / "L01-w1.txt").write_text(written, encoding="utf-8")
    imports.import_paths(project, [tmp_path / "L01-w1.txt"])
    return documents.read(project, "L01-w1").text


def kept(project: Project) -> list[str]:
    """The words of all passages of the note, as they stand in its text."""
    document_id = documents.find(project, "L01-w1")
    text = desk.open_note(project, document_id).document.text
    return [text[placed.start_char : placed.end_char] for placed in desk.passages(project, document_id)]


def test_coding_resizing_splitting_and_undoing_in_every_script(project: Project, text: str, sit: Sit) -> None:
    async def act(pilot: "Pilot[None]") -> None:
        screen = pilot.app.screen
        assert isinstance(screen, CodeScreen)
        for passage in PASSAGES.values():
            start = text.index(passage)
            first, second, *_ = regex.findall(r"\X", passage)
            screen.open_note(documents.find(project, "L01-w1"), (start, start))
            await pilot.press("s", "5")
            assert kept(project) == [passage]
            await pilot.press("escape", "home", "shift+right", "shift+right", "R")
            assert kept(project) == [first + second]
            await pilot.press("escape", "home", "right", "vertical_line")
            assert kept(project) == [first, second]
            await pilot.press("u")
            assert kept(project) == [first + second]
            await pilot.press("u", "u")
            assert kept(project) == []

    assert len(text.split()) > WORDS
    sit(project, then=act)

"""Draw the picture of the README from the invented study: `just screenshot` writes docs/coding.svg."""

import asyncio
import os
import re
import tempfile
from pathlib import Path

from qualcode.tui.app import QualcodeApp
from qualcode.tui.screens.code import CodeScreen
from qualcode.tui.widgets.transcript import Transcript
from qualcode.workbench import demo, documents
from qualcode.workbench.projects import open_project

PICTURE = Path(__file__).with_name("coding.svg")
SIZE = (140, 32)
NOTE = "E09-w2"
# Readers of the picture have fonts of their own; nothing is fetched.
FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


async def picture(path: Path) -> str:
    """The coding screen with a note open and the second of its passages in focus."""
    with open_project(path) as project:
        app = QualcodeApp(project)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            screen = app.screen
            assert isinstance(screen, CodeScreen)
            screen.open_note(documents.find(project, NOTE))
            await pilot.press("ctrl+home", "full_stop", "full_stop")
            await pilot.pause()
            assert screen.query_one(Transcript).caret.selection is not None
            return FONTS.sub("", app.export_screenshot(title="qualcode", simplify=True))


def main() -> None:
    """Make the study in a folder that is thrown away, and draw."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(XDG_STATE_HOME=folder, XDG_CONFIG_HOME=folder)
        made = demo.demo(Path(folder) / "study")
        PICTURE.write_text(asyncio.run(picture(made.project)), encoding="utf-8")


if __name__ == "__main__":
    main()

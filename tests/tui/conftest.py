"""A small study to sit down to, and a way to sit at the screen."""

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from qualcode.model.codebook import CodebookFile, CodeEntry
from qualcode.model.spans import Span
from qualcode.tui.app import QualcodeApp
from qualcode.tui.widgets.transcript import Transcript
from qualcode.workbench import codings, imports, projects
from qualcode.workbench.projects import Project

CODEBOOK = CodebookFile(
    "Small",
    (
        CodeEntry(
            "Support",
            definition="Help of any kind.",
            colour="#3b82f6",
            codes=(
                CodeEntry("Availability", key="4", include="Being reachable.", exclude="How nice it is."),
                CodeEntry("Pace", key="5", colour="#22c55e"),
            ),
        ),
        CodeEntry("Practical", colour="#f97316", codes=(CodeEntry("Courses", key="x"), CodeEntry("Letters"))),
    ),
)

NOTES = {
    "A01-w1.txt": (
        "She rang every Friday. Nothing was new, and she rang. I knew she was there.\n\n"
        "The course was childish. We drew our feelings.\n"
    ),
    "A02-w1.txt": (
        "I: And the course?\nR: It was long. It ended.\nI: And then?\nR: Then I had a job.\n"
        "I: Good?\nR: Good enough.\nI: Thanks.\nR: Bye.\n"
    ),
    "B03-w1.txt": (
        "Wide 仕事が見つかりました。Yes 👨‍👩‍👧‍👦 and 🇬🇧. हिन्दी बोलते हैं। ภาษาไทย. שלום עולם. cafe\u0301.\n"
    ),
    "B04-w1.txt": "Nobody rang.\n",
}

Act = Callable[["Pilot[None]"], Awaitable[None]]
Sit = Callable[..., None]


@pytest.fixture(scope="session")
def small_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed project: four notes, one coding by Anna, who is in use, and one by Berit."""
    folder = tmp_path_factory.mktemp("small")
    notes = folder / "notes"
    notes.mkdir()
    for name, text in NOTES.items():
        (notes / name).write_text(text, encoding="utf-8")
    path = folder / "small.qualcode"
    with projects.new(path, codebook=CODEBOOK, title="Small study") as project:
        imports.import_paths(project, [notes])
        codings.apply_code(project, "A01-w1", Span(0, 22), "Availability", coder="Anna")
        codings.apply_code(project, "A01-w1", Span(4, 30), "Pace", coder="Berit")
    return path


@pytest.fixture
def path(small_file: Path, tmp_path: Path) -> Path:
    """A copy of the project that a test may change."""
    return Path(shutil.copy(small_file, tmp_path / "small.qualcode"))


@pytest.fixture(autouse=True)
def own_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the user's terminal or of another test's places."""
    for name in ("NO_COLOR", *(name for name in os.environ if name.startswith("TEXTUAL_"))):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for name in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "config"))


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    """The project, open."""
    with projects.open_project(path) as opened:
        yield opened


async def everything_is_handled(pilot: "Pilot[None]") -> None:
    """No widget has a message left, and none came of those that were handled; no clock is asked."""
    quiet = 0
    while quiet < 8:
        await asyncio.sleep(0)
        nodes = (pilot.app, *pilot.app.screen.walk_children(with_self=True))
        quiet = quiet + 1 if all(node._message_queue.empty() for node in nodes) else 0


async def a_note_is_open(pilot: "Pilot[None]") -> None:
    """Notes open once the widths are known."""
    for _ in range(1000):
        if pilot.app.screen.query_one(Transcript).text:
            return
        await asyncio.sleep(0.005)
    raise AssertionError("no note was opened")


async def until(is_so: Callable[[], bool]) -> None:
    """Threads and timers take as long as they take."""
    for _ in range(2000):
        if is_so():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("it never came about")


@pytest.fixture
def sit(monkeypatch: pytest.MonkeyPatch) -> Sit:
    """Sit at the screen of a project: keys first, then perhaps an act with the pilot."""

    def run(project: Project, *keys: str, then: Act | None = None, size: tuple[int, int] = (120, 40)) -> None:
        async def sitting() -> None:
            async with QualcodeApp(project).run_test(size=size) as pilot:
                await a_note_is_open(pilot)
                with monkeypatch.context() as patched:
                    # Textual waits for an idle processor after each key, which is most of the time of a test.
                    patched.setattr("textual.app.wait_for_idle", lambda *_: everything_is_handled(pilot))
                    await pilot.press(*keys)
                    if then is not None:
                        await then(pilot)

        asyncio.run(sitting())

    return run


def sittings(number: int) -> settings:
    """So many random sittings, the same every time: each takes its while, and starts from the same file."""
    return settings(
        max_examples=number,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )


def type_in_one_go(pilot: "Pilot[None]", *keys: str) -> None:
    """All keys arrive before the first is obeyed, as a slow line brings them."""
    driver = pilot.app._driver
    assert driver is not None
    for key in keys:
        name = _character_to_key(key) if len(key) == 1 else key
        event = events.Key(name, key if len(key) == 1 else None)
        event.set_sender(pilot.app)
        driver.send_message(event)

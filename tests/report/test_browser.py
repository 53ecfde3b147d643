"""The report in a real Chromium: by keyboard, on paper, and without asking anybody for anything."""

import os
import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest

from qualcode.workbench import counts, exports
from qualcode.workbench.names_out import OPEN
from qualcode.workbench.projects import Project
from qualcode.workbench.report import report, save

from .browser import Browser, find

IS_CI = os.environ.get("CI", "").lower() == "true"
pytestmark = pytest.mark.skipif(
    find() is None and not IS_CI, reason="Chromium is not installed (CI must have it)"
)
FOCUSED = "document.activeElement"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("browser")) as opened:
        yield opened


@pytest.fixture
def page(study: Project, tmp_path: Path) -> Path:
    path = tmp_path / "report.html"
    save(OPEN, report(study), path)
    return path


def tab_to(browser: Browser, condition: str) -> None:
    """Press Tab until what has the focus is what is meant."""
    for _ in range(60):
        browser.press("Tab")
        if browser.value(condition):
            return
    raise AssertionError(f"Tab never comes to: {condition}")


class _Listener(BaseHTTPRequestHandler):
    """Keeps what it is asked for; has nothing to give."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_error(404)

    def log_message(self, *words: object) -> None:
        """Nothing is printed."""


@pytest.fixture
def listener() -> Iterator[HTTPServer]:
    """A server on this machine that pages may try to reach."""
    with HTTPServer(("127.0.0.1", 0), _Listener) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_no_request_leaves_the_page(browser: Browser, page: Path) -> None:
    assert b"&lt;img src=&quot;http://example.org/x.png&quot;&gt;" in page.read_bytes()
    browser.requests.clear()
    browser.open(page)
    assert browser.requests == [page.as_uri()]


def test_the_page_itself_forbids_to_fetch_and_to_run(
    browser: Browser, page: Path, listener: HTTPServer
) -> None:
    """Even if a tag came through; without the page's own rule the same tags are obeyed."""
    address = f"http://127.0.0.1:{listener.server_port}"
    tags = f'<script>document.title = "run"</script><img src="{address}/NAME.png"></body>'
    spoilt = page.read_text("utf-8").replace("</body>", tags)
    unguarded = re.sub("<meta http-equiv[^>]*>", "", spoilt)
    titles = []
    for name, text in (("guarded", spoilt), ("unguarded", unguarded)):
        path = page.with_name(f"{name}.html")
        path.write_text(text.replace("NAME", name), "utf-8")
        browser.open(path)
        titles.append(browser.value("document.title"))
    assert titles == ["Report: A <small> study", "run"]
    assert _Listener.asked == ["/unguarded.png"]


def test_from_a_number_to_its_people_and_back_by_keyboard(browser: Browser, page: Path) -> None:
    browser.open(page)
    browser.press("Tab")
    assert browser.value(f"{FOCUSED}.textContent") == "Skip to the report"
    assert browser.value(f"{FOCUSED}.getBoundingClientRect().top >= 0")
    browser.press("Enter")
    browser.wait_for(f"{FOCUSED}.id === 'report'")
    tab_to(browser, f"{FOCUSED}.tagName === 'A' && {FOCUSED}.closest('#themes') !== null")
    assert browser.value(f"{FOCUSED}.textContent") == "2 of 3"
    browser.press("Enter")
    browser.wait_for("location.hash.startsWith('#code-')")
    assert browser.value("document.querySelector(':target h3').textContent") == "Support"
    assert browser.value("document.querySelector(':target p').textContent") == "People (2): B01, B02."
    browser.wait_for("Math.abs(document.querySelector(':target').getBoundingClientRect().top) < innerHeight")
    browser.press("Tab")
    assert browser.value(f"{FOCUSED}.textContent") == "Back to “Themes”"
    browser.press("Enter")
    browser.wait_for("location.hash === '#themes'")


def test_a_wide_table_is_moved_by_the_arrows(browser: Browser, page: Path) -> None:
    browser.ask(
        "Emulation.setDeviceMetricsOverride", width=320, height=600, deviceScaleFactor=1, mobile=False
    )
    try:
        browser.open(page)
        assert browser.value("document.documentElement.scrollWidth <= 320")
        is_wide = f"{FOCUSED}.className === 'scroll' && {FOCUSED}.scrollWidth > {FOCUSED}.clientWidth"
        tab_to(browser, is_wide)
        browser.press("ArrowRight", 3)
        browser.wait_for(f"{FOCUSED}.scrollLeft > 0")
    finally:
        browser.ask("Emulation.clearDeviceMetricsOverride")


def test_who_listens_hears_what_everything_is(browser: Browser, page: Path) -> None:
    browser.open(page)
    nodes = browser.ask("Accessibility.getFullAXTree")["nodes"]
    named = {
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in nodes
        if not node["ignored"]
    }
    for role, name in (
        ("main", ""),
        ("banner", ""),
        ("navigation", "Contents"),
        ("region", "Themes"),
        ("image", "Themes: A <small> study"),
        ("table", "Themes: A <small> study"),
        ("columnheader", "people (N = 3)"),
        ("rowheader", "Confidence"),
        ("link", "2 of 3"),
    ):
        assert (role, name) in named
    assert browser.value("[...document.querySelectorAll('a')].every(a => document.querySelector(a.hash))")
    assert browser.value("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size") == (
        browser.value("document.querySelectorAll('[id]').length")
    )


def test_paper_has_no_navigation_and_lays_wide_tables_on_their_side(browser: Browser, page: Path) -> None:
    browser.open(page)
    boxes = {
        (round(float(width)), round(float(height)))
        for width, height in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", browser.pdf())
    }
    assert {width < height for width, height in boxes} == {True, False}
    browser.ask("Emulation.setEmulatedMedia", media="print")
    shown = "getComputedStyle(document.querySelector('{}')).display"
    assert [browser.value(shown.format(part)) for part in (".skip", ".report-nav", ".back")] == ["none"] * 3
    assert browser.value(shown.format("thead")) == "table-header-group"
    browser.ask("Emulation.setEmulatedMedia", media="")


OVER_THE_EDGE = """
    [...document.querySelectorAll('text')].filter(words => {
      const [inner, outer] = [words, document.documentElement].map(one => one.getBoundingClientRect());
      return inner.left < outer.left || inner.right > outer.right || inner.bottom > outer.bottom;
    }).map(words => words.textContent)
"""


@pytest.mark.parametrize("format_name", ["svg", "svg-column"])
def test_no_words_of_a_figure_are_cut_off(
    browser: Browser, study: Project, tmp_path: Path, format_name: str
) -> None:
    for name, table in {
        "themes": counts.count(study, with_interval=True),
        "sites": counts.matrix(study, "site"),
        "waves": counts.matrix(study, "wave"),
    }.items():
        figure = tmp_path / f"{name}.svg"
        exports.save(OPEN, table, figure, format_name)
        browser.requests.clear()
        browser.open(figure)
        assert browser.value("document.querySelectorAll('text').length") > 10
        assert browser.value(OVER_THE_EDGE) == []
        assert browser.requests == [figure.as_uri()]

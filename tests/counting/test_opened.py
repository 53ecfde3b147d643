"""Pages whose numbers open: behind each are exactly the people and passages that it counts."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from qualcode.exchange import html_report
from qualcode.model.codings import Polarity
from qualcode.model.display_wishes import Wishes
from qualcode.model.errors import QualcodeError
from qualcode.model.reports import Report, Section
from qualcode.model.scope import Scope
from qualcode.model.tables import Share
from qualcode.store import codings as coding_store
from qualcode.store.codings import Passage
from qualcode.workbench import cells, display_shelf, opened, projects
from qualcode.workbench.projects import Project


def doors(page: Report) -> Iterator[tuple[str, object, Section | None]]:
    """The key of the column of each cell, the cell, and what it opens."""
    behind = {section.key: section for section in page.behind}
    [exhibit] = page.sections[0].exhibits
    for row, keys in zip(exhibit.table.rows, exhibit.opens, strict=True):
        for column, cell, key in zip(exhibit.table.columns, row, keys, strict=True):
            yield column.key, cell, behind[key] if key else None


def number(words: str) -> int:
    found = re.search(r"\((\d+)\)", words)
    return int(found[1]) if found else 0


def of_display(name: str, **wishes: object) -> Callable[[Project], Report]:
    return lambda study: opened.display(study, Wishes(**wishes).of(display_shelf.find(study, name)))


PAGES: list[Callable[[Project], Report]] = [
    lambda study: opened.count(study, Scope()),
    lambda study: opened.count(study, Scope(polarities=(Polarity.POSITIVE,), waves=(1,))),
    *(
        lambda study, by=by: opened.matrix(study, by, Scope())
        for by in ("agency", "wave", "polarity", "coder")
    ),
    of_display("contrast", by=("agency",)),
    of_display("polarity"),
    of_display("change groups", by=("status=paid work",)),
    of_display("theme change"),
    of_display("framework", rows="agency", cells="codings"),
    of_display("case-ordered", ends=3),
]


@pytest.mark.parametrize("place", range(len(PAGES)))
def test_every_number_opens_exactly_what_it_counts(study: Project, place: int) -> None:
    seen = 0
    for key, cell, section in doors(PAGES[place](study)):
        of_codings = isinstance(cell, int) and key not in {"positive", "critical", "people"}
        counted = cell.n if isinstance(cell, Share) else cell
        if not isinstance(counted, int) or counted == 0:
            assert section is None
            continue
        assert section is not None
        told = section.exhibits[0].table.title if of_codings else section.text[0]
        assert number(told) == counted
        assert number(section.text[0]) == section.text[0].count(",") + 1
        seen += 1
    assert seen


def test_cells_that_name_people_or_were_written_open_and_quotes_do_not(
    study: Project, demo_path: Path, tmp_path: Path
) -> None:
    named = [section for _, _, section in doors(of_display("content-analytic", by=("agency",))(study))]
    assert sum(section is not None for section in named) > 100
    chart = of_display("framework", scope=Scope(codes=("Joint working",)))
    assert chart(study).behind == () and chart(study).lead == ()
    copy = shutil.copy(demo_path, tmp_path)
    with projects.open_project(Path(copy)) as own:
        cells.write(own, "A08", "Joint working", "Three round one table.")
        [opens] = [section for _, _, section in doors(chart(own)) if section]
        assert opens.text == ("People (1): A08.",) and number(opens.exhibits[0].table.title) == 2
        assert '<p class="door"><a href="#row-' in html_report.write(chart(own)).decode()


def test_the_passages_are_read_once_for_all_numbers(study: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []
    passages = coding_store.passages

    def noted(*asked: object) -> list[Passage]:
        read.append(asked)
        return passages(*asked)

    monkeypatch.setattr(coding_store, "passages", noted)
    opened.count(study, Scope())
    assert len(read) == 3, "as asked, positive and critical"
    opened.matrix(study, "agency", Scope())
    assert len(read) == 4


def test_numbers_of_the_same_passages_open_them_once(study: Project) -> None:
    headings = [section.heading for section in opened.count(study, Scope()).behind]
    focused = [heading for heading in headings if "Staying focused" in heading]
    assert focused == [
        "Emotional support > Motivation and encouragement > Staying focused,"
        " people: 13 (7%), positive: 13, codings: 19"
    ]


def test_a_page_that_no_browser_could_show_is_refused(
    study: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    for most, what in (("_MOST_DOORS", "cells that open"), ("_MOST_PASSAGES", "passages behind its numbers")):
        with monkeypatch.context() as patched, pytest.raises(QualcodeError, match=what):
            patched.setattr(opened, most, 50)
            opened.count(study, Scope())


def test_hidden_numbers_open_nothing(study: Project) -> None:
    contrast = Wishes(by=("agency",), suppress_below=5).of(display_shelf.find(study, "contrast"))
    with pytest.raises(QualcodeError, match="would tell the small numbers"):
        opened.display(study, contrast)


def test_same_project_same_bytes(study: Project) -> None:
    assert html_report.write(PAGES[2](study)) == html_report.write(PAGES[2](study))

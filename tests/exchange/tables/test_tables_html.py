"""HTML pages of tables: whole, escaped, and without anything from elsewhere."""

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

from qualcode.exchange.html import write
from qualcode.exchange.legible import legible
from qualcode.model.tables import Column, Kind, Quote, Share, Table, printed

Golden = Callable[[str, bytes], None]
VOID = {"meta", "br"}


class Page(HTMLParser):
    """The tags, attributes and text of a page; wrong nesting fails."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(content.decode())
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())


def test_golden(sample: tuple[str, Table], golden: Golden) -> None:
    name, table = sample
    golden(f"{name}.html", write(table))


def test_nothing_comes_from_elsewhere(sample: tuple[str, Table]) -> None:
    content = write(sample[1])
    page = Page(content)
    style = re.search(r"<style>(.*?)</style>", content.decode(), re.DOTALL)
    assert style and not re.search(r"url\(|@import|https?:", style[1])
    assert not {tag for tag, _ in page.tags} & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "a",
        "svg",
        "base",
    }
    names = {name for _, attributes in page.tags for name in attributes}
    assert names <= {"lang", "charset", "name", "content", "http-equiv", "class", "scope", "style"}


def test_headings_of_rows_and_columns_are_said(tables: dict[str, Table]) -> None:
    table = tables["matrix"]
    page = Page(write(table))
    scopes = [attributes["scope"] for tag, attributes in page.tags if tag == "th"]
    assert scopes == ["col"] * len(table.columns) + ["row"] * len(table.rows)
    tags = [tag for tag, _ in page.tags]
    assert ("html", {"lang": "en"}) in page.tags
    assert {"caption", "thead", "tbody", "main", "h1"} <= set(tags)


def test_content_is_only_ever_text(tables: dict[str, Table]) -> None:
    page = Page(write(tables["quotes"]))
    assert "“<script>alert(1)</script> and a second line”" in page.text
    assert "\x1b" not in page.text


def test_title_shares_and_note_are_there(sample: tuple[str, Table]) -> None:
    table = legible(sample[1])
    text = Page(write(table)).text
    shares = [printed(cell, table) for row in table.rows for cell in row if isinstance(cell, Share)]
    assert all(part in text for part in (table.title, *shares, *table.note))


def test_words_in_another_language_say_so() -> None:
    column = Column("quotes", "quotes", Kind.QUOTES)
    said = Quote("Sie rief an.", "B07", (), "B07-w1", 1, 0, 12, "none", language="de")
    table = Table("T", (column, column), (((said,), (replace(said, language="en"),)),), ())
    assert re.findall(r"<p[^>]*>“Sie", write(table).decode()) == ['<p lang="de">“Sie', "<p>“Sie"]

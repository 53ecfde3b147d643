"""The text of a Word document: its paragraphs as lines."""

from collections import Counter
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from qualcode.model.texts import number_of

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DROPPED = {"del", "moveFrom", "delText", "instrText", "delInstrText", "rPr", "pPr", "rt", "sectPr", "tblPr"}
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_LEFT_OUT = {
    "footnoteReference": ("footnote", "footnotes"),
    "endnoteReference": ("endnote", "endnotes"),
    "commentReference": ("comment", "comments"),
    "altChunk": ("embedded document", "embedded documents"),
}
_HIDDEN = ("stretch of hidden text", "stretches of hidden text")
_MEANINGS = dict(zip("JKL\xdf\xe0\xe7\xe8\xf3\xfb\xfc", "☺😐☹←→⇐⇒⇔✗✓", strict=True))


def local_name(element: Element) -> str:
    """The name of an element without its namespace, of which Word documents have two generations."""
    return element.tag.rpartition("}")[2]


class DocxText:
    """The lines of a document's body.

    A paragraph is a line, a soft break begins another one; the cells of a table's row are parted by a tab
    (tabs at its end are left out), and text boxes follow the paragraph they hang on. Insertions count as
    accepted, deletions as gone. ``remarks`` counts what was left out: notes, comments, hidden text.
    Headings' and lists' automatic numbers, headers and footers are no part of the text.
    """

    def __init__(self, body: Element) -> None:
        self._left_out: Counter[tuple[str, str]] = Counter()
        self.text = "\n".join(self._lines(body))

    @property
    def remarks(self) -> tuple[str, ...]:
        """One remark for each kind of thing that was left out."""
        return tuple(f"{number_of(count, *noun)} left out" for noun, count in self._left_out.items())

    def _lines(self, parent: Element) -> list[str]:
        """The lines of the blocks in ``parent``; a paragraph whose mark was deleted runs on into the next."""
        lines: list[str] = []
        running_on = ""
        for block in self._blocks(parent):
            if local_name(block) == "tbl":
                lines += [running_on] * bool(running_on) + self._rows(block)
                running_on = ""
                continue
            boxes: list[str] = []
            text = running_on + self._inline(block, boxes)
            if _has_deleted_mark(block):
                running_on = text
                lines += boxes
            else:
                running_on = ""
                lines += [text, *boxes]
        return [*lines, running_on] if running_on else lines

    def _blocks(self, parent: Element) -> list[Element]:
        """Paragraphs and tables, out of whatever wraps them: content controls, insertions, custom XML."""
        blocks: list[Element] = []
        for child in parent:
            name = local_name(child)
            if name in ("p", "tbl"):
                blocks.append(child)
            elif name in _LEFT_OUT:
                self._leave_out(_LEFT_OUT[name])
            elif name not in _DROPPED:
                blocks += self._blocks(child)
        return blocks

    def _rows(self, table: Element) -> list[str]:
        rows = (row for row in _within(table, "tr") if not _has(row, "trPr", "del"))
        lines: list[str] = []
        for row in rows:
            cells = (cell for cell in _within(row, "tc") if not _has(cell, "tcPr", "cellDel"))
            joined = "\t".join("\n".join(self._lines(cell)) for cell in cells)
            lines += joined.rstrip("\t").split("\n")
        return lines

    def _inline(self, parent: Iterable[Element], boxes: list[str]) -> str:
        """The text inside a paragraph; the lines of text boxes are added to ``boxes``."""
        return "".join(self._piece(child, boxes) for child in parent)

    def _piece(self, element: Element, boxes: list[str]) -> str:
        match local_name(element):
            case name if name in _DROPPED:
                text = ""
            case "t":
                text = _typed(element)
            case name if name in _SIGNS:
                text = _SIGNS[name]
            case "sym":
                text = _symbol(element)
            case name if name in _LEFT_OUT:
                text = self._leave_out(_LEFT_OUT[name])
            case "r" if _is_hidden(element):
                text = self._leave_out(_HIDDEN)
            case "txbxContent":
                boxes += self._lines(element)
                text = ""
            case "AlternateContent":
                text = self._inline(element[:1], boxes)
            case _:
                text = self._inline(element, boxes)
        return text

    def _leave_out(self, what: tuple[str, str]) -> str:
        self._left_out[what] += 1
        return ""


def _typed(element: Element) -> str:
    """What was typed: XML's own line breaks are blanks, blanks at the edges count where they are kept."""
    text = (element.text or "").replace("\n", " ")
    return text if element.get(_SPACE) == "preserve" else text.strip(" ")


def _symbol(element: Element) -> str:
    """A character of a symbol font: the usual ones by their meaning, others as the sign for the unknown."""
    values = {name.rpartition("}")[2]: value for name, value in element.items()}
    code = int(values.get("char", "FFFD"), 16)
    if not 0xF000 <= code <= 0xF0FF:
        return chr(code)
    return _MEANINGS.get(chr(code - 0xF000), "\ufffd") if values.get("font") == "Wingdings" else "\ufffd"


def _within(parent: Element, name: str) -> list[Element]:
    """Rows of a table or cells of a row, out of content controls and the like, not of nested tables."""
    found: list[Element] = []
    for child in parent:
        if local_name(child) == name:
            found.append(child)
        elif local_name(child) not in _DROPPED:
            found += _within(child, name)
    return found


def _has(element: Element, *path: str) -> bool:
    """Whether ``element`` has a child of the first name with a child of the second name, and so on."""
    if not path:
        return True
    return any(local_name(child) == path[0] and _has(child, *path[1:]) for child in element)


def _has_deleted_mark(paragraph: Element) -> bool:
    return _has(paragraph, "pPr", "rPr", "del") or _has(paragraph, "pPr", "rPr", "moveFrom")


def _is_hidden(run: Element) -> bool:
    properties = (mark for child in run if local_name(child) == "rPr" for mark in child)
    return any(
        local_name(mark) == "vanish" and not {"0", "false", "off"} & set(mark.attrib.values())
        for mark in properties
    )

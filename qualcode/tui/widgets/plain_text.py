"""An editor for the text of a note: what is not edited comes back code point for code point."""

from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.document._document import Document, EditResult, Location
from textual.document._document_navigator import DocumentNavigator
from textual.document._edit import Edit
from textual.document._wrapped_document import WrappedDocument
from textual.widgets import TextArea

from qualcode.model.texts import legible_text

# A terminal gives these no room and may obey them; Python takes them for line ends, which they are not here.
_SHOWN = str.maketrans({"\u2028": " ", "\u2029": " "})


class PlainDocument(Document):
    r"""Lines that end with ``\n`` and with nothing else, whatever else Unicode takes for a line end."""

    def __init__(self, text: str) -> None:
        super().__init__("")
        self._newline = "\n"
        self._lines = text.split("\n")

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Replace what stands between two places."""
        (top, left), (bottom, right) = sorted((start, end))
        replaced = self.get_text_range((top, left), (bottom, right))
        lines = text.split("\n")
        column = len(lines[-1]) + (left if len(lines) == 1 else 0)
        lines[0] = self._lines[top][:left] + lines[0]
        lines[-1] += self._lines[bottom][right:]
        self._lines[top : bottom + 1] = lines
        return EditResult((top + len(lines) - 1, column), replaced)


class PlainText(TextArea):
    """No syntax, soft wrap, numbered paragraphs; what is typed or pasted is legible, with LF line ends."""

    DEFAULT_CSS = """
    PlainText { border: none; padding: 0 1; background: $surface; }
    PlainText:focus { border: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r", "redo", "redo in the text", show=False, id="plain_text.redo")
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, soft_wrap=True, show_line_numbers=True, tab_behavior="focus")

    def _set_document(self, text: str, language: str | None) -> None:  # noqa: ARG002  (there is no syntax)
        self.document = PlainDocument(text)
        self.wrapped_document = WrappedDocument(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()

    def edit(self, edit: Edit) -> EditResult:
        """Do an edit with legible text, wherever it came from."""
        edit.text = legible_text(edit.text)
        return super().edit(edit)

    def get_line(self, line_index: int) -> Text:
        """A line as it is printed, character for character."""
        return Text(self.document.get_line(line_index).translate(_SHOWN), end="", no_wrap=True)

    @property
    def position(self) -> int:
        """Where the caret stands, in code points of the text."""
        row, column = self.cursor_location
        return sum(len(line) + 1 for line in self.document.lines[:row]) + column

    def go_to(self, position: int) -> None:
        """Put the caret to a place of the text and bring it into view."""
        before = self.text[:position]
        row = before.count("\n")
        self.move_cursor((row, position - (before.rfind("\n") + 1)), center=True)

"""A form in a strip under the text: a few fields, Tab from one to the next."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from qualcode.model.errors import QualcodeError
from qualcode.model.texts import legible_text
from qualcode.tui.codebook_changes import Changed
from qualcode.tui.forms import Field, Form, Texts
from qualcode.tui.widgets.swatches import Swatches

_KEYS = "Tab next field  ·  ctrl+s keeps  ·  ctrl+t as it was  ·  Esc leaves"


class FormStrip(Vertical):
    """Holds one form; its fields are the same every time."""

    DEFAULT_CSS = """
    FormStrip { display: none; height: auto; border-top: solid $primary; background: $surface; }
    FormStrip.-open { display: block; }
    FormStrip Horizontal { height: auto; }
    FormStrip Static { height: auto; max-height: 2; padding: 0 1; color: $text-muted; }
    FormStrip .form_heading { color: $text; text-style: bold; }
    FormStrip.-refused .form_remark { color: $warning; }
    FormStrip .form_name { width: 12; }
    FormStrip Input { width: 1fr; border: none; height: 1; padding: 0 1; background: $surface; }
    FormStrip TextArea { width: 1fr; border: none; padding: 0 1; background: $surface; }
    FormStrip Input:focus, FormStrip TextArea:focus { border: none; background: $panel; }
    FormStrip Swatches { width: 1fr; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "keep", priority=True, id="form.keep"),
        Binding("enter", "keep", "keep", show=False, id="form.enter"),
        Binding("tab", "turn(1)", "next field", show=False, id="form.next"),
        Binding("shift+tab", "turn(-1)", "field before", show=False, id="form.previous"),
        Binding("ctrl+t", "as_it_was", "as it was", show=False, id="form.reset"),
        Binding("escape", "leave", "leave", id="form.leave"),
    ]

    class Kept(Message):
        """The form did what it is for; ``changed`` is None where nothing was to be done."""

        def __init__(self, changed: Changed | None) -> None:
            super().__init__()
            self.changed = changed

    class Left(Message):
        """The form was left as it is."""

    def __init__(self, fields: Sequence[Field], *, id: str) -> None:
        super().__init__(id=id)
        self._form: Form | None = None
        self._heading = Static(classes="form_heading", markup=False)
        self._remark = Static(classes="form_remark", markup=False)
        self._widgets = {field.name: _widget(field) for field in fields}

    def _stand(self) -> None:
        """A heading, the fields, and the keys; not before they are wanted, as they would delay the screen."""
        if not self.children:
            named = (
                (Static(name, classes="form_name", markup=False), self._widgets[name])
                for name in self._widgets
            )
            self.mount(self._heading, *(Horizontal(*both) for both in named), self._remark)

    def open(self, form: Form) -> None:
        """Show a form, ready to type."""
        self._stand()
        self._form = None
        self._heading.update(legible_text(" ".join(form.heading.split())))
        self._fill(form.texts)
        for name, hint in form.hints.items():
            widget = self._widgets[name]
            if isinstance(widget, Input):
                widget.placeholder = hint
        self._form = form
        self._say()
        self.add_class("-open")
        self._type_in(next(iter(self._widgets.values())))

    def close(self) -> None:
        """Take it away."""
        self._form = None
        self.remove_class("-open")

    def _say(self) -> None:
        remark = self._form.remark if self._form is not None else ""
        self.remove_class("-refused")
        self._remark.update("  ·  ".join(filter(None, (legible_text(remark), _KEYS))))

    def _fill(self, texts: Texts) -> None:
        for name, widget in self._widgets.items():
            match widget:
                case Input():
                    widget.value = texts[name]
                    widget.cursor_position = len(texts[name])
                case TextArea():
                    widget.text = texts[name]
                    widget.move_cursor(widget.document.end)
                    _show_beginning(widget)
                case Swatches():
                    widget.show(texts[name])

    def _texts(self) -> Iterator[tuple[str, str]]:
        for name, widget in self._widgets.items():
            match widget:
                case Input() | Swatches():
                    yield name, widget.value
                case TextArea():
                    yield name, widget.text

    def _take(self) -> Form | None:
        """The form with what is typed now; messages of what was typed may still be on their way."""
        if self._form is not None:
            self._form.texts = dict(self._texts())
        return self._form

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """A field that is not typed in is read from its beginning."""
        _show_beginning(event.widget)

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Swatches.Changed)
    def _typed(self, event: Message) -> None:
        event.stop()
        if self._take() is not None:
            self._say()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_keep()

    def action_turn(self, step: int) -> None:
        """The next field; behind the last one comes the first."""
        widgets = list(self._widgets.values())
        place = next((place for place, widget in enumerate(widgets) if widget.has_focus), -1)
        self._type_in(widgets[(place + step) % len(widgets)])

    def _type_in(self, widget: Widget) -> None:
        """Typing goes on behind the words; keys may be on their way already."""
        if isinstance(widget, TextArea):
            widget.move_cursor(widget.document.end)
        self.screen.set_focus(widget)

    def action_keep(self) -> None:
        """Do what the form is for."""
        form = self._take()
        if form is None:
            return
        try:
            changed = form.keep()
        except QualcodeError as error:
            # It stays open, with what was typed.
            self.add_class("-refused")
            self._remark.update(legible_text(f"{error.message} {error.hint}"))
        else:
            self.post_message(self.Kept(changed))

    def action_as_it_was(self) -> None:
        """Take back what was typed here."""
        if self._form is not None:
            self._fill(self._form.first)

    def action_leave(self) -> None:
        """Change nothing."""
        self._take()
        self.post_message(self.Left())


def _show_beginning(widget: Widget) -> None:
    if isinstance(widget, TextArea) and not widget.has_focus:
        widget.move_cursor((0, 0))


def _widget(field: Field) -> Widget:
    if field.is_colour:
        return Swatches()
    if field.lines == 1:
        return Input(select_on_focus=False)
    area = TextArea(soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
    area.styles.height = field.lines
    return area.set_class(field.lines < 3, "-short")

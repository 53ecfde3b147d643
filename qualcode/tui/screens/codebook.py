"""The codebook beside the text, where it is changed: every key is about the code that is highlighted."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from qualcode.model.codebook import Code, Codebook
from qualcode.model.errors import QualcodeError
from qualcode.model.texts import legible_text
from qualcode.tui.codebook_changes import Changed, CodebookChanges
from qualcode.tui.forms import DefinitionForm, SplitForm
from qualcode.tui.screens.safe import Safe
from qualcode.tui.widgets.code_list import CodeList
from qualcode.tui.widgets.desk import Codes, Desk

if TYPE_CHECKING:
    from qualcode.tui.app import QualcodeApp

_UNFOLDED = "-unfolded"
_EMPTY = "The codebook is empty.", "a adds a code; c with words selected makes one that codes them."


class CodebookPane(Safe, CodeList):
    """The outline with its verbs; it asks in the strips of the desk, and comes back to the outline.

    Where the window is too narrow for it, it unfolds over the desk while it has the focus.
    """

    app: "QualcodeApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add(False)", "add", id="codebook.add"),
        Binding("A", "add(True)", "add a code below", show=False, id="codebook.add_below"),
        Binding("e", "edit", "edit", id="codebook.edit"),
        Binding("r", "rename", "rename", id="codebook.rename"),
        Binding("greater_than_sign", "move", "move under", key_display="> <", id="codebook.move"),
        Binding("less_than_sign", "move_out", "one level up", show=False, id="codebook.move_out"),
        Binding("shift+up", "shift(-1)", "up among its siblings", show=False, id="codebook.up"),
        Binding("shift+down", "shift(1)", "down among its siblings", show=False, id="codebook.down"),
        Binding("ampersand", "merge", "merge into", id="codebook.merge"),
        Binding("vertical_line", "split", "split", show=False, id="codebook.split"),
        Binding("delete,backspace", "delete", "delete the code", show=False, id="codebook.delete"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="codes")
        self._desk = desk
        self._left: dict[int, DefinitionForm] = {}

    @property
    def _changes(self) -> CodebookChanges:
        return CodebookChanges(self.app.project)

    # --- coming and going -------------------------------------------------------------------------------

    def come(self) -> None:
        """Bring the outline here, with the focus in it."""
        self.add_class(_UNFOLDED)
        # At once, not when the styles are next worked out: keys that were typed in one go follow.
        self.styles.display = "block"
        self.screen.set_focus(self)

    def on_blur(self) -> None:
        """Fold away again where there is no room, unless it is the whole program that is left."""
        if self.app.app_focus:
            self.remove_class(_UNFOLDED)
            self.styles.clear_rule("display")

    # --- verbs ------------------------------------------------------------------------------------------

    def action_add(self, is_below: bool) -> None:
        """A new code beside the highlighted one, or below it."""
        code = self.code
        parent_id = None if code is None else code.code_id if is_below else code.parent_id
        where = "new theme" if parent_id is None else f"new code under {self._name_of(parent_id)}"
        self._ask_for_line(where, "", lambda name: self._changes.add(parent_id, name))

    def action_rename(self) -> None:
        """Another name."""
        self._with_code(
            lambda code: self._ask_for_line(
                "new name", code.name, lambda name: self._changes.rename(code.code_id, name)
            )
        )

    def action_edit(self) -> None:
        """The definition and all else that is written about the code."""

        def ask(code: Code) -> None:
            form = DefinitionForm(self._changes, code.code_id)
            waiting = self._left.pop(code.code_id, None)
            if waiting is not None:
                form.texts = {**form.texts, **waiting.changed}

            def left() -> None:
                if form.changed:
                    self._left[code.code_id] = form
                    self.app.say("What was typed waits: e goes on with it.")

            self._desk.ask_to_define(form, self._show, left)
            self._desk.then(self.come)

        self._with_code(ask)

    def action_shift(self, step: int) -> None:
        """Up or down among its siblings."""
        self._with_code(lambda code: self._do(lambda: self._changes.shift(code.code_id, step)))

    def action_move_out(self) -> None:
        """One level up."""
        self._with_code(lambda code: self._do(lambda: self._changes.move_out(code.code_id)))

    def action_move(self) -> None:
        """Under another code, which is picked."""
        self._with_code(
            lambda code: self._ask_for_code(
                code,
                f"put {code.name} under",
                lambda parent_id: self._do(lambda: self._changes.move_under(code.code_id, parent_id)),
            )
        )

    def action_merge(self) -> None:
        """Into another code, which is picked; what goes over is said before."""

        def sure(code: Code, into_id: int) -> None:
            moving = self._changes.before_merging(code.code_id, into_id)
            self._ask_whether(moving, "merge", lambda: self._changes.merge(code.code_id, into_id))

        def ask(code: Code) -> None:
            self._ask_for_code(
                code, f"merge {code.name} into", lambda into_id: self._try(lambda: sure(code, into_id))
            )

        self._with_code(ask)

    def action_split(self) -> None:
        """A new code with some of the passages."""

        def ask(code: Code) -> None:
            self._desk.ask_to_split(SplitForm(self._changes, code.code_id), self._show)
            self._desk.then(self.come)

        self._with_code(ask)

    def action_delete(self) -> None:
        """Take the code away; what else would go is said before."""

        def ask(code: Code) -> None:
            going = self._changes.before_deleting(code.code_id)
            if going:
                self._ask_whether(going, "delete", lambda: self._changes.delete(code.code_id))
            else:
                self._do(lambda: self._changes.delete(code.code_id))

        self._with_code(ask)

    # --- asking and doing -------------------------------------------------------------------------------

    def _with_code(self, verb: Callable[[Code], None]) -> None:
        def do() -> None:
            if self.code is None:
                raise QualcodeError(*_EMPTY)
            verb(self.code)

        self._try(do)

    def _name_of(self, code_id: int) -> str:
        return legible_text(self._codebook.by_id[code_id].name)

    def _ask_for_line(self, question: str, text: str, use: Callable[[str], Changed]) -> None:
        self._desk.ask_for_line(question, text, lambda line: self._do(lambda: use(line)))
        self._desk.then(self.come)

    def _ask_whether(self, question: str, answer: str, verb: Callable[[], Changed]) -> None:
        def use(place: int) -> None:
            if place == 0:
                self._do(verb)

        self._desk.ask_for_one(legible_text(question), (answer, "leave it"), use)
        self._desk.then(self.come)

    def _ask_for_code(self, code: Code, question: str, use: Callable[[int], None]) -> None:
        """Any code but this one and those below it."""
        book = self._codebook
        others = tuple(one for one in book if one.code_id not in book.subtrees[code.code_id])
        choices = Codes(Codebook(book.version, others), self._shares, ())
        self._desk.ask_which_code(legible_text(question), choices, use)
        self._desk.then(self.come)

    def _do(self, verb: Callable[[], Changed]) -> None:
        self._try(lambda: self._show(verb()))

    def _try(self, verb: Callable[[], None]) -> None:
        try:
            verb()
        except QualcodeError as error:
            self.app.explain(error)

    def _show(self, changed: Changed | None) -> None:
        """Everybody reads again; the code that was changed is highlighted."""
        if changed is None:
            return
        self.app.changed()
        if changed.code_id is not None:
            self.reveal(changed.code_id)
        self.app.say(changed.said)

"""A message under a list, which is gone after a while."""

from textual.widgets import Static

from qualcode.model.texts import legible_text

_SECONDS = 8.0


class SaidLine(Static):
    """Takes a place on the screen only while it says something, and covers nothing."""

    DEFAULT_CSS = """
    SaidLine { display: none; height: auto; max-height: 3; padding: 0 1; border-top: solid $panel; }
    SaidLine.-open { display: block; }
    SaidLine.-problem { border-top: solid $warning; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._messages = 0

    def tell(self, message: str, *, is_problem: bool = False) -> None:
        """Say something, for a while."""
        self._messages += 1
        number = self._messages
        self.update(legible_text(message))
        self.set_class(is_problem, "-problem")
        self.add_class("-open")
        self.set_timer(_SECONDS, lambda: self._fade(number))

    def _fade(self, number: int) -> None:
        if number == self._messages:
            self.remove_class("-open")

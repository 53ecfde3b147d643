"""The floor of a screen: a bare Textual app that shows the last key. Run as `python echo.py`."""

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class Echo(App[None]):
    """One line with one character; the least that a Textual app can answer a key with."""

    def compose(self) -> ComposeResult:
        """One widget."""
        yield Static("ready", id="echo")

    def on_mount(self) -> None:
        """Count the keys, so that each one changes the line."""
        self._keys = 0

    def on_key(self, event: events.Key) -> None:
        """Show the key."""
        self._keys += 1
        self.query_one(Static).update(f"{self._keys} {event.key}", layout=False)


if __name__ == "__main__":
    Echo().run()

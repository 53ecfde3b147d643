"""Screens that show facts of the project, and read them only while somebody looks."""

from qualcode.tui.screens.safe import SafeScreen


class FreshScreen(SafeScreen):
    """Is read again when the project changed: at once while it is seen, else on return.

    A count takes longer than a key may, so that no screen counts behind the one in use.
    """

    def __init__(self) -> None:
        super().__init__()
        self.is_stale = False

    def reread(self) -> None:
        """Show the facts as they are now."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Notice changes."""
        self.watch(self.app, "revision", self._project_changed, init=False)

    def _project_changed(self) -> None:
        self.is_stale = True
        if self.is_current:
            self._catch_up()

    def on_screen_resume(self) -> None:
        """Somebody comes back."""
        if self.is_stale:
            self._catch_up()

    def _catch_up(self) -> None:
        self.reread()
        self.is_stale = False

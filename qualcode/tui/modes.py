"""The screens that one goes to, each loaded when somebody first goes there: only one of them is first."""

from importlib import import_module
from typing import Final

from qualcode.tui.screens.safe import SafeScreen


class Late:
    """Makes a screen of a class that is named by its place."""

    def __init__(self, module: str, name: str) -> None:
        self._place = module, name

    def __call__(self) -> SafeScreen:
        """A new screen."""
        return self.load()()

    def load(self) -> type[SafeScreen]:
        """The class."""
        module, name = self._place
        found: type[SafeScreen] = getattr(import_module(f"qualcode.tui.screens.{module}"), name)
        return found


MODES: Final = {
    "home": Late("home", "HomeScreen"),
    "code": Late("code", "CodeScreen"),
    "themes": Late("themes", "ThemesScreen"),
    "compare": Late("compare", "CompareScreen"),
    "displays": Late("displays", "DisplaysScreen"),
    "quotes": Late("quotes", "QuotesScreen"),
    "find": Late("find", "FindScreen"),
    "writings": Late("writings", "WritingsScreen"),
    "revise": Late("revise", "ReviseScreen"),
    "review": Late("review", "ReviewScreen"),
    "versions": Late("versions", "VersionsScreen"),
}


def load_all() -> None:
    """Load every screen, for whoever asks which commands there are."""
    for mode in MODES.values():
        mode.load()

"""What ctrl+p finds: the commands that work here, the ways to other screens, and notes by their name."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from qualcode.model.texts import legible_text
from qualcode.tui.commands import Command, by_idea, commands_on
from qualcode.workbench import desk

if TYPE_CHECKING:
    from qualcode.tui.app import QualcodeApp

PALETTE = "app.palette"
_MOST_NOTES = 20


def _said(command: Command) -> str:
    return legible_text(f"go to {command.words}" if command.is_way else command.words)


class CommandsHere(Provider):
    """Every command with a name that can be used on this screen now."""

    async def startup(self) -> None:
        """Look which there are."""
        active = commands_on(self.screen)
        self._commands = [one for one in by_idea(active) if one.name != PALETTE]

    async def discover(self) -> Hits:
        """All of them."""
        for command in self._commands:
            yield DiscoveryHit(_said(command), self._doing(command), help=_help(command))

    async def search(self, query: str) -> Hits:
        """Those whose words or name are like what was typed."""
        matcher = self.matcher(query)
        for command in self._commands:
            said = _said(command)
            score = max(matcher.match(said), 0.5 * matcher.match(command.name))
            if score > 0:
                yield Hit(score, matcher.highlight(said), self._doing(command), help=_help(command))

    def _doing(self, command: Command) -> Callable[[], Awaitable[bool]]:
        return partial(self.app.run_action, command.action, command.node)


class NotesByName(Provider):
    """Notes to open."""

    async def startup(self) -> None:
        """Read the names once."""
        self._app = cast("QualcodeApp", self.app)
        self._notes = [(one.name, one.document_id) for one in desk.notes(self._app.project)]

    async def search(self, query: str) -> Hits:
        """The notes whose names are most like what was typed, with or without “open note” before it."""
        matcher = self.matcher(query.removeprefix("open note").strip() or query)
        scored = sorted((-matcher.match(name), name, document_id) for name, document_id in self._notes)
        for less, name, document_id in scored[:_MOST_NOTES]:
            score = -less
            if score > 0:
                words = matcher.highlight(f"open note {legible_text(name)}")
                yield Hit(score, words, partial(self._app.ways.open_note, document_id), help="")


def _help(command: Command) -> str:
    return f"{command.keys}   {command.name}"

"""A project with a history that is remembered state by state, beside the project's own memory."""

from pathlib import Path
from typing import Literal

from hypothesis import strategies as st

from qualcode.model.errors import QualcodeError
from qualcode.workbench import history, projects
from qualcode.workbench.projects import Project

from .observing import Rows, dump, guids, kept_guids, past, tombstones
from .verbs import VERBS, Numbers

Action = tuple[int, Numbers] | Literal["undo", "redo", "reopen"]

_numbers = st.integers(0, 99)
_calls = st.tuples(st.integers(0, len(VERBS) - 1), st.tuples(_numbers, _numbers, _numbers))
actions: st.SearchStrategy[Action] = st.one_of(
    _calls, _calls, _calls, st.sampled_from(["undo", "undo", "redo", "reopen"])
)


class Chronicle:
    """Acts on a project, and asserts after every act what must hold."""

    def __init__(self, path: Path, materials: Path) -> None:
        self.path = path
        self.materials = materials
        self.project = self._opened()
        self.now = dump(self.project)
        self.done: list[dict[str, Rows]] = []
        self.undone: list[dict[str, Rows]] = []
        while self._can(history.undo):
            self.undone.append(self.now)
            self.now = dump(self.project)
        self.start = self.now
        while self.undone:
            self.redo()
        self.past = past(self.project)
        self.seen = guids(self.project) | tombstones(self.project)

    def _opened(self) -> Project:
        """The project, careless of the disk, which is tested elsewhere."""
        project = projects.open_project(self.path)
        project.db.execute("pragma synchronous = off")
        with project.unrecorded():
            pass
        project.db.execute("pragma synchronous = off")
        return project

    def close(self) -> None:
        self.project.close()

    def _can(self, verb: history.Verb) -> bool:
        try:
            verb(self.project)
        except QualcodeError as refusal:
            assert "nothing to" in refusal.message
            return False
        return True

    def act(self, action: Action) -> None:
        match action:
            case "undo":
                self.undo()
            case "redo":
                self.redo()
            case "reopen":
                self.project.close()
                self.project = self._opened()
                assert dump(self.project) == self.now
            case (verb, chosen):
                self.do(verb, chosen)
        self.look()

    def do(self, verb: int, chosen: Numbers) -> None:
        """A verb leaves one line in the trail, or nothing at all."""
        try:
            VERBS[verb](self.project, self.materials, chosen)
        except QualcodeError:
            assert len(past(self.project).trail) == len(self.past.trail)
        if len(past(self.project).trail) == len(self.past.trail):
            assert dump(self.project) == self.now
            return
        assert len(past(self.project).trail) == len(self.past.trail) + 1
        self.done.append(self.now)
        self.undone.clear()
        self.now = dump(self.project)

    def undo(self) -> bool:
        return self._back(history.undo, self.done, self.undone)

    def redo(self) -> bool:
        return self._back(history.redo, self.undone, self.done)

    def _back(self, verb: history.Verb, states: list[dict[str, Rows]], left: list[dict[str, Rows]]) -> bool:
        if not self._can(verb):
            assert not states
            return False
        left.append(self.now)
        self.now = states.pop()
        assert dump(self.project) == self.now
        return True

    def look(self) -> None:
        """What holds after every act: the past only grows, every grave is that of a row that is gone."""
        now = past(self.project)
        assert now.trail[: len(self.past.trail)] == self.past.trail
        assert now.versions[: len(self.past.versions)] == self.past.versions
        self.past = now
        there = guids(self.project)
        self.seen |= there | kept_guids(self.project)
        assert tombstones(self.project) == self.seen - there
        assert self.project.db.execute("pragma foreign_key_check").fetchall() == []

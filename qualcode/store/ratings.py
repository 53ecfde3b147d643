"""The scale of the project, on which analysts rate people under themes; the ratings are ``cells``."""

import json
from collections.abc import Iterable

from qualcode.store.project import Project


def scale(project: Project) -> tuple[str, ...]:
    """The values that a rating may have, from the weakest up."""
    (values,) = project.db.execute("select rating_scale from project").fetchone()
    return tuple(json.loads(values))


def set_scale(project: Project, values: Iterable[str]) -> None:
    """Rate on other values from now on."""
    kept = json.dumps(list(values), ensure_ascii=False)
    project.db.execute("update project set rating_scale = ?", (kept,))


def values_in_use(project: Project) -> dict[str, int]:
    """The values that anybody gave, and how often; whoever keeps the project whole asks."""
    return dict(project.db.execute("select value, count(*) from rating group by value").fetchall())

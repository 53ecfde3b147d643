"""Writing what a screen shows to a file, with names out, and saying where it is."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.model.errors import QualcodeError
from qualcode.model.reports import Report
from qualcode.model.tables import Table
from qualcode.workbench import display_shelf, exports
from qualcode.workbench.names_out import gate

if TYPE_CHECKING:
    from qualcode.tui.app import QualcodeApp


def page_name(app: "QualcodeApp", title: str) -> str:
    """The name that a page with this title is offered, with names out."""
    return f"{display_shelf.file_name(gate(app.project).text(title))}.html"


def export(app: "QualcodeApp", path: Path, make: Callable[[], Table | Report]) -> None:
    """Write what is made to a file in the format of its suffix; what is refused is explained."""
    try:
        made, names_out = make(), gate(app.project)
        if isinstance(made, Report):
            exports.save_report(names_out, made, path)
        else:
            exports.save(names_out, made, path)
    except QualcodeError as error:
        app.explain(error)
    else:
        app.say(f"Exported to {path.resolve()}")

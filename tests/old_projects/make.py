"""Make a small project with every noun of the present version: `python tests/old_projects/make.py FILE`.

Run once at each release, and again before the first one when its tables change. See README.md.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from qualcode.model.codebook import CodebookFile, CodeEntry
from qualcode.model.codings import Polarity
from qualcode.model.documents import TextStatus
from qualcode.model.spans import Span
from qualcode.workbench import (
    codebook,
    coders,
    codings,
    documents,
    history,
    imports,
    projects,
    respondents,
    writing,
)
from qualcode.workbench.reading import ImportOptions

FILES = {
    "notes/A1-w1.txt": "Interviewer: Kim\n\nThe course was long, but she said I could do it. 🦓\n",
    "notes/A1-w2.txt": "I have work now. 仕事 is fine.\n",
    "notes/pair.txt": (
        "Respondent: A1; B2\n\nA1: I went first.\nB2: So did I.\nA1: Yes.\nB2: No.\nA1: Oh.\nB2: Well.\n"
    ),
    "people.csv": (
        "respondent,status@1,status@2,age,barriers[]\nA1,out,in,41,fear; travel\nB2,out,,29,travel\n"
    ),
    "codings.csv": "respondent,code,coder,polarity\nB2,Support,Berit,critical\n",
}
CODEBOOK = CodebookFile(
    "Old", (CodeEntry("Support", "Help.", codes=(CodeEntry("Pace"),)), CodeEntry("Courses"))
)


def make(folder: Path) -> Path:
    """The project and its materials in a folder; returns its path."""
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text.encode())
    with projects.new(folder / "old", codebook=CODEBOOK, title="An old study", notice="Invented.") as project:
        imports.import_paths(project, [folder / "notes"], ImportOptions(people=folder / "people.csv"))
        codings.apply_code(project, "A1-w1", Span(4, 20), "Courses", coder="Anna", polarity=Polarity.POSITIVE)
        codings.apply_code(project, "pair", None, "Pace", note="Both of them.")
        imports.import_paths(project, [folder / "codings.csv"])
        coders.name_lead(project, "Anna")
        documents.mark_status(project, "A1-w2", Span(0, 6), TextStatus.PARAPHRASE)
        documents.sentences(project, 1)
        writing.write_summary(project, "A1-w1", "A long course.")
        writing.write_memo(project, "On pace.", kind="code", on="code:Pace")
        respondents.set_value(project, "B2", "town", "Leeds")
        codebook.rename(project, "Courses", "Training")
        codebook.delete(project, "Pace")
        history.undo(project)
    return project.path


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        shutil.copy(make(Path(made)), sys.argv[1])

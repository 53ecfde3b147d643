"""Codebooks as files: reading them, writing them, and saying what they lack."""

from pathlib import Path

from qualcode.analysis.codebook_check import findings
from qualcode.exchange import codebooks
from qualcode.model.codebook import CodebookFile
from qualcode.model.errors import QualcodeError
from qualcode.model.tables import Cell, CodePath, Column, Kind, Table
from qualcode.workbench.exports import write_file
from qualcode.workbench.names_out import Gate
from qualcode.workbench.reading import bytes_of

_READERS = {".yaml": codebooks.read_yaml, ".yml": codebooks.read_yaml, ".csv": codebooks.read_csv}
_WRITERS = {".yaml": codebooks.write_yaml, ".yml": codebooks.write_yaml, ".csv": codebooks.write_csv}


def shipped_names() -> list[str]:
    """The names of the codebooks that come with the program."""
    return list(codebooks.shipped())


def read(name: str) -> CodebookFile:
    """The codebook of a file, or the shipped one of this name."""
    path = Path(name)
    shipped = codebooks.shipped()
    if not path.exists() and name in shipped:
        return codebooks.read_yaml(shipped[name], f"{name}.yaml")
    if path.suffix.lower() not in _READERS:
        raise QualcodeError(
            f"{name} is not a codebook.",
            f"Name a .yaml or .csv file, or a codebook that comes with qualcode: {', '.join(shipped)}.",
        )
    return _READERS[path.suffix.lower()](bytes_of(path), path.name)


def as_bytes(gate: Gate, file: CodebookFile, format_name: str) -> bytes:
    """A codebook as ``yaml`` or ``csv``."""
    return _WRITERS[f".{format_name}"](gate.codebook(file))


def save(gate: Gate, file: CodebookFile, path: Path, format_name: str | None = None) -> None:
    """Write a codebook to a file, in the format of its suffix unless one is named."""
    suffix = f".{format_name}" if format_name else path.suffix.lower()
    if suffix not in _WRITERS:
        raise QualcodeError(
            f"{path} cannot hold a codebook.",
            "Name a .yaml or a .csv file; `qualcode codebook show -o FILE` writes an appendix.",
        )
    write_file(path, [as_bytes(gate, file, suffix[1:])])


def outline(file: CodebookFile, title: str, note: tuple[str, ...] = ()) -> Table:
    """The tree with definitions, as a table."""
    rows: list[tuple[Cell, ...]] = [
        (CodePath(path), entry.key, entry.definition, entry.include, entry.exclude, entry.example)
        for path, entry in file.walk()
    ]
    headings = ("key", "definition", "include", "exclude", "example")
    columns = (Column("code", "code", Kind.CODE), *(Column(h, h, Kind.TEXT) for h in headings))
    return Table(title, columns, tuple(rows), note)


def has_clashing_keys(file: CodebookFile) -> bool:
    """Whether two codes want the same key; a project gives it to the first of them."""
    keys = [entry.key for _, entry in file.walk() if entry.key]
    return len(set(keys)) < len(keys)


def check(file: CodebookFile) -> Table:
    """What a codebook lacks before two people can code alike with it; hints are marked as such."""
    rows: list[tuple[Cell, ...]] = [
        (CodePath(finding.path), "hint" if finding.is_hint else "mend", finding.sentence)
        for finding in findings(file)
    ]
    columns = (
        Column("code", "code", Kind.CODE),
        Column("weight", "weight", Kind.TEXT),
        Column("finding", "finding", Kind.TEXT),
    )
    note = () if rows else ("Nothing to mend: every code has its definition, and no keys clash.",)
    return Table(f"Check of the codebook {file.name}", columns, tuple(rows), note)

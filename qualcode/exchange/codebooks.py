"""Codebook files in both forms, and the codebooks that are shipped with the program."""

from importlib.resources import files
from pathlib import Path

from qualcode.model.codebook import CodebookFile


def read_yaml(data: bytes, source: str, encoding: str | None = None) -> CodebookFile:
    """The codebook of a YAML file; raises QualcodeError with file, line and path (see codebook_yaml)."""
    from qualcode.exchange import codebook_yaml

    return codebook_yaml.read_yaml(data, source, encoding)


def write_yaml(codebook: CodebookFile) -> bytes:
    """The codebook as YAML (UTF-8, LF); reading it again gives an equal codebook."""
    from qualcode.exchange import codebook_yaml_text

    return codebook_yaml_text.write_yaml(codebook)


def read_csv(data: bytes, source: str, encoding: str | None = None) -> CodebookFile:
    """The codebook of a CSV file, named by the stem of ``source``; see codebook_csv."""
    from qualcode.exchange import codebook_csv

    return codebook_csv.read_csv(data, source, encoding)


def write_csv(codebook: CodebookFile) -> bytes:
    """The codes as CSV, one a line by its path; the codebook's name is not in it."""
    from qualcode.exchange import codebook_csv

    return codebook_csv.write_csv(codebook)


def shipped() -> dict[str, bytes]:
    """The codebooks that come with the program: name of the file without suffix, and its YAML."""
    package = files("qualcode")
    folder = package / "codebooks"
    if not folder.is_dir():  # a checkout keeps the folder beside the package
        folder = Path(str(package)).parent / "codebooks"
    found = sorted(folder.iterdir(), key=lambda file: file.name) if folder.is_dir() else []
    return {
        file.name.removesuffix(".yaml"): file.read_bytes() for file in found if file.name.endswith(".yaml")
    }

"""What a person likes: the look of the screen and keys of their own, kept beside all projects."""

import os
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from uuid import uuid4

from qualcode.model.errors import QualcodeError

_KEYS, _LOOK = "keys.toml", "look.toml"


def folder() -> Path:
    """``$XDG_CONFIG_HOME/qualcode`` or ``~/.config/qualcode``; ``%APPDATA%\\qualcode`` on Windows."""
    given = os.environ.get("APPDATA" if sys.platform == "win32" else "XDG_CONFIG_HOME")
    return (Path(given) if given else Path.home() / ".config") / "qualcode"


def keys_file() -> Path:
    """Where keys of one's own are written, whether or not the file is there."""
    return folder() / _KEYS


def keys() -> dict[str, str]:
    """The keys that the person gave to commands; a file that cannot be understood is refused."""
    path = keys_file()
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise QualcodeError(
            f"{path} cannot be read ({error}).", 'Write lines like "select.sentence" = "f".'
        ) from error
    return _flat(read, path)


def _flat(read: Mapping[str, object], path: Path, above: str = "") -> dict[str, str]:
    """``select.sentence = "f"`` means the same with and without quotation marks around the name."""
    found: dict[str, str] = {}
    for name, value in read.items():
        if isinstance(value, dict):
            found |= _flat(value, path, f"{above}{name}.")
        elif isinstance(value, str) and value.strip():
            found[above + name] = value
        else:
            raise QualcodeError(f"{path}: “{above}{name}” is given no key.", 'Write "select.sentence" = "f".')
    return found


def look() -> str:
    """The look that was chosen last, empty where none was."""
    try:
        kept = tomllib.loads((folder() / _LOOK).read_text(encoding="utf-8")).get("theme", "")
    except (OSError, ValueError):
        return ""
    return kept if isinstance(kept, str) else ""


def keep_look(name: str) -> None:
    """Remember the look; where the disk does not allow it, it is forgotten and nothing else is lost."""
    path = folder() / _LOOK
    unfinished = path.with_name(f".{_LOOK}.{uuid4().hex[:8]}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(f'theme = "{name}"\n', encoding="utf-8")
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)

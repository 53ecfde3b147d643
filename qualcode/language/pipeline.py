"""spaCy, imported late and built once per process: the best installed model, else rules for speech."""

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode.model.errors import QualcodeError

if TYPE_CHECKING:
    from spacy.language import Language

RULES = "rules"

_SIZES = ("trf", "lg", "md", "sm")
_UNLOADABLE = (OSError, ImportError, ValueError, KeyError)


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A spaCy pipeline that finds sentences; ``name`` and ``version`` are stored with what it finds."""

    name: str
    version: str
    nlp: "Language"


def is_known(language: str) -> bool:
    """Whether spaCy knows a language, by its code; looked up among its files, without the second it loads."""
    spec = find_spec("spacy")
    places = spec.submodule_search_locations if spec else None
    code = language.strip().lower()
    return code.isidentifier() and any(Path(place, "lang", code).is_dir() for place in places or ())


def unknown(language: str) -> QualcodeError:
    """What to say of a language that spaCy does not know."""
    return QualcodeError(
        f"spaCy does not know the language “{language}”.",
        "Name it by its code, such as en, de, fr or es; xx stands for any other language.",
    )


def pipeline(language: str = "en", model: str | Path | None = None) -> Pipeline:
    """The pipeline for a language (a code such as ``en``), built at the first call.

    ``model`` is the name of an installed model, its folder, or ``"rules"`` for the rules even where a
    model is installed. Without it: the first of the language's installed models that loads (in the order
    trf, lg, md, sm, others; ``en_core_web`` before other makers), else the rules, which need no download.
    Named entities are not looked for until ``nlp.enable_pipe("ner")``.
    Raises QualcodeError for a language that spaCy does not know and for a model that is missing or broken.
    """
    return _pipeline(language.strip().lower(), None if model is None else str(model))


@cache
def _pipeline(language: str, model: str | None) -> Pipeline:
    if model == RULES:
        return _rules(language)
    if model is not None:
        return _named(model)
    for name in _installed(language):
        try:
            return _loaded(name)
        except _UNLOADABLE:
            continue  # made for another version of spaCy, or a part of it is missing
    return _rules(language)


def _installed(language: str) -> list[str]:
    """The installed models of a language, best first."""
    from spacy.util import get_installed_models

    def preference(name: str) -> tuple[bool, int, str]:
        size = name.rsplit("_", maxsplit=1)[-1]
        rank = _SIZES.index(size) if size in _SIZES else len(_SIZES)
        return "_core_" not in name or rank == len(_SIZES), rank, name

    return sorted(
        (name for name in get_installed_models() if name.startswith(f"{language}_")), key=preference
    )


def _named(model: str) -> Pipeline:
    from spacy.util import get_installed_models

    try:
        return _loaded(model)
    except _UNLOADABLE as error:
        if model in get_installed_models() or Path(model).exists():
            reason = str(error).strip().partition("\n")[0]
            raise QualcodeError(
                f"The language model “{model}” cannot be loaded ({reason[:200]}).",
                "Install it again for this version of spaCy, or leave it out: the rules need no model.",
            ) from None
        raise QualcodeError(
            f"The language model “{model}” is not installed.",
            f"`python -m spacy download {model}` fetches an official one; a folder can be named by its"
            " path; without a model the rules for speech are used.",
        ) from None


def _loaded(model: str) -> Pipeline:
    import spacy

    from qualcode.language import speech_component  # noqa: F401  (so that saved rules can be loaded)

    nlp = spacy.load(model, disable=["ner"])
    if not any(_sets_sentences(nlp, name) for name in nlp.pipe_names):
        nlp.add_pipe("sentencizer")
    meta: dict[str, Any] = nlp.meta
    return Pipeline(f"{meta['lang']}_{meta['name']}", str(meta["version"]), nlp)


def _sets_sentences(nlp: "Language", name: str) -> bool:
    assigned = set(nlp.get_pipe_meta(name).assigns)
    return not assigned.isdisjoint({"token.is_sent_start", "doc.sents"})


def _rules(language: str) -> Pipeline:
    import spacy
    from spacy.about import __version__

    from qualcode.language.speech import RULES_VERSION
    from qualcode.language.speech_component import NAME

    try:
        nlp = spacy.blank(language)
    except ImportError as error:
        raise _unusable(language, str(error)) from None
    nlp.add_pipe("sentencizer")
    nlp.add_pipe(NAME)
    version = f"{__version__}+rules{RULES_VERSION}"
    return Pipeline(f"blank-{nlp.lang}+sentencizer+speech-rules", version, nlp)


def _unusable(language: str, reason: str) -> QualcodeError:
    if "E048" in reason:
        return unknown(language)
    return QualcodeError(
        f"The language “{language}” needs a package that is not installed.", reason.strip().partition("\n")[0]
    )

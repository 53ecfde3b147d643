"""Words that may be names: what a language model takes for one, or what is hardly ever in small letters."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from qualcode.language.pipeline import Pipeline
from qualcode.model.names import NameKind

_KINDS = {
    **dict.fromkeys(("PERSON", "PER"), NameKind.PERSON),
    **dict.fromkeys(("GPE", "LOC", "FAC"), NameKind.PLACE),
    "ORG": NameKind.ORGANISATION,
}
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_OWN = re.compile(r"['’][sS]$")
_ENDS = re.compile(r"[.?!:;…\n“”\"‘(\[*_–—-]\s*$")
_SMALL_AT_MOST = 0.1
_PERSONAL = frozenset({"I", "I'm", "I've", "I'd", "I'll", "I’m", "I’ve", "I’d", "I’ll", "OK"})


@dataclass
class Suggestion:
    """What may be a name: how often and in how many texts it stands, and the first place."""

    name: str
    kind: NameKind
    places: int = 0
    texts: set[str] = field(default_factory=set)
    first: tuple[str, int] = ("", 0)

    def stands(self, text: str, start: int) -> None:
        """One more place."""
        self.first = self.first if self.places else (text, start)
        self.places += 1
        self.texts.add(text)


def can_find_names(pipeline: Pipeline) -> bool:
    """Whether a pipeline knows names when it sees them."""
    return "ner" in pipeline.nlp.component_names


def by_model(texts: Iterable[tuple[str, str]], pipeline: Pipeline) -> list[Suggestion]:
    """What a model takes for names of people, places and organisations; ``texts`` are titles with texts."""
    found: dict[str, Suggestion] = {}
    pipeline.nlp.enable_pipe("ner")
    try:
        for doc, title in pipeline.nlp.pipe(((text, title) for title, text in texts), as_tuples=True):
            for entity in doc.ents:
                kind, name = _KINDS.get(entity.label_), _OWN.sub("", " ".join(entity.text.split()))
                if kind is not None and any(map(str.isalpha, name)):
                    found.setdefault(name, Suggestion(name, kind)).stands(title, entity.start_char)
    finally:
        pipeline.nlp.disable_pipe("ner")
    return _by_number(found.values())


def by_capitals(texts: Iterable[tuple[str, str]]) -> list[Suggestion]:
    """Words with a capital inside sentences that hardly ever stand in small letters; neighbours together."""
    found: dict[str, Suggestion] = {}
    small: Counter[str] = Counter()
    for title, text in texts:
        small.update(word for word in map(_bare, _WORD.findall(text)) if word[0].islower())
        for start, name in _capitalised(text):
            found.setdefault(name, Suggestion(name, NameKind.OTHER)).stands(title, start)
    return _by_number(one for one in found.values() if small[one.name.lower()] <= _SMALL_AT_MOST * one.places)


def _capitalised(text: str) -> Iterator[tuple[int, str]]:
    """Runs of words with capitals that do not begin a sentence, each with its place."""
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        is_next = bool(run) and text[run[-1].end() : match.start()] == " "
        if run and not (is_next and match[0][0].isupper()):
            yield run[0].start(), _named(run)
            run = []
        is_inside = match.start() > 0 and not _ENDS.search(text[max(0, match.start() - 8) : match.start()])
        if match[0][0].isupper() and match[0] not in _PERSONAL and (run or is_inside):
            run.append(match)
    if run:
        yield run[0].start(), _named(run)


def _named(run: list[re.Match[str]]) -> str:
    return " ".join(_bare(match[0]) for match in run)


def _bare(word: str) -> str:
    return _OWN.sub("", word) or word


def _by_number(found: Iterable[Suggestion]) -> list[Suggestion]:
    return sorted(found, key=lambda one: (-one.places, one.name))

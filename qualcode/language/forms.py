"""Forms of words: went, goes and going for go."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from qualcode.language.folding import fold
from qualcode.language.pipeline import Pipeline

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORD_CLASSES = ("NOUN", "VERB", "ADJ", "ADV")


class Lemmatiser(NamedTuple):
    """Gives the lemmas of a word that stands alone (several where its class decides); ``name`` says whose."""

    name: str
    lemmas: Callable[[str], frozenset[str]]


def lemmatiser(tool: Pipeline, language: str) -> Lemmatiser | None:
    """The best lemmatiser at hand: the installed model's, else simplemma's, else (None) none.

    A model is asked by its rules and tables for every class that a word may be of. Its tagger is not, and
    models that need it are passed over: a list of words has no sentences that could tell the class.
    """
    component = tool.nlp.get_pipe("lemmatizer") if "lemmatizer" in tool.nlp.pipe_names else None
    if getattr(component, "mode", None) in {"rule", "lookup"}:
        return Lemmatiser(f"{tool.name} {tool.version}", _by_tables(tool, component))
    return _of_simplemma(language)


def _by_tables(tool: Pipeline, component: Any) -> Callable[[str], frozenset[str]]:
    from spacy.tokens import Doc

    def tokens(word: str) -> "Iterator[Token]":
        for word_class in _WORD_CLASSES if component.mode == "rule" else ("X",):
            yield Doc(tool.nlp.vocab, words=[word], pos=[word_class])[0]

    lemmatise = component.rule_lemmatize if component.mode == "rule" else component.lookup_lemmatize
    return lambda word: frozenset(fold(lemma) for token in tokens(word) for lemma in lemmatise(token))


def _of_simplemma(language: str) -> Lemmatiser | None:
    import simplemma
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    if language not in SUPPORTED_LANGUAGES:
        return None
    from importlib.metadata import version

    def lemmas(word: str) -> frozenset[str]:
        return frozenset({fold(simplemma.lemmatize(word, lang=language))})

    return Lemmatiser(f"simplemma {version('simplemma')}", lemmas)


class WordForms:
    """All words of a vocabulary by their lemmas."""

    def __init__(self, tool: Lemmatiser, vocabulary: Iterable[str]) -> None:
        self._lemmas = tool.lemmas
        self._by_lemma: dict[str, set[str]] = defaultdict(set)
        for word in vocabulary:
            for lemma in tool.lemmas(word):
                self._by_lemma[lemma].add(word)

    def of(self, word: str) -> list[str]:
        """The words of the vocabulary that share a lemma with a word (or have it for one), in order.

        >>> endings = Lemmatiser("endings", lambda word: frozenset({word.removesuffix("s")}))
        >>> WordForms(endings, ["job", "jobs", "jog"]).of("jobs")
        ['job', 'jobs']
        """
        return sorted(set().union(*(self._by_lemma.get(lemma, ()) for lemma in (word, *self._lemmas(word)))))

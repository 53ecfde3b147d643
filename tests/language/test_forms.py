"""Word forms: by a model's tables, else by simplemma, and by whom is said."""

import pytest
import spacy
from spacy.lookups import Lookups

from qualcode.language.forms import WordForms, lemmatiser
from qualcode.language.pipeline import RULES, Pipeline, pipeline

ENGLISH = [
    "go",
    "goes",
    "going",
    "went",
    "work",
    "worked",
    "working",
    "works",
    "worker",
    "child",
    "children",
    "café",
]


def model(mode: str) -> Pipeline:
    """A pipeline with a lemmatiser of three rules, as a model would bring it."""
    tables = Lookups()
    if mode == "lookup":
        tables.add_table("lemma_lookup", {"went": "go", "goes": "go"})
    else:
        tables.add_table("lemma_rules", {"verb": [["ed", ""], ["s", ""]], "noun": [["s", ""]]})
        tables.add_table("lemma_exc", {"verb": {"went": ["go"], "left": ["leave"]}})
        tables.add_table("lemma_index", {"verb": ["work", "go"], "noun": ["job"], "adj": ["left"]})
    nlp = spacy.blank("en")
    nlp.add_pipe("lemmatizer", config={"mode": mode}).initialize(lookups=tables)
    return Pipeline("en_test", "1.0", nlp)


def test_a_model_with_rules_is_asked_for_every_class_of_word() -> None:
    tool = lemmatiser(model("rule"), "en")
    assert tool is not None
    assert tool.name == "en_test 1.0"
    assert {"leave", "left"} <= tool.lemmas("left")
    assert WordForms(tool, [*ENGLISH, "jobs", "job"]).of("went") == ["go", "went"]
    assert WordForms(tool, [*ENGLISH, "jobs", "job"]).of("job") == ["job", "jobs"]
    assert WordForms(tool, ENGLISH).of("work") == ["work", "worked", "works"]


def test_a_model_with_a_table() -> None:
    tool = lemmatiser(model("lookup"), "en")
    assert tool is not None
    assert WordForms(tool, ENGLISH).of("go") == ["go", "goes", "went"]


def test_without_a_model_simplemma_is_asked() -> None:
    tool = lemmatiser(pipeline("en", RULES), "en")
    assert tool is not None
    assert tool.name.startswith("simplemma ")
    forms = WordForms(tool, ENGLISH)
    assert forms.of("working") == ["work", "worked", "working", "works"]
    assert forms.of("child") == ["child", "children"]
    assert forms.of("unknown") == []


@pytest.mark.parametrize("language", ["xx", "th"])
def test_of_some_languages_nobody_knows_the_forms(language: str) -> None:
    assert lemmatiser(pipeline("en", RULES), language) is None

"""Words that may be names: by a model that was made here, and by their capitals."""

from pathlib import Path

import pytest
import spacy

from qualcode.language.name_suggestions import by_capitals, by_model, can_find_names
from qualcode.language.pipeline import RULES, Pipeline, pipeline
from qualcode.model.names import NameKind

TEXTS = [
    ("one", "I: How is it?\nSarah: I saw Mark Reed there. Then Mark Reed's mother came, and I waved."),
    ("two", "We went to Leeds in May, I think. In Leeds it rained. Leeds is fine. We may go."),
]


@pytest.fixture
def model(tmp_path: Path) -> Pipeline:
    """A model on the disk whose part for names knows two of them."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler", name="ner")
    known = {"Mark Reed": "PERSON", "Leeds": "GPE", "May": "DATE"}
    ruler.add_patterns([{"label": label, "pattern": name} for name, label in known.items()])  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "model")
    return pipeline("en", tmp_path / "model")


def test_a_model_tells_names_and_what_they_are_of(model: Pipeline) -> None:
    assert can_find_names(model)
    found = [(one.name, one.kind, one.places, len(one.texts), one.first) for one in by_model(TEXTS, model)]
    assert found == [
        ("Leeds", NameKind.PLACE, 3, 1, ("two", 11)),
        ("Mark Reed", NameKind.PERSON, 2, 1, ("one", 27)),
    ]
    assert "ner" in model.nlp.disabled, "sentences need no names"


def test_without_a_model_capitals_inside_sentences_tell() -> None:
    assert not can_find_names(pipeline("en", RULES))
    found = {one.name: (one.places, one.first) for one in by_capitals(TEXTS)}
    assert found == {"Mark Reed": (2, ("one", 27)), "Leeds": (2, ("two", 11))}

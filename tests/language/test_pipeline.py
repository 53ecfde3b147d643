"""Which pipeline is used, how it is named, and what is said when it cannot be."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy

from qualcode.language import pipeline as module
from qualcode.language.pipeline import RULES, pipeline
from qualcode.language.sentences import sentences
from qualcode.model.errors import QualcodeError


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No model is installed, and nothing is built yet."""
    monkeypatch.setattr("spacy.util.get_installed_models", list)
    module._pipeline.cache_clear()
    yield
    module._pipeline.cache_clear()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pipeline that was saved by hand."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.meta["name"], nlp.meta["version"] = "by_hand", "1.2.3"
    nlp.to_disk(tmp_path / "model")
    return tmp_path / "model"


def test_without_a_model_the_rules_are_used_and_named() -> None:
    found = pipeline()
    assert found.name == "blank-en+sentencizer+speech-rules"
    assert found.version == f"{spacy.__version__}+rules1"
    assert found.nlp.pipe_names == ["sentencizer", "qualcode_speech_rules"]


def test_it_is_built_once() -> None:
    assert pipeline() is pipeline("en") is pipeline(" EN ", model=None)
    assert pipeline("de").name == "blank-de+sentencizer+speech-rules"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Es ging gut. Dann nicht."),
        ("ar", "هل ساعدك؟ نعم."),
        ("hi", "मैं गया। वह आई।"),
        ("xx", "One. Two."),
        ("zh", "好。谢。"),
    ],
)
def test_other_languages_end_sentences_too(language: str, text: str) -> None:
    assert len(sentences(text, pipeline(language))) == 2


@pytest.mark.parametrize("language", ["qq", "english please", "", "../en"])
def test_an_unknown_language_is_refused(language: str) -> None:
    with pytest.raises(QualcodeError, match="does not know the language") as caught:
        pipeline(language)
    assert "code" in caught.value.hint


def test_a_language_that_lacks_its_tokeniser_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def blank(language: str) -> None:
        raise ImportError("Japanese support requires SudachiPy\nmore")

    monkeypatch.setattr("spacy.blank", blank)
    with pytest.raises(QualcodeError, match="needs a package") as caught:
        pipeline("ja")
    assert caught.value.hint == "Japanese support requires SudachiPy"


def test_a_model_is_loaded_by_its_folder(folder: Path) -> None:
    found = pipeline("en", folder)
    assert (found.name, found.version) == ("en_by_hand", "1.2.3")
    text = "She rang. I came."
    assert [span.of(text) for span in sentences(text, found)] == ["She rang.", "I came."]


def test_saved_rules_can_be_loaded(tmp_path: Path) -> None:
    pipeline().nlp.to_disk(tmp_path / "rules")
    text = "I saw Dr. Hill... twice. Then [laughs] no."
    assert len(sentences(text, pipeline("en", tmp_path / "rules"))) == 2


def test_a_model_that_finds_no_sentences_gets_the_sentencizer(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "bare")
    assert len(sentences("One. Two.", pipeline("en", tmp_path / "bare"))) == 2


def test_a_missing_model_is_named_with_a_way_out() -> None:
    with pytest.raises(QualcodeError) as caught:
        pipeline("en", "en_core_web_xl")
    assert caught.value.message == "The language model “en_core_web_xl” is not installed."
    assert "python -m spacy download en_core_web_xl" in caught.value.hint


def test_a_broken_model_is_refused(tmp_path: Path, folder: Path) -> None:
    (folder / "config.cfg").write_text("[nlp]\nlang = 3\n", encoding="utf-8")
    for broken in (folder, tmp_path / "empty"):
        broken.mkdir(exist_ok=True)
        with pytest.raises(QualcodeError, match="cannot be loaded"):
            pipeline("en", broken)


def test_the_best_installed_model_that_loads_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = [
        "de_core_news_lg",
        "en_x_sm",
        "en_core_web_sm",
        "en_core_sci",
        "en_core_web_trf",
        "en_core_web_md",
    ]
    tried: list[str] = []

    def load(name: str, disable: list[str]) -> spacy.language.Language:
        tried.append(name)
        if name == "en_core_web_trf":
            raise ValueError("[E002] Can't find factory for 'curated_transformer'")
        nlp = spacy.blank("en")
        nlp.meta["name"] = name.removeprefix("en_")
        return nlp

    monkeypatch.setattr("spacy.util.get_installed_models", lambda: installed)
    monkeypatch.setattr("spacy.load", load)
    assert pipeline().name == "en_core_web_md"
    assert tried == ["en_core_web_trf", "en_core_web_md"]
    assert module._installed("en") == [
        "en_core_web_trf",
        "en_core_web_md",
        "en_core_web_sm",
        "en_x_sm",
        "en_core_sci",
    ]
    assert pipeline("en", RULES).name == "blank-en+sentencizer+speech-rules"


def test_spacy_is_imported_late() -> None:
    code = (
        "import sys, qualcode.language.sentences, qualcode.language.pipeline; print('spacy' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"

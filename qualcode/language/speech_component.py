"""The rules for sentences of speech as a component of a spaCy pipeline; imported late, as spaCy is."""

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from qualcode.language.speech import sentence_starts

NAME = "qualcode_speech_rules"
_START = 1
_NO_START = 2**64 - 1  # minus one, as spaCy's arrays hold it
_MARKS_OF_OTHER_SCRIPTS = frozenset("。．！？｡؟۔।॥։።፧။")


@Language.component(NAME, assigns=["token.is_sent_start"], retokenizes=False)
def speech_rules(doc: Doc) -> Doc:
    """Put the sentence starts of a document where the rules see them.

    Stands behind the sentencizer, whose starts are kept only behind the marks of other scripts.
    """
    starts = set(sentence_starts(doc.text))
    column: Any = doc.to_array(["SENT_START"])
    is_behind_mark = False
    for token in doc:
        is_kept = is_behind_mark and column[token.i] == _START
        is_start = token.i == 0 or token.idx in starts or is_kept
        column[token.i] = _START if is_start else _NO_START
        if token.is_punct:
            is_behind_mark = is_behind_mark or token.text[-1] in _MARKS_OF_OTHER_SCRIPTS
        elif not token.is_space:
            is_behind_mark = False
    # One assignment: spaCy looks through the whole document at each change of a token's is_sent_start.
    return doc.from_array(["SENT_START"], column)

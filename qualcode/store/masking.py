"""Masking one person's words in a document that is also others', so that all positions stay."""

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager

from qualcode.model.codebook import folded
from qualcode.model.spans import Span
from qualcode.store import documents as document_store
from qualcode.store.project import Project

_BLOT = "█"


class Mask:
    """Blots out the words of one person, and the name by which they go."""

    def __init__(self, project: Project, respondent_id: int, name: str) -> None:
        self._project = project
        self._respondent_id = respondent_id
        self._name = name
        words = r"\s+".join(map(re.escape, name.split()))
        self._whole_word = re.compile(rf"(?<![^\W_]){words}(?![^\W_])", re.IGNORECASE)
        self._blotted_codings: set[int] = set()

    def is_named_in(self, title: str) -> bool:
        """Whether a title (of a document, a file, a subject of the trail) names the person."""
        return self._whole_word.search(title) is not None

    def put_on(self, document_id: int) -> None:
        """Mask a document: its text, its turns, its names, and the quotes that reach into what is masked.

        Of earlier versions of the text it is not known who said what: of them nothing stays legible.
        """
        before = text = document_store.read(self._project, document_id).text
        for span in self._own_stretches(document_id):
            text = text[: span.start_char] + _blotted(span.of(text)) + text[span.end_char :]
        for turn in document_store.turns(self._project, document_id):
            if turn.speaker in self._labels(document_id):
                label = self._without_name(text[turn.start_char : turn.speech_char])
                text = text[: turn.start_char] + label + text[turn.speech_char :]
        if self._is_telling:
            text = self._without_name(text)
        self._write_text(document_id, text)
        self._blot_versions(document_id)
        self._rename(document_id)
        self._project.db.execute(
            "update turn set speaker = ? where document_id = ?"
            " and speaker in (select value from json_each(?))",
            (_blotted(self._name), document_id, json.dumps(self._labels(document_id))),
        )
        self._quote_anew(document_id, before, text)
        self._blot_reasons(document_id)
        document_store.forget_sentences(self._project, document_id)

    @property
    def _is_telling(self) -> bool:
        """Whether the name means the person wherever it stands; “12” or “A” in a text could be anything."""
        return len(self._name) > 2 and any(map(str.isalpha, self._name))

    def _without_name(self, text: str) -> str:
        return self._whole_word.sub(lambda match: _blotted(match[0]), text)

    def without_name(self, text: str) -> str:
        """A text without the name, where the name means the person."""
        return self._without_name(text) if self._is_telling else text

    def of_edit(self, coding_id: int, words: str) -> str:
        """What may stay of an edited quote, once all documents are masked."""
        return _blotted(words) if coding_id in self._blotted_codings else self.without_name(words)

    def _own_stretches(self, document_id: int) -> set[Span]:
        """Where the words are this person's alone."""
        voices = document_store.voices(self._project, document_id)
        own = {voice.span for voice in voices if voice.respondent_id == self._respondent_id}
        return own - {voice.span for voice in voices if voice.respondent_id != self._respondent_id}

    def _labels(self, document_id: int) -> list[str]:
        speakers = {turn.speaker for turn in document_store.turns(self._project, document_id)}
        return sorted(speaker for speaker in speakers if folded(speaker) == folded(self._name))

    def _write_text(self, document_id: int, text: str) -> None:
        with self._thawed("document_text_is_frozen"):
            self._project.db.execute(
                "update document set text = ?, text_sha256 = ?, header = '[]' where document_id = ?",
                (text, hashlib.sha256(text.encode()).hexdigest(), document_id),
            )

    def _blot_versions(self, document_id: int) -> None:
        db = self._project.db
        with self._thawed("document_version_is_frozen"):
            for version_id, words, source in db.execute(
                "select document_version_id, text, source from document_version where document_id = ?",
                (document_id,),
            ).fetchall():
                text = _blotted(words)
                db.execute(
                    "update document_version set text = ?, text_sha256 = ?, header = '[]', speakers = '{}',"
                    " source = ?, reason = '' where document_version_id = ?",
                    (
                        text,
                        hashlib.sha256(text.encode()).hexdigest(),
                        self._without_name(source),
                        version_id,
                    ),
                )

    @contextmanager
    def _thawed(self, frozen: str) -> Iterator[None]:
        """Let a frozen text be masked."""
        db = self._project.db
        (trigger,) = db.execute("select sql from sqlite_schema where name = ?", (frozen,)).fetchone()
        db.execute(f"drop trigger {frozen}")
        yield
        db.execute(trigger)

    def _rename(self, document_id: int) -> None:
        db = self._project.db
        name, source = db.execute(
            "select name, source from document where document_id = ?", (document_id,)
        ).fetchone()
        masked, taken = self._without_name(name), set(document_store.ids_by_name(self._project)) - {name}
        while masked in taken:
            masked += _BLOT
        db.execute(
            "update document set name = ?, source = ? where document_id = ?",
            (masked, self._without_name(source), document_id),
        )

    def _quote_anew(self, document_id: int, before: str, text: str) -> None:
        """Quotes follow the masked text, in the passages that are there and in those kept for undo."""
        db = self._project.db
        for table in "coding", "text_status":
            for row_id, start, end, quote in db.execute(
                f"select {table}_id, start_char, end_char, quote from {table}"
                " where document_id = ? and start_char is not null",
                (document_id,),
            ).fetchall():
                words = text[start:end] if quote == before[start:end] else _blotted(quote)
                if table == "coding" and words != quote:
                    self._blotted_codings.add(row_id)
                db.execute(f"update {table} set quote = ? where {table}_id = ?", (words, row_id))
        for change_id, table, row_id, *kept in db.execute(
            "select change_id, table_name, row_id, old, new from change"
            " where table_name in ('coding', 'text_status')"
            " and json_extract(coalesce(old, new), '$.document_id') = ?",
            (document_id,),
        ).fetchall():
            old, new = (row and _quoting(row, before, text) for row in kept)
            if table == "coding" and any(map(_is_quoted_otherwise, kept, (old, new))):
                self._blotted_codings.add(row_id)
            db.execute("update change set old = ?, new = ? where change_id = ?", (old, new, change_id))

    def _blot_reasons(self, document_id: int) -> None:
        """Why coders settled a place as they did may quote anybody, now and in what is kept for undo."""
        db = self._project.db
        db.execute("update adjudication set reason = '' where document_id = ?", (document_id,))
        for side in "old", "new":
            db.execute(
                f"update change set {side} = json_set({side}, '$.reason', '')"
                " where table_name = 'adjudication' and json_extract(coalesce(old, new), '$.document_id') = ?"
                f" and {side} is not null",
                (document_id,),
            )


def _is_quoted_otherwise(row: str | None, masked: str | None) -> bool:
    return bool(row and masked) and json.loads(row or "{}")["quote"] != json.loads(masked or "{}")["quote"]


def _quoting(row: str, before: str, text: str) -> str:
    """A kept passage with the words that the text has now, or none of those of an earlier version."""
    kept = json.loads(row)
    if kept.get("quote"):
        start, end, quote = kept["start_char"], kept["end_char"], kept["quote"]
        kept["quote"] = text[start:end] if quote == before[start:end] else _blotted(quote)
    return json.dumps(kept, ensure_ascii=False)


def _blotted(text: str) -> str:
    """As many characters, none of them legible; white space stays, so that lines wrap as before."""
    return re.sub(r"\S", _BLOT, text)

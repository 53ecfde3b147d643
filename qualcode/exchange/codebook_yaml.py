"""Codebooks in YAML: ``name`` and ``codes``, a tree of codes with their definitions."""

import re
from collections.abc import Iterator

from qualcode.exchange.codebook_drafts import (
    DEEPEST,
    MOST_CODES,
    TEXT_FIELDS,
    Draft,
    Place,
    clean_name,
    codebook_text,
    finished,
    suggestion,
    too_deep,
    too_many,
)
from qualcode.exchange.yaml_tree import Mapping, Node, Scalar, Sequence, yaml_tree
from qualcode.model.codebook import CodebookFile
from qualcode.model.errors import QualcodeError
from qualcode.model.texts import legible_text

_FILE_FIELDS = ("name", "codes")
_CODE_FIELDS = ("name", *TEXT_FIELDS, "codes")
_COLOUR_LOST = re.compile(r"""["']?colour["']?\s*:\s+#""")
_WHAT = {Scalar: "a text", Sequence: "a list", Mapping: "a group of fields"}


def read_yaml(data: bytes, source: str, encoding: str | None = None) -> CodebookFile:
    """The codebook of a YAML file; ``source`` is what messages call the file.

    Values are taken as written (``name: 1.10`` is “1.10”); names lose white space around them, texts in
    block form (``|`` and ``>``) their last line end. A code may be a bare name.
    Raises QualcodeError with file, line and path, such as ``codes[2].codes[0]``.
    """
    text = codebook_text(data, source, encoding)
    root = yaml_tree(text, source)
    if root is None:
        raise QualcodeError(f"{source} holds no codebook.", "Write “name:” and “codes:”.")
    return _Reader(text, source).codebook(root)


class _Reader:
    """Turns one file's tree into drafts; counts them, since aliases can multiply."""

    def __init__(self, text: str, source: str) -> None:
        self._lines = re.split(r"[\n\u2028\u2029]", text)  # what the parser counts as lines
        self._source = source
        self._count = 0

    def codebook(self, root: Node) -> CodebookFile:
        place = Place(self._source, root.line)
        if not isinstance(root, Mapping):
            raise place.refused(
                f"{_WHAT[type(root)]} stands where a codebook is wanted.",
                "A codebook file starts with “name:” and then “codes:” with a list.",
            )
        fields = self._fields(root, _FILE_FIELDS, place)
        if "codes" not in fields:
            raise place.refused("the codebook has no codes.", "Write “codes:” and a list of codes below it.")
        name = self._name(fields.get("name"), place, "the codebook")
        return finished(name, list(self._drafts(fields["codes"], "codes")))

    def _drafts(self, node: Node, where: str) -> Iterator[Draft]:
        place = Place(self._source, node.line, where)
        if isinstance(node, Scalar) and node.is_missing:
            return
        if not isinstance(node, Sequence):
            raise place.refused(
                f"“codes” is {_WHAT[type(node)]}; a list is wanted.", "Start every code with “- name:”."
            )
        for index, item in enumerate(node.items):
            yield self._draft(item, f"{where}[{index}]")

    def _draft(self, node: Node, where: str) -> Draft:
        place = Place(self._source, node.line, where)
        self._count += 1
        if self._count > MOST_CODES:
            raise place.refused(*too_many())
        if where.count("[") > DEEPEST:
            raise place.refused(*too_deep())
        if isinstance(node, Scalar):
            return Draft(self._name(node, place, "the code"), place)
        if isinstance(node, Sequence):
            raise place.refused("a list stands where a code is wanted.", "Start every code with “- name:”.")
        fields = self._fields(node, _CODE_FIELDS, place)
        name = self._name(fields.get("name"), place, "the code")
        texts = {field: self._text(fields[field], field, where) for field in TEXT_FIELDS if field in fields}
        below = self._drafts(fields["codes"], f"{where}.codes") if "codes" in fields else ()
        return Draft(name, place, texts, list(below))

    def _fields(self, node: Mapping, known: tuple[str, ...], place: Place) -> dict[str, Node]:
        fields: dict[str, Node] = {}
        for key, value in node.pairs():
            here = Place(self._source, key.line, place.where)
            if not isinstance(key, Scalar):
                raise here.refused("the name of a field is a single word.", suggestion("", known))
            if key.text not in known:
                raise here.refused(f"unknown field “{legible_text(key.text)}”.", suggestion(key.text, known))
            if key.text in fields:
                raise here.refused(f"the field “{key.text}” stands twice.", "Keep one of the two.")
            fields[key.text] = value
            self._refuse_lost_colour(key, value, here)
        return fields

    def _refuse_lost_colour(self, key: Scalar, value: Node, place: Place) -> None:
        """An unquoted ``#`` starts a comment in YAML: the colour would vanish without a word."""
        is_lost = key.text == "colour" and isinstance(value, Scalar) and value.is_missing
        if is_lost and _COLOUR_LOST.search(self._lines[key.line - 1]):
            raise place.refused("the colour is lost, since # starts a comment.", 'Quote it: "#4C7A9C".')

    def _name(self, node: Node | None, place: Place, what: str) -> str:
        if node is None or (isinstance(node, Scalar) and node.is_missing):
            raise place.refused(f"{what} has no name.", "Add “name:” and the name.")
        name = clean_name(self._text(node, "name", place.where))
        if not name:
            raise place.refused(f"{what} has an empty name.", "Write the name after “name:”.")
        return name

    def _text(self, node: Node, field: str, where: str) -> str:
        if not isinstance(node, Scalar):
            raise Place(self._source, node.line, where).refused(
                f"“{field}” is {_WHAT[type(node)]}; a text is wanted.",
                "Write it on one line, or after “>-” on indented lines; quote it if it starts with [ or {.",
            )
        return "" if node.is_missing else legible_text(node.text)

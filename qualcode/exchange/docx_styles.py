"""The Word document that tables are put into: its page, its styles, and bytes that do not know the time."""

from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

TABLE_STYLE = "Results Table"
TEXT = "Table Text"
NUMBER = "Table Number"
THEME = "Table Theme"
THEME_NUMBER = "Table Theme Number"
HEADING = "Table Heading"
NUMBER_HEADING = "Table Number Heading"
QUOTE = "Table Quote"
SOURCE = "Table Source"
NOTE = "Table Note"

_MARGIN = Cm(2)
_SHORT_SIDE, _LONG_SIDE = Cm(21), Cm(29.7)
_INK, _GREY = RGBColor(0x21, 0x1F, 0x1B), RGBColor(0x59, 0x55, 0x4E)
_TIME = datetime(2000, 1, 1)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_TABLE_STYLE_XML = f"""\
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="ResultsTable">
  <w:name w:val="{TABLE_STYLE}"/>
  <w:basedOn w:val="TableNormal"/>
  <w:uiPriority w:val="99"/>
  <w:tblPr>
    <w:tblBorders>
      <w:top w:val="single" w:sz="12" w:space="0" w:color="211F1B"/>
      <w:bottom w:val="single" w:sz="6" w:space="0" w:color="211F1B"/>
    </w:tblBorders>
    <w:tblCellMar>
      <w:left w:w="85" w:type="dxa"/>
      <w:right w:w="85" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:tcPr>
      <w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="211F1B"/></w:tcBorders>
      <w:vAlign w:val="bottom"/>
    </w:tcPr>
  </w:tblStylePr>
</w:style>
"""


def new_document(title: str, *, is_landscape: bool) -> Any:
    """An empty A4 document with the styles of this module."""
    document = Document()
    _drop_preview(document.part.package.rels)
    _set_page(document.sections[0], is_landscape=is_landscape)
    document.styles.element.append(parse_xml(_TABLE_STYLE_XML))
    _add_styles(document.styles)
    _set_properties(document.core_properties, title)
    return document


def turn_page(document: Any, *, is_landscape: bool) -> None:
    """Go on in landscape or portrait, on a new page where that is a change."""
    is_landscape_now = document.sections[-1].orientation == WD_ORIENT.LANDSCAPE
    if is_landscape_now != is_landscape:
        _set_page(document.add_section(WD_SECTION.NEW_PAGE), is_landscape=is_landscape)


def style_id(name: str) -> str:
    """What a paragraph writes to have a style of this module; looking it up by name takes long in tables."""
    return name.replace(" ", "")


def set_language(run: Any, language: str) -> None:
    """Say in which language words are, for those who listen to them and for the spelling checker."""
    lang = OxmlElement("w:lang")
    for script in ("val", "eastAsia", "bidi"):
        lang.set(qn(f"w:{script}"), language)
    run._r.get_or_add_rPr().append(lang)


def text_width(document: Any) -> int:
    """The width between the margins of the last page, in Word's smallest units (EMU)."""
    section = document.sections[-1]
    return int(section.page_width - section.left_margin - section.right_margin)


def saved(document: Any) -> bytes:
    """The document as bytes that are equal for equal documents: its parts carry a fixed time."""
    content, steady = BytesIO(), BytesIO()
    document.save(content)
    with ZipFile(content) as parts, ZipFile(steady, "w") as steady_parts:
        for name in parts.namelist():
            part = ZipInfo(name, _ZIP_TIME)
            part.compress_type = ZIP_DEFLATED
            part.create_system = 0
            steady_parts.writestr(part, parts.read(name))
    return steady.getvalue()


def _drop_preview(relations: Any) -> None:
    """Leave out the picture of an empty page in the template, which a check for names cannot read."""
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[key]


def _set_page(section: Any, *, is_landscape: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if is_landscape else WD_ORIENT.PORTRAIT
    sides = (_LONG_SIDE, _SHORT_SIDE) if is_landscape else (_SHORT_SIDE, _LONG_SIDE)
    section.page_width, section.page_height = sides
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = _MARGIN


def _set_properties(properties: Any, title: str) -> None:
    properties.title = title[:255]
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = _TIME


def _add_styles(styles: Any) -> None:
    _adjust(styles["Title"], size=22, before=0, after=12, colour=_INK)
    _adjust(styles["Heading 1"], size=18, before=0, after=10, colour=_INK)
    _adjust(styles["Heading 2"], size=12, before=14, after=6, colour=_INK)
    _adjust(styles["Normal"], size=11, after=6)
    _add_style(styles, TEXT, "Normal", size=9.5, before=2, after=2)
    _add_style(styles, NUMBER, TEXT, is_right=True)
    _add_style(styles, THEME, TEXT, is_bold=True)
    _add_style(styles, THEME_NUMBER, THEME, is_right=True, is_bold=True)
    _add_style(styles, HEADING, TEXT, size=8.5, after=3, colour=_GREY)
    _add_style(styles, NUMBER_HEADING, HEADING, is_right=True)
    _add_style(styles, QUOTE, TEXT, after=0).paragraph_format.keep_with_next = True
    _add_style(styles, SOURCE, TEXT, size=8, before=0, after=6, colour=_GREY)
    _add_style(styles, NOTE, "Caption", size=8.5, before=4, after=0, colour=_GREY)


def _add_style(styles: Any, name: str, base: str, *, is_right: bool = False, **look: Any) -> Any:
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles[base]
    if is_right:
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return _adjust(style, **look)


def _adjust(
    style: Any,
    *,
    size: float | None = None,
    before: float | None = None,
    after: float | None = None,
    colour: RGBColor | None = None,
    is_bold: bool = False,
) -> Any:
    """Set the letters' size and the space around paragraphs, in points; None leaves what the base has."""
    paragraph = style.paragraph_format
    paragraph.line_spacing = 1.0
    paragraph.space_before = paragraph.space_before if before is None else Pt(before)
    paragraph.space_after = paragraph.space_after if after is None else Pt(after)
    style.font.size = style.font.size if size is None else Pt(size)
    style.font.bold = is_bold
    if colour is not None:
        style.font.color.rgb = colour
    return style

"""The displays that the method knows by name, after Miles, Huberman and Saldaña, Qualitative Data Analysis.

They are data: each is a Display, with ``?`` where only the project can say which attribute is meant.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from qualcode.model.codings import Polarity
from qualcode.model.displays import Axis, Cells, Display, Order
from qualcode.model.scope import Scope


@dataclass(frozen=True, slots=True)
class Preset:
    """A display with its short name, and what it is good for."""

    name: str
    use: str
    display: Display
    also: tuple[str, ...] = ()


def _preset(  # one line of the list below
    name: str,
    title: str,
    axes: tuple[str, str],
    cells: str,
    use: str,
    *,
    order: str = "given",
    also: str = "",
    scope: Scope | None = None,
) -> Preset:
    rows, columns = map(Axis.parse, axes)
    display = Display(title, rows, columns, Cells.parse(cells), Order.parse(order), scope or Scope())
    return Preset(name, use, display, (also,) if also else ())


_ALL = (
    _preset(
        "framework", "Framework chart", ("people", "themes"), "summary",
        "Each person under each theme: your own summary, else the first quote.",
        also="conceptually clustered",
    ),
    _preset(
        "quotes", "Quote matrix", ("codes", "?"), "quotes:2",
        "What each group said of each theme, in its words.",
        also="quote matrix",
    ),
    _preset(
        "role-ordered", "Role-ordered matrix", ("people", "themes"), "summary",
        "People by their role, to compare how the roles see each theme; also with --cells rating.", order="?",
    ),
    _preset(
        "time-ordered", "Time-ordered matrix", ("codes", "wave"), "quotes:1",
        "Each theme from wave to wave.",
    ),
    _preset(
        "person by wave", "Person by wave", ("people", "wave"), "quotes:1",
        "Each person from wave to wave; with --code, under one theme.",
        also="time-ordered meta-matrix",
    ),
    _preset(
        "case-ordered", "Case-ordered meta-matrix", ("people", "themes"), "summary",
        "People from most to least codings, or by an attribute (--order).", order="codings",
    ),
    _preset(
        "contrast", "Contrast table", ("codes", "?"), "share",
        "n and % of each group, and how far each theme spreads.",
    ),
    _preset(
        "polarity", "Positive beside critical", ("codes", "polarity"), "share",
        "How many spoke well and how many ill of each theme.",
        scope=Scope(polarities=(Polarity.POSITIVE, Polarity.CRITICAL)),
    ),
    _preset(
        "change groups", "Themes by change of status", ("codes", "change:?"), "share",
        "Who gained, kept, lost or never had something, and who was not followed.",
    ),
    _preset(
        "theme change", "Change of themes between waves", ("codes", "theme change"), "share",
        "For each theme who took it up, kept it, dropped it or never spoke of it.",
    ),
    _preset(
        "checklist", "Checklist matrix", ("codes", "?"), "presence",
        "Whether each component of a theme (--code) is there in each group; --cells rating: how strongly.",
    ),
    _preset(
        "event listing", "Event listing", ("codes", "wave"), "quotes",
        "Every passage of each kind of event, by the time it was told.",
    ),
    _preset(
        "content-analytic", "Content-analytic summary table", ("codes", "?"), "people",
        "Which people of which group share each content.",
    ),
    _preset(
        "variable-by-variable", "Variable-by-variable matrix", ("?", "?"), "people",
        "Who has which two values at once.",
    ),
    _preset(
        "effects", "Effects matrix", ("codes", "polarity"), "quotes:1",
        "What changed for good or ill, in words.",
    ),
    _preset(
        "case-ordered effects", "Case-ordered effects matrix", ("people", "themes"), "rating:1",
        "People by the strength of a cause (--order rating:CODE), and the effects on them: rating and quote.",
        order="codings",
    ),
    _preset(
        "predictor-outcome", "Case-ordered predictor-outcome matrix", ("people", "themes"), "rating",
        "People by their outcome, and how strong each theme is with them.", order="?",
    ),
    _preset(
        "two-variable", "Two-variable case-ordered matrix", ("people", "codes"), "rating",
        "People by one variable (--by, or --order rating:CODE), rated on each part of another (--code).",
        order="?",
    ),
    _preset(
        "site dynamics", "Site dynamics matrix", ("?", "themes"), "quotes:2",
        "What each site has to deal with, and how.",
    ),
    _preset(
        "meta-matrix", "Partially ordered meta-matrix", ("people", "codes"), "summary",
        "All that is known of every person under every code: a first deep look.",
    ),
)  # fmt: skip

PRESETS: Mapping[str, Preset] = MappingProxyType({preset.name: preset for preset in _ALL})

"""Three looks of the screen: a quiet dark one, a light one, and one of high contrast."""

from textual.theme import Theme

from qualcode.workbench import comfort

DARK = Theme(
    "qualcode-dark",
    primary="#38648f",
    secondary="#7d8fa3",
    accent="#8fb3d9",
    foreground="#d6d6d2",
    background="#16181c",
    surface="#1c1f24",
    panel="#262a31",
    warning="#d9a441",
    error="#d9695f",
    success="#7fb069",
    dark=True,
    variables={"text-disabled": "auto 50%", "scrollbar": "#5a6675", "scrollbar-background": "#1c1f24"},
)
LIGHT = Theme(
    "qualcode-light",
    primary="#a9c6e6",
    secondary="#5f6f80",
    accent="#1f5f9f",
    foreground="#1c1c1a",
    background="#fbfaf6",
    surface="#f3f1ea",
    panel="#e6e3d8",
    warning="#8a5a00",
    error="#a8261c",
    success="#2f6b2f",
    dark=False,
    variables={"text-disabled": "auto 60%", "scrollbar": "#8f98a0", "scrollbar-background": "#ebe8df"},
)
CONTRAST = Theme(
    "qualcode-contrast",
    primary="#ffe000",
    secondary="#ffffff",
    accent="#ffff40",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#484848",
    warning="#ffe000",
    error="#ff7070",
    success="#60ff60",
    dark=True,
    variables={
        "text-muted": "auto 90%",
        "text-disabled": "auto 70%",
        "scrollbar": "#ffffff",
        "scrollbar-background": "#303030",
    },
)
LOOKS = (DARK, LIGHT, CONTRAST)
NAMES = tuple(look.name for look in LOOKS)


def remembered_look() -> str:
    """The name of the look that was chosen last."""
    kept = comfort.look()
    return kept if kept in NAMES else NAMES[0]


def next_look(name: str) -> str:
    """The name of the look after one."""
    return NAMES[(NAMES.index(name) + 1) % len(NAMES)] if name in NAMES else NAMES[0]

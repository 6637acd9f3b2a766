"""Every colour and size of the interface; nothing else in the program writes a colour down."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Hue:
    """One status colour: chip background, chip text, solid dot or bar."""

    background: str
    text: str
    solid: str


@dataclass(frozen=True)
class Tokens:
    """A whole colour scheme; text colours reach 4.5:1 and control edges 3:1 (WCAG 2.1 AA)."""

    name: str
    window: str
    surface: str
    surface2: str
    hover: str
    pressed: str
    border: str
    border_strong: str
    control_border: str
    text: str
    text2: str
    text3: str
    disabled: str
    accent: str
    accent_hover: str
    accent_pressed: str
    accent_subtle: str
    accent_border: str
    on_accent: str
    selection: str
    link: str
    focus: str
    danger: str
    success: str
    warning: str
    bubble: str
    scrim: str
    hues: dict[str, Hue]

    def hue(self, name: str) -> Hue:
        """Return a status colour; an unknown name is grey so that a new state is never invisible."""
        return self.hues.get(name, self.hues["grey"])


LIGHT = Tokens(
    name="light",
    window="#EEF0F4",
    surface="#FFFFFF",
    surface2="#F7F8FA",
    hover="#F2F4F8",
    pressed="#E6E9EF",
    border="#E2E5EB",
    border_strong="#C7CCD6",
    control_border="#8A93A3",
    text="#1B1F27",
    text2="#566070",
    text3="#646D7D",
    disabled="#A3ABB8",
    accent="#2B5CE0",
    accent_hover="#234EC4",
    accent_pressed="#1D43AB",
    accent_subtle="#EAF0FE",
    accent_border="#B9CBFA",
    on_accent="#FFFFFF",
    selection="#E4ECFD",
    link="#1F4FC4",
    focus="#2B5CE0",
    danger="#C4281D",
    success="#1C7A3A",
    warning="#9A5B00",
    bubble="#1C2027",
    scrim="#59000000",
    hues={
        "grey": Hue("#ECEEF2", "#4A5464", "#8A93A3"),
        "blue": Hue("#E2ECFD", "#1E4DB3", "#2B5CE0"),
        "violet": Hue("#EEE8FD", "#5A35B0", "#7A52D6"),
        "amber": Hue("#FDEFD2", "#845000", "#D98A0B"),
        "teal": Hue("#DAF2F0", "#0B625C", "#0F948A"),
        "green": Hue("#DFF3E4", "#1A6831", "#23944A"),
        "red": Hue("#FCE4E2", "#A9241A", "#D23B30"),
    },
)

DARK = Tokens(
    name="dark",
    window="#14161A",
    surface="#1C1F25",
    surface2="#22262D",
    hover="#272C34",
    pressed="#2F353F",
    border="#2D323B",
    border_strong="#434A56",
    control_border="#6B7483",
    text="#E9EBEF",
    text2="#AEB6C2",
    text3="#8D96A5",
    disabled="#5E6673",
    accent="#3A69E6",
    accent_hover="#305CD2",
    accent_pressed="#2850BC",
    accent_subtle="#1E2C4F",
    accent_border="#34508F",
    on_accent="#FFFFFF",
    selection="#233458",
    link="#8FB0FF",
    focus="#7EA2FF",
    danger="#E5584D",
    success="#4FB36E",
    warning="#E0A33A",
    bubble="#2F353F",
    scrim="#8C000000",
    hues={
        "grey": Hue("#2C3139", "#B5BDC9", "#8A93A3"),
        "blue": Hue("#1D2F55", "#9DBBFF", "#5B8BFF"),
        "violet": Hue("#33285A", "#C0AAFF", "#9B7BF0"),
        "amber": Hue("#45340F", "#F2C063", "#E0A33A"),
        "teal": Hue("#123C3A", "#74D6CD", "#37B5AA"),
        "green": Hue("#173A22", "#86DBA0", "#4FB36E"),
        "red": Hue("#4A1F1C", "#FFA69E", "#E5584D"),
    },
)

AVATARS = ("#A8325E", "#B45309", "#46607E", "#0B7A72", "#2C7A43", "#5B4BB0", "#8A3FA0", "#1F6FB2")
"""White initials on each of these reach 4.5:1 in both schemes."""

SPACE = (2, 4, 8, 12, 16, 20, 24, 32)
RADIUS_CONTROL = 6
RADIUS_CARD = 10
RADIUS_DIALOG = 12
CAPTION, LABEL, BODY, SUBTITLE, PANEL_TITLE, PAGE_TITLE, FIGURE = 11, 12, 13, 15, 18, 20, 26
CONTROL_HEIGHT = 32
ROW_HEIGHTS = {"dense": 26, "normal": 34, "loose": 42}
RAIL_WIDTH, RAIL_NARROW = 224, 60
PANEL_WIDTH, QUEUE_WIDTH, PALETTE_WIDTH = 370, 348, 620
TOP_BAR, STATUS_BAR = 48, 26


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.1 of #RRGGBB, 0 to 1."""
    parts = []
    for at in (1, 3, 5):
        value = int(colour[at : at + 2], 16) / 255
        parts.append(value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4)
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio after WCAG 2.1, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)

"""PT Sans for printed documents: registration once, only glyphs that exist, and lines that fit a width."""

import re
from functools import cache, lru_cache
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from crm_desktop import paths

REGULAR: Final = "PTSans"
BOLD: Final = "PTSans-Bold"
ITALIC: Final = "PTSans-Italic"
BOLD_ITALIC: Final = "PTSans-BoldItalic"
FILES: Final = {
    REGULAR: "PT_Sans-Web-Regular.ttf",
    BOLD: "PT_Sans-Web-Bold.ttf",
    ITALIC: "PT_Sans-Web-Italic.ttf",
    BOLD_ITALIC: "PT_Sans-Web-BoldItalic.ttf",
}

# PT Sans lacks these; ReportLab would draw a box without a word.
_SUBSTITUTES: Final = {
    "\u202f": "\u00a0",
    "\u2007": "\u00a0",
    "\u2011": "-",
    "\u2012": "–",
    "\u2015": "—",
    "\u2610": "–",
    "\u2713": "+",
    "\u2714": "+",
    "\u00ad": "",
    "\u200b": "",
    "\u200d": "",
    "\ufeff": "",
    "\t": " ",
    "\u2028": "\n",
    "\u2029": "\n",
    "\r": "",
    "\ufe0f": "",
    "\u2009": "\u00a0",
    "\u02bc": "'",
    "\u2032": "'",
    "\u2033": '"',
}
_UNKNOWN: Final = "?"
_SPACES: Final = re.compile(r"(?<= )(?=[^ ])")
# A break here would tear a number from its sign or a street from its word.
_GLUE: Final = re.compile(
    r"(?<![\w])(№|г\.|ул\.|д\.|пр-кт|пер\.|кв\.|оф\.|стр\.|корп\."
    r"|п\.|пп\.|ст\.|ч\.|тел\.:?|ИНН|КПП|ТР|ГОСТ Р|ГОСТ)"
    r" (?=[\w«№])|(?<=\d) (?=руб\.|%|г\.)"
)


@cache
def register() -> dict[str, TTFont]:
    """Loads the four faces on the first call (some 10 ms each) and returns them by name."""
    fonts = {
        name: TTFont(name, str(paths.resource("fonts", file)), asciiReadable=0)
        for name, file in FILES.items()
    }
    for font in fonts.values():
        pdfmetrics.registerFont(font)
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC)
    return fonts


def has_glyph(character: str) -> bool:
    """Whether both text faces can draw the character."""
    fonts = register()
    return all(ord(character) in fonts[name].face.charToGlyph for name in (REGULAR, BOLD))


@lru_cache(maxsize=4096)
def printable(text: str) -> str:
    """The text with what the font cannot draw replaced: a known look-alike, else a question mark, never a
    box.
    """
    return "".join(_drawn(character) for character in text)


@lru_cache(maxsize=8192)
def text_width(text: str, font: str, size: float) -> float:
    """Width in points."""
    register()
    return float(pdfmetrics.stringWidth(text, font, size))


@lru_cache(maxsize=2048)
def wrapped(text: str, font: str, size: float, width: float) -> tuple[str, ...]:
    """Lines no wider than `width` points: broken at spaces and hyphens, a longer word anywhere; newlines are
    kept.
    """
    lines: list[str] = []
    for paragraph in glued(printable(text)).strip().split("\n"):
        lines.extend(_wrapped_paragraph(paragraph, font, size, width))
    return tuple(lines)


def glued(text: str) -> str:
    """The text with no-break spaces where Russian typography forbids to end a line: `№ 5`, `г. Москва`, `5
    руб.`.
    """
    return _GLUE.sub(lambda match: f"{match.group(1) or ''}\u00a0", text)


def balanced(text: str, font: str, size: float, width: float) -> tuple[str, ...]:
    """Wrapped lines of about equal length, for centred text: no lone word on the last line."""
    lines = wrapped(text, font, size, width)
    for share in (0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55):
        narrower = wrapped(text, font, size, width * share)
        if len(narrower) > len(lines):
            break
        lines = narrower
    return lines


@lru_cache(maxsize=1024)
def _drawn(character: str) -> str:
    if character == "\n":
        return character
    substitute = _SUBSTITUTES.get(character)
    if substitute is not None:
        return substitute
    return character if has_glyph(character) else _UNKNOWN


def _wrapped_paragraph(paragraph: str, font: str, size: float, width: float) -> list[str]:
    lines: list[str] = []
    line = ""
    for piece in _SPACES.split(paragraph):
        if text_width((line + piece).rstrip(" "), font, size) <= width:
            line += piece
            continue
        if line.strip():
            lines.append(line.rstrip(" "))
        line = piece
        while text_width(line.rstrip(" "), font, size) > width and len(line) > 1:
            cut = _fitting(line, font, size, width)
            lines.append(line[:cut].rstrip("\u00a0"))
            line = line[cut:]
    lines.append(line.rstrip(" "))
    return lines


def _fitting(word: str, font: str, size: float, width: float) -> int:
    """Where a word wider than the column is cut: after a hyphen, a slash or a glued space, else anywhere."""
    longest = 1
    for count in range(len(word) - 1, 1, -1):
        if text_width(word[:count], font, size) <= width:
            longest = count
            break
    natural = max(word.rfind(mark, 0, longest) for mark in "-/\u00a0") + 1
    return natural if natural > longest // 3 else longest

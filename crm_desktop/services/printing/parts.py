"""Blocks that documents share: parties, totals, the count line, signatures and images."""

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from typing import Final

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from crm_desktop.services import money, vat
from crm_desktop.services.printing import fonts
from crm_desktop.services.printing.content import Paper, Signatory
from crm_desktop.services.printing.sheet import (
    LEFT,
    MM,
    RIGHT,
    SMALL,
    STRONG,
    TEXT,
    WIDTH,
    Block,
    Style,
    draw_lines,
    paragraph,
)
from crm_desktop.services.printing.table import Column
from crm_desktop.services.russian import amount_in_words, short_name

_LABEL_WIDTH: Final = 28 * MM
_SIGNATURE_HEIGHT: Final = 12 * MM
_VALUE_WIDTH: Final = 30 * MM

LINE_COLUMNS: Final = (
    Column("№", 9, "center"),
    Column("{}", 83),
    Column("Кол-во", 15, "right"),
    Column("Ед.", 15, "center"),
    Column("Цена", 26, "right"),
    Column("Сумма", 27, "right"),
)


def line_columns(name_title: str) -> list[Column]:
    """Columns of an invoice or an act; only the title of the name differs."""
    return [Column(column.title.format(name_title), column.share, column.align) for column in LINE_COLUMNS]


def line_rows(paper: Paper) -> list[list[str]]:
    """Texts of the lines by `line_columns`."""
    on_top = paper.totals().on_top
    rows = []
    for place, line in enumerate(paper.lines, 1):
        price, amount = line.shown(on_top=on_top)
        quantity = money.quantity_text(line.quantity)
        rows.append(
            [str(place), line.name, quantity, line.unit, money.formatted(price), money.formatted(amount)]
        )
    return rows


def labelled(label: str, value: str) -> Block:
    """A narrow label and a bold value beside it, as parties and the basis are printed."""
    labels = fonts.wrapped(label, TEXT.font, TEXT.size, _LABEL_WIDTH - 2 * MM)
    width = WIDTH - _LABEL_WIDTH
    values = fonts.wrapped(value, STRONG.font, STRONG.size, width)

    def draw(canvas: Canvas, top: float) -> None:
        draw_lines(canvas, labels, TEXT, LEFT, top, width=_LABEL_WIDTH)
        draw_lines(canvas, values, STRONG, LEFT + _LABEL_WIDTH, top, width=width)

    return Block(max(len(labels), len(values)) * TEXT.leading + 1.2 * MM, draw)


def totals_block(totals: vat.DocumentTotals, *, payable: bool, style: Style = STRONG) -> Block:
    """The right-aligned lines under the table."""
    rows = vat.total_lines(totals, payable=payable)
    leading = style.leading + 1.5

    def draw(canvas: Canvas, top: float) -> None:
        canvas.setFont(style.font, style.size)
        for place, (label, value) in enumerate(rows):
            base = top - style.size - place * leading
            canvas.drawRightString(RIGHT - _VALUE_WIDTH, base, label)
            canvas.drawRightString(RIGHT - 3, base, value)

    return Block(len(rows) * leading, draw)


def words_blocks(count_line: str, totals: vat.DocumentTotals) -> list[Block]:
    """The count line and the sum in words."""
    return [paragraph(count_line), paragraph(amount_in_words(totals.total), STRONG)]


def seller_signature(
    label: str, signatory: Signatory, left: float, width: float, *, facsimile: bool
) -> Block:
    """`Руководитель ______ Иванова И. И.` in a part of the page, with the image of a signature if there is
    one.
    """
    name = fonts.printable(short_name(signatory.name))
    label_end = left + fonts.text_width(label, STRONG.font, STRONG.size) + 3 * MM
    name_start = left + width - fonts.text_width(name, TEXT.font, TEXT.size)
    image = signatory.signature if facsimile else None

    def draw(canvas: Canvas, top: float) -> None:
        base = top - _SIGNATURE_HEIGHT
        draw_lines(canvas, [label], STRONG, left, base + STRONG.size, width=width)
        draw_lines(canvas, [name], TEXT, name_start, base + TEXT.size, width=width)
        canvas.setLineWidth(0.6)
        canvas.line(label_end, base - 1.5, name_start - 2 * MM, base - 1.5)
        if image is not None:
            room = name_start - label_end
            wide = min(room, signatory.signature_mm * MM)
            start = label_end + (room - wide) / 2
            draw_image(canvas, image, start, base - 2 * MM, wide, _SIGNATURE_HEIGHT)

    return Block(_SIGNATURE_HEIGHT + 3 * MM, draw)


def side_by_side(blocks: Sequence[Block]) -> Block:
    """Blocks of different places of the width on one level."""

    def draw(canvas: Canvas, top: float) -> None:
        for block in blocks:
            block.draw(canvas, top)

    return Block(max(block.height for block in blocks), draw)


def stamp_block(stamp: bytes | None, left: float, width_mm: int = 38) -> Block:
    """`М.П.` with the image of the stamp over it; the image may overlap its neighbours as a
    real stamp does.
    """
    size = width_mm * MM

    def draw(canvas: Canvas, top: float) -> None:
        draw_lines(canvas, ["М.П."], SMALL, left, top, width=size)
        if stamp is not None:
            draw_image(canvas, stamp, left, top - size / 2, size, size)

    return Block(SMALL.leading, draw)


def draw_image(canvas: Canvas, image: bytes, left: float, bottom: float, width: float, height: float) -> None:
    """Fits an image into the given place, keeping its proportions and its transparency."""
    canvas.drawImage(
        _image(image), left, bottom, width, height, mask="auto", preserveAspectRatio=True, anchor="c"
    )


@lru_cache(maxsize=16)
def _image(image: bytes) -> ImageReader:
    return ImageReader(BytesIO(image))

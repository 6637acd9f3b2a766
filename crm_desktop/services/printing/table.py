"""The table of lines: wrapped cells, the header repeated on each page, and the last row kept
with the totals.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from reportlab.pdfgen.canvas import Canvas

from crm_desktop.services.printing import fonts
from crm_desktop.services.printing.sheet import LEFT, RIGHT, Block, Sheet, Style, draw_lines, height_of

_THIN: Final = 0.5
_THICK: Final = 1.2
_SIDE: Final = 3.0
_AIR: Final = 2.5
# A row of more lines than this is cut and goes on below: some texts are longer than a page.
_LONGEST_ROW: Final = 40


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its share of the width of the page and its alignment."""

    title: str
    share: float
    align: str = "left"


class Cell(NamedTuple):
    """Wrapped lines of one cell, the main text first and a smaller note below it."""

    lines: tuple[str, ...]
    note: tuple[str, ...] = ()


class Table:
    """Draws rows of texts below the cursor of a sheet; a text may be a pair of a main text and a note."""

    def __init__(self, columns: Sequence[Column], body: Style, note: Style, head: Style) -> None:
        whole = sum(column.share for column in columns)
        self._columns = columns
        self._body, self._note, self._head = body, note, head
        self._widths = [(RIGHT - LEFT) * column.share / whole for column in columns]
        self._lefts = [LEFT + sum(self._widths[:index]) for index in range(len(columns))]

    def place(
        self, sheet: Sheet, rows: Sequence[Sequence[str | tuple[str, str]]], closing: Sequence[Block]
    ) -> None:
        """Places the rows; the last one goes to the next page together with the closing blocks if they do not
        fit.
        """
        header = self._header()
        blocks = [block for row in rows for block in self._row(row)]
        together = height_of(closing) + (blocks[-1].height if blocks else 0)
        self._begin(sheet, header, blocks[0].height if len(blocks) > 1 else together)
        for index, block in enumerate(blocks):
            needed = together if index == len(blocks) - 1 else block.height
            if needed > sheet.room and index:
                self._thick_line(sheet)
                sheet.new_page()
                self._begin(sheet, header, block.height)
            sheet.place(block)
        self._thick_line(sheet)
        sheet.flow(closing)

    def _begin(self, sheet: Sheet, header: Block, first_row: float) -> None:
        sheet.keep([Block(header.height + first_row, lambda _canvas, _top: None)])
        sheet.cursor += header.height + first_row
        self._thick_line(sheet)
        sheet.place(header)

    def _thick_line(self, sheet: Sheet) -> None:
        sheet.canvas.setLineWidth(_THICK)
        sheet.canvas.line(LEFT, sheet.cursor, RIGHT, sheet.cursor)

    def _header(self) -> Block:
        cells = [
            Cell(fonts.wrapped(column.title, self._head.font, self._head.size, width - 2 * _SIDE))
            for column, width in zip(self._columns, self._widths, strict=True)
        ]
        height = max(len(cell.lines) for cell in cells) * self._head.leading + 2 * _AIR

        def draw(canvas: Canvas, top: float) -> None:
            for cell, left, width in zip(cells, self._lefts, self._widths, strict=True):
                shift = (height - len(cell.lines) * self._head.leading) / 2
                inner = width - 2 * _SIDE
                draw_lines(
                    canvas, cell.lines, self._head, left + _SIDE, top - shift, width=inner, align="center"
                )
            self._grid(canvas, top, height)

        return Block(height, draw)

    def _row(self, texts: Sequence[str | tuple[str, str]]) -> list[Block]:
        cells = [self._cell(text, width) for text, width in zip(texts, self._widths, strict=True)]
        blocks = []
        while any(cell.lines or cell.note for cell in cells):
            part = [_head_of(cell) for cell in cells]
            cells = [_rest_of(cell) for cell in cells]
            blocks.append(self._row_block(part))
        return blocks

    def _row_block(self, cells: Sequence[Cell]) -> Block:
        height = max(self._height(cell) for cell in cells) + 2 * _AIR

        def draw(canvas: Canvas, top: float) -> None:
            for cell, column, left, width in zip(
                cells, self._columns, self._lefts, self._widths, strict=True
            ):
                below = top - _AIR
                inner = width - 2 * _SIDE
                draw_lines(
                    canvas, cell.lines, self._body, left + _SIDE, below, width=inner, align=column.align
                )
                if cell.note:
                    below -= len(cell.lines) * self._body.leading
                    draw_lines(
                        canvas, cell.note, self._note, left + _SIDE, below, width=inner, align=column.align
                    )
            self._grid(canvas, top, height)

        return Block(height, draw)

    def _cell(self, text: str | tuple[str, str], width: float) -> Cell:
        main, note = (text, "") if isinstance(text, str) else text
        inner = width - 2 * _SIDE
        lines = fonts.wrapped(main, self._body.font, self._body.size, inner)
        return Cell(lines, fonts.wrapped(note, self._note.font, self._note.size, inner) if note else ())

    def _height(self, cell: Cell) -> float:
        return len(cell.lines) * self._body.leading + len(cell.note) * self._note.leading

    def _grid(self, canvas: Canvas, top: float, height: float) -> None:
        canvas.setLineWidth(_THIN)
        canvas.line(LEFT, top - height, RIGHT, top - height)
        for left in self._lefts[1:]:
            canvas.line(left, top, left, top - height)
        canvas.setLineWidth(_THICK)
        for side in (LEFT, RIGHT):
            canvas.line(side, top, side, top - height)


def _head_of(cell: Cell) -> Cell:
    return Cell(cell.lines[:_LONGEST_ROW], cell.note[: max(0, _LONGEST_ROW - len(cell.lines))])


def _rest_of(cell: Cell) -> Cell:
    return Cell(cell.lines[_LONGEST_ROW:], cell.note[max(0, _LONGEST_ROW - len(cell.lines)) :])

"""A4 pages filled from the top with measured blocks: the cursor, page breaks, the grey mark and
page numbers.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final, NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from crm_desktop.services.printing import fonts

MM: Final = 72 / 25.4
LEFT: Final = 20 * MM
RIGHT: Final = A4[0] - 15 * MM
TOP: Final = A4[1] - 12 * MM
# The foot holds the page number of documents of several pages.
BOTTOM: Final = 16 * MM
WIDTH: Final = RIGHT - LEFT
_MARK_GREY: Final = 0.87
_MARK_ANGLE: Final = 52
_FOOT_SIZE: Final = 7.5


class Style(NamedTuple):
    """A face, a size and a leading in points."""

    font: str
    size: float
    leading: float


TEXT: Final = Style(fonts.REGULAR, 9, 11)
STRONG: Final = Style(fonts.BOLD, 9, 11)
SMALL: Final = Style(fonts.REGULAR, 7.5, 9.2)
HEADING: Final = Style(fonts.BOLD, 14, 17)

Draw = Callable[[Canvas, float], None]


@dataclass(frozen=True, slots=True)
class Block:
    """Something of a known height in points that draws itself below a given line."""

    height: float
    draw: Draw


@dataclass(frozen=True, slots=True)
class Description:
    """Title, author and subject of the file, the foot of its pages and the mark across them."""

    title: str
    author: str
    subject: str
    foot: str
    mark: str = ""


class Sheet:
    """The pages of one document; `page_total` is known only to the second pass over a longer one."""

    def __init__(self, description: Description, page_total: int | None = None) -> None:
        fonts.register()
        self._description = description
        self._page_total = page_total
        self._buffer = BytesIO()
        self._canvas = Canvas(
            self._buffer,
            pagesize=A4,
            pageCompression=1,
            initialFontName=fonts.REGULAR,  # type: ignore[arg-type] # the stubs take a name for a size
            lang="ru-RU",
        )
        self._canvas.setTitle(description.title)
        self._canvas.setAuthor(description.author)
        self._canvas.setSubject(description.subject)
        self._canvas.setCreator("CRM Desktop")
        self.page_count = 0
        self.cursor = TOP
        self._open_page()

    @property
    def canvas(self) -> Canvas:
        """The canvas of the current page, for borders drawn around several blocks."""
        return self._canvas

    @property
    def room(self) -> float:
        """Points left above the foot."""
        return self.cursor - BOTTOM

    def place(self, block: Block) -> None:
        """Draws the block at the cursor, on a fresh page if it does not fit."""
        if block.height > self.room and self.cursor < TOP:
            self.new_page()
        block.draw(self._canvas, self.cursor)
        self.cursor -= block.height

    def flow(self, blocks: Sequence[Block]) -> None:
        """Places blocks one below another; a page may end between any two."""
        for block in blocks:
            self.place(block)

    def keep(self, blocks: Sequence[Block]) -> None:
        """Places blocks on one page together, unless they are longer than a page."""
        if height_of(blocks) > self.room and self.cursor < TOP:
            self.new_page()
        self.flow(blocks)

    def new_page(self) -> None:
        """Ends the page with its foot and begins the next one."""
        self._close_page()
        self._open_page()

    def finish(self) -> bytes:
        """The file."""
        self._close_page()
        self._canvas.save()
        return self._buffer.getvalue()

    def _open_page(self) -> None:
        self.page_count += 1
        self.cursor = TOP
        if self._description.mark:
            _draw_mark(self._canvas, self._description.mark)

    def _close_page(self) -> None:
        if self._page_total is not None and self._page_total > 1:
            self._canvas.setFont(fonts.REGULAR, _FOOT_SIZE)
            self._canvas.drawString(LEFT, 9 * MM, fonts.printable(self._description.foot))
            self._canvas.drawRightString(RIGHT, 9 * MM, f"Лист {self.page_count} из {self._page_total}")
        self._canvas.showPage()


def rendered(description: Description, compose: Callable[[Sheet], None]) -> bytes:
    """Composes the document; one of several pages is composed twice, because each foot names their number."""
    sheet = Sheet(description)
    compose(sheet)
    if sheet.page_count > 1:
        sheet = Sheet(description, sheet.page_count)
        compose(sheet)
    return sheet.finish()


def height_of(blocks: Sequence[Block]) -> float:
    """Points that the blocks take together."""
    return sum(block.height for block in blocks)


def gap(millimetres: float) -> Block:
    """Empty room."""
    return Block(millimetres * MM, lambda _canvas, _top: None)


def paragraph(
    text: str, style: Style = TEXT, *, left: float = LEFT, width: float = WIDTH, align: str = "left"
) -> Block:
    """Wrapped text; `align` is left, center or right."""
    lines = fonts.wrapped(text, style.font, style.size, width)

    def draw(canvas: Canvas, top: float) -> None:
        draw_lines(canvas, lines, style, left, top, width=width, align=align)

    return Block(len(lines) * style.leading, draw)


def rule(thickness: float = 0.8, *, before: float = 1.0, after: float = 2.0) -> Block:
    """A line across the page with millimetres of air before and after it."""

    def draw(canvas: Canvas, top: float) -> None:
        canvas.setLineWidth(thickness)
        canvas.line(LEFT, top - before * MM, RIGHT, top - before * MM)

    return Block((before + after) * MM, draw)


def draw_lines(
    canvas: Canvas,
    lines: Sequence[str],
    style: Style,
    left: float,
    top: float,
    *,
    width: float,
    align: str = "left",
) -> None:
    """Draws wrapped lines below `top`; the first base line lies one size lower."""
    canvas.setFont(style.font, style.size)
    base = top - style.size
    for line in lines:
        if align == "right":
            canvas.drawRightString(left + width, base, line)
        elif align == "center":
            canvas.drawCentredString(left + width / 2, base, line)
        else:
            canvas.drawString(left, base, line)
        base -= style.leading


def _draw_mark(canvas: Canvas, mark: str) -> None:
    size = 100.0
    size *= min(1.0, 235 * MM / fonts.text_width(mark, fonts.BOLD, size))
    canvas.saveState()
    canvas.setFillGray(_MARK_GREY)
    canvas.translate(A4[0] / 2, A4[1] / 2)
    canvas.rotate(_MARK_ANGLE)
    canvas.setFont(fonts.BOLD, size)
    canvas.drawCentredString(0, -size / 3, mark)
    canvas.restoreState()

"""Коммерческое предложение: letterhead, addressee, lines with terms, options apart from the total,
conditions.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from crm_desktop.services import money, vat
from crm_desktop.services.printing import fonts, parts
from crm_desktop.services.printing.content import PrintLine, QuotePrint
from crm_desktop.services.printing.sheet import (
    LEFT,
    MM,
    RIGHT,
    SMALL,
    STRONG,
    TEXT,
    WIDTH,
    Block,
    Description,
    Sheet,
    Style,
    draw_lines,
    gap,
    paragraph,
    rendered,
    rule,
)
from crm_desktop.services.printing.table import Column, Table
from crm_desktop.services.russian import amount_in_words, short_date, short_name

DISCLAIMER: Final = (
    "Настоящее предложение носит информационный характер и не является публичной офертой (ст. 437 ГК РФ)."
)
OPTIONAL_TITLE: Final = "Дополнительно, по желанию заказчика (в итог не входит)"
_COLUMNS: Final = (
    Column("№", 8, "center"),
    Column("Наименование услуги", 44),
    Column("Описание / состав работ", 40),
    Column("Срок", 17, "center"),
    Column("Кол-во", 13, "right"),
    Column("Ед.", 13, "center"),
    Column("Цена, руб.", 19, "right"),
    Column("Стоимость, руб.", 21, "right"),
)
_BODY: Final = Style(fonts.REGULAR, 8, 9.8)
_HEAD: Final = Style(fonts.BOLD, 8, 9.8)
_TITLE: Final = Style(fonts.BOLD, 15, 19)
_COMPANY: Final = Style(fonts.BOLD, 12, 15)
_LOGO_WIDTH: Final = 42 * MM
_LOGO_HEIGHT: Final = 18 * MM


def quote(content: QuotePrint) -> bytes:
    """The PDF of a quote; only its main lines make the total."""
    foot = (
        f"{content.title} №\u00a0{content.shown_number} от {short_date(content.day)}, {content.seller.name}"
    )
    title = content.headed(content.title)
    description = Description(title, content.seller.name, content.title, foot, content.mark)
    return rendered(description, lambda sheet: _compose(sheet, content))


def _compose(sheet: Sheet, content: QuotePrint) -> None:
    sheet.flow([_letterhead(content), rule(1.2, before=1.5, after=4), _reference(content), gap(6)])
    sheet.flow([paragraph(content.title, _TITLE, align="center"), gap(3)])
    for text in (content.greeting, content.summary):
        if text:
            sheet.flow([paragraph(text), gap(2)])
    table = Table(_COLUMNS, _BODY, SMALL, _HEAD)
    totals = content.totals()
    table.place(sheet, _rows(content.lines, totals), _main_total(totals))
    _options(sheet, content, table)
    sheet.flow([gap(3)])
    for blocks in _conditions(content):
        sheet.keep(blocks)
    sheet.keep(_ending(content))


def _options(sheet: Sheet, content: QuotePrint, table: Table) -> None:
    groups = [(OPTIONAL_TITLE, content.optional_lines, False)]
    groups += [(alternative.title, alternative.lines, True) for alternative in content.alternatives]
    for title, lines, with_total in groups:
        if not lines:
            continue
        totals = vat.document_totals(line.amounts for line in lines)
        rows = _rows(lines, totals)
        closing = [gap(1), parts.totals_block(totals, payable=False, style=_HEAD)] if with_total else []
        # A heading with the head of its table and one row never stands alone at the foot of a page.
        if sheet.room < 30 * MM:
            sheet.new_page()
        sheet.flow([gap(4), paragraph(title, STRONG), gap(1)])
        table.place(sheet, rows, closing)


def _rows(lines: Sequence[PrintLine], totals: vat.DocumentTotals) -> list[list[str | tuple[str, str]]]:
    rows: list[list[str | tuple[str, str]]] = []
    for place, line in enumerate(lines, 1):
        price, amount = line.shown(on_top=totals.on_top)
        sums = (money.formatted(price), money.formatted(amount))
        quantity = money.quantity_text(line.quantity)
        rows.append([str(place), line.name, line.description, line.term, quantity, line.unit, *sums])
    return rows


def _main_total(totals: vat.DocumentTotals) -> list[Block]:
    return [
        gap(1.5),
        parts.totals_block(totals, payable=False),
        gap(1.5),
        paragraph(f"Стоимость: {amount_in_words(totals.total)}", STRONG),
    ]


def _letterhead(content: QuotePrint) -> Block:
    left = LEFT + (_LOGO_WIDTH + 5 * MM if content.logo is not None else 0)
    width = RIGHT - left
    seller = content.seller
    register = ("ОГРНИП" if seller.entrepreneur else "ОГРН", seller.ogrn)
    pairs = (("ИНН", seller.inn), ("КПП", seller.kpp), register)
    requisites = ", ".join(f"{label}\u00a0{value}" for label, value in pairs if value)
    details = [requisites, seller.address, ", ".join(filter(None, (seller.phone, *content.contacts)))]
    name = fonts.wrapped(seller.name, _COMPANY.font, _COMPANY.size, width)
    lines = [line for text in details if text for line in fonts.wrapped(text, SMALL.font, SMALL.size, width)]
    height = len(name) * _COMPANY.leading + len(lines) * SMALL.leading + 2

    def draw(canvas: Canvas, top: float) -> None:
        if content.logo is not None:
            parts.draw_image(canvas, content.logo, LEFT, top - _LOGO_HEIGHT, _LOGO_WIDTH, _LOGO_HEIGHT)
        draw_lines(canvas, name, _COMPANY, left, top, width=width)
        draw_lines(canvas, lines, SMALL, left, top - len(name) * _COMPANY.leading - 2, width=width)

    return Block(max(height, _LOGO_HEIGHT if content.logo is not None else 0), draw)


def _reference(content: QuotePrint) -> Block:
    left = LEFT + WIDTH * 0.52
    width = RIGHT - left
    number = f"Исх. №\u00a0{content.shown_number} от {short_date(content.day)}"
    addressee = [
        line for text in content.addressee for line in fonts.wrapped(text, TEXT.font, TEXT.size, width)
    ]

    def draw(canvas: Canvas, top: float) -> None:
        draw_lines(
            canvas, fonts.wrapped(number, TEXT.font, TEXT.size, WIDTH / 2), TEXT, LEFT, top, width=WIDTH / 2
        )
        draw_lines(canvas, addressee, TEXT, left, top, width=width)

    return Block(max(1, len(addressee)) * TEXT.leading, draw)


def _conditions(content: QuotePrint) -> Iterable[list[Block]]:
    validity = f"до {short_date(content.valid_until)}" if content.valid_until is not None else ""
    for label, value in (
        ("Срок действия предложения", validity),
        ("Срок выполнения работ", content.performance_term),
        ("Порядок оплаты", content.payment_order),
    ):
        if value:
            yield [paragraph(f"{label}: {value}"), gap(1)]
    if content.tax_basis:
        yield [paragraph(content.tax_basis), gap(1)]
    for heading, items in (
        ("Для начала работ потребуются:", content.documents),
        ("Лицензии и аккредитации:", content.accreditations),
    ):
        if items:
            points = [paragraph(f"– {item}", left=LEFT + 4 * MM, width=WIDTH - 4 * MM) for item in items]
            yield [gap(1.5), paragraph(heading, STRONG), points[0]]
            for point in points[1:]:
                yield [point]


def _ending(content: QuotePrint) -> list[Block]:
    blocks: list[Block] = []
    if not content.binding:
        blocks += [gap(3), paragraph(DISCLAIMER, SMALL)]
    if content.signatory is not None:
        blocks += [gap(5), _signature(content)]
    if content.prepared_by:
        blocks += [gap(4), paragraph(f"Исполнитель: {content.prepared_by}", SMALL)]
    return blocks


def _signature(content: QuotePrint) -> Block:
    signatory = content.signatory
    if signatory is None:
        return gap(0)
    facsimile = not content.mark
    name = fonts.printable(short_name(signatory.name))
    position = fonts.wrapped(signatory.position, TEXT.font, TEXT.size, WIDTH * 0.4)
    height = 12 * MM

    def draw(canvas: Canvas, top: float) -> None:
        base = top - height
        draw_lines(
            canvas, position, TEXT, LEFT, base + TEXT.size + (len(position) - 1) * TEXT.leading, width=WIDTH
        )
        line_start, line_end = LEFT + WIDTH * 0.45, LEFT + WIDTH * 0.72
        canvas.setLineWidth(0.6)
        canvas.line(line_start, base - 1.5, line_end, base - 1.5)
        draw_lines(canvas, [name], TEXT, line_end + 3 * MM, base + TEXT.size, width=WIDTH)
        if facsimile and signatory.signature is not None:
            parts.draw_image(
                canvas, signatory.signature, line_start, base - 2 * MM, line_end - line_start, height
            )
        if facsimile and content.stamp is not None:
            parts.stamp_block(content.stamp, line_start, content.stamp_mm).draw(canvas, base + 2 * MM)

    return Block(height + 3 * MM, draw)

"""Акт об оказании услуг или выполнении работ: a primary document by 402-ФЗ ст. 9 ч. 2."""

from typing import Final

from reportlab.pdfgen.canvas import Canvas

from crm_desktop.services import money, vat
from crm_desktop.services.printing import fonts, parts
from crm_desktop.services.printing.content import ActKind, ActPrint, Party, Signatory
from crm_desktop.services.printing.sheet import (
    HEADING,
    LEFT,
    MM,
    SMALL,
    STRONG,
    TEXT,
    WIDTH,
    Block,
    Description,
    Sheet,
    draw_lines,
    gap,
    paragraph,
    rendered,
    rule,
)
from crm_desktop.services.printing.table import Table
from crm_desktop.services.russian import short_date, short_name

TITLES: Final = {
    ActKind.SERVICES: "Акт об оказании услуг",
    ActKind.WORKS: "Акт сдачи-приёмки выполненных работ",
}
SHORT_TITLE: Final = "Акт"
DONE: Final = {
    ActKind.SERVICES: "Вышеперечисленные услуги выполнены полностью и в срок.",
    ActKind.WORKS: "Вышеперечисленные работы (услуги) выполнены полностью и в срок.",
}
NO_CLAIMS: Final = "Заказчик претензий по объему, качеству и срокам оказания услуг не имеет."
_COUNTED: Final = {
    ActKind.SERVICES: "Всего оказано услуг",
    ActKind.WORKS: "Всего выполнено работ (оказано услуг)",
}
_GUTTER: Final = 14 * MM
_SIGNING_HEIGHT: Final = 15 * MM


def act(content: ActPrint) -> bytes:
    """The PDF of an act, whose claims and signatures never part from its totals."""
    name = TITLES[content.kind] if content.long_title else SHORT_TITLE
    title = content.headed(name)
    foot = f"{name} №\u00a0{content.shown_number} от {short_date(content.day)}, {content.seller.name}"
    description = Description(title, content.seller.name, name, foot, content.mark)
    return rendered(description, lambda sheet: _compose(sheet, content, title))


def _compose(sheet: Sheet, content: ActPrint, title: str) -> None:
    sheet.flow([paragraph(title, HEADING)])
    if content.correction:
        sheet.flow([paragraph(content.correction, STRONG)])
    sheet.flow([rule(1.2, before=1.5, after=3)])
    sheet.flow(
        [
            parts.labelled("Исполнитель:", content.seller.line()),
            parts.labelled("Заказчик:", content.buyer.line()),
        ]
    )
    if content.basis:
        sheet.flow([parts.labelled("Основание:", content.basis)])
    sheet.flow([gap(2)])
    table = Table(parts.line_columns("Наименование работ, услуг"), TEXT, SMALL, STRONG)
    table.place(sheet, parts.line_rows(content), _closing(content))


def _closing(content: ActPrint) -> list[Block]:
    totals = content.totals()
    counted = f"{_COUNTED[content.kind]} {len(content.lines)}, на сумму {money.formatted(totals.total)} руб."
    tax = vat.inside_words(totals)
    count_line = f"{counted.removesuffix('.')}., {tax}" if tax else counted
    blocks = [
        gap(1.5),
        parts.totals_block(totals, payable=False),
        gap(2),
        *parts.words_blocks(count_line, totals),
    ]
    if content.tax_basis:
        blocks += [gap(1), paragraph(content.tax_basis, SMALL)]
    if content.period is not None:
        since, until = (short_date(day) for day in content.period)
        blocks += [gap(1.5), paragraph(f"Период оказания услуг: с {since} по {until}")]
    if content.result:
        blocks += [gap(1.5), paragraph(f"Результат: {content.result}")]
    blocks += [gap(2), paragraph(f"{DONE[content.kind]} {NO_CLAIMS}"), rule(1.6, before=1.5, after=4)]
    return [*blocks, _signatures(content)]


def _signatures(content: ActPrint) -> Block:
    width = (WIDTH - _GUTTER) / 2
    stamp = None if content.mark else content.stamp
    performer = _side("ИСПОЛНИТЕЛЬ", content.seller, content.performer, LEFT, width)
    customer = _side("ЗАКАЗЧИК", content.buyer, content.customer, LEFT + width + _GUTTER, width)
    head = max(performer.height, customer.height)
    signing = [
        _signing_line(content.performer, LEFT, width, stamp, content.stamp_mm, facsimile=not content.mark),
        _signing_line(content.customer, LEFT + width + _GUTTER, width, None, 0, facsimile=False),
    ]

    def draw(canvas: Canvas, top: float) -> None:
        performer.draw(canvas, top)
        customer.draw(canvas, top)
        for block in signing:
            block.draw(canvas, top - head)

    return Block(head + signing[0].height, draw)


def _side(role: str, party: Party, signatory: Signatory, left: float, width: float) -> Block:
    position = " ".join(part for part in (signatory.position, party.name) if part)
    lines = fonts.wrapped(position, TEXT.font, TEXT.size, width)
    basis = f"основание полномочий: {signatory.basis}" if signatory.basis else ""
    basis_lines = fonts.wrapped(basis, SMALL.font, SMALL.size, width) if basis else ()
    height = STRONG.leading + 2 * MM + len(lines) * TEXT.leading + len(basis_lines) * SMALL.leading

    def draw(canvas: Canvas, top: float) -> None:
        draw_lines(canvas, [role], STRONG, left, top, width=width)
        below = top - STRONG.leading - 2 * MM
        draw_lines(canvas, lines, TEXT, left, below, width=width)
        draw_lines(canvas, basis_lines, SMALL, left, below - len(lines) * TEXT.leading, width=width)

    return Block(height, draw)


def _signing_line(
    signatory: Signatory, left: float, width: float, stamp: bytes | None, stamp_mm: int, *, facsimile: bool
) -> Block:
    name = [fonts.printable(short_name(signatory.name))]

    def draw(canvas: Canvas, top: float) -> None:
        base = top - _SIGNING_HEIGHT
        canvas.setLineWidth(0.6)
        canvas.line(left, base, left + width, base)
        draw_lines(canvas, name, TEXT, left, base - 2, width=width, align="center")
        parts.stamp_block(stamp, left, stamp_mm).draw(canvas, base - 2 - TEXT.leading - 2 * MM)
        if facsimile and signatory.signature is not None:
            wide = min(width, signatory.signature_mm * MM)
            parts.draw_image(canvas, signatory.signature, left, base - 2 * MM, wide, _SIGNING_HEIGHT)

    return Block(_SIGNING_HEIGHT + 2 + TEXT.leading + 2 * MM + SMALL.leading, draw)

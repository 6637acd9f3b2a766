"""Счёт на оплату by the form of 1C: bank block, parties, lines, totals, words, signatures and the payment
code.
"""

from typing import Final

from reportlab.pdfgen.canvas import Canvas

from crm_desktop.services import money, payment_qr
from crm_desktop.services.printing import fonts, parts
from crm_desktop.services.printing.content import Advance, InvoicePrint
from crm_desktop.services.printing.sheet import (
    HEADING,
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
    draw_lines,
    gap,
    paragraph,
    rendered,
    rule,
)
from crm_desktop.services.printing.table import Table
from crm_desktop.services.russian import short_date

TITLE: Final = "Счёт на оплату"
QR_CAPTION: Final = "Оплатите счёт по QR-коду в приложении банка"
_QR_STANDARD: Final = "(ГОСТ Р 56042-2014)"
_QR_SIZE: Final = 34 * MM
_QR_MODULE: Final = 0.4 * MM
_QUIET_ZONE: Final = 4
_THIN: Final = 0.5
# The stamp lies between the two signatures, clear of both and of the payment code below.
_STAMP_SHIFT: Final = 66 * MM


def invoice(content: InvoicePrint) -> bytes:
    """The PDF of an invoice; a draft or a cancelled one carries no payment code, so that nobody pays it."""
    title = content.headed(TITLE)
    foot = f"{TITLE} №\u00a0{content.shown_number} от {short_date(content.day)}, {content.seller.name}"
    description = Description(title, content.seller.name, TITLE, foot, content.mark)
    return rendered(description, lambda sheet: _compose(sheet, content, title))


def _compose(sheet: Sheet, content: InvoicePrint, title: str) -> None:
    if content.notice:
        sheet.flow([_notice(content.notice), gap(2.5)])
    sheet.flow([_bank_block(content), gap(6), paragraph(title, HEADING), rule(1.2, before=1.5, after=3)])
    sheet.flow(
        [
            parts.labelled("Поставщик (Исполнитель):", content.seller.line()),
            parts.labelled("Покупатель (Заказчик):", content.buyer.line()),
        ]
    )
    if content.basis:
        sheet.flow([parts.labelled("Основание:", content.basis)])
    sheet.flow([gap(2)])
    table = Table(parts.line_columns("Товары (работы, услуги)"), TEXT, SMALL, STRONG)
    table.place(sheet, parts.line_rows(content), _closing(content))


def _notice(text: str) -> Block:
    lines = fonts.balanced(text, SMALL.font, SMALL.size, WIDTH - 12 * MM)
    alarm = lines[0].partition(" ")[0] if lines[0].startswith("Внимание") else ""

    def draw(canvas: Canvas, top: float) -> None:
        bold = fonts.text_width(alarm, fonts.BOLD, SMALL.size)
        rest = lines[0].removeprefix(alarm)
        start = LEFT + (WIDTH - bold - fonts.text_width(rest, SMALL.font, SMALL.size)) / 2
        draw_lines(canvas, [alarm], SMALL._replace(font=fonts.BOLD), start, top, width=WIDTH)
        draw_lines(canvas, [rest], SMALL, start + bold, top, width=WIDTH)
        draw_lines(canvas, lines[1:], SMALL, LEFT, top - SMALL.leading, width=WIDTH, align="center")

    return Block(len(lines) * SMALL.leading, draw)


def _closing(content: InvoicePrint) -> list[Block]:
    totals = content.totals()
    count_line = f"Всего наименований {len(content.lines)}, на сумму {money.formatted(totals.total)} руб."
    blocks = [
        gap(1.5),
        parts.totals_block(totals, payable=True),
        gap(2),
        *parts.words_blocks(count_line, totals),
    ]
    if content.advances:
        blocks += [gap(1.5), *(paragraph(_advance(one)) for one in content.advances)]
    if content.pay_until is not None:
        blocks += [gap(1.5), paragraph(f"Оплатить не позднее {short_date(content.pay_until)}")]
    if content.tax_basis:
        blocks += [gap(1), paragraph(content.tax_basis, SMALL)]
    if content.terms:
        blocks += [gap(1), paragraph(content.terms, SMALL)]
    blocks += [rule(1.6, before=1.5, after=3), *_signatures(content)]
    if content.with_qr and not content.mark:
        blocks += [gap(6), _qr_block(content)]
    return blocks


def _advance(received: Advance) -> str:
    told = f"Получен аванс по счёту №\u00a0{received.number} от {short_date(received.day)}"
    return f"{told}: {money.formatted(received.amount)}\u00a0руб."


def _signatures(content: InvoicePrint) -> list[Block]:
    facsimile = not content.mark
    label = "Предприниматель" if content.seller.entrepreneur else "Руководитель"
    half = (WIDTH - 10 * MM) / 2
    signers = [parts.seller_signature(label, content.director, LEFT, half, facsimile=facsimile)]
    if content.accountant is not None:
        left = LEFT + half + 10 * MM
        signers.append(
            parts.seller_signature("Бухгалтер", content.accountant, left, half, facsimile=facsimile)
        )
    stamp = content.stamp if facsimile else None
    return (
        [parts.side_by_side(signers), parts.stamp_block(stamp, LEFT + _STAMP_SHIFT, content.stamp_mm)]
        if stamp
        else [parts.side_by_side(signers)]
    )


def _bank_block(content: InvoicePrint) -> Block:
    first, second, third = (LEFT + WIDTH * share for share in (0.27, 0.54, 0.63))
    inner = second - LEFT - 6
    bank = fonts.wrapped(content.bank.name, TEXT.font, TEXT.size, inner)
    payee = fonts.wrapped(content.seller.name, TEXT.font, TEXT.size, inner)
    row = TEXT.leading + 4
    bank_height = max(2 * row, len(bank) * TEXT.leading + SMALL.leading + 7)
    payee_height = len(payee) * TEXT.leading + SMALL.leading + 12
    height = bank_height + row + payee_height
    kpp = "КПП" if content.seller.entrepreneur else f"КПП {content.seller.kpp}"

    def draw(canvas: Canvas, top: float) -> None:
        tax_top, payee_top, bottom = top - bank_height, top - bank_height - row, top - height
        canvas.setLineWidth(_THIN)
        canvas.rect(LEFT, bottom, WIDTH, height)
        for left, upper, right in (
            (LEFT, tax_top, RIGHT),
            (LEFT, payee_top, second),
            (second, top - row, third),
        ):
            canvas.line(left, upper, right, upper)
        canvas.line(second, top, second, bottom)
        canvas.line(third, top, third, bottom)
        canvas.line(first, tax_top, first, payee_top)
        draw_lines(canvas, bank, TEXT, LEFT + 3, top - 2, width=inner)
        draw_lines(canvas, ["Банк получателя"], SMALL, LEFT + 3, tax_top + SMALL.leading + 1, width=inner)
        draw_lines(canvas, payee, TEXT, LEFT + 3, payee_top - 2, width=inner)
        draw_lines(canvas, ["Получатель"], SMALL, LEFT + 3, bottom + SMALL.leading + 1, width=inner)
        for left, upper, text in (
            (LEFT, tax_top, f"ИНН {content.seller.inn}"),
            (first, tax_top, kpp),
            (second, top, "БИК"),
            (third, top, content.bank.bic),
            (second, top - row, "Сч. №"),
            (third, top - row, content.bank.correspondent_account),
            (second, tax_top, "Сч. №"),
            (third, tax_top, content.bank.account),
        ):
            draw_lines(canvas, [fonts.printable(text)], TEXT, left + 3, upper - 2, width=inner)

    return Block(height, draw)


def qr_text(content: InvoicePrint) -> str:
    """The string of the payment code of an invoice by ГОСТ Р 56042-2014."""
    payment = payment_qr.Payment(
        name=content.seller.name,
        account=content.bank.account,
        bank_name=content.bank.name,
        bic=content.bank.bic,
        correspondent_account=content.bank.correspondent_account,
        amount=content.totals().total,
        purpose=content.payment_purpose().replace("\u00a0", " "),
        inn=content.seller.inn,
        kpp=content.seller.kpp,
        contract=content.contract,
    )
    return payment_qr.text(payment)


def _qr_block(content: InvoicePrint) -> Block:
    rows = payment_qr.matrix(qr_text(content))
    modules = len(rows) + 2 * _QUIET_ZONE
    # A longer text needs more modules: below 0.4 mm each phones begin to fail, so the code grows instead.
    size = max(_QR_SIZE, modules * _QR_MODULE)
    module = size / modules

    def draw(canvas: Canvas, top: float) -> None:
        canvas.saveState()
        canvas.translate(LEFT + _QUIET_ZONE * module, top - _QUIET_ZONE * module)
        canvas.scale(module, -module)
        path = canvas.beginPath()
        for place, row in enumerate(rows):
            for start, end in _dark_runs(row):
                path.rect(start, place, end - start, 1)
        canvas.drawPath(path, stroke=0, fill=1)
        canvas.restoreState()
        middle = top - size / 2 + TEXT.leading
        draw_lines(canvas, [QR_CAPTION, _QR_STANDARD], SMALL, LEFT + size + 3 * MM, middle, width=WIDTH)

    return Block(size, draw)


def _dark_runs(row: bytes) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start = row.find(1)
    while start >= 0:
        end = row.find(0, start)
        end = len(row) if end < 0 else end
        runs.append((start, end))
        start = row.find(1, end)
    return runs

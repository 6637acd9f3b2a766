"""Акт сверки взаимных расчётов: both columns, turnover and balance, the balance in words, two signatures.

The form is custom, not law; what it must show follows from ст. 9 ч. 2 of 402-ФЗ. The other side's column mirrors ours:
it is for the counterparty to confirm or to correct.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from crm_desktop.services import money
from crm_desktop.services.printing import fonts
from crm_desktop.services.printing.content import Party, Signatory
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
    Style,
    draw_lines,
    gap,
    paragraph,
    rendered,
)
from crm_desktop.services.printing.table import Column, Table
from crm_desktop.services.russian import amount_in_words, short_date, short_name

_SIDE: Final = (
    Column("Дата", 15, "center"),
    Column("Документ", 31),
    Column("Дебет", 22, "right"),
    Column("Кредит", 22, "right"),
)
_CELL: Final = Style(fonts.REGULAR, 7, 8.6)
_HEAD: Final = Style(fonts.BOLD, 7, 8.6)
_GUTTER: Final = 12 * MM


@dataclass(frozen=True, slots=True)
class ReconciliationRow:
    """One document that moved the balance, as our books have it."""

    day: date
    document: str
    debit: Decimal
    credit: Decimal


@dataclass(frozen=True, slots=True)
class ReconciliationPrint:
    """`opening` is positive when the counterparty owed us on the eve of the period."""

    since: date
    until: date
    ours: Party
    theirs: Party
    our_signatory: Signatory
    their_signatory: Signatory
    opening: Decimal
    rows: tuple[ReconciliationRow, ...]

    @property
    def debit(self) -> Decimal:
        """What the counterparty was charged in the period."""
        return sum((row.debit for row in self.rows), money.ZERO)

    @property
    def credit(self) -> Decimal:
        """What the counterparty gave in the period."""
        return sum((row.credit for row in self.rows), money.ZERO)

    @property
    def closing(self) -> Decimal:
        """Positive when the counterparty owes us."""
        return self.opening + self.debit - self.credit


def reconciliation(content: ReconciliationPrint) -> bytes:
    """The PDF of an act; the balance, its words and the signatures never part from the last row."""
    title = "Акт сверки взаимных расчётов"
    period = f"за период с {short_date(content.since)} по {short_date(content.until)}"
    foot = f"{title} {period}, {content.ours.name} – {content.theirs.name}"
    description = Description(f"{title} {period}", content.ours.name, title, foot, "")
    return rendered(description, lambda sheet: _compose(sheet, content, title, period))


def _compose(sheet: Sheet, content: ReconciliationPrint, title: str, period: str) -> None:
    ours, theirs = _named(content.ours), _named(content.theirs)
    sheet.flow([
        paragraph(title, HEADING), paragraph(period, STRONG), gap(1),
        paragraph(f"между {ours} и {theirs}"), gap(2),
        paragraph(
            f"Мы, нижеподписавшиеся, {_speaks(content.ours, content.our_signatory)}, с одной стороны, и"
            f" {_speaks(content.theirs, content.their_signatory)}, с другой стороны, составили настоящий акт сверки"
            " в том, что состояние взаимных расчётов по данным учёта следующее (в рублях):"
        ),
        gap(2),
        _two(f"По данным {content.ours.name}", f"По данным {content.theirs.name}", STRONG, gutter=0), gap(0.5),
    ])  # fmt: skip
    Table((*_SIDE, *_SIDE), _CELL, _CELL, _HEAD).place(sheet, table_rows(content), _closing(content))


def table_rows(content: ReconciliationPrint) -> list[list[str]]:
    """Opening balance, documents, turnover, closing balance; the second half has debit and credit changed over."""
    rows = [_row("", "Сальдо начальное", *_sides(content.opening))]
    rows += [_row(short_date(row.day), row.document, row.debit, row.credit) for row in content.rows]
    rows.append(_row("", "Обороты за период", content.debit, content.credit, zeros=True))
    rows.append(_row("", "Сальдо конечное", *_sides(content.closing)))
    return rows


def conclusion(content: ReconciliationPrint) -> str:
    """Who owes how much on the last day, in figures and in words."""
    day, closing = short_date(content.until), content.closing
    if not closing:
        return f"На {day} задолженность отсутствует."
    creditor = content.ours.name if closing > 0 else content.theirs.name
    amount = f"{money.formatted(abs(closing))} руб. ({amount_in_words(abs(closing))})"
    return f"На {day} задолженность в пользу {creditor} составляет {amount}."


def _sides(balance: Decimal) -> tuple[Decimal, Decimal]:
    return max(balance, money.ZERO), max(-balance, money.ZERO)


def _row(day: str, document: str, debit: Decimal, credit: Decimal, *, zeros: bool = False) -> list[str]:
    left, right = (money.formatted(amount) if amount or zeros else "" for amount in (debit, credit))
    return [day, document, left, right, day, document, right, left]


def _closing(content: ReconciliationPrint) -> list[Block]:
    return [
        gap(3), paragraph(f"По данным {content.ours.name}:"), paragraph(conclusion(content), STRONG), gap(6),
        _signatures(content),
    ]  # fmt: skip


def _named(party: Party) -> str:
    numbers = [f"ИНН {party.inn}" if party.inn else "", f"КПП {party.kpp}" if party.kpp else ""]
    told = ", ".join(number for number in numbers if number)
    return f"{party.name} ({told})" if told else party.name


def _speaks(party: Party, signatory: Signatory) -> str:
    who = " ".join(part for part in (signatory.position, signatory.name) if part)
    return f"{party.name} – {who}" if who else f"{party.name} – ____________________"


def _two(left: str, right: str, style: Style, gutter: float = _GUTTER) -> Block:
    width = (WIDTH - gutter) / 2
    columns = [fonts.wrapped(text, style.font, style.size, width) for text in (left, right)]

    def draw(canvas: Canvas, top: float) -> None:
        for place, lines in enumerate(columns):
            draw_lines(canvas, lines, style, LEFT + place * (WIDTH + gutter) / 2, top, width=width)

    return Block(max(map(len, columns)) * style.leading + 1, draw)


def _signatures(content: ReconciliationPrint) -> Block:
    width = (WIDTH - _GUTTER) / 2
    heads = _two(f"От {content.ours.name}", f"От {content.theirs.name}", STRONG)
    posts = _two(content.our_signatory.position, content.their_signatory.position, TEXT)
    line = heads.height + posts.height + 12 * MM

    def draw(canvas: Canvas, top: float) -> None:
        heads.draw(canvas, top)
        posts.draw(canvas, top - heads.height)
        for place, signatory in enumerate((content.our_signatory, content.their_signatory)):
            left = LEFT + place * (WIDTH + _GUTTER) / 2
            canvas.setLineWidth(0.6)
            canvas.line(left, top - line, left + width * 0.5, top - line)
            name = fonts.printable(f"( {short_name(signatory.name)} )" if signatory.name else "(                    )")
            draw_lines(canvas, [name], TEXT, left + width * 0.52, top - line + TEXT.size, width=width * 0.48)
            draw_lines(canvas, ["М.П."], SMALL, left, top - line - 3 * MM, width=width)

    return Block(line + 3 * MM + SMALL.leading, draw)

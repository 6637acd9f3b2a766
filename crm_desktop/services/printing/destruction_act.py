"""Акт об уничтожении персональных данных, with the extract of the log (приказ Роскомнадзора от 28.10.2022 № 179)."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from crm_desktop.services.printing import parts
from crm_desktop.services.printing.sheet import (
    HEADING,
    SMALL,
    STRONG,
    TEXT,
    Block,
    Description,
    Sheet,
    gap,
    paragraph,
    rendered,
    rule,
)
from crm_desktop.services.printing.table import Column, Table
from crm_desktop.services.russian import short_date, short_name

SYSTEM: Final = "CRM Desktop (база данных PostgreSQL оператора)"
METHOD: Final = (
    "Замена сведений в записи контактного лица без возможности восстановления; удаление прежних значений из журнала"
    " изменений, поисковых данных, загруженных таблиц и журнала запросов."
)
KEPT: Final = (
    "Акт и выгрузка хранятся 3 года с даты уничтожения (п. 8 Требований). Резервные копии базы, созданные до этой даты,"
    " заменяются новыми по сроку их хранения."
)
CATEGORIES: Final = {
    "name": "фамилия, имя, отчество",
    "position": "должность",
    "phone": "номер телефона",
    "email": "адрес электронной почты",
    "comment": "примечания о контактном лице",
}
REASONS: Final = {
    "request": "требование субъекта персональных данных (ч. 1 ст. 14, ч. 1 ст. 20 Федерального закона № 152-ФЗ)",
    "withdrawn": "отзыв согласия на обработку (ч. 5 ст. 21 Федерального закона № 152-ФЗ)",
    "purpose_reached": "достижение цели обработки (ч. 4 ст. 21 Федерального закона № 152-ФЗ)",
    "unlawful": "выявлена неправомерная обработка (ч. 3 ст. 21 Федерального закона № 152-ФЗ)",
    "order": "предписание уполномоченного органа (ст. 23 Федерального закона № 152-ФЗ)",
}
COUNTED: Final = {
    "contact": "Запись контактного лица: сведения заменены",
    "journal": "Записи журнала изменений: прежние значения удалены",
    "import": "Строки загруженных таблиц: сведения удалены",
    "look_ups": "Записи журнала запросов: текст запроса удалён",
    "mentions": "Места свободного текста с упоминанием: проверяются вручную",
}


@dataclass(frozen=True, slots=True)
class DestructionActPrint:
    """`subject` identifies the person without naming him: what was destroyed is not kept in the proof."""

    number: str
    day: date
    operator: str
    subject: str
    categories: tuple[str, ...]
    reason: str
    request_day: date | None
    comment: str
    counts: tuple[tuple[str, int], ...]
    author: str
    position: str


def destruction_act(content: DestructionActPrint) -> bytes:
    """The PDF: the act to be signed, and the extract of the log below it."""
    title = f"Акт № {content.number} об уничтожении персональных данных"
    foot = f"{title} от {short_date(content.day)}"
    description = Description(title, content.operator, "Уничтожение персональных данных", foot, "")
    return rendered(description, lambda sheet: _compose(sheet, content, title))


def _compose(sheet: Sheet, content: DestructionActPrint, title: str) -> None:
    sheet.flow(
        [paragraph(title, HEADING), paragraph(f"от {short_date(content.day)} г."), rule(1.2, before=1.5, after=3)]
    )
    reason = REASONS[content.reason]
    if content.request_day is not None:
        reason += f", обращение от {short_date(content.request_day)}"
    told = (
        ("Оператор:", content.operator),
        ("Субъект:", content.subject),
        ("Категории:", ", ".join(CATEGORIES[name] for name in content.categories)),
        ("Система:", SYSTEM),
        ("Способ:", METHOD),
        ("Причина:", reason),
        ("Дата:", short_date(content.day)),
        ("Примечание:", content.comment),
    )
    sheet.flow([parts.labelled(label, text) for label, text in told if text])
    sheet.keep([gap(6), paragraph("Персональные данные уничтожил:", STRONG), gap(1), *_signature(content)])
    sheet.flow([gap(10), paragraph("Выгрузка из журнала регистрации событий информационной системы", STRONG), gap(1.5)])
    columns = [Column("Что изменено", 150), Column("Записей", 30, "right")]
    rows = [[COUNTED[name], str(count)] for name, count in content.counts if name in COUNTED]
    Table(columns, TEXT, SMALL, STRONG).place(sheet, rows, [gap(3), paragraph(KEPT, SMALL)])


def _signature(content: DestructionActPrint) -> list[Block]:
    line = "_" * 26
    return [
        paragraph(f"{content.position or 'Сотрудник'}    {line}    {short_name(content.author)}"),
        paragraph(content.author, SMALL),
    ]

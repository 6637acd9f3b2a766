"""Clients from a table: the guess of columns, the judgement of cells and the messy file of an office."""

from pathlib import Path

import pytest

from crm_desktop.services import client_sheet, spreadsheet
from crm_desktop.services.client_sheet import ClientRow, Layout

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


def clients_of(rows: list[tuple[spreadsheet.Cell, ...]]) -> list[ClientRow]:
    return list(client_sheet.client_rows(rows, client_sheet.guess_layout(rows)))


def codes(client: ClientRow) -> list[tuple[str, bool]]:
    return [(problem.problem.code, problem.blocking) for problem in client.problems]


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Клиент", "name"), ("Наименование организации", "name"), ("Название", "name"), ("ИНН", "inn"),
        ("ИНН/КПП", "inn_kpp"), ("КПП", "kpp"), ("ОГРН/ОГРНИП", "ogrn"), ("Тел.", "phone"),
        ("Телефон контактного лица", "phone"), ("E-mail", "email"), ("Эл. почта", "email"),
        ("Адрес электронной почты", "email"), ("Почтовый адрес", "address"),
        ("Контактное лицо клиента", "contact"),
        ("Ф.И.О.", "contact"), ("Должность контактного лица", "position"), ("Адрес сайта", "site"),
        ("Источник", "source"), ("Примечание", "comment"), ("№ п/п", None), ("", None),
    ],
)  # fmt: skip
def test_a_title_names_its_field(title: str, field: str | None) -> None:
    assert client_sheet.field_of_title(title) == field


def test_the_header_is_found_below_a_title_and_phones_may_stand_in_two_columns() -> None:
    rows: list[tuple[spreadsheet.Cell, ...]] = [
        ("База клиентов", "", "", ""),
        ("", "", "", ""),
        ("Клиент", "ИНН", "Телефон", "Телефон 2"),
        ("ООО «Ромашка»", 7799001016.0, "8 (495) 000-00-01", 74950000002.0),
    ]
    layout = client_sheet.guess_layout(rows)
    assert layout == Layout(
        2, {0: "name", 1: "inn", 2: "phone", 3: "phone"}, ("Клиент", "ИНН", "Телефон", "Телефон 2")
    )
    (client,) = client_sheet.client_rows(rows, layout)
    assert (client.line, client.inn) == (4, "7799001016")
    assert [str(phone) for phone in client.phones] == ["+74950000001", "+74950000002"]
    assert client.is_importable


def test_a_table_without_a_header_has_no_layout() -> None:
    assert client_sheet.guess_layout([("а", "б"), (1.0, 2.0)]) == Layout(-1, {}, ())


HEADER = ("Клиент", "ИНН", "КПП", "ОГРН", "Телефон", "E-mail", "Комментарий")


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (("ООО А", "7799001016", "779901001", "1257799001019", "", "", ""), []),
        (("", "7799001016", "", "", "", "", ""), [("name_missing", True)]),
        (("ООО А", "7799001017", "", "", "", "", ""), [("inn_checksum", True)]),
        (("ООО А", "779900101", "", "", "", "", ""), [("inn_length", True)]),
        (("ООО А", 299001128.0, "", "", "", "", ""), [("zero_restored", False)]),
        (("ИП А", "369900011047", "369901001", "", "", "", ""), [("kpp_of_person", True)]),
        (("ИП А", "369900011047", "", "325369900000102", "", "", ""), []),
        (("ООО А", "", "", "1257799001018", "", "", ""), [("ogrn_checksum", True)]),
        (("ООО А", "", "", "", "звонить Ане", "", ""), [("phone_characters", False)]),
        (("ООО А", "", "", "", "", "info@", ""), [("email_form", False)]),
        (("А" * 501, "", "", "", "", "", ""), [("column_too_long", True)]),
        (("ООО А", "нет", "-", "", "—", "н/д", ""), []),
    ],
)
def test_each_cell_is_judged(row: tuple[spreadsheet.Cell, ...], found: list[tuple[str, bool]]) -> None:
    (client,) = clients_of([HEADER, row])
    assert codes(client) == found
    assert client.is_importable is not any(blocking for _, blocking in found)


def test_what_cannot_be_read_is_kept_in_the_comment() -> None:
    (client,) = clients_of([HEADER, ("ООО А", "", "", "", "89160000001, спросить Аню", "", "важный")])
    assert [str(phone) for phone in client.phones] == ["+79160000001"]
    assert client.comment == "89160000001, спросить Аню; важный"


def test_both_tax_numbers_of_one_cell_are_parted() -> None:
    (client,) = clients_of([("Клиент", "ИНН/КПП"), ("ООО А", "7799001016 / 779901001")])
    assert (client.inn, client.kpp, client.problems) == ("7799001016", "779901001", ())


def test_repetitions_inside_the_file_are_found_and_a_branch_is_none() -> None:
    clients = clients_of([
        HEADER,
        ("ООО «Ёлка»", "7799001016", "779901001", "", "", "", ""),
        ("Елка ООО", "7799001016", "779901001", "", "", "", ""),
        ("ООО Елка филиал", "7799001016", "779943001", "", "", "", ""),
        ("Ёлка", "7799001016", "", "", "", "", ""),
        ("ООО «Дуб»", "", "", "", "89160000001", "", ""),
        ("Дуб, ООО", "", "", "", "8 916 000-00-01", "", ""),
        ('"ДУБ"', "", "", "", "89160000002", "", ""),
    ])  # fmt: skip
    assert [codes(client) for client in clients] == [
        [],
        [("duplicate_inn", True)],
        [],
        [("duplicate_inn", True)],
        [],
        [("duplicate_contact", True)],
        [("similar_name", False)],
    ]
    assert clients[1].problems[0].problem.facts == {"row": 2}


def test_names_are_alike_without_form_quotes_case_and_yo() -> None:
    names = ["ООО «Тёплый дом»", "теплый дом, ООО", 'Общество с ограниченной ответственностью "ТЁПЛЫЙ ДОМ"']
    assert {client_sheet.name_key(name) for name in names} == {"теплый дом"}


def test_the_messy_file_of_an_office_gives_about_seventeen_hundred_clients() -> None:
    rows = spreadsheet.read(SAMPLES / "clients_2000.xlsx").rows
    layout = client_sheet.guess_layout(rows)
    clients = list(client_sheet.client_rows(rows, layout))
    assert (len(rows), layout.header_row) == (2003, 2)
    assert len(set(layout.fields.values())) == 12
    assert 1900 < len(clients) < 2000
    assert 1650 <= sum(client.is_importable for client in clients) <= 1760
    found = {code for client in clients for code, _ in codes(client)}
    assert found >= {
        "inn_checksum", "inn_length", "inn_characters", "duplicate_inn", "name_missing", "zero_restored",
        "phone_characters", "phone_length", "kpp_form", "ogrn_checksum",
    }  # fmt: skip
    assert sum(len(client.phones) == 2 for client in clients) > 100


def test_every_company_of_the_sample_is_fictitious() -> None:
    rows = spreadsheet.read(SAMPLES / "clients_2000.xlsx").rows
    clients = client_sheet.client_rows(rows, client_sheet.guess_layout(rows))
    for client in clients:
        assert client.inn[2:4] == "99" or not client.is_importable or not client.inn
        assert all("000" in phone.number for phone in client.phones)

"""The command line has a Russian and an English sentence for everything it may have to say."""

import re
from pathlib import Path
from string import Formatter

import pytest

from crm_desktop.admin import words
from crm_desktop.services import database, password_rules
from crm_desktop.services.base_check_access import ACCESS, LOGINS, SERVER
from crm_desktop.services.base_check_ledgers import LEDGERS

SERVICES = Path(database.__file__).parent
ADMIN = SERVICES.parent / "admin"
ASKED = (
    *("migrate", "base_state", "base_check", "backup", "backup_file", "client_programs", "restore", "restore_logins"),
    *("employee_sheet", "spreadsheet", "connection_file"),
)
CODE = r'(?:Refused|SheetRefused|Unavailable)\(\s*"(\w+)"'


def codes(pattern: str, *paths: Path) -> set[str]:
    return {code for path in paths for code in re.findall(pattern, path.read_text(encoding="utf-8"))}


def test_every_refusal_has_its_sentence() -> None:
    raised = codes(CODE, *(SERVICES / f"{name}.py" for name in ASKED), *ADMIN.glob("*.py"))
    reached = {code for code, _ in database.SIGNS} | {"no_server", "lost"}
    weak = set(re.findall(r'"(password_\w+)"', Path(password_rules.__file__).read_text(encoding="utf-8")))
    people = (SERVICES.parent / "migrations" / "sql" / "51_employees.sql").read_text(encoding="utf-8")
    base = set(re.findall(r"sec\.refuse\('(\w+)'", people[: people.index("api.employee_save")]))
    # Only a command of the program itself sends a verifier, links or a percentage.
    base -= {"verifier_wrong", "percent_wrong", "not_a_manager", "group_unknown"}
    # The first sheet that holds anything is taken: nobody names one.
    raised -= {"no_such_sheet"}
    assert len(raised) > 25
    assert (raised | reached | weak | base) - words.SENTENCES.keys() == set()


def test_every_sentence_the_commands_say_is_written() -> None:
    said = codes(r'output\.(?:say|note|fail)\(\s*"(\w+)"', *ADMIN.glob("*.py"))
    assert len(said) > 25
    assert said - words.SENTENCES.keys() == set()


def test_every_finding_and_every_bad_cell_has_its_sentence() -> None:
    asked = {question.code for question in (*ACCESS, *LOGINS, *SERVER, *LEDGERS)}
    asked |= codes(r'Finding\("(\w+)"', SERVICES / "base_check.py")
    assert {f"finding_{code}" for code in asked} - words.SENTENCES.keys() == set()
    sheet = (SERVICES / "employee_sheet.py").read_text(encoding="utf-8")
    told = re.search(r"Codes of `EmployeeRow.errors`: (.+?)\.\n", sheet, re.S)
    assert told is not None
    listed = {
        code.split(" ")[0] for code in re.sub(r"\(.*?\)", "", told.group(1), flags=re.S).replace("\n", " ").split(", ")
    }
    assert {f"cell_{code}" for code in listed} - words.SENTENCES.keys() == set()


@pytest.mark.parametrize("code", sorted(words.SENTENCES))
def test_both_languages_tell_the_same_figures(code: str) -> None:
    russian, english = words.SENTENCES[code]
    figures = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (russian, english)]
    assert figures[0] == figures[1]
    assert russian != english
    assert not re.search("[а-яё]", english, re.I)


def test_money_and_sizes_are_read_as_people_write_them() -> None:
    said = words.sentence(
        "finding_income_ledger", "ru", {"subject": "ООО 2026", "ledger_kopecks": 123456789, "payments_kopecks": 0}
    )
    assert said == "Доход ООО 2026: в книге 1 234 567,89 ₽, по платежам 0,00 ₽."
    said = words.sentence("no_room", "ru", {"path": "D:", "needed_bytes": 5 << 30, "free_bytes": 1 << 20})
    assert said == "Мало места в D:: нужно 5 120 МБ, свободно 1 МБ."

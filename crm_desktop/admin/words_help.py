"""The help of every command: what it does, its options, an example; Russian and English."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from crm_desktop.services import encryption

Pair = tuple[str, str]
Option = tuple[str, Pair, Mapping[str, Any]]


@dataclass(frozen=True)
class Command:
    """`place` is module:function, imported when the command is called."""

    place: str
    about: Pair
    example: str
    options: tuple[Option, ...] = ()

    def act(self) -> Callable[..., Any]:
        """The function (options, output) -> Result."""
        module, name = self.place.split(":")
        function: Callable[..., Any] = getattr(import_module(f"crm_desktop.admin.{module}"), name)
        return function


TEXTS: dict[str, Pair] = {
    "usage": ("Использование", "Usage"),
    "description": (
        "Команды администратора: база CRM Desktop на сервере PostgreSQL 15 и новее. Суперпользователь не нужен:\n"
        "хватает входа с CREATEDB и CREATEROLE. Пароль берётся из PGPASSWORD, из ~/.pgpass или спрашивается.",
        "The administrator's commands: a base of CRM Desktop on PostgreSQL 15 or newer. No superuser is needed:\n"
        "a login with CREATEDB and CREATEROLE will do. The password comes from PGPASSWORD, ~/.pgpass or is asked for.",
    ),
    "epilog": (
        "Коды завершения: 0 — сделано; 1 — отказано или не вышло, причина названа; 2 — ошибка в команде;\n"
        "3 — сервер недоступен; 4 — проверка нашла ошибки.",
        "Exit codes: 0 done; 1 refused or failed, the reason is given; 2 wrong command line;\n"
        "3 the server is not reached; 4 the audit found errors.",
    ),
    "example": ("Пример", "Example"),
    "commands": ("Команды", "Commands"),
    "command": ("КОМАНДА", "COMMAND"),
    "own": ("Параметры команды", "Options of the command"),
    "options": ("параметры", "options"),
    "connection": ("Подключение", "Connection"),
    "rest": ("Прочее", "Other"),
    "help": ("показать эту справку", "show this help"),
    "json": ("один объект JSON в стандартный вывод, больше ничего", "one JSON object on the standard output, nothing else"),
    "language": ("язык сообщений: ru (обычно) или en", "language of the messages: ru (default) or en"),
}

FILE = {"metavar": "FILE"}
FLAG = {"action": "store_true"}
CONNECTION: tuple[Option, ...] = (
    ("--connection", ("файл подключения .crmconnect вместо --host и прочего", "a .crmconnect file instead of --host and so on"), FILE),
    ("--host", ("имя сервера или каталог сокета", "name of the server or folder of its socket"), {}),
    ("--port", ("порт, обычно 5432", "port, 5432 by default"), {"type": int}),
    ("--user", ("вход, обычно PGUSER или postgres", "login, PGUSER or postgres by default"), {}),
    ("--database", ("база, обычно crm", "database, crm by default"), {}),
    (
        "--sslmode",
        ("как у libpq; обычно verify-full, для этого компьютера — prefer", "as of libpq; verify-full by default, prefer for this computer"),
        {"choices": encryption.MODES},
    ),
    ("--sslrootcert", ("файл корневого сертификата (PEM); обычно — хранилище системы", "file of the root certificate (PEM); the system's store by default"), FILE),
)
FOLDER: Option = (
    "--backup-folder",
    ("куда класть копии; обычно каталог данных программы", "where backups go; the program's data folder by default"),
    {"metavar": "FOLDER"},
)
KEEP: Option = (
    "--keep",
    ("оставить столько последних копий этой базы, старшие удалить", "keep that many of the newest backups of this base, remove older ones"),
    {"type": int, "default": 0, "metavar": "N"},
)
PASSWORDS: Option = (
    "--passwords-file",
    ("новый файл для временных паролей, доступный только вам", "a new file for the temporary passwords, readable by you alone"),
    FILE,
)
GENERATE: Option = (
    "--generate",
    ("придумать пароль и показать один раз; иначе он спрашивается", "make up a password and show it once; otherwise it is asked for"),
    FLAG,
)

COMMANDS: dict[str, Command] = {
    "create-database": Command(
        "databases:create_database",
        (
            "Создать базу: таблицы, функции, права и группы crm_*. Существующую не трогает; при неудаче ничего не остаётся.",
            "Make a base: tables, functions, rights and the groups crm_*. An existing one is left alone; a failure leaves nothing.",
        ),
        "crm_desktop admin create-database --host db.example.com --user builder --database crm",
    ),
    "migrate": Command(
        "databases:run_migration",
        (
            "Обновить базу до этой программы. Сначала снимается копия; всё — одной транзакцией: при неудаче база не меняется.",
            "Bring the base to this program. A backup comes first; all in one transaction: a failure changes nothing.",
        ),
        "crm_desktop admin migrate --host db.example.com --user builder --database crm",
        (FOLDER, KEEP, ("--no-backup", ("не снимать копию перед обновлением", "no backup before the upgrade"), FLAG)),
    ),
    "add-employee": Command(
        "employees:add_employee",
        (
            "Завести сотрудника и его вход. С --file — многих из таблицы csv или xlsx со столбцами: логин, фамилия, имя, отчество,\n"
            "должность, почта, телефон, роли, руководитель, отдел. Пароль временный: при первом входе его меняют.",
            "Add an employee with his login. With --file many from a csv or xlsx table with the columns login, last name, first name,\n"
            "middle name, position, email, phone, roles, head, department. The password is temporary: it is changed at first sign-in.",
        ),
        "crm_desktop admin add-employee --host db.example.com --user builder --login e_gromov \\\n"
        "        --last-name Громов --first-name Виктор --roles administrator --generate",
        (
            ("--login", ("имя входа: e_ и латинские буквы", "login: e_ and Latin letters"), {}),
            ("--last-name", ("фамилия", "last name"), {}),
            ("--first-name", ("имя", "first name"), {}),
            ("--middle-name", ("отчество", "middle name"), {}),
            (
                "--roles",
                ("роли через запятую: manager, assistant, expert, accountant, analyst, administrator, executive",
                 "roles with commas: manager, assistant, expert, accountant, analyst, administrator, executive"),
                {"default": ""},
            ),
            ("--position", ("должность", "position"), {}),
            ("--email", ("почта", "e-mail"), {}),
            ("--phone", ("телефон", "phone"), {}),
            ("--head", ("имя входа руководителя", "login of the head"), {"default": "", "metavar": "LOGIN"}),
            ("--department", ("отдел", "department"), {"default": ""}),
            GENERATE,
            ("--keep-password", ("пароль постоянный, менять его не потребуется", "the password is permanent, it need not be changed"), FLAG),
            ("--file", ("таблица сотрудников, csv или xlsx", "table of employees, csv or xlsx"), FILE),
            ("--dry-run", ("только проверить таблицу", "only check the table"), FLAG),
            PASSWORDS,
        ),
    ),
    "set-password": Command(
        "employees:set_password",
        (
            "Дать временный пароль тому, кто забыл свой. Его сеансы прерываются.",
            "Give a temporary password to somebody who has lost his. His sessions end.",
        ),
        "crm_desktop admin set-password e_gromov --generate --host db.example.com --user builder",
        (("login", ("имя входа", "login"), {}), GENERATE),
    ),
    "disable-employee": Command(
        "employees:disable_employee",
        (
            "Закрыть вход уволенного. Сеансы прерываются сразу; сказано, что осталось передать.",
            "Close the login of somebody who leaves. His sessions end at once; what he leaves behind is told.",
        ),
        "crm_desktop admin disable-employee e_gromov --host db.example.com --user builder",
        (("login", ("имя входа", "login"), {}),),
    ),
    "backup": Command(
        "copies:backup",
        (
            "Снять копию базы в один файл .crmbackup. Люди при этом работают; копия — одного момента.",
            "Back the base up into one .crmbackup file. People go on working; the copy is of one moment.",
        ),
        "crm_desktop admin backup --host db.example.com --user builder --backup-folder /srv/backups --keep 14 --prove",
        (FOLDER, KEEP, ("--prove", ("сразу доказать копию восстановлением рядом", "prove the copy at once by restoring it beside"), FLAG)),
    ),
    "restore": Command(
        "copies:restore",
        (
            "Восстановить базу из копии под свободным именем (--database). Ничего не удаляется; числа строк сверяются с описью.",
            "Restore a base under a free name (--database). Nothing is dropped; row counts are held against the manifest.",
        ),
        "crm_desktop admin restore crm-crm-20261124T084500Z.crmbackup --host db.example.com --user builder --database crm_new",
        (
            ("file", ("файл .crmbackup", "a .crmbackup file"), {"metavar": "FILE"}),
            ("--replace", ("занятое имя освободить: прежняя база переименуется", "free a taken name: the former base is renamed"), FLAG),
            ("--prove", ("только доказать копию: восстановить рядом, сверить и убрать", "only prove the copy: restore beside, compare, drop"), FLAG),
            PASSWORDS,
        ),
    ),
    "check": Command(
        "databases:check",
        (
            "Проверить базу: права, входы, сервер, книги против документов. Ничего не меняет.",
            "Audit the base: rights, logins, server, ledgers against documents. It changes nothing.",
        ),
        "crm_desktop admin check --host db.example.com --user builder --database crm",
    ),
    "housekeeping": Command(
        "housekeeping:run",
        (
            "Сделать работу дня: истёкшие КП и документы, брони, возврат закреплений, напоминания. Для расписания сервера;\n"
            "раз в день, если её не сделала программа кого-то из сотрудников. То же: python -m crm_desktop housekeeping.",
            "Do the work of the day: expired quotes and documents, reservations, returned directions, reminders. For a server's\n"
            "schedule; once a day, unless somebody's program has done it. The same: python -m crm_desktop housekeeping.",
        ),
        "crm_desktop housekeeping --host db.example.com --user builder --database crm",
    ),
    "sync": Command(
        "sync:run",
        (
            "Обмен с Terrasoft без окна: один раз (для расписания) или постоянно. Вход — сотрудник с ролью «Обмен»; пароль\n"
            "Terrasoft берётся из CRM_TERRASOFT_SECRET или хранилища системы. То же: python -m crm_desktop sync.",
            "The exchange with Terrasoft without a window: once (for a schedule) or all the time. The login is an employee's with\n"
            "the role Exchange; the password of Terrasoft comes from CRM_TERRASOFT_SECRET or the system's store. The same:\n"
            "python -m crm_desktop sync.",
        ),
        "crm_desktop sync --host db.example.com --user e_exchange --database crm --watch",
        (
            ("--once", ("один раз (обычно)", "once (the default)"), FLAG),
            ("--watch", ("постоянно, до сигнала", "all the time, until a signal"), FLAG),
            ("--scan", ("сверить и удаления", "look for deletions as well"), FLAG),
        ),
    ),
    "connection-file": Command(
        "connection_files:write",
        (
            "Записать файл подключения .crmconnect для сотрудников. Пароля в нём нет; корневой сертификат вкладывается внутрь.",
            "Write the .crmconnect file for people. It holds no password; the root certificate is put inside.",
        ),
        "crm_desktop admin connection-file --host db.example.com --sslrootcert root.crt --name Офис --output office.crmconnect",
        (
            ("--output", ("куда записать", "where to write"), {"required": True, **FILE}),
            ("--name", ("как назвать базу в программе", "what the base is called in the program"), {}),
            ("--color", ("цвет полоски базы, например #2F6FDE", "colour of the base's stripe, such as #2F6FDE"), {}),
        ),
    ),
}  # fmt: skip

# What argparse says in English, and how it is said here.
ERRORS: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", r"не указано: \1"),
    (r"unrecognized arguments: (.+)", r"лишнее: \1"),
    (r"argument (\S+): expected one argument", r"\1: нужно значение"),
    (r"argument (\S+): invalid int value: (.+)", r"\1: нужно число, а не \2"),
    (r"argument (\S+): invalid choice: (\S+) \(choose from (.+)\)", r"\1: нет такого — \2; возможно: \3"),
    (r"ambiguous option: (\S+) could match (.+)", r"\1 может значить \2"),
)


def text(key: str, language: str) -> str:
    """A piece of the help."""
    return TEXTS[key][0 if language == "ru" else 1]


def usage_error(message: str, language: str) -> str:
    """What argparse has against the command line, in the language of the rest."""
    if language == "en":
        return message
    for english, russian in ERRORS:
        if re.fullmatch(english, message, re.S):
            return re.sub(english, russian, message, flags=re.S)
    return message

"""What the audit finds, and what to do about it. {subject} is the table, function, login or ledger."""

FINDINGS: dict[str, tuple[str, str]] = {
    "base_older": (
        "База старше программы: схема {base}, программа знает {program}. Выполните migrate.",
        "The base is older than the program: schema {base}, the program knows {program}. Run migrate.",
    ),
    "base_newer": (
        "База новее программы: схема {base}, программа знает {program}. Установите новую версию.",
        "The base is newer than the program: schema {base}, the program knows {program}. Install the new version.",
    ),
    "functions_of_another_program": (
        "Функции базы — другой сборки программы ({base}, здесь {program}). Выполните migrate.",
        "The functions are of another build ({base}, here {program}). Run migrate.",
    ),
    "changed_by_hand": (
        "После обновления изменено вручную: {subject}. migrate вернёт всё на место.",
        "Changed by hand since the upgrade: {subject}. migrate puts it back.",
    ),
    "not_sealed": (
        "Нет печати этого сервера (PostgreSQL {server}): правки вручную не видны, пока не выполнен migrate.",
        "There is no seal of this server (PostgreSQL {server}): changes by hand do not show until migrate has run.",
    ),
    "table_open": (
        "Таблица {subject}: построчная защита выключена.",
        "Table {subject}: row security is off.",
    ),
    "table_unreadable": (
        "Таблица {subject}: нет ни одной политики чтения.",
        "Table {subject}: no policy lets anybody read.",
    ),
    "ledger_granted": (
        "{subject} (закрытая схема): {grantee} имеет право {right}.",
        "{subject} (closed schema): {grantee} holds {right}.",
    ),
    "public_granted": ("{subject}: право {right} у всех (PUBLIC).", "{subject}: PUBLIC holds {right}."),
    "schema_writable": (
        "Схема {subject}: {grantee} может создавать в ней.",
        "Schema {subject}: {grantee} may create in it.",
    ),
    "database_granted": ("База {subject}: {grantee} имеет право {right}.", "Database {subject}: {grantee} holds {right}."),
    "definer_searches_names": (
        "{subject}: работает с правами владельца, а search_path не закреплён ({settings}).",
        "{subject}: runs with its owner's rights without a fixed search_path ({settings}).",
    ),
    "definer_owned": (
        "{subject}: работает с правами владельца {owner}, а должна — crm_definer или crm_rolemaker.",
        "{subject}: runs with the rights of {owner} instead of crm_definer or crm_rolemaker.",
    ),
    "table_owned": ("{subject}: владелец {owner}, а не crm_owner.", "{subject}: owned by {owner}, not by crm_owner."),
    "table_right": ("{subject}: {grantee} имеет право {right}.", "{subject}: {grantee} holds {right}."),
    "view_of_owner": (
        "{subject}: представление читает с правами владельца (нет security_invoker).",
        "{subject}: the view reads with its owner's rights (no security_invoker).",
    ),
    "login_missing": ("{subject} ({name}): входа на сервере нет.", "{subject} ({name}): there is no such login."),
    "login_closed": (
        "{subject} ({name}): сотрудник действует, а вход закрыт (NOLOGIN).",
        "{subject} ({name}): the employee is active, the login is closed (NOLOGIN).",
    ),
    "login_of_disabled": (
        "{subject} ({name}): сотрудник отключён, а вход открыт.",
        "{subject} ({name}): the employee is disabled, the login is open.",
    ),
    "login_roles": (
        "{subject}: группы входа {has}, по базе положены {wanted}.",
        "{subject}: the login has {has}, the base says {wanted}.",
    ),
    "login_powerful": ("{subject}: имеет {rights}.", "{subject}: has {rights}."),
    "group_signs_in": ("{subject}: группа может входить (LOGIN).", "{subject}: the group may sign in (LOGIN)."),
    "login_in_technical": (
        "{subject}: состоит в {group}, куда людей не включают.",
        "{subject}: is a member of {group}, which is not for people.",
    ),
    "login_unknown": (
        "{subject}: не сотрудник, а состоит в {groups}.",
        "{subject}: no employee, but a member of {groups}.",
    ),
    "login_left_over": (
        "{subject}: вход без сотрудника.",
        "{subject}: a login without an employee.",
    ),
    "builder_login": (
        "{subject}: строит базу (член crm_owner) и видит в ней всё.",
        "{subject}: builds the base (member of crm_owner) and sees everything in it.",
    ),
    "login_not_managed": (
        "{subject}: база не управляет этим входом. Суперпользователю: GRANT {subject} TO crm_rolemaker WITH ADMIN OPTION;",
        "{subject}: not managed by the base. For a superuser: GRANT {subject} TO crm_rolemaker WITH ADMIN OPTION;",
    ),
    "rolemaker_weak": ("{subject}: нет права {lacks}.", "{subject}: lacks {lacks}."),
    "shared_database_open": (
        "База {subject} открыта каждому входу. Суперпользователю: REVOKE CONNECT ON DATABASE {subject} FROM PUBLIC;",
        "Every login may enter {subject}. For a superuser: REVOKE CONNECT ON DATABASE {subject} FROM PUBLIC;",
    ),
    "large_objects_open": (
        "{subject}: каждый вход может занимать диск большими объектами. Суперпользователю в этой базе:"
        " REVOKE EXECUTE ON FUNCTION {subject} FROM PUBLIC;",
        "{subject}: every login may fill the disk with large objects. For a superuser in this base:"
        " REVOKE EXECUTE ON FUNCTION {subject} FROM PUBLIC;",
    ),
    "passwords_weakly_kept": (
        "password_encryption = {value}: поставьте scram-sha-256.",
        "password_encryption = {value}: set scram-sha-256.",
    ),
    "line_not_encrypted": (
        "Сервер на {address} не шифрует соединения (ssl = off).",
        "The server at {address} does not encrypt (ssl = off).",
    ),
    "income_ledger": (
        "Доход {subject}: в книге {ledger} ₽, по платежам {payments} ₽.",
        "Income {subject}: {ledger} RUB in the ledger, {payments} RUB in payments.",
    ),
    "commitment_ledger": (
        "Выставлено {subject}: в книге {ledger} ₽, по счетам {invoices} ₽.",
        "Promised {subject}: {ledger} RUB in the ledger, {invoices} RUB in invoices.",
    ),
    "claim_ledger": (
        "Закрепления {subject} ({kind}): в книге {ledger}, по истории {claims}.",
        "Claims {subject} ({kind}): {ledger} in the ledger, {claims} in the history.",
    ),
    "document_sums": (
        "{subject}: итог {total} ₽, по строкам {lines} ₽.",
        "{subject}: total {total} RUB, lines {lines} RUB.",
    ),
    "invoice_paid": (
        "Счёт {subject}: оплачено {paid} ₽, по платежам {allocated} ₽.",
        "Invoice {subject}: {paid} RUB paid, {allocated} RUB allocated.",
    ),
    "payment_allocated": (
        "Платёж {subject}: разнесено {allocated} ₽, по счетам {parts} ₽.",
        "Payment {subject}: {allocated} RUB allocated, {parts} RUB in invoices.",
    ),
    "number_series": (
        "Номера {subject}: выдан последним {last}, у документов до {greatest}, всего {given}.",
        "Numbers {subject}: {last} was given last, documents go to {greatest}, {given} of them.",
    ),
}  # fmt: skip

"""Why nothing was done: the codes of Refused, Unavailable and of the command line itself."""

REFUSALS: dict[str, tuple[str, str]] = {
    # the server and the way to it
    "no_server": (
        "Сервер {host}:{port} не отвечает: {said}",
        "The server {host}:{port} does not answer: {said}",
    ),
    "wrong_password": (
        "Неверный пароль или имя входа. Пароль берётся из PGPASSWORD, из ~/.pgpass или спрашивается в терминале. {said}",
        "Wrong password or login. The password comes from PGPASSWORD, ~/.pgpass or is asked for on the terminal. {said}",
    ),
    "no_database": ("Такой базы на сервере нет: {said}", "There is no such database on the server: {said}"),
    "disabled": ("Этому входу подключаться запрещено: {said}", "This login may not connect: {said}"),
    "not_admitted": (
        "Сервер не пускает этот компьютер (pg_hba.conf): {said}",
        "The server does not admit this computer (pg_hba.conf): {said}",
    ),
    "too_many": ("На сервере кончились соединения: {said}", "The server has no connection left: {said}"),
    "lost": ("Соединение с сервером прервано.", "The connection to the server was lost."),
    "certificate": (
        "Сертификат сервера {host} не подтверждён, пароль не отправлен: {said}",
        "The certificate of {host} is not trusted, the password was not sent: {said}",
    ),
    "other_host": (
        "Сертификат сервера выписан не на {host}, пароль не отправлен: {said}",
        "The server's certificate is not for {host}, the password was not sent: {said}",
    ),
    "no_encryption": (
        "Сервер {host} не шифрует соединение, пароль не отправлен. Включите TLS или задайте --sslmode.",
        "The server {host} does not encrypt, the password was not sent. Switch TLS on or give --sslmode.",
    ),
    "encryption_required": (
        "Сервер принимает только шифрованные соединения: --sslmode verify-full.",
        "The server takes encrypted connections only: --sslmode verify-full.",
    ),
    "no_root_certificate": (
        "Файл корневого сертификата не читается: {said}",
        "The root certificate cannot be read: {said}",
    ),
    "no_binding": (
        "Между программой и сервером стоит посредник (channel binding): {said}",
        "Something stands between the program and the server (channel binding): {said}",
    ),
    "no_scram": (
        "Сервер проверяет пароли не по SCRAM-SHA-256: {said}",
        "The server does not check passwords by SCRAM-SHA-256: {said}",
    ),
    "server_old": (
        "Сервер PostgreSQL {server} не подходит: нужен 15 или новее.",
        "PostgreSQL {server} will not do: 15 or newer is needed.",
    ),
    # rights and bases
    "rights_missing": (
        "Не хватает прав. Попросите администратора сервера выполнить:\n{missing}",
        "Rights are missing. Ask the administrator of the server for:\n{missing}",
    ),
    "denied": ("На это у входа нет права. {said}", "The login has no right to do this. {said}"),
    "database_exists": ("База {database} уже есть.", "The database {database} exists already."),
    "database_in_use": (
        "В базе {database} работают: переименовать её нельзя. Закройте программы и повторите.",
        "Somebody works in {database}, so it cannot be renamed. Close the programs and repeat.",
    ),
    "not_a_base": (
        "«{database}» — не база этой программы.",
        "“{database}” is not a base of this program.",
    ),
    "base_newer": (
        "База новее программы: схема {base}, программа знает {program}. Установите новую версию программы.",
        "The base is newer than the program: schema {base}, the program knows {program}. Install the new version.",
    ),
    "base_busy": (
        "Чья-то транзакция держит таблицы больше минуты. Ничего не изменено; повторите, когда она закончится.",
        "Somebody's transaction has held the tables for more than a minute. Nothing was changed; repeat later.",
    ),
    "migration_running": (
        "Эту базу уже обновляет кто-то другой. Ничего не изменено.",
        "Somebody else is upgrading this base. Nothing was changed.",
    ),
    "migration_failed": (
        "Обновление не выполнено, база не изменилась: {said}\nРезервная копия: {backup}",
        "The upgrade failed, the base is unchanged: {said}\nBackup: {backup}",
    ),
    # copies
    "no_programs": (
        "Нет pg_dump для PostgreSQL {server}: самый новый — {newest}. Установите клиентские программы PostgreSQL {server}.",
        "There is no pg_dump for PostgreSQL {server}: the newest is {newest}. Install PostgreSQL {server}'s client programs.",
    ),
    "no_room": (
        "Мало места в {path}: нужно {needed} МБ, свободно {free} МБ.",
        "Too little room in {path}: {needed} MB are needed, {free} MB are free.",
    ),
    "backup_not_written": ("Копия {path} не записана: {said}", "The backup {path} was not written: {said}"),
    "dump_failed": ("pg_dump не справился: {said}", "pg_dump failed: {said}"),
    "backup_not_found": ("Файла {path} нет.", "There is no file {path}."),
    "not_a_backup": ("{path} — не резервная копия этой программы.", "{path} is not a backup of this program."),
    "backup_newer": (
        "{path} сделан более новой программой.",
        "{path} was made by a newer program.",
    ),
    "backup_damaged": (
        "Копия {path} повреждена: контрольная сумма не сошлась.",
        "The backup {path} is damaged: its checksum does not agree.",
    ),
    "server_older_than_backup": (
        "Копия снята с PostgreSQL {backup}, а сервер — {server}: восстановите на сервере не старше.",
        "The backup is of PostgreSQL {backup}, the server is {server}: restore on one that is not older.",
    ),
    "restore_failed": (
        "pg_restore не справился, временная база удалена: {said}",
        "pg_restore failed, the temporary database was dropped: {said}",
    ),
    "rows_differ": (
        "Восстановленное не сошлось с описью, временная база удалена. Таблица, в описи, восстановлено: {tables}",
        "What was restored does not agree with the manifest, it was dropped. Table, manifest, restored: {tables}",
    ),
    # people
    "login_taken": ("Имя входа {login} уже занято.", "The login {login} is taken."),
    "login_wrong": (
        "Имя входа: e_ и от 2 до 40 строчных латинских букв, цифр и знаков _.",
        "A login is e_ and 2 to 40 small Latin letters, figures and _.",
    ),
    "role_unknown": (
        "Неизвестная роль: {value}. Роли: manager, assistant, expert, accountant, analyst, administrator, executive.",
        "Unknown role: {value}. Roles: manager, assistant, expert, accountant, analyst, administrator, executive.",
    ),
    "field_required": ("Не заполнено: {field}.", "Not given: {field}."),
    "head_cycle": ("Руководитель оказался бы подчинённым самому себе.", "The head would be his own subordinate."),
    "employee_unknown": ("Сотрудника {login} нет.", "There is no employee {login}."),
    "department_unknown": ("Отдела «{value}» нет.", "There is no department “{value}”."),
    "own_login": ("Свой собственный вход не отключают.", "One does not disable one's own login."),
    "own_rights": ("Себе это не делают: нужен второй администратор.", "Not for oneself: that takes a second administrator."),
    "last_administrator": (
        "Это последний администратор: сначала заведите другого.",
        "This is the last administrator: add another first.",
    ),
    "password_short": ("Пароль короче 12 знаков.", "The password is shorter than 12 characters."),
    "password_is_login": ("Пароль повторяет имя входа.", "The password repeats the login."),
    "password_is_old": ("Этот пароль уже действует.", "This is the present password."),
    "password_common": ("Этот пароль из самых частых.", "This password is among the most common."),
    "passwords_differ": ("Пароли не совпали.", "The two passwords differ."),
    "passwords_file": (
        "Файл паролей {path} не создан (он не должен существовать): {said}",
        "The file of passwords {path} was not made (it must not exist): {said}",
    ),
    "no_columns": (
        "В {name} не найдены столбцы: {missing}. Первая строка — заголовки.",
        "{name} lacks the columns {missing}. The first row holds the headings.",
    ),
    "no_file": ("Файла {name} нет.", "There is no file {name}."),
    "file_busy": ("Файл {name} занят другой программой.", "The file {name} is in use."),
    "broken_file": ("Файл {name} повреждён.", "The file {name} is damaged."),
    "not_a_spreadsheet": ("{name} — не таблица (нужен csv, xlsx, xls или ods).", "{name} is no table (csv, xlsx, xls, ods)."),
    "password": ("Файл {name} закрыт паролем.", "The file {name} is locked by a password."),
    "empty_sheet": ("В {name} нет строк.", "{name} holds no rows."),
    # the command line itself
    "usage": ("Ошибка в команде: {said}", "Wrong command: {said}"),
    "options_missing": ("Не указано: {options}.", "Not given: {options}."),
    "no_host": (
        "Не указан сервер: --host или --connection.",
        "The server is not given: --host or --connection.",
    ),
    "not_a_connection_file": ("{path} — не файл подключения.", "{path} is not a connection file."),
    "not_a_certificate": ("{path} — не сертификат PEM.", "{path} is not a PEM certificate."),
    "file_not_written": ("{path} не записан: {said}", "{path} was not written: {said}"),
    "invalid": ("Не принято: {fields}", "Not accepted: {fields}"),
    "stale": ("Это только что изменил кто-то другой; повторите.", "Somebody else has just changed this; repeat."),
    "busy": ("База занята; повторите.", "The base is busy; repeat."),
    "too_long": ("Сервер прервал запрос: он длился слишком долго.", "The server cut a query that lasted too long."),
    "failed": ("Не сделано: {said}", "Not done: {said}"),
    "interrupted": ("Прервано. Незаконченное отменено.", "Interrupted. What was unfinished is undone."),
    # the exchange
    "exchange_off": ("Обмен с Terrasoft выключен в настройках.", "The exchange with Terrasoft is switched off."),
    "exchange_lost": ("Обмен перешёл к другому.", "Another has taken the exchange over."),
    "terrasoft_unreachable": ("Terrasoft не отвечает: {words}", "Terrasoft does not answer: {words}"),
    "terrasoft_busy": ("Terrasoft просит подождать: {words}", "Terrasoft asks to wait: {words}"),
    "terrasoft_login_wrong": ("Terrasoft не принял имя или пароль: {words}", "Terrasoft refused name or password: {words}"),
    "terrasoft_login_expired": ("Пароль Terrasoft истёк: {words}", "The password of Terrasoft has expired: {words}"),
    "terrasoft_login_second_factor": (
        "Terrasoft требует второй фактор: исключите пользователя обмена. {words}",
        "Terrasoft asks for a second factor: exempt the user of the exchange. {words}",
    ),
    "terrasoft_login_licence": ("У пользователя Terrasoft нет лицензии: {words}", "The user has no licence: {words}"),
    "terrasoft_login_forbidden": ("Terrasoft запретил вход: {words}", "Terrasoft forbids the login: {words}"),
    "terrasoft_no_secret": (
        "Нет пароля Terrasoft: задайте CRM_TERRASOFT_SECRET или сохраните его в настройках обмена.",
        "No password of Terrasoft: set CRM_TERRASOFT_SECRET or save it in the set-up of the exchange.",
    ),
    "terrasoft_no_right": ("Terrasoft не даёт прав: {words}", "Terrasoft gives no right: {words}"),
    "terrasoft_rejected": ("Terrasoft отклонил запрос: {words}", "Terrasoft rejected the request: {words}"),
    "terrasoft_not_terrasoft": (
        "По этому адресу отвечает не Terrasoft: {words}",
        "It is not Terrasoft that answers at this address: {words}",
    ),
    "terrasoft_misconfigured": ("Настройка обмена неверна: {words}", "The set-up of the exchange is wrong: {words}"),
    "terrasoft_barred": ("Terrasoft не дал прочитать: {words}", "Terrasoft lets nobody read: {words}"),
}  # fmt: skip

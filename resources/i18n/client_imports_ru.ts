<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>client_imports</name>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>All rows: {}</source>
        <translation>Все строки: {}</translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation>Исполнитель</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Changed, not checked yet</source>
        <translation>Исправлено, ещё не проверено</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Проверить ещё раз</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Выбор файла</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>Choose the column of the field “{}”.</source>
        <translation>Выберите столбец для поля «{}».</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Close the import?</source>
        <translation>Закрыть импорт?</translation>
    </message>
    <message>
        <source>Close without importing</source>
        <translation>Закрыть без импорта</translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation>Столбец файла</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Комментарий</translation>
    </message>
    <message>
        <source>Completes a known client</source>
        <translation>Дополнит известного клиента</translation>
    </message>
    <message>
        <source>Contact person</source>
        <translation>Контактное лицо</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Создать</translation>
    </message>
    <message>
        <source>Create all that are alike</source>
        <translation>Создать все похожие</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Drop a file here or choose one</source>
        <translation>Перетащите файл сюда или выберите его</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Срок</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>E-mail of the person</source>
        <translation>E-mail контактного лица</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Excel, OpenDocument or CSV: one row for a client, or for each person of a client. Clients are recognised by INN and KPP: new ones are created, known ones completed. You will see what becomes of every row before anything is written.</source>
        <translation>Excel, OpenDocument или CSV: строка на клиента или на каждое контактное лицо клиента. Клиенты узнаются по ИНН и КПП: новые создаются, известные дополняются. До записи вы увидите, что будет с каждой строкой.</translation>
    </message>
    <message>
        <source>Excel, OpenDocument or CSV: one row for a task with its title, day, assignee (name or login) and the client&apos;s INN. You will see what becomes of every row before anything is written.</source>
        <translation>Excel, OpenDocument или CSV: строка на задачу – что сделать, срок, исполнитель (имя или логин) и ИНН клиента. До записи вы увидите, что будет с каждой строкой.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Полное наименование</translation>
    </message>
    <message>
        <source>INN</source>
        <translation>ИНН</translation>
    </message>
    <message>
        <source>INN and KPP together</source>
        <translation>ИНН и КПП вместе</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Импортировать</translation>
    </message>
    <message>
        <source>Import clients from a table</source>
        <translation>Импорт клиентов из таблицы</translation>
    </message>
    <message>
        <source>Import tasks from a table</source>
        <translation>Импорт задач из таблицы</translation>
    </message>
    <message>
        <source>KPP</source>
        <translation>КПП</translation>
    </message>
    <message>
        <source>Known, stays as it is</source>
        <translation>Известен, остаётся как есть</translation>
    </message>
    <message>
        <source>Like another one: {}</source>
        <translation>Похожи на другие: {}</translation>
    </message>
    <message>
        <source>Name of the client</source>
        <translation>Название клиента</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Новый</translation>
    </message>
    <message>
        <source>New clients: {}, completed: {}, known and left as they are: {}, people added: {}, rows that stay out: {}. Nothing is written yet.</source>
        <translation>Новых клиентов: {}, будет дополнено: {}, известны и останутся как есть: {}, добавится контактных лиц: {}, не войдёт строк: {}. Пока ничего не записано.</translation>
    </message>
    <message>
        <source>No row with titles was found: say what the columns mean.</source>
        <translation>Строка с заголовками не найдена: укажите, что значат столбцы.</translation>
    </message>
    <message>
        <source>Nothing has been imported yet.</source>
        <translation>Пока ничего не импортировали.</translation>
    </message>
    <message>
        <source>OGRN</source>
        <translation>ОГРН</translation>
    </message>
    <message>
        <source>Of clients known already</source>
        <translation>У уже известных клиентов</translation>
    </message>
    <message>
        <source>One more person of the client in row {row}</source>
        <translation>Ещё одно контактное лицо клиента из строки {row}</translation>
    </message>
    <message>
        <source>Past imports</source>
        <translation>Прошлые импорты</translation>
    </message>
    <message>
        <source>Past imports…</source>
        <translation>Прошлые импорты…</translation>
    </message>
    <message>
        <source>Paste from the clipboard</source>
        <translation>Вставить из буфера</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Phone of the person</source>
        <translation>Телефон контактного лица</translation>
    </message>
    <message>
        <source>Position of the person</source>
        <translation>Должность контактного лица</translation>
    </message>
    <message>
        <source>Postal address</source>
        <translation>Почтовый адрес</translation>
    </message>
    <message>
        <source>Reading “{}”…</source>
        <translation>Чтение «{}»…</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Строка</translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <translation>Строки файла</translation>
    </message>
    <message>
        <source>Save a template…</source>
        <translation>Сохранить шаблон…</translation>
    </message>
    <message>
        <source>Save the rejected rows</source>
        <translation>Сохранение не вошедших строк</translation>
    </message>
    <message>
        <source>Save the rejected rows…</source>
        <translation>Сохранить не вошедшие строки…</translation>
    </message>
    <message>
        <source>Save the template</source>
        <translation>Сохранение шаблона</translation>
    </message>
    <message>
        <source>Saved: {}</source>
        <translation>Сохранено: {}</translation>
    </message>
    <message>
        <source>Sheet of the file</source>
        <translation>Лист файла</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Сайт</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Пропустить</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>Source, where the file has none</source>
        <translation>Источник, если в файле его нет</translation>
    </message>
    <message>
        <source>Stay out: {}</source>
        <translation>Не войдут: {}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>Остановлено. Ничего не записано.</translation>
    </message>
    <message>
        <source>Tables (*.xlsx *.xls *.ods *.csv)</source>
        <translation>Таблицы (*.xlsx *.xls *.ods *.csv)</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>Tags, where the file has none (by commas)</source>
        <translation>Метки, если в файле их нет (через запятую)</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Отменить импорт</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>Отменить…</translation>
    </message>
    <message>
        <source>Take the import back?</source>
        <translation>Отменить импорт?</translation>
    </message>
    <message>
        <source>Take the import back…</source>
        <translation>Отменить импорт…</translation>
    </message>
    <message>
        <source>Taken back: {} clients deleted, {} as they were before.</source>
        <translation>Импорт отменён: удалено клиентов: {}, возвращено в прежний вид: {}.</translation>
    </message>
    <message>
        <source>Taken back: {} tasks.</source>
        <translation>Импорт отменён, удалено задач: {}.</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Задача</translation>
    </message>
    <message>
        <source>Tasks: {}, rows that stay out: {}. Nothing is written yet.</source>
        <translation>Задач: {}, не войдёт строк: {}. Пока ничего не записано.</translation>
    </message>
    <message>
        <source>The import is done.</source>
        <translation>Импорт выполнен.</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Что с ней будет</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Что это значит</translation>
    </message>
    <message>
        <source>What stands in it</source>
        <translation>Что в нём</translation>
    </message>
    <message>
        <source>What you mended and decided here is not saved in the file and will be lost.</source>
        <translation>Исправления и решения, сделанные здесь, в файл не записаны и пропадут.</translation>
    </message>
    <message>
        <source>What “{}” has made is deleted, what it has changed becomes as it was. Nothing happens if something hangs on it already.</source>
        <translation>Созданное импортом «{}» будет удалено, изменённое станет прежним. Если с этим уже начали работать, ничего не произойдёт.</translation>
    </message>
    <message>
        <source>Which rows are shown</source>
        <translation>Какие строки показаны</translation>
    </message>
    <message>
        <source>Wrong cells are red: double-click or F2 to mend one here.</source>
        <translation>Ошибочные ячейки красные: исправьте двойным щелчком или F2 прямо здесь.</translation>
    </message>
    <message>
        <source>accounts</source>
        <translation>счета в банках</translation>
    </message>
    <message>
        <source>acts</source>
        <translation>акты</translation>
    </message>
    <message>
        <source>acts of destruction of personal data</source>
        <translation>акты об уничтожении персональных данных</translation>
    </message>
    <message>
        <source>addresses</source>
        <translation>адреса</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>изменено после импорта</translation>
    </message>
    <message>
        <source>claims</source>
        <translation>закрепления</translation>
    </message>
    <message>
        <source>deals</source>
        <translation>сделки</translation>
    </message>
    <message>
        <source>directions taken</source>
        <translation>взятые направления</translation>
    </message>
    <message>
        <source>entries of the timeline</source>
        <translation>записи ленты</translation>
    </message>
    <message>
        <source>files</source>
        <translation>файлы</translation>
    </message>
    <message>
        <source>fill only empty fields</source>
        <translation>заполнить только пустые поля</translation>
    </message>
    <message>
        <source>from the clipboard</source>
        <translation>из буфера обмена</translation>
    </message>
    <message>
        <source>invoices</source>
        <translation>счета</translation>
    </message>
    <message>
        <source>known clients completed</source>
        <translation>известных клиентов дополнено</translation>
    </message>
    <message>
        <source>marks that clients differ</source>
        <translation>отметки «разные клиенты»</translation>
    </message>
    <message>
        <source>merged clients</source>
        <translation>объединённые клиенты</translation>
    </message>
    <message>
        <source>merges</source>
        <translation>объединения</translation>
    </message>
    <message>
        <source>new clients</source>
        <translation>новых клиентов</translation>
    </message>
    <message>
        <source>new {}, completed {}, as they were {}, stayed out {}</source>
        <translation>новых {}, дополнено {}, без изменений {}, не вошло {}</translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>не загружать</translation>
    </message>
    <message>
        <source>payments</source>
        <translation>платежи</translation>
    </message>
    <message>
        <source>people added</source>
        <translation>контактных лиц добавлено</translation>
    </message>
    <message>
        <source>people added since</source>
        <translation>добавленные позже контактные лица</translation>
    </message>
    <message>
        <source>quotes</source>
        <translation>КП</translation>
    </message>
    <message>
        <source>rows of clients left as they were</source>
        <translation>строк без изменений</translation>
    </message>
    <message>
        <source>rows stayed out</source>
        <translation>строк не вошло</translation>
    </message>
    <message>
        <source>take everything from the file</source>
        <translation>взять всё из файла</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>отменён</translation>
    </message>
    <message>
        <source>tasks</source>
        <translation>задачи</translation>
    </message>
    <message>
        <source>tasks made</source>
        <translation>задач создано</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>ClientCard</name>
    <message>
        <source>Acts on the basis of</source>
        <translation>Действует на основании</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Комментарий</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
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
        <source>KPP</source>
        <translation>КПП</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Name *</source>
        <translation>Наименование *</translation>
    </message>
    <message>
        <source>OGRN</source>
        <translation>ОГРН</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Signatory: name</source>
        <translation>Подписант: ФИО</translation>
    </message>
    <message>
        <source>Signatory: position</source>
        <translation>Подписант: должность</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Сайт</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
</context>
<context>
    <name>cards</name>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
</context>
<context>
    <name>clients</name>
    <message>
        <source>Add a contact</source>
        <translation>Добавить контакт</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation>Запросить согласование</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Выбор файла</translation>
    </message>
    <message>
        <source>Choose a file of Excel, OpenDocument or CSV.</source>
        <translation>Выберите файл Excel, OpenDocument или CSV.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Закрепить</translation>
    </message>
    <message>
        <source>Claims left this month: directions {}, new clients {}</source>
        <translation>Осталось закреплений в этом месяце: направлений {}, новых клиентов {}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Контакты</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>Сделки</translation>
    </message>
    <message>
        <source>Directions</source>
        <translation>Направления</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Find a client and claim a direction</source>
        <translation>Найти клиента и закрепить направление</translation>
    </message>
    <message>
        <source>Find and claim</source>
        <translation>Найти и закрепить</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Закреплено</translation>
    </message>
    <message>
        <source>INN</source>
        <translation>ИНН</translation>
    </message>
    <message>
        <source>INN / KPP</source>
        <translation>ИНН / КПП</translation>
    </message>
    <message>
        <source>INN or name</source>
        <translation>ИНН или наименование</translation>
    </message>
    <message>
        <source>INN or words of the name, in any order</source>
        <translation>ИНН или слова наименования в любом порядке</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Загрузить</translation>
    </message>
    <message>
        <source>Import clients from a table</source>
        <translation>Загрузка клиентов из таблицы</translation>
    </message>
    <message>
        <source>Import from Excel</source>
        <translation>Загрузить из Excel</translation>
    </message>
    <message>
        <source>Imported: {} new clients, {} known ones completed.</source>
        <translation>Загружено: новых клиентов – {}, дополнено известных – {}.</translation>
    </message>
    <message>
        <source>Is the client free?</source>
        <translation>Свободен ли клиент?</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Фамилия</translation>
    </message>
    <message>
        <source>Middle name</source>
        <translation>Отчество</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Наименование</translation>
    </message>
    <message>
        <source>New client</source>
        <translation>Новый клиент</translation>
    </message>
    <message>
        <source>Nobody is found. Check the spelling or enter a new client.</source>
        <translation>Никто не найден. Проверьте написание или заведите нового клиента.</translation>
    </message>
    <message>
        <source>Nobody is found. Check the spelling.</source>
        <translation>Никто не найден. Проверьте написание.</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Организация</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Физическое лицо</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Должность</translation>
    </message>
    <message>
        <source>Reading “{}”…</source>
        <translation>Читаем «{}»…</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Record a need</source>
        <translation>Потребность</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Освободить</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Строка</translation>
    </message>
    <message>
        <source>Rows that stay out: {}</source>
        <translation>Строк, которые не загрузятся: {}</translation>
    </message>
    <message>
        <source>Save the rejected rows</source>
        <translation>Сохранение отклонённых строк</translation>
    </message>
    <message>
        <source>Save the rejected rows…</source>
        <translation>Сохранить отклонённые строки…</translation>
    </message>
    <message>
        <source>Saved: {}</source>
        <translation>Сохранено: {}</translation>
    </message>
    <message>
        <source>Sent for approval; the direction is reserved for three days.</source>
        <translation>Отправлено на согласование; направление зарезервировано на три дня.</translation>
    </message>
    <message>
        <source>Sole proprietor</source>
        <translation>ИП</translation>
    </message>
    <message>
        <source>Tables (*.xlsx *.xls *.ods *.csv)</source>
        <translation>Таблицы (*.xlsx *.xls *.ods *.csv)</translation>
    </message>
    <message>
        <source>The direction is yours.</source>
        <translation>Направление закреплено за вами.</translation>
    </message>
    <message>
        <source>The look-up is recorded.</source>
        <translation>Запрос записывается в журнал.</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>Кому</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Что не так</translation>
    </message>
    <message>
        <source>Why this client is needed</source>
        <translation>Зачем нужен этот клиент</translation>
    </message>
    <message>
        <source>open deals: {}</source>
        <translation>открытых сделок: {}</translation>
    </message>
    <message>
        <source>since {}</source>
        <translation>с {}</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>без лимита</translation>
    </message>
    <message>
        <source>you may take it from {}</source>
        <translation>можно взять с {}</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} из {}</translation>
    </message>
    <message>
        <source>{}: deals, documents, open tasks go along. {} keeps the sight of what was issued.</source>
        <translation>{}: сделки, документы и открытые задачи переходят вместе с направлением. {} сохранит чтение выданных документов.</translation>
    </message>
    <message>
        <source>“{}”: {} new, {} known already, {} rows stay out.</source>
        <translation>«{}»: новых – {}, уже известных – {}, не загрузится строк – {}.</translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message>
        <source>All I see</source>
        <translation>Все доступные</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>INN</source>
        <translation>ИНН</translation>
    </message>
    <message>
        <source>KPP</source>
        <translation>КПП</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Мои</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Заведён</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
</context>
</TS>

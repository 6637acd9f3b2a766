<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>client_merges</name>
    <message>
        <source>A card was changed meanwhile and has been read again.</source>
        <translation>Карточку тем временем изменили; она прочитана заново.</translation>
    </message>
    <message>
        <source>Another person</source>
        <translation>Другой человек</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Оба</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Choose who keeps it</source>
        <translation>Выберите, за кем останется</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Комментарий</translation>
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
        <source>Full name</source>
        <translation>Полное название</translation>
    </message>
    <message>
        <source>Goes into it</source>
        <translation>Вливается</translation>
    </message>
    <message>
        <source>Goes over: {}. Issued documents keep numbers and requisites.</source>
        <translation>Перейдёт: {}. Выпущенные документы сохраняют номера и реквизиты.</translation>
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
        <source>Legal address</source>
        <translation>Юридический адрес</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Объединить</translation>
    </message>
    <message>
        <source>Merge two cards of one client</source>
        <translation>Объединение двух карточек одного клиента</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Nothing hangs on the card that goes.</source>
        <translation>На вливаемой карточке ничего нет.</translation>
    </message>
    <message>
        <source>OGRN</source>
        <translation>ОГРН</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Организация</translation>
    </message>
    <message>
        <source>People of the card that goes</source>
        <translation>Контакты вливаемой карточки</translation>
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
        <source>Postal address</source>
        <translation>Почтовый адрес</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Reason: shown in the journal of merges</source>
        <translation>Причина: останется в журнале объединений</translation>
    </message>
    <message>
        <source>Remains</source>
        <translation>Остаётся</translation>
    </message>
    <message>
        <source>Signatory: basis</source>
        <translation>Подписант: основание</translation>
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
        <source>Sole proprietor</source>
        <translation>Предприниматель</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>Stays: {}</source>
        <translation>Останется: {}</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Поменять</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>Отменить…</translation>
    </message>
    <message>
        <source>Take the merge back?</source>
        <translation>Отменить объединение?</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Отменено</translation>
    </message>
    <message>
        <source>Taken back by</source>
        <translation>Кто отменил</translation>
    </message>
    <message>
        <source>The INN differ: these are two companies. What was issued keeps its requisites.</source>
        <translation>ИНН разные: это две компании. Уже выпущенное сохранит свои реквизиты.</translation>
    </message>
    <message>
        <source>The card “{}” went into “{}”.</source>
        <translation>Карточка «{}» влита в «{}».</translation>
    </message>
    <message>
        <source>The merge is taken back: two clients again.</source>
        <translation>Объединение отменено: снова два клиента.</translation>
    </message>
    <message>
        <source>The same INN with two KPP is usually a head office and its branch, not a duplicate.</source>
        <translation>Один ИНН с двумя КПП — обычно головная организация и филиал, а не дубль.</translation>
    </message>
    <message>
        <source>The same as {}</source>
        <translation>Тот же, что {}</translation>
    </message>
    <message>
        <source>Went into it</source>
        <translation>Влилась</translation>
    </message>
    <message>
        <source>Went over: {}.</source>
        <translation>Перешло: {}.</translation>
    </message>
    <message>
        <source>What stays on the card</source>
        <translation>Что останется в карточке</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>accounts: {}</source>
        <translation>счетов в банке: {}</translation>
    </message>
    <message>
        <source>acts: {}</source>
        <translation>актов: {}</translation>
    </message>
    <message>
        <source>addresses: {}</source>
        <translation>адресов: {}</translation>
    </message>
    <message>
        <source>deals: {}</source>
        <translation>сделок: {}</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>пусто</translation>
    </message>
    <message>
        <source>files: {}</source>
        <translation>файлов: {}</translation>
    </message>
    <message>
        <source>invoices: {}</source>
        <translation>счетов: {}</translation>
    </message>
    <message>
        <source>issued documents: {}</source>
        <translation>выданных документов: {}</translation>
    </message>
    <message>
        <source>no INN</source>
        <translation>без ИНН</translation>
    </message>
    <message>
        <source>open deals: {}</source>
        <translation>открытых сделок: {}</translation>
    </message>
    <message>
        <source>payments: {}</source>
        <translation>платежей: {}</translation>
    </message>
    <message>
        <source>people: {}</source>
        <translation>контактов: {}</translation>
    </message>
    <message>
        <source>quotes: {}</source>
        <translation>КП: {}</translation>
    </message>
    <message>
        <source>requests: {}</source>
        <translation>запросов: {}</translation>
    </message>
    <message>
        <source>tasks: {}</source>
        <translation>задач: {}</translation>
    </message>
    <message>
        <source>works: {}</source>
        <translation>работ: {}</translation>
    </message>
    <message>
        <source>“{}” becomes a client of its own again, with all it had.</source>
        <translation>«{}» снова станет отдельным клиентом со всем, что у него было.</translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Действуют</translation>
    </message>
    <message>
        <source>Merges of clients</source>
        <translation>Объединения клиентов</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Remains</source>
        <translation>Остаётся</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Отменено</translation>
    </message>
    <message>
        <source>Went into it</source>
        <translation>Влилась</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
</context>
<context>
    <name>states</name>
    <message>
        <source>Merged</source>
        <translation>Объединены</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Отменено</translation>
    </message>
</context>
</TS>

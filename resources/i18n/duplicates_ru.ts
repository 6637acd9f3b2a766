<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>duplicates</name>
    <message>
        <source>Find duplicates</source>
        <translation>Найти дубли</translation>
    </message>
    <message>
        <source>Held by: {}</source>
        <translation>Ведёт: {}</translation>
    </message>
    <message>
        <source>How far the search is</source>
        <translation>Ход поиска</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Объединить…</translation>
    </message>
    <message>
        <source>No duplicates are found.</source>
        <translation>Дублей не найдено.</translation>
    </message>
    <message>
        <source>Nobody holds it</source>
        <translation>Никто не ведёт</translation>
    </message>
    <message>
        <source>Pairs found: {}, in {} s.</source>
        <translation>Найдено пар: {}, за {} с.</translation>
    </message>
    <message>
        <source>Perhaps this client is here already:</source>
        <translation>Возможно, такой клиент уже есть:</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>The search was stopped.</source>
        <translation>Поиск остановлен.</translation>
    </message>
    <message>
        <source>These are different</source>
        <translation>Это разные клиенты</translation>
    </message>
    <message>
        <source>free</source>
        <translation>свободен</translation>
    </message>
    <message>
        <source>names alike by {} %</source>
        <translation>названия похожи на {} %</translation>
    </message>
    <message>
        <source>no INN</source>
        <translation>без ИНН</translation>
    </message>
    <message>
        <source>the name is alike by {} %</source>
        <translation>название похоже на {} %</translation>
    </message>
    <message>
        <source>the same INN</source>
        <translation>тот же ИНН</translation>
    </message>
    <message>
        <source>the same e-mail</source>
        <translation>та же почта</translation>
    </message>
    <message>
        <source>the same phone</source>
        <translation>тот же телефон</translation>
    </message>
    <message>
        <source>“{}” and “{}” are not offered as one again.</source>
        <translation>«{}» и «{}» больше не предлагаются как дубли.</translation>
    </message>
</context>
<context>
    <name>kit</name>
    <message>
        <source>List</source>
        <translation>Список</translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Дубли</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>Ведёт</translation>
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
        <source>Like names</source>
        <translation>Похожие названия</translation>
    </message>
    <message>
        <source>Names alike</source>
        <translation>Похожи, %</translation>
    </message>
    <message>
        <source>Perhaps the same</source>
        <translation>Возможно, тот же</translation>
    </message>
    <message>
        <source>Same INN</source>
        <translation>Тот же ИНН</translation>
    </message>
    <message>
        <source>Same e-mail</source>
        <translation>Та же почта</translation>
    </message>
    <message>
        <source>Same phone</source>
        <translation>Тот же телефон</translation>
    </message>
    <message>
        <source>What is the same</source>
        <translation>Что совпало</translation>
    </message>
</context>
<context>
    <name>states</name>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>INN</source>
        <translation>ИНН</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
</context>
</TS>

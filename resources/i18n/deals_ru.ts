<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>DealCard</name>
    <message>
        <source>Client and direction *</source>
        <translation>Клиент и направление *</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Контактное лицо</translation>
    </message>
    <message>
        <source>Expected on</source>
        <translation>Ожидаемая дата</translation>
    </message>
    <message>
        <source>Expected sum</source>
        <translation>Ожидаемая сумма</translation>
    </message>
    <message>
        <source>Need in short *</source>
        <translation>Потребность кратко *</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>The need in words</source>
        <translation>Потребность подробно</translation>
    </message>
</context>
<context>
    <name>cards</name>
    <message>
        <source>Deal</source>
        <translation>Сделка</translation>
    </message>
</context>
<context>
    <name>deals</name>
    <message>
        <source>(draft)</source>
        <translation>(черновик)</translation>
    </message>
    <message>
        <source>Competitor</source>
        <translation>Конкурент</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Контактное лицо</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Направление</translation>
    </message>
    <message>
        <source>Documents of the deal</source>
        <translation>Документы сделки</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Ожидается</translation>
    </message>
    <message>
        <source>From the calculations ({})</source>
        <translation>Из расчётов ({})</translation>
    </message>
    <message>
        <source>From the price list</source>
        <translation>По прайс-листу</translation>
    </message>
    <message>
        <source>From the quote {}</source>
        <translation>Из КП {}</translation>
    </message>
    <message>
        <source>Like the invoice {}</source>
        <translation>Как счёт {}</translation>
    </message>
    <message>
        <source>Make a quote</source>
        <translation>Создать КП</translation>
    </message>
    <message>
        <source>Make an act</source>
        <translation>Создать акт</translation>
    </message>
    <message>
        <source>Make an invoice</source>
        <translation>Создать счёт</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Менеджер</translation>
    </message>
    <message>
        <source>Need</source>
        <translation>Потребность</translation>
    </message>
    <message>
        <source>Not closed yet. {}</source>
        <translation>Ещё не закрыта. {}</translation>
    </message>
    <message>
        <source>Postpone until</source>
        <translation>Отложить до</translation>
    </message>
    <message>
        <source>Record a need</source>
        <translation>Записать потребность</translation>
    </message>
    <message>
        <source>Request a calculation</source>
        <translation>Запросить расчёт</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>Why the deal is lost</source>
        <translation>Почему сделка проиграна</translation>
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
        <source>Closed</source>
        <translation>Закрытые</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>Сделки</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Направление</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Ожидается</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Проигранные</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Менеджер</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Мои</translation>
    </message>
    <message>
        <source>Need</source>
        <translation>Потребность</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>№</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открытые</translation>
    </message>
    <message>
        <source>Postponed</source>
        <translation>Отложенные</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Стадия</translation>
    </message>
    <message>
        <source>Sum, ₽</source>
        <translation>Сумма, ₽</translation>
    </message>
</context>
<context>
    <name>states</name>
    <message>
        <source>Act</source>
        <translation>Акт</translation>
    </message>
    <message>
        <source>Calculation</source>
        <translation>Расчёт</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Счёт</translation>
    </message>
    <message>
        <source>Need</source>
        <translation>Потребность</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>КП</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Работы</translation>
    </message>
</context>
</TS>

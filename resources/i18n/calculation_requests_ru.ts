<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>CalculationRequestCard</name>
    <message>
        <source>Comment for the experts</source>
        <translation>Комментарий экспертам</translation>
    </message>
    <message>
        <source>Deal *</source>
        <translation>Сделка *</translation>
    </message>
    <message>
        <source>Wanted by</source>
        <translation>Нужно к</translation>
    </message>
</context>
<context>
    <name>calculation_requests</name>
    <message>
        <source>Answer</source>
        <translation>Ответить</translation>
    </message>
    <message>
        <source>Answer the question</source>
        <translation>Ответить на вопрос</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>Сделка</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Направление</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Группа</translation>
    </message>
    <message>
        <source>Make a quote</source>
        <translation>Создать КП</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Менеджер</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Параметры</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Цена</translation>
    </message>
    <message>
        <source>Price, ₽</source>
        <translation>Цена, ₽</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>Обещано</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Кол-во</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Услуга</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Услуги</translation>
    </message>
    <message>
        <source>Start typing the name of a service…</source>
        <translation>Начните вводить название услуги…</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Объект</translation>
    </message>
    <message>
        <source>The expert asks: {}</source>
        <translation>Вопрос эксперта: {}</translation>
    </message>
</context>
<context>
    <name>cards</name>
    <message>
        <source>Calculation request</source>
        <translation>Запрос на расчёт</translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Calculation requests</source>
        <translation>Запросы на расчёт</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Направление</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Срок</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Менеджер</translation>
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
        <source>Overdue</source>
        <translation>Просрочены</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Sum, ₽</source>
        <translation>Сумма, ₽</translation>
    </message>
    <message>
        <source>Wait for me</source>
        <translation>Ждут меня</translation>
    </message>
</context>
<context>
    <name>states</name>
    <message>
        <source>Accepted</source>
        <translation>Принято</translation>
    </message>
    <message>
        <source>Calculated</source>
        <translation>Рассчитан</translation>
    </message>
    <message>
        <source>Calculating</source>
        <translation>На расчёте</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Черновик</translation>
    </message>
    <message>
        <source>In the queue</source>
        <translation>В очереди</translation>
    </message>
</context>
</TS>

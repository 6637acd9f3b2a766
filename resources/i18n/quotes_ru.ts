<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>QuoteCard</name>
    <message>
        <source>Addressee</source>
        <translation>Адресат</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Контакт</translation>
    </message>
    <message>
        <source>Documents needed from the client</source>
        <translation>Что нужно от клиента</translation>
    </message>
    <message>
        <source>Introduction</source>
        <translation>Вступление</translation>
    </message>
    <message>
        <source>Organisation *</source>
        <translation>Организация *</translation>
    </message>
    <message>
        <source>Payment terms</source>
        <translation>Условия оплаты</translation>
    </message>
    <message>
        <source>Term of the work</source>
        <translation>Срок работ</translation>
    </message>
    <message>
        <source>Valid until *</source>
        <translation>Действует до *</translation>
    </message>
</context>
<context>
    <name>cards</name>
    <message>
        <source>Quote</source>
        <translation>КП</translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message>
        <source>Accepted</source>
        <translation>Принятые</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
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
        <source>Ending</source>
        <translation>Истекают</translation>
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
        <source>Organisation</source>
        <translation>Организация</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>Коммерческие предложения</translation>
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
        <source>Valid until</source>
        <translation>Действует до</translation>
    </message>
    <message>
        <source>With old versions</source>
        <translation>Со старыми версиями</translation>
    </message>
</context>
<context>
    <name>quotes</name>
    <message>
        <source>Contact</source>
        <translation>Контакт</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>Сделка</translation>
    </message>
    <message>
        <source>For the rest</source>
        <translation>На остаток (окончательный)</translation>
    </message>
    <message>
        <source>For the whole sum</source>
        <translation>На всю сумму</translation>
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
        <source>Organisation</source>
        <translation>Организация</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Оплата</translation>
    </message>
    <message>
        <source>Prepayment…</source>
        <translation>Предоплата…</translation>
    </message>
    <message>
        <source>Quote for {}</source>
        <translation>КП для {}</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Услуги</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Сумма</translation>
    </message>
    <message>
        <source>The price is below the lowest one of the expert: {}.</source>
        <translation>Цена ниже минимальной цены эксперта: {}.</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Действует до</translation>
    </message>
    <message>
        <source>Version {}</source>
        <translation>Версия {}</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Версии</translation>
    </message>
    <message>
        <source>Why this discount</source>
        <translation>Почему нужна скидка</translation>
    </message>
</context>
<context>
    <name>states</name>
    <message>
        <source>Accepted</source>
        <translation>Принято</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Согласован</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Черновик</translation>
    </message>
    <message>
        <source>On approval</source>
        <translation>Согласование</translation>
    </message>
    <message>
        <source>Quote sent</source>
        <translation>КП отправлено</translation>
    </message>
</context>
</TS>

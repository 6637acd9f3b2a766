<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>ledger</name>
    <message>
        <source>, not signed yet</source>
        <translation>, ещё не подписан</translation>
    </message>
    <message>
        <source>, overdue by {}</source>
        <translation>, просрочено {}</translation>
    </message>
    <message>
        <source>Act {}</source>
        <translation>Акт {}</translation>
    </message>
    <message>
        <source>All organisations</source>
        <translation>Все организации</translation>
    </message>
    <message>
        <source>Balance on {}</source>
        <translation>Сальдо на {}</translation>
    </message>
    <message>
        <source>Balance, ₽</source>
        <translation>Сальдо, ₽</translation>
    </message>
    <message>
        <source>Billed, ₽</source>
        <translation>Выставлено, ₽</translation>
    </message>
    <message>
        <source>Choose a client: by INN or words of the name.</source>
        <translation>Выберите клиента: по ИНН или словам названия.</translation>
    </message>
    <message>
        <source>Choose the client and one organisation</source>
        <translation>Выберите клиента и одну организацию</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Credit, ₽</source>
        <translation>Кредит, ₽</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Debit, ₽</source>
        <translation>Дебет, ₽</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Документ</translation>
    </message>
    <message>
        <source>Documents of the client</source>
        <translation>Документы клиента</translation>
    </message>
    <message>
        <source>Done and given back</source>
        <translation>Выполнено и возвращено</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Книги Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>С</translation>
    </message>
    <message>
        <source>Invoice {}</source>
        <translation>Счёт {}</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Организация</translation>
    </message>
    <message>
        <source>Overdue by invoices</source>
        <translation>Просрочено по счетам</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Оплачено</translation>
    </message>
    <message>
        <source>Payment {}</source>
        <translation>Оплата {}</translation>
    </message>
    <message>
        <source>Reconciliation act</source>
        <translation>Акт сверки</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Обновить</translation>
    </message>
    <message>
        <source>Refresh (F5)</source>
        <translation>Обновить (F5)</translation>
    </message>
    <message>
        <source>Refund {}</source>
        <translation>Возврат {}</translation>
    </message>
    <message>
        <source>Settlements</source>
        <translation>Взаиморасчёты</translation>
    </message>
    <message>
        <source>To Excel</source>
        <translation>В Excel</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>По</translation>
    </message>
    <message>
        <source>Written: {}</source>
        <translation>Записано: {}</translation>
    </message>
    <message>
        <source>acts, refunds</source>
        <translation>акты, возвраты</translation>
    </message>
    <message>
        <source>as of today</source>
        <translation>на сегодня</translation>
    </message>
    <message>
        <source>nobody owes</source>
        <translation>никто не должен</translation>
    </message>
    <message>
        <source>the client owes</source>
        <translation>долг клиента</translation>
    </message>
    <message>
        <source>the client&apos;s advance</source>
        <translation>аванс клиента</translation>
    </message>
</context>
</TS>

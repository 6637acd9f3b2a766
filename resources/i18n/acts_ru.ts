<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>ActCard</name>
    <message>
        <source>Basis</source>
        <translation>Основание</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Комментарий</translation>
    </message>
    <message>
        <source>Customer&apos;s signatory: name</source>
        <translation>Подписант заказчика: имя</translation>
    </message>
    <message>
        <source>Customer&apos;s signatory: position</source>
        <translation>Подписант заказчика: должность</translation>
    </message>
    <message>
        <source>Date *</source>
        <translation>Дата *</translation>
    </message>
    <message>
        <source>Kind *</source>
        <translation>Вид *</translation>
    </message>
    <message>
        <source>Organisation *</source>
        <translation>Организация *</translation>
    </message>
    <message>
        <source>Period from</source>
        <translation>Период с</translation>
    </message>
    <message>
        <source>Period until</source>
        <translation>Период по</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>To be signed by</source>
        <translation>Подписать до</translation>
    </message>
</context>
<context>
    <name>acts</name>
    <message>
        <source>Act for {}</source>
        <translation>Акт для {}</translation>
    </message>
    <message>
        <source>Act of services rendered</source>
        <translation>Акт об оказании услуг</translation>
    </message>
    <message>
        <source>Act of works accepted</source>
        <translation>Акт сдачи-приёмки работ</translation>
    </message>
    <message>
        <source>Cancelled: {}</source>
        <translation>Отменён: {}</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Счёт</translation>
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
        <source>Services</source>
        <translation>Услуги</translation>
    </message>
    <message>
        <source>Sign by</source>
        <translation>Подписать до</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Подписан</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>Дата подписания</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Сумма</translation>
    </message>
    <message>
        <source>The client refused to sign: {}</source>
        <translation>Клиент отказался подписать: {}</translation>
    </message>
    <message>
        <source>The client should have signed by {}.</source>
        <translation>Клиент должен был подписать до {}.</translation>
    </message>
    <message>
        <source>Why the client refuses</source>
        <translation>Почему клиент отказывается</translation>
    </message>
</context>
<context>
    <name>cards</name>
    <message>
        <source>Act</source>
        <translation>Акт</translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message>
        <source>Acts</source>
        <translation>Акты</translation>
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
        <source>Date</source>
        <translation>Дата</translation>
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
        <source>Not signed</source>
        <translation>Не подписаны</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Организация</translation>
    </message>
    <message>
        <source>Overdue signatures</source>
        <translation>Подпись просрочена</translation>
    </message>
    <message>
        <source>Sign by</source>
        <translation>Подписать до</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Подписанные</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Sum, ₽</source>
        <translation>Сумма, ₽</translation>
    </message>
</context>
<context>
    <name>states</name>
    <message>
        <source>Act issued</source>
        <translation>Акт выставлен</translation>
    </message>
    <message>
        <source>Act signed</source>
        <translation>Акт подписан</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Черновик</translation>
    </message>
    <message>
        <source>Sent for signature</source>
        <translation>На подписи</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>CalculationCard</name>
    <message>
        <source>Comment for the manager</source>
        <translation>Комментарий менеджеру</translation>
    </message>
    <message>
        <source>Lowest price *</source>
        <translation>Минимальная цена *</translation>
    </message>
    <message>
        <source>Price for the client *</source>
        <translation>Цена для клиента *</translation>
    </message>
    <message>
        <source>Term, working days *</source>
        <translation>Срок, рабочих дней *</translation>
    </message>
</context>
<context>
    <name>calculations</name>
    <message>
        <source>Add labour, subcontract, travel…</source>
        <translation>Добавьте труд, субподряд, командировки…</translation>
    </message>
    <message>
        <source>Calculated before: {}</source>
        <translation>Рассчитывали раньше: {}</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Комментарий</translation>
    </message>
    <message>
        <source>Cost (experts and executives see it)</source>
        <translation>Себестоимость (видят эксперты и руководство)</translation>
    </message>
    <message>
        <source>Cost in total</source>
        <translation>Себестоимость, всего</translation>
    </message>
    <message>
        <source>Cost, ₽</source>
        <translation>Стоимость, ₽</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>Эксперт</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Группа</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>Лаборатория</translation>
    </message>
    <message>
        <source>Labour</source>
        <translation>Труд</translation>
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
        <source>Overhead</source>
        <translation>Накладные</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Параметры</translation>
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
        <source>Quantity or hours</source>
        <translation>Кол-во или часы</translation>
    </message>
    <message>
        <source>Rate, ₽</source>
        <translation>Ставка, ₽</translation>
    </message>
    <message>
        <source>Returned: {}</source>
        <translation>Возвращён: {}</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Услуга</translation>
    </message>
    <message>
        <source>Subcontract</source>
        <translation>Субподряд</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Объект</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Взять</translation>
    </message>
    <message>
        <source>Taken by somebody else meanwhile: {}</source>
        <translation>Уже взяты другими: {}</translation>
    </message>
    <message>
        <source>The manager answered: {}</source>
        <translation>Ответ менеджера: {}</translation>
    </message>
    <message>
        <source>To calculate</source>
        <translation>Что рассчитать</translation>
    </message>
    <message>
        <source>Travel</source>
        <translation>Командировки</translation>
    </message>
    <message>
        <source>Waits for the manager&apos;s answer: {}</source>
        <translation>Ждёт ответа менеджера: {}</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>За что</translation>
    </message>
</context>
<context>
    <name>cards</name>
    <message>
        <source>Calculation</source>
        <translation>Расчёт</translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Calculated</source>
        <translation>Рассчитаны</translation>
    </message>
    <message>
        <source>Calculations</source>
        <translation>Расчёты</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Срок</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>Эксперт</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Группа</translation>
    </message>
    <message>
        <source>In the queue</source>
        <translation>В очереди</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Мои</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>№</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Просрочены</translation>
    </message>
    <message>
        <source>Price, ₽</source>
        <translation>Цена, ₽</translation>
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
        <source>State</source>
        <translation>Статус</translation>
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
        <source>In the queue</source>
        <translation>В очереди</translation>
    </message>
</context>
</TS>

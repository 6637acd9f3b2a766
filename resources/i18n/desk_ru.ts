<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>desk</name>
    <message>
        <source>Acts without signature</source>
        <translation>Акты без подписи</translation>
    </message>
    <message>
        <source>Assigned to you</source>
        <translation>Назначено вам</translation>
    </message>
    <message>
        <source>Calculated: accept or return</source>
        <translation>Рассчитано: примите или верните</translation>
    </message>
    <message>
        <source>Calculations in the queue</source>
        <translation>Расчёты в очереди</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Рабочий стол</translation>
    </message>
    <message>
        <source>My approvals</source>
        <translation>Мои согласования</translation>
    </message>
    <message>
        <source>My calculations</source>
        <translation>Мои расчёты</translation>
    </message>
    <message>
        <source>My works</source>
        <translation>Мои работы</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>Вас ничего не ждёт.</translation>
    </message>
    <message>
        <source>Open deals by stage</source>
        <translation>Открытые сделки по стадиям</translation>
    </message>
    <message>
        <source>Overdue invoices</source>
        <translation>Просроченные счета</translation>
    </message>
    <message>
        <source>Payments to sort out</source>
        <translation>Платежи к разбору</translation>
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
        <source>Requests waiting for an answer</source>
        <translation>Запросы ждут ответа</translation>
    </message>
    <message>
        <source>Returned to you for rework</source>
        <translation>Возвращено вам на доработку</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Задача</translation>
    </message>
    <message>
        <source>Tasks for today</source>
        <translation>Задачи на сегодня</translation>
    </message>
    <message>
        <source>The expert asks</source>
        <translation>Вопрос эксперта</translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation>Ждёт вас</translation>
    </message>
    <message>
        <source>Waits for your decision</source>
        <translation>Ждёт вашего решения</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Работы</translation>
    </message>
    <message>
        <source>as of {}</source>
        <translation>на {}</translation>
    </message>
    <message>
        <source>experts are in time</source>
        <translation>эксперты укладываются в срок</translation>
    </message>
    <message>
        <source>experts are late: {}</source>
        <translation>эксперты опаздывают: {}</translation>
    </message>
    <message>
        <source>nothing is overdue</source>
        <translation>просроченного нет</translation>
    </message>
    <message>
        <source>number and expected sum, ₽</source>
        <translation>число и ожидаемая сумма, ₽</translation>
    </message>
    <message>
        <source>overdue: {}</source>
        <translation>просрочено: {}</translation>
    </message>
    <message>
        <source>{} K</source>
        <translation>{} тыс.</translation>
    </message>
    <message>
        <source>{} mln</source>
        <translation>{} млн</translation>
    </message>
</context>
</TS>

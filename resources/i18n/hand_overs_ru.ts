<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>hand_overs</name>
    <message>
        <source>, waiting for payment {}</source>
        <translation>, ждёт оплаты {}</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>Calculations taken</source>
        <translation>Взятые расчёты</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Cannot go: {}.</source>
        <translation>Передать нельзя: {}.</translation>
    </message>
    <message>
        <source>Choose whose work is handed over.</source>
        <translation>Выберите, чьи дела передать.</translation>
    </message>
    <message>
        <source>Deals, documents and tasks follow their direction: whoever holds it sees them. The former holder keeps the sight of what he has issued.</source>
        <translation>Сделки, документы и задачи идут за своим направлением: их видит тот, кто его ведёт. Прежний менеджер по-прежнему читает то, что выпустил сам.</translation>
    </message>
    <message>
        <source>Directions of clients</source>
        <translation>Направления клиентов</translation>
    </message>
    <message>
        <source>From whom *</source>
        <translation>От кого *</translation>
    </message>
    <message>
        <source>Give the rest back</source>
        <translation>Вернуть остальное</translation>
    </message>
    <message>
        <source>Given back: {}.</source>
        <translation>Возвращено: {}.</translation>
    </message>
    <message>
        <source>Goes over: {}.</source>
        <translation>Перейдёт: {}.</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Передать</translation>
    </message>
    <message>
        <source>Hand the work over</source>
        <translation>Передать дела</translation>
    </message>
    <message>
        <source>Nobody whose work you may pass on holds these clients.</source>
        <translation>Этих клиентов не ведёт никто, чьи дела вы можете передать.</translation>
    </message>
    <message>
        <source>Nothing is marked.</source>
        <translation>Ничего не отмечено.</translation>
    </message>
    <message>
        <source>Open deals</source>
        <translation>Сделки в работе</translation>
    </message>
    <message>
        <source>Own tasks</source>
        <translation>Собственные задачи</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Reason *</source>
        <translation>Причина *</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>Say to whom the work goes, and why.</source>
        <translation>Укажите, кому передать и почему.</translation>
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
        <source>Take the hand-over back?</source>
        <translation>Отменить передачу?</translation>
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
        <source>Tasks</source>
        <translation>Задачи</translation>
    </message>
    <message>
        <source>The chosen clients are held by: {}. Choose whose directions go.</source>
        <translation>Отмеченных клиентов ведут: {}. Выберите, чьи направления передать.</translation>
    </message>
    <message>
        <source>To whom *</source>
        <translation>Кому *</translation>
    </message>
    <message>
        <source>Waiting for payment, ₽</source>
        <translation>Ждёт оплаты, ₽</translation>
    </message>
    <message>
        <source>Went over</source>
        <translation>Перешло</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>What is handed over</source>
        <translation>Что передаётся</translation>
    </message>
    <message>
        <source>What is still with {} goes back to {}, with what was done meanwhile.</source>
        <translation>То, что ещё ведёт {}, вернётся: {} — вместе со сделанным за это время.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Работы</translation>
    </message>
    <message>
        <source>an approval waits for its decision</source>
        <translation>ждёт решения согласование</translation>
    </message>
    <message>
        <source>calculations: {}</source>
        <translation>расчётов: {}</translation>
    </message>
    <message>
        <source>deals: {}</source>
        <translation>сделок: {}</translation>
    </message>
    <message>
        <source>directions: {}</source>
        <translation>направлений: {}</translation>
    </message>
    <message>
        <source>only reserved: ends by itself</source>
        <translation>только резерв: закончится сам</translation>
    </message>
    <message>
        <source>tasks: {}</source>
        <translation>задач: {}</translation>
    </message>
    <message>
        <source>the receiver is not in the group</source>
        <translation>получатель не состоит в группе</translation>
    </message>
    <message>
        <source>until {}</source>
        <translation>до {}</translation>
    </message>
    <message>
        <source>works: {}</source>
        <translation>работ: {}</translation>
    </message>
    <message>
        <source>{} has received: {}.</source>
        <translation>{}: принято {}.</translation>
    </message>
    <message>
        <source>{} → {}</source>
        <translation>{} → {}</translation>
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
        <source>Calculations</source>
        <translation>Расчёты</translation>
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
        <source>From whom</source>
        <translation>От кого</translation>
    </message>
    <message>
        <source>Hand-overs</source>
        <translation>Передачи дел</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Действуют</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Задачи</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>Кому</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Работы</translation>
    </message>
</context>
<context>
    <name>states</name>
    <message>
        <source>Handed over</source>
        <translation>Переданы</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Отменено</translation>
    </message>
</context>
</TS>

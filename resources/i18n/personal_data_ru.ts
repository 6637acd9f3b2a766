<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
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
        <source>Computer</source>
        <translation>Компьютер</translation>
    </message>
    <message>
        <source>Destroyed</source>
        <translation>Уничтожение</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Выгрузки</translation>
    </message>
    <message>
        <source>In detail</source>
        <translation>Подробно</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Персональные данные</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Людей</translation>
    </message>
    <message>
        <source>Seven days</source>
        <translation>Семь дней</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Раз</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
</context>
<context>
    <name>personal_data</name>
    <message>
        <source>Act of destruction {}</source>
        <translation>Акт об уничтожении {}</translation>
    </message>
    <message>
        <source>Comment for the act</source>
        <translation>Примечание для акта</translation>
    </message>
    <message>
        <source>Date of the demand</source>
        <translation>Дата обращения</translation>
    </message>
    <message>
        <source>Destroy personal data</source>
        <translation>Уничтожить персональные данные</translation>
    </message>
    <message>
        <source>Destroyed</source>
        <translation>Уничтожение</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Выгрузка</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Оператор</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>The authority orders it</source>
        <translation>Предписание уполномоченного органа</translation>
    </message>
    <message>
        <source>The consent is withdrawn</source>
        <translation>Отзыв согласия</translation>
    </message>
    <message>
        <source>The name still stands in free text, look through by hand: {}</source>
        <translation>Имя осталось в свободном тексте, проверьте вручную: {}</translation>
    </message>
    <message>
        <source>The person demands it</source>
        <translation>Требование субъекта</translation>
    </message>
    <message>
        <source>The purpose is reached</source>
        <translation>Цель обработки достигнута</translation>
    </message>
    <message>
        <source>They were processed unlawfully</source>
        <translation>Неправомерная обработка</translation>
    </message>
    <message>
        <source>Viewed</source>
        <translation>Просмотр</translation>
    </message>
    <message>
        <source>clients</source>
        <translation>клиенты</translation>
    </message>
    <message>
        <source>employees</source>
        <translation>сотрудники</translation>
    </message>
    <message>
        <source>{}: name, position, phones, e-mail and notes are destroyed for good, in the journal as well. Deals and documents stay. An act is written.</source>
        <translation>{}: имя, должность, телефоны, почта и примечания уничтожаются безвозвратно, в том числе в журнале. Сделки и документы остаются. Составляется акт.</translation>
    </message>
</context>
</TS>

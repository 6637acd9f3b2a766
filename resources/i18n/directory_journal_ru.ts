<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>directory_journal</name>
    <message>
        <source>This row is not there any more.</source>
        <translation>Этой записи больше нет.</translation>
    </message>
    <message>
        <source>the server itself</source>
        <translation>самого сервера</translation>
    </message>
    <message>
        <source>{}, {}, from {}</source>
        <translation>{}, {}, с адреса {}</translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>День</translation>
    </message>
    <message>
        <source>From where</source>
        <translation>Откуда</translation>
    </message>
    <message>
        <source>Journal of changes</source>
        <translation>Журнал изменений</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Справочник</translation>
    </message>
    <message>
        <source>Lists of the company</source>
        <translation>Справочники</translation>
    </message>
    <message>
        <source>People and rights</source>
        <translation>Люди и права</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Запись</translation>
    </message>
    <message>
        <source>What has changed</source>
        <translation>Что изменилось</translation>
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
</TS>

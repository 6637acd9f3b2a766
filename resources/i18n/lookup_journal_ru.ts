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
        <source>Found</source>
        <translation>Найдено</translation>
    </message>
    <message>
        <source>Look-ups of clients</source>
        <translation>Проверки занятости</translation>
    </message>
    <message>
        <source>Seven days</source>
        <translation>Семь дней</translation>
    </message>
    <message>
        <source>What was asked</source>
        <translation>Что спрашивали</translation>
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

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>exchange</name>
    <message>
        <source>Both sides changed the same, or a record is gone.</source>
        <translation>Обе стороны изменили одно и то же, или запись пропала.</translation>
    </message>
    <message>
        <source>Exchange at {}</source>
        <translation>Обмен в {}</translation>
    </message>
    <message>
        <source>Exchange does not work</source>
        <translation>Обмен не работает</translation>
    </message>
    <message>
        <source>Exchange: {} to decide</source>
        <translation>Обмен: решить {}</translation>
    </message>
    <message>
        <source>Exchange: {} works</source>
        <translation>Обмен ведёт {}</translation>
    </message>
    <message>
        <source>Records go to Terrasoft and come from there.</source>
        <translation>Записи уходят в Terrasoft и приходят оттуда.</translation>
    </message>
    <message>
        <source>Your program takes over when that one ends.</source>
        <translation>Ваша программа подхватит, когда та закончит.</translation>
    </message>
</context>
</TS>

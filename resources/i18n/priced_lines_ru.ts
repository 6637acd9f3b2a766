<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>priced_lines</name>
    <message>
        <source>Disc., %</source>
        <translation>Ск., %</translation>
    </message>
    <message>
        <source>Name in the document</source>
        <translation>Наименование в документе</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>Опция</translation>
    </message>
    <message>
        <source>Price, ₽</source>
        <translation>Цена, ₽</translation>
    </message>
    <message>
        <source>Qty</source>
        <translation>Кол-во</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Услуга</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Услуги</translation>
    </message>
    <message>
        <source>Start typing the name of a service…</source>
        <translation>Начните вводить название услуги…</translation>
    </message>
    <message>
        <source>Sum, ₽</source>
        <translation>Сумма, ₽</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>Итого</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Ед.</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>НДС</translation>
    </message>
    <message>
        <source>VAT {} %: {}</source>
        <translation>НДС {} %: {}</translation>
    </message>
    <message>
        <source>Without VAT</source>
        <translation>Без НДС</translation>
    </message>
    <message>
        <source>Without VAT {}</source>
        <translation>Без НДС {}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>без</translation>
    </message>
    <message>
        <source>option</source>
        <translation>да</translation>
    </message>
</context>
</TS>

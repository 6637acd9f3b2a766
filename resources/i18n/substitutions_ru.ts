<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>SubstitutionDialog</name>
    <message>
        <source>Decides approvals</source>
        <translation>Согласует</translation>
    </message>
    <message>
        <source>First day *</source>
        <translation>Первый день *</translation>
    </message>
    <message>
        <source>Last day *</source>
        <translation>Последний день *</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Sees clients and deals</source>
        <translation>Видит клиентов и сделки</translation>
    </message>
    <message>
        <source>Who is away *</source>
        <translation>Кто отсутствует *</translation>
    </message>
    <message>
        <source>Who stands in *</source>
        <translation>Кто замещает *</translation>
    </message>
    <message>
        <source>Works on drafts and takes steps</source>
        <translation>Работает: черновики и действия</translation>
    </message>
</context>
<context>
    <name>kit</name>
    <message>
        <source>List</source>
        <translation>Список</translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message>
        <source>Arranged by</source>
        <translation>Назначил</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>Будут</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>С</translation>
    </message>
    <message>
        <source>Is away</source>
        <translation>Отсутствует</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>По</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Сейчас</translation>
    </message>
    <message>
        <source>Past</source>
        <translation>Прошли</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Stands in</source>
        <translation>Замещает</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Substitutions</source>
        <translation>Замещения</translation>
    </message>
    <message>
        <source>The substitute</source>
        <translation>Что делает</translation>
    </message>
</context>
<context>
    <name>substitutions</name>
    <message>
        <source>Also writes: prepares quotes, issues invoices, answers experts.</source>
        <translation>Ещё и пишет: готовит КП, выставляет счета, отвечает экспертам.</translation>
    </message>
    <message>
        <source>Approvals come to the substitute as well; he decides for the absent.</source>
        <translation>Согласования приходят и заместителю; он решает за отсутствующего.</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>Назначить</translation>
    </message>
    <message>
        <source>Arranged by</source>
        <translation>Назначил</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Change the substitution</source>
        <translation>Изменить замещение</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Изменить…</translation>
    </message>
    <message>
        <source>End now</source>
        <translation>Завершить сейчас</translation>
    </message>
    <message>
        <source>End now…</source>
        <translation>Завершить…</translation>
    </message>
    <message>
        <source>End the substitution</source>
        <translation>Завершить замещение</translation>
    </message>
    <message>
        <source>End the substitution?</source>
        <translation>Завершить замещение?</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Завершено</translation>
    </message>
    <message>
        <source>From</source>
        <translation>С</translation>
    </message>
    <message>
        <source>I will be away</source>
        <translation>Меня не будет</translation>
    </message>
    <message>
        <source>New substitution</source>
        <translation>Новое замещение</translation>
    </message>
    <message>
        <source>Reads everything the absent reads, as long as the substitution lasts.</source>
        <translation>Видит всё, что видит отсутствующий, пока длится замещение.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Substitution</source>
        <translation>Замещение</translation>
    </message>
    <message>
        <source>The substitute</source>
        <translation>Заместитель</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>По</translation>
    </message>
    <message>
        <source>You stand in for: {}</source>
        <translation>Вы на замещении: {}</translation>
    </message>
    <message>
        <source>decides approvals</source>
        <translation>согласует</translation>
    </message>
    <message>
        <source>sees clients and deals</source>
        <translation>видит клиентов и сделки</translation>
    </message>
    <message>
        <source>works on drafts and takes steps</source>
        <translation>работает: черновики и действия</translation>
    </message>
    <message>
        <source>{} for {}</source>
        <translation>{} за {}</translation>
    </message>
    <message>
        <source>{} sees and decides no longer for {}, from this moment.</source>
        <translation>{} с этой минуты не видит и не решает за {}.</translation>
    </message>
    <message>
        <source>{} stands in for {} from {} to {}</source>
        <translation>{} замещает {} с {} по {}</translation>
    </message>
    <message>
        <source>{} until {}</source>
        <translation>{} по {}</translation>
    </message>
</context>
</TS>

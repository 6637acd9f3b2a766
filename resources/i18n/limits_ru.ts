<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>limits</name>
    <message>
        <source>Above the limit: {} until {}</source>
        <translation>Сверх лимита: {} до {}</translation>
    </message>
    <message>
        <source>Amount above the limit, without VAT, ₽</source>
        <translation>Сумма сверх лимита, без НДС, ₽</translation>
    </message>
    <message>
        <source>Ask for an exception</source>
        <translation>Запросить исключение</translation>
    </message>
    <message>
        <source>Ask for an exception…</source>
        <translation>Запросить исключение…</translation>
    </message>
    <message>
        <source>Asked by {}. Used: {}. {}</source>
        <translation>Запросил: {}. Использовано: {}. {}</translation>
    </message>
    <message>
        <source>At this year&apos;s pace it is passed on {}: VAT from {} (ст. 145 НК РФ).</source>
        <translation>При темпе этого года порог будет превышен {}: НДС с {} (ст. 145 НК РФ).</translation>
    </message>
    <message>
        <source>At this year&apos;s pace the limit is reached on {}.</source>
        <translation>При темпе этого года лимит будет исчерпан {}.</translation>
    </message>
    <message>
        <source>At this year&apos;s pace {} million ₽ by the end of the year: within the limit.</source>
        <translation>При темпе этого года к концу года будет {} млн ₽: в пределах лимита.</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Основание</translation>
    </message>
    <message>
        <source>Charges VAT of {} %.</source>
        <translation>Плательщик НДС по ставке {} %.</translation>
    </message>
    <message>
        <source>Income counts on the bank&apos;s date, without VAT, with advances, less refunds (п. 1 ст. 346.17 НК РФ). Promised is what issued invoices still wait for.</source>
        <translation>Доход считается по дате банка, без НДС, с авансами, за вычетом возвратов (п. 1 ст. 346.17 НК РФ). Обещано – то, чего ещё ждут выставленные счета.</translation>
    </message>
    <message>
        <source>May still be invoiced</source>
        <translation>Можно ещё выставить</translation>
    </message>
    <message>
        <source>No limit is entered for this year: invoices are not stopped, only warned about.</source>
        <translation>Лимит на этот год не задан: счета не останавливаются, только предупреждение.</translation>
    </message>
    <message>
        <source>Opening income</source>
        <translation>Начальный доход</translation>
    </message>
    <message>
        <source>Opening income…</source>
        <translation>Начальный доход…</translation>
    </message>
    <message>
        <source>Promised by invoices</source>
        <translation>Обещано по счетам</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Получено</translation>
    </message>
    <message>
        <source>Received before the program, without VAT, ₽</source>
        <translation>Получено до начала учёта в программе, без НДС, ₽</translation>
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
        <source>Sent for approval.</source>
        <translation>Отправлено на согласование.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Отозвать</translation>
    </message>
    <message>
        <source>The figures of {} are not confirmed: check them in the list of tax years.</source>
        <translation>Показатели {} года не подтверждены: проверьте их в справочнике «Налоговые годы».</translation>
    </message>
    <message>
        <source>The limit is reached.</source>
        <translation>Лимит исчерпан.</translation>
    </message>
    <message>
        <source>The organisation is not on USN: its income is not limited.</source>
        <translation>Организация не на УСН: доход не ограничен.</translation>
    </message>
    <message>
        <source>The threshold is passed: VAT has to be charged (ст. 145 НК РФ).</source>
        <translation>Порог пройден: НДС начисляется (ст. 145 НК РФ).</translation>
    </message>
    <message>
        <source>USN income limit {} million ₽</source>
        <translation>Лимит дохода УСН {} млн ₽</translation>
    </message>
    <message>
        <source>USN limits</source>
        <translation>Лимиты УСН</translation>
    </message>
    <message>
        <source>Until which day</source>
        <translation>По какой день</translation>
    </message>
    <message>
        <source>VAT exemption up to {} million ₽ a year</source>
        <translation>Освобождение от НДС до {} млн ₽ в год</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Год</translation>
    </message>
    <message>
        <source>approval needed</source>
        <translation>нужно согласование</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>срок истёк</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>действует</translation>
    </message>
    <message>
        <source>limit not entered</source>
        <translation>лимит не задан</translation>
    </message>
    <message>
        <source>near the limit</source>
        <translation>лимит близко</translation>
    </message>
    <message>
        <source>not on USN</source>
        <translation>не на УСН</translation>
    </message>
    <message>
        <source>of it before the program</source>
        <translation>из них до начала учёта в программе</translation>
    </message>
    <message>
        <source>room</source>
        <translation>лимит свободен</translation>
    </message>
    <message>
        <source>used up</source>
        <translation>исчерпан</translation>
    </message>
    <message>
        <source>waits for a decision</source>
        <translation>ждёт решения</translation>
    </message>
    <message>
        <source>watched</source>
        <translation>под наблюдением</translation>
    </message>
    <message>
        <source>{}, with promised {}</source>
        <translation>{}, с обещанным {}</translation>
    </message>
    <message>
        <source>{}, {}: income by the books up to the day the program began to count it.</source>
        <translation>{}, {}: доход по книге учёта до дня, с которого его считает программа.</translation>
    </message>
    <message>
        <source>{}, {}: limit {} million ₽, received {}, promised {}.</source>
        <translation>{}, {}: лимит {} млн ₽, получено {}, обещано {}.</translation>
    </message>
</context>
</TS>

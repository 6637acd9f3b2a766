<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>PaymentCard</name>
    <message>
        <source>Bank date</source>
        <translation>Дата банка</translation>
    </message>
    <message>
        <source>Counterparty</source>
        <translation>Контрагент</translation>
    </message>
    <message>
        <source>Document No.</source>
        <translation>№ документа</translation>
    </message>
    <message>
        <source>Document date</source>
        <translation>Дата документа</translation>
    </message>
    <message>
        <source>INN</source>
        <translation>ИНН</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Назначение</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Сумма</translation>
    </message>
</context>
<context>
    <name>PaymentEntryDialog</name>
    <message>
        <source>Account *</source>
        <translation>Счёт *</translation>
    </message>
    <message>
        <source>Account of the counterparty</source>
        <translation>Счёт контрагента</translation>
    </message>
    <message>
        <source>Bank date *</source>
        <translation>Дата банка *</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Counterparty</source>
        <translation>Контрагент</translation>
    </message>
    <message>
        <source>Document No.</source>
        <translation>Номер документа</translation>
    </message>
    <message>
        <source>INN of the counterparty</source>
        <translation>ИНН контрагента</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Назначение</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>Sum *</source>
        <translation>Сумма *</translation>
    </message>
    <message>
        <source>Way *</source>
        <translation>Направление *</translation>
    </message>
</context>
<context>
    <name>cards</name>
    <message>
        <source>Payment</source>
        <translation>Платёж</translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message>
        <source>Advances</source>
        <translation>Авансы</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Allocated</source>
        <translation>Разнесённые</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Вручную</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Уверенность</translation>
    </message>
    <message>
        <source>Counterparty</source>
        <translation>Контрагент</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>№</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Организация</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Платежи</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Назначение</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>Предложен</translation>
    </message>
    <message>
        <source>Sum, ₽</source>
        <translation>Сумма, ₽</translation>
    </message>
    <message>
        <source>To sort out</source>
        <translation>Разобрать</translation>
    </message>
</context>
<context>
    <name>payments</name>
    <message>
        <source>A document of a foreign account was left out.</source>
        <translation>Документ по чужому счёту пропущен.</translation>
    </message>
    <message>
        <source>Account {}: opening {}, received {}, spent {}, closing {}.</source>
        <translation>Счёт {}: на начало {}, поступило {}, списано {}, на конец {}.</translation>
    </message>
    <message>
        <source>All of {} is named</source>
        <translation>Названа вся сумма {}</translation>
    </message>
    <message>
        <source>Allocate</source>
        <translation>Разнести</translation>
    </message>
    <message>
        <source>Allocate to invoices</source>
        <translation>Разнести по счетам</translation>
    </message>
    <message>
        <source>Allocated</source>
        <translation>Разнесено</translation>
    </message>
    <message>
        <source>Bank document</source>
        <translation>Документ банка</translation>
    </message>
    <message>
        <source>Bank statements (*.txt);;All files (*)</source>
        <translation>Банковские выписки (*.txt);;Все файлы (*)</translation>
    </message>
    <message>
        <source>Came in</source>
        <translation>Поступление</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Choose a client from the list</source>
        <translation>Выберите клиента из списка</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Выберите файл</translation>
    </message>
    <message>
        <source>Choose a file of 1CClientBankExchange, as the client bank exports it for 1C.</source>
        <translation>Выберите файл 1CClientBankExchange: так клиент-банк выгружает выписку для 1С.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>Choose a payment…</source>
        <translation>Выберите оплату…</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Confirm suggested</source>
        <translation>Подтвердить предложенное</translation>
    </message>
    <message>
        <source>Confirmed: {}</source>
        <translation>Подтверждено: {}</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Исправить</translation>
    </message>
    <message>
        <source>Correct the client</source>
        <translation>Исправить клиента</translation>
    </message>
    <message>
        <source>Counterparty</source>
        <translation>Контрагент</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Delete the payment?</source>
        <translation>Удалить платёж?</translation>
    </message>
    <message>
        <source>Documents of the statement</source>
        <translation>Документы выписки</translation>
    </message>
    <message>
        <source>Empty: found by the INN.</source>
        <translation>Пусто – найдётся по ИНН.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Ввести</translation>
    </message>
    <message>
        <source>Enter a payment</source>
        <translation>Ввести платёж</translation>
    </message>
    <message>
        <source>Enter by hand</source>
        <translation>Ввести вручную</translation>
    </message>
    <message>
        <source>Enter it too</source>
        <translation>Всё равно ввести</translation>
    </message>
    <message>
        <source>For money that somebody else paid, or whose INN leads to the wrong client.</source>
        <translation>Если заплатил кто-то другой или по ИНН найден не тот клиент.</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>Оформить возврат</translation>
    </message>
    <message>
        <source>Give back payments</source>
        <translation>Вернуть оплаты</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Возвращено</translation>
    </message>
    <message>
        <source>Gives back the payment</source>
        <translation>Возвращает платёж</translation>
    </message>
    <message>
        <source>INN</source>
        <translation>ИНН</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Загрузить</translation>
    </message>
    <message>
        <source>Import a bank statement</source>
        <translation>Загрузка банковской выписки</translation>
    </message>
    <message>
        <source>Import a statement</source>
        <translation>Загрузить выписку</translation>
    </message>
    <message>
        <source>Imported statements</source>
        <translation>Загруженные выписки</translation>
    </message>
    <message>
        <source>Imported: {} payments, {} allocated at once, {} wait or are set aside.</source>
        <translation>Загружено платежей: {}, сразу разнесено: {}, ждут разбора или отложены: {}.</translation>
    </message>
    <message>
        <source>Importing “{}”…</source>
        <translation>Импорт «{}»…</translation>
    </message>
    <message>
        <source>Invoice {}</source>
        <translation>Счёт {}</translation>
    </message>
    <message>
        <source>Invoice {} of {}</source>
        <translation>Счёт {} от {}</translation>
    </message>
    <message>
        <source>Is it another payment?</source>
        <translation>Это другой платёж?</translation>
    </message>
    <message>
        <source>It was entered by hand and pays nothing.</source>
        <translation>Он введён вручную и ничего не оплачивает.</translation>
    </message>
    <message>
        <source>Looking up clients and invoices…</source>
        <translation>Поиск клиентов и счетов…</translation>
    </message>
    <message>
        <source>No invoice of this organisation waits for payment by the payer.</source>
        <translation>У этой организации нет счетов, ждущих оплаты от плательщика.</translation>
    </message>
    <message>
        <source>No payment of this client to this organisation can be given back.</source>
        <translation>Нет платежей этого клиента этой организации, которые можно вернуть.</translation>
    </message>
    <message>
        <source>No statement has been imported yet.</source>
        <translation>Выписок ещё не загружали.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>№</translation>
    </message>
    <message>
        <source>Not allocated: {}</source>
        <translation>Не разнесено: {}</translation>
    </message>
    <message>
        <source>Not named yet: {}</source>
        <translation>Осталось назвать: {}</translation>
    </message>
    <message>
        <source>Not this payment</source>
        <translation>Не эта оплата</translation>
    </message>
    <message>
        <source>One more payment…</source>
        <translation>Ещё одна оплата…</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Организация</translation>
    </message>
    <message>
        <source>Payment that is given back</source>
        <translation>Возвращаемый платёж</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Платежи</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Назначение</translation>
    </message>
    <message>
        <source>Reading “{}”…</source>
        <translation>Читаю «{}»…</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Выписки</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Stopped. Nothing was imported.</source>
        <translation>Остановлено. Ничего не загружено.</translation>
    </message>
    <message>
        <source>Suggested invoice</source>
        <translation>Предложен счёт</translation>
    </message>
    <message>
        <source>Suggested with {} % confidence: {}.</source>
        <translation>Предложен с уверенностью {} %: {}.</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Сумма</translation>
    </message>
    <message>
        <source>Sum for {}</source>
        <translation>Сумма по {}</translation>
    </message>
    <message>
        <source>Sum, ₽</source>
        <translation>Сумма, ₽</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Отменить загрузку</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>Отменить…</translation>
    </message>
    <message>
        <source>Take the statement back?</source>
        <translation>Отменить загрузку выписки?</translation>
    </message>
    <message>
        <source>Taken back: payments {}.</source>
        <translation>Загрузка отменена, платежей: {}.</translation>
    </message>
    <message>
        <source>The bank gives no balances: completeness could not be checked.</source>
        <translation>Банк не указал остатки: полноту выписки проверить нельзя.</translation>
    </message>
    <message>
        <source>The client&apos;s credit</source>
        <translation>Аванс клиента</translation>
    </message>
    <message>
        <source>The file has no end mark: it may be cut off.</source>
        <translation>В файле нет метки конца: он может быть обрезан.</translation>
    </message>
    <message>
        <source>Too much by {}</source>
        <translation>Лишних {}</translation>
    </message>
    <message>
        <source>Unpaid again: {}.</source>
        <translation>Снова не оплачены: {}.</translation>
    </message>
    <message>
        <source>Went out</source>
        <translation>Списание</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Что стало с деньгами</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Что произойдёт</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Что это за платёж</translation>
    </message>
    <message>
        <source>Works released by this money stay under way: {}.</source>
        <translation>Работы, запущенные по этим деньгам, продолжаются: {}.</translation>
    </message>
    <message>
        <source>all numbers, payer and sum agree</source>
        <translation>совпадают все номера, плательщик и сумма</translation>
    </message>
    <message>
        <source>and {} more</source>
        <translation>и ещё {}</translation>
    </message>
    <message>
        <source>another payment of the statement pays the invoice already</source>
        <translation>счёт уже оплачивает другой платёж этой выписки</translation>
    </message>
    <message>
        <source>can be allocated to invoices later</source>
        <translation>можно разнести на счета позже</translation>
    </message>
    <message>
        <source>imported before, stays as it is</source>
        <translation>загружен раньше, без изменений</translation>
    </message>
    <message>
        <source>left {}</source>
        <translation>осталось {}</translation>
    </message>
    <message>
        <source>money spent</source>
        <translation>расход</translation>
    </message>
    <message>
        <source>new {}, known {}</source>
        <translation>новых {}, известных {}</translation>
    </message>
    <message>
        <source>not possible: {}</source>
        <translation>не удалось: {}</translation>
    </message>
    <message>
        <source>number and payer agree, the sum does not</source>
        <translation>номер и плательщик совпадают, сумма нет</translation>
    </message>
    <message>
        <source>number, payer and sum agree</source>
        <translation>номер, плательщик и сумма совпадают</translation>
    </message>
    <message>
        <source>of {}</source>
        <translation>от {}</translation>
    </message>
    <message>
        <source>only the number agrees: another payer</source>
        <translation>совпал только номер: другой плательщик</translation>
    </message>
    <message>
        <source>paid {}</source>
        <translation>оплачено {}</translation>
    </message>
    <message>
        <source>payer and sum agree, no number in the purpose</source>
        <translation>плательщик и сумма совпадают, номера в назначении нет</translation>
    </message>
    <message>
        <source>pays {} ({})</source>
        <translation>оплатит {} ({})</translation>
    </message>
    <message>
        <source>several numbers and payer agree, the sum does not</source>
        <translation>несколько номеров и плательщик совпадают, сумма – нет</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>отменена</translation>
    </message>
    <message>
        <source>the client is known, no invoice fits</source>
        <translation>клиент известен, подходящего счёта нет</translation>
    </message>
    <message>
        <source>the only unpaid invoice of the payer, paid in part</source>
        <translation>единственный неоплаченный счёт плательщика, оплачена часть</translation>
    </message>
    <message>
        <source>the payer is unknown</source>
        <translation>плательщик неизвестен</translation>
    </message>
    <message>
        <source>the sum is the payer&apos;s whole debt</source>
        <translation>сумма равна всему долгу плательщика</translation>
    </message>
    <message>
        <source>to confirm: {}, {} % ({})</source>
        <translation>подтвердить: {}, {} % ({})</translation>
    </message>
    <message>
        <source>“{}”: payments to be removed: {}, allocations taken back: {}.</source>
        <translation>«{}»: будет убрано платежей – {}, снято разноски – {}.</translation>
    </message>
    <message>
        <source>“{}”: {} new documents, {} of them pay an invoice at once; {} known already.</source>
        <translation>«{}»: новых документов {}, из них сразу оплатят счёт {}; загружены раньше {}.</translation>
    </message>
    <message>
        <source>№ {} of {}: {}, {}</source>
        <translation>№ {} от {}: {}, {}</translation>
    </message>
</context>
</TS>

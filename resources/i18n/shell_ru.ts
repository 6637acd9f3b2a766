<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>DecisionTray</name>
    <message numerus="yes">
        <source>%n decision(s) wait for you</source>
        <translation>
            <numerusform>Ждёт вашего решения: %n</numerusform>
            <numerusform>Ждут вашего решения: %n</numerusform>
            <numerusform>Ждут вашего решения: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cards</name>
    <message>
        <source>Act</source>
        <translation>Акт</translation>
    </message>
    <message>
        <source>Calculation</source>
        <translation>Расчёт</translation>
    </message>
    <message>
        <source>Calculation request</source>
        <translation>Запрос на расчёт</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>Сделка</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Счёт</translation>
    </message>
    <message>
        <source>Issued document</source>
        <translation>Документ</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Платёж</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>КП</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Задача</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Работа</translation>
    </message>
</context>
<context>
    <name>documents</name>
    <message>
        <source>Act</source>
        <translation>Акт</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Согласование</translation>
    </message>
    <message>
        <source>Calculation</source>
        <translation>Расчёт</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>Сделка</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Документ</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Счёт</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Платёж</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>КП</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Запрос</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Работа</translation>
    </message>
</context>
<context>
    <name>events</name>
    <message>
        <source>A new version of the quote was made</source>
        <translation>Создана новая версия КП</translation>
    </message>
    <message>
        <source>A quote was made</source>
        <translation>Создано КП</translation>
    </message>
    <message>
        <source>An act was made</source>
        <translation>Создан акт</translation>
    </message>
    <message>
        <source>An expert was assigned</source>
        <translation>Назначен эксперт</translation>
    </message>
    <message>
        <source>An invoice was made</source>
        <translation>Создан счёт</translation>
    </message>
    <message>
        <source>Another was asked first</source>
        <translation>Сначала спросили коллегу</translation>
    </message>
    <message>
        <source>Another was asked to decide</source>
        <translation>Решение передано другому</translation>
    </message>
    <message>
        <source>Answer of the manager: {answer}</source>
        <translation>Ответ менеджера: {answer}</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Согласовано</translation>
    </message>
    <message>
        <source>Asked to start before payment</source>
        <translation>Запрошен запуск до оплаты</translation>
    </message>
    <message>
        <source>Attached “{name}”</source>
        <translation>Приложен файл «{name}»</translation>
    </message>
    <message>
        <source>Came from Terrasoft</source>
        <translation>Получено из Terrasoft</translation>
    </message>
    <message>
        <source>Changed in Terrasoft: {fields}</source>
        <translation>Изменено в Terrasoft: {fields}</translation>
    </message>
    <message>
        <source>Given back to the queue</source>
        <translation>Возвращён в очередь</translation>
    </message>
    <message>
        <source>Money given back to the client: {amount}</source>
        <translation>Возвращено клиенту: {amount}</translation>
    </message>
    <message>
        <source>No answer in time from {names}: the approver decides</source>
        <translation>{names}: ответа в срок нет, решает тот, кто спрашивал</translation>
    </message>
    <message>
        <source>Nothing happens here: the direction is free again on {returns_on}</source>
        <translation>Нет активности: направление вернётся в свободные {returns_on}</translation>
    </message>
    <message>
        <source>Payment received: {amount}</source>
        <translation>Поступила оплата: {amount}</translation>
    </message>
    <message>
        <source>Payment taken back: {amount}</source>
        <translation>Оплата отменена: {amount}</translation>
    </message>
    <message>
        <source>Question to the manager: {question}</source>
        <translation>Вопрос менеджеру: {question}</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Отклонено</translation>
    </message>
    <message>
        <source>Returned for rework</source>
        <translation>Возвращено на доработку</translation>
    </message>
    <message>
        <source>Sent for approval</source>
        <translation>Отправлено на согласование</translation>
    </message>
    <message>
        <source>Services were launched into work</source>
        <translation>Услуги запущены в работу</translation>
    </message>
    <message>
        <source>Taken for calculation</source>
        <translation>Взят на расчёт</translation>
    </message>
    <message>
        <source>The act is signed</source>
        <translation>Акт подписан</translation>
    </message>
    <message>
        <source>The act was cancelled</source>
        <translation>Акт аннулирован</translation>
    </message>
    <message>
        <source>The act was issued</source>
        <translation>Акт выставлен</translation>
    </message>
    <message>
        <source>The act was sent by e-mail to {to}</source>
        <translation>Акт отправлен по почте на {to}</translation>
    </message>
    <message>
        <source>The act was sent for signature</source>
        <translation>Акт отправлен на подпись</translation>
    </message>
    <message>
        <source>The allocation was undone</source>
        <translation>Разнесение отменено</translation>
    </message>
    <message>
        <source>The calculation is ready</source>
        <translation>Расчёт готов</translation>
    </message>
    <message>
        <source>The calculation was accepted</source>
        <translation>Расчёт принят</translation>
    </message>
    <message>
        <source>The calculation was declined</source>
        <translation>В расчёте отказано</translation>
    </message>
    <message>
        <source>The calculation was returned for rework</source>
        <translation>Расчёт возвращён на доработку</translation>
    </message>
    <message>
        <source>The card “{client}” was merged into this one</source>
        <translation>С этой карточкой объединена карточка «{client}»</translation>
    </message>
    <message>
        <source>The client accepted the quote</source>
        <translation>Клиент принял КП</translation>
    </message>
    <message>
        <source>The client of the payment was corrected</source>
        <translation>Клиент платежа исправлен</translation>
    </message>
    <message>
        <source>The client refused the quote</source>
        <translation>Клиент отказался от КП</translation>
    </message>
    <message>
        <source>The client refused to sign the act</source>
        <translation>Клиент отказался подписать акт</translation>
    </message>
    <message>
        <source>The day the deal was postponed to has come</source>
        <translation>Наступил день, до которого сделка была отложена</translation>
    </message>
    <message>
        <source>The deal is lost</source>
        <translation>Сделка проиграна</translation>
    </message>
    <message>
        <source>The deal is postponed until {postponed_until_on}</source>
        <translation>Сделка отложена до {postponed_until_on}</translation>
    </message>
    <message>
        <source>The deal was handed over</source>
        <translation>Сделка передана</translation>
    </message>
    <message>
        <source>The deal was reopened</source>
        <translation>Сделка открыта заново</translation>
    </message>
    <message>
        <source>The direction is free again: nothing happened for {days} days</source>
        <translation>Направление вернулось в свободные: {days} дн. без активности</translation>
    </message>
    <message>
        <source>The direction is kept until {until_on}</source>
        <translation>Закрепление сохранено до {until_on}</translation>
    </message>
    <message>
        <source>The direction was blocked</source>
        <translation>Направление заблокировано</translation>
    </message>
    <message>
        <source>The direction was claimed</source>
        <translation>Направление закреплено</translation>
    </message>
    <message>
        <source>The direction was handed over</source>
        <translation>Направление передано</translation>
    </message>
    <message>
        <source>The direction was released</source>
        <translation>Направление освобождено</translation>
    </message>
    <message>
        <source>The direction was unblocked</source>
        <translation>Направление разблокировано</translation>
    </message>
    <message>
        <source>The document ended on {valid_until_on}</source>
        <translation>Документ прекратил действие {valid_until_on}</translation>
    </message>
    <message>
        <source>The document is in force</source>
        <translation>Документ выпущен</translation>
    </message>
    <message>
        <source>The document is in force again</source>
        <translation>Действие документа возобновлено</translation>
    </message>
    <message>
        <source>The document was revoked</source>
        <translation>Документ отозван</translation>
    </message>
    <message>
        <source>The document was suspended</source>
        <translation>Действие документа приостановлено</translation>
    </message>
    <message>
        <source>The document was verified</source>
        <translation>Документ проверен</translation>
    </message>
    <message>
        <source>The invoice was cancelled</source>
        <translation>Счёт аннулирован</translation>
    </message>
    <message>
        <source>The invoice was issued</source>
        <translation>Счёт выставлен</translation>
    </message>
    <message>
        <source>The invoice was sent for approval</source>
        <translation>Счёт отправлен на согласование</translation>
    </message>
    <message>
        <source>The invoice was sent to {to}</source>
        <translation>Счёт отправлен на {to}</translation>
    </message>
    <message>
        <source>The invoice was taken back from approval</source>
        <translation>Счёт отозван с согласования</translation>
    </message>
    <message>
        <source>The invoice went back to draft</source>
        <translation>Счёт возвращён в черновик</translation>
    </message>
    <message>
        <source>The merge with “{client}” was taken back</source>
        <translation>Объединение с «{client}» отменено</translation>
    </message>
    <message>
        <source>The payment was allocated</source>
        <translation>Платёж разнесён</translation>
    </message>
    <message>
        <source>The payment was classified</source>
        <translation>Платёж классифицирован</translation>
    </message>
    <message>
        <source>The payment was entered by hand</source>
        <translation>Платёж введён вручную</translation>
    </message>
    <message>
        <source>The question to another was taken back</source>
        <translation>Вопрос коллеге отозван</translation>
    </message>
    <message>
        <source>The quote expired, it was valid until {valid_until_on}</source>
        <translation>Срок КП истёк, оно действовало до {valid_until_on}</translation>
    </message>
    <message>
        <source>The quote was reinstated</source>
        <translation>КП возобновлено</translation>
    </message>
    <message>
        <source>The quote was sent by e-mail to {to}</source>
        <translation>Предложение отправлено по почте на {to}</translation>
    </message>
    <message>
        <source>The quote was sent for approval</source>
        <translation>КП отправлено на согласование</translation>
    </message>
    <message>
        <source>The quote was sent to the client</source>
        <translation>КП отправлено клиенту</translation>
    </message>
    <message>
        <source>The quote was taken back from approval</source>
        <translation>КП отозвано с согласования</translation>
    </message>
    <message>
        <source>The refund of {amount} was undone</source>
        <translation>Возврат {amount} отменён</translation>
    </message>
    <message>
        <source>The refund was matched to its payment</source>
        <translation>Возврат сопоставлен с платежом</translation>
    </message>
    <message>
        <source>The request was sent to the experts</source>
        <translation>Запрос отправлен экспертам</translation>
    </message>
    <message>
        <source>The request was withdrawn</source>
        <translation>Запрос отозван</translation>
    </message>
    <message>
        <source>The reservation ran out</source>
        <translation>Срок резерва истёк</translation>
    </message>
    <message>
        <source>The suggested invoice was confirmed</source>
        <translation>Предложенный счёт подтверждён</translation>
    </message>
    <message>
        <source>The time is over: {names} decides as well</source>
        <translation>Срок вышел: решает также {names}</translation>
    </message>
    <message>
        <source>The work is done: {result}</source>
        <translation>Работа выполнена: {result}</translation>
    </message>
    <message>
        <source>The work was cancelled</source>
        <translation>Работа отменена</translation>
    </message>
    <message>
        <source>The work was launched</source>
        <translation>Запущено в работу</translation>
    </message>
    <message>
        <source>The work was paused</source>
        <translation>Работа приостановлена</translation>
    </message>
    <message>
        <source>The work was released</source>
        <translation>Работа разрешена</translation>
    </message>
    <message>
        <source>The work was resumed</source>
        <translation>Работа возобновлена</translation>
    </message>
    <message>
        <source>The work was returned</source>
        <translation>Работа возвращена</translation>
    </message>
    <message>
        <source>The work was started</source>
        <translation>Работа начата</translation>
    </message>
    <message>
        <source>The work was taken</source>
        <translation>Работа взята</translation>
    </message>
    <message>
        <source>The work was verified</source>
        <translation>Работа проверена</translation>
    </message>
    <message>
        <source>Took out the file “{name}”</source>
        <translation>Убран файл «{name}»</translation>
    </message>
    <message>
        <source>Withdrawn from calculation</source>
        <translation>Снят с расчёта</translation>
    </message>
</context>
<context>
    <name>refusals</name>
    <message>
        <source>A BIC has 9 digits.</source>
        <translation>В БИК 9 цифр.</translation>
    </message>
    <message>
        <source>A KPP has 9 characters: four digits, two digits or letters, three digits.</source>
        <translation>В КПП 9 знаков: четыре цифры, две цифры или буквы, три цифры.</translation>
    </message>
    <message>
        <source>A Russian BIC begins with 04, 01 or 02.</source>
        <translation>Российский БИК начинается с 04, 01 или 02.</translation>
    </message>
    <message>
        <source>A login begins with e_ and has 2 to 40 Latin letters, digits and underscores after it.</source>
        <translation>Логин начинается с e_, дальше от 2 до 40 латинских букв, цифр и знаков подчёркивания.</translation>
    </message>
    <message>
        <source>A password is not kept in the base.</source>
        <translation>Пароль в базе не хранится.</translation>
    </message>
    <message>
        <source>A person who is no entrepreneur has no OGRN.</source>
        <translation>У физического лица, которое не ИП, ОГРН нет.</translation>
    </message>
    <message>
        <source>A sheet of Excel holds no more than {limit} rows. Narrow the list down.</source>
        <translation>На лист Excel помещается не больше {limit} строк. Сузьте список.</translation>
    </message>
    <message>
        <source>A similar name stands in row {row}.</source>
        <translation>Похожее наименование – в строке {row}.</translation>
    </message>
    <message>
        <source>Account {account}: the statement says {stated}, its documents add up to {counted}. Nothing was imported.</source>
        <translation>Счёт {account}: в выписке указано {stated}, по документам получается {counted}. Ничего не загружено.</translation>
    </message>
    <message>
        <source>Acts not signed: {count}.</source>
        <translation>Не подписано актов: {count}.</translation>
    </message>
    <message>
        <source>Add at least one line.</source>
        <translation>Добавьте хотя бы одну строку.</translation>
    </message>
    <message>
        <source>Among your clients there is none with the INN {inn}.</source>
        <translation>Среди ваших клиентов нет клиента с ИНН {inn}.</translation>
    </message>
    <message>
        <source>An INN consists of digits only.</source>
        <translation>ИНН состоит только из цифр.</translation>
    </message>
    <message>
        <source>An INN has 10 digits (organisation) or 12 (person), {digits} entered.</source>
        <translation>В ИНН 10 цифр (организация) или 12 (физлицо, ИП), введено {digits}.</translation>
    </message>
    <message>
        <source>An INN of {digits} digits does not belong to this kind of client: an organisation has 10, a person 12.</source>
        <translation>ИНН из {digits} цифр не подходит этому виду клиента: у организации 10 цифр, у человека 12.</translation>
    </message>
    <message>
        <source>An OGRN begins with 1 or 5.</source>
        <translation>ОГРН начинается с 1 или 5.</translation>
    </message>
    <message>
        <source>An OGRN consists of digits only.</source>
        <translation>ОГРН состоит только из цифр.</translation>
    </message>
    <message>
        <source>An OGRN has 13 digits, {digits} entered.</source>
        <translation>В ОГРН 13 цифр, введено {digits}.</translation>
    </message>
    <message>
        <source>An OGRNIP begins with 3.</source>
        <translation>ОГРНИП начинается с 3.</translation>
    </message>
    <message>
        <source>An OGRNIP consists of digits only.</source>
        <translation>ОГРНИП состоит только из цифр.</translation>
    </message>
    <message>
        <source>An OGRNIP has 15 digits, {digits} entered.</source>
        <translation>В ОГРНИП 15 цифр, введено {digits}.</translation>
    </message>
    <message>
        <source>An account has 20 digits.</source>
        <translation>В счёте 20 цифр.</translation>
    </message>
    <message>
        <source>An approval of this document is waiting already.</source>
        <translation>Документ уже ждёт согласования.</translation>
    </message>
    <message>
        <source>An assistant helps managers only. Choose employees with the role of a manager.</source>
        <translation>Ассистент помогает только менеджерам. Выберите сотрудников с ролью менеджера.</translation>
    </message>
    <message>
        <source>An entrepreneur or a person has no KPP.</source>
        <translation>У предпринимателя и физического лица нет КПП.</translation>
    </message>
    <message>
        <source>An invoice is dated at most {days} days back.</source>
        <translation>Счёт можно датировать не более чем на {days} дней назад.</translation>
    </message>
    <message>
        <source>An invoice is made from an accepted quote. Mark that the client accepted it.</source>
        <translation>Счёт выставляется по принятому КП. Отметьте, что клиент его принял.</translation>
    </message>
    <message>
        <source>Another has taken the exchange over.</source>
        <translation>Обмен перешёл к другому.</translation>
    </message>
    <message>
        <source>Another record of Terrasoft with the same ИНН and КПП is exchanged already: merge them there.</source>
        <translation>Другая запись Terrasoft с теми же ИНН и КПП уже обменивается: объедините их там.</translation>
    </message>
    <message>
        <source>Another regime is in force from {from_on} to {until_on}: end it first.</source>
        <translation>С {from_on} по {until_on} действует другой режим: сначала закончите его.</translation>
    </message>
    <message>
        <source>Approvals wait in directions: {rows}. They have to be decided, or the directions left out.</source>
        <translation>Ждут решения согласования по направлениям: {rows}. Примите решения или снимите отметку с этих направлений.</translation>
    </message>
    <message>
        <source>Approvals wait in “{direction}”: {count}. They have to be decided before it gets another holder.</source>
        <translation>По направлению «{direction}» ждут решения согласования: {count}. До этого его нельзя передать другому менеджеру.</translation>
    </message>
    <message>
        <source>Changed since the merge, so it cannot be taken back: {rows}.</source>
        <translation>После объединения изменено, поэтому отменить его нельзя: {rows}.</translation>
    </message>
    <message>
        <source>Choose a date in the future.</source>
        <translation>Выберите дату в будущем.</translation>
    </message>
    <message>
        <source>Choose a day after today and within a year.</source>
        <translation>Выберите день после сегодняшнего, не дальше года.</translation>
    </message>
    <message>
        <source>Choose a reason from the list.</source>
        <translation>Выберите причину из списка.</translation>
    </message>
    <message>
        <source>Choose an active colleague other than the author.</source>
        <translation>Выберите действующего сотрудника, не автора.</translation>
    </message>
    <message>
        <source>Choose an active colleague who is neither the author nor on the route already.</source>
        <translation>Выберите работающего коллегу: не автора и не того, кто уже есть в маршруте.</translation>
    </message>
    <message>
        <source>Choose an active expert of the group.</source>
        <translation>Выберите действующего эксперта группы.</translation>
    </message>
    <message>
        <source>Choose another active manager.</source>
        <translation>Выберите другого действующего менеджера.</translation>
    </message>
    <message>
        <source>Choose below which payment this money gives back.</source>
        <translation>Выберите ниже, какой платёж возвращают эти деньги.</translation>
    </message>
    <message>
        <source>Choose roles from the list.</source>
        <translation>Выберите роли из списка.</translation>
    </message>
    <message>
        <source>Choose what kind of payment this is.</source>
        <translation>Выберите вид платежа.</translation>
    </message>
    <message>
        <source>Choose what shall be done.</source>
        <translation>Выберите, что сделать.</translation>
    </message>
    <message>
        <source>Choose what the substitute does: decides or sees.</source>
        <translation>Выберите, что делает заместитель: согласует или видит.</translation>
    </message>
    <message>
        <source>Choose what to hand over.</source>
        <translation>Отметьте, что передать.</translation>
    </message>
    <message>
        <source>DaData asks for a pause: too many requests at once. Try again in a minute.</source>
        <translation>DaData просит паузы: слишком много запросов сразу. Повторите через минуту.</translation>
    </message>
    <message>
        <source>DaData cannot be reached from this computer. Check the internet, or fill the card in by hand.</source>
        <translation>С этого компьютера DaData недоступна. Проверьте интернет или заполните карточку вручную.</translation>
    </message>
    <message>
        <source>DaData does not take the key: it is mistyped, or today&apos;s requests are used up. Check it in the settings.</source>
        <translation>DaData не принимает ключ: в нём опечатка или запросы на сегодня закончились. Проверьте его в настройках.</translation>
    </message>
    <message>
        <source>DaData does not work at the moment (answer {status}). Try later or fill the card in by hand.</source>
        <translation>DaData сейчас не работает (ответ {status}). Попробуйте позже или заполните карточку вручную.</translation>
    </message>
    <message>
        <source>DaData has not answered within {seconds} seconds. Try later or fill the card in by hand.</source>
        <translation>DaData не ответила за {seconds} с. Попробуйте позже или заполните карточку вручную.</translation>
    </message>
    <message>
        <source>Documents not in force yet: {count}. Put them in force first.</source>
        <translation>Ещё не действует документов: {count}. Сначала введите их в действие.</translation>
    </message>
    <message>
        <source>Enter the price before sending the calculation.</source>
        <translation>Укажите цену, прежде чем отправлять расчёт.</translation>
    </message>
    <message>
        <source>Excel had cut off the leading zero of the INN {inn}; it is restored.</source>
        <translation>Excel отрезал ведущий ноль ИНН {inn}; он восстановлен.</translation>
    </message>
    <message>
        <source>Files or open tasks hang on these payments: {documents}. Settle them first.</source>
        <translation>К этим платежам приложены файлы или открытые задачи: {documents}. Сначала разберитесь с ними.</translation>
    </message>
    <message>
        <source>Fill in this field.</source>
        <translation>Заполните это поле.</translation>
    </message>
    <message>
        <source>Has moved on since: {rows}. It stays where it is.</source>
        <translation>С тех пор ушло дальше: {rows}. Это останется на месте.</translation>
    </message>
    <message>
        <source>Instead of the register something else has answered: perhaps the network asks you to sign in first.</source>
        <translation>Вместо реестра ответило что-то другое: возможно, сеть просит сначала войти.</translation>
    </message>
    <message>
        <source>Invoice lines not launched: {count}.</source>
        <translation>Не запущено в работу строк счёта: {count}.</translation>
    </message>
    <message>
        <source>Invoices not issued: {count}.</source>
        <translation>Не выставлено счетов: {count}.</translation>
    </message>
    <message>
        <source>It is not Terrasoft that answers at this address. {words}</source>
        <translation>По этому адресу отвечает не Terrasoft. {words}</translation>
    </message>
    <message>
        <source>Line {line}: {key} is missing. Nothing was imported.</source>
        <translation>Строка {line}: нет значения «{key}». Ничего не загружено.</translation>
    </message>
    <message>
        <source>Line {line}: “{value}” is no value of {key}. Nothing was imported.</source>
        <translation>Строка {line}: «{value}» не подходит для «{key}». Ничего не загружено.</translation>
    </message>
    <message>
        <source>Money of this payment went back: {documents}. Undo the refund first.</source>
        <translation>По этому платежу был возврат: {documents}. Сначала отмените возврат.</translation>
    </message>
    <message>
        <source>Money of this statement went back: {documents}. Undo these refunds first.</source>
        <translation>По деньгам этой выписки были возвраты: {documents}. Сначала отмените их.</translation>
    </message>
    <message>
        <source>No answer came; it will be looked for in Terrasoft before it is sent again.</source>
        <translation>Ответа не было; запись сначала поищут в Terrasoft и только потом отправят снова.</translation>
    </message>
    <message>
        <source>No approval is needed: take the next step.</source>
        <translation>Согласование не нужно: выполните следующее действие.</translation>
    </message>
    <message>
        <source>No expert group calculates “{service}”. Choose a group in the line.</source>
        <translation>Услугу «{service}» не рассчитывает ни одна группа экспертов. Выберите группу в строке.</translation>
    </message>
    <message>
        <source>No invoice is suggested. Choose one.</source>
        <translation>Подходящий счёт не найден. Выберите его.</translation>
    </message>
    <message>
        <source>No object that comes from Terrasoft is compared for deletions: choose “once a day” in its row.</source>
        <translation>Ни для одного объекта, приходящего из Terrasoft, удаления не сверяются: выберите «Раз в сутки» в его строке.</translation>
    </message>
    <message>
        <source>Nobody changes his own rights: another administrator must do it.</source>
        <translation>Свои права никто не меняет сам: это делает другой администратор.</translation>
    </message>
    <message>
        <source>Nobody has said yet what “{word}” of Terrasoft means here.</source>
        <translation>Ещё не сказано, чему у нас соответствует «{word}» из Terrasoft.</translation>
    </message>
    <message>
        <source>Nobody holds the direction “{direction}” of this client, and Terrasoft names nobody who could.</source>
        <translation>Направление «{direction}» этого клиента никто не держит, и Terrasoft не называет того, кто мог бы.</translation>
    </message>
    <message>
        <source>Nobody stands in for himself.</source>
        <translation>Нельзя замещать самого себя.</translation>
    </message>
    <message>
        <source>Nothing is done and not yet in an act.</source>
        <translation>Нет выполненных работ, не вошедших в акт.</translation>
    </message>
    <message>
        <source>Nothing is launched into work.</source>
        <translation>В работу ничего не запущено.</translation>
    </message>
    <message>
        <source>Nothing to invoice: it is not calculated, or stands in a quote or an invoice already.</source>
        <translation>Выставлять нечего: не рассчитано либо уже стоит в КП или счёте.</translation>
    </message>
    <message>
        <source>One of the two records is joined with another already.</source>
        <translation>Одна из двух записей уже связана с другой.</translation>
    </message>
    <message>
        <source>Only employees with the role of an expert belong to a group and lead it.</source>
        <translation>В группе состоят и руководят ею только сотрудники с ролью эксперта.</translation>
    </message>
    <message>
        <source>Only money that went out gives back a payment that came in.</source>
        <translation>Вернуть поступивший платёж может только списание.</translation>
    </message>
    <message>
        <source>Only {left} of it can be given back, {amount} is too much.</source>
        <translation>Вернуть можно только {left}, {amount} – слишком много.</translation>
    </message>
    <message>
        <source>Other managers settle with this client, too: you see a part only. The whole act is printed by an accountant.</source>
        <translation>С этим клиентом рассчитываются и другие менеджеры: вам видна только часть. Полный акт печатает бухгалтер.</translation>
    </message>
    <message>
        <source>Refers to a record that is not in Terrasoft, or may not be read there.</source>
        <translation>Ссылается на запись, которой в Terrasoft нет или которую там нельзя прочитать.</translation>
    </message>
    <message>
        <source>Several colleagues are called “{name}”: give the login.</source>
        <translation>Сотрудников «{name}» несколько: укажите логин.</translation>
    </message>
    <message>
        <source>Signed for {signed}, paid {paid}.</source>
        <translation>Подписано на {signed}, оплачено {paid}.</translation>
    </message>
    <message>
        <source>Somebody else has changed this record meanwhile.</source>
        <translation>Тем временем запись изменил другой сотрудник.</translation>
    </message>
    <message>
        <source>Somebody else has to verify this: you did it yourself.</source>
        <translation>Проверить должен другой сотрудник: эту работу выполняли вы.</translation>
    </message>
    <message>
        <source>Somebody was working on it; it is tried again at once.</source>
        <translation>С записью кто-то работал; попытка повторится сразу.</translation>
    </message>
    <message>
        <source>Something refers to this row, so it cannot be removed.</source>
        <translation>На эту строку есть ссылки, удалить её нельзя.</translation>
    </message>
    <message>
        <source>Taken a moment ago: {holder}.</source>
        <translation>Занято секунду назад: {holder}.</translation>
    </message>
    <message>
        <source>Taken: the direction is held by {holder}.</source>
        <translation>Занято: направление закреплено за {holder}.</translation>
    </message>
    <message>
        <source>Terrasoft answers: {words}</source>
        <translation>Terrasoft отвечает: {words}</translation>
    </message>
    <message>
        <source>Terrasoft asks for a second factor: the exchange user must be exempt from it. {words}</source>
        <translation>Terrasoft требует второй фактор: пользователя обмена нужно от него освободить. {words}</translation>
    </message>
    <message>
        <source>Terrasoft asks to come later. {words}</source>
        <translation>Terrasoft просит прийти позже. {words}</translation>
    </message>
    <message>
        <source>Terrasoft did not accept the name or the password. {words}</source>
        <translation>Terrasoft не принял имя или пароль. {words}</translation>
    </message>
    <message>
        <source>Terrasoft does not answer; it is tried again. {words}</source>
        <translation>Terrasoft не отвечает; попытки продолжаются. {words}</translation>
    </message>
    <message>
        <source>Terrasoft does not let a section be read: {words}</source>
        <translation>Terrasoft не даёт прочитать раздел: {words}</translation>
    </message>
    <message>
        <source>Terrasoft forbids the login. {words}</source>
        <translation>Terrasoft запрещает вход. {words}</translation>
    </message>
    <message>
        <source>Terrasoft refused it: {words}</source>
        <translation>Terrasoft отказал: {words}</translation>
    </message>
    <message>
        <source>Terrasoft rejected the request: {words}</source>
        <translation>Terrasoft отклонил запрос: {words}</translation>
    </message>
    <message>
        <source>The INN has a wrong check digit: one of the digits is mistyped.</source>
        <translation>Контрольная цифра ИНН не сходится: в одной из цифр опечатка.</translation>
    </message>
    <message>
        <source>The INN {inn} has a wrong check digit.</source>
        <translation>В ИНН {inn} неверная контрольная цифра.</translation>
    </message>
    <message>
        <source>The OGRN has a wrong check digit.</source>
        <translation>Контрольная цифра ОГРН не сходится.</translation>
    </message>
    <message>
        <source>The OGRN is wrong for this kind of client: 13 digits of an organisation, 15 of an entrepreneur, the last is a check digit.</source>
        <translation>ОГРН не подходит этому виду клиента: у организации 13 цифр, у ИП 15, последняя — контрольная.</translation>
    </message>
    <message>
        <source>The OGRNIP has a wrong check digit.</source>
        <translation>Контрольная цифра ОГРНИП не сходится.</translation>
    </message>
    <message>
        <source>The USN income limit of {organization} does not allow this invoice: limit {limit}, received {received}, promised {committed}, left {left}, this invoice {this}. May sell the same and have room: {sellers}. Only an approved exception lets it pass.</source>
        <translation>Лимит дохода по УСН ({organization}) не позволяет выставить этот счёт: лимит {limit}, получено {received}, обещано {committed}, осталось {left}, этот счёт {this}. Могут продать то же и имеют запас: {sellers}. Пропустить счёт может только согласованное исключение.</translation>
    </message>
    <message>
        <source>The VAT rate of the line “{title}” is not the organisation&apos;s rate on this date. Save the lines again.</source>
        <translation>Ставка НДС в строке «{title}» не совпадает со ставкой организации на эту дату. Запишите строки ещё раз.</translation>
    </message>
    <message>
        <source>The account does not fit the BIC: the check key is {found}, {expected} is expected.</source>
        <translation>Счёт не подходит к БИК: контрольный ключ {found}, должен быть {expected}.</translation>
    </message>
    <message>
        <source>The account {account} does not fit the BIC {bik}: one of the digits is mistyped.</source>
        <translation>Счёт {account} не подходит к БИК {bik}: одна из цифр введена неверно.</translation>
    </message>
    <message>
        <source>The account {account} is not an account of this organisation.</source>
        <translation>Счёт {account} не принадлежит этой организации.</translation>
    </message>
    <message>
        <source>The account {account} is not one of our organisations&apos;. Nothing was imported.</source>
        <translation>Счёт {account} не принадлежит нашим организациям. Ничего не загружено.</translation>
    </message>
    <message>
        <source>The act is dated {on}; it could not be signed before.</source>
        <translation>Акт датирован {on}, раньше его подписать не могли.</translation>
    </message>
    <message>
        <source>The bank said so: it goes only with its statement.</source>
        <translation>Так сообщил банк: платёж уходит только вместе с выпиской.</translation>
    </message>
    <message>
        <source>The base does not take it: {words}</source>
        <translation>База не принимает: {words}</translation>
    </message>
    <message>
        <source>The check digits of the INN are wrong.</source>
        <translation>Контрольные цифры ИНН неверны.</translation>
    </message>
    <message>
        <source>The client has no INN. Fill it in on the client&apos;s card.</source>
        <translation>У клиента не указан ИНН. Заполните его в карточке клиента.</translation>
    </message>
    <message>
        <source>The connection to the server is lost. What you typed is kept; the program is trying again.</source>
        <translation>Связь с сервером потеряна. Введённое сохранено, программа подключается снова.</translation>
    </message>
    <message>
        <source>The correspondent account is of another bank.</source>
        <translation>Корреспондентский счёт другого банка.</translation>
    </message>
    <message>
        <source>The counterparty&apos;s account is the account itself.</source>
        <translation>Счёт контрагента совпадает со своим счётом.</translation>
    </message>
    <message>
        <source>The date is in the future.</source>
        <translation>Дата в будущем.</translation>
    </message>
    <message>
        <source>The date of the bank is in the future.</source>
        <translation>Дата банка ещё не наступила.</translation>
    </message>
    <message>
        <source>The date of the bank is more than three years ago.</source>
        <translation>Дата банка – более трёх лет назад.</translation>
    </message>
    <message>
        <source>The direction has open deals: {count}. Close or hand them over first.</source>
        <translation>По направлению есть открытые сделки: {count}. Сначала закройте или передайте их.</translation>
    </message>
    <message>
        <source>The direction is blocked for this client.</source>
        <translation>Направление у этого клиента заблокировано.</translation>
    </message>
    <message>
        <source>The direction is reserved for {holder} until his request is decided.</source>
        <translation>Направление забронировано за {holder}, пока не решена его заявка.</translation>
    </message>
    <message>
        <source>The direction is yours already.</source>
        <translation>Направление уже закреплено за вами.</translation>
    </message>
    <message>
        <source>The direction of this client is not held any more: take it again first.</source>
        <translation>Направление этого клиента больше не закреплено: сначала закрепите его снова.</translation>
    </message>
    <message>
        <source>The directory has a bank without a BIC or a name, or the same BIC twice. Nothing was loaded.</source>
        <translation>В справочнике есть банк без БИК или названия либо один БИК дважды. Ничего не загружено.</translation>
    </message>
    <message>
        <source>The discount {discount} % is above your limit of {allowed} %, a price is below the lowest one, or a service was not calculated. Send it for approval.</source>
        <translation>Скидка {discount} % выше вашего предела {allowed} %, цена ниже минимальной или услуга не рассчитана. Отправьте на согласование.</translation>
    </message>
    <message>
        <source>The document was changed after its approval. Send it for approval again.</source>
        <translation>После согласования документ изменили. Отправьте его на согласование ещё раз.</translation>
    </message>
    <message>
        <source>The document {number} is issued: its lines do not change any more.</source>
        <translation>Документ {number} выставлен: его строки больше не меняются.</translation>
    </message>
    <message>
        <source>The e-mail address is not readable. Several are separated by commas.</source>
        <translation>Адрес почты не читается. Несколько адресов разделяют запятыми.</translation>
    </message>
    <message>
        <source>The encoding of the file is not Windows-1251, DOS or UTF-8.</source>
        <translation>Кодировка файла не Windows-1251, не DOS и не UTF-8.</translation>
    </message>
    <message>
        <source>The exchange of this object is switched off.</source>
        <translation>Обмен этим объектом выключен.</translation>
    </message>
    <message>
        <source>The exchange user has no licence in Terrasoft. {words}</source>
        <translation>У пользователя обмена нет лицензии Terrasoft. {words}</translation>
    </message>
    <message>
        <source>The exchange user may not do this in Terrasoft. {words}</source>
        <translation>Пользователю обмена это в Terrasoft не разрешено. {words}</translation>
    </message>
    <message>
        <source>The field {field}: the column “{column}”, its kind or its dictionary is wrong.</source>
        <translation>Поле {field}: неверны колонка «{column}», её вид или справочник.</translation>
    </message>
    <message>
        <source>The file breaks off in line {line}. Ask the bank for it again; nothing was imported.</source>
        <translation>Файл обрывается на строке {line}. Запросите выписку заново; ничего не загружено.</translation>
    </message>
    <message>
        <source>The file has {megabytes} MB, at most {limit} MB can be attached. Put it on the office&apos;s drive and attach a link in a comment.</source>
        <translation>В файле {megabytes} МБ, приложить можно до {limit} МБ. Положите его на общий диск и дайте ссылку в комментарии.</translation>
    </message>
    <message>
        <source>The file is empty: there is nothing to attach.</source>
        <translation>Файл пуст: прикладывать нечего.</translation>
    </message>
    <message>
        <source>The file is larger than {megabytes} MB: the directory of banks is not.</source>
        <translation>Файл больше {megabytes} МБ: справочник банков таким не бывает.</translation>
    </message>
    <message>
        <source>The file “{name}” is not there any more.</source>
        <translation>Файла «{name}» больше нет.</translation>
    </message>
    <message>
        <source>The import cannot be taken back: something hangs on it.</source>
        <translation>Импорт не отменить: с ним уже начали работать.</translation>
    </message>
    <message>
        <source>The import has been taken back already.</source>
        <translation>Импорт уже отменён.</translation>
    </message>
    <message>
        <source>The invoice must be approved first: send it for approval.</source>
        <translation>Счёт сначала нужно согласовать: отправьте его на согласование.</translation>
    </message>
    <message>
        <source>The invoice {number} is not waiting for payment.</source>
        <translation>Счёт {number} не ждёт оплаты.</translation>
    </message>
    <message>
        <source>The invoice {number} is of another client than the payment ({client}). Correct the client of the payment first.</source>
        <translation>Счёт {number} выставлен не тому клиенту, от которого платёж ({client}). Сначала исправьте клиента платежа.</translation>
    </message>
    <message>
        <source>The invoice {number} is of another organisation.</source>
        <translation>Счёт {number} выставлен другой организацией.</translation>
    </message>
    <message>
        <source>The invoice {number} is paid by {paid} of {total}. Work starts after payment, or ask to start before it.</source>
        <translation>По счёту {number} оплачено {paid} из {total}. Работа начинается после оплаты, либо запросите начало до неё.</translation>
    </message>
    <message>
        <source>The last day is before the first one, or has passed.</source>
        <translation>Последний день раньше первого или уже прошёл.</translation>
    </message>
    <message>
        <source>The limit of the month is used up: {used} of {cap}. Ask for approval.</source>
        <translation>Лимит месяца исчерпан: {used} из {cap}. Запросите согласование.</translation>
    </message>
    <message>
        <source>The login {login} is taken. Logins of people who have left are not used again.</source>
        <translation>Логин {login} занят. Логины уволенных повторно не используются.</translation>
    </message>
    <message>
        <source>The name is missing.</source>
        <translation>Не указано наименование.</translation>
    </message>
    <message>
        <source>The norm is more than 0 and less than 100 percent.</source>
        <translation>Норма больше 0 и меньше 100 процентов.</translation>
    </message>
    <message>
        <source>The organisation has no signatory (name and position).</source>
        <translation>У организации не указан подписант (имя и должность).</translation>
    </message>
    <message>
        <source>The parts make {given} of the {amount} that were given back: name where the rest comes from.</source>
        <translation>Названо {given} из возвращённых {amount}: укажите, из каких оплат остальное.</translation>
    </message>
    <message>
        <source>The password could not be handed over safely. Enter it again.</source>
        <translation>Не удалось безопасно передать пароль. Введите его ещё раз.</translation>
    </message>
    <message>
        <source>The password of the exchange user in Terrasoft has expired. {words}</source>
        <translation>Пароль пользователя обмена в Terrasoft истёк. {words}</translation>
    </message>
    <message>
        <source>The payment came from another client ({client}).</source>
        <translation>Платёж поступил от другого клиента ({client}).</translation>
    </message>
    <message>
        <source>The payment came on {on}, after the refund.</source>
        <translation>Платёж поступил {on}, позже возврата.</translation>
    </message>
    <message>
        <source>The payment date {on} is before the date of the invoice.</source>
        <translation>Дата оплаты {on} раньше даты счёта.</translation>
    </message>
    <message>
        <source>The payment is allocated or given back. Undo that first.</source>
        <translation>Платёж разнесён или возвращён. Сначала отмените это.</translation>
    </message>
    <message>
        <source>The payment was received by another organisation.</source>
        <translation>Платёж получила другая организация.</translation>
    </message>
    <message>
        <source>The period ends before it begins.</source>
        <translation>Период заканчивается раньше, чем начинается.</translation>
    </message>
    <message>
        <source>The personal data of this contact were destroyed on {on}.</source>
        <translation>Персональные данные этого контакта уничтожены {on}.</translation>
    </message>
    <message>
        <source>The phone is not readable. Several are separated by commas, an extension is written as “доб. 123”.</source>
        <translation>Телефон не читается. Несколько телефонов разделяют запятыми, добавочный пишут «доб. 123».</translation>
    </message>
    <message>
        <source>The phone number “{text}” has {digits} digits.</source>
        <translation>В номере «{text}» {digits} цифр.</translation>
    </message>
    <message>
        <source>The prepayment is a percent from 1 to 100.</source>
        <translation>Предоплата — это процент от 1 до 100.</translation>
    </message>
    <message>
        <source>The price of what was calculated needs an approval. Send it for approval.</source>
        <translation>Цена рассчитанной услуги требует согласования. Отправьте на согласование.</translation>
    </message>
    <message>
        <source>The price {price} is below the cost {cost}.</source>
        <translation>Цена {price} ниже себестоимости {cost}.</translation>
    </message>
    <message>
        <source>The question took too long and was stopped. Narrow the list down and try again.</source>
        <translation>Запрос выполнялся слишком долго и остановлен. Сузьте отбор и повторите.</translation>
    </message>
    <message>
        <source>The quote is {total}, invoices for {invoiced} exist already.</source>
        <translation>Сумма КП {total}, счета уже выставлены на {invoiced}.</translation>
    </message>
    <message>
        <source>The quote was valid until {on}. Reinstate it or make a new version.</source>
        <translation>КП действовало до {on}. Возобновите его или сделайте новую версию.</translation>
    </message>
    <message>
        <source>The record has {limit} files already. Take out what is not needed.</source>
        <translation>В карточке уже {limit} файлов. Уберите лишние.</translation>
    </message>
    <message>
        <source>The record is being changed by somebody else right now. Try again in a moment.</source>
        <translation>Запись прямо сейчас меняет другой сотрудник. Повторите через несколько секунд.</translation>
    </message>
    <message>
        <source>The record of Terrasoft lacks what it cannot be without here: {field}.</source>
        <translation>В записи Terrasoft не хватает того, без чего у нас нельзя: {field}.</translation>
    </message>
    <message>
        <source>The reservation of the direction has expired.</source>
        <translation>Бронь направления истекла.</translation>
    </message>
    <message>
        <source>The row cannot stand below itself.</source>
        <translation>Строка не может подчиняться самой себе.</translation>
    </message>
    <message>
        <source>The row has no task.</source>
        <translation>В строке нет задачи.</translation>
    </message>
    <message>
        <source>The row is skipped.</source>
        <translation>Строка пропущена.</translation>
    </message>
    <message>
        <source>The same INN stands in row {row}.</source>
        <translation>Тот же ИНН – в строке {row}.</translation>
    </message>
    <message>
        <source>The same phone or e-mail stands in row {row}.</source>
        <translation>Тот же телефон или e-mail – в строке {row}.</translation>
    </message>
    <message>
        <source>The seller has no bank account for the invoice. Ask the administrator to enter one.</source>
        <translation>У продавца не указан расчётный счёт. Попросите администратора его внести.</translation>
    </message>
    <message>
        <source>The service asks for verification by a second person.</source>
        <translation>Услуга требует проверки вторым сотрудником.</translation>
    </message>
    <message>
        <source>The set-up of the exchange is not complete: {words}</source>
        <translation>Настройка обмена не закончена: {words}</translation>
    </message>
    <message>
        <source>The statement has been taken back already.</source>
        <translation>Загрузка выписки уже отменена.</translation>
    </message>
    <message>
        <source>The substitute lacks the role of the absent. Choose somebody who has it.</source>
        <translation>У заместителя нет роли отсутствующего. Выберите того, у кого она есть.</translation>
    </message>
    <message>
        <source>The substitution is over already.</source>
        <translation>Замещение уже закончилось.</translation>
    </message>
    <message>
        <source>The sum is zero. Check prices and quantities.</source>
        <translation>Сумма равна нулю. Проверьте цены и количества.</translation>
    </message>
    <message>
        <source>The sum must be more than zero.</source>
        <translation>Сумма должна быть больше нуля.</translation>
    </message>
    <message>
        <source>The term of payment is more than a year away.</source>
        <translation>Срок оплаты отстоит более чем на год.</translation>
    </message>
    <message>
        <source>The text is longer than {limit} characters.</source>
        <translation>Текст длиннее {limit} знаков.</translation>
    </message>
    <message>
        <source>The two have a substitution from {from_on} to {until_on} already.</source>
        <translation>У них уже есть замещение с {from_on} по {until_on}.</translation>
    </message>
    <message>
        <source>The validity date {on} has passed.</source>
        <translation>Срок действия {on} уже прошёл.</translation>
    </message>
    <message>
        <source>The value could not be read.</source>
        <translation>Значение не удалось прочитать.</translation>
    </message>
    <message>
        <source>The value is too long, too large or no possible date.</source>
        <translation>Значение слишком длинное, слишком большое или невозможная дата.</translation>
    </message>
    <message>
        <source>The work is given to {expert}.</source>
        <translation>Работу выполняет {expert}.</translation>
    </message>
    <message>
        <source>The work is in an act already.</source>
        <translation>Работа уже вошла в акт.</translation>
    </message>
    <message>
        <source>There are several clients with the INN {inn}: give the KPP.</source>
        <translation>Клиентов с ИНН {inn} несколько: укажите КПП.</translation>
    </message>
    <message>
        <source>There are unpaid invoices: {numbers}. Cancel them first.</source>
        <translation>Есть неоплаченные счета: {numbers}. Сначала отмените их.</translation>
    </message>
    <message>
        <source>There is a client of this name already: {client}. Create one more or skip the row.</source>
        <translation>Клиент с таким названием уже есть: {client}. Создайте ещё одного или пропустите строку.</translation>
    </message>
    <message>
        <source>There is a client with the INN {inn} already: {client}.</source>
        <translation>Клиент с ИНН {inn} уже есть: {client}.</translation>
    </message>
    <message>
        <source>There is no active colleague “{name}”.</source>
        <translation>Действующего сотрудника «{name}» нет.</translation>
    </message>
    <message>
        <source>There is no area code {area}.</source>
        <translation>Кода {area} не существует.</translation>
    </message>
    <message>
        <source>There is no bank account.</source>
        <translation>Нет банковского счёта.</translation>
    </message>
    <message>
        <source>There is no key of DaData at this computer. Enter one in the settings, or fill the card in by hand.</source>
        <translation>На этом компьютере нет ключа DaData. Введите его в настройках или заполните карточку вручную.</translation>
    </message>
    <message>
        <source>There is no region with the first two digits of this INN.</source>
        <translation>Региона с такими первыми цифрами ИНН не существует.</translation>
    </message>
    <message>
        <source>There is no sheet “{sheet}” in “{name}”.</source>
        <translation>В файле «{name}» нет листа «{sheet}».</translation>
    </message>
    <message>
        <source>There is no such expert group any more.</source>
        <translation>Такой группы экспертов больше нет.</translation>
    </message>
    <message>
        <source>There is no such record, or it is not yours.</source>
        <translation>Такой записи нет, или она не ваша.</translation>
    </message>
    <message>
        <source>There is no table in the clipboard.</source>
        <translation>В буфере обмена нет таблицы.</translation>
    </message>
    <message>
        <source>There is nobody to approve this: ask the administrator to set the route.</source>
        <translation>Согласовать некому: попросите администратора настроить маршрут.</translation>
    </message>
    <message>
        <source>There is nothing in “{name}”.</source>
        <translation>Файл «{name}» пуст.</translation>
    </message>
    <message>
        <source>There is such a payment already: {documents}.</source>
        <translation>Такой платёж уже есть: {documents}.</translation>
    </message>
    <message>
        <source>There is such a value already.</source>
        <translation>Такое значение уже есть.</translation>
    </message>
    <message>
        <source>This cannot be changed from Terrasoft any more: {field}.</source>
        <translation>Это из Terrasoft уже не изменить: {field}.</translation>
    </message>
    <message>
        <source>This computer does not know the password of Terrasoft: enter it in the set-up.</source>
        <translation>Этот компьютер не знает пароля Terrasoft: введите его в настройке.</translation>
    </message>
    <message>
        <source>This hand-over was taken back on {on}.</source>
        <translation>Эта передача уже отменена {on}.</translation>
    </message>
    <message>
        <source>This head is led by the same employee: choose another.</source>
        <translation>Этот руководитель сам подчинён сотруднику: выберите другого.</translation>
    </message>
    <message>
        <source>This is a transfer between our own accounts: it is nobody&apos;s payment and no income.</source>
        <translation>Это перевод между собственными счетами: он не оплата клиента и не доход.</translation>
    </message>
    <message>
        <source>This is not a bank statement in the format 1CClientBankExchange.</source>
        <translation>Это не банковская выписка в формате 1CClientBankExchange.</translation>
    </message>
    <message>
        <source>This is the last administrator. Give the role to somebody else first.</source>
        <translation>Это последний администратор. Сначала дайте роль кому-нибудь ещё.</translation>
    </message>
    <message>
        <source>This merge was taken back on {on}.</source>
        <translation>Это объединение уже отменено {on}.</translation>
    </message>
    <message>
        <source>This money went out: it pays no invoice.</source>
        <translation>Это списание: оно не оплачивает счёт.</translation>
    </message>
    <message>
        <source>This step is not possible now: the document is in the state “{state}”.</source>
        <translation>Сейчас это действие невозможно: документ в состоянии «{state}».</translation>
    </message>
    <message>
        <source>This value is not allowed.</source>
        <translation>Такое значение недопустимо.</translation>
    </message>
    <message>
        <source>Unpaid invoices: {count}, {debt} is owed.</source>
        <translation>Неоплаченных счетов: {count}, долг {debt}.</translation>
    </message>
    <message>
        <source>Waits for a record it refers to, which has not come yet.</source>
        <translation>Ждёт запись, на которую ссылается: она ещё не пришла.</translation>
    </message>
    <message>
        <source>Waits until what it refers to is in Terrasoft as well.</source>
        <translation>Ждёт, пока в Terrasoft появится то, на что ссылается.</translation>
    </message>
    <message>
        <source>What is done makes {here}, the act of Terrasoft says {there}.</source>
        <translation>Выполнено на {here}, а в акте Terrasoft {there}.</translation>
    </message>
    <message>
        <source>Whose advance is it? Choose the client of the payment first.</source>
        <translation>Чей это аванс? Сначала укажите клиента платежа.</translation>
    </message>
    <message>
        <source>Works not in an act: {count}.</source>
        <translation>Работ не в акте: {count}.</translation>
    </message>
    <message>
        <source>Works were launched by this invoice. Cancel them first.</source>
        <translation>По этому счёту запущены работы. Сначала отмените их.</translation>
    </message>
    <message>
        <source>You cannot disable your own login.</source>
        <translation>Свою учётную запись отключить нельзя.</translation>
    </message>
    <message>
        <source>You gave this direction back not long ago; you may take it again from {until_on}.</source>
        <translation>Вы недавно отдали это направление; взять его снова можно с {until_on}.</translation>
    </message>
    <message>
        <source>You hand over to your own people only. Ask the analyst for the others.</source>
        <translation>Передавать можно только своим подчинённым. Об остальных попросите аналитика.</translation>
    </message>
    <message>
        <source>You have said yes already; the others of this step decide now.</source>
        <translation>Вы уже согласовали; теперь решают остальные в этом шаге.</translation>
    </message>
    <message>
        <source>You were asked first yourself: say what you think, and it goes back to the asker.</source>
        <translation>Вас самого спросили заранее: ответьте, и вопрос вернётся тому, кто спросил.</translation>
    </message>
    <message>
        <source>{holder} cannot hold a direction: not a manager, or not with us any more.</source>
        <translation>{holder} не может держать направление: не менеджер или больше не работает.</translation>
    </message>
    <message>
        <source>{holder} works already ({host}).</source>
        <translation>Обмен уже ведёт {holder} ({host}).</translation>
    </message>
    <message>
        <source>{left} is left to pay by the invoice {number}, {amount} is too much.</source>
        <translation>По счёту {number} осталось оплатить {left}, {amount} — слишком много.</translation>
    </message>
    <message>
        <source>{left} of the payment is not allocated, {amount} is too much.</source>
        <translation>Не разнесено {left}, {amount} — слишком много.</translation>
    </message>
    <message>
        <source>{organization} may not sell: {services}. These may: {sellers}.</source>
        <translation>{organization} не может продавать: {services}. Могут: {sellers}.</translation>
    </message>
    <message>
        <source>{paid} is paid already. Undo the allocation of the payment first.</source>
        <translation>Уже оплачено {paid}. Сначала отмените разнесение платежа.</translation>
    </message>
    <message>
        <source>“{direction}” is held in both cards: by {survivor} and by {merged}. Choose who keeps it.</source>
        <translation>Направление «{direction}» ведут в обеих карточках: {survivor} и {merged}. Выберите, за кем оно останется.</translation>
    </message>
    <message>
        <source>“{direction}” is reserved while an approval waits. Decide about it first.</source>
        <translation>Направление «{direction}» зарезервировано до решения по согласованию. Сначала примите это решение.</translation>
    </message>
    <message>
        <source>“{file}” cannot be read: it is gone, opened by another program, or closed to you.</source>
        <translation>«{file}» не прочитать: его нет, он открыт другой программой или закрыт для вас.</translation>
    </message>
    <message>
        <source>“{file}” could not be written there. Choose another folder.</source>
        <translation>Записать туда «{file}» не удалось. Выберите другую папку.</translation>
    </message>
    <message>
        <source>“{file}” has no banks. Nothing was loaded.</source>
        <translation>В «{file}» нет ни одного банка. Ничего не загружено.</translation>
    </message>
    <message>
        <source>“{file}” is a program and is not opened from here. Save it if you know what it does.</source>
        <translation>«{file}» — программа, отсюда она не открывается. Сохраните её, если знаете, что она делает.</translation>
    </message>
    <message>
        <source>“{file}” is cut: its end is missing. Download it again. Nothing was loaded.</source>
        <translation>«{file}» обрезан: не хватает конца. Скачайте его заново. Ничего не загружено.</translation>
    </message>
    <message>
        <source>“{file}” is damaged at line {line}. Download it again. Nothing was loaded.</source>
        <translation>«{file}» повреждён в строке {line}. Скачайте его заново. Ничего не загружено.</translation>
    </message>
    <message>
        <source>“{file}” is not the BIC directory of the Bank of Russia (ED807, XML or the zip it comes in).</source>
        <translation>«{file}» — не справочник БИК Банка России (ED807, XML или архив zip, в котором он приходит).</translation>
    </message>
    <message>
        <source>“{file}” is not what was attached: the bytes in the base were changed. Tell the administrator.</source>
        <translation>«{file}» — не то, что прикладывали: содержимое в базе изменено. Сообщите администратору.</translation>
    </message>
    <message>
        <source>“{name}” is damaged and cannot be read. Save it again in Excel.</source>
        <translation>Файл «{name}» повреждён. Сохраните его заново в Excel.</translation>
    </message>
    <message>
        <source>“{name}” is not a table of Excel, OpenDocument or CSV.</source>
        <translation>«{name}» – не таблица Excel, OpenDocument или CSV.</translation>
    </message>
    <message>
        <source>“{name}” is open in another program or cannot be written. Close it and try again.</source>
        <translation>«{name}» открыт в другой программе или недоступен для записи. Закройте его и повторите.</translation>
    </message>
    <message>
        <source>“{name}” is protected by a password. Remove the protection and try again.</source>
        <translation>«{name}» защищён паролем. Снимите защиту и повторите.</translation>
    </message>
    <message>
        <source>“{text}” is no date.</source>
        <translation>«{text}» – не дата.</translation>
    </message>
    <message>
        <source>“{text}” is not a phone number.</source>
        <translation>«{text}» – не номер телефона.</translation>
    </message>
    <message>
        <source>“{text}” is not an e-mail address.</source>
        <translation>«{text}» – не адрес e-mail.</translation>
    </message>
    <message>
        <source>“{title}” cannot be taken away here: work or money hangs on it. Cancel it yourself, or let the records part.</source>
        <translation>«{title}» здесь убрать нельзя: на записи работы или деньги. Отмените её сами или разъедините записи.</translation>
    </message>
    <message>
        <source>“{title}” was sold at another price. An act tells what was sold.</source>
        <translation>«{title}» продана по другой цене. В акте указывается то, что продано.</translation>
    </message>
    <message>
        <source>“{title}” was sold by another organisation: the act is hers to give.</source>
        <translation>«{title}» продала другая организация: акт оформляет она.</translation>
    </message>
    <message>
        <source>“{title}”: {done} done, {acted} in acts already, {quantity} is too much.</source>
        <translation>«{title}»: выполнено {done}, уже в актах {acted}, {quantity} — слишком много.</translation>
    </message>
    <message>
        <source>“{title}”: {ordered} ordered, {quantity} is too much.</source>
        <translation>«{title}»: заказано {ordered}, {quantity} — слишком много.</translation>
    </message>
</context>
<context>
    <name>sections</name>
    <message>
        <source>Acts</source>
        <translation>Акты</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Анализ</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Согласования</translation>
    </message>
    <message>
        <source>Calculations</source>
        <translation>Расчёты</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Компания</translation>
    </message>
    <message>
        <source>Create: claim a client</source>
        <translation>Создать: закрепить клиента</translation>
    </message>
    <message>
        <source>Create: employee</source>
        <translation>Создать: сотрудник</translation>
    </message>
    <message>
        <source>Create: issued document</source>
        <translation>Создать: выданный документ</translation>
    </message>
    <message>
        <source>Create: need of a client</source>
        <translation>Создать: потребность клиента</translation>
    </message>
    <message>
        <source>Create: task</source>
        <translation>Создать: задача</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>Сделки</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Рабочий стол</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Дубли</translation>
    </message>
    <message>
        <source>Employees</source>
        <translation>Сотрудники</translation>
    </message>
    <message>
        <source>Exchange with Terrasoft</source>
        <translation>Обмен с Terrasoft</translation>
    </message>
    <message>
        <source>Execution</source>
        <translation>Исполнение</translation>
    </message>
    <message>
        <source>Find duplicates of clients</source>
        <translation>Найти дубли клиентов</translation>
    </message>
    <message>
        <source>Hand the work of an employee over</source>
        <translation>Передать дела сотрудника</translation>
    </message>
    <message>
        <source>Hand-overs</source>
        <translation>Передачи дел</translation>
    </message>
    <message>
        <source>Import a bank statement</source>
        <translation>Загрузить банковскую выписку</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Счета</translation>
    </message>
    <message>
        <source>Issued documents</source>
        <translation>Документы</translation>
    </message>
    <message>
        <source>Journal of changes</source>
        <translation>Журнал изменений</translation>
    </message>
    <message>
        <source>Lists of the company</source>
        <translation>Справочники</translation>
    </message>
    <message>
        <source>Look-ups</source>
        <translation>Проверки</translation>
    </message>
    <message>
        <source>Merges</source>
        <translation>Объединения</translation>
    </message>
    <message>
        <source>My tasks</source>
        <translation>Мои задачи</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Платежи</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Журнал ПДн</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>Предложения</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Запросы</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Продажи</translation>
    </message>
    <message>
        <source>Settlements</source>
        <translation>Взаиморасчёты</translation>
    </message>
    <message>
        <source>Substitutions</source>
        <translation>Замещения</translation>
    </message>
    <message>
        <source>USN limits</source>
        <translation>Лимиты УСН</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Работы</translation>
    </message>
</context>
<context>
    <name>shell</name>
    <message>
        <source>Added to the favourites</source>
        <translation>Добавлено в избранное</translation>
    </message>
    <message>
        <source>As in the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Change the password…</source>
        <translation>Сменить пароль…</translation>
    </message>
    <message>
        <source>Changed in your documents</source>
        <translation>Изменения в ваших документах</translation>
    </message>
    <message>
        <source>Choose a row to see what it is about</source>
        <translation>Выберите строку, чтобы увидеть подробности</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Закрыть (Esc)</translation>
    </message>
    <message>
        <source>Close the tab</source>
        <translation>Закрыть вкладку</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Команды</translation>
    </message>
    <message>
        <source>Connected: {} on {}</source>
        <translation>Подключено: {} на {}</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Создать</translation>
    </message>
    <message>
        <source>DaData key…</source>
        <translation>Ключ DaData…</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмная</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Demonstration data: you may try everything, nothing can be spoiled.</source>
        <translation>Демонстрационные данные: пробуйте всё, испортить ничего нельзя.</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Плотно</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Документы</translation>
    </message>
    <message>
        <source>Draft saved at {}</source>
        <translation>Черновик сохранён в {}</translation>
    </message>
    <message>
        <source>Drafts left behind</source>
        <translation>Несохранённые черновики</translation>
    </message>
    <message>
        <source>Drafts left behind: {}</source>
        <translation>Несохранённых черновиков: {}</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Везде</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>В избранное</translation>
    </message>
    <message>
        <source>Favourite (Ctrl+D)</source>
        <translation>В избранное (Ctrl+D)</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Избранное</translation>
    </message>
    <message>
        <source>Filling in clients by INN</source>
        <translation>Заполнение клиентов по ИНН</translation>
    </message>
    <message>
        <source>Find a key or an action</source>
        <translation>Найти клавишу или действие</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Во весь экран</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>I will be away…</source>
        <translation>Меня не будет…</translation>
    </message>
    <message>
        <source>INN {}</source>
        <translation>ИНН {}</translation>
    </message>
    <message>
        <source>Is the client free?</source>
        <translation>Свободен ли клиент?</translation>
    </message>
    <message>
        <source>Keys (F1)</source>
        <translation>Клавиши (F1)</translation>
    </message>
    <message>
        <source>Keys of this screen</source>
        <translation>Клавиши этого экрана</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Позже</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлая</translation>
    </message>
    <message>
        <source>Loose</source>
        <translation>Свободно</translation>
    </message>
    <message>
        <source>Narrow or wide rail</source>
        <translation>Узкая или широкая панель разделов</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Следующая область</translation>
    </message>
    <message>
        <source>Next record of the list</source>
        <translation>Следующая запись списка</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Следующая вкладка</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Нет связи</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Обычно</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ничего не найдено</translation>
    </message>
    <message>
        <source>Nothing here yet. Ctrl+D or the star of a card makes a record a favourite.</source>
        <translation>Здесь пока пусто. Звезда на карточке или Ctrl+D добавляют запись в избранное.</translation>
    </message>
    <message>
        <source>Nothing waits for you, and nobody has changed your documents lately.</source>
        <translation>Вас ничего не ждёт, и ваши документы в последнее время никто не менял.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Уведомления</translation>
    </message>
    <message>
        <source>Open lists and records</source>
        <translation>Открытые списки и записи</translation>
    </message>
    <message>
        <source>Open the tabs of last time after signing in</source>
        <translation>Открывать после входа вкладки прошлого раза</translation>
    </message>
    <message>
        <source>Person and settings</source>
        <translation>Пользователь и настройки</translation>
    </message>
    <message>
        <source>Previous record of the list</source>
        <translation>Предыдущая запись списка</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Предыдущая вкладка</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Загрузка…</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Недавние</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Записи</translation>
    </message>
    <message>
        <source>Refreshed at {}</source>
        <translation>Обновлено в {}</translation>
    </message>
    <message>
        <source>Reopen the closed tab</source>
        <translation>Вернуть закрытую вкладку</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Восстановить</translation>
    </message>
    <message>
        <source>Restore the draft of {}: {}?</source>
        <translation>Восстановить черновик от {}: {}?</translation>
    </message>
    <message>
        <source>Rows of lists</source>
        <translation>Строки списков</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Search and commands</source>
        <translation>Поиск и команды</translation>
    </message>
    <message>
        <source>Section {}</source>
        <translation>Раздел {}</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Разделы</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Side panel beside lists (F7)</source>
        <translation>Боковая панель у списков (F7)</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Switch person</source>
        <translation>Сменить пользователя</translation>
    </message>
    <message>
        <source>Taken out of the favourites</source>
        <translation>Убрано из избранного</translation>
    </message>
    <message>
        <source>The password is changed</source>
        <translation>Пароль изменён</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>Программа</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>These records were being typed when the program ended. Nothing of it is saved yet.</source>
        <translation>Эти записи заполнялись, когда программа закрылась. Пока ничего из этого не записано.</translation>
    </message>
    <message>
        <source>Timeline and links beside cards (F7)</source>
        <translation>Лента и связи рядом с карточкой (F7)</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Type to find</source>
        <translation>Начните вводить, чтобы найти</translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation>Ждёт вас</translation>
    </message>
    <message>
        <source>What you open is found here again.</source>
        <translation>Здесь появятся записи, которые вы открывали.</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Выполняется…</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Вчера</translation>
    </message>
    <message>
        <source>version {}</source>
        <translation>версия {}</translation>
    </message>
    <message>
        <source>without a number</source>
        <translation>без номера</translation>
    </message>
</context>
<context>
    <name>states</name>
    <message>
        <source>Above the USN limit</source>
        <translation>Сверх лимита УСН</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Принято</translation>
    </message>
    <message>
        <source>Accountant</source>
        <translation>Бухгалтер</translation>
    </message>
    <message>
        <source>Act issued</source>
        <translation>Акт выставлен</translation>
    </message>
    <message>
        <source>Act signed</source>
        <translation>Акт подписан</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Администратор</translation>
    </message>
    <message>
        <source>Allocated</source>
        <translation>Разнесён</translation>
    </message>
    <message>
        <source>Analyst</source>
        <translation>Аналитик</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Согласован</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Назначен</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Ассистент</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Заблокировано</translation>
    </message>
    <message>
        <source>Calculated</source>
        <translation>Рассчитан</translation>
    </message>
    <message>
        <source>Calculating</source>
        <translation>На расчёте</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Отменён</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Сертификат</translation>
    </message>
    <message>
        <source>Claim above the limit</source>
        <translation>Закрепление сверх лимита</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Закрыт</translation>
    </message>
    <message>
        <source>Declaration</source>
        <translation>Декларация</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Отказ</translation>
    </message>
    <message>
        <source>Discount above the norm</source>
        <translation>Скидка сверх нормы</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Выполнено</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Черновик</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Обмен</translation>
    </message>
    <message>
        <source>Executive</source>
        <translation>Руководство</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>Эксперт</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Истёк</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Окончательный</translation>
    </message>
    <message>
        <source>For rework</source>
        <translation>На доработку</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Свободно</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Полный</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Закреплено</translation>
    </message>
    <message>
        <source>In an act</source>
        <translation>В акте</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Действует</translation>
    </message>
    <message>
        <source>In the queue</source>
        <translation>В очереди</translation>
    </message>
    <message>
        <source>In work</source>
        <translation>В работе</translation>
    </message>
    <message>
        <source>Invoice near the USN limit</source>
        <translation>Счёт у порога УСН</translation>
    </message>
    <message>
        <source>Invoiced</source>
        <translation>Счёт</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Выставлен</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Проиграна</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Менеджер</translation>
    </message>
    <message>
        <source>Need recorded</source>
        <translation>Потребность</translation>
    </message>
    <message>
        <source>Not matched</source>
        <translation>Не сопоставлен</translation>
    </message>
    <message>
        <source>On approval</source>
        <translation>Согласование</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Прочее</translation>
    </message>
    <message>
        <source>Own transfer</source>
        <translation>Свой перевод</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Оплачен</translation>
    </message>
    <message>
        <source>Partly paid</source>
        <translation>Частично оплачен</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Приостановлен</translation>
    </message>
    <message>
        <source>Payment of a client</source>
        <translation>Оплата клиента</translation>
    </message>
    <message>
        <source>Prepayment</source>
        <translation>Предоплата</translation>
    </message>
    <message>
        <source>Prepayment invoice</source>
        <translation>Предоплатный счёт</translation>
    </message>
    <message>
        <source>Price needs a decision</source>
        <translation>Цена требует решения</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Вопрос</translation>
    </message>
    <message>
        <source>Quote sent</source>
        <translation>КП отправлено</translation>
    </message>
    <message>
        <source>Quoted</source>
        <translation>КП</translation>
    </message>
    <message>
        <source>Refund to a client</source>
        <translation>Возврат клиенту</translation>
    </message>
    <message>
        <source>Refund to us</source>
        <translation>Возврат нам</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Отклонён</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Запущено</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Заменён</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Отчёт</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Бронь</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Возвращён</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Отозван</translation>
    </message>
    <message>
        <source>Sent for signature</source>
        <translation>На подписи</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Отложен</translation>
    </message>
    <message>
        <source>Signature refused</source>
        <translation>Отказ от подписи</translation>
    </message>
    <message>
        <source>Start before payment</source>
        <translation>Начало до оплаты</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>Заменён новым</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Приостановлен</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Отозван</translation>
    </message>
    <message>
        <source>Test report</source>
        <translation>Протокол</translation>
    </message>
    <message>
        <source>To confirm</source>
        <translation>Подтвердить</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>К выполнению</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Проверен</translation>
    </message>
    <message>
        <source>Waits for a decision</source>
        <translation>Ждёт решения</translation>
    </message>
    <message>
        <source>Waits for payment</source>
        <translation>Ждёт оплаты</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Отозван</translation>
    </message>
</context>
<context>
    <name>steps</name>
    <message>
        <source>Accept</source>
        <translation>Принять</translation>
    </message>
    <message>
        <source>Allocate</source>
        <translation>Разнести</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Согласовать</translation>
    </message>
    <message>
        <source>Ask first</source>
        <translation>Спросить сначала</translation>
    </message>
    <message>
        <source>Ask the manager</source>
        <translation>Спросить менеджера</translation>
    </message>
    <message>
        <source>Ask to start before payment</source>
        <translation>Запросить начало до оплаты</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Назначить</translation>
    </message>
    <message>
        <source>Back to draft</source>
        <translation>Вернуть в черновик</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Заблокировать</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Cancel the act</source>
        <translation>Отменить акт</translation>
    </message>
    <message>
        <source>Cancel the invoice</source>
        <translation>Отменить счёт</translation>
    </message>
    <message>
        <source>Cancel the work</source>
        <translation>Отменить работу</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Закрепить</translation>
    </message>
    <message>
        <source>Classify</source>
        <translation>Определить вид</translation>
    </message>
    <message>
        <source>Client accepted</source>
        <translation>Клиент принял</translation>
    </message>
    <message>
        <source>Client refused</source>
        <translation>Клиент отказался</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Подтвердить</translation>
    </message>
    <message>
        <source>Correct the client</source>
        <translation>Исправить клиента</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Отказаться</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Выполнено</translation>
    </message>
    <message>
        <source>Enter as done</source>
        <translation>Отметить выполнение</translation>
    </message>
    <message>
        <source>For rework</source>
        <translation>На доработку</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>Отдать</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Передать</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>Выставить</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Сохранить закрепление</translation>
    </message>
    <message>
        <source>Launch into work</source>
        <translation>Запустить в работу</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>Оформить</translation>
    </message>
    <message>
        <source>Mark as lost</source>
        <translation>Отметить проигрыш</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>Новая версия</translation>
    </message>
    <message>
        <source>Pass on</source>
        <translation>Передать</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Приостановить</translation>
    </message>
    <message>
        <source>Payment received</source>
        <translation>Оплата получена</translation>
    </message>
    <message>
        <source>Postpone</source>
        <translation>Отложить</translation>
    </message>
    <message>
        <source>Put in force</source>
        <translation>Ввести в действие</translation>
    </message>
    <message>
        <source>Reinstate</source>
        <translation>Возобновить</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Отклонить</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Освободить</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Открыть снова</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Возобновить</translation>
    </message>
    <message>
        <source>Return for rework</source>
        <translation>На доработку</translation>
    </message>
    <message>
        <source>Return to work</source>
        <translation>Вернуть в работу</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Отозвать</translation>
    </message>
    <message>
        <source>Send for approval</source>
        <translation>На согласование</translation>
    </message>
    <message>
        <source>Send the calculation</source>
        <translation>Отправить расчёт</translation>
    </message>
    <message>
        <source>Send to experts</source>
        <translation>Отправить экспертам</translation>
    </message>
    <message>
        <source>Send to the client</source>
        <translation>Отправить клиенту</translation>
    </message>
    <message>
        <source>Sent for approval</source>
        <translation>Отправлен на согласование</translation>
    </message>
    <message>
        <source>Sent for signature</source>
        <translation>На подписи</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Подписан</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Начать</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>Приостановить</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Взять</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Забрать</translation>
    </message>
    <message>
        <source>Take the question back</source>
        <translation>Отозвать вопрос</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Разблокировать</translation>
    </message>
    <message>
        <source>Undo allocation</source>
        <translation>Отменить разнесение</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Отозвать</translation>
    </message>
</context>
</TS>

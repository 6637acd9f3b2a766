<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>ExchangeObject</name>
    <message>
        <source>Deletions there</source>
        <translation>Удаления там</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Направление</translation>
    </message>
    <message>
        <source>Section of Terrasoft *</source>
        <translation>Раздел Terrasoft *</translation>
    </message>
    <message>
        <source>Who leads</source>
        <translation>Кто ведёт</translation>
    </message>
</context>
<context>
    <name>ExchangeProfile</name>
    <message>
        <source>Address of Terrasoft *</source>
        <translation>Адрес Terrasoft *</translation>
    </message>
    <message>
        <source>Address of the identity service *</source>
        <translation>Адрес службы входа (identity) *</translation>
    </message>
    <message>
        <source>Dates are written as</source>
        <translation>Как записаны даты</translation>
    </message>
    <message>
        <source>Id of the contact of the user</source>
        <translation>Id контакта пользователя</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Platform of the server</source>
        <translation>Платформа сервера</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Протокол</translation>
    </message>
    <message>
        <source>Root certificate</source>
        <translation>Корневой сертификат</translation>
    </message>
    <message>
        <source>Rows in one answer *</source>
        <translation>Строк в одном ответе *</translation>
    </message>
    <message>
        <source>Several writes in one request</source>
        <translation>Несколько записей одним запросом</translation>
    </message>
    <message>
        <source>The server keeps ids made by us</source>
        <translation>Сервер сохраняет наши Id</translation>
    </message>
    <message>
        <source>Time zone of the user</source>
        <translation>Часовой пояс пользователя</translation>
    </message>
    <message>
        <source>User of the exchange *</source>
        <translation>Пользователь обмена *</translation>
    </message>
    <message>
        <source>Way to sign in</source>
        <translation>Способ входа</translation>
    </message>
</context>
<context>
    <name>exchange</name>
    <message>
        <source>A name has latin letters, digits and underscores only</source>
        <translation>Имя состоит из латинских букв, цифр и подчёркиваний</translation>
    </message>
    <message>
        <source>A password does not belong into the address</source>
        <translation>Пароля в адресе быть не должно</translation>
    </message>
    <message>
        <source>Acts</source>
        <translation>Акты</translation>
    </message>
    <message>
        <source>An id looks like 410006e1-ca4e-4502-a9ec-e54d922d2c00</source>
        <translation>Id выглядит так: 410006e1-ca4e-4502-a9ec-e54d922d2c00</translation>
    </message>
    <message>
        <source>As at the beginning</source>
        <translation>Как в начале</translation>
    </message>
    <message>
        <source>As people open it in the browser</source>
        <translation>Такой, каким его открывают в браузере</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Попыток</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Basic authorization</source>
        <translation>Обычная авторизация (Basic)</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Начать</translation>
    </message>
    <message>
        <source>Both sides changed the same, or a record is gone.</source>
        <translation>Обе стороны изменили одно и то же, или запись пропала.</translation>
    </message>
    <message>
        <source>Both ways</source>
        <translation>В обе стороны</translation>
    </message>
    <message>
        <source>Both work</source>
        <translation>Работают обе стороны</translation>
    </message>
    <message>
        <source>Both: ask</source>
        <translation>Обе: спросить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Check of the connection</source>
        <translation>Проверка подключения</translation>
    </message>
    <message>
        <source>Check the connection</source>
        <translation>Проверить подключение</translation>
    </message>
    <message>
        <source>Choose clients whose name only is alike: the others are told apart already.</source>
        <translation>Выберите клиентов, похожих только названием: с остальными всё уже ясно.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Выберите…</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Clients are compared by a person with the right “Exchange”: you see no records of others. Go on.</source>
        <translation>Клиентов сравнивает человек с правом «Обмен»: чужих записей вы не видите. Идите дальше.</translation>
    </message>
    <message>
        <source>Clients do not come from Terrasoft: one that stands there already with the same INN and KPP is not recognised and is made a second time. Choose “both ways” to have it found.</source>
        <translation>Клиенты не приходят из Terrasoft: того, кто там уже есть с тем же ИНН и КПП, программа не узнает и создаст второй раз. Чтобы узнала, выберите «В обе стороны».</translation>
    </message>
    <message>
        <source>Clients of Terrasoft</source>
        <translation>Клиенты Terrasoft</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Close without saving?</source>
        <translation>Закрыть, не сохраняя?</translation>
    </message>
    <message>
        <source>Column of Terrasoft</source>
        <translation>Колонка Terrasoft</translation>
    </message>
    <message>
        <source>Column…</source>
        <translation>Колонка…</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Комментарий</translation>
    </message>
    <message>
        <source>Compare deletions</source>
        <translation>Сверить удаления</translation>
    </message>
    <message>
        <source>Compared at the next cycle: objects {}. What is missing twice in a row is asked about.</source>
        <translation>Сверка – в ближайшем цикле, объектов: {}. О том, чего нет два раза подряд, программа спросит.</translation>
    </message>
    <message>
        <source>Computer {}. {}</source>
        <translation>Компьютер {}. {}</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Конфликты</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Подключение</translation>
    </message>
    <message>
        <source>Connection to Terrasoft</source>
        <translation>Подключение к Terrasoft</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Контакт</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Контакты</translation>
    </message>
    <message>
        <source>Cycles</source>
        <translation>Циклы</translation>
    </message>
    <message>
        <source>Date of issue</source>
        <translation>Дата выставления</translation>
    </message>
    <message>
        <source>Date of the act</source>
        <translation>Дата акта</translation>
    </message>
    <message>
        <source>Date of the bank</source>
        <translation>Дата банка</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>Сделка</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>Сделки</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Решить</translation>
    </message>
    <message>
        <source>Decide several records at once?</source>
        <translation>Решить сразу по нескольким записям?</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Решено</translation>
    </message>
    <message>
        <source>Decided: {}</source>
        <translation>Решено: {}</translation>
    </message>
    <message>
        <source>Decided: {}; the others were decided meanwhile.</source>
        <translation>Решено: {}; остальное за это время решили другие.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Delete on both sides</source>
        <translation>Удалить с обеих сторон</translation>
    </message>
    <message>
        <source>Delete on both sides: {}?</source>
        <translation>Удалить с обеих сторон: {}?</translation>
    </message>
    <message>
        <source>Deletions</source>
        <translation>Удаления</translation>
    </message>
    <message>
        <source>Deletions there</source>
        <translation>Удаления там</translation>
    </message>
    <message>
        <source>Dictionaries</source>
        <translation>Словари</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Направление</translation>
    </message>
    <message>
        <source>Directions</source>
        <translation>Направления</translation>
    </message>
    <message>
        <source>Directions of clients</source>
        <translation>Направления клиентов</translation>
    </message>
    <message>
        <source>Discount, %</source>
        <translation>Скидка, %</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>Не сохранять</translation>
    </message>
    <message>
        <source>Done on</source>
        <translation>Выполнено</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>Срок</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Почта</translation>
    </message>
    <message>
        <source>Employees</source>
        <translation>Сотрудники</translation>
    </message>
    <message>
        <source>Enter the address of Terrasoft and check the connection.</source>
        <translation>Укажите адрес Terrasoft и проверьте подключение.</translation>
    </message>
    <message>
        <source>Enter the address of Terrasoft in the set-up first.</source>
        <translation>Сначала укажите адрес Terrasoft в настройке.</translation>
    </message>
    <message>
        <source>Every record of the chosen objects that has no pair in Terrasoft is made there.</source>
        <translation>Каждая запись выбранных объектов, у которой в Terrasoft нет пары, будет там создана.</translation>
    </message>
    <message>
        <source>Every word of Terrasoft has its meaning here.</source>
        <translation>У каждого слова Terrasoft есть значение здесь.</translation>
    </message>
    <message>
        <source>Everything has gone through</source>
        <translation>Всё прошло</translation>
    </message>
    <message>
        <source>Everything is in Terrasoft already.</source>
        <translation>Всё уже есть в Terrasoft.</translation>
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
        <source>Exchange now</source>
        <translation>Обменяться сейчас</translation>
    </message>
    <message>
        <source>Exchange with Terrasoft</source>
        <translation>Обмен с Terrasoft</translation>
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
        <source>Expected on</source>
        <translation>Ожидается к дате</translation>
    </message>
    <message>
        <source>Expected sum</source>
        <translation>Ожидаемая сумма</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>Эксперт</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Объяснить</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Сбои</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Поле</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Поля</translation>
    </message>
    <message>
        <source>Fields of the record</source>
        <translation>Поля записи</translation>
    </message>
    <message>
        <source>Fill this in</source>
        <translation>Заполните</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>First run of the exchange with Terrasoft</source>
        <translation>Первый запуск обмена с Terrasoft</translation>
    </message>
    <message>
        <source>First run step by step…</source>
        <translation>Первый запуск по шагам…</translation>
    </message>
    <message>
        <source>For all at once:</source>
        <translation>Для всех сразу:</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Обнаружено</translation>
    </message>
    <message>
        <source>From Terrasoft</source>
        <translation>Из Terrasoft</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Полное название</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Отменить правки</translation>
    </message>
    <message>
        <source>Goes</source>
        <translation>Ходит</translation>
    </message>
    <message>
        <source>Goes out as</source>
        <translation>Уходит как</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>Держатель</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Содержит</translation>
    </message>
    <message>
        <source>How dates are written</source>
        <translation>Как записаны даты</translation>
    </message>
    <message>
        <source>INN</source>
        <translation>ИНН</translation>
    </message>
    <message>
        <source>Id in Terrasoft</source>
        <translation>Код в Terrasoft</translation>
    </message>
    <message>
        <source>Ids made by us</source>
        <translation>Наши Id</translation>
    </message>
    <message>
        <source>In a dispute</source>
        <translation>При споре</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>В порядке</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Указания</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Счёт</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Счета</translation>
    </message>
    <message>
        <source>Is</source>
        <translation>Знак</translation>
    </message>
    <message>
        <source>It is deleted in Terrasoft at the next cycle.</source>
        <translation>В Terrasoft она будет удалена в ближайшем цикле.</translation>
    </message>
    <message>
        <source>It is made anew here from Terrasoft&apos;s.</source>
        <translation>Здесь она будет создана заново по записи Terrasoft.</translation>
    </message>
    <message>
        <source>It is made anew in Terrasoft from ours.</source>
        <translation>В Terrasoft она будет создана заново по нашей.</translation>
    </message>
    <message>
        <source>It is tried again at the next cycle.</source>
        <translation>Повтор – в ближайшем цикле.</translation>
    </message>
    <message>
        <source>It stops for the whole office. What changes meanwhile waits and is exchanged later.</source>
        <translation>Обмен остановится для всего офиса. Всё, что за это время изменится, подождёт и уйдёт позже.</translation>
    </message>
    <message>
        <source>Joined: {}</source>
        <translation>Соединено: {}</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>KPP</source>
        <translation>КПП</translation>
    </message>
    <message>
        <source>Keep ours</source>
        <translation>Оставить наше</translation>
    </message>
    <message>
        <source>Kept on this computer</source>
        <translation>Хранится на этом компьютере</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Последний обмен</translation>
    </message>
    <message>
        <source>Legal address</source>
        <translation>Юридический адрес</translation>
    </message>
    <message>
        <source>Let them part</source>
        <translation>Развязать</translation>
    </message>
    <message>
        <source>Line of the invoice</source>
        <translation>Строка счёта</translation>
    </message>
    <message>
        <source>Lines of invoices</source>
        <translation>Строки счетов</translation>
    </message>
    <message>
        <source>Lines of quotes</source>
        <translation>Строки КП</translation>
    </message>
    <message>
        <source>Lowest price</source>
        <translation>Минимальная цена</translation>
    </message>
    <message>
        <source>Make one record there for a trial and delete it</source>
        <translation>Создать там одну пробную запись и сразу удалить</translation>
    </message>
    <message>
        <source>Means here</source>
        <translation>Что значит здесь</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Name and password</source>
        <translation>Имя и пароль</translation>
    </message>
    <message>
        <source>Name of the service</source>
        <translation>Название услуги</translation>
    </message>
    <message>
        <source>Need</source>
        <translation>Потребность</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Дальше</translation>
    </message>
    <message>
        <source>No object goes to Terrasoft: choose its way in the table first.</source>
        <translation>Ни один объект не уходит в Terrasoft: сначала выберите направление в таблице.</translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation>Не сверять</translation>
    </message>
    <message>
        <source>Not ended</source>
        <translation>Не завершён</translation>
    </message>
    <message>
        <source>Not explained yet: {}. A record with such a word waits until somebody says what it means.</source>
        <translation>Ещё не сопоставлено: {}. Запись с таким словом ждёт, пока кто-нибудь не скажет, что оно значит.</translation>
    </message>
    <message>
        <source>Not known to this computer</source>
        <translation>Этот компьютер его не знает</translation>
    </message>
    <message>
        <source>Nothing is gone</source>
        <translation>Ничего не пропало</translation>
    </message>
    <message>
        <source>Nothing to decide: both sides agree</source>
        <translation>Решать нечего: обе стороны согласны</translation>
    </message>
    <message>
        <source>Nothing was decided yet</source>
        <translation>Пока ничего не решали</translation>
    </message>
    <message>
        <source>Nothing was exchanged yet</source>
        <translation>Обмена ещё не было</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>Number of the document</source>
        <translation>Номер документа</translation>
    </message>
    <message>
        <source>OAuth: client id and secret</source>
        <translation>OAuth: id и секрет клиента</translation>
    </message>
    <message>
        <source>OGRN</source>
        <translation>ОГРН</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Объект</translation>
    </message>
    <message>
        <source>Objects of the exchange</source>
        <translation>Объекты обмена</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Выключен</translation>
    </message>
    <message>
        <source>Once a day</source>
        <translation>Раз в сутки</translation>
    </message>
    <message>
        <source>Only records with</source>
        <translation>Только записи, у которых</translation>
    </message>
    <message>
        <source>Only so it can be told whether Terrasoft keeps ids made by us</source>
        <translation>Только так видно, сохраняет ли Terrasoft идентификаторы, созданные нами</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>Открыть запись</translation>
    </message>
    <message>
        <source>Our field</source>
        <translation>Наше поле</translation>
    </message>
    <message>
        <source>Our organisation</source>
        <translation>Наша организация</translation>
    </message>
    <message>
        <source>Our organisations</source>
        <translation>Наши организации</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>Наше</translation>
    </message>
    <message>
        <source>Ours goes, too, if nothing hangs on it.</source>
        <translation>Удаляется и у нас, если с записью ничего не связано.</translation>
    </message>
    <message>
        <source>Ours stays as it is and is not exchanged any more.</source>
        <translation>Наша запись остаётся как есть и больше не обменивается.</translation>
    </message>
    <message>
        <source>Ours that are not there</source>
        <translation>Наши, которых там нет</translation>
    </message>
    <message>
        <source>Ours that have no word there</source>
        <translation>Наши, которым там нет слова</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Оплачено</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Пар</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Параметры</translation>
    </message>
    <message>
        <source>Parts of the set-up</source>
        <translation>Части настройки</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Patronymic</source>
        <translation>Отчество</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Платежи</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Должность</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Цена</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Протокол</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Назначение</translation>
    </message>
    <message>
        <source>Put into the queue: {}.</source>
        <translation>Поставлено в очередь: {}.</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Количество</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>КП</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>КП</translation>
    </message>
    <message>
        <source>Read from Terrasoft</source>
        <translation>Прочитать из Terrasoft</translation>
    </message>
    <message>
        <source>Read up to</source>
        <translation>Прочитано по</translation>
    </message>
    <message>
        <source>Records both sides changed</source>
        <translation>Записи, изменённые с обеих сторон</translation>
    </message>
    <message>
        <source>Records go in the background while somebody with the right “Exchange” has the program open. Failures and conflicts wait on their pages; nothing is deleted by itself.</source>
        <translation>Записи ходят в фоне, пока программа открыта у кого-нибудь с правом «Обмен». Сбои и конфликты ждут на своих вкладках; само ничего не удаляется.</translation>
    </message>
    <message>
        <source>Records go to Terrasoft and come from there.</source>
        <translation>Записи уходят в Terrasoft и приходят оттуда.</translation>
    </message>
    <message>
        <source>Records: {}, fields: {}. Our value stays in each of them.</source>
        <translation>Записей: {}, полей: {}. В каждом останется наше значение.</translation>
    </message>
    <message>
        <source>Records: {}, fields: {}. Terrasoft&apos;s value is taken in each of them.</source>
        <translation>Записей: {}, полей: {}. В каждом будет взято значение Terrasoft.</translation>
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
        <source>Request for calculation</source>
        <translation>Запрос на расчёт</translation>
    </message>
    <message>
        <source>Requests for calculation</source>
        <translation>Запросы на расчёт</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>Ответственный</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Восстановить</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>Right to read</source>
        <translation>Право на чтение</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Search by name</source>
        <translation>Поиск по названию</translation>
    </message>
    <message>
        <source>Secret of the client</source>
        <translation>Секрет клиента</translation>
    </message>
    <message>
        <source>Section of Terrasoft</source>
        <translation>Раздел Terrasoft</translation>
    </message>
    <message>
        <source>Sections and columns</source>
        <translation>Разделы и колонки</translation>
    </message>
    <message>
        <source>Selected fields: {}</source>
        <translation>Выбрано полей: {}</translation>
    </message>
    <message>
        <source>Selected records: {}</source>
        <translation>Выбрано записей: {}</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Отправить</translation>
    </message>
    <message>
        <source>Send ours that are not there</source>
        <translation>Отправить наше, чего там нет</translation>
    </message>
    <message>
        <source>Send ours…</source>
        <translation>Отправить наше…</translation>
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
        <source>Services of requests</source>
        <translation>Услуги запросов</translation>
    </message>
    <message>
        <source>Set of Terrasoft</source>
        <translation>Таблица Terrasoft</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Настроить</translation>
    </message>
    <message>
        <source>Set-up</source>
        <translation>Настройка</translation>
    </message>
    <message>
        <source>Several writes in one request</source>
        <translation>Несколько записей одним запросом</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>С какого времени</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Сайт</translation>
    </message>
    <message>
        <source>Some records have not gone through</source>
        <translation>Прошли не все записи</translation>
    </message>
    <message>
        <source>Somebody else has changed this mapping: give up what you typed, or note it.</source>
        <translation>Это соответствие тем временем изменил другой человек: запомните свои правки и отмените их.</translation>
    </message>
    <message>
        <source>Something is typed in the set-up that is not saved; its parts have a blue point.</source>
        <translation>В настройке набрано несохранённое; такие части отмечены синей точкой.</translation>
    </message>
    <message>
        <source>Stages of a deal</source>
        <translation>Стадии сделки</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Запуск</translation>
    </message>
    <message>
        <source>Start the exchange</source>
        <translation>Начать обмен</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>States of a quote</source>
        <translation>Состояния КП</translation>
    </message>
    <message>
        <source>States of a request</source>
        <translation>Состояния запроса</translation>
    </message>
    <message>
        <source>States of a work</source>
        <translation>Состояния работы</translation>
    </message>
    <message>
        <source>States of an act</source>
        <translation>Состояния акта</translation>
    </message>
    <message>
        <source>States of an invoice</source>
        <translation>Состояния счёта</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Предмет</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Сумма</translation>
    </message>
    <message>
        <source>Sum of the payment</source>
        <translation>Сумма платежа</translation>
    </message>
    <message>
        <source>Surname</source>
        <translation>Фамилия</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Выключить</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Включить</translation>
    </message>
    <message>
        <source>Switch the exchange off?</source>
        <translation>Выключить обмен?</translation>
    </message>
    <message>
        <source>Take Terrasoft&apos;s</source>
        <translation>Взять из Terrasoft</translation>
    </message>
    <message>
        <source>Take Terrasoft&apos;s →</source>
        <translation>Взять из Terrasoft →</translation>
    </message>
    <message>
        <source>Tells our own changes from those of people</source>
        <translation>Отличает наши изменения от изменений людей</translation>
    </message>
    <message>
        <source>Term, days</source>
        <translation>Срок, дней</translation>
    </message>
    <message>
        <source>Terrasoft</source>
        <translation>Terrasoft</translation>
    </message>
    <message>
        <source>Terrasoft has no clients that fit the filter</source>
        <translation>В Terrasoft нет клиентов, подходящих под условие</translation>
    </message>
    <message>
        <source>Terrasoft has no section “{}”</source>
        <translation>В Terrasoft нет раздела «{}»</translation>
    </message>
    <message>
        <source>Terrasoft leads</source>
        <translation>ведёт Terrasoft</translation>
    </message>
    <message>
        <source>Terrasoft leads, we read</source>
        <translation>Ведёт Terrasoft, мы читаем</translation>
    </message>
    <message>
        <source>Terrasoft&apos;s</source>
        <translation>из Terrasoft</translation>
    </message>
    <message>
        <source>Terrasoft&apos;s stays as it is and is not exchanged any more.</source>
        <translation>Запись Terrasoft остаётся как есть и больше не обменивается.</translation>
    </message>
    <message>
        <source>Terrasoft&apos;s →</source>
        <translation>В Terrasoft →</translation>
    </message>
    <message>
        <source>That is</source>
        <translation>Это</translation>
    </message>
    <message>
        <source>That is it</source>
        <translation>Это оно</translation>
    </message>
    <message>
        <source>The address answers</source>
        <translation>Адрес отвечает</translation>
    </message>
    <message>
        <source>The certificates this computer trusts</source>
        <translation>Те, которым доверяет этот компьютер</translation>
    </message>
    <message>
        <source>The check finds it out by itself</source>
        <translation>Проверка узнаёт его сама</translation>
    </message>
    <message>
        <source>The clients could not be compared</source>
        <translation>Сравнить клиентов не удалось</translation>
    </message>
    <message>
        <source>The connection is saved.</source>
        <translation>Подключение сохранено.</translation>
    </message>
    <message>
        <source>The dictionaries are read; not explained: {}.</source>
        <translation>Словари прочитаны; не сопоставлено: {}.</translation>
    </message>
    <message>
        <source>The exchange goes. Of ours queued: {}.</source>
        <translation>Обмен идёт. Наших в очереди: {}.</translation>
    </message>
    <message>
        <source>The exchange has not worked yet</source>
        <translation>Обмен ещё не работал</translation>
    </message>
    <message>
        <source>The exchange is not set up yet</source>
        <translation>Обмен ещё не настроен</translation>
    </message>
    <message>
        <source>The exchange is not set up yet: the first run leads through it step by step.</source>
        <translation>Обмен ещё не настроен: первый запуск проведёт по всем шагам.</translation>
    </message>
    <message>
        <source>The exchange is switched off.</source>
        <translation>Обмен выключен.</translation>
    </message>
    <message>
        <source>The exchange is switched on.</source>
        <translation>Обмен включён.</translation>
    </message>
    <message>
        <source>The next cycle begins at once.</source>
        <translation>Следующий цикл начнётся сразу.</translation>
    </message>
    <message>
        <source>The same as ours</source>
        <translation>Это наш клиент</translation>
    </message>
    <message>
        <source>This cannot be used</source>
        <translation>Так не годится</translation>
    </message>
    <message>
        <source>This computer cannot keep the password: the exchange asks for it after every start.</source>
        <translation>Этот компьютер не может хранить пароль: после каждого запуска его надо вводить снова.</translation>
    </message>
    <message>
        <source>This computer does not know it: enter it</source>
        <translation>Этот компьютер его не знает: введите</translation>
    </message>
    <message>
        <source>This is how it begins</source>
        <translation>Так всё начнётся</translation>
    </message>
    <message>
        <source>This record is not here any more.</source>
        <translation>Этой записи здесь больше нет.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>To Terrasoft</source>
        <translation>В Terrasoft</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>Ждёт отправки</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>Решить</translation>
    </message>
    <message>
        <source>To send</source>
        <translation>Отправить</translation>
    </message>
    <message>
        <source>Tried again</source>
        <translation>Повтор</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Try all again</source>
        <translation>Повторить всё</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Действует до</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Чего ждёт</translation>
    </message>
    <message>
        <source>Waits here</source>
        <translation>Ждёт приёма</translation>
    </message>
    <message>
        <source>Wanted by</source>
        <translation>Нужно к дате</translation>
    </message>
    <message>
        <source>Was agreed</source>
        <translation>Было</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>Направление</translation>
    </message>
    <message>
        <source>We</source>
        <translation>Мы</translation>
    </message>
    <message>
        <source>We lead, Terrasoft follows</source>
        <translation>Ведём мы, Terrasoft следует</translation>
    </message>
    <message>
        <source>What goes which way</source>
        <translation>Что в какую сторону ходит</translation>
    </message>
    <message>
        <source>What is exchanged</source>
        <translation>Что обменивается</translation>
    </message>
    <message>
        <source>What new records there are given</source>
        <translation>Что получают новые записи там</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>Who leads</source>
        <translation>Кто ведёт</translation>
    </message>
    <message>
        <source>Who leads decides when both sides have changed the same field; “both” asks a person. Change it any day.</source>
        <translation>Кто ведёт, тот и прав, если обе стороны изменили одно поле; «обе» — спросить человека. Менять можно в любой день.</translation>
    </message>
    <message>
        <source>Whose name our changes bear</source>
        <translation>От чьего имени наши изменения</translation>
    </message>
    <message>
        <source>Word of Terrasoft</source>
        <translation>Слово Terrasoft</translation>
    </message>
    <message>
        <source>Words not explained</source>
        <translation>Слов не сопоставлено</translation>
    </message>
    <message>
        <source>Words of Terrasoft</source>
        <translation>Слова Terrasoft</translation>
    </message>
    <message>
        <source>Words of Terrasoft nobody has explained yet: {}. Records wait for them.</source>
        <translation>Слов Terrasoft, значение которых ещё не указано: {}. Записи ждут этого.</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Работы</translation>
    </message>
    <message>
        <source>Works for the office</source>
        <translation>Ведёт обмен</translation>
    </message>
    <message>
        <source>Write the closest name into the mapping</source>
        <translation>Записать самое похожее имя в соответствие</translation>
    </message>
    <message>
        <source>Your program takes over when that one ends.</source>
        <translation>Ваша программа подхватит, когда та закончит.</translation>
    </message>
    <message>
        <source>a person is asked in a dispute</source>
        <translation>при споре решает человек</translation>
    </message>
    <message>
        <source>alike: {}</source>
        <translation>похожи: {}</translation>
    </message>
    <message>
        <source>an issued document does not change</source>
        <translation>выставленный документ не меняется</translation>
    </message>
    <message>
        <source>and {} more</source>
        <translation>и ещё {}</translation>
    </message>
    <message>
        <source>ask a person</source>
        <translation>спросить человека</translation>
    </message>
    <message>
        <source>becomes known with the first change we send</source>
        <translation>станет известно с первым нашим изменением</translation>
    </message>
    <message>
        <source>begins when somebody with the right signs in</source>
        <translation>начнётся, когда войдёт сотрудник с этим правом</translation>
    </message>
    <message>
        <source>both ways</source>
        <translation>в обе стороны</translation>
    </message>
    <message>
        <source>by rule: Terrasoft leads</source>
        <translation>по правилу: ведёт Terrasoft</translation>
    </message>
    <message>
        <source>by rule: the newer one</source>
        <translation>по правилу: более новое</translation>
    </message>
    <message>
        <source>by rule: we lead</source>
        <translation>по правилу: ведём мы</translation>
    </message>
    <message>
        <source>conflicts {}, deletions {}</source>
        <translation>конфликтов {}, удалений {}</translation>
    </message>
    <message>
        <source>date</source>
        <translation>дата</translation>
    </message>
    <message>
        <source>date and time</source>
        <translation>дата и время</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>удалить</translation>
    </message>
    <message>
        <source>dictionary: {}</source>
        <translation>словарь: {}</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>пусто</translation>
    </message>
    <message>
        <source>everything is in order</source>
        <translation>всё в порядке</translation>
    </message>
    <message>
        <source>everything is off: go back</source>
        <translation>всё выключено: вернитесь назад</translation>
    </message>
    <message>
        <source>goes out as this</source>
        <translation>уходит этим словом</translation>
    </message>
    <message>
        <source>here once</source>
        <translation>сюда однажды</translation>
    </message>
    <message>
        <source>in order: {} of {}</source>
        <translation>в порядке: {} из {}</translation>
    </message>
    <message>
        <source>is going on…</source>
        <translation>идёт…</translation>
    </message>
    <message>
        <source>kept: a lost answer makes no second record</source>
        <translation>сохраняются: потерянный ответ не создаст второй записи</translation>
    </message>
    <message>
        <source>known: our own changes are told from those of people</source>
        <translation>известно: наши изменения отличимы от чужих</translation>
    </message>
    <message>
        <source>let them part</source>
        <translation>развязать</translation>
    </message>
    <message>
        <source>link</source>
        <translation>ссылка</translation>
    </message>
    <message>
        <source>link: {}</source>
        <translation>ссылка: {}</translation>
    </message>
    <message>
        <source>may be read: {} of {}</source>
        <translation>можно читать: {} из {}</translation>
    </message>
    <message>
        <source>midnight by Greenwich</source>
        <translation>полночь по Гринвичу</translation>
    </message>
    <message>
        <source>midnight of the user</source>
        <translation>полночь пользователя</translation>
    </message>
    <message>
        <source>money</source>
        <translation>деньги</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>no columns: {}</source>
        <translation>нет колонок: {}</translation>
    </message>
    <message>
        <source>no date there tells it; if dates come a day off, choose the other way</source>
        <translation>по датам там этого не видно; если даты сдвинутся на день, выберите другой способ</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>никто</translation>
    </message>
    <message>
        <source>not exchanged</source>
        <translation>не обменивается</translation>
    </message>
    <message>
        <source>not kept: the server gives its own</source>
        <translation>не сохраняются: сервер даёт свои</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>не сохранено</translation>
    </message>
    <message>
        <source>not taken: they go one by one</source>
        <translation>не принимает: записи пойдут по одной</translation>
    </message>
    <message>
        <source>number</source>
        <translation>число</translation>
    </message>
    <message>
        <source>of them refused: {}</source>
        <translation>из них не прошло: {}</translation>
    </message>
    <message>
        <source>only here</source>
        <translation>только сюда</translation>
    </message>
    <message>
        <source>only there</source>
        <translation>только туда</translation>
    </message>
    <message>
        <source>ours</source>
        <translation>наше</translation>
    </message>
    <message>
        <source>ours go there</source>
        <translation>наши уходят туда</translation>
    </message>
    <message>
        <source>received {}, sent {}, not gone through {}</source>
        <translation>принято {}, отправлено {}, сбоев {}</translation>
    </message>
    <message>
        <source>restore</source>
        <translation>восстановить</translation>
    </message>
    <message>
        <source>send</source>
        <translation>отправить</translation>
    </message>
    <message>
        <source>something is wrong</source>
        <translation>есть замечания</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>остановлено</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>выключен</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>принимает</translation>
    </message>
    <message>
        <source>text</source>
        <translation>текст</translation>
    </message>
    <message>
        <source>the newer one</source>
        <translation>то, что новее</translation>
    </message>
    <message>
        <source>the value of the field “{}” is not allowed</source>
        <translation>значение поля «{}» недопустимо</translation>
    </message>
    <message>
        <source>the value of the field “{}” stands in another record already</source>
        <translation>значение поля «{}» уже есть в другой записи</translation>
    </message>
    <message>
        <source>there is no such section</source>
        <translation>такого раздела нет</translation>
    </message>
    <message>
        <source>there; here once</source>
        <translation>туда; сюда однажды</translation>
    </message>
    <message>
        <source>there; here once, then never</source>
        <translation>туда; сюда один раз</translation>
    </message>
    <message>
        <source>we lead</source>
        <translation>ведём мы</translation>
    </message>
    <message>
        <source>who leads</source>
        <translation>кто ведёт</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>целое число</translation>
    </message>
    <message>
        <source>without a time zone</source>
        <translation>без часового пояса</translation>
    </message>
    <message>
        <source>without encryption: the password can be overheard on the way</source>
        <translation>без шифрования: пароль можно подслушать по пути</translation>
    </message>
    <message>
        <source>words without meaning: {}</source>
        <translation>слов без значения: {}</translation>
    </message>
    <message>
        <source>words: {}, not explained: {}</source>
        <translation>слов: {}, не сопоставлено: {}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>да или нет</translation>
    </message>
    <message>
        <source>{} is {}</source>
        <translation>{} → {}</translation>
    </message>
    <message>
        <source>{} of {} are missing: a right was taken away rather than so much deleted.</source>
        <translation>Нет {} из {}: скорее отобрано право на чтение, чем удалено столько записей.</translation>
    </message>
    <message>
        <source>{} works for the office: the next cycle comes within 20 seconds.</source>
        <translation>Обмен ведёт {}: следующий цикл – не позже чем через 20 секунд.</translation>
    </message>
    <message>
        <source>{}: the mapping is saved.</source>
        <translation>{}: соответствие сохранено.</translation>
    </message>
    <message>
        <source>{}: what “{}” is called here</source>
        <translation>{}: что у нас соответствует «{}»</translation>
    </message>
    <message>
        <source>“{}” has no column “{}”</source>
        <translation>В «{}» нет колонки «{}»</translation>
    </message>
    <message>
        <source>“{}” holds another kind there: {}</source>
        <translation>«{}» там другого вида: {}</translation>
    </message>
    <message>
        <source>“{}” is explained; what waited for it goes on.</source>
        <translation>Значение «{}» указано; то, что его ждало, идёт дальше.</translation>
    </message>
    <message>
        <source>← Keep ours</source>
        <translation>← Оставить наше</translation>
    </message>
    <message>
        <source>← Ours</source>
        <translation>← У нас</translation>
    </message>
    <message>
        <source>← ours   → Terrasoft&apos;s   ↑ ↓ next   Shift several</source>
        <translation>← наше   → из Terrasoft   ↑ ↓ дальше   Shift – несколько</translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message>
        <source>Alike</source>
        <translation>Похожи</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Попыток</translation>
    </message>
    <message>
        <source>Begun at</source>
        <translation>Начат</translation>
    </message>
    <message>
        <source>Clients of Terrasoft</source>
        <translation>Клиенты Terrasoft</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Компьютер</translation>
    </message>
    <message>
        <source>Cycles of the exchange</source>
        <translation>Циклы обмена</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Решённые</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Решение</translation>
    </message>
    <message>
        <source>Ended at</source>
        <translation>Закончен</translation>
    </message>
    <message>
        <source>Failures of the exchange</source>
        <translation>Сбои обмена</translation>
    </message>
    <message>
        <source>Fields and words</source>
        <translation>Поля и слова</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Здесь</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Итог</translation>
    </message>
    <message>
        <source>INN</source>
        <translation>ИНН</translation>
    </message>
    <message>
        <source>Id in Terrasoft</source>
        <translation>Код в Terrasoft</translation>
    </message>
    <message>
        <source>In Terrasoft</source>
        <translation>В Terrasoft</translation>
    </message>
    <message>
        <source>Journal of the exchange</source>
        <translation>Журнал обмена</translation>
    </message>
    <message>
        <source>KPP</source>
        <translation>КПП</translation>
    </message>
    <message>
        <source>Linked already</source>
        <translation>Уже связаны</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Новые</translation>
    </message>
    <message>
        <source>Not gone through</source>
        <translation>Сбоев</translation>
    </message>
    <message>
        <source>Noticed</source>
        <translation>Замечено</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Объект</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Итог</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Принято</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Запись</translation>
    </message>
    <message>
        <source>Records gone on one side</source>
        <translation>Пропавшие записи</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Отправлено</translation>
    </message>
    <message>
        <source>The same INN and KPP</source>
        <translation>Те же ИНН и КПП</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>Решить</translation>
    </message>
    <message>
        <source>Tried again</source>
        <translation>Повтор</translation>
    </message>
    <message>
        <source>Twice</source>
        <translation>Дважды</translation>
    </message>
    <message>
        <source>Waits since</source>
        <translation>Ждёт с</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>Направление</translation>
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
        <source>Where</source>
        <translation>Где</translation>
    </message>
    <message>
        <source>Who decided</source>
        <translation>Кто решил</translation>
    </message>
    <message>
        <source>Who worked</source>
        <translation>Кто вёл</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Почему</translation>
    </message>
</context>
<context>
    <name>states</name>
    <message>
        <source>Act</source>
        <translation>Акт</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>Пришла</translation>
    </message>
    <message>
        <source>Changed here</source>
        <translation>Изменена у нас</translation>
    </message>
    <message>
        <source>Changed there</source>
        <translation>Изменена там</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Контакт</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>Сделка</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Решено</translation>
    </message>
    <message>
        <source>Decided about a deletion</source>
        <translation>Решено об удалении</translation>
    </message>
    <message>
        <source>Deleted on both sides</source>
        <translation>Удалена везде</translation>
    </message>
    <message>
        <source>Deleted there</source>
        <translation>Удалена там</translation>
    </message>
    <message>
        <source>Direction of a client</source>
        <translation>Направление клиента</translation>
    </message>
    <message>
        <source>From Terrasoft</source>
        <translation>Из Terrasoft</translation>
    </message>
    <message>
        <source>Gone here</source>
        <translation>Нет у нас</translation>
    </message>
    <message>
        <source>Gone in Terrasoft</source>
        <translation>Нет в Terrasoft</translation>
    </message>
    <message>
        <source>Gone there</source>
        <translation>Пропала там</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Счёт</translation>
    </message>
    <message>
        <source>Joined by hand</source>
        <translation>Связана вручную</translation>
    </message>
    <message>
        <source>Line of a quote</source>
        <translation>Строка КП</translation>
    </message>
    <message>
        <source>Line of an invoice</source>
        <translation>Строка счёта</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Связан</translation>
    </message>
    <message>
        <source>Made there</source>
        <translation>Создана там</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>Найдена пара</translation>
    </message>
    <message>
        <source>New one</source>
        <translation>Новый</translation>
    </message>
    <message>
        <source>Only the name is alike</source>
        <translation>Похоже название</translation>
    </message>
    <message>
        <source>Parted</source>
        <translation>Развязаны</translation>
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
        <source>Restored</source>
        <translation>Восстановлена</translation>
    </message>
    <message>
        <source>Service of a request</source>
        <translation>Услуга запроса</translation>
    </message>
    <message>
        <source>The same INN and KPP</source>
        <translation>Те же ИНН и КПП</translation>
    </message>
    <message>
        <source>To Terrasoft</source>
        <translation>В Terrasoft</translation>
    </message>
    <message>
        <source>Too many gone</source>
        <translation>Слишком много пропало</translation>
    </message>
    <message>
        <source>Twice in Terrasoft</source>
        <translation>Дважды в Terrasoft</translation>
    </message>
    <message>
        <source>Work of an expert</source>
        <translation>Работа</translation>
    </message>
</context>
</TS>

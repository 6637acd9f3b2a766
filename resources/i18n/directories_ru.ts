<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>cards</name>
    <message>
        <source>Approval route</source>
        <translation>Маршрут согласования</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>Банк</translation>
    </message>
    <message>
        <source>Calendar day</source>
        <translation>День календаря</translation>
    </message>
    <message>
        <source>Claim quota</source>
        <translation>Квота закреплений</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Подразделение</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Направление</translation>
    </message>
    <message>
        <source>Expert group</source>
        <translation>Группа экспертов</translation>
    </message>
    <message>
        <source>Number template</source>
        <translation>Шаблон номера</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Организация</translation>
    </message>
    <message>
        <source>Own USN limit</source>
        <translation>Свой лимит УСН</translation>
    </message>
    <message>
        <source>Permit to sell</source>
        <translation>Допуск к продаже</translation>
    </message>
    <message>
        <source>Reason for a loss</source>
        <translation>Причина проигрыша</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Услуга</translation>
    </message>
    <message>
        <source>Tax regime</source>
        <translation>Налоговый режим</translation>
    </message>
    <message>
        <source>Tax year</source>
        <translation>Налоговый год</translation>
    </message>
</context>
<context>
    <name>directories</name>
    <message>
        <source> · version {}</source>
        <translation> · версия {}</translation>
    </message>
    <message>
        <source>A KPP has nine characters.</source>
        <translation>В КПП девять знаков.</translation>
    </message>
    <message>
        <source>A VAT rate lies between 0 and 30 %.</source>
        <translation>Ставка НДС – от 0 до 30 %.</translation>
    </message>
    <message>
        <source>A click or Space goes on: as usual, day off, short day; a Saturday or Sunday becomes a working day.</source>
        <translation>Щелчок или пробел меняет день по кругу: обычный, выходной, сокращённый; суббота или воскресенье становится рабочим днём.</translation>
    </message>
    <message>
        <source>A colour is written as #RRGGBB</source>
        <translation>Цвет пишется как #RRGGBB</translation>
    </message>
    <message>
        <source>A department has a name.</source>
        <translation>У подразделения есть название.</translation>
    </message>
    <message>
        <source>A limit below the law&apos;s, and from which share of it the program watches, warns, asks for approval and stops.</source>
        <translation>Лимит ниже установленного законом и доли, с которых программа следит, предупреждает, требует согласования и останавливает.</translation>
    </message>
    <message>
        <source>A limit is above zero.</source>
        <translation>Лимит больше нуля.</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>В месяц</translation>
    </message>
    <message>
        <source>A prefix has 1 to 8 characters without blanks, and each organisation has its own.</source>
        <translation>Префикс – от 1 до 8 знаков без пробелов, у каждой организации свой.</translation>
    </message>
    <message>
        <source>A price is not below zero.</source>
        <translation>Цена не меньше нуля.</translation>
    </message>
    <message>
        <source>A quota is not below zero.</source>
        <translation>Квота не меньше нуля.</translation>
    </message>
    <message>
        <source>A second person verifies the result</source>
        <translation>Результат проверяет второй сотрудник</translation>
    </message>
    <message>
        <source>A sum is not below zero.</source>
        <translation>Сумма не меньше нуля.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Счёт</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Счета</translation>
    </message>
    <message>
        <source>Accreditation</source>
        <translation>Аккредитация</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Акт</translation>
    </message>
    <message>
        <source>Acts on the basis of</source>
        <translation>Действует на основании</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Added: {} {}</source>
        <translation>Добавлено: {} – {}</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Разрешить</translation>
    </message>
    <message>
        <source>Allow or save</source>
        <translation>Разрешить или записать</translation>
    </message>
    <message>
        <source>An expert calculates it</source>
        <translation>Рассчитывает эксперт</translation>
    </message>
    <message>
        <source>Another kind of day</source>
        <translation>Сменить вид дня</translation>
    </message>
    <message>
        <source>Answers in, working hours</source>
        <translation>Ответ за, раб. часов</translation>
    </message>
    <message>
        <source>Approval from, %</source>
        <translation>Согласование с, %</translation>
    </message>
    <message>
        <source>Approvals and quotas</source>
        <translation>Согласования и лимиты</translation>
    </message>
    <message>
        <source>Article of the tax code; empty when the organisation&apos;s rate applies</source>
        <translation>Статья НК РФ; пусто, если действует ставка организации</translation>
    </message>
    <message>
        <source>As a list</source>
        <translation>Списком</translation>
    </message>
    <message>
        <source>As a matrix</source>
        <translation>Матрицей</translation>
    </message>
    <message>
        <source>As a year</source>
        <translation>Годом</translation>
    </message>
    <message>
        <source>As people call it in lists</source>
        <translation>Как её называют в списках</translation>
    </message>
    <message>
        <source>As they were</source>
        <translation>Без изменений</translation>
    </message>
    <message>
        <source>At least one hour.</source>
        <translation>Не меньше одного часа.</translation>
    </message>
    <message>
        <source>BIC</source>
        <translation>БИК</translation>
    </message>
    <message>
        <source>BIC directory (*.xml *.zip);;All files (*)</source>
        <translation>Справочник БИК (*.xml *.zip);;Все файлы (*)</translation>
    </message>
    <message>
        <source>Back to it</source>
        <translation>Вернуться</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>Банк</translation>
    </message>
    <message>
        <source>Banks of our accounts, by BIC.</source>
        <translation>Банки наших счетов, по БИК.</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Основание</translation>
    </message>
    <message>
        <source>Basis (empty: the same)</source>
        <translation>Основание (пусто – прежнее)</translation>
    </message>
    <message>
        <source>Begins the numbers of its documents</source>
        <translation>С него начинаются номера её документов</translation>
    </message>
    <message>
        <source>Below the department</source>
        <translation>Входит в подразделение</translation>
    </message>
    <message>
        <source>Below the direction</source>
        <translation>Входит в направление</translation>
    </message>
    <message>
        <source>Business lines by which clients are held, as a tree.</source>
        <translation>Направления деятельности, по которым закрепляются клиенты, деревом.</translation>
    </message>
    <message>
        <source>Calculates and carries it out</source>
        <translation>Рассчитывает и исполняет</translation>
    </message>
    <message>
        <source>Certificate, licence, order</source>
        <translation>Аттестат, лицензия, приказ</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Изменились</translation>
    </message>
    <message>
        <source>Chief accountant</source>
        <translation>Главный бухгалтер</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Выбор изображения</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>Выбрать изображение…</translation>
    </message>
    <message>
        <source>Choose a row to see what it is about</source>
        <translation>Выберите строку, чтобы увидеть подробности</translation>
    </message>
    <message>
        <source>Choose cells of the table</source>
        <translation>Выберите ячейки таблицы</translation>
    </message>
    <message>
        <source>Choose either a service or a direction.</source>
        <translation>Выберите либо услугу, либо направление.</translation>
    </message>
    <message>
        <source>Choose in every step who decides.</source>
        <translation>Выберите в каждом шаге, кто решает.</translation>
    </message>
    <message>
        <source>Choose one: a person, a role or a department. All empty means everybody.</source>
        <translation>Выберите одно: сотрудника, роль или подразделение. Всё пусто – для всех.</translation>
    </message>
    <message>
        <source>Choose who decides…</source>
        <translation>Выберите, кто решает…</translation>
    </message>
    <message>
        <source>Claimed this month, of how many: by the most exact rule for each.</source>
        <translation>Закреплено в этом месяце и сколько можно: по самому точному правилу для каждого.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Close without saving?</source>
        <translation>Закрыть без записи?</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Закрылись</translation>
    </message>
    <message>
        <source>Closed since</source>
        <translation>Закрыт с</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Цвет</translation>
    </message>
    <message>
        <source>Cool-down, days</source>
        <translation>Пауза, дней</translation>
    </message>
    <message>
        <source>Copy a column</source>
        <translation>Копировать столбец</translation>
    </message>
    <message>
        <source>Copy a column…</source>
        <translation>Копировать столбец…</translation>
    </message>
    <message>
        <source>Correspondent account</source>
        <translation>Корр. счёт</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>День</translation>
    </message>
    <message>
        <source>Days that differ from the five-day week: terms and promises count working days by it.</source>
        <translation>Дни, которые отличаются от пятидневки: по ним считаются сроки и обещания в рабочих днях.</translation>
    </message>
    <message>
        <source>Deflator</source>
        <translation>Дефлятор</translation>
    </message>
    <message>
        <source>Departments as a tree; quotas may be given to one.</source>
        <translation>Подразделения деревом; подразделению можно дать квоту.</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>Цифр</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Направление</translation>
    </message>
    <message>
        <source>Directory of the Bank of Russia</source>
        <translation>Справочник Банка России</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>Не записывать</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Документы</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Earlier (Ctrl+Shift+Up)</source>
        <translation>Раньше (Ctrl+Shift+Up)</translation>
    </message>
    <message>
        <source>Empty means without VAT, which is not 0 %</source>
        <translation>Пусто – без НДС, это не 0 %</translation>
    </message>
    <message>
        <source>Empty: the limit of the law</source>
        <translation>Пусто – лимит по закону</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Шифрование</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>Внесено</translation>
    </message>
    <message>
        <source>Entries that are no banks: {}.</source>
        <translation>Записей, которые не банки: {}.</translation>
    </message>
    <message>
        <source>Every step has at least one hour.</source>
        <translation>В каждом шаге не меньше одного часа.</translation>
    </message>
    <message>
        <source>Everybody sends from his own mailbox and enters its password once.</source>
        <translation>Каждый отправляет из своего ящика и вводит его пароль один раз.</translation>
    </message>
    <message>
        <source>Exempt from VAT by</source>
        <translation>Не облагается НДС по</translation>
    </message>
    <message>
        <source>Expert group</source>
        <translation>Группа экспертов</translation>
    </message>
    <message>
        <source>Figures of the tax code by year. A year without a limit stops no invoice: the program only warns.</source>
        <translation>Показатели НК РФ по годам. Год без лимита не останавливает счета: программа только предупреждает.</translation>
    </message>
    <message>
        <source>Find a service</source>
        <translation>Найти услугу</translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation>Свернуть все</translation>
    </message>
    <message>
        <source>Fold or open the direction</source>
        <translation>Свернуть или развернуть направление</translation>
    </message>
    <message>
        <source>For narrow columns</source>
        <translation>Для узких столбцов</translation>
    </message>
    <message>
        <source>For the department</source>
        <translation>Для подразделения</translation>
    </message>
    <message>
        <source>For the person</source>
        <translation>Для сотрудника</translation>
    </message>
    <message>
        <source>For the role</source>
        <translation>Для роли</translation>
    </message>
    <message>
        <source>For whom; all three empty: for everybody</source>
        <translation>Для кого; все три пусты – для всех</translation>
    </message>
    <message>
        <source>From</source>
        <translation>С</translation>
    </message>
    <message>
        <source>From the queue to the calculation</source>
        <translation>От очереди до расчёта</translation>
    </message>
    <message>
        <source>From the sum, ₽</source>
        <translation>От суммы, ₽</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Полное наименование</translation>
    </message>
    <message>
        <source>General VAT rate, %</source>
        <translation>Общая ставка НДС, %</translation>
    </message>
    <message>
        <source>Gives out the work of the group</source>
        <translation>Распределяет работу группы</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Часов</translation>
    </message>
    <message>
        <source>How it is carried out</source>
        <translation>Как исполняется</translation>
    </message>
    <message>
        <source>How many directions and new clients a manager may claim in a month. The most exact rule applies: person, role, department, everybody.</source>
        <translation>Сколько направлений и новых клиентов менеджер может закрепить за месяц. Действует самое точное правило: сотрудник, роль, подразделение, все.</translation>
    </message>
    <message>
        <source>How numbers of documents are written; without a template: prefix, dash and six digits.</source>
        <translation>Как пишутся номера документов; без шаблона – префикс, дефис и шесть цифр.</translation>
    </message>
    <message>
        <source>INN</source>
        <translation>ИНН</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Действует</translation>
    </message>
    <message>
        <source>Income of the last year, ст. 145 НК РФ</source>
        <translation>Доход за прошлый год, ст. 145 НК РФ</translation>
    </message>
    <message>
        <source>Is switched off</source>
        <translation>Выключено</translation>
    </message>
    <message>
        <source>It can no longer be chosen in quotes and invoices. What it has issued stays as it is.</source>
        <translation>Её больше нельзя будет выбрать в КП и счетах. Всё выставленное останется как есть.</translation>
    </message>
    <message>
        <source>It can no longer be chosen in requests and quotes. Documents with it stay as they are.</source>
        <translation>Её больше нельзя будет выбрать в запросах и КП. Документы с ней останутся как есть.</translation>
    </message>
    <message>
        <source>It can no longer be claimed for clients. Who holds it keeps it, and open deals go on.</source>
        <translation>Его больше нельзя будет закрепить за клиентами. У кого закреплено – останется, открытые сделки продолжатся.</translation>
    </message>
    <message>
        <source>It is no longer offered. Deals lost for it keep it.</source>
        <translation>Её больше не предложат. В проигранных по ней сделках она останется.</translation>
    </message>
    <message>
        <source>KPP</source>
        <translation>КПП</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Later (Ctrl+Shift+Down)</source>
        <translation>Позже (Ctrl+Shift+Down)</translation>
    </message>
    <message>
        <source>Law or order the figures come from</source>
        <translation>Закон или приказ, из которого взяты показатели</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>Руководитель</translation>
    </message>
    <message>
        <source>Legal address</source>
        <translation>Юридический адрес</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Уровень</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Строки</translation>
    </message>
    <message>
        <source>Lists of the company</source>
        <translation>Справочники</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Загрузить</translation>
    </message>
    <message>
        <source>Load the directory of the Bank of Russia…</source>
        <translation>Загрузить справочник Банка России…</translation>
    </message>
    <message>
        <source>Loaded: {} new, {} changed, {} closed.</source>
        <translation>Загружено: новых {}, изменённых {}, закрытых {}.</translation>
    </message>
    <message>
        <source>Looks like: {}</source>
        <translation>Выглядит так: {}</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Почтовый сервер</translation>
    </message>
    <message>
        <source>Mail server…</source>
        <translation>Почтовый сервер…</translation>
    </message>
    <message>
        <source>Main account</source>
        <translation>Основной</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Участники</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Name of the day</source>
        <translation>Название дня</translation>
    </message>
    <message>
        <source>Name of the route</source>
        <translation>Название маршрута</translation>
    </message>
    <message>
        <source>Name of the sender</source>
        <translation>Имя отправителя</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Новые</translation>
    </message>
    <message>
        <source>New requests go by another route of this kind; without any, the executives decide. Running approvals keep their steps.</source>
        <translation>Новые запросы пойдут по другому маршруту этого вида; если его нет, решает руководство. Начатые согласования сохранят свои шаги.</translation>
    </message>
    <message>
        <source>No limit is entered: invoices of this year are not stopped, only warned about.</source>
        <translation>Лимит не внесён: счета этого года не останавливаются, программа только предупреждает.</translation>
    </message>
    <message>
        <source>No route applies: the executives decide</source>
        <translation>Маршрута нет: решают руководители</translation>
    </message>
    <message>
        <source>Nothing stops until then.</source>
        <translation>До этой даты ничего не прекращается.</translation>
    </message>
    <message>
        <source>Notice under an invoice</source>
        <translation>Примечание под счётом</translation>
    </message>
    <message>
        <source>Number of the certificate in the register of Rosaccreditation</source>
        <translation>Номер аттестата в реестре Росаккредитации</translation>
    </message>
    <message>
        <source>OGRN or OGRNIP</source>
        <translation>ОГРН или ОГРНИП</translation>
    </message>
    <message>
        <source>On invoices</source>
        <translation>На счетах</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>Добавить ещё</translation>
    </message>
    <message>
        <source>Only for the direction</source>
        <translation>Только для направления</translation>
    </message>
    <message>
        <source>Only for the organisation</source>
        <translation>Только для организации</translation>
    </message>
    <message>
        <source>Open all</source>
        <translation>Развернуть все</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Организация</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>Организации</translation>
    </message>
    <message>
        <source>Own limit, ₽</source>
        <translation>Свой лимит, ₽</translation>
    </message>
    <message>
        <source>People and groups</source>
        <translation>Люди и группы</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>Периоды</translation>
    </message>
    <message>
        <source>Permits copied: {}</source>
        <translation>Скопировано допусков: {}</translation>
    </message>
    <message>
        <source>Permits in force are copied with their dates; what the other has already stays as it is.</source>
        <translation>Копируются действующие допуски с их датами; что у второй организации уже есть, остаётся как есть.</translation>
    </message>
    <message>
        <source>Permits to sell</source>
        <translation>Допуски к продаже</translation>
    </message>
    <message>
        <source>Permits: {}. What they allowed will be refused in quotes and invoices. To let one run out give it an end.</source>
        <translation>Допусков: {}. То, что они разрешали, будет отклоняться в КП и счетах. Чтобы допуск просто закончился, укажите дату окончания.</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Сотрудник</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg)</source>
        <translation>Изображения (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Место</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Порт</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Должность</translation>
    </message>
    <message>
        <source>Prefix of numbers</source>
        <translation>Префикс номеров</translation>
    </message>
    <message>
        <source>Price and term</source>
        <translation>Цена и срок</translation>
    </message>
    <message>
        <source>Price, ₽</source>
        <translation>Цена, ₽</translation>
    </message>
    <message>
        <source>Printed in quotes, invoices and acts</source>
        <translation>Печатается в КП, счетах и актах</translation>
    </message>
    <message>
        <source>Printed on issued documents when asked for</source>
        <translation>Печатаются на выставленных документах по выбору</translation>
    </message>
    <message>
        <source>Printed where there is no VAT, for instance “ст. 145 НК РФ”</source>
        <translation>Печатается, когда НДС нет, например «ст. 145 НК РФ»</translation>
    </message>
    <message>
        <source>QR code for payment</source>
        <translation>QR-код для оплаты</translation>
    </message>
    <message>
        <source>Reading “{}”…</source>
        <translation>Читаем «{}»…</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Regime</source>
        <translation>Режим</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Remove the permits?</source>
        <translation>Убрать допуски?</translation>
    </message>
    <message>
        <source>Remove “{}”?</source>
        <translation>Убрать «{}»?</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Убрано</translation>
    </message>
    <message>
        <source>Removed: {} {}</source>
        <translation>Убрано: {} – {}</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Сбросить</translation>
    </message>
    <message>
        <source>Returned after, days</source>
        <translation>Возврат через, дней</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>Rules of holding</source>
        <translation>Правила закрепления</translation>
    </message>
    <message>
        <source>SMTP server</source>
        <translation>Сервер SMTP</translation>
    </message>
    <message>
        <source>STARTTLS (usually port 587)</source>
        <translation>STARTTLS (обычно порт 587)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Записать</translation>
    </message>
    <message>
        <source>Save and enter the next row</source>
        <translation>Записать и внести следующую</translation>
    </message>
    <message>
        <source>Save the name</source>
        <translation>Записать название</translation>
    </message>
    <message>
        <source>Say from which day.</source>
        <translation>Укажите, с какого дня.</translation>
    </message>
    <message>
        <source>Say in every step who decides: a person, a role, or a superior of level 1 to 9.</source>
        <translation>Укажите в каждом шаге, кто решает: сотрудник, роль или руководитель уровня от 1 до 9.</translation>
    </message>
    <message>
        <source>Say who</source>
        <translation>Укажите, кто</translation>
    </message>
    <message>
        <source>Say yes</source>
        <translation>Согласуют</translation>
    </message>
    <message>
        <source>Sellers of the holding: what stands on invoices and acts.</source>
        <translation>Продавцы холдинга: то, что стоит в счетах и актах.</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Услуга</translation>
    </message>
    <message>
        <source>Services and permits</source>
        <translation>Услуги и допуски</translation>
    </message>
    <message>
        <source>Shared e-mail</source>
        <translation>Общая почта</translation>
    </message>
    <message>
        <source>Shares of the limit</source>
        <translation>Доли лимита</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Краткое название</translation>
    </message>
    <message>
        <source>Signatory</source>
        <translation>Подписант</translation>
    </message>
    <message>
        <source>Signature of the accountant</source>
        <translation>Подпись бухгалтера</translation>
    </message>
    <message>
        <source>Signature of the head</source>
        <translation>Подпись руководителя</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Сайт</translation>
    </message>
    <message>
        <source>So long before the holder gets a task</source>
        <translation>За столько дней держатель получит задачу</translation>
    </message>
    <message>
        <source>So long the last holder may not take it back</source>
        <translation>Столько прежний держатель не может закрепить снова</translation>
    </message>
    <message>
        <source>Something typed beside a list is not saved yet.</source>
        <translation>Введённое рядом со списком ещё не записано.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>Stamp</source>
        <translation>Печать</translation>
    </message>
    <message>
        <source>Stamp and signatures</source>
        <translation>Печать и подписи</translation>
    </message>
    <message>
        <source>Start typing the BIC or the bank…</source>
        <translation>Начните вводить БИК или банк…</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Шаги</translation>
    </message>
    <message>
        <source>Stopped above, %</source>
        <translation>Остановка выше, %</translation>
    </message>
    <message>
        <source>Stopping does not begin below approval, and no share is below zero.</source>
        <translation>Остановка не раньше согласования, и доли не меньше нуля.</translation>
    </message>
    <message>
        <source>Sum, ₽</source>
        <translation>Сумма, ₽</translation>
    </message>
    <message>
        <source>Surname and initials, as under a signature</source>
        <translation>Фамилия и инициалы, как под подписью</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Выключить</translation>
    </message>
    <message>
        <source>Switch off or on</source>
        <translation>Выключить или включить</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Включить</translation>
    </message>
    <message>
        <source>Switch “{}” off?</source>
        <translation>Выключить «{}»?</translation>
    </message>
    <message>
        <source>Switched off: it is no longer offered for choice.</source>
        <translation>Выключено: для выбора больше не предлагается.</translation>
    </message>
    <message>
        <source>TLS at once (usually port 465)</source>
        <translation>TLS сразу (обычно порт 465)</translation>
    </message>
    <message>
        <source>Taxes and calendar</source>
        <translation>Налоги и календарь</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Шаблон</translation>
    </message>
    <message>
        <source>Term, working days</source>
        <translation>Срок, раб. дней</translation>
    </message>
    <message>
        <source>The BIC directory is taken from the site of the Bank of Russia, cbr.ru, as ED807: an XML file or the zip it comes in. Banks that it does not have any more are marked as closed, accounts in them stay.</source>
        <translation>Справочник БИК берут на сайте Банка России cbr.ru в формате ED807: файл XML или архив zip, в котором он лежит. Банки, которых в нём больше нет, отмечаются закрытыми; счета в них остаются.</translation>
    </message>
    <message>
        <source>The Bank of Russia does not have it any more</source>
        <translation>Банк России его больше не числит</translation>
    </message>
    <message>
        <source>The INN does not belong to this kind of organisation: 10 digits for a company, 12 for an entrepreneur.</source>
        <translation>ИНН не подходит этому виду организации: у компании 10 цифр, у предпринимателя 12.</translation>
    </message>
    <message>
        <source>The account belongs to an organisation already, or has not 20 digits.</source>
        <translation>Счёт уже принадлежит организации или в нём не 20 цифр.</translation>
    </message>
    <message>
        <source>The last day is before the first one.</source>
        <translation>Последний день раньше первого.</translation>
    </message>
    <message>
        <source>The last day; empty when there is no end</source>
        <translation>Последний день; пусто – без окончания</translation>
    </message>
    <message>
        <source>The organisation has a limit for this year already.</source>
        <translation>У организации уже есть лимит на этот год.</translation>
    </message>
    <message>
        <source>The organisation has a regime from this day already.</source>
        <translation>У организации уже есть режим с этого дня.</translation>
    </message>
    <message>
        <source>The organisation has a template for these documents already.</source>
        <translation>У организации уже есть шаблон для этих документов.</translation>
    </message>
    <message>
        <source>The price list: what is sold, who calculates it, for how much.</source>
        <translation>Прайс-лист: что продаётся, кто рассчитывает, почём.</translation>
    </message>
    <message>
        <source>The regime and VAT rate of each organisation by period; invoices take them by their date.</source>
        <translation>Режим и ставка НДС каждой организации по периодам; счета берут их по своей дате.</translation>
    </message>
    <message>
        <source>The row goes out of the list for everybody. Its history stays in the journal.</source>
        <translation>Строка исчезнет из справочника для всех. Её история останется в журнале.</translation>
    </message>
    <message>
        <source>The shares rise: watched, warning, approval.</source>
        <translation>Доли идут по возрастанию: наблюдение, предупреждение, согласование.</translation>
    </message>
    <message>
        <source>The warning cannot come before the direction is held.</source>
        <translation>Предупреждение не может прийти раньше самого закрепления.</translation>
    </message>
    <message>
        <source>There are no managers.</source>
        <translation>Менеджеров нет.</translation>
    </message>
    <message>
        <source>There is a bank with this BIC already, or it has not nine digits.</source>
        <translation>Банк с таким БИК уже есть, или в БИК не девять цифр.</translation>
    </message>
    <message>
        <source>There is a direction with this name already.</source>
        <translation>Направление с таким названием уже есть.</translation>
    </message>
    <message>
        <source>There is a group with this name already.</source>
        <translation>Группа с таким названием уже есть.</translation>
    </message>
    <message>
        <source>There is a quota for them already: change that one.</source>
        <translation>Для них квота уже есть: измените её.</translation>
    </message>
    <message>
        <source>There is a service with this name already.</source>
        <translation>Услуга с таким названием уже есть.</translation>
    </message>
    <message>
        <source>There is an organisation with this name already.</source>
        <translation>Организация с таким названием уже есть.</translation>
    </message>
    <message>
        <source>There is nothing to copy: the other may sell all of it.</source>
        <translation>Копировать нечего: второй организации всё это уже разрешено.</translation>
    </message>
    <message>
        <source>There is such a reason already.</source>
        <translation>Такая причина уже есть.</translation>
    </message>
    <message>
        <source>There is this year already.</source>
        <translation>Такой год уже есть.</translation>
    </message>
    <message>
        <source>They see the work of the group: its calculations, works and documents</source>
        <translation>Видят работу группы: её расчёты, работы и документы</translation>
    </message>
    <message>
        <source>This day stands in the calendar already.</source>
        <translation>Этот день уже есть в календаре.</translation>
    </message>
    <message>
        <source>This list is kept by: {}. Everybody may read it.</source>
        <translation>Этот справочник ведёт {}. Читать его могут все.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Кому</translation>
    </message>
    <message>
        <source>To the fields of the permit</source>
        <translation>К полям допуска</translation>
    </message>
    <message>
        <source>To the names of the lists</source>
        <translation>К названиям справочников</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Город</translation>
    </message>
    <message>
        <source>Try it out</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>USN income limit, ₽</source>
        <translation>Лимит доходов УСН, ₽</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Единица</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>По</translation>
    </message>
    <message>
        <source>VAT exemption up to, ₽</source>
        <translation>Без НДС до, ₽</translation>
    </message>
    <message>
        <source>VAT rate, %</source>
        <translation>Ставка НДС, %</translation>
    </message>
    <message>
        <source>Warned before, days</source>
        <translation>Предупредить за, дней</translation>
    </message>
    <message>
        <source>Warning from, %</source>
        <translation>Предупреждение с, %</translation>
    </message>
    <message>
        <source>Watched from, %</source>
        <translation>Наблюдение с, %</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>What is approved</source>
        <translation>Что согласуется</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>Что считается</translation>
    </message>
    <message>
        <source>What managers choose from when a deal is lost.</source>
        <translation>Из чего менеджер выбирает, когда сделка проиграна.</translation>
    </message>
    <message>
        <source>What stops by the date</source>
        <translation>Что прекращается к дате</translation>
    </message>
    <message>
        <source>Which organisation may sell what, from when to when, and on what basis.</source>
        <translation>Какая организация что может продавать, с какого и по какое число, на каком основании.</translation>
    </message>
    <message>
        <source>Who calculates and carries out services together, and how soon they answer.</source>
        <translation>Кто вместе рассчитывает и исполняет услуги и как скоро отвечает.</translation>
    </message>
    <message>
        <source>Who decides</source>
        <translation>Кто решает</translation>
    </message>
    <message>
        <source>Who decides what, step by step. Of several routes the most exact one applies: organisation, direction, then the highest sum.</source>
        <translation>Кто и что решает, шаг за шагом. Из нескольких маршрутов действует самый точный: организация, направление, затем наибольшая сумма.</translation>
    </message>
    <message>
        <source>Who decides?</source>
        <translation>Кто решит?</translation>
    </message>
    <message>
        <source>Who has what now</source>
        <translation>У кого сколько сейчас</translation>
    </message>
    <message>
        <source>Who signs</source>
        <translation>Кто подписывает</translation>
    </message>
    <message>
        <source>Who submits</source>
        <translation>Кто отправляет</translation>
    </message>
    <message>
        <source>Width on paper, mm</source>
        <translation>Ширина на бумаге, мм</translation>
    </message>
    <message>
        <source>With the deflator; empty while it is unknown</source>
        <translation>С дефлятором; пусто, пока неизвестен</translation>
    </message>
    <message>
        <source>Without any activity the client becomes free again; 0 is never</source>
        <translation>Без активности клиент снова свободен; 0 — никогда</translation>
    </message>
    <message>
        <source>Without {number} all numbers would be the same.</source>
        <translation>Без {number} все номера были бы одинаковыми.</translation>
    </message>
    <message>
        <source>Working days in {}: {}, of them short: {}</source>
        <translation>Рабочих дней в {}: {}, из них сокращённых: {}</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Год</translation>
    </message>
    <message>
        <source>Year after</source>
        <translation>Год вперёд</translation>
    </message>
    <message>
        <source>Year after the number</source>
        <translation>Год после номера</translation>
    </message>
    <message>
        <source>Year before</source>
        <translation>Год назад</translation>
    </message>
    <message>
        <source>You keep this list.</source>
        <translation>Вы ведёте этот справочник.</translation>
    </message>
    <message>
        <source>a head of the services&apos; groups</source>
        <translation>глава группы экспертов по услугам</translation>
    </message>
    <message>
        <source>account</source>
        <translation>счёт</translation>
    </message>
    <message>
        <source>all heads of the services&apos; groups</source>
        <translation>все главы групп экспертов по услугам</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>разрешено</translation>
    </message>
    <message>
        <source>allowed later</source>
        <translation>будет разрешено</translation>
    </message>
    <message>
        <source>allowed until a date</source>
        <translation>разрешено до даты</translation>
    </message>
    <message>
        <source>any {}</source>
        <translation>любой из роли «{}»</translation>
    </message>
    <message>
        <source>by its direction</source>
        <translation>по направлению</translation>
    </message>
    <message>
        <source>by the routes as they are saved</source>
        <translation>по записанным маршрутам</translation>
    </message>
    <message>
        <source>directions {} · new clients {}</source>
        <translation>направления {} · новые клиенты {}</translation>
    </message>
    <message>
        <source>everybody of “{}”</source>
        <translation>все из роли «{}»</translation>
    </message>
    <message>
        <source>from {}</source>
        <translation>с {}</translation>
    </message>
    <message>
        <source>has ended</source>
        <translation>закончилось</translation>
    </message>
    <message>
        <source>immediate superior</source>
        <translation>непосредственный руководитель</translation>
    </message>
    <message>
        <source>member</source>
        <translation>участник</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>мм</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>none: only inside the office, without a password</source>
        <translation>без шифрования: только внутри офиса, без пароля</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>не разрешено</translation>
    </message>
    <message>
        <source>or the whole direction</source>
        <translation>или всё направление</translation>
    </message>
    <message>
        <source>step</source>
        <translation>шаг</translation>
    </message>
    <message>
        <source>superior of level {}</source>
        <translation>руководитель уровня {}</translation>
    </message>
    <message>
        <source>until {}</source>
        <translation>до {}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>{prefix} is the prefix of the organisation, {number} the number</source>
        <translation>{prefix} – префикс организации, {number} – номер</translation>
    </message>
    <message>
        <source>{} (no limit)</source>
        <translation>{} (без ограничения)</translation>
    </message>
    <message>
        <source>{} cells</source>
        <translation>Ячеек: {}</translation>
    </message>
    <message>
        <source>{} exceptions</source>
        <translation>исключений: {}</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} из {}</translation>
    </message>
    <message>
        <source>{} organisations, {} services</source>
        <translation>организаций: {}, услуг: {}</translation>
    </message>
    <message>
        <source>{}, BIC {}</source>
        <translation>{}, БИК {}</translation>
    </message>
    <message>
        <source>{}, {} h</source>
        <translation>{}, {} ч</translation>
    </message>
    <message>
        <source>{}: {}</source>
        <translation>{}: {}</translation>
    </message>
    <message>
        <source>“{}” is removed</source>
        <translation>«{}» – убрано</translation>
    </message>
    <message>
        <source>“{}”, version {}</source>
        <translation>«{}», версия {}</translation>
    </message>
    <message>
        <source>“{}”: a list of changes of {}, {} banks; others stay as they are.</source>
        <translation>«{}»: перечень изменений от {}, банков: {}; остальные останутся как есть.</translation>
    </message>
    <message>
        <source>“{}”: the whole directory of {}, {} banks.</source>
        <translation>«{}»: полный справочник от {}, банков: {}.</translation>
    </message>
</context>
<context>
    <name>documents</name>
    <message>
        <source>Approval route</source>
        <translation>Маршрут согласования</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>Банк</translation>
    </message>
    <message>
        <source>Calendar day</source>
        <translation>День календаря</translation>
    </message>
    <message>
        <source>Claim quota</source>
        <translation>Квота закреплений</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Подразделение</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Направление</translation>
    </message>
    <message>
        <source>Expert group</source>
        <translation>Группа экспертов</translation>
    </message>
    <message>
        <source>Number template</source>
        <translation>Шаблон номера</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Организация</translation>
    </message>
    <message>
        <source>Own USN limit</source>
        <translation>Свой лимит УСН</translation>
    </message>
    <message>
        <source>Permit to sell</source>
        <translation>Допуск к продаже</translation>
    </message>
    <message>
        <source>Reason for a loss</source>
        <translation>Причина проигрыша</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Услуга</translation>
    </message>
    <message>
        <source>Tax regime</source>
        <translation>Налоговый режим</translation>
    </message>
    <message>
        <source>Tax year</source>
        <translation>Налоговый год</translation>
    </message>
</context>
<context>
    <name>kit</name>
    <message>
        <source>Card</source>
        <translation>Карточка</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Список</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Обновить</translation>
    </message>
    <message>
        <source>Refresh (F5)</source>
        <translation>Обновить (F5)</translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message>
        <source>A month</source>
        <translation>В месяц</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Счета</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Акт</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Answers in, h</source>
        <translation>Ответ за, ч</translation>
    </message>
    <message>
        <source>Approval from</source>
        <translation>Согласование с</translation>
    </message>
    <message>
        <source>Approval routes</source>
        <translation>Маршруты согласования</translation>
    </message>
    <message>
        <source>BIC</source>
        <translation>БИК</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>Банк</translation>
    </message>
    <message>
        <source>Banks</source>
        <translation>Банки</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Основание</translation>
    </message>
    <message>
        <source>By calculation</source>
        <translation>По расчёту</translation>
    </message>
    <message>
        <source>Claim quotas</source>
        <translation>Квоты закреплений</translation>
    </message>
    <message>
        <source>Closed since</source>
        <translation>Закрыт с</translation>
    </message>
    <message>
        <source>Cool-down, days</source>
        <translation>Пауза, дней</translation>
    </message>
    <message>
        <source>Correspondent account</source>
        <translation>Корр. счёт</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>День</translation>
    </message>
    <message>
        <source>Deals lost</source>
        <translation>Сделок проиграно</translation>
    </message>
    <message>
        <source>Deflator</source>
        <translation>Дефлятор</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Подразделение</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>Подразделения</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>Цифр</translation>
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
        <source>Document</source>
        <translation>Документ</translation>
    </message>
    <message>
        <source>Document numbers</source>
        <translation>Номера документов</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>End within 90 days</source>
        <translation>Кончаются за 90 дней</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Закончились</translation>
    </message>
    <message>
        <source>Expert group</source>
        <translation>Группа экспертов</translation>
    </message>
    <message>
        <source>Expert groups</source>
        <translation>Группы экспертов</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Для кого</translation>
    </message>
    <message>
        <source>From, ₽</source>
        <translation>От, ₽</translation>
    </message>
    <message>
        <source>Full path</source>
        <translation>Полный путь</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Группа</translation>
    </message>
    <message>
        <source>INN</source>
        <translation>ИНН</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Действуют</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Действует</translation>
    </message>
    <message>
        <source>KPP</source>
        <translation>КПП</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>Руководитель</translation>
    </message>
    <message>
        <source>Looks like</source>
        <translation>Выглядит так</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Участники</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Выкл.</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Организация</translation>
    </message>
    <message>
        <source>Our organisations</source>
        <translation>Наши организации</translation>
    </message>
    <message>
        <source>Own USN limits</source>
        <translation>Свои лимиты УСН</translation>
    </message>
    <message>
        <source>Own limit, ₽</source>
        <translation>Свой лимит, ₽</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Сотрудников</translation>
    </message>
    <message>
        <source>Permits to sell</source>
        <translation>Допуски к продаже</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>Префикс</translation>
    </message>
    <message>
        <source>Price, ₽</source>
        <translation>Цена, ₽</translation>
    </message>
    <message>
        <source>Production calendar</source>
        <translation>Производственный календарь</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Reasons for a loss</source>
        <translation>Причины проигрыша</translation>
    </message>
    <message>
        <source>Regime</source>
        <translation>Режим</translation>
    </message>
    <message>
        <source>Return after, days</source>
        <translation>Возврат, дней</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Маршрут</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Услуга</translation>
    </message>
    <message>
        <source>Service or direction</source>
        <translation>Услуга или направление</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Услуги</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Краткое название</translation>
    </message>
    <message>
        <source>Signatory</source>
        <translation>Подписант</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>С</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Шаги</translation>
    </message>
    <message>
        <source>Stopped above</source>
        <translation>Остановка выше</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Выключены</translation>
    </message>
    <message>
        <source>Tax regimes</source>
        <translation>Налоговые режимы</translation>
    </message>
    <message>
        <source>Tax years</source>
        <translation>Налоговые годы</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Шаблон</translation>
    </message>
    <message>
        <source>Term, days</source>
        <translation>Срок, дн.</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Город</translation>
    </message>
    <message>
        <source>USN limit, ₽</source>
        <translation>Лимит УСН, ₽</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Единица</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>По</translation>
    </message>
    <message>
        <source>VAT rate</source>
        <translation>Ставка НДС</translation>
    </message>
    <message>
        <source>VAT threshold, ₽</source>
        <translation>Порог НДС, ₽</translation>
    </message>
    <message>
        <source>VAT, general</source>
        <translation>НДС, общая</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>С проверкой</translation>
    </message>
    <message>
        <source>Warning from</source>
        <translation>Предупреждение с</translation>
    </message>
    <message>
        <source>Watched from</source>
        <translation>Наблюдение с</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>What is approved</source>
        <translation>Что согласуется</translation>
    </message>
    <message>
        <source>With the year</source>
        <translation>С годом</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Год</translation>
    </message>
</context>
<context>
    <name>states</name>
    <message>
        <source>A certain person</source>
        <translation>Определённый сотрудник</translation>
    </message>
    <message>
        <source>A department</source>
        <translation>Подразделение</translation>
    </message>
    <message>
        <source>A person</source>
        <translation>Сотрудник</translation>
    </message>
    <message>
        <source>A role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>Accountant</source>
        <translation>Бухгалтер</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Акт</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Администратор</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Analyst</source>
        <translation>Аналитик</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Ассистент</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Компания</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Подтверждены</translation>
    </message>
    <message>
        <source>Day off</source>
        <translation>Выходной</translation>
    </message>
    <message>
        <source>Directions of clients</source>
        <translation>Направления клиентов</translation>
    </message>
    <message>
        <source>Entrepreneur</source>
        <translation>Предприниматель</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Все</translation>
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
        <source>Forecast</source>
        <translation>Прогноз</translation>
    </message>
    <message>
        <source>General (OSNO)</source>
        <translation>Общий (ОСНО)</translation>
    </message>
    <message>
        <source>Head of the group</source>
        <translation>Глава группы экспертов</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Счёт</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Менеджер</translation>
    </message>
    <message>
        <source>New clients</source>
        <translation>Новые клиенты</translation>
    </message>
    <message>
        <source>No limit entered</source>
        <translation>Лимит не внесён</translation>
    </message>
    <message>
        <source>One of them</source>
        <translation>Любой из них</translation>
    </message>
    <message>
        <source>One service</source>
        <translation>Одна услуга</translation>
    </message>
    <message>
        <source>People of a role</source>
        <translation>Люди роли</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>КП</translation>
    </message>
    <message>
        <source>Services rendered</source>
        <translation>Оказание услуг</translation>
    </message>
    <message>
        <source>Short day</source>
        <translation>Сокращённый</translation>
    </message>
    <message>
        <source>Superior</source>
        <translation>Руководитель</translation>
    </message>
    <message>
        <source>To be checked</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>USN, income</source>
        <translation>УСН, доходы</translation>
    </message>
    <message>
        <source>USN, income less expenses</source>
        <translation>УСН, доходы минус расходы</translation>
    </message>
    <message>
        <source>Whole direction</source>
        <translation>Всё направление</translation>
    </message>
    <message>
        <source>Working day</source>
        <translation>Рабочий день</translation>
    </message>
    <message>
        <source>Works done</source>
        <translation>Выполнение работ</translation>
    </message>
</context>
</TS>

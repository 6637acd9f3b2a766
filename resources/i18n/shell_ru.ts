<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>LoginConnection</name>
    <message>
        <source>Database *</source>
        <translation>База данных *</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Шифрование</translation>
    </message>
    <message>
        <source>Port *</source>
        <translation>Порт *</translation>
    </message>
    <message>
        <source>Server *</source>
        <translation>Сервер *</translation>
    </message>
</context>
<context>
    <name>LoginSignIn</name>
    <message>
        <source>Login *</source>
        <translation>Логин *</translation>
    </message>
    <message>
        <source>Password *</source>
        <translation>Пароль *</translation>
    </message>
</context>
<context>
    <name>login</name>
    <message>
        <source>A sample company on this computer, nothing can be spoiled</source>
        <translation>Учебная компания на этом компьютере, испортить ничего нельзя</translation>
    </message>
    <message>
        <source>Another base…</source>
        <translation>Другая база…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>Включён Caps Lock</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Проверяем…</translation>
    </message>
    <message>
        <source>Connect to the company&apos;s base</source>
        <translation>Подключиться к базе компании</translation>
    </message>
    <message>
        <source>Connection to the base</source>
        <translation>Подключение к базе</translation>
    </message>
    <message>
        <source>Connection to the database</source>
        <translation>Подключение к базе данных</translation>
    </message>
    <message>
        <source>Enter the name of the server and of the base</source>
        <translation>Указать имя сервера и базы</translation>
    </message>
    <message>
        <source>Everybody sees their own clients and their own work. You can switch at any time.</source>
        <translation>Каждый видит своих клиентов и свою работу. Сменить пользователя можно в любой момент.</translation>
    </message>
    <message>
        <source>How shall we begin?</source>
        <translation>С чего начнём?</translation>
    </message>
    <message>
        <source>How to begin</source>
        <translation>Как начать</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Далее</translation>
    </message>
    <message>
        <source>None, only for this very computer</source>
        <translation>Без шифрования, только для этого компьютера</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Минуту</translation>
    </message>
    <message>
        <source>Open a connection file</source>
        <translation>Открыть файл подключения</translation>
    </message>
    <message>
        <source>Open a connection file…</source>
        <translation>Открыть файл подключения…</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Открыть файл…</translation>
    </message>
    <message>
        <source>Remember the password</source>
        <translation>Запомнить пароль</translation>
    </message>
    <message>
        <source>Required (require)</source>
        <translation>Обязательно (require)</translation>
    </message>
    <message>
        <source>Required, check the certificate (verify-full)</source>
        <translation>Обязательно, проверять сертификат (verify-full)</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Показать пароль</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Войти</translation>
    </message>
    <message>
        <source>Sign in as…</source>
        <translation>Войти как…</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>Signing in failed: {}</source>
        <translation>Войти не удалось: {}</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Входим…</translation>
    </message>
    <message>
        <source>The Russian layout is on</source>
        <translation>Включена русская раскладка</translation>
    </message>
    <message>
        <source>The administrator gave you a *.crmconnect file</source>
        <translation>Администратор прислал файл *.crmconnect</translation>
    </message>
    <message>
        <source>The base is newer than this program. Install the new version of the program.</source>
        <translation>База новее программы. Установите новую версию программы.</translation>
    </message>
    <message>
        <source>The base is older than this program. Ask the administrator to update the base.</source>
        <translation>База старше программы. Попросите администратора обновить базу.</translation>
    </message>
    <message>
        <source>The connection was lost. Check the network and try again.</source>
        <translation>Связь прервалась. Проверьте сеть и повторите.</translation>
    </message>
    <message>
        <source>The demonstration is being prepared: a server on this computer and a sample company.</source>
        <translation>Готовим демонстрацию: сервер на этом компьютере и учебная компания.</translation>
    </message>
    <message>
        <source>The login or the password is wrong. Check Caps Lock and the keyboard layout.</source>
        <translation>Логин или пароль неверны. Проверьте Caps Lock и раскладку клавиатуры.</translation>
    </message>
    <message>
        <source>The server does not admit this computer. Ask the administrator to allow it (pg_hba.conf).</source>
        <translation>Сервер не принимает подключения с этого компьютера. Попросите администратора разрешить их (pg_hba.conf).</translation>
    </message>
    <message>
        <source>The server does not answer. Check the network or the VPN and the server&apos;s name, then try again.</source>
        <translation>Сервер не отвечает. Проверьте сеть или VPN и имя сервера, затем повторите.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate could not be checked. Ask the administrator before you sign in.</source>
        <translation>Сертификат сервера не удалось проверить. Прежде чем входить, обратитесь к администратору.</translation>
    </message>
    <message>
        <source>There is no such database on this server. Check its name or ask the administrator.</source>
        <translation>На сервере нет такой базы. Проверьте имя или спросите администратора.</translation>
    </message>
    <message>
        <source>This account is switched off. Ask the administrator.</source>
        <translation>Учётная запись отключена. Обратитесь к администратору.</translation>
    </message>
    <message>
        <source>This database is not a base of this program. Check its name.</source>
        <translation>Это не база этой программы. Проверьте имя базы.</translation>
    </message>
    <message>
        <source>This is asked once. You can change it later on the sign-in page.</source>
        <translation>Вопрос задаётся один раз. Изменить выбор можно на странице входа.</translation>
    </message>
    <message>
        <source>This is needed once. The password is not part of it and is kept in no file.</source>
        <translation>Эти данные нужны один раз. Пароль сюда не входит и в файлах не хранится.</translation>
    </message>
    <message>
        <source>This system has no password store, so the password cannot be remembered.</source>
        <translation>В системе нет хранилища паролей, поэтому запомнить пароль нельзя.</translation>
    </message>
    <message>
        <source>Try it with demonstration data</source>
        <translation>Попробовать на демонстрационных данных</translation>
    </message>
    <message>
        <source>Without encryption only this computer may be used</source>
        <translation>Без шифрования можно подключаться только к этому компьютеру</translation>
    </message>
    <message>
        <source>“{}” is not a connection file. Ask the administrator for a new one.</source>
        <translation>«{}» — не файл подключения. Попросите у администратора новый.</translation>
    </message>
</context>
<context>
    <name>refusals</name>
    <message>
        <source>Acts not signed: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add at least one line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An INN has 10 digits (organisation) or 12 (person), {digits} entered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An approval of this document is waiting already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An invoice is made from an accepted quote. Mark that the client accepted it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a date in the future.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a reason from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an active colleague other than the author.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an active expert of the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what kind of payment this is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents not in force yet: {count}. Put them in force first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the price before sending the calculation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in this field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invoice lines not launched: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invoices not issued: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No approval is needed: take the next step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No expert group calculates “{service}”. Choose a group in the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No invoice is suggested. Choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is done and not yet in an act.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is launched into work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed for {signed}, paid {paid}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else has changed this record meanwhile.</source>
        <translation>Тем временем запись изменил другой сотрудник.</translation>
    </message>
    <message>
        <source>Somebody else has to verify this: you did it yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken: the direction is held by {holder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The INN {inn} has a wrong check digit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The USN income limit of {organization} does not allow this invoice: limit {limit}, received {received}, promised {committed}, left {left}, this invoice {this}. May sell the same and have room: {sellers}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VAT rate of the line “{title}” is not the organisation&apos;s rate on this date. Save the lines again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account {account} is not one of our organisations&apos;. Nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The act is dated {on}; it could not be signed before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client has no INN. Fill it in on the client&apos;s card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to the server is lost. What you typed is kept; the program is trying again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is newer than this program. Install the new version of the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is older than this program. Ask the administrator to update the database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The date is in the future.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The direction has open deals: {count}. Close or hand them over first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The direction is blocked for this client.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The direction is yours already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The discount {discount} % is above your limit of {allowed} %, or a price is below the lowest one. Send the quote for approval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document was changed after its approval. Send it for approval again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The encoding of the file is not Windows-1251, DOS or UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is cut off. Ask the bank for it again; nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is protected by a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invoice must be approved first: send it for approval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invoice {number} is not waiting for payment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invoice {number} is of another organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invoice {number} is paid by {paid} of {total}. Work starts after payment, or ask to start before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The limit of the month is used up: {used} of {cap}. Ask for approval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The organisation has no bank account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The organisation has no signatory (name and position).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment date {on} is before the date of the invoice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prepayment is a percent from 1 to 100.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The price {price} is below the cost {cost}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question took too long and was stopped. Narrow the list down and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quote is {total}, invoices for {invoiced} exist already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quote was valid until {on}. Reinstate it or make a new version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record is being changed by somebody else right now. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reservation of the direction has expired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not admit this computer. Ask the administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server {host}:{port} does not answer. Check the address and the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate could not be verified. Check the root certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service asks for verification by a second person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sum is zero. Check prices and quantities.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The totals of the statement differ from its documents. Nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The validity date {on} has passed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work is given to {expert}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work is in an act already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are unpaid invoices: {numbers}. Cancel them first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a client with the INN {inn} already: {client}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such database on the server. Check its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such record, or it is not yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nobody to approve this: ask the administrator to set the route.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is such a value already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This database does not belong to the program. Check its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a bank statement in the format 1CClientBankExchange.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a table of Excel, OpenDocument or CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This login is not (or no longer) an employee&apos;s. Ask the administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This step is not possible now: the document is in the state “{state}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This value is not allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many people are connected. Try again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpaid invoices: {count}, {debt} is owed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works not in an act: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works were launched by this invoice. Cancel them first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong login or password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You gave this direction back not long ago; you may take it again from {until_on}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{left} is left to pay by the invoice {number}, {amount} is too much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{left} of the payment is not allocated, {amount} is too much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{organization} may not sell: {services}. These may: {sellers}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{paid} is paid already. Undo the allocation of the payment first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”: {done} done, {acted} in acts already, {quantity} is too much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”: {ordered} ordered, {quantity} is too much.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sections</name>
    <message>
        <source>Administration</source>
        <translation>Администрирование</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Анализ</translation>
    </message>
    <message>
        <source>Execution</source>
        <translation>Исполнение</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Продажи</translation>
    </message>
</context>
<context>
    <name>self.window</name>
    <message>
        <source>Connected: {} on {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>shell</name>
    <message>
        <source>As in the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
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
        <source>Dark</source>
        <translation>Тёмная</translation>
    </message>
    <message>
        <source>Demonstration data: you may try everything, nothing can be spoiled.</source>
        <translation>Демонстрационные данные: пробуйте всё, испортить ничего нельзя.</translation>
    </message>
    <message>
        <source>Draft saved at {}</source>
        <translation>Черновик сохранён в {}</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Везде</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Избранное</translation>
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
        <source>Light</source>
        <translation>Светлая</translation>
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
        <source>Next tab</source>
        <translation>Следующая вкладка</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Нет связи</translation>
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
        <source>Person and settings</source>
        <translation>Пользователь и настройки</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Предыдущая вкладка</translation>
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
        <source>Sign out</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Switch person</source>
        <translation>Сменить пользователя</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Выполняется…</translation>
    </message>
    <message>
        <source>version {}</source>
        <translation>версия {}</translation>
    </message>
</context>
<context>
    <name>states</name>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Act issued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Act signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allocated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calculated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calculating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim above the limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declaration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discount above the norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Final</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For rework</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In an act</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invoice near the USN limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invoiced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Need recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not matched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partly paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment of a client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepayment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepayment invoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Вопрос</translation>
    </message>
    <message>
        <source>Quote sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quoted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund to a client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund to us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Returned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent for signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signature refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start before payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for a decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>steps</name>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allocate</source>
        <translation type="unfinished"></translation>
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
        <source>Ask another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask to start before payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Cancel the act</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the invoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter as done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For rework</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch into work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postpone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reinstate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Отклонить</translation>
    </message>
    <message>
        <source>Release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return for rework</source>
        <translation>На доработку</translation>
    </message>
    <message>
        <source>Return to work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send for approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the calculation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send to experts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send to the client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent for approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent for signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo allocation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

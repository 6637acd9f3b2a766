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
        <source>Root certificate</source>
        <translation>Корневой сертификат</translation>
    </message>
    <message>
        <source>Server *</source>
        <translation>Сервер *</translation>
    </message>
</context>
<context>
    <name>LoginPassword</name>
    <message>
        <source>New password *</source>
        <translation>Новый пароль *</translation>
    </message>
    <message>
        <source>Present password *</source>
        <translation>Нынешний пароль *</translation>
    </message>
    <message>
        <source>The new password once more *</source>
        <translation>Новый пароль ещё раз *</translation>
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
        <source>At least 12 characters are needed</source>
        <translation>Нужно не меньше 12 знаков</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>Включён Caps Lock</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Сертификаты (*.pem *.crt *.cer);;Все файлы (*)</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Сменить пароль</translation>
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
        <source>Choose a certificate file</source>
        <translation>Выбрать файл сертификата</translation>
    </message>
    <message>
        <source>Choose one of at least 12 characters. Your other computers ask for the new one.</source>
        <translation>Не меньше 12 знаков. На других ваших компьютерах программа попросит уже новый пароль.</translation>
    </message>
    <message>
        <source>Choose this only if the administrator says so.</source>
        <translation>Выбирайте, только если так сказал администратор.</translation>
    </message>
    <message>
        <source>Choose your own password</source>
        <translation>Придумайте свой пароль</translation>
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
        <source>Encryption can be switched off on the way without anybody noticing: clients, prices and payments could be read in the network.</source>
        <translation>Шифрование могут незаметно отключить по дороге: клиентов, цены и платежи можно будет прочитать в сети.</translation>
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
        <source>Forget the remembered password</source>
        <translation>Забыть сохранённый пароль</translation>
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
        <source>If the server can (prefer)</source>
        <translation>Если сервер умеет (prefer)</translation>
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
        <source>Nothing is encrypted: clients, prices and payments can be read by everybody in the network.</source>
        <translation>Ничего не шифруется: клиентов, цены и платежи может прочитать любой в сети.</translation>
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
        <source>Required, check certificate and name (verify-full)</source>
        <translation>Обязательно, с проверкой сертификата и имени (verify-full)</translation>
    </message>
    <message>
        <source>Required, check nothing (require)</source>
        <translation>Обязательно, без проверки (require)</translation>
    </message>
    <message>
        <source>Required, check the certificate only (verify-ca)</source>
        <translation>Обязательно, с проверкой только сертификата (verify-ca)</translation>
    </message>
    <message>
        <source>Save and sign in</source>
        <translation>Сохранить и войти</translation>
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
        <source>Sign in as somebody else</source>
        <translation>Войти под другим логином</translation>
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
        <source>The certificate of the server is not signed by an authority this computer trusts. It may be another server that pretends to be {host}; the password was not sent. Choose the right root certificate or ask the administrator.</source>
        <translation>Сертификат сервера подписан не тем центром, которому доверяет этот компьютер. Возможно, другой сервер выдаёт себя за {host}; пароль не отправлен. Выберите верный корневой сертификат или спросите администратора.</translation>
    </message>
    <message>
        <source>The certificates this computer trusts</source>
        <translation>Сертификаты, которым доверяет этот компьютер</translation>
    </message>
    <message>
        <source>The connection goes through PgBouncer in the mode transaction: changes of colleagues would not appear, and settings would get mixed up. Ask the administrator to switch pool_mode to session.</source>
        <translation>Соединение идёт через PgBouncer в режиме transaction: изменения коллег не появлялись бы сами, а настройки перепутались бы. Попросите администратора включить режим session (pool_mode).</translation>
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
        <source>The file of the root certificate cannot be read. Choose it again in the settings of the connection.</source>
        <translation>Файл корневого сертификата не читается. Выберите его заново в настройках подключения.</translation>
    </message>
    <message>
        <source>The line is encrypted, but nobody checks with whom: somebody in the network can pretend to be the server and read along.</source>
        <translation>Соединение шифруется, но не проверяется, с кем: кто-то в сети может выдать себя за сервер и читать всё.</translation>
    </message>
    <message>
        <source>The login is the first thing that is tried</source>
        <translation>Логин как пароль подбирают первым</translation>
    </message>
    <message>
        <source>The login or the password is wrong. Check Caps Lock and the keyboard layout.</source>
        <translation>Логин или пароль неверны. Проверьте Caps Lock и раскладку клавиатуры.</translation>
    </message>
    <message>
        <source>The name of the server is not checked: whoever has a certificate of the same authority can pretend to be it.</source>
        <translation>Имя сервера не проверяется: выдать себя за него может любой, у кого есть сертификат того же центра.</translation>
    </message>
    <message>
        <source>The password is a temporary one. Choose your own first.</source>
        <translation>Это временный пароль. Сначала придумайте свой.</translation>
    </message>
    <message>
        <source>The password store of this system does not work, so the password cannot be remembered.</source>
        <translation>Хранилище паролей этой системы не работает, поэтому запомнить пароль нельзя.</translation>
    </message>
    <message>
        <source>The server asked for the password in a way that would give it away, so it was not sent. Ask the administrator: the base must admit people by scram-sha-256.</source>
        <translation>Сервер запросил пароль так, что он был бы раскрыт, поэтому пароль не отправлен. Обратитесь к администратору: база должна допускать сотрудников по scram-sha-256.</translation>
    </message>
    <message>
        <source>The server did not prove that the encrypted line ends at the base itself; the password was not sent. If PgBouncer stands between, ask the administrator for a connection file with channel_binding “prefer”.</source>
        <translation>Сервер не доказал, что шифрованное соединение заканчивается в самой базе; пароль не отправлен. Если посередине стоит PgBouncer, попросите у администратора файл подключения с channel_binding «prefer».</translation>
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
        <source>The server takes encrypted connections only. Choose “Required, check certificate and name” in the settings of the connection.</source>
        <translation>Сервер принимает только шифрованные соединения. Выберите в настройках подключения «Обязательно, с проверкой сертификата и имени».</translation>
    </message>
    <message>
        <source>The server {host} does not encrypt the connection, so nothing was sent to it. Ask the administrator to switch TLS on.</source>
        <translation>Сервер {host} не шифрует соединение, поэтому ему ничего не отправлено. Попросите администратора включить TLS.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is made out for another name than {host}. The password was not sent. Check the server&apos;s name or ask the administrator.</source>
        <translation>Сертификат сервера выдан на другое имя, не {host}. Пароль не отправлен. Проверьте имя сервера или спросите администратора.</translation>
    </message>
    <message>
        <source>The two passwords differ</source>
        <translation>Пароли не совпадают</translation>
    </message>
    <message>
        <source>There is no such database on this server. Check its name or ask the administrator.</source>
        <translation>На сервере нет такой базы. Проверьте имя или спросите администратора.</translation>
    </message>
    <message>
        <source>There is no such file</source>
        <translation>Такого файла нет</translation>
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
        <source>This is not your present password</source>
        <translation>Это не ваш нынешний пароль</translation>
    </message>
    <message>
        <source>This is one of the passwords that are tried first</source>
        <translation>Такой пароль подбирают одним из первых</translation>
    </message>
    <message>
        <source>This is the password you have now</source>
        <translation>Это ваш нынешний пароль</translation>
    </message>
    <message>
        <source>This system has no password store, so the password cannot be remembered.</source>
        <translation>В системе нет хранилища паролей, поэтому запомнить пароль нельзя.</translation>
    </message>
    <message>
        <source>Too many people are connected to the server. Try again in a minute.</source>
        <translation>К серверу подключено слишком много людей. Попробуйте через минуту.</translation>
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
        <source>You have signed in with a temporary password. Choose one only you know, of at least 12 characters: for example, four words that have nothing to do with each other.</source>
        <translation>Вы вошли с временным паролем. Придумайте пароль, который будете знать только вы, не короче 12 знаков: например, четыре слова, никак не связанные между собой.</translation>
    </message>
    <message>
        <source>“{}” is not a connection file. Ask the administrator for a new one.</source>
        <translation>«{}» — не файл подключения. Попросите у администратора новый.</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>EmployeeCard</name>
    <message>
        <source>Accountant</source>
        <translation>Бухгалтер</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Администратор</translation>
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
        <source>Department</source>
        <translation>Подразделение</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
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
        <source>Expert groups</source>
        <translation>Группы экспертов</translation>
    </message>
    <message>
        <source>First name *</source>
        <translation>Имя *</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Руководитель</translation>
    </message>
    <message>
        <source>Helps the managers</source>
        <translation>Помогает менеджерам</translation>
    </message>
    <message>
        <source>Last name *</source>
        <translation>Фамилия *</translation>
    </message>
    <message>
        <source>Login *</source>
        <translation>Логин *</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Менеджер</translation>
    </message>
    <message>
        <source>Own discount limit, %</source>
        <translation>Своя скидка, до %</translation>
    </message>
    <message>
        <source>Patronymic</source>
        <translation>Отчество</translation>
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
        <source>Roles: what the person may</source>
        <translation>Роли: что человеку открыто</translation>
    </message>
</context>
<context>
    <name>cards</name>
    <message>
        <source>Employee</source>
        <translation>Сотрудник</translation>
    </message>
</context>
<context>
    <name>documents</name>
    <message>
        <source>Employee</source>
        <translation>Сотрудник</translation>
    </message>
</context>
<context>
    <name>employees</name>
    <message>
        <source>A temporary password for {}?</source>
        <translation>Выдать временный пароль: {}?</translation>
    </message>
    <message>
        <source>A temporary password was given out</source>
        <translation>Выдан временный пароль</translation>
    </message>
    <message>
        <source>A temporary password was given out; it opens the door until {}, once.</source>
        <translation>Выдан временный пароль: для первого входа, действует до {}.</translation>
    </message>
    <message>
        <source>Above it a quote goes for approval</source>
        <translation>Скидка больше уйдёт на согласование</translation>
    </message>
    <message>
        <source>Belongs to the group “{}”</source>
        <translation>Включён в группу «{}»</translation>
    </message>
    <message>
        <source>Calculates and carries out works of his groups; sees no money of clients.</source>
        <translation>Рассчитывает и выполняет работы своих групп; денег клиентов не видит.</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Изменить…</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Выберите файл</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>Choose a table with at least the columns: login, last name, first name, roles.</source>
        <translation>Выберите таблицу Excel, OpenDocument или CSV. Нужны столбцы: логин, фамилия, имя, роли.</translation>
    </message>
    <message>
        <source>Choose at least one role: without one nothing can be opened.</source>
        <translation>Отметьте хотя бы одну роль: без роли открыть ничего нельзя.</translation>
    </message>
    <message>
        <source>Chose a password of his own</source>
        <translation>Придуман свой пароль</translation>
    </message>
    <message>
        <source>Claims clients, sells, leads deals to the act; sees his own and his people&apos;s.</source>
        <translation>Закрепляет клиентов, продает, ведёт сделки до акта; видит свое и своих подчинённых.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Close the login</source>
        <translation>Отключить</translation>
    </message>
    <message>
        <source>Close the login of {}?</source>
        <translation>Отключить: {}?</translation>
    </message>
    <message>
        <source>Close the login…</source>
        <translation>Отключить…</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Связи</translation>
    </message>
    <message>
        <source>Connections ended: {}</source>
        <translation>Завершено подключений: {}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Decides approvals</source>
        <translation>Согласует</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Подразделение</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
    </message>
    <message>
        <source>Employee</source>
        <translation>Сотрудник</translation>
    </message>
    <message>
        <source>End all</source>
        <translation>Завершить все</translation>
    </message>
    <message>
        <source>End all sessions?</source>
        <translation>Завершить все сеансы?</translation>
    </message>
    <message>
        <source>End now</source>
        <translation>Завершить сейчас</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Expert groups</source>
        <translation>Группы экспертов</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Первый день</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Give a temporary password</source>
        <translation>Временный пароль…</translation>
    </message>
    <message>
        <source>Give it out</source>
        <translation>Выдать</translation>
    </message>
    <message>
        <source>Given out</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Hand over the work…</source>
        <translation>Передать дела…</translation>
    </message>
    <message>
        <source>Has the program open on computers: {}.</source>
        <translation>Программа сейчас открыта на компьютерах: {}.</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Руководитель</translation>
    </message>
    <message>
        <source>Head has left</source>
        <translation>Руководитель отключён</translation>
    </message>
    <message>
        <source>Helps no longer: {}</source>
        <translation>Больше не помогает: {}</translation>
    </message>
    <message>
        <source>Helps: {}</source>
        <translation>Помогает: {}</translation>
    </message>
    <message>
        <source>Hire from a table</source>
        <translation>Импорт сотрудников из таблицы</translation>
    </message>
    <message>
        <source>Hired</source>
        <translation>Принят</translation>
    </message>
    <message>
        <source>Hired: {}. The passwords are in “{}”: give them out, then delete it.</source>
        <translation>Принято: {}. Пароли в файле «{}»: раздайте их и удалите файл.</translation>
    </message>
    <message>
        <source>Hired: {}; roles: {}</source>
        <translation>Заведён вход {}; роли: {}</translation>
    </message>
    <message>
        <source>Hire…</source>
        <translation>Принять…</translation>
    </message>
    <message>
        <source>His program exchanges records with Terrasoft; settles conflicts of both systems.</source>
        <translation>Его программа обменивается записями с Terrasoft; он решает расхождения двух систем.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Import from a table</source>
        <translation>Импорт из таблицы</translation>
    </message>
    <message>
        <source>Is helped by</source>
        <translation>Помощники</translation>
    </message>
    <message>
        <source>Is replaced by {} from {} to {}</source>
        <translation>Замещает {} с {} по {}</translation>
    </message>
    <message>
        <source>Keeps people, rights and lists. Sees no clients, deals or money.</source>
        <translation>Ведёт людей, права и справочники. Клиентов, сделок и денег не видит.</translation>
    </message>
    <message>
        <source>Known already, stays as it is</source>
        <translation>Уже есть, не изменится</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Последний день</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Фамилия</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>Руководит</translation>
    </message>
    <message>
        <source>Leads nobody and belongs to no group.</source>
        <translation>Никем не руководит, в группы экспертов не входит.</translation>
    </message>
    <message>
        <source>Leaves behind: {}. The head hands it over from this card.</source>
        <translation>Остаётся: {}. Руководитель передаёт дела с этой карточки.</translation>
    </message>
    <message>
        <source>Leaves nothing behind.</source>
        <translation>Ничего после себя не оставляет.</translation>
    </message>
    <message>
        <source>Left the group “{}”</source>
        <translation>Исключён из группы «{}»</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Логин</translation>
    </message>
    <message>
        <source>New employee</source>
        <translation>Новый сотрудник</translation>
    </message>
    <message>
        <source>Nobody stood in for this person, and this person for nobody.</source>
        <translation>Этого сотрудника никто не замещал, и он никого.</translation>
    </message>
    <message>
        <source>Open sessions</source>
        <translation>Открытые сеансы</translation>
    </message>
    <message>
        <source>Own discount limit, %</source>
        <translation>Своя скидка, до %</translation>
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
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Должность</translation>
    </message>
    <message>
        <source>Proposed from the surname; never given to anybody else</source>
        <translation>Предложен по фамилии; другому человеку его уже не дать</translation>
    </message>
    <message>
        <source>Reading “{}”…</source>
        <translation>Читаю «{}»…</translation>
    </message>
    <message>
        <source>Reads all invoices and acts, enters payments, keeps taxes and banks.</source>
        <translation>Видит все счета и акты, вносит оплаты, ведёт налоги и банки.</translation>
    </message>
    <message>
        <source>Reads everything, changes no document; hands directions over, keeps quotas.</source>
        <translation>Видит всё, документов не меняет; передает направления, ведёт лимиты закреплений.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Удалён</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Роли</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Строка</translation>
    </message>
    <message>
        <source>Save the rejected rows</source>
        <translation>Сохранить отклонённые строки</translation>
    </message>
    <message>
        <source>Save the rejected rows…</source>
        <translation>Сохранить отклонённые строки…</translation>
    </message>
    <message>
        <source>Save the sheet for the person</source>
        <translation>Сохранить лист для сотрудника</translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation>Сохранить в файл…</translation>
    </message>
    <message>
        <source>Saved: {}</source>
        <translation>Сохранено: {}</translation>
    </message>
    <message>
        <source>Saving makes a temporary password and shows it once.</source>
        <translation>При записи программа придумает временный пароль и покажет его один раз.</translation>
    </message>
    <message>
        <source>Sees clients and deals</source>
        <translation>Видит клиентов и сделки</translation>
    </message>
    <message>
        <source>Sees everything of everybody and decides what goes up to the top.</source>
        <translation>Видит всё и у всех, решает то, что дошло до самого верха.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>Sessions end at once, every right is taken away. Nobody else gets this login.</source>
        <translation>Сеансы завершатся сразу, все права будут сняты. Логин останется за этим человеком.</translation>
    </message>
    <message>
        <source>Shown only now and kept nowhere. It is good for seven days and one sign-in.</source>
        <translation>Пароль виден только сейчас и нигде не хранится. Он на семь дней и на один вход: потом человек придумает свой.</translation>
    </message>
    <message>
        <source>Stands in for {}</source>
        <translation>Замещает: {}</translation>
    </message>
    <message>
        <source>Stays out</source>
        <translation>Не войдёт</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Stopped. Hired: {}. The passwords are in “{}”: give them out, then delete it.</source>
        <translation>Остановлено. Принято: {}. Пароли в файле «{}»: раздайте их и удалите файл.</translation>
    </message>
    <message>
        <source>Substitution</source>
        <translation>Замещение</translation>
    </message>
    <message>
        <source>Substitutions</source>
        <translation>Замещения</translation>
    </message>
    <message>
        <source>Substitution…</source>
        <translation>Замещение…</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Таблицы (*.csv)</translation>
    </message>
    <message>
        <source>Tables (*.xlsx *.xls *.ods *.csv)</source>
        <translation>Таблицы (*.xlsx *.xls *.ods *.csv)</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>Вернуть…</translation>
    </message>
    <message>
        <source>Take {} back?</source>
        <translation>Вернуть: {}?</translation>
    </message>
    <message>
        <source>Temporary password: {}</source>
        <translation>Временный пароль: {}</translation>
    </message>
    <message>
        <source>Texts (*.txt)</source>
        <translation>Тексты (*.txt)</translation>
    </message>
    <message>
        <source>The login is closed since {}.</source>
        <translation>Отключён: {}.</translation>
    </message>
    <message>
        <source>The login of {} is closed, connections ended: {}</source>
        <translation>{}: отключён, завершено подключений: {}</translation>
    </message>
    <message>
        <source>The login was closed</source>
        <translation>Отключён</translation>
    </message>
    <message>
        <source>The login was opened again</source>
        <translation>Снова включён</translation>
    </message>
    <message>
        <source>The login {} is opened again with the roles it had, and gets a temporary password.</source>
        <translation>Логин {} снова откроется с прежними ролями и получит временный пароль.</translation>
    </message>
    <message>
        <source>The password is on the clipboard.</source>
        <translation>Пароль скопирован.</translation>
    </message>
    <message>
        <source>The present password stops working, open sessions end: {}.</source>
        <translation>Нынешний пароль перестанет действовать, открытых сеансов завершится: {}.</translation>
    </message>
    <message>
        <source>The program is open nowhere.</source>
        <translation>Программа нигде не открыта.</translation>
    </message>
    <message>
        <source>The program says on those computers that the connection is lost. {} may sign in again.</source>
        <translation>На тех компьютерах программа сообщит, что связь потеряна. {}: войти снова можно сразу.</translation>
    </message>
    <message>
        <source>The substitution was ended earlier</source>
        <translation>Замещение завершено досрочно</translation>
    </message>
    <message>
        <source>The temporary password was not used in time: give out another one.</source>
        <translation>Временный пароль не использован в срок: выдайте новый.</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Что не так</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>Что будет</translation>
    </message>
    <message>
        <source>Where to save the temporary passwords</source>
        <translation>Куда сохранить временные пароли</translation>
    </message>
    <message>
        <source>Who is away</source>
        <translation>Кто отсутствует</translation>
    </message>
    <message>
        <source>Who leads whom</source>
        <translation>Кто кем руководит</translation>
    </message>
    <message>
        <source>Who stands in</source>
        <translation>Кто замещает</translation>
    </message>
    <message>
        <source>Will be hired</source>
        <translation>Будет принят</translation>
    </message>
    <message>
        <source>Works on drafts and takes steps</source>
        <translation>Работает: черновики и действия</translation>
    </message>
    <message>
        <source>Works on the deals of the managers chosen below, and sees nothing of others.</source>
        <translation>Работает со сделками выбранных ниже менеджеров, чужого не видит.</translation>
    </message>
    <message>
        <source>approvals that wait for nobody else: {}</source>
        <translation>согласований, которые ждут только его: {}</translation>
    </message>
    <message>
        <source>begins with e_ and has 2 to 40 Latin letters, digits and underscores after it</source>
        <translation>начинается с e_, дальше от 2 до 40 латинских букв, цифр и подчеркиваний</translation>
    </message>
    <message>
        <source>decides</source>
        <translation>согласует</translation>
    </message>
    <message>
        <source>directions held: {}</source>
        <translation>закреплённых направлений: {}</translation>
    </message>
    <message>
        <source>is led by the same person</source>
        <translation>подчинён этому же человеку</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>не заполнено</translation>
    </message>
    <message>
        <source>is neither in the table nor in the program, or is not the only one</source>
        <translation>нет ни в таблице, ни в программе, или таких несколько</translation>
    </message>
    <message>
        <source>is no address</source>
        <translation>не похоже на адрес</translation>
    </message>
    <message>
        <source>is no number</source>
        <translation>не похоже на номер</translation>
    </message>
    <message>
        <source>is not in the list of departments</source>
        <translation>нет в списке отделов</translation>
    </message>
    <message>
        <source>is not one of the roles</source>
        <translation>нет такой роли</translation>
    </message>
    <message>
        <source>is too long</source>
        <translation>слишком длинно</translation>
    </message>
    <message>
        <source>leads it</source>
        <translation>ведущий</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>open deals: {}</source>
        <translation>открытых сделок: {}</translation>
    </message>
    <message>
        <source>open tasks: {}</source>
        <translation>открытых задач: {}</translation>
    </message>
    <message>
        <source>sees</source>
        <translation>видит</translation>
    </message>
    <message>
        <source>since {}</source>
        <translation>вход: {}</translation>
    </message>
    <message>
        <source>stands in an earlier row, too</source>
        <translation>есть и в строке выше</translation>
    </message>
    <message>
        <source>stays out, or has left</source>
        <translation>не принят или уже отключён</translation>
    </message>
    <message>
        <source>this server</source>
        <translation>этот сервер</translation>
    </message>
    <message>
        <source>works</source>
        <translation>работает</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>{} stands in</source>
        <translation>Замещает {}</translation>
    </message>
    <message>
        <source>“{}”: {} will be hired, {} known already, {} stay out. Nothing is changed yet.</source>
        <translation>«{}»: будет принято {}, уже есть {}, не войдёт {}. Пока ничего не изменено.</translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message>
        <source>Away</source>
        <translation>Отсутствуют</translation>
    </message>
    <message>
        <source>Away until</source>
        <translation>Нет до</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Подразделение</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Отключены</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Employees</source>
        <translation>Сотрудники</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>ФИО</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Группы</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Руководитель</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Логин</translation>
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
        <source>Roles</source>
        <translation>Роли</translation>
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
        <source>Temporary password</source>
        <translation>Временный пароль</translation>
    </message>
    <message>
        <source>Until or since</source>
        <translation>До / с</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Работают</translation>
    </message>
</context>
<context>
    <name>states</name>
    <message>
        <source>Approval routes</source>
        <translation>Маршруты согласования</translation>
    </message>
    <message>
        <source>Assistants</source>
        <translation>Ассистенты</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Отсутствует</translation>
    </message>
    <message>
        <source>Bank accounts</source>
        <translation>Счета в банках</translation>
    </message>
    <message>
        <source>Banks</source>
        <translation>Банки</translation>
    </message>
    <message>
        <source>Claim quotas</source>
        <translation>Лимиты закреплений</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>Будет</translation>
    </message>
    <message>
        <source>Decides</source>
        <translation>Согласует</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>Отделы</translation>
    </message>
    <message>
        <source>Directions</source>
        <translation>Направления</translation>
    </message>
    <message>
        <source>Employees</source>
        <translation>Сотрудники</translation>
    </message>
    <message>
        <source>Ended earlier</source>
        <translation>Завершено досрочно</translation>
    </message>
    <message>
        <source>Expert groups</source>
        <translation>Группы экспертов</translation>
    </message>
    <message>
        <source>Login closed</source>
        <translation>Отключён</translation>
    </message>
    <message>
        <source>Members of groups</source>
        <translation>Состав групп</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Сейчас</translation>
    </message>
    <message>
        <source>Number templates</source>
        <translation>Шаблоны номеров</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>Организации</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Прошло</translation>
    </message>
    <message>
        <source>Own USN limits</source>
        <translation>Свои лимиты УСН</translation>
    </message>
    <message>
        <source>Password ran out</source>
        <translation>Пароль истёк</translation>
    </message>
    <message>
        <source>Permits to sell</source>
        <translation>Право продажи</translation>
    </message>
    <message>
        <source>Reasons for a loss</source>
        <translation>Причины отказа</translation>
    </message>
    <message>
        <source>Sees</source>
        <translation>Видит</translation>
    </message>
    <message>
        <source>Sees and works</source>
        <translation>Видит и работает</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Услуги</translation>
    </message>
    <message>
        <source>Steps of routes</source>
        <translation>Шаги маршрутов</translation>
    </message>
    <message>
        <source>Substitutions</source>
        <translation>Замещения</translation>
    </message>
    <message>
        <source>Tax regimes</source>
        <translation>Режимы налогообложения</translation>
    </message>
    <message>
        <source>Tax years</source>
        <translation>Налоговые годы</translation>
    </message>
    <message>
        <source>Temporary password</source>
        <translation>Временный пароль</translation>
    </message>
    <message>
        <source>Working calendar</source>
        <translation>Рабочий календарь</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Работает</translation>
    </message>
</context>
</TS>

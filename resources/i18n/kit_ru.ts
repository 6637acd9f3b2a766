<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>CardHead</name>
    <message numerus="yes">
        <source>Correct %n field(s) to save:</source>
        <translation>
            <numerusform>Исправьте %n поле, чтобы записать:</numerusform>
            <numerusform>Исправьте %n поля, чтобы записать:</numerusform>
            <numerusform>Исправьте %n полей, чтобы записать:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LineCount</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n строка</numerusform>
            <numerusform>%n строки</numerusform>
            <numerusform>%n строк</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageHead</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n запись</numerusform>
            <numerusform>%n записи</numerusform>
            <numerusform>%n записей</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>in {} d.</source>
        <translation>через {} дн.</translation>
    </message>
    <message>
        <source>now</source>
        <translation>сейчас</translation>
    </message>
    <message>
        <source>today</source>
        <translation>сегодня</translation>
    </message>
    <message>
        <source>today, {}</source>
        <translation>сегодня, {}</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>завтра</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>вчера</translation>
    </message>
    <message>
        <source>yesterday, {}</source>
        <translation>вчера, {}</translation>
    </message>
    <message>
        <source>{} d.</source>
        <translation>{} дн.</translation>
    </message>
    <message>
        <source>{} h</source>
        <translation>{} ч</translation>
    </message>
    <message>
        <source>{} min</source>
        <translation>{} мин</translation>
    </message>
</context>
<context>
    <name>kit</name>
    <message>
        <source>(empty)</source>
        <translation>(пусто)</translation>
    </message>
    <message>
        <source>A folder is not attached: choose its files.</source>
        <translation>Папку приложить нельзя: выберите файлы из неё.</translation>
    </message>
    <message>
        <source>A whole number is needed</source>
        <translation>Нужно целое число</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Add to sorting</source>
        <translation>Добавить к сортировке</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Против</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Сумма</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Применить</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Согласовать</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Приложить</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Приложить файлы</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Карточка</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Изменён</translation>
    </message>
    <message>
        <source>Choose files; or drop them here, or paste them with Ctrl+V</source>
        <translation>Выберите файлы, перетащите их сюда или вставьте Ctrl+V</translation>
    </message>
    <message>
        <source>Choose from all</source>
        <translation>Выбрать из всех</translation>
    </message>
    <message>
        <source>Choose from the list</source>
        <translation>Выберите из списка</translation>
    </message>
    <message>
        <source>Choose from the list: “{}” was not found</source>
        <translation>Выберите из списка: «{}» не найдено</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Очистить</translation>
    </message>
    <message>
        <source>Client, INN, document number or command</source>
        <translation>Клиент, ИНН, номер документа или команда</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Комментарий</translation>
    </message>
    <message>
        <source>Comment to the decision (required to reject)</source>
        <translation>Комментарий к решению (обязателен при отклонении)</translation>
    </message>
    <message>
        <source>Comment… @ to mention a colleague</source>
        <translation>Комментарий… @ — упомянуть коллегу</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Сравнить</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Скопировать подробности</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Скопировать строки</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Считаем…</translation>
    </message>
    <message>
        <source>Create “{}”</source>
        <translation>Создать «{}»</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>Discard mine</source>
        <translation>Отказаться от моих</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>Не сохранять</translation>
    </message>
    <message>
        <source>Done on</source>
        <translation>Дата выполнения</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>Срок</translation>
    </message>
    <message>
        <source>Everybody reads this list; it is kept by the administrator.</source>
        <translation>Справочник читают все, ведёт его администратор.</translation>
    </message>
    <message>
        <source>Everybody reads this list; you keep it.</source>
        <translation>Справочник читают все, ведёте его вы.</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Книги Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Export to Excel</source>
        <translation>Выгрузить в Excel</translation>
    </message>
    <message>
        <source>Export to Excel (Ctrl+Shift+E)</source>
        <translation>Выгрузить в Excel (Ctrl+Shift+E)</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлы</translation>
    </message>
    <message>
        <source>Fill down (in the table)</source>
        <translation>Заполнить вниз (в таблице)</translation>
    </message>
    <message>
        <source>Fill this in</source>
        <translation>Заполните это поле</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>Filter by this value</source>
        <translation>Отобрать по этому значению</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>Фильтр…</translation>
    </message>
    <message>
        <source>Find a value</source>
        <translation>Найти значение</translation>
    </message>
    <message>
        <source>Find in the list</source>
        <translation>Поиск в списке</translation>
    </message>
    <message>
        <source>From</source>
        <translation>От</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Скрыть</translation>
    </message>
    <message>
        <source>Hide the panel (F7)</source>
        <translation>Скрыть панель (F7)</translation>
    </message>
    <message>
        <source>History and links</source>
        <translation>Лента и связи</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Часы</translation>
    </message>
    <message>
        <source>In favour</source>
        <translation>За</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>Дата выдачи</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Прошлый месяц</translation>
    </message>
    <message>
        <source>Line {}, {}: {}</source>
        <translation>Строка {}, {}: {}</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Связи</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Список</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Объединить</translation>
    </message>
    <message>
        <source>Mine: {}</source>
        <translation>Моё: {}</translation>
    </message>
    <message>
        <source>More steps</source>
        <translation>Ещё действия</translation>
    </message>
    <message>
        <source>New: {}</source>
        <translation>Создание: {}</translation>
    </message>
    <message>
        <source>No files yet. Drop them here, paste them with Ctrl+V or press “Attach”.</source>
        <translation>Файлов пока нет. Перетащите их сюда, вставьте Ctrl+V или нажмите «Приложить».</translation>
    </message>
    <message>
        <source>No files.</source>
        <translation>Файлов нет.</translation>
    </message>
    <message>
        <source>No program of this computer opens “{}”. Save it instead.</source>
        <translation>На этом компьютере нечем открыть «{}». Сохраните файл.</translation>
    </message>
    <message>
        <source>No record fits the filters.</source>
        <translation>Ни одна запись не подходит под отбор.</translation>
    </message>
    <message>
        <source>Not earlier than {}</source>
        <translation>Не раньше {}</translation>
    </message>
    <message>
        <source>Not later than {}</source>
        <translation>Не позже {}</translation>
    </message>
    <message>
        <source>Not less than {}</source>
        <translation>Не меньше {}</translation>
    </message>
    <message>
        <source>Not more than {}</source>
        <translation>Не больше {}</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ничего не найдено</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Здесь пока ничего нет</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>Only digits belong here</source>
        <translation>Здесь только цифры</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Open (Enter)</source>
        <translation>Открыть (Enter)</translation>
    </message>
    <message>
        <source>Open the chosen record</source>
        <translation>Открыть выбранную запись</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Просрочено</translation>
    </message>
    <message>
        <source>Paste from Excel</source>
        <translation>Вставить из Excel</translation>
    </message>
    <message>
        <source>Picture {}.png</source>
        <translation>Снимок {}.png</translation>
    </message>
    <message>
        <source>Quantity done</source>
        <translation>Выполненное количество</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Вопрос</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
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
        <source>Reject</source>
        <translation>Отклонить</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Заменить</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Сбросить</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Вернуть столбцы</translation>
    </message>
    <message>
        <source>Reset filters</source>
        <translation>Сбросить отбор</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Результаты</translation>
    </message>
    <message>
        <source>Return for rework</source>
        <translation>На доработку</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Маршрут</translation>
    </message>
    <message>
        <source>Rows written: {}</source>
        <translation>Записано строк: {}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Записать</translation>
    </message>
    <message>
        <source>Save and close</source>
        <translation>Записать и закрыть</translation>
    </message>
    <message>
        <source>Save as… (Ctrl+S)</source>
        <translation>Сохранить как… (Ctrl+S)</translation>
    </message>
    <message>
        <source>Save the changes first: the step works on what is saved.</source>
        <translation>Сначала запишите изменения: действие выполняется с записанными данными.</translation>
    </message>
    <message>
        <source>Save the changes?</source>
        <translation>Записать изменения?</translation>
    </message>
    <message>
        <source>Save the file</source>
        <translation>Сохранить файл</translation>
    </message>
    <message>
        <source>Search and commands</source>
        <translation>Поиск и команды</translation>
    </message>
    <message>
        <source>Selected {}</source>
        <translation>Выбрано {}</translation>
    </message>
    <message>
        <source>Send (Ctrl+Enter)</source>
        <translation>Отправить (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Side panel</source>
        <translation>Боковая панель</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>Дата подписания</translation>
    </message>
    <message>
        <source>Somebody else has changed this record meanwhile.</source>
        <translation>Тем временем запись изменил другой сотрудник.</translation>
    </message>
    <message>
        <source>Somebody else saved this record meanwhile. Choose what stays in each field.</source>
        <translation>Тем временем запись сохранил другой сотрудник. Выберите, что останется в каждом поле.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Что-то пошло не так</translation>
    </message>
    <message>
        <source>Something went wrong. The details are in the log.</source>
        <translation>Что-то пошло не так. Подробности — в журнале программы.</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Сортировать</translation>
    </message>
    <message>
        <source>Start typing…</source>
        <translation>Начните вводить…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Sum: {}</source>
        <translation>Итого: {}</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Take out (Delete)</source>
        <translation>Убрать (Delete)</translation>
    </message>
    <message>
        <source>Take out “{}”?</source>
        <translation>Убрать «{}»?</translation>
    </message>
    <message>
        <source>The database refused: {}.</source>
        <translation>База отказала: {}.</translation>
    </message>
    <message>
        <source>The file is deleted for everybody. That it was here stays in the timeline.</source>
        <translation>Файл удалится у всех. Что он был, останется в ленте.</translation>
    </message>
    <message>
        <source>The list could not be read</source>
        <translation>Не удалось прочитать список</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>Программа</translation>
    </message>
    <message>
        <source>The program made a mistake. What you typed is still here; the action was not carried out.</source>
        <translation>В программе произошла ошибка. Введённое сохранилось на экране, действие не выполнено.</translation>
    </message>
    <message>
        <source>The record can no longer be changed, so the draft was left out.</source>
        <translation>Запись больше нельзя изменить, поэтому черновик не восстановлен.</translation>
    </message>
    <message>
        <source>The record was changed since: compare before you save.</source>
        <translation>Запись с тех пор изменили: сверьте перед записью.</translation>
    </message>
    <message>
        <source>The server does not answer. What you see is the last known state.</source>
        <translation>Сервер не отвечает. На экране последнее известное состояние.</translation>
    </message>
    <message>
        <source>Theirs: {}</source>
        <translation>Чужое: {}</translation>
    </message>
    <message>
        <source>There is no date “{}”</source>
        <translation>Нет такой даты: «{}»</translation>
    </message>
    <message>
        <source>This is a day off</source>
        <translation>Это выходной день</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Этот месяц</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Эта неделя</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Этот год</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Лента</translation>
    </message>
    <message>
        <source>To</source>
        <translation>До</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Итого</translation>
    </message>
    <message>
        <source>Total {}</source>
        <translation>Всего {}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Two versions</source>
        <translation>Две версии записи</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Действует до</translation>
    </message>
    <message>
        <source>What you changed in “{}” is not saved yet.</source>
        <translation>Изменения в «{}» ещё не записаны.</translation>
    </message>
    <message>
        <source>Why a decision is needed</source>
        <translation>Почему нужно решение</translation>
    </message>
    <message>
        <source>Writing the list…</source>
        <translation>Записываем список…</translation>
    </message>
    <message>
        <source>You have no right to do this.</source>
        <translation>У вас нет права на это действие.</translation>
    </message>
    <message>
        <source>You may read it: it was issued while you held the direction; now by {}.</source>
        <translation>Вы можете читать этот документ: он выдан, когда направление было вашим. Теперь его ведёт {}.</translation>
    </message>
    <message>
        <source>You see this record as the assistant of {}.</source>
        <translation>Вы видите запись как ассистент: {}.</translation>
    </message>
    <message>
        <source>You see this record as the head of {}.</source>
        <translation>Вы видите запись как руководитель: {}.</translation>
    </message>
    <message>
        <source>You see this record because it is in the work of {}.</source>
        <translation>Вы видите запись, потому что с ней работает группа: {}.</translation>
    </message>
    <message>
        <source>You see this record because it is yours.</source>
        <translation>Вы видите запись, потому что она ваша.</translation>
    </message>
    <message>
        <source>You see this record because of your role ({}); it belongs to {}.</source>
        <translation>Вы видите запись по роли ({}); её ведёт {}.</translation>
    </message>
    <message>
        <source>You see this record because the work was given to you.</source>
        <translation>Вы видите запись, потому что работа поручена вам.</translation>
    </message>
    <message>
        <source>You see this record because you decide about it.</source>
        <translation>Вы видите запись, потому что она ждёт вашего решения.</translation>
    </message>
    <message>
        <source>You see this record because you stand in for {} until {}.</source>
        <translation>Вы видите запись, потому что замещаете: {} – по {}.</translation>
    </message>
    <message>
        <source>dd.mm.yyyy</source>
        <translation>дд.мм.гггг</translation>
    </message>
    <message>
        <source>from {}</source>
        <translation>от {}</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>not assigned</source>
        <translation>не назначен</translation>
    </message>
    <message>
        <source>up to {}</source>
        <translation>до {}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>{} KB</source>
        <translation>{} КБ</translation>
    </message>
    <message>
        <source>{} MB</source>
        <translation>{} МБ</translation>
    </message>
    <message>
        <source>{} selected</source>
        <translation>{} выбрано</translation>
    </message>
    <message>
        <source>{}: rows {}</source>
        <translation>{}: строк {}</translation>
    </message>
    <message>
        <source>“{}” is not a number</source>
        <translation>«{}» — не число</translation>
    </message>
    <message>
        <source>“{}” is not understood</source>
        <translation>«{}» непонятно</translation>
    </message>
</context>
</TS>

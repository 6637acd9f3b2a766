<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>preview</name>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
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
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Контакт</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Крупнее</translation>
    </message>
    <message>
        <source>Larger (Ctrl++)</source>
        <translation>Крупнее (Ctrl++)</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Письма</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Не отправлено</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>Документы PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Pages: {}</source>
        <translation>Страниц: {}</translation>
    </message>
    <message>
        <source>Password of the mailbox</source>
        <translation>Пароль почтового ящика</translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation>Просмотр печати</translation>
    </message>
    <message>
        <source>Print preview (Ctrl+P)</source>
        <translation>Просмотр печати (Ctrl+P)</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Печать…</translation>
    </message>
    <message>
        <source>Remember the password on this computer</source>
        <translation>Запомнить пароль на этом компьютере</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Сохранить как…</translation>
    </message>
    <message>
        <source>Save the changes first: the print shows what is saved.</source>
        <translation>Сначала запишите изменения: печатается то, что записано.</translation>
    </message>
    <message>
        <source>Save the document</source>
        <translation>Сохранить документ</translation>
    </message>
    <message>
        <source>Saved: {}</source>
        <translation>Сохранено: {}</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Отправить</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Отправить ещё раз</translation>
    </message>
    <message>
        <source>Send by e-mail</source>
        <translation>Отправка по почте</translation>
    </message>
    <message>
        <source>Send by e-mail…</source>
        <translation>Отправить по почте…</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Отправлено</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>Отправлено на печать.</translation>
    </message>
    <message>
        <source>Sent to {}.</source>
        <translation>Отправлено на {}.</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Мельче</translation>
    </message>
    <message>
        <source>Smaller (Ctrl+-)</source>
        <translation>Мельче (Ctrl+-)</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>The document is being prepared…</source>
        <translation>Документ готовится…</translation>
    </message>
    <message>
        <source>The letter is on its way…</source>
        <translation>Письмо отправляется…</translation>
    </message>
    <message>
        <source>The printer does not answer.</source>
        <translation>Принтер не отвечает.</translation>
    </message>
    <message>
        <source>This computer has no printer.</source>
        <translation>На этом компьютере нет принтера.</translation>
    </message>
    <message>
        <source>Whole width</source>
        <translation>По ширине</translation>
    </message>
    <message>
        <source>Whole width (Ctrl+0)</source>
        <translation>По ширине (Ctrl+0)</translation>
    </message>
    <message>
        <source>With stamp and signatures</source>
        <translation>С печатью и подписями</translation>
    </message>
    <message>
        <source>{} The server said: {}</source>
        <translation>{} Ответ сервера: {}</translation>
    </message>
</context>
</TS>

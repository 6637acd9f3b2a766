<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>InvoiceCard</name>
    <message>
        <source>Basis</source>
        <translation>Основание</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Комментарий</translation>
    </message>
    <message>
        <source>Kind *</source>
        <translation>Вид *</translation>
    </message>
    <message>
        <source>Organisation *</source>
        <translation>Организация *</translation>
    </message>
    <message>
        <source>Pay until</source>
        <translation>Оплатить до</translation>
    </message>
    <message>
        <source>Payment expected</source>
        <translation>Ожидаемая оплата</translation>
    </message>
    <message>
        <source>Prepayment, %</source>
        <translation>Предоплата, %</translation>
    </message>
    <message>
        <source>Terms printed on the invoice</source>
        <translation>Условия в счёте</translation>
    </message>
</context>
<context>
    <name>cards</name>
    <message>
        <source>Invoice</source>
        <translation>Счёт</translation>
    </message>
</context>
<context>
    <name>invoices</name>
    <message>
        <source>Approval</source>
        <translation>Согласование</translation>
    </message>
    <message>
        <source>Ask for an exception…</source>
        <translation>Запросить исключение…</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Основание</translation>
    </message>
    <message>
        <source>Beyond the USN limit: the invoice cannot be issued from here.</source>
        <translation>Сверх лимита УСН: от этой организации счёт не выставить.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Cancel and issue anew</source>
        <translation>Аннулировать и перевыставить</translation>
    </message>
    <message>
        <source>Cancel and issue anew…</source>
        <translation>Аннулировать и перевыставить…</translation>
    </message>
    <message>
        <source>Cancelled: {}</source>
        <translation>Отменён: {}</translation>
    </message>
    <message>
        <source>Choose at least one line.</source>
        <translation>Выберите хотя бы одну строку.</translation>
    </message>
    <message>
        <source>Copy into a new draft</source>
        <translation>Копировать в новый черновик</translation>
    </message>
    <message>
        <source>Copy or reissue</source>
        <translation>Копировать или перевыставить</translation>
    </message>
    <message>
        <source>Date of the invoice</source>
        <translation>Дата счёта</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Срок</translation>
    </message>
    <message>
        <source>Enter how much is prepaid.</source>
        <translation>Укажите размер предоплаты.</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>Эксперт</translation>
    </message>
    <message>
        <source>Experts may start</source>
        <translation>Эксперты могут начать</translation>
    </message>
    <message>
        <source>Experts see the works at once; they start when the payment condition is met.</source>
        <translation>Эксперты увидят работы сразу, а начнут, когда выполнено условие оплаты.</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Группа</translation>
    </message>
    <message>
        <source>Has no permit for these services: choose another organisation.</source>
        <translation>Не вправе продавать эти услуги: выберите другую организацию.</translation>
    </message>
    <message>
        <source>Instructions for the experts</source>
        <translation>Указания экспертам</translation>
    </message>
    <message>
        <source>Invoice for {}</source>
        <translation>Счёт для {}</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Launch into work</source>
        <translation>Запустить в работу</translation>
    </message>
    <message>
        <source>Launch into work…</source>
        <translation>Запустить в работу…</translation>
    </message>
    <message>
        <source>Launched into work: {}</source>
        <translation>Запущено в работу: {}</translation>
    </message>
    <message>
        <source>Left to pay</source>
        <translation>Осталось оплатить</translation>
    </message>
    <message>
        <source>Make a prepayment invoice</source>
        <translation>Счёт на предоплату</translation>
    </message>
    <message>
        <source>Make an invoice</source>
        <translation>Создать счёт</translation>
    </message>
    <message>
        <source>Make it anew</source>
        <translation>Создать заново</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Менеджер</translation>
    </message>
    <message>
        <source>May sell everything here; not on USN, no income limit.</source>
        <translation>Вправе продавать все услуги; не на УСН, лимита дохода нет.</translation>
    </message>
    <message>
        <source>May sell everything here; room under the USN limit.</source>
        <translation>Вправе продавать все услуги; лимит УСН свободен.</translation>
    </message>
    <message>
        <source>May sell everything here; the USN limit is watched.</source>
        <translation>Вправе продавать все услуги; лимит УСН под наблюдением.</translation>
    </message>
    <message>
        <source>May sell everything here; the USN limit of the year is not entered.</source>
        <translation>Вправе продавать все услуги; лимит УСН на год не задан.</translation>
    </message>
    <message>
        <source>Near the USN limit: the invoice needs approval.</source>
        <translation>Близко к лимиту УСН: счёт нужно согласовать.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Следующий</translation>
    </message>
    <message>
        <source>Of which services</source>
        <translation>За какие услуги</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Организация</translation>
    </message>
    <message>
        <source>Other invoices</source>
        <translation>Другие счета</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Оплачено</translation>
    </message>
    <message>
        <source>Pay until</source>
        <translation>Оплатить до</translation>
    </message>
    <message>
        <source>Payment is expected in {}: it counts for the limit of that year.</source>
        <translation>Оплата ожидается в {} году: она войдёт в лимит того года.</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Платежи</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>Процент</translation>
    </message>
    <message>
        <source>Prepaid is</source>
        <translation>Предоплата</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Количество</translation>
    </message>
    <message>
        <source>Sent for approval.</source>
        <translation>Отправлено на согласование.</translation>
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
        <source>Sum</source>
        <translation>Сумма</translation>
    </message>
    <message>
        <source>Sum, ₽</source>
        <translation>Сумма, ₽</translation>
    </message>
    <message>
        <source>The USN limit is near: consider another organisation.</source>
        <translation>Лимит УСН близко: подумайте о другой организации.</translation>
    </message>
    <message>
        <source>The quote is {}.</source>
        <translation>Сумма предложения {}.</translation>
    </message>
    <message>
        <source>To be prepaid: {} of {}</source>
        <translation>К предоплате: {} из {}</translation>
    </message>
    <message>
        <source>USN {}: {} used – {} of {} million ₽</source>
        <translation>УСН {}: занято {} – {} из {} млн ₽</translation>
    </message>
    <message>
        <source>USN {}: {} used, {} with this invoice – {} of {} million ₽</source>
        <translation>УСН {}: занято {}, с этим счётом {} – {} из {} млн ₽</translation>
    </message>
    <message>
        <source>What the approver should know</source>
        <translation>Что важно знать согласующему</translation>
    </message>
    <message>
        <source>Why it is cancelled</source>
        <translation>Причина аннулирования</translation>
    </message>
    <message>
        <source>a percent</source>
        <translation>процент</translation>
    </message>
    <message>
        <source>a sum</source>
        <translation>сумма</translation>
    </message>
    <message>
        <source>after a part is paid</source>
        <translation>после частичной оплаты</translation>
    </message>
    <message>
        <source>after full payment</source>
        <translation>после полной оплаты</translation>
    </message>
    <message>
        <source>at once, without waiting for payment</source>
        <translation>сразу, не дожидаясь оплаты</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>черновик</translation>
    </message>
    <message>
        <source>made from it</source>
        <translation>основание этого счёта</translation>
    </message>
    <message>
        <source>made from this one</source>
        <translation>создан из этого счёта</translation>
    </message>
    <message>
        <source>of the same quote</source>
        <translation>по тому же предложению</translation>
    </message>
    <message>
        <source>the group decides</source>
        <translation>решит группа</translation>
    </message>
    <message>
        <source>{} is cancelled and keeps its number; a new draft takes its place.</source>
        <translation>{} аннулируется, его номер сохраняется; на его месте появится новый черновик.</translation>
    </message>
    <message>
        <source>{} – USN limit is used up</source>
        <translation>{} – лимит УСН исчерпан</translation>
    </message>
    <message>
        <source>{} – may not sell this</source>
        <translation>{} – не вправе продавать</translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Срок</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Счета</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Менеджер</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>№</translation>
    </message>
    <message>
        <source>On approval</source>
        <translation>На согласовании</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открытые</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Организация</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Просрочены</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Оплаченные</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Sum, ₽</source>
        <translation>Сумма, ₽</translation>
    </message>
    <message>
        <source>Unpaid</source>
        <translation>Неоплаченные</translation>
    </message>
    <message>
        <source>Unpaid, ₽</source>
        <translation>Остаток, ₽</translation>
    </message>
</context>
<context>
    <name>refusals</name>
    <message>
        <source>A picture is 10 to 80 mm wide on paper.</source>
        <translation>Ширина изображения на бумаге – от 10 до 80 мм.</translation>
    </message>
    <message>
        <source>A port lies between 1 and 65535; usual are 587 and 465.</source>
        <translation>Порт – число от 1 до 65535; обычно 587 или 465.</translation>
    </message>
    <message>
        <source>Choose a PNG or JPEG picture of 100 to 4000 pixels a side.</source>
        <translation>Выберите изображение PNG или JPEG со стороной от 100 до 4000 точек.</translation>
    </message>
    <message>
        <source>Choose this year or the next one.</source>
        <translation>Выберите этот или следующий год.</translation>
    </message>
    <message>
        <source>Enter the name of the server, for instance smtp.example.com.</source>
        <translation>Введите имя сервера, например smtp.example.com.</translation>
    </message>
    <message>
        <source>No mail server is entered. Ask the administrator: it is entered on the card of an organisation.</source>
        <translation>Почтовый сервер не указан. Обратитесь к администратору: он указывается в карточке организации.</translation>
    </message>
    <message>
        <source>Other years are closed: date the invoice in {year}.</source>
        <translation>Прошлые годы закрыты: дата счёта должна быть в {year} году.</translation>
    </message>
    <message>
        <source>The amount is above zero and not above {limit}.</source>
        <translation>Сумма больше нуля и не больше {limit}.</translation>
    </message>
    <message>
        <source>The last day lies between today and {on}.</source>
        <translation>Последний день – от сегодняшнего до {on}.</translation>
    </message>
    <message>
        <source>The letter cannot go to “{address}”: check the address.</source>
        <translation>Письмо не может быть отправлено на «{address}»: проверьте адрес.</translation>
    </message>
    <message>
        <source>The mail server does not accept the password of {address}. Enter it again.</source>
        <translation>Почтовый сервер не принимает пароль {address}. Введите его ещё раз.</translation>
    </message>
    <message>
        <source>The mail server refused the letter: {said}</source>
        <translation>Почтовый сервер отклонил письмо: {said}</translation>
    </message>
    <message>
        <source>The mail server {host} does not answer. The letter was not sent.</source>
        <translation>Почтовый сервер {host} не отвечает. Письмо не отправлено.</translation>
    </message>
    <message>
        <source>The mail server {host} offers no encryption. The letter was not sent.</source>
        <translation>Почтовый сервер {host} не поддерживает шифрование. Письмо не отправлено.</translation>
    </message>
    <message>
        <source>The mail server {host} shows a certificate that is not to be trusted. The letter was not sent.</source>
        <translation>Сертификату почтового сервера {host} нельзя доверять. Письмо не отправлено.</translation>
    </message>
    <message>
        <source>The picture is empty or larger than 1 MB.</source>
        <translation>Изображение пустое или больше 1 МБ.</translation>
    </message>
    <message>
        <source>The prepayment is a sum above zero and not above {total}.</source>
        <translation>Предоплата – сумма больше нуля и не больше {total}.</translation>
    </message>
    <message>
        <source>You have no e-mail address on your card. Ask the administrator to enter it.</source>
        <translation>В вашей карточке нет адреса e-mail. Попросите администратора его внести.</translation>
    </message>
    <message>
        <source>{organization} has no USN income limit for {year}.</source>
        <translation>У «{organization}» нет лимита дохода по УСН на {year} год.</translation>
    </message>
</context>
<context>
    <name>states</name>
    <message>
        <source>Approved</source>
        <translation>Согласован</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Черновик</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Выставлен</translation>
    </message>
    <message>
        <source>On approval</source>
        <translation>Согласование</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Оплачен</translation>
    </message>
    <message>
        <source>Partly paid</source>
        <translation>Частично оплачен</translation>
    </message>
</context>
</TS>

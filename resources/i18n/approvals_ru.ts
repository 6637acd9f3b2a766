<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>SubjectTable</name>
    <message numerus="yes">
        <source>%n position(s)</source>
        <translation>
            <numerusform>%n позиция</numerusform>
            <numerusform>%n позиции</numerusform>
            <numerusform>%n позиций</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>approvals</name>
    <message>
        <source> or </source>
        <translation> или </translation>
    </message>
    <message>
        <source>A colleague says what he thinks, then you decide (Ctrl+Shift+A)</source>
        <translation>Коллега выскажет мнение, затем решаете вы (Ctrl+Shift+A)</translation>
    </message>
    <message>
        <source>A discount above the limit, a low price, or a service not calculated.</source>
        <translation>Скидка выше предела менеджера, цена ниже минимальной или услуга не рассчитана.</translation>
    </message>
    <message>
        <source>Approve marked: {}</source>
        <translation>Согласовать отмеченные: {}</translation>
    </message>
    <message>
        <source>Approve {} items for {}?</source>
        <translation>Согласовать {} шт. на {}?</translation>
    </message>
    <message>
        <source>Approved: {}</source>
        <translation>Согласовано: {}</translation>
    </message>
    <message>
        <source>Asked; it comes back to you with the answer</source>
        <translation>Вопрос задан: вернётся к вам с ответом</translation>
    </message>
    <message>
        <source>Beyond the limit</source>
        <translation>Сверх лимита</translation>
    </message>
    <message>
        <source>Beyond the limit until {}</source>
        <translation>Сверх лимита до {}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Claims this month</source>
        <translation>Закреплений за месяц</translation>
    </message>
    <message>
        <source>Client&apos;s debt</source>
        <translation>Долг клиента</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Комментарий</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Комментарии</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Направление</translation>
    </message>
    <message>
        <source>Directions held</source>
        <translation>Закреплено направлений</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Скидка</translation>
    </message>
    <message>
        <source>Discount {} %, allowed {} %</source>
        <translation>Скидка {} %, разрешено {} %</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Срок</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>Эксперт</translation>
    </message>
    <message>
        <source>Income of {}</source>
        <translation>Доход за {} год</translation>
    </message>
    <message>
        <source>Issue it from {}: there is room below the limit.</source>
        <translation>Выставьте от {}: там есть место до лимита.</translation>
    </message>
    <message>
        <source>It costs us</source>
        <translation>Скидка в деньгах</translation>
    </message>
    <message>
        <source>Least margin, % of the price without VAT</source>
        <translation>Наименьшая маржа, % от цены без НДС</translation>
    </message>
    <message>
        <source>Limit of the year</source>
        <translation>Лимит года</translation>
    </message>
    <message>
        <source>Low prices</source>
        <translation>Низкие цены</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Маржа</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Отметить</translation>
    </message>
    <message>
        <source>May sell the same and have room: {}.</source>
        <translation>Можно выставить от другой организации, лимит позволяет: {}.</translation>
    </message>
    <message>
        <source>New items appear here by themselves.</source>
        <translation>Новые появятся здесь сами.</translation>
    </message>
    <message>
        <source>Next (Alt+Down)</source>
        <translation>Следующее (Alt+↓)</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>Следующее</translation>
    </message>
    <message>
        <source>No norm has been set yet.</source>
        <translation>Норма ещё не задана.</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>Норма</translation>
    </message>
    <message>
        <source>Norm of the margin</source>
        <translation>Норма маржи</translation>
    </message>
    <message>
        <source>Not paid yet</source>
        <translation>Не оплачено</translation>
    </message>
    <message>
        <source>Nothing is decided yet</source>
        <translation>Решённых пока нет</translation>
    </message>
    <message>
        <source>Nothing waits for your decision</source>
        <translation>Ничто не ждёт вашего решения</translation>
    </message>
    <message>
        <source>Nothing you have sent waits for a decision</source>
        <translation>Отправленного на согласование нет</translation>
    </message>
    <message>
        <source>Open deals</source>
        <translation>Открытых сделок</translation>
    </message>
    <message>
        <source>Open the document</source>
        <translation>Открыть документ</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Оплачено</translation>
    </message>
    <message>
        <source>Paid {} of {}</source>
        <translation>Оплачено {} из {}</translation>
    </message>
    <message>
        <source>Passed on</source>
        <translation>Передано</translation>
    </message>
    <message>
        <source>Prepayment invoices of {} are approved before issue.</source>
        <translation>Предоплатные счета {} согласуются до выставления.</translation>
    </message>
    <message>
        <source>Prepayment {} %</source>
        <translation>Предоплата {} %</translation>
    </message>
    <message>
        <source>Previous (Alt+Up)</source>
        <translation>Предыдущее (Alt+↑)</translation>
    </message>
    <message>
        <source>Previous item</source>
        <translation>Предыдущее</translation>
    </message>
    <message>
        <source>Price, ₽</source>
        <translation>Цена, ₽</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Количество</translation>
    </message>
    <message>
        <source>Quotes and invoices of calculated services that earn less are decided by the route of their prices. Sellers see neither the norm nor the cost.</source>
        <translation>КП и счета на рассчитанные услуги с меньшей маржой идут на согласование по маршруту «Цена требует решения». Продавцы не видят ни нормы, ни себестоимости.</translation>
    </message>
    <message>
        <source>Received and promised</source>
        <translation>Получено и обещано</translation>
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
        <source>Rejected: {}</source>
        <translation>Отклонено: {}</translation>
    </message>
    <message>
        <source>Returned for rework: {}</source>
        <translation>Возвращено на доработку: {}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
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
        <source>Set by {} {}</source>
        <translation>Задал(а) {} {}</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Сумма</translation>
    </message>
    <message>
        <source>Sum of the invoice</source>
        <translation>Сумма счёта</translation>
    </message>
    <message>
        <source>Sum of the quote</source>
        <translation>Сумма КП</translation>
    </message>
    <message>
        <source>Sum, ₽</source>
        <translation>Сумма, ₽</translation>
    </message>
    <message>
        <source>Term of the works</source>
        <translation>Срок работ</translation>
    </message>
    <message>
        <source>The month&apos;s claims are used up: the superior decides about more.</source>
        <translation>Месячный лимит закреплений исчерпан: сверх него решает руководитель.</translation>
    </message>
    <message>
        <source>The norm is set.</source>
        <translation>Норма задана.</translation>
    </message>
    <message>
        <source>The price of what was calculated</source>
        <translation>Цена рассчитанных услуг</translation>
    </message>
    <message>
        <source>The question was taken back</source>
        <translation>Вопрос отозван</translation>
    </message>
    <message>
        <source>The work waits for payment; the manager asks to start before it.</source>
        <translation>Работа ждёт оплаты; менеджер просит начать раньше.</translation>
    </message>
    <message>
        <source>USN limit: {} → {} %, border {} %</source>
        <translation>Лимит УСН: {} → {} %, порог {} %</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Действует до</translation>
    </message>
    <message>
        <source>What was calculated is sold at a price that needs a decision.</source>
        <translation>Рассчитанные услуги продаются по цене, о которой нужно решение.</translation>
    </message>
    <message>
        <source>Who decides for me while I am away</source>
        <translation>Кто решает за меня, пока меня нет</translation>
    </message>
    <message>
        <source>Who decides instead of you</source>
        <translation>Кто решит вместо вас</translation>
    </message>
    <message>
        <source>Who says first what he thinks</source>
        <translation>Кого спросить сначала</translation>
    </message>
    <message>
        <source>Will decide: {}</source>
        <translation>Согласует: {}</translation>
    </message>
    <message>
        <source>You – {}</source>
        <translation>Вы – {}</translation>
    </message>
    <message>
        <source>Your answer was given: {}</source>
        <translation>Ваш ответ передан: {}</translation>
    </message>
    <message>
        <source>all decide next</source>
        <translation>далее решают все</translation>
    </message>
    <message>
        <source>all decide until {}</source>
        <translation>решают все до {}</translation>
    </message>
    <message>
        <source>all of: {}</source>
        <translation>все: {}</translation>
    </message>
    <message>
        <source>before the discount {}</source>
        <translation>без скидки {}</translation>
    </message>
    <message>
        <source>below the lowest price</source>
        <translation>ниже минимальной цены</translation>
    </message>
    <message>
        <source>claim</source>
        <translation>закрепление</translation>
    </message>
    <message>
        <source>comes next</source>
        <translation>на очереди</translation>
    </message>
    <message>
        <source>cost {}</source>
        <translation>себестоимость {}</translation>
    </message>
    <message>
        <source>decides until {}</source>
        <translation>решить до: {}</translation>
    </message>
    <message>
        <source>draft invoice</source>
        <translation>проект счёта</translation>
    </message>
    <message>
        <source>draft quote</source>
        <translation>проект КП</translation>
    </message>
    <message>
        <source>exception</source>
        <translation>исключение</translation>
    </message>
    <message>
        <source>first invoice</source>
        <translation>первый счёт</translation>
    </message>
    <message>
        <source>first invoice of the client</source>
        <translation>первый счёт клиента</translation>
    </message>
    <message>
        <source>inclusive</source>
        <translation>включительно</translation>
    </message>
    <message>
        <source>known client</source>
        <translation>клиент известен</translation>
    </message>
    <message>
        <source>new client</source>
        <translation>новый клиент</translation>
    </message>
    <message>
        <source>no route: the executives decide</source>
        <translation>маршрута нет: решают руководители</translation>
    </message>
    <message>
        <source>none below the lowest price</source>
        <translation>ниже минимальной нет</translation>
    </message>
    <message>
        <source>nothing overdue</source>
        <translation>просрочек нет</translation>
    </message>
    <message>
        <source>of the manager</source>
        <translation>у менеджера</translation>
    </message>
    <message>
        <source>of {}</source>
        <translation>от {}</translation>
    </message>
    <message>
        <source>one of: {}</source>
        <translation>любой из: {}</translation>
    </message>
    <message>
        <source>our risk</source>
        <translation>наш риск</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>просрочен</translation>
    </message>
    <message>
        <source>pay until {}</source>
        <translation>оплатить до {}</translation>
    </message>
    <message>
        <source>prepayment {} %</source>
        <translation>предоплата {} %</translation>
    </message>
    <message>
        <source>reserved until {}</source>
        <translation>резерв до {}</translation>
    </message>
    <message>
        <source>route “{}”, version {}</source>
        <translation>маршрут «{}», версия {}</translation>
    </message>
    <message>
        <source>sent for approval</source>
        <translation>отправлено на согласование</translation>
    </message>
    <message>
        <source>services not calculated: {}</source>
        <translation>услуг без расчёта: {}</translation>
    </message>
    <message>
        <source>set by the executives</source>
        <translation>задана руководителями</translation>
    </message>
    <message>
        <source>the cost is not calculated</source>
        <translation>себестоимость не рассчитана</translation>
    </message>
    <message>
        <source>the limit is used up</source>
        <translation>лимит исчерпан</translation>
    </message>
    <message>
        <source>the manager may give {} %</source>
        <translation>менеджеру разрешено {} %</translation>
    </message>
    <message>
        <source>the time is over: {} decides as well</source>
        <translation>срок вышел: решает также {}</translation>
    </message>
    <message>
        <source>was asked, is waited for no longer</source>
        <translation>спросили, ответа больше не ждут</translation>
    </message>
    <message>
        <source>without VAT</source>
        <translation>без НДС</translation>
    </message>
    <message>
        <source>without VAT {}</source>
        <translation>без НДС {}</translation>
    </message>
    <message>
        <source>work</source>
        <translation>работа</translation>
    </message>
    <message>
        <source>{} % of the limit</source>
        <translation>{} % лимита</translation>
    </message>
    <message>
        <source>{} (asked first)</source>
        <translation>{} (спросили сначала)</translation>
    </message>
    <message>
        <source>{} + {} of {} million ₽</source>
        <translation>{} + {} из {} млн ₽</translation>
    </message>
    <message>
        <source>{} asks</source>
        <translation>спрашивает {}</translation>
    </message>
    <message>
        <source>{} asks to invoice above its USN limit until the day named.</source>
        <translation>{}: просят разрешить счета сверх лимита УСН до указанного дня.</translation>
    </message>
    <message>
        <source>{} asks what you think and decides after you; your “no” ends nothing.</source>
        <translation>{} спрашивает ваше мнение и решает после вас; ваше «против» ничего не отменяет.</translation>
    </message>
    <message>
        <source>{} asks what {} thinks</source>
        <translation>{} спрашивает мнение: {}</translation>
    </message>
    <message>
        <source>{} d.</source>
        <translation>{} дн.</translation>
    </message>
    <message>
        <source>{} for {}</source>
        <translation>{} за {}</translation>
    </message>
    <message>
        <source>{} is near its USN income limit. Such invoices are approved.</source>
        <translation>{}: доход близко к лимиту УСН. Такие счета согласуются.</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} из {}</translation>
    </message>
    <message>
        <source>{} writes: {}</source>
        <translation>{} пишет: {}</translation>
    </message>
    <message>
        <source>{}. Still to decide: {}</source>
        <translation>{}. Ещё решают: {}</translation>
    </message>
    <message>
        <source>↑ ↓ choose   Space mark   Ctrl+Enter approve</source>
        <translation>↑ ↓ выбор   Пробел отметить   Ctrl+Enter согласовать</translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message>
        <source>About</source>
        <translation>О чём</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Согласования</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Решённые</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Срок</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Отправлено</translation>
    </message>
    <message>
        <source>Sent by</source>
        <translation>Отправил</translation>
    </message>
    <message>
        <source>Sent by me</source>
        <translation>Отправил я</translation>
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
        <source>Wait for me</source>
        <translation>Ждут меня</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>ClientCard</name>
    <message>
        <source>Acts on the basis of</source>
        <translation>Действует на основании</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Комментарий</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Полное наименование</translation>
    </message>
    <message>
        <source>INN</source>
        <translation>ИНН</translation>
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
        <source>Legal address</source>
        <translation>Юридический адрес</translation>
    </message>
    <message>
        <source>Name *</source>
        <translation>Наименование *</translation>
    </message>
    <message>
        <source>OGRN</source>
        <translation>ОГРН</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Postal address</source>
        <translation>Почтовый адрес</translation>
    </message>
    <message>
        <source>Signatory: name</source>
        <translation>Подписант: ФИО</translation>
    </message>
    <message>
        <source>Signatory: position</source>
        <translation>Подписант: должность</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Сайт</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Метки</translation>
    </message>
</context>
<context>
    <name>_Counts</name>
    <message numerus="yes">
        <source>%n open deal(s)</source>
        <translation>
            <numerusform>%n открытая сделка</numerusform>
            <numerusform>%n открытые сделки</numerusform>
            <numerusform>%n открытых сделок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n work(s)</source>
        <translation>
            <numerusform>%n работа</numerusform>
            <numerusform>%n работы</numerusform>
            <numerusform>%n работ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cards</name>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
</context>
<context>
    <name>clients</name>
    <message>
        <source>A tag has at most 50 characters</source>
        <translation>В метке не больше 50 знаков</translation>
    </message>
    <message>
        <source>API key of DaData</source>
        <translation>API-ключ DaData</translation>
    </message>
    <message>
        <source>According to the register of {} the client is bankrupt.</source>
        <translation>По данным реестра на {} клиент — банкрот.</translation>
    </message>
    <message>
        <source>According to the register of {} the client is being liquidated.</source>
        <translation>По данным реестра на {} клиент ликвидируется.</translation>
    </message>
    <message>
        <source>According to the register of {} the client is being reorganised.</source>
        <translation>По данным реестра на {} клиент реорганизуется.</translation>
    </message>
    <message>
        <source>According to the register of {} the client is liquidated.</source>
        <translation>По данным реестра на {} клиент ликвидирован.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Расчётный счёт</translation>
    </message>
    <message>
        <source>Actual</source>
        <translation>Фактический</translation>
    </message>
    <message>
        <source>Add a contact</source>
        <translation>Добавить контакт</translation>
    </message>
    <message>
        <source>Add a tag…</source>
        <translation>Добавить метку…</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>Добавить счёт</translation>
    </message>
    <message>
        <source>Add an address</source>
        <translation>Добавить адрес</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Another tax office ({}) than in the INN: a branch or a move</source>
        <translation>Налоговая ({}) не та, что в ИНН: филиал или переезд</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation>Запросить согласование</translation>
    </message>
    <message>
        <source>Ask for approval…</source>
        <translation>Запросить согласование…</translation>
    </message>
    <message>
        <source>Ask the public register (DaData)</source>
        <translation>Спросить реестр (DaData)</translation>
    </message>
    <message>
        <source>At most 30 tags</source>
        <translation>Не больше 30 меток</translation>
    </message>
    <message>
        <source>BIC</source>
        <translation>БИК</translation>
    </message>
    <message>
        <source>BIC {}</source>
        <translation>БИК {}</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>Банк</translation>
    </message>
    <message>
        <source>Bank account</source>
        <translation>Банковский счёт</translation>
    </message>
    <message>
        <source>Bank accounts</source>
        <translation>Банковские счета</translation>
    </message>
    <message>
        <source>Bank closed</source>
        <translation>Банк закрыт</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Филиал</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Changed {}</source>
        <translation>Изменено {}</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Закрепить</translation>
    </message>
    <message>
        <source>Claim ({})</source>
        <translation>Закрепить ({})</translation>
    </message>
    <message>
        <source>Claims left this month: directions {}, new clients {}</source>
        <translation>Осталось закреплений в этом месяце: направлений {}, новых клиентов {}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Комментарий</translation>
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
        <source>Data destroyed</source>
        <translation>Данные уничтожены</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>Сделки</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Доставка</translation>
    </message>
    <message>
        <source>Destroy personal data…</source>
        <translation>Уничтожить персональные данные…</translation>
    </message>
    <message>
        <source>Differences from the register</source>
        <translation>Отличия от реестра</translation>
    </message>
    <message>
        <source>Directions</source>
        <translation>Направления</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>E-mails, separated by commas</source>
        <translation>Адреса почты через запятую</translation>
    </message>
    <message>
        <source>Edit (Enter)</source>
        <translation>Изменить (Enter)</translation>
    </message>
    <message>
        <source>Enter the key</source>
        <translation>Ввести ключ</translation>
    </message>
    <message>
        <source>Fill by INN</source>
        <translation>Заполнить по ИНН</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>Заполнить</translation>
    </message>
    <message>
        <source>Fill in from the public register (F9)</source>
        <translation>Заполнить из реестра (F9)</translation>
    </message>
    <message>
        <source>Filled in from the register: {}. Check and save.</source>
        <translation>Заполнено из реестра: {}. Проверьте и запишите.</translation>
    </message>
    <message>
        <source>Filling in by INN</source>
        <translation>Заполнение по ИНН</translation>
    </message>
    <message>
        <source>Find a client and claim a direction</source>
        <translation>Найти клиента и закрепить направление</translation>
    </message>
    <message>
        <source>Find and claim</source>
        <translation>Найти и закрепить</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Free: {}</source>
        <translation>Свободны: {}</translation>
    </message>
    <message>
        <source>Free; block with one click:</source>
        <translation>Свободны, закрыть одним нажатием:</translation>
    </message>
    <message>
        <source>Free; claim with one click ({}):</source>
        <translation>Свободны, закрепить одним нажатием ({}):</translation>
    </message>
    <message>
        <source>Free; claim with one click:</source>
        <translation>Свободны, закрепить одним нажатием:</translation>
    </message>
    <message>
        <source>Further addresses</source>
        <translation>Другие адреса</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>Передать…</translation>
    </message>
    <message>
        <source>Has left</source>
        <translation>Больше не работает</translation>
    </message>
    <message>
        <source>Has {} left the client?</source>
        <translation>{} больше не работает у клиента?</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Закреплено</translation>
    </message>
    <message>
        <source>History of the direction</source>
        <translation>История направления</translation>
    </message>
    <message>
        <source>History of the directions</source>
        <translation>История направлений</translation>
    </message>
    <message>
        <source>History of the direction…</source>
        <translation>История направления…</translation>
    </message>
    <message>
        <source>INN / KPP</source>
        <translation>ИНН / КПП</translation>
    </message>
    <message>
        <source>INN or name</source>
        <translation>ИНН или наименование</translation>
    </message>
    <message>
        <source>INN or words of the name, in any order</source>
        <translation>ИНН или слова наименования в любом порядке</translation>
    </message>
    <message>
        <source>Import from Excel</source>
        <translation>Загрузить из Excel</translation>
    </message>
    <message>
        <source>In the register</source>
        <translation>В реестре</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>Is the client free?</source>
        <translation>Свободен ли клиент?</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Keep until…</source>
        <translation>Оставить до…</translation>
    </message>
    <message>
        <source>Kept although the key does not fit: {}</source>
        <translation>Оставлен, хотя ключ не сходится: {}</translation>
    </message>
    <message>
        <source>Key does not fit</source>
        <translation>Ключ не сходится</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Фамилия</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Позже</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Не работает</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Основной</translation>
    </message>
    <message>
        <source>Middle name</source>
        <translation>Отчество</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Ещё</translation>
    </message>
    <message>
        <source>New client</source>
        <translation>Новый клиент</translation>
    </message>
    <message>
        <source>No account yet.</source>
        <translation>Счетов пока нет.</translation>
    </message>
    <message>
        <source>Nobody has held it yet.</source>
        <translation>Его ещё никто не вёл.</translation>
    </message>
    <message>
        <source>Nobody is entered yet: whom do you call?</source>
        <translation>Пока никого: кому звонить?</translation>
    </message>
    <message>
        <source>Nobody is found. Check the spelling or enter a new client.</source>
        <translation>Никто не найден. Проверьте написание или заведите нового клиента.</translation>
    </message>
    <message>
        <source>Nobody is found. Check the spelling.</source>
        <translation>Никто не найден. Проверьте написание.</translation>
    </message>
    <message>
        <source>Not in the directory of banks: write the bank&apos;s name</source>
        <translation>Такого БИК в справочнике нет: впишите название банка</translation>
    </message>
    <message>
        <source>Not to be returned before</source>
        <translation>Не возвращать до</translation>
    </message>
    <message>
        <source>OGRN</source>
        <translation>ОГРН</translation>
    </message>
    <message>
        <source>OGRNIP</source>
        <translation>ОГРНИП</translation>
    </message>
    <message>
        <source>On the card</source>
        <translation>В карточке</translation>
    </message>
    <message>
        <source>Only the legal and the postal address are known.</source>
        <translation>Известны только юридический и почтовый адреса.</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Организация</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Другой</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Физическое лицо</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Phones, separated by commas</source>
        <translation>Телефоны через запятую</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Должность</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Record a need</source>
        <translation>Потребность</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Освободить</translation>
    </message>
    <message>
        <source>Requisites are filled in by INN through DaData. The key (API key) is taken from your profile on dadata.ru; it stays in the password store of this computer and is sent to DaData alone.</source>
        <translation>Реквизиты заполняются по ИНН через DaData. API-ключ берётся в личном кабинете на dadata.ru; он хранится в хранилище паролей этого компьютера и отправляется только в DaData.</translation>
    </message>
    <message>
        <source>Sent for approval; the direction is reserved for three days.</source>
        <translation>Отправлено на согласование; направление зарезервировано на три дня.</translation>
    </message>
    <message>
        <source>Settlements</source>
        <translation>Взаиморасчёты</translation>
    </message>
    <message>
        <source>Sole proprietor</source>
        <translation>ИП</translation>
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
        <source>Take out the account?</source>
        <translation>Убрать счёт?</translation>
    </message>
    <message>
        <source>Take out the address?</source>
        <translation>Убрать адрес?</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Взять отмеченное</translation>
    </message>
    <message>
        <source>The bank is closed since {}</source>
        <translation>Банк закрыт с {}</translation>
    </message>
    <message>
        <source>The card says what the register says.</source>
        <translation>В карточке то же, что в реестре.</translation>
    </message>
    <message>
        <source>The client is saved. Find it by INN or name to claim a direction.</source>
        <translation>Клиент записан. Чтобы закрепить направление, найдите его по ИНН или названию.</translation>
    </message>
    <message>
        <source>The contact stays on the card as one who has left and is offered in new documents no more. To destroy personal data, use the destruction with its act.</source>
        <translation>Контакт останется в карточке как неработающий и в новых документах предлагаться не будет. Чтобы уничтожить персональные данные, есть уничтожение с актом.</translation>
    </message>
    <message>
        <source>The direction is yours.</source>
        <translation>Направление закреплено за вами.</translation>
    </message>
    <message>
        <source>The key works.</source>
        <translation>Ключ работает.</translation>
    </message>
    <message>
        <source>The look-up is recorded.</source>
        <translation>Запрос записывается в журнал.</translation>
    </message>
    <message>
        <source>The main account</source>
        <translation>Основной счёт</translation>
    </message>
    <message>
        <source>The main contact of the client</source>
        <translation>Основной контакт клиента</translation>
    </message>
    <message>
        <source>The password store of this computer does not answer, so the key cannot be kept.</source>
        <translation>Хранилище паролей этого компьютера не отвечает, сохранить ключ нельзя.</translation>
    </message>
    <message>
        <source>The register has several offices with this INN. They differ by KPP.</source>
        <translation>В реестре с этим ИНН несколько подразделений. Они различаются КПП.</translation>
    </message>
    <message>
        <source>The register knows nobody with the INN {}.</source>
        <translation>Реестр не знает ИНН {}.</translation>
    </message>
    <message>
        <source>The register says otherwise. Tick what is to be taken over.</source>
        <translation>В реестре иначе. Отметьте, что взять оттуда.</translation>
    </message>
    <message>
        <source>This computer has no password store, so the key cannot be kept.</source>
        <translation>На этом компьютере нет хранилища паролей, сохранить ключ негде.</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>Кому</translation>
    </message>
    <message>
        <source>Type the INN first</source>
        <translation>Сначала введите ИНН</translation>
    </message>
    <message>
        <source>Type the key first.</source>
        <translation>Сначала введите ключ.</translation>
    </message>
    <message>
        <source>Warehouse</source>
        <translation>Склад</translation>
    </message>
    <message>
        <source>What to know about it</source>
        <translation>Что о нём знать</translation>
    </message>
    <message>
        <source>Which direction is yours?</source>
        <translation>Какое направление ваше?</translation>
    </message>
    <message>
        <source>Which office?</source>
        <translation>Какое подразделение?</translation>
    </message>
    <message>
        <source>Who held the directions before</source>
        <translation>Кто вёл направления раньше</translation>
    </message>
    <message>
        <source>Why the account is right all the same</source>
        <translation>Почему счёт всё же верный</translation>
    </message>
    <message>
        <source>Why this client is needed</source>
        <translation>Зачем нужен этот клиент</translation>
    </message>
    <message>
        <source>Works there</source>
        <translation>Работает</translation>
    </message>
    <message>
        <source>a new client</source>
        <translation>новый клиент</translation>
    </message>
    <message>
        <source>branch</source>
        <translation>филиал</translation>
    </message>
    <message>
        <source>claimed above the quota, with approval</source>
        <translation>сверх лимита, по согласованию</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>закончено</translation>
    </message>
    <message>
        <source>given by {}</source>
        <translation>назначил(а) {}</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>передано</translation>
    </message>
    <message>
        <source>head office</source>
        <translation>головная</translation>
    </message>
    <message>
        <source>holds it</source>
        <translation>ведёт</translation>
    </message>
    <message>
        <source>kept until {}</source>
        <translation>оставлено до {}</translation>
    </message>
    <message>
        <source>nothing is under way</source>
        <translation>ничего не идёт</translation>
    </message>
    <message>
        <source>released</source>
        <translation>освобождено</translation>
    </message>
    <message>
        <source>reserved until {}</source>
        <translation>за ним до {}</translation>
    </message>
    <message>
        <source>returned by rule</source>
        <translation>возвращено по правилу</translation>
    </message>
    <message>
        <source>returns on {} unless somebody works on it</source>
        <translation>вернётся {}, если по нему не работать</translation>
    </message>
    <message>
        <source>since {}</source>
        <translation>с {}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>сегодня</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>без лимита</translation>
    </message>
    <message>
        <source>went over in a merge</source>
        <translation>перешло при слиянии</translation>
    </message>
    <message>
        <source>without work free from {}</source>
        <translation>без работы освободится {}</translation>
    </message>
    <message>
        <source>you may take it from {}</source>
        <translation>можно взять с {}</translation>
    </message>
    <message>
        <source>{} is saved. The card is seen by those who hold its directions: claim the one you will work in.</source>
        <translation>{}: клиент записан. Карточку видят те, кто держит его направления: закрепите то, по которому будете работать.</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} из {}</translation>
    </message>
    <message>
        <source>{} of {} digits</source>
        <translation>{} из {} цифр</translation>
    </message>
    <message>
        <source>{} of {} left this month</source>
        <translation>в этом месяце осталось {} из {}</translation>
    </message>
    <message>
        <source>{} to be paid</source>
        <translation>ждём оплаты {}</translation>
    </message>
    <message>
        <source>{}: deals, documents, open tasks go along. {} keeps the sight of what was issued.</source>
        <translation>{}: сделки, документы и открытые задачи переходят вместе с направлением. {} сохранит чтение выданных документов.</translation>
    </message>
</context>
<context>
    <name>kit</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Карточка</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Записать</translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message>
        <source>All I see</source>
        <translation>Все доступные</translation>
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
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>INN</source>
        <translation>ИНН</translation>
    </message>
    <message>
        <source>KPP</source>
        <translation>КПП</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Мои</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Заведён</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
</context>
</TS>

"""Searching clients: by any part of any word, among mine only, and always as the base stands."""

from tests.office import Office


def found(office: Office, person: str, words: str) -> set[int]:
    with office.connect_as(person).reader() as reader:
        return set(reader.value("SELECT api.client_search(%s)", (words,)))


def test_a_client_is_found_from_the_moment_it_is_claimed(office: Office) -> None:
    client = office.client("Игрушки")
    assert client not in found(office, "manager4", "игруш")
    office.claim("manager4", "Игрушки", "Сертификация")
    assert client in found(office, "manager4", "игруш")
    assert client in found(office, "manager4", "ИГРУШ")
    assert client not in found(office, "manager2", "игруш")


def test_two_letters_find_among_mine_and_everything_for_who_sees_all(office: Office) -> None:
    office.claim("manager3", "Медприбор", "Испытания")
    client = office.client("Медприбор")
    assert client in found(office, "manager3", "дп")
    assert found(office, "manager3", "ме") <= found(office, "accountant", "ме")


def test_percent_and_underscore_are_letters_like_any_other(office: Office) -> None:
    office.claim("manager2", "Химпродукт", "Декларирование")
    client = office.client("Химпродукт")
    before = office.base.execute("SELECT full_name FROM crm.client WHERE id = %s", (client,))[0][0]
    office.base.execute("UPDATE crm.client SET full_name = %s WHERE id = %s", (r"Химия 100% чистая a_b\c", client))
    try:
        assert found(office, "manager2", "100%") == {client}
        assert found(office, "manager2", "a_b") == {client}
        assert found(office, "manager2", "b\\c") == {client}
        assert found(office, "manager2", "1%0") == set()
        assert found(office, "manager2", "аxb") == set()
        assert client not in found(office, "manager2", "х_мпродукт")
    finally:
        office.base.execute("UPDATE crm.client SET full_name = %s WHERE id = %s", (before, client))


def test_a_deleted_client_is_not_found_and_comes_back_with_its_holders(office: Office) -> None:
    office.claim("manager2", "Химпродукт", "Сертификация")
    client = office.client("Химпродукт")
    office.base.execute("UPDATE crm.client SET deleted_at = now() WHERE id = %s", (client,))
    assert client not in found(office, "manager2", "химпродукт")
    office.base.execute("UPDATE crm.client SET deleted_at = NULL WHERE id = %s", (client,))
    assert client in found(office, "manager2", "химпродукт")


def test_all_words_must_be_there_in_any_order(office: Office) -> None:
    office.claim("manager1", "Станкомаш", "Сертификация")
    client = office.client("Станкомаш")
    ((inn,),) = office.base.execute("SELECT inn FROM crm.client WHERE id = %s", (client,))
    assert client in found(office, "manager1", f"{inn[:5]} станко")
    assert found(office, "manager1", f"{inn[:5]} ромашка") == set()


def looked_up(office: Office, words: str) -> list[str]:
    with office.connect_as("manager6").reader() as reader:
        return [client["name"] for client in reader.value("SELECT api.client_lookup(%s)", (words,))]


def test_the_look_up_shows_the_very_inn_first_and_then_what_begins_with_the_words(office: Office) -> None:
    inn = "7736543217"
    office.base.execute(
        "INSERT INTO crm.client (short_name, inn) VALUES ('ЗАО «Северный Гранит»', ''), ('ООО «Гранит-Юг»', ''),"
        " ('АО «Аагранит»', ''), ('ООО «Последний»', %s)", (inn,),
    )  # fmt: skip
    office.base.execute("INSERT INTO crm.client (short_name, phone) VALUES ('АО «Абонент»', %s)", (f"+{inn}",))
    assert looked_up(office, "гранит") == ["ООО «Гранит-Юг»", "АО «Аагранит»", "ЗАО «Северный Гранит»"]
    assert looked_up(office, inn) == ["ООО «Последний»", "АО «Абонент»"]
    assert looked_up(office, inn[:5])[0] == "ООО «Последний»"
    assert looked_up(office, " 7736 5432 17 ")[0] == "ООО «Последний»"


def test_a_form_of_ownership_that_has_changed_does_not_hide_a_client(office: Office) -> None:
    office.base.execute("INSERT INTO crm.client (short_name) VALUES ('АО «Переменчивый Завод»')")
    assert looked_up(office, "ЗАО переменчивый завод") == ["АО «Переменчивый Завод»"]
    assert looked_up(office, "завод ао перемен") == ["АО «Переменчивый Завод»"]
    assert looked_up(office, "ооо") != []


def test_a_phone_is_found_in_whatever_way_it_is_written(office: Office) -> None:
    office.base.execute(
        "INSERT INTO crm.client (short_name, phone) VALUES ('ООО «Звонок»', '+7 (812) 309-55-66 доб. 7')"
    )
    for asked in ("8 812 309-55-66", "88123095566", "(812) 3095566", "3095566"):
        assert looked_up(office, asked) == ["ООО «Звонок»"], asked

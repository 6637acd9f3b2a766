"""The process from the need to the sent quote, each step by the person whose it is, and the refusals."""

from decimal import Decimal

import pytest

from crm_desktop.services.errors import Denied, Refused, Stale
from tests.office import Office


def refusal(what: pytest.ExceptionInfo[Refused]) -> str:
    return what.value.code


# the need and who holds the client


def test_a_manager_takes_a_free_direction_at_once_and_it_is_counted(office: Office) -> None:
    before = office.call("manager4", "claims_left")["direction"]["used"]
    office.claim("manager4", "Игрушки", "Сертификация")
    office.claim("manager4", "Игрушки", "Испытания")
    assert office.call("manager4", "claims_left")["direction"]["used"] == before + 1


def test_a_taken_slot_is_refused_with_the_name_of_its_holder(office: Office) -> None:
    office.claim("manager3", "Медприбор", "Испытания")
    with pytest.raises(Refused) as what:
        office.claim("manager2", "Медприбор", "Испытания")
    assert refusal(what) == "slot_taken"
    assert what.value.facts["holder"] == "Кузнецова Д. А."


def test_two_managers_hold_different_directions_and_see_only_their_own_deals(office: Office) -> None:
    office.claim("manager2", "Химпродукт", "Декларирование")
    slot = office.claim("manager3", "Химпродукт", "Сертификация")
    deal, _ = office.save("manager3", "deal", None, {"client_direction_id": slot, "title": "Сертификация красок"})
    assert office.client("Химпродукт") in office.sees("manager2", "client")
    assert deal not in office.sees("manager2", "deal")
    assert deal in office.sees("head1", "deal")
    assert deal not in office.sees("head2", "deal")


def test_the_lookup_shows_free_and_busy_and_nothing_else(office: Office) -> None:
    office.claim("manager5", "Энергосети", "Охрана труда")
    (found,) = office.call("manager1", "client_lookup", "энергосети")["value"]
    busy = {d["short_name"]: d["holder"] for d in found["directions"] if d["state"] == "held"}
    assert busy == {"Охрана труда": "Семёнова О. Д."}
    assert set(found) == {"id", "name", "inn", "counts_as", "directions"}


def test_nobody_records_a_need_on_a_foreign_slot(office: Office) -> None:
    slot = office.slot("manager1")
    with pytest.raises(Denied):
        office.save("manager2", "deal", None, {"client_direction_id": slot, "title": "Чужое"})
    with pytest.raises(Denied):
        office.save("manager2", "deal", None, {"client_direction_id": 999_999, "title": "Такого нет"})


def test_an_assistant_works_for_exactly_her_managers(office: Office) -> None:
    slot = office.slot("manager1")
    deal, _ = office.save("assistant1", "deal", None, {"client_direction_id": slot, "title": "Записала ассистент"})
    assert office.read("manager1", "deal", deal)["title"] == "Записала ассистент"
    with pytest.raises(Denied):
        office.save("assistant2", "deal", None, {"client_direction_id": slot, "title": "Не её менеджер"})


def test_a_claim_above_the_quota_waits_reserved_for_the_superior(office: Office) -> None:
    """The youngest manager may take three directions of known clients a month."""
    for name in ("Лифтсервис", "Текстиль", "Логистика"):
        office.claim("manager6", name, "Охрана труда")
    for name in ("Лифтсервис", "Текстиль", "Логистика"):
        office.claim("manager7", name, "Обучение")
    with pytest.raises(Refused) as what:
        office.claim("manager7", "Лифтсервис", "Кадры")
    assert (refusal(what), what.value.facts["used"], what.value.facts["cap"]) == ("quota_used", 3, 3)
    client, direction = office.client("Лифтсервис"), office.direction("Кадры")
    asked = office.call("manager7", "client_direction_claim", client, direction, True, "Клиент просит")
    assert (asked["outcome"], office.state("client_direction", asked["id"])) == ("reserved", "reserved")
    with pytest.raises(Refused) as what:
        office.claim("manager6", "Лифтсервис", "Кадры")
    assert refusal(what) == "slot_taken"
    office.approve("claim", "client_direction", asked["id"])
    assert office.state("client_direction", asked["id"]) == "held"


def test_a_slot_given_back_cools_down_for_its_last_holder(office: Office) -> None:
    slot = office.claim("manager2", "Стройиндустрия", "Испытания")
    office.do("manager2", "client_direction", "release", slot, reason="Нет заказов")
    with pytest.raises(Refused) as what:
        office.claim("manager2", "Стройиндустрия", "Испытания")
    assert refusal(what) == "slot_cooling"
    assert office.claim("manager3", "Стройиндустрия", "Испытания") == slot


def test_a_slot_with_an_open_deal_is_not_given_back(office: Office) -> None:
    deal = office.deal_at("recorded")
    with pytest.raises(Refused) as what:
        office.do("manager1", "client_direction", "release", deal.slot)
    assert refusal(what) == "open_deals"


def test_a_lost_deal_asks_for_a_reason(office: Office) -> None:
    deal = office.deal_at("recorded")
    with pytest.raises(Refused) as what:
        office.do("manager1", "deal", "lose", deal.deal)
    assert refusal(what) == "field_required"
    office.do("manager1", "deal", "lose", deal.deal, lost_reason_id=1, competitor="Другой орган")
    assert office.state("deal", deal.deal) == "lost"


# the calculation


def test_a_line_is_taken_by_one_expert_and_refused_to_the_second(office: Office) -> None:
    deal = office.deal_at("taken")
    with pytest.raises(Refused) as what:
        office.do("expert7", "calculation_line", "take", deal.lines[0])
    assert refusal(what) == "wrong_state"


def test_an_expert_of_another_group_does_not_see_the_line(office: Office) -> None:
    deal = office.deal_at("requested")
    assert deal.lines[0] in office.sees("expert7", "calculation_line")
    assert deal.lines[0] not in office.sees("expert4", "calculation_line")
    with pytest.raises(Denied):
        office.do("expert4", "calculation_line", "take", deal.lines[0])


def test_the_manager_sees_the_price_and_not_the_cost(office: Office) -> None:
    deal = office.deal_at("taken")
    line = deal.lines[0]
    draft = office.read("expert1", "calculation_line", line)["revisions"][0]
    prices = {"price": Decimal(98_000), "lowest_price": Decimal(90_000), "term_days": 25}
    cost = [{"position": 1, "kind": "labour", "title": "Эксперт", "quantity": 8, "rate": Decimal(1_500)}]
    office.save_calculation("expert1", draft, prices, cost)
    office.do("expert1", "calculation_line", "finish", line)
    of_expert = office.read("expert1", "calculation_line", line)["revisions"][0]
    of_manager = office.read("manager1", "calculation_line", line)["revisions"][0]
    assert of_expert["costs"][0]["amount"] == Decimal(12_000)
    assert (of_manager["price"], of_manager["lowest_price"], of_manager["costs"]) == (
        Decimal(98_000),
        Decimal(90_000),
        [],
    )
    assert office.sees("manager1", "calculation_cost") == set()


def test_a_price_below_the_cost_is_refused_with_both_figures(office: Office) -> None:
    deal = office.deal_at("taken")
    draft = office.read("expert1", "calculation_line", deal.lines[0])["revisions"][0]
    cost = [{"position": 1, "kind": "labour", "title": "Эксперт", "quantity": 80, "rate": Decimal(1_500)}]
    office.save_calculation("expert1", draft, {"price": Decimal(98_000)}, cost)
    with pytest.raises(Refused) as what:
        office.do("expert1", "calculation_line", "finish", deal.lines[0])
    assert (refusal(what), what.value.facts["cost_kopecks"]) == ("price_below_cost", 12_000_000)


def test_a_question_stands_until_the_manager_answers(office: Office) -> None:
    deal = office.deal_at("taken")
    office.do("expert1", "calculation_line", "ask", deal.lines[0], question="Какая мощность?")
    assert office.state("calculation_request", deal.request) == "question"
    with pytest.raises(Refused) as what:
        office.do("expert1", "calculation_line", "finish", deal.lines[0])
    assert refusal(what) == "wrong_state"
    office.do("manager1", "calculation_line", "answer", deal.lines[0], answer="11 кВт")
    assert office.state("calculation_line", deal.lines[0]) == "taken"


# the quote


def test_a_quote_is_made_of_what_was_calculated_by_a_seller_who_may(office: Office) -> None:
    deal = office.deal_at("quote_draft", services=(1, 5))
    card = office.read("manager1", "quote", deal.quote)
    assert [line["calculation_line_id"] for line in card["lines"]] == deal.lines
    assert card["organization_id_title"] == "АО «Орган по сертификации Демо»"
    assert (card["net"], card["vat"], card["total"]) == (Decimal(116_000), Decimal(25_520), Decimal(141_520))


def test_a_discount_above_the_limit_leaves_only_with_the_superiors_consent(office: Office) -> None:
    deal = office.deal_at("quote_draft", manager="manager2")
    (line,) = office.read("manager2", "quote", deal.quote)["lines"]
    office.save("manager2", "quote", deal.quote, {}, lines=[{"id": line["id"], "discount_percent": 12}])
    with pytest.raises(Refused) as what:
        office.do("manager2", "quote", "send", deal.quote)
    assert refusal(what) == "discount_needs_approval"
    office.do("manager2", "quote", "submit", deal.quote, reason="Постоянный клиент")
    with pytest.raises(Denied):
        office.save("manager2", "quote", deal.quote, {"greeting": "Тайком"})
    office.approve("discount", "quote", deal.quote)
    office.do("manager2", "quote", "send", deal.quote)
    assert office.state("quote", deal.quote) == "sent"


def test_a_new_version_keeps_the_number_and_one_is_current(office: Office) -> None:
    deal = office.deal_at("quoted")
    newer = office.do("manager1", "quote", "revise", deal.quote)["id"]
    card = office.read("manager1", "quote", newer)
    assert [(v["revision"], v["state"], v["current"]) for v in card["versions"]] == [
        (1, "superseded", False),
        (2, "draft", True),
    ]


def test_a_stale_version_is_told_so_and_changes_nothing(office: Office) -> None:
    deal = office.deal_at("quote_draft")
    read = office.read("manager1", "quote", deal.quote)["version"]
    office.save("manager1", "quote", deal.quote, {"greeting": "Уважаемый Павел Ильич!"})
    with pytest.raises(Stale):
        office.step("manager1", "quote", "send", deal.quote, read)
    assert office.state("quote", deal.quote) == "draft"

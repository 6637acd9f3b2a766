"""«Check the connection»: what a server is and can is found out step by step and told, and nothing is left behind."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from crm_desktop.services.terrasoft import probe
from crm_desktop.services.terrasoft.faults import Misconfigured
from crm_desktop.services.terrasoft.probe import Dated, Step
from crm_desktop.services.terrasoft.probe_names import closest
from crm_desktop.services.terrasoft.profile import Profile
from tests.terrasoft.roads import WAYS, Made, profile_of, road, secret_of
from tests.terrasoft.server import EXCHANGE_CONTACT, TerrasoftServer

WANTED = {"Account": ("Id", "Name", "TypeId", "UsrINN"), "Invoice": ("Id", "Number", "StartDate", "AccountId")}


def knowing_little(server: TerrasoftServer, **other: Any) -> Profile:
    """What a person enters: the address, the user, the way to sign in."""
    whole = profile_of(server)
    return Profile(
        whole.address, user=whole.user, login=whole.login, token_address=whole.token_address, zone=whole.zone, **other
    )


def tried(server: TerrasoftServer, wanted: Any = WANTED, **other: Any) -> list[Step]:
    return list(probe.steps(knowing_little(server), secret_of(server), wanted, **other))


def by_code(steps: list[Step], code: str) -> Step:
    return next(step for step in steps if step.code == code)


@pytest.mark.parametrize("way", WAYS, ids="-".join)
@pytest.mark.parametrize("door", ["forms", "oauth", "basic"])
def test_layout_and_generation_are_found_whoever_asks(terrasoft_of: Made, way: tuple[str, str], door: str) -> None:
    server = terrasoft_of(generation=way[0], layout=way[1], login=(door,))
    server.insert("Invoice", Number="1", StartDate=date(2026, 2, 10))
    steps = tried(server, throw_away=("Account", {"Name": "Проверка связи"}))
    found = probe.detected(steps)
    assert (found.generation, found.layout) == way
    assert [step.code for step in steps] == [
        "address", "login", "service", "set", "set", "read", "read", "contact", "dates", "batch", "own_id",
    ]  # fmt: skip
    assert [step.code for step in steps if step.ok is False] == []
    assert found.contact_id == str(EXCHANGE_CONTACT)
    assert (found.own_id, found.batch) == (True, way[0] != "odata3")
    assert server.rows("Account") == [], "the record of the trial is deleted again"
    assert not any(record.secrets for record in server.requests)
    with road(server, **{name: getattr(found, name) for name in ("generation", "layout", "batch")}) as transport:
        assert transport.count("Invoice") == 1


@pytest.mark.parametrize("dates", ["utc_midnight", "user_midnight"])
@pytest.mark.parametrize("generation", ["odata4", "odata3"])
def test_the_convention_of_dates_is_read_off_the_server(terrasoft_of: Made, dates: str, generation: str) -> None:
    server = terrasoft_of(generation=generation, dates=dates)
    for day in range(1, 20):
        server.insert("Invoice", Number=str(day), StartDate=date(2026, 2, day))
    steps = tried(server)
    assert by_code(steps, "dates").facts["date_form"] == dates
    assert probe.detected(steps).date_form == dates


def test_a_named_record_tells_the_convention_of_our_own_sets(terrasoft_of: Made) -> None:
    server = terrasoft_of(dates="user_midnight")
    id = server.insert("UsrPayment", UsrName="1", UsrDate=date(2026, 2, 10))
    told = Dated("UsrPayment", id, "UsrDate", date(2026, 2, 10))
    assert by_code(tried(server, {}, dated=told), "dates").facts["date_form"] == "user_midnight"
    other = Dated("UsrPayment", id, "UsrDate", date(2026, 2, 11))
    assert by_code(tried(server, {}, dated=other), "dates").ok is None, "the person and the server tell different days"
    own = tried(server, {"UsrPayment": ("UsrDate",)}, dates={"UsrPayment": ("UsrDate",)})
    assert by_code(own, "dates").facts["date_form"] == "user_midnight"


def test_without_any_date_the_convention_stays_untold(terrasoft: TerrasoftServer) -> None:
    step = by_code(tried(terrasoft), "dates")
    assert (step.ok, step.facts["checked"]) == (None, 0)


@pytest.mark.parametrize("generation", ["odata4", "odata3", "dataservice"])
def test_missing_names_are_told_with_the_closest_ones(terrasoft_of: Made, generation: str) -> None:
    server = terrasoft_of(generation=generation)
    steps = tried(server, {"Account": ("Name", "UsrInn", "Telephone", "Xyzzy"), "Payment": ("Id",), "Contact": ("Id",)})
    account, payment, contact = (step for step in steps if step.code == "set")
    assert (account.ok, account.facts["missing"]) == (False, ("UsrInn", "Telephone", "Xyzzy"))
    assert account.facts["proposed"]["UsrInn"][0] == "UsrINN"
    assert "Phone" in account.facts["proposed"]["Telephone"]
    assert (payment.ok, payment.facts["exists"]) == (False, False)
    if generation != "dataservice":
        assert "UsrPayment" in payment.facts["proposed"]["Payment"]
    assert contact.ok
    assert [step.facts["set"] for step in steps if step.code == "read"] == ["Account", "Contact"]


def test_a_name_like_nothing_gets_no_proposal() -> None:
    assert closest("Xyzzy", ["Account", "Contact"]) == ()


def test_a_wrong_password_ends_the_trial_with_the_server_s_words(terrasoft: TerrasoftServer) -> None:
    steps = list(probe.steps(knowing_little(terrasoft), "другой", WANTED))
    assert [(step.code, step.ok) for step in steps] == [("address", True), ("login", False)]
    assert steps[-1].facts["fault"] == "terrasoft_login_wrong"
    assert "парол" in steps[-1].words.lower()
    assert terrasoft.doors.logins == 1


def test_an_address_nobody_answers_at_is_told_first(terrasoft: TerrasoftServer) -> None:
    profile = knowing_little(terrasoft)
    terrasoft.stop()
    (step,) = probe.steps(profile, "x", WANTED)
    assert (step.code, step.ok, step.facts["fault"]) == ("address", False, "terrasoft_unreachable")
    (step,) = probe.steps(profile.with_(address="crm"), "x", WANTED)
    assert step.facts["fault"] == "terrasoft_misconfigured"
    with pytest.raises(Misconfigured):
        probe.detected([])


def test_a_set_closed_to_the_user_is_named_and_the_others_go_on(terrasoft: TerrasoftServer) -> None:
    terrasoft.plan.add("403", path="odata/Invoice", times=99)
    steps = tried(terrasoft)
    assert [(step.facts["set"], step.ok) for step in steps if step.code == "read"] == [
        ("Account", True),
        ("Invoice", False),
    ]
    assert by_code(steps, "batch").ok


def test_a_server_without_batches_or_own_ids_is_no_failure(terrasoft_of: Made) -> None:
    for own_id in ("replaced", "refused"):
        server = terrasoft_of(batch=False, own_id=own_id)
        steps = tried(server, throw_away=("Account", {"Name": "Проверка связи"}))
        found = probe.detected(steps)
        assert (by_code(steps, "batch").ok, found.batch) == (None, False)
        assert (by_code(steps, "own_id").ok, found.own_id) == (False, False)
        assert server.rows("Account") == []


def test_nothing_is_written_without_leave(terrasoft: TerrasoftServer) -> None:
    tried(terrasoft)
    written = [record for record in terrasoft.requests if record.method not in ("GET", "POST")]
    posted = {record.path.rsplit("/", 1)[-1] for record in terrasoft.requests if record.method == "POST"}
    assert (written, posted) == ([], {"Login", "$batch"})


def test_a_closed_list_of_users_leaves_the_contact_to_the_first_write(terrasoft: TerrasoftServer) -> None:
    steps = tried(terrasoft)
    assert by_code(steps, "contact").ok is None
    assert probe.detected(steps).contact_id == ""
    told = list(probe.steps(knowing_little(terrasoft, contact_id=str(UUID(int=7))), secret_of(terrasoft), {}))
    assert by_code(told, "contact").ok

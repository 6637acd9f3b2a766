"""What the page of the exchange asks for besides: nobody learns of a record by asking where it is seen."""

from collections.abc import Iterator

import pytest

from crm_desktop.services import exchange
from tests.attacks.burglar import steal
from tests.office import Office

DENIED = "42501"
CARD = "SELECT api.exchange_card(%s, %s)"
SCAN = "SELECT api.exchange_scan_again()"


@pytest.fixture
def laid_out(office: Office) -> Iterator[int]:
    """Objects are mapped, all of them off; the id of a client."""
    analyst = office.connect_as("analyst")
    with analyst.reader() as reader, analyst.session() as session:
        exchange.lay_out(session, reader)
    ((client,),) = office.base.execute("INSERT INTO crm.client (short_name) VALUES ('ООО «Где он»') RETURNING id")
    yield client
    office.base.execute("UPDATE priv.exchange_object SET direction = 'off', deletions = 'off'")


@pytest.mark.parametrize("name", ["manager1", "head1", "director", "accountant", "expert1", "administrator"])
def test_where_a_record_is_seen_is_told_to_those_with_the_right_alone(office: Office, laid_out: int, name: str) -> None:
    there, nowhere = steal(office, name, CARD, "client", laid_out), steal(office, name, CARD, "client", 10**12)
    assert (there.code, there.said) == (nowhere.code, nowhere.said)
    assert there.code == DENIED


def test_a_table_that_is_not_exchanged_is_not_asked_about(office: Office, laid_out: int) -> None:
    assert steal(office, "analyst", CARD, "client", laid_out).value == {"document": "client", "id": laid_out}
    assert steal(office, "analyst", CARD, "client", 10**12).value is None
    for table in ("employee", "task", "approval", "client; DROP TABLE crm.client", ""):
        assert steal(office, "analyst", CARD, table, 1).code == DENIED


@pytest.mark.parametrize("name", ["manager1", "director", "accountant"])
def test_a_comparison_is_asked_for_by_those_who_keep_the_exchange(office: Office, laid_out: int, name: str) -> None:
    office.base.execute("UPDATE priv.exchange_object SET direction = 'in', deletions = 'scan' WHERE object = 'client'")
    office.base.execute("UPDATE priv.exchange_object SET scanned_at = now()")
    assert steal(office, name, SCAN).code == DENIED
    assert office.base.execute("SELECT scanned_at IS NULL FROM priv.exchange_object WHERE object = 'client'") == [
        (False,)
    ]
    assert steal(office, "administrator", SCAN).value == 1


def test_nothing_watched_is_said_rather_than_silently_done(office: Office, laid_out: int) -> None:
    office.base.execute("UPDATE priv.exchange_object SET direction = 'off', deletions = 'scan'")
    answer = steal(office, "administrator", SCAN)
    assert (answer.code, answer.said.split("\n")[0]) == ("CRM01", "exchange_not_scanned")

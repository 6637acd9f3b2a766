"""Lists: one statement each, in Russian order, under the reader's own eyes."""

import json
from collections.abc import Iterator

import pytest

from crm_desktop.services import lists
from crm_desktop.services.database import Reader
from crm_desktop.services.listings import clients, deals, invoices
from crm_desktop.services.lists import Filter, Query
from tests.office import Office

NAMES = ("жук", "Ель", "Ёж", "ежевика", "«Ежи»", "Яна", "арбуз")


@pytest.fixture(scope="module")
def analyst(office: Office) -> Iterator[Reader]:
    for name in NAMES:
        office.call("analyst", "client_save", None, 0, json.dumps({"short_name": name, "source": "порядок"}))
    with office.connect_as("analyst").reader() as reader:
        yield reader


def ordered(reader: Reader, **sort: bool) -> list[str]:
    query = Query(
        clients.LISTING, "all", filters=(Filter("source", "in", ("порядок",)),), sort=tuple(sort.items())
    )  # fmt: skip
    return [row[1] for row in lists.first_page(reader, query).rows]


def test_names_stand_in_russian_order_case_and_quotes_aside_and_yo_after_ye(analyst: Reader) -> None:
    assert ordered(analyst) == ["арбуз", "ежевика", "«Ежи»", "Ель", "Ёж", "жук", "Яна"]


def test_the_order_of_ids_is_the_order_of_the_rows(analyst: Reader) -> None:
    query = Query(clients.LISTING, "all")
    rows = lists.first_page(analyst, query).rows
    assert list(lists.order(analyst, query)) == [row[0] for row in rows]


def test_a_page_says_whether_there_is_more(analyst: Reader) -> None:
    query = Query(clients.LISTING, "all")
    page = lists.first_page(analyst, query, size=3)
    assert (len(page.rows), page.complete) == (3, False)
    assert lists.first_page(analyst, query, size=200).complete


def test_search_takes_words_in_any_order_and_ye_for_yo(analyst: Reader) -> None:
    assert [row[1] for row in lists.first_page(analyst, Query(clients.LISTING, "all", "еж")).rows] == [
        "ежевика", "«Ежи»", "Ёж",
    ]  # fmt: skip


def test_percent_and_underscore_are_letters_like_others(analyst: Reader) -> None:
    query = Query(clients.LISTING, "all", filters=(Filter("name", "contains", ("%",)),))
    assert lists.first_page(analyst, query).rows == []


def test_empty_values_are_found_beside_others(office: Office, analyst: Reader) -> None:
    office.deal_at("invoice_draft")
    query = Query(invoices.LISTING, "all", filters=(Filter("due", "in", (None,)),))
    assert all(row[10] is None for row in lists.first_page(analyst, query).rows)


def test_totals_count_each_view_and_sum_what_is_filtered(office: Office, analyst: Reader) -> None:
    office.deal_at("recorded", manager="manager1")
    told = lists.totals(analyst, Query(deals.LISTING, "open"))
    rows = lists.first_page(analyst, Query(deals.LISTING, "open")).rows
    assert told["views"]["open"] == told["count"] == len(rows)
    assert told["sums"]["expected"] == sum(row[7] or 0 for row in rows)


def test_values_of_a_column_come_with_their_counts(analyst: Reader) -> None:
    assert ("порядок", len(NAMES)) in lists.values(analyst, Query(clients.LISTING, "all"), "source")


def test_a_manager_counts_only_his_own(office: Office, analyst: Reader) -> None:
    office.deal_at("recorded", manager="manager2")
    with office.connect_as("manager1").reader() as reader:
        mine = lists.totals(reader, Query(deals.LISTING, "all"))["count"]
    assert mine < lists.totals(analyst, Query(deals.LISTING, "all"))["count"]

"""The accountant's days in the demonstration: statements, doubtful payments, what is no income."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from crm_desktop.services.demo_data_office import ORGANIZATIONS
from crm_desktop.services.demo_world import World, as_json

QUEUE = (
    "SELECT id, state, direction, kind, confidence, client_id FROM crm.payment"
    " WHERE state IN ('unmatched', 'matched') ORDER BY id"
)
# The advance of the same client that a refund gives back whole.
GIVEN_BACK = (
    "SELECT p.id FROM crm.payment r JOIN crm.payment p ON p.client_id = r.client_id AND p.bank_on <= r.bank_on"
    " AND p.organization_id = r.organization_id AND p.amount_kopecks = r.amount_kopecks WHERE r.id = {}"
    " AND p.direction = 'in' AND p.kind = 'payment' AND p.state = 'ignored' AND p.allocated_kopecks = 0"
    " AND p.returned_kopecks = 0 LIMIT 1"
)


def accountant(world: World, until: datetime) -> Iterator[float]:
    """Every working morning the statements of all accounts, then the queue of what was doubtful."""
    while world.cast.now < until:
        yield 8.5
        for prefix in sorted(world.bank):
            import_statement(world, prefix)
        yield 0.4
        # What came in the last days still waits in the queue.
        if world.cast.now < until - timedelta(days=5):
            sort_out(world)


def import_statement(world: World, prefix: str) -> None:
    """The day's statement of one account; the same file is never imported twice here."""
    documents = world.bank.pop(prefix, [])
    if not documents:
        return
    days = sorted(document["bank_on"] for document in documents)
    sums = {way: sum(d["amount_kopecks"] for d in documents if d["direction"] == way) for way in ("in", "out")}
    statement = {
        "account": world.accounts[prefix], "file_name": f"kl_to_1c_{prefix}_{days[-1]}.txt",
        "from_on": days[0], "until_on": days[-1],
        "incoming_kopecks": sums["in"], "outgoing_kopecks": sums["out"], "documents": documents,
    }  # fmt: skip
    world.cast.call(world.login("accountant"), "statement_import", as_json(statement))


def sort_out(world: World) -> None:
    """A likely match is confirmed; what leaves the account or has no buyer is classified."""
    login = world.login("accountant")
    for number, state, direction, kind, confidence, client in world.cast.rows(QUEUE):
        if state == "matched" and confidence >= 60:
            world.cast.step(login, "payment", "confirm", number)
        elif direction == "out":
            pay_back(world, number, kind)
        elif state == "unmatched" and client is not None:
            world.cast.step(login, "payment", "classify", number, kind="payment")
        elif state == "unmatched" and world.chance.random() < 0.5:
            world.cast.step(login, "payment", "classify", number, kind="other")


def pay_back(world: World, number: int, kind: str) -> None:
    """A refund names the advance it gives back; what names none is an expense."""
    login = world.login("accountant")
    found = world.cast.rows(GIVEN_BACK.format(int(number))) if kind == "refund_to_client" else []
    if found:
        world.cast.step(login, "payment", "refund", number, payment_id=found[0][0])
    else:
        world.cast.step(login, "payment", "classify", number, kind="other")


def bank_noise(world: World, until: datetime) -> Iterator[float]:
    """Fees, transfers between own accounts, refunds, and money of somebody nobody knows."""
    chance = world.chance
    while world.cast.now < until:
        sender, other = chance.sample(ORGANIZATIONS, 2)
        own = {"inn": sender.inn, "name": sender.short_name}
        kind = chance.choice(("fee", "fee", "own", "refund", "unknown"))
        if kind == "fee":
            world.pay(sender.prefix, 250_000, "Комиссия банка за ведение счёта", name="АО «ДЕМО-БАНК»", direction="out")
        elif kind == "own":
            world.pay(other.prefix, chance.randint(1, 9) * 10_000_000, "Пополнение счёта. Без НДС", **own)
        elif kind == "refund":
            client = chance.choice(world.pool)
            prefix, who = chance.choice(("ОС", "ПБ", "СК")), {"inn": client.inn, "name": client.short_name}
            world.pay(prefix, 500_000, "Аванс за испытания. Без НДС", **who)
            yield 20
            world.pay(prefix, 500_000, "Возврат аванса, письмо клиента. Без НДС", direction="out", **who)
        else:
            world.pay(
                sender.prefix, chance.randint(5, 60) * 100_000, "Оплата услуг", name="ООО «Неизвестный плательщик»"
            )
        yield chance.uniform(20, 60)
    for prefix in ("ОС", "ПБ"):
        world.pay(prefix, 1_550_000, "За услуги, б/н", name="ООО «Неизвестный плательщик»")
        world.pay(
            prefix,
            780_000,
            "Возврат аванса по письму",
            name=world.pool[0].short_name,
            inn=world.pool[0].inn,
            direction="out",
        )
        import_statement(world, prefix)

"""The last hour of the demonstration's year: openings of УСН, what waits for the director, what has ended by itself."""

from decimal import Decimal

from crm_desktop.services.demo_data_office import ORGANIZATIONS
from crm_desktop.services.demo_money import import_statement
from crm_desktop.services.demo_sales import Sale
from crm_desktop.services.demo_world import World

# Income of the year after which: one needs approval, one is blocked, one nears the threshold of VAT, one is at ease.
SHARES_OF_OWN_LIMIT = {"ПБ": Decimal("0.92"), "ДП": Decimal("1.04"), "СК": Decimal("0.62")}
NEAR_VAT_THRESHOLD = {"КС": 19_400_000}
OPEN = "SELECT 1 FROM crm.deal WHERE client_direction_id = %s AND state NOT IN ('closed', 'lost')"


def finish(world: World, stories: list[Sale]) -> None:
    """Leaves the office as it stands on the morning somebody opens it."""
    world.cast.now = world.until
    for prefix in sorted(world.bank):
        import_statement(world, prefix)
    overtake(world, [story.quote for story in stories if story.plan.stop == "expired"])
    slots(world)
    openings(world)
    for story in stories:
        if story.plan.stop == "usn":
            reason = "Клиент продолжает работу, другой продавец ему не подходит"
            world.cast.step(story.login, "invoice", "submit", story.invoice, reason=reason)
    claims_for_approval(world)


def openings(world: World) -> None:
    """What each organisation received before the program: so much that the meters stand where they should."""
    for o in ORGANIZATIONS:
        target = NEAR_VAT_THRESHOLD.get(o.prefix)
        if o.prefix in SHARES_OF_OWN_LIMIT and o.own_limit is not None:
            target = int(o.own_limit * SHARES_OF_OWN_LIMIT[o.prefix])
        if target is not None:
            world.cast.rows(
                "INSERT INTO priv.organization_year (organization_id, year) VALUES (%s, %s) ON CONFLICT DO NOTHING",
                (world.organizations[o.prefix], world.until.year),
            )
            world.cast.rows(
                "UPDATE priv.organization_year SET opening_kopecks = greatest(0, %s - received_kopecks"
                " - committed_kopecks) WHERE organization_id = %s AND year = %s",
                (target * 100, world.organizations[o.prefix], world.until.year),
            )


def slots(world: World) -> None:
    """Some directions were given back, and the analyst has blocked two of them."""
    idle = [(key, slot) for key, slot in sorted(world.slots.items()) if not world.cast.rows(OPEN, (slot[1],))]
    given_back = world.chance.sample(idle, min(8, len(idle)))
    for (inn, direction), (manager, slot) in given_back:
        world.cast.step(world.login(manager), "client_direction", "release", slot, reason="Год без заказов")
        del world.slots[inn, direction]
        world.given_back.add((inn, direction))
    for _, (_, slot) in given_back[:2]:
        world.cast.step(world.login("analyst"), "client_direction", "block", slot, reason="Клиент в банкротстве")


def claims_for_approval(world: World) -> None:
    """The director's deputy and the youngest manager want one direction more than their month allows."""
    for manager, direction in (("head1", "СМК и ISO"), ("manager7", "Обучение")):
        most = {"head1": 2, "manager7": 3}[manager]
        taken = {*world.slots, *world.given_back}
        free = [c for c in world.pool if (c.inn, direction) not in taken and _known(world, c.inn)]
        for client in free[: most - world.claimed[manager, "direction", world.month]]:
            world.claim(manager, client, direction)
        client = free[most]
        asked = (world.clients[client.inn], world.directions[direction], True, "Клиент просит вести и это направление")
        answer = world.cast.call(world.login(manager), "client_direction_claim", *asked)
        assert answer["outcome"] == "reserved", answer


def _known(world: World, inn: str) -> bool:
    return any(known == inn for known, _ in world.slots)


def overtake(world: World, unanswered: list[int]) -> None:
    """Time overtakes by itself: quotes past their day, documents that ended or gave way to newer ones."""
    today = world.until.date()
    world.cast.rows("UPDATE crm.quote SET state = 'expired' WHERE state = 'sent' AND id = ANY (%s)", (unanswered,))
    world.cast.rows(
        "UPDATE crm.issued_document SET state = 'expired' WHERE state = 'issued' AND valid_until_on < %s", (today,)
    )
    world.cast.rows(
        "UPDATE crm.issued_document SET state = 'replaced', reason = 'Выдан новый на изменённый состав' WHERE id = ("
        "SELECT min(id) FROM crm.issued_document WHERE state = 'issued' AND kind = 'certificate')"
    )
    world.cast.rows(
        "INSERT INTO crm.task (assignee_id, title, due_at, document, document_id, client_id, comment)"
        " SELECT owner_id, 'Предложить продление: ' || registry_number, (%s + 3) + time '07:00', 'issued_document', id,"
        " client_id, 'Действует до ' || to_char(valid_until_on, 'DD.MM.YYYY') FROM crm.issued_document"
        " WHERE state = 'issued' AND valid_until_on BETWEEN %s AND %s + 90",
        (today, today, today),
    )

"""The office and a Terrasoft side by side, with an exchange between them, as tests move them."""

from types import TracebackType
from typing import Any, Self
from uuid import UUID, uuid4

from stdnum.ru.inn import calc_company_check_digit

from crm_desktop.services import exchange
from crm_desktop.services.terrasoft.exchange import Exchange, Figures
from crm_desktop.services.terrasoft.mapping import DEFAULTS
from crm_desktop.services.terrasoft.profile import Profile
from crm_desktop.services.terrasoft.transport import open_transport
from tests.office import Office
from tests.terrasoft.server import PASSWORD, USER, TerrasoftServer

CLIENT = UUID("03a75490-53e6-df11-971b-001d60e938c6")
EMPLOYEE = UUID("60733efc-f36b-1410-a883-16d83cab0980")
OUR_COMPANY = UUID("57412fad-53e6-df11-971b-001d60e938c6")
WAITING = UUID("36319d13-98e6-df11-971b-001d60e938c6")
PAID = UUID("698d39fd-52e6-df11-971b-001d60e938c6")
ACT = UUID("61f7a573-52e6-df11-971b-001d60e938c6")
SIGNED = UUID("7e7f1202-f46b-1410-c686-0026185bfcd3")
NEEDS = UUID("2a6de0f7-44d9-4b8a-bce6-acddb7ed8915")
ALL = tuple(DEFAULTS)


def valid_inn(beginning: str) -> str:
    """An ИНН of a company that begins with these nine digits."""
    return beginning + str(calc_company_check_digit(beginning))


class Sides:
    """`with` sets the exchange up for all objects both ways: dictionaries filled there, words learnt, lease taken."""

    def __init__(self, office: Office, server: TerrasoftServer, **profile: Any) -> None:
        self.office, self.server = office, server
        layout: dict[str, Any] = {"generation": server.settings.generation, "layout": server.settings.layout}
        self.profile = Profile(server.address, **(layout | {"user": USER, "batch": True} | profile))
        self.who = office.connect_as("analyst")
        self.words: dict[str, dict[str, UUID]] = {}

    def __enter__(self) -> Self:
        self.base("DELETE FROM priv.exchange_link")
        for table in ("out", "in", "conflict", "deletion", "entry", "run", "value", "object", "lease"):
            self.base(f"DELETE FROM priv.exchange_{table}")
        self._fill_dictionaries()
        self.transport = open_transport(self.profile, PASSWORD)
        self._reading = self.who.reader()
        self.reader = self._reading.__enter__()
        with self.who.session() as session:
            exchange.lay_out(session, self.reader)
            exchange.save_profile(session, self.profile, active=True)
            exchange.learn_words(session, self.reader, self.transport)
            exchange.set_directions(session, self.reader, dict.fromkeys(ALL, "both"))
        self.token = uuid4()
        self.begin()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.transport.close()
        self._reading.__exit__(kind, error, trace)
        self.base("UPDATE priv.exchange_object SET direction = 'off'")

    def begin(self) -> dict[str, Any]:
        """Takes the lease."""
        return dict(self.reader.value("SELECT api.exchange_begin(%s::uuid, 'tests')", (str(self.token),)))

    def leave(self) -> None:
        """Gives the lease back."""
        self.reader.value("SELECT api.exchange_end(%s::uuid)", (str(self.token),))

    def cycle(self, **how: Any) -> Figures:
        return Exchange(self.reader, self.transport, self.token).cycle(**how)

    def send_all(self) -> None:
        with self.who.session() as session:
            for name in ALL:
                exchange.send_all(session, name)

    # our side

    def base(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        return self.office.base.execute(sql, values)

    def ours(self, name: str, id: int) -> dict[str, Any]:
        ((row,),) = self.base(f"SELECT to_jsonb(x) FROM crm.{name} x WHERE id = %s", id)
        return dict(row)

    def our_row(self, name: str, there: UUID) -> dict[str, Any]:
        ((id,),) = self.base(
            "SELECT our_id FROM priv.exchange_link WHERE object = %s AND their_id = %s", name, str(there)
        )
        return self.ours(name, id)

    def their_id(self, name: str, ours: int) -> UUID:
        ((id,),) = self.base(
            "SELECT their_id::text FROM priv.exchange_link WHERE object = %s AND our_id = %s", name, ours
        )
        return UUID(id)

    def conflicts(self) -> list[dict[str, Any]]:
        return exchange.conflicts(self.reader)

    def failures(self) -> list[dict[str, Any]]:
        return exchange.failures(self.reader)

    def decide(self, id: int, decision: str) -> None:
        with self.who.session() as session:
            assert exchange.decide(session, [id], decision) == 1

    def explain(self, dictionary: str, theirs: UUID, ours: str) -> None:
        with self.who.session() as session:
            exchange.save_word(session, dictionary, str(theirs), ours)

    # their side

    def their_row(self, entity: str, id: UUID) -> dict[str, Any]:
        (row,) = [row for row in self.server.rows(entity) if row["Id"] == id]
        return row

    def insert_client(self, name: str, *, inn: str = "", kpp: str = "", phone: str = "") -> UUID:
        return self.server.insert("Account", Name=name, TypeId=CLIENT, UsrINN=inn, UsrKPP=kpp, Phone=phone)

    def chain_there(self, name: str, *, inn: str = "", number: str = "СЧ-77") -> dict[str, UUID]:
        """A client with a person, a direction held, a sale and an invoice of one line, as somebody there makes them."""
        made = {"Account": self.insert_client(name, inn=inn)}
        account = made["Account"]
        direction, owner = self.words["OpportunityDepartment"]["first"], self.words["Contact"]["manager1"]
        seller = self.words["Account"]["first"]

        def insert(entity: str, **values: Any) -> None:
            made[entity] = self.server.insert(entity, **values)

        insert(
            "Contact", Name="Петров Пётр", Surname="Петров", GivenName="Пётр", AccountId=account, Email="p@example.ru"
        )
        insert("UsrAccountDirection", UsrAccountId=account, UsrDepartmentId=direction, UsrOwnerId=owner)
        sale: dict[str, Any] = {"Title": "Сертификат", "StageId": NEEDS, "ContactId": made["Contact"], "Budget": 120000}
        insert("Opportunity", AccountId=account, ResponsibleDepartmentId=direction, OwnerId=owner, **sale)
        held: dict[str, Any] = {"OpportunityId": made["Opportunity"], "AccountId": account, "OwnerId": owner}
        insert("Invoice", Number=number, SupplierId=seller, PaymentStatusId=WAITING, **held)
        line: dict[str, Any] = {"Name": "Услуга", "Quantity": 1, "Price": 120000, "TotalAmount": 120000}
        insert("InvoiceProduct", InvoiceId=made["Invoice"], ProductId=self.words["Product"]["first"], **line)
        return made

    def state_there(self, entity: str, name: str) -> UUID:
        """The id of a word of one of their dictionaries."""
        (row,) = [row for row in self.server.rows(entity) if row["Name"] == name]
        return UUID(str(row["Id"]))

    def _fill_dictionaries(self) -> None:
        """The words of both sides are the same, except for those a test changes."""
        named = {number: key for key, number in self.office.ids.items()}
        self._fill("employee", "Contact", named, TypeId=EMPLOYEE)
        self._fill("organization", "Account", {}, TypeId=OUR_COMPANY)
        self._fill("direction", "OpportunityDepartment", {})
        self._fill("service", "Product", {})

    def _fill(self, dictionary: str, entity: str, named: dict[int, str], **constants: Any) -> None:
        words = self.words.setdefault(entity, {})
        for id, title in self.base(exchange.OURS[dictionary] + " ORDER BY 1"):
            word = self.server.insert(entity, Name=title, **constants)
            words[named.get(id, str(id))] = word
            words.setdefault("first", word)

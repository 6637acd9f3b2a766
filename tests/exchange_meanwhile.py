"""People who go on working on both sides while records travel: what they write, and whether it stood the journey."""

import random
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from psycopg2 import sql

from tests.exchange_pair import Pair
from tests.exchange_there import checked_inn
from tests.terrasoft.server import SUPERVISOR
from tests.terrasoft.server.dictionaries import CLIENT, EMPLOYEE

# Fields the story leaves alone on the other side: nobody has a better word for them.
THERE: Final = (
    ("Account", "UsrOGRN"),
    ("Contact", "MiddleName"),
    ("Opportunity", "ClosingDetails"),
    ("UsrQuoteProduct", "UsrName"),
)
# We write here as well, in the story: they lead.
CONTESTED: Final = (("Account", "Notes"),)
HERE: Final = (
    ("client", "full_name", "deleted_at IS NULL"),
    ("contact", "comment", "true"),
    ("deal", "comment", "title LIKE 'Наша%%'"),
)


@dataclass
class Meanwhile:
    """`happen` is called at a request; `lost` tells afterwards which of it is gone."""

    pair: Pair
    seed: int
    there: dict[tuple[str, UUID, str], str] = field(default_factory=dict)
    here: dict[tuple[str, int, str], str] = field(default_factory=dict)
    done: bool = False

    def happen(self, *, reading: bool) -> None:
        """A change in each of the fields, and a new client with a person on both sides.

        While their changes are being read nothing of ours is under way yet: what they write over a field that waits to
        be sent has to be seen. Between our look and our write nobody could see it.
        """
        dice = random.Random(self.seed)
        for entity, column in (*THERE, *CONTESTED) if reading else THERE:
            rows = [row for row in self.pair.terrasoft.rows(entity) if self._is_meant(entity, row)]
            if rows:
                id = dice.choice(sorted(rows, key=lambda row: str(row["Id"])))["Id"]
                assert isinstance(id, UUID)
                self.there[entity, id, column] = f"{column} {self.seed}"
                self.pair.terrasoft.change(entity, id, by=SUPERVISOR, at=None, **{column: f"{column} {self.seed}"})
        self._they_add()
        for table, column, only in HERE:
            ids = [id for (id,) in self.pair.base.execute(f"SELECT id FROM crm.{table} WHERE {only} ORDER BY id")]
            self._write(table, dice.choice(ids), column, f"{column} {self.seed}")
        self._we_add()
        self.done = True

    @staticmethod
    def _is_meant(entity: str, row: dict[str, Any]) -> bool:
        if entity == "Account":
            return bool(row["TypeId"] == CLIENT)
        return entity != "Contact" or (row["AccountId"] is not None and row["TypeId"] != EMPLOYEE)

    def _they_add(self) -> None:
        name = f"Между делом {self.seed}"
        account = self.pair.terrasoft.insert(
            "Account", Name=name, TypeId=CLIENT, UsrINN=checked_inn(500_000 + self.seed)
        )
        person = self.pair.terrasoft.insert(
            "Contact", Name="Дельцов Яков", Surname="Дельцов", GivenName="Яков", AccountId=account
        )
        self.there["Account", account, "Name"] = name
        self.there["Contact", person, "Surname"] = "Дельцов"

    def _we_add(self) -> None:
        query = "INSERT INTO crm.client (short_name, inn, kpp) VALUES (%s, %s, '780101001') RETURNING id"
        ((client,),) = self.pair.base.execute(query, (f"Тем временем {self.seed}", checked_inn(600_000 + self.seed)))
        self._write("client", client, "site", f"https://{self.seed}.example.ru")

    def _write(self, table: str, id: int, column: str, value: str) -> None:
        names = sql.Identifier(table), sql.Identifier(column)
        self.pair.base.execute(sql.SQL("UPDATE crm.{} SET {} = %s WHERE id = %s").format(*names), (value, id))
        self.here[table, id, column] = value

    def lost(self) -> list[str]:
        """What was written and is not there any more."""
        gone = [
            f"there {entity}.{column} of {id}: {value!r}"
            for (entity, id, column), value in self.there.items()
            if self.pair.terrasoft.row(entity, id)[column] != value
        ]
        for (table, id, column), value in self.here.items():
            found = self.pair.base.execute(f"SELECT {column} FROM crm.{table} WHERE id = %s", (id,))
            if found != [(value,)]:
                gone.append(f"here {table}.{column} of {id}: {value!r}")
        return gone

"""The staff and the own lists of the big base: five levels, ten directions, six sellers."""

from dataclasses import dataclass, field
from random import Random

from benchmarks import names
from benchmarks.copying import Copying

DIRECTIONS = (
    "Сертификация|Декларирование|Испытания|Аттестация|Менеджмент качества|Экспертиза|Лицензирование|Обучение|Экология|Охрана труда"
).split("|")
COLORS = "#2F6FDE|#0E9F6E|#C27803|#9061F9|#E02424|#0694A2|#D61F69|#5850EC|#057A55|#8A93A3".split("|")
SERVICES_EACH = 10
GROUPS = 12
# Sellers 1 and 2 tax generally (22 %), the rest simplified without VAT or with 5 %.
RATES: tuple[int | None, ...] = (22, 22, None, 5, None, 7)
HEADS_EACH, MANAGERS_EACH, HEADS_PER_DIRECTOR = 5, 10, 6
BIG = 200_000


@dataclass
class Company:
    """Ids of the staff; `middle` are heads of about 50, `heads` of about 10."""

    executive: int = 1
    directors: list[int] = field(default_factory=list)
    middle: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    managers: list[int] = field(default_factory=list)
    assistants: list[int] = field(default_factory=list)
    experts: list[int] = field(default_factory=list)
    accountants: list[int] = field(default_factory=list)
    above: dict[int, int] = field(default_factory=dict)
    groups_of: dict[int, list[int]] = field(default_factory=dict)

    @property
    def holders(self) -> list[int]:
        """Whoever may hold clients: managers and their heads."""
        return [*self.directors, *self.middle, *self.heads, *self.managers]


def hire(copying: Copying, clients: int, random: Random) -> Company:
    """2,000 people at 200,000 clients, in proportion below (never fewer than one department of 50)."""
    company = Company()
    staff = _Staff(copying, random)
    company.executive = staff.add("Генеральный директор", "executive,manager", None)
    for place in range(max(1, round(30 * clients / BIG))):
        if place % HEADS_PER_DIRECTOR == 0:
            company.directors.append(staff.add("Директор по продажам", "manager", company.executive))
        middle = staff.add("Начальник управления", "manager", company.directors[-1])
        company.middle.append(middle)
        for _ in range(HEADS_EACH):
            head = staff.add("Начальник отдела", "manager", middle)
            company.heads.append(head)
            company.managers += [staff.add("Менеджер", "manager", head) for _ in range(MANAGERS_EACH)]
    company.above = staff.above
    scale = max(0.05, clients / BIG)
    company.assistants = [staff.add("Ассистент", "assistant", None) for _ in range(round(100 * scale))]
    company.experts = [staff.add("Эксперт", "expert", None) for _ in range(max(GROUPS, round(190 * scale)))]
    company.accountants = [staff.add("Бухгалтер", "accountant", None) for _ in range(max(2, round(12 * scale)))]
    for place, assistant in enumerate(company.assistants):
        copying.add("assistance", (assistant, company.managers[place * 7 % len(company.managers)]))
    _own_lists(copying, company)
    return company


class _Staff:
    def __init__(self, copying: Copying, random: Random) -> None:
        self.count = 0
        self.above: dict[int, int] = {}
        self._copying, self._random = copying, random

    def add(self, position: str, roles: str, head: int | None) -> int:
        self.count += 1
        last, first, middle = names.person(self._random)
        if head is not None:
            self.above[self.count] = head
        row = (self.count, f"e_{self.count:05}", last, first, middle, position, "{" + roles + "}", head)
        self._copying.add("employee", row)
        return self.count


def _own_lists(copying: Copying, company: Company) -> None:
    for group in range(1, GROUPS + 1):
        copying.add("expert_group", (group, f"Группа {group}", company.experts[(group - 1) % len(company.experts)]))
    for place, expert in enumerate(company.experts):
        group = place % GROUPS + 1
        company.groups_of.setdefault(group, []).append(expert)
        copying.add("expert_group_member", (group, expert))
    copying.add("bank", ("044099902", "ПАО «УЧЕБНЫЙ БАНК»", "г. Санкт-Петербург", "30101810300000000902"))
    for place, name in enumerate(DIRECTIONS, 1):
        copying.add("direction", (place, name, name.split()[0], COLORS[place - 1]))
        for number in range(SERVICES_EACH):
            id = (place - 1) * SERVICES_EACH + number + 1
            copying.add(
                "service", (id, place, id % GROUPS + 1, f"{name}: услуга {number + 1}", 1_000_000 + id % 5 * 50_000, False)
            )
    for seller, rate in enumerate(RATES, 1):
        inn = names.inn(9_900_000 + seller)
        prefix = "АБВГДЕ"[seller - 1]
        copying.add(
            "organization", (seller, f"ООО «Серт-{seller}»", f"ООО «Серт-{seller}»", inn, prefix, "Иванова И. И.")
        )
        copying.add("organization_account", (seller, f"4070281090000000{seller:04}", "044099902"))
        regime = "osno" if rate == 22 else "usn_income"
        copying.add("tax_regime", (seller, regime, rate, "Без НДС" if rate is None else "", "2020-01-01"))
        for place in range(1, len(DIRECTIONS) + 1):
            copying.add("service_permit", (seller, place, "2020-01-01"))


COLUMNS = {
    "employee": "id,login,last_name,first_name,middle_name,position,roles,head_id",
    "assistance": "assistant_id,manager_id",
    "expert_group": "id,name,lead_id",
    "expert_group_member": "group_id,employee_id",
    "bank": "bik,name,town,correspondent_account",
    "direction": "id,name,short_name,color",
    "service": "id,direction_id,group_id,name,price_kopecks,needs_calculation",
    "organization": "id,short_name,full_name,inn,number_prefix,signatory_name",
    "organization_account": "organization_id,account,bik",
    "tax_regime": "organization_id,regime,vat_rate,basis,from_on",
    "service_permit": "organization_id,direction_id,from_on",
}

"""What an approval says to its approver, by kind: the queue's line, four figures, why it is asked, the way out."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.services import limits
from crm_desktop.ui import approvals_margin
from crm_desktop.ui.invoices_usn import millions
from crm_desktop.ui.kit import formats, words
from crm_desktop.ui.kit.decision import QueueItem

translate = QCoreApplication.translate
Fact = tuple[str, str, str]
Meter = tuple[str, str, float, float]
Facts = dict[str, Any]


def queue_item(row: dict[str, Any]) -> QueueItem:
    """A line of the queue from the row of the list."""
    kind, hue = words.state("approval_kind", row["kind"])
    facts = row["facts"]
    figure = formats.money(row["amount"], fraction=False) if row["amount"] is not None else ""
    if row["kind"] == "claim":
        figure = translate("approvals", "{} of {}").format(facts.get("used", 0), facts.get("cap") or "∞")
    elif row["kind"] == "discount":
        figure = f"{formats.MINUS}{formats.percent(facts.get('discount'))}"
    late = row["state"] == "pending" and row["due"] is not None and row["due"] < datetime.now(row["due"].tzinfo)
    since = formats.ago(row["at"]) if row["state"] == "pending" else words.state("approval", row["state"])[0]
    told = hint(row["kind"], facts, row["title"])
    if row["asked"]:
        told = translate("approvals", "{} asks what {} thinks").format(row["asked"], row["answers"])
    return QueueItem(row["id"], kind, hue, since, late, row["client"] or row["title"], figure, told)


def hint(kind: str, facts: Facts, title: str) -> str:
    """The third line: the very reason in a few words."""
    if kind == "usn":
        meter = facts.get("meter") or {}
        before, after = shares(meter, facts.get("net"))
        text = translate("approvals", "USN limit: {} → {} %, border {} %")
        return text.format(_whole(before), _whole(after), formats.quantity(meter.get("approval_percent")))
    if kind == "prepayment":
        percent = formats.quantity(facts.get("prepayment_percent") or 100)
        text = translate("approvals", "Prepayment {} %").format(percent)
        first = translate("approvals", "first invoice")
        return f"{text} · {first}" if facts.get("first_invoice") else text
    if kind == "discount":
        text = translate("approvals", "Discount {} %, allowed {} %")
        return text.format(formats.quantity(facts.get("discount")), formats.quantity(facts.get("allowed")))
    if kind == "margin":
        return translate("approvals", "The price of what was calculated")
    if kind == "early_start":
        return translate("approvals", "Paid {} of {}").format(*_paid(facts))
    if kind == "usn_exception" and facts.get("until_on"):
        return translate("approvals", "Beyond the limit until {}").format(formats.day(facts["until_on"]))
    return title


def shares(meter: Facts, net: Any) -> tuple[float, float]:
    """Used share of the limit before and after this document."""
    if not meter or meter.get("limit") is None:
        return 0.0, 0.0
    used = limits.exposure(meter)
    return limits.share(used, meter["limit"]), limits.share(used + Decimal(net or 0), meter["limit"])


def figures(values: dict[str, Any]) -> list[Fact]:
    """Four numbers that matter: (caption, figure, hint)."""
    found: Callable[[dict[str, Any], Facts], list[Fact]] = {
        "claim": _claim,
        "discount": _discount,
        "early_start": _early_start,
        "usn_exception": _exception,
        "margin": approvals_margin.figures,
    }.get(values["kind"], _invoice)
    return found(values, values.get("facts") or {})


def _invoice(values: dict[str, Any], facts: Facts) -> list[Fact]:
    percent = facts.get("prepayment_percent")
    kind = translate("approvals", "prepayment {} %").format(formats.quantity(percent)) if percent else ""
    debt = facts.get("debt") or Decimal(0)
    overdue = translate("approvals", "overdue") if debt else translate("approvals", "nothing overdue")
    if facts.get("first_invoice"):
        overdue = translate("approvals", "first invoice of the client")
    due_on = (values.get("subject") or {}).get("due_on")
    pay_until = translate("approvals", "pay until {}").format(formats.day(due_on)) if due_on else ""
    term = facts.get("term_days")
    days = translate("approvals", "{} d.").format(formats.quantity(term)) if term else "—"
    return [
        (translate("approvals", "Sum of the invoice"), formats.roubles(values["amount"]), kind),
        (translate("approvals", "Margin"), *_margin(values)),
        (translate("approvals", "Client's debt"), formats.roubles(debt), overdue),
        (translate("approvals", "Term of the works"), days, pay_until),
    ]


def _margin(values: dict[str, Any]) -> tuple[str, str]:
    """The base tells the cost only to those who decide."""
    cost, order = (values.get("subject") or {}).get("cost"), values["facts"].get("order")
    if not cost or not order:
        return "—", translate("approvals", "the cost is not calculated")
    margin = (Decimal(order) - Decimal(cost)) * 100 / Decimal(order)
    cost_words = translate("approvals", "cost {}").format(formats.money(formats.kopecks(cost), fraction=False))
    return formats.percent(margin.quantize(Decimal("0.1"))), cost_words


def _claim(values: dict[str, Any], facts: Facts) -> list[Fact]:
    new = translate("approvals", "new client") if facts.get("new_client") else translate("approvals", "known client")
    subject = values.get("subject") or {}
    until = subject.get("reserved_until_at")
    reserved = translate("approvals", "reserved until {}").format(formats.day(until.date())) if until else ""
    used = translate("approvals", "{} of {}").format(facts.get("used", 0), facts.get("cap") or "∞")
    by_manager = translate("approvals", "of the manager")
    return [
        (translate("approvals", "Claims this month"), used, translate("approvals", "the limit is used up")),
        (translate("approvals", "Directions held"), str(facts.get("held", 0)), by_manager),
        (translate("approvals", "Open deals"), str(facts.get("open_deals", 0)), by_manager),
        (translate("approvals", "Direction"), str(subject.get("direction") or values["title"]), reserved or new),
    ]


def _discount(values: dict[str, Any], facts: Facts) -> list[Fact]:
    lines = (values.get("subject") or {}).get("lines") or []
    full = sum((Decimal(line["quantity"]) * line["price"] for line in lines), Decimal(0))
    saved = sum((_discounted(line) for line in lines), Decimal(0))
    below = int(facts.get("below_lowest") or 0)
    below_words = translate("approvals", "below the lowest price")
    if not below:
        below_words = translate("approvals", "none below the lowest price")
    uncalculated = int(facts.get("uncalculated") or 0)
    if uncalculated:
        below_words = translate("approvals", "services not calculated: {}").format(uncalculated)
    return [
        (translate("approvals", "Discount"), formats.percent(facts.get("discount")), _allowed(facts)),
        (translate("approvals", "It costs us"), formats.roubles(saved), translate("approvals", "without VAT")),
        (translate("approvals", "Sum of the quote"), formats.roubles(values["amount"]), _before(full)),
        (translate("approvals", "Low prices"), str(below), below_words),
    ]


def _allowed(facts: Facts) -> str:
    return translate("approvals", "the manager may give {} %").format(formats.quantity(facts.get("allowed")))


def _before(full: Decimal) -> str:
    return translate("approvals", "before the discount {}").format(formats.money(formats.kopecks(full), fraction=False))


def _discounted(line: dict[str, Any]) -> Decimal:
    full: Decimal = Decimal(line["quantity"]) * line["price"]
    return full * Decimal(line["discount_percent"] or 0) / 100


def _paid(facts: Facts) -> tuple[str, str]:
    paid, total = facts.get("paid") or Decimal(0), facts.get("total") or Decimal(0)
    return formats.money(formats.kopecks(paid), fraction=False), formats.money(formats.kopecks(total), fraction=False)


def _early_start(values: dict[str, Any], facts: Facts) -> list[Fact]:
    subject = values.get("subject") or {}
    paid, total = facts.get("paid") or Decimal(0), facts.get("total") or Decimal(0)
    share = formats.percent((paid * 100 / total).quantize(Decimal("0.1"))) if total else "—"
    due = facts.get("due_on") or subject.get("due_on")
    return [
        (translate("approvals", "Sum of the invoice"), formats.roubles(total), str(facts.get("invoice") or "")),
        (translate("approvals", "Paid"), formats.roubles(paid), share),
        (translate("approvals", "Not paid yet"), formats.roubles(total - paid), translate("approvals", "our risk")),
        (translate("approvals", "Due"), formats.day(due) if due else "—", str(subject.get("number") or "")),
    ]


def _exception(values: dict[str, Any], facts: Facts) -> list[Fact]:
    meter = facts.get("meter") or {}
    limit, used = meter.get("limit"), limits.exposure(meter) if meter else Decimal(0)
    until, year = facts.get("until_on"), str(meter.get("year") or "")
    return [
        (translate("approvals", "Beyond the limit"), formats.roubles(values["amount"]), str(values["title"])),
        (translate("approvals", "Until"), formats.day(until) if until else "—", translate("approvals", "inclusive")),
        (translate("approvals", "Limit of the year"), formats.roubles(limit) if limit else "—", year),
        (translate("approvals", "Received and promised"), formats.roubles(used), _used(meter)),
    ]


def _used(meter: Facts) -> str:
    before, _after = shares(meter, 0)
    return translate("approvals", "{} % of the limit").format(_whole(before))


def why(values: dict[str, Any]) -> tuple[str, Meter | None]:
    """The sentence of the «why» card and, when УСН plays, its meter."""
    facts, kind = values.get("facts") or {}, values["kind"]
    seller = values.get("organization_id_title") or values["title"]
    sentences = {
        "claim": translate("approvals", "The month's claims are used up: the superior decides about more."),
        "discount": translate("approvals", "A discount above the limit, a low price, or a service not calculated."),
        "margin": translate("approvals", "What was calculated is sold at a price that needs a decision."),
        "prepayment": translate("approvals", "Prepayment invoices of {} are approved before issue.").format(seller),
        "usn": translate("approvals", "{} is near its USN income limit. Such invoices are approved.").format(seller),
        "early_start": translate("approvals", "The work waits for payment; the manager asks to start before it."),
        "usn_exception": translate("approvals", "{} asks to invoice above its USN limit until the day named.").format(
            seller
        ),
    }
    text = sentences[kind]
    if values["reason"]:
        writes = translate("approvals", "{} writes: {}")
        text += "<br><br>" + writes.format(_author(values), f"<i>{_safe(values['reason'])}</i>")
    meter = facts.get("meter")
    if not meter or not meter.get("usn") or meter.get("limit") is None:
        return text, None
    before, after = shares(meter, facts.get("net"))
    title = translate("approvals", "Income of {}").format(meter["year"])
    told = translate("approvals", "{} + {} of {} million ₽")
    net = Decimal(facts.get("net") or 0)
    figures = told.format(millions(limits.exposure(meter)), millions(net), millions(meter["limit"]))
    return text, (title, figures, before, after - before)


def way_out(values: dict[str, Any]) -> str:
    """Who else may sell the same and has room; only where the limit is the question."""
    sellers = (values.get("subject") or {}).get("sellers") or []
    if values["kind"] != "usn" or not sellers:
        return ""
    return translate("approvals", "May sell the same and have room: {}.").format(", ".join(sellers))


def _author(values: dict[str, Any]) -> str:
    return str(values.get("submitted_by_title") or "")


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def heading(values: dict[str, Any]) -> str:
    """Number and date beside the chip."""
    subject = values.get("subject") or {}
    number = subject.get("number") or ""
    sent = translate("approvals", "of {}").format(formats.day(values["created_at"].date()))
    names = {
        "invoice": translate("approvals", "draft invoice"),
        "quote": translate("approvals", "draft quote"),
        "client_direction": translate("approvals", "claim"),
        "work_item": translate("approvals", "work"),
        "organization": translate("approvals", "exception"),
    }
    return f"{number or names.get(values['document'], '')} {sent}"


def _whole(share: float) -> str:
    return f"{share * 100:.0f}"

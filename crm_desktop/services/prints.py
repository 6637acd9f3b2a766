"""From the base to paper: reads what a document prints (one statement) and renders its PDF."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from crm_desktop.services import facsimiles, printing
from crm_desktop.services.database import Reader
from crm_desktop.services.errors import Denied
from crm_desktop.services.phones import phone_text
from crm_desktop.services.printing import BankDetails, Party, PrintLine, Signatory
from crm_desktop.services.values import from_base
from crm_desktop.services.vat import LineAmounts, PriceMode

ISSUED = ("issued", "partly_paid", "paid", "sent", "signed", "refused", "accepted", "rejected", "expired", "superseded")


def pdf(reader: Reader, document: str, document_id: int, signed: bool = False) -> bytes:
    """The PDF of an invoice, a quote, an act or an act of destruction; what is not issued carries the mark ЧЕРНОВИК.

    `signed` puts the organisation's stamp and signatures on what is issued, and on nothing else. Raises Denied when the
    document is not there or not mine.
    """
    found = reader.value("SELECT api.print_data(%s, %s)", (document, document_id))
    if found is None:
        raise Denied
    data = from_base(found)
    if signed and data.get("state") in ISSUED:
        data["facsimiles"] = facsimiles.of_organization(reader, data["organization_id"])
    return RENDER[document](data)


def file_name(document: str, card: dict[str, Any]) -> str:
    """A name people find again: `Счёт СК-000123 АО Станкомаш.pdf`."""
    words = {"invoice": "Счёт", "quote": "КП", "act": "Акт", "destruction_act": "Акт об уничтожении ПДн"}[document]
    number = str(card.get("number") or "черновик").replace("/", "-")
    client = "".join(sign for sign in card.get("client_name", "") if sign.isalnum() or sign in " -")
    return f"{words} {number} {client}".strip() + ".pdf"


def _common(data: dict[str, Any], day: date | None) -> dict[str, Any]:
    snapshot, stamp = data["snapshot"], data.get("facsimiles", {}).get("stamp")
    return {
        "number": data["number"] or "",
        "day": day or date.today(),
        "seller": _party(snapshot["seller"]),
        "buyer": _party(snapshot["buyer"]),
        "draft": data["state"] not in ISSUED and data["state"] != "cancelled",
        "cancelled": data["state"] == "cancelled",
        **({"stamp": stamp.content, "stamp_mm": stamp.width_mm} if stamp else {}),
        "tax_basis": (snapshot.get("regime") or {}).get("basis") or "",
    }


def _party(row: dict[str, Any]) -> Party:
    entrepreneur = row.get("kind") == "entrepreneur"
    return Party(
        name=row["short_name"],
        inn=row.get("inn") or "",
        kpp="" if entrepreneur else row.get("kpp") or "",
        ogrn=row.get("ogrn") or "" if entrepreneur else "",
        address=row.get("address") or "",
        phone=phone_text(row.get("phone") or ""),
        entrepreneur=entrepreneur,
    )


def _line(row: dict[str, Any]) -> PrintLine:
    mode = PriceMode.INCLUSIVE if row["vat_included"] or row["vat_rate"] is None else PriceMode.EXCLUSIVE
    rate = None if row["vat_rate"] is None else Decimal(str(row["vat_rate"]))
    price = row["price"]
    if row["discount_percent"]:
        price = (price * (100 - Decimal(str(row["discount_percent"]))) / 100).quantize(Decimal("0.01"))
    return PrintLine(
        row["title"],
        Decimal(str(row["quantity"])),
        row["unit"],
        price,
        LineAmounts(row["net"], row["vat"], row["total"], rate, mode),
        row.get("description") or "",
        f"{row['term_days']} раб. дн." if row.get("term_days") else "",
    )


def _seller_signatory(seller: dict[str, Any], data: dict[str, Any]) -> Signatory:
    signatory = Signatory(seller["signatory_position"], seller["signatory_name"], seller["signatory_basis"])
    return _signed(signatory, data, "director")


def _signed(signatory: Signatory, data: dict[str, Any], kind: str) -> Signatory:
    found = data.get("facsimiles", {}).get(kind)
    return replace(signatory, signature=found.content, signature_mm=found.width_mm) if found else signatory


def _invoice(data: dict[str, Any]) -> bytes:
    seller, bank = data["snapshot"]["seller"], data["snapshot"]["bank"]
    alone = seller["kind"] == "entrepreneur" or not seller["accountant_name"]
    accountant = None if alone else Signatory("Главный бухгалтер", seller["accountant_name"])
    return printing.invoice(
        printing.InvoicePrint(
            **_common(data, data["issued_on"]),
            lines=tuple(_line(row) for row in data["lines"] or ()),
            bank=_bank(bank),
            director=_seller_signatory(seller, data),
            accountant=_signed(accountant, data, "accountant") if accountant else None,
            notice=seller["invoice_notice"].replace("{due}", _short(data["due_on"])),
            basis=data["basis"] or "Без договора",
            pay_until=data["due_on"],
            terms=data["terms"] or "",
            with_qr=bool(seller["qr_on_invoice"]),
            advances=tuple(
                printing.Advance(one["number"], one["issued_on"], one["paid"])
                for one in data["snapshot"].get("advances") or ()
            ),
        )
    )


def _bank(bank: dict[str, Any] | None) -> BankDetails:
    if bank is None:
        return BankDetails("", "", "", "")
    name = " ".join(part for part in (bank["name"], bank["town"]) if part)
    return BankDetails(name, bank["bik"], bank["correspondent_account"], bank["account"])


def _short(day: date | None) -> str:
    return day.strftime("%d.%m.%Y") if day else ""


def _act(data: dict[str, Any]) -> bytes:
    snapshot = data["snapshot"]
    buyer = snapshot["buyer"]
    since, until = data["period_from_on"], data["period_until_on"]
    return printing.act(
        printing.ActPrint(
            **_common(data, data["act_on"]),
            lines=tuple(_line(row) for row in data["lines"] or ()),
            performer=_seller_signatory(snapshot["seller"], data),
            customer=Signatory(
                data["buyer_position"] or buyer.get("signatory_position") or "",
                data["buyer_signatory"] or buyer.get("signatory_name") or "",
                buyer.get("signatory_basis") or "",
            ),
            kind=printing.ActKind(data["act_kind"]),
            basis=data["basis"],
            period=(since, until) if since and until else None,
            result=data["result"] or "",
        )
    )


def _quote(data: dict[str, Any]) -> bytes:
    seller, manager = data["snapshot"]["seller"], data["manager"] or {}
    rows = data["lines"] or ()
    common = _common(data, data["issued_on"])
    common["number"] = _version_number(data)
    return printing.quote(
        printing.QuotePrint(
            **common,
            lines=tuple(_line(row) for row in rows if not row["optional"]),
            optional_lines=tuple(_line(row) for row in rows if row["optional"]),
            addressee=tuple(data["addressee"].splitlines()),
            summary=data["greeting"] or "",
            valid_until=data["valid_until_on"],
            performance_term=data["term_text"] or "",
            payment_order=data["payment_terms"] or "",
            documents=tuple(part for part in (data["documents_needed"] or "").splitlines() if part.strip()),
            accreditations=tuple(part for part in (seller.get("accreditation") or "").splitlines() if part.strip()),
            contacts=tuple(part for part in (seller.get("email"), seller.get("site")) if part),
            prepared_by=", ".join(filter(None, (manager.get("name"), _phone(manager), manager.get("email")))),
            signatory=_seller_signatory(seller, data),
        )
    )


def _phone(manager: dict[str, Any]) -> str:
    return f"тел. {phone_text(manager['phone'])}" if manager.get("phone") else ""


def _version_number(data: dict[str, Any]) -> str:
    number = data["number"] or ""
    return f"{number}/{data['revision']}" if number and data["revision"] > 1 else number


def _destruction_act(data: dict[str, Any]) -> bytes:
    operator, author = data["operator"] or {}, data["author"] or {}
    named = (("", "full_name"), ("ИНН ", "inn"), ("ОГРН ", "ogrn"), ("", "address"))
    return printing.destruction_act(
        printing.DestructionActPrint(
            number=f"{data['number']}/{data['year']}",
            day=data["destroyed_on"],
            operator=", ".join(label + operator[name] for label, name in named if operator.get(name)),
            subject=f"Контактное лицо № {data['contact_id']}, клиент {data['client_name']} (№ {data['client_id']})",
            categories=tuple(data["categories"]),
            reason=data["reason"],
            request_day=data["request_on"],
            comment=data["comment"],
            counts=tuple(data["counts"].items()),
            author=author.get("name", ""),
            position=author.get("position", ""),
        )
    )


RENDER = {"invoice": _invoice, "act": _act, "quote": _quote, "destruction_act": _destruction_act}

"""Bank accounts and further addresses of a client: the key is checked while it is typed, the bank found by its BIC."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm_desktop.services import requisites
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.clients_fields import sentence
from crm_desktop.ui.clients_part_dialog import PartDialog, PartField
from crm_desktop.ui.clients_parts import Part, PartsBox, Shown
from crm_desktop.ui.kit import formats, tasks
from crm_desktop.ui.kit.fields import ChoiceBox, DigitsEdit, FlagBox, TextLine

translate = QCoreApplication.translate
ADDRESS_KINDS = {
    "actual": QT_TRANSLATE_NOOP("clients", "Actual"),
    "branch": QT_TRANSLATE_NOOP("clients", "Branch"),
    "delivery": QT_TRANSLATE_NOOP("clients", "Delivery"),
    "warehouse": QT_TRANSLATE_NOOP("clients", "Warehouse"),
    "other": QT_TRANSLATE_NOOP("clients", "Other"),
}


class AccountEdit(TextLine):
    """Twenty characters; blanks of a copied account are dropped, a letter of a clearing currency stays."""

    def value(self) -> Any:
        return requisites.cleaned(self.text()).replace("-", "").upper() or None


def accounts_box() -> PartsBox:
    """Account, BIC, bank."""
    return PartsBox(
        translate("clients", "Bank accounts"), "account", translate("clients", "Add an account"), "add", (0, 0, 1),
        translate("clients", "No account yet."),
    )  # fmt: skip


def addresses_box() -> PartsBox:
    """Kind, address, comment."""
    return PartsBox(
        translate("clients", "Further addresses"), "address", translate("clients", "Add an address"), "add", (0, 6, 4),
        translate("clients", "Only the legal and the postal address are known."),
    )  # fmt: skip


def shown_address(address: Part) -> Shown:
    """The kind in words, the address, what to know about it."""
    kind = translate("clients", ADDRESS_KINDS.get(str(address["kind"]), str(address["kind"])))
    return Shown((kind, str(address["address"]), str(address.get("comment") or "")))


def shown_account(account: Part, banks: dict[str, dict[str, Any]]) -> Shown:
    """The account in groups as banks write it, and what is to be known of it: main, closed bank, kept with a reason."""
    bank = banks.get(str(account.get("bik") or "")) or {}
    chips: list[tuple[str, str]] = []
    if account.get("main"):
        chips.append((translate("clients", "Main"), "blue"))
    if bank.get("closed_on"):
        chips.append((translate("clients", "Bank closed"), "red"))
    elif account.get("key_reason"):
        chips.append((translate("clients", "Key does not fit"), "amber"))
    bik = translate("clients", "BIC {}").format(account["bik"]) if account.get("bik") else ""
    tip = translate("clients", "Kept although the key does not fit: {}").format(account["key_reason"])
    texts = (grouped(str(account["account"])), bik, str(account.get("bank_name") or bank.get("name") or ""))
    return Shown(texts, chips=tuple(chips), tip=tip if account.get("key_reason") else "")


def grouped(account: str) -> str:
    """40702 810 1 0000 0005001: the parts of an account can be compared by eye."""
    if len(account) != 20:
        return account
    return " ".join((account[:5], account[5:8], account[8], account[9:13], account[13:]))


def address_dialog(address: Part | None, parent: QWidget) -> PartDialog:
    """One more address."""
    title = translate("clients", "Address") if address else translate("clients", "Add an address")
    fields = (
        PartField("kind", translate("clients", "Kind"), _kinds, required=True, span=1),
        PartField("address", translate("clients", "Address"), TextLine, required=True),
        PartField("comment", translate("clients", "What to know about it"), TextLine),
    )
    return PartDialog(title, fields, address or {"kind": "actual"}, parent)


def _kinds() -> ChoiceBox:
    box = ChoiceBox()
    box.set_choices([(kind, translate("clients", title)) for kind, title in ADDRESS_KINDS.items()])
    return box


class AccountDialog(PartDialog):
    """A key that does not fit is told at the account and asks for a reason; without one the account is not taken."""

    def __init__(self, account: Part | None, first: bool, parent: QWidget) -> None:
        title = translate("clients", "Bank account") if account else translate("clients", "Add an account")
        fields = (
            PartField("bik", translate("clients", "BIC"), DigitsEdit, required=True, span=1),
            PartField("account", translate("clients", "Account"), AccountEdit, required=True, span=2),
            PartField("bank_name", translate("clients", "Bank"), TextLine),
            PartField("key_reason", translate("clients", "Why the account is right all the same"), TextLine),
            PartField("main", translate("clients", "The main account"), FlagBox),
        )
        super().__init__(title, fields, account or {"main": first}, parent)
        self.form.on_edit("bik", self._bik_typed)
        self.form.on_edit("account", self._check)
        self.form.on_edit("key_reason", self._check)
        self._check(quiet=account is None)
        self._find_bank()

    def _bik_typed(self) -> None:
        self._check()
        self._find_bank()

    def _check(self, quiet: bool = False) -> None:
        """While it is typed: only what is complete is judged."""
        bik, account = str(self.form.value("bik") or ""), str(self.form.value("account") or "")
        reason = str(self.form.value("key_reason") or "")
        wrong_bik = requisites.check_bic(bik) if len(bik) >= 9 else None
        self.form.tell("bik", sentence(wrong_bik))
        problem = None
        if len(account) >= 20:
            problem = requisites.check_account(bik if len(bik) == 9 else "044525225", account, override_reason=reason)
            if len(bik) != 9 and problem is not None and problem.code != "account_form":
                problem = None
        key = problem is not None and problem.code == "account_key"
        self.form.show_field("key_reason", key or bool(reason))
        self.form.tell("account", "" if quiet else sentence(problem))

    def _find_bank(self) -> None:
        bik = str(self.form.value("bik") or "")
        if requisites.check_bic(bik) is not None:
            self.form.set_hint("bik", "")
            return
        tasks.read(
            self, "crm_desktop.services.client_parts:bank", bik,
            then=lambda bank: self._show_bank(bik, bank), failed=self.show_problem, key="bank",
        )  # fmt: skip

    def _show_bank(self, bik: str, bank: dict[str, Any] | None) -> None:
        if bik != self.form.value("bik"):
            return
        name = self.form.fields["bank_name"]
        known = bank is not None
        self.form.read_only(known, but=frozenset(self.form.fields) - {"bank_name"})
        if bank is None:
            unknown = translate("clients", "Not in the directory of banks: write the bank's name")
            self.form.set_hint("bik", unknown)
            return
        name.set_value(", ".join(part for part in (bank["name"], bank["town"]) if part))
        closed = bank.get("closed_on")
        text = translate("clients", "The bank is closed since {}").format(formats.day(closed)) if closed else ""
        self.form.set_hint("bik", text)

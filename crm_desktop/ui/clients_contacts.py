"""The people of a client on its card: adding, editing, who is the main one, who has left."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm_desktop.ui.clients_fields import EmailsEdit, PhonesEdit, phones_text
from crm_desktop.ui.clients_part_dialog import PartDialog, PartField
from crm_desktop.ui.clients_parts import Part, PartsBox, Shown
from crm_desktop.ui.kit import draw, formats
from crm_desktop.ui.kit.fields import FlagBox, TextArea, TextLine

translate = QCoreApplication.translate


def contacts_box() -> PartsBox:
    """Name with position, phones, e-mails."""
    return PartsBox(
        translate("clients", "Contacts"), "contact", translate("clients", "Add a contact"), "person_add", (4, 0, 5),
        translate("clients", "Nobody is entered yet: whom do you call?"),
    )  # fmt: skip


def shown(contact: Part, ratio: float = 1.0) -> Shown:
    """Who has left stays in the list, quietly: his deals and letters name him."""
    chips: list[tuple[str, str]] = []
    if contact.get("anonymised_at"):
        chips.append((translate("clients", "Data destroyed"), "grey"))
    elif not contact.get("active", True):
        chips.append((translate("clients", "Left"), "grey"))
    if contact.get("main"):
        chips.append((translate("clients", "Main"), "blue"))
    texts = (
        str(contact.get("full_name") or ""), phones_text(str(contact.get("phone") or "")).replace(", ", "\n"),
        str(contact.get("email") or "").replace(", ", "\n"),
    )  # fmt: skip
    return Shown(
        texts,
        below=str(contact.get("position") or ""),
        chips=tuple(chips),
        picture=draw.avatar(texts[0], 24, ratio),
        quiet=not contact.get("active", True),
        tip=str(contact.get("comment") or ""),
    )


def contact_dialog(contact: Part | None, parent: QWidget) -> PartDialog:
    """All fields of a person; a new one works at the client."""
    title = translate("clients", "Contact") if contact else translate("clients", "Add a contact")
    fields = (
        PartField("last_name", translate("clients", "Last name"), TextLine, required=True, span=1),
        PartField("first_name", translate("clients", "First name"), TextLine, span=1),
        PartField("middle_name", translate("clients", "Middle name"), TextLine, span=1),
        PartField("position", translate("clients", "Position"), TextLine),
        PartField("phone", translate("clients", "Phones, separated by commas"), PhonesEdit),
        PartField("email", translate("clients", "E-mails, separated by commas"), EmailsEdit),
        PartField("comment", translate("clients", "Comment"), TextArea),
        PartField("main", translate("clients", "The main contact of the client"), FlagBox, span=2),
        PartField("active", translate("clients", "Works there"), FlagBox, span=1),
    )
    dialog = PartDialog(title, fields, contact or {"active": True}, parent)
    if contact is None:
        dialog.form.show_field("active", False)
    elif contact.get("updated_at"):
        changed = translate("clients", "Changed {}").format(formats.moment(contact["updated_at"]))
        dialog.form.set_hint("comment", changed)
    return dialog


def removal(contact: Part) -> tuple[str, str, str, dict[str, Any]]:
    """Title, text, verb and what is written: a person is not deleted, he has left (152-ФЗ is another matter)."""
    title = translate("clients", "Has {} left the client?").format(contact["full_name"])
    text = translate(
        "clients",
        "The contact stays on the card as one who has left and is offered in new documents no more. To destroy"
        " personal data, use the destruction with its act.",
    )
    return title, text, translate("clients", "Has left"), {"active": False, "main": False}

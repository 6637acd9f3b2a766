"""The cards of lists that need nothing beyond their fields, and the preview of a number."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.ui.directories_card import DirectoryCard
from crm_desktop.ui.directories_form import form_of
from crm_desktop.ui.directories_lists import BY_DOCUMENT
from crm_desktop.ui.kit import formats, tasks

translate = QCoreApplication.translate


class BankCard(DirectoryCard):
    """A bank by its BIC."""

    directory = BY_DOCUMENT["bank"]
    form = form_of(directory)


class DirectionCard(DirectoryCard):
    """A business line."""

    directory = BY_DOCUMENT["direction"]
    form = form_of(directory)


class ServiceCard(DirectoryCard):
    """A line of the price list."""

    directory = BY_DOCUMENT["service"]
    form = form_of(directory)


class ServicePermitCard(DirectoryCard):
    """One permit; the matrix edits many."""

    directory = BY_DOCUMENT["service_permit"]
    form = form_of(directory)


class LostReasonCard(DirectoryCard):
    """What is chosen when a deal is lost."""

    directory = BY_DOCUMENT["lost_reason"]
    form = form_of(directory)


class DepartmentCard(DirectoryCard):
    """A department and the one above it."""

    directory = BY_DOCUMENT["department"]
    form = form_of(directory)


class TaxRegimeCard(DirectoryCard):
    """A regime of an organisation for a period."""

    directory = BY_DOCUMENT["tax_regime"]
    form = form_of(directory)


class TaxYearCard(DirectoryCard):
    """Figures of the tax code; a year without a limit says so."""

    directory = BY_DOCUMENT["tax_year"]
    form = form_of(directory)

    def show_card(self, values: dict[str, Any]) -> None:
        super().show_card(values)
        if self.id is not None and values.get("usn_limit") is None:
            text = translate(
                "directories", "No limit is entered: invoices of this year are not stopped, only warned about."
            )
            self.note.show_text(text, "amber")


class UsnSettingCard(DirectoryCard):
    """An own limit and its bands."""

    directory = BY_DOCUMENT["usn_setting"]
    form = form_of(directory)


class CalendarDayCard(DirectoryCard):
    """A day that differs from the five-day week."""

    directory = BY_DOCUMENT["calendar_day"]
    form = form_of(directory)


class ExpertGroupCard(DirectoryCard):
    """A group with its members as one field."""

    directory = BY_DOCUMENT["expert_group"]
    form = form_of(directory)

    def prepare(self) -> None:
        super().prepare()
        from crm_desktop.ui.directories_editors import PeopleEdit

        people = self.fields.fields["member_ids"]
        assert isinstance(people, PeopleEdit)
        self.people = people
        tasks.read(self, "crm_desktop.services.directories:experts", then=self.people.set_people, key="experts")

    def show_card(self, values: dict[str, Any]) -> None:
        super().show_card(values)
        self.people.know([(member["id"], member["name"]) for member in values.get("members") or []])


class NumberTemplateCard(DirectoryCard):
    """The number it would write is shown while the template is typed."""

    directory = BY_DOCUMENT["number_template"]
    form = form_of(directory)

    def prepare(self) -> None:
        super().prepare()
        for name in ("template", "digits", "with_year", "organization_id"):
            self.fields.on_edit(name, self.show_preview)
        self._prefixes: dict[int, str] = {}
        tasks.read(self, "crm_desktop.services.directories:prefixes", then=self._know_prefixes, key="prefixes")

    def _know_prefixes(self, found: dict[int, str]) -> None:
        self._prefixes = found
        self.show_preview()

    def show_card(self, values: dict[str, Any]) -> None:
        super().show_card(values)
        self.show_preview()

    def preview(self) -> str:
        """The first number of the year as `sec.next_number` would write it."""
        template = str(self.fields.value("template") or "")
        prefix = self._prefixes.get(self.fields.value("organization_id") or 0, "…")
        number = template.replace("{prefix}", prefix).replace(
            "{number}", str(1).zfill(self.fields.value("digits") or 1)
        )
        return number + (f"/{formats.present().year}" if self.fields.value("with_year") else "")

    def show_preview(self) -> None:
        """Below the template: the number, or what is missing in it."""
        if "{number}" not in str(self.fields.value("template") or ""):
            text = translate("directories", "Without {number} all numbers would be the same.")
        else:
            text = translate("directories", "Looks like: {}").format(self.preview())
        self.fields.set_hint("template", text)

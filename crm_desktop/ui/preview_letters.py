"""The letters a document went out with: to whom, when, by whom, what the server said, and once more."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.services.errors import Refused
from crm_desktop.ui import preview
from crm_desktop.ui.kit import formats, words
from crm_desktop.ui.kit.card import Card
from crm_desktop.ui.rows_box import Row, RowsBox

translate = QCoreApplication.translate
TABLE = "sent_mail"


class Letters(RowsBox):
    """Hidden until there is a letter."""

    def __init__(self, card: Card) -> None:
        super().__init__(translate("preview", "Letters"))
        self.setObjectName("letters")
        self._card = card

    def show_letters(self, values: dict[str, Any]) -> None:
        """The newest first; who may not write to the client may not do it again either."""
        mine = (values.get("why") or {}).get("rule") in ("holder", "assistant") and values.get("state") != "cancelled"
        letters = values.get("letters") or []
        self.show_rows([self._row(place, one, mine=mine) for place, one in enumerate(letters)])

    def _row(self, place: int, one: dict[str, Any], *, mine: bool) -> Row:
        told = " · ".join(part for part in (formats.moment(one["sent_at"]), one["by"], one["subject"]) if part)
        state = (translate("preview", "Sent"), "green")
        if one["error"]:
            state = (translate("preview", "Not sent"), "red")
            told = "\n".join((told, failure_words(one)))
        again = (f"again_{place}", translate("preview", "Send again"), partial(preview.open_for, self._card, one))
        return Row(one["to"], told, state=state, verb=again if mine else None)


def failure_words(one: dict[str, Any]) -> str:
    """Why it did not go, and the server's own words behind it."""
    facts = one.get("facts") or {}
    text = words.sentence(Refused(one["error"], facts))
    said = str(facts.get("said") or "")
    if said and said not in text:
        text = translate("preview", "{} The server said: {}").format(text, said)
    return text

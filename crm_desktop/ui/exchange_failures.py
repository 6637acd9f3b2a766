"""What waits or failed, in sentences: tried again one by one or all; a word nobody explained is explained here."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from crm_desktop.services.lists import Column, Listing
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.exchange_fields import choices, dictionary_words, field_words, reason, sentence
from crm_desktop.ui.exchange_list import SERVICE, ExchangeList
from crm_desktop.ui.exchange_words import OBJECT, OBJECTS, id_words, moment
from crm_desktop.ui.kit import formats, tasks, words
from crm_desktop.ui.kit.buttons import PRIMARY, Button
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.fields import ChoiceBox
from crm_desktop.ui.kit.list_footer import BulkAction
from crm_desktop.ui.kit.record_summary import RecordSummary

translate = QCoreApplication.translate
UNEXPLAINED = "exchange_word"
LISTING = Listing(
    name="exchange_failures",
    document="exchange_failure",
    title=QT_TRANSLATE_NOOP("lists", "Failures of the exchange"),
    source="",
    columns=(
        Column("side", QT_TRANSLATE_NOOP("lists", "Way"), "state", "", 124, filterable=True, words="exchange_side"),
        Column("object", QT_TRANSLATE_NOOP("lists", "Object"), "state", "", 164, filterable=True, words=OBJECT),
        Column("title", QT_TRANSLATE_NOOP("lists", "Record"), "text", "", 170),
        Column("reason", QT_TRANSLATE_NOOP("lists", "Why"), "text", ""),
        Column("attempts", QT_TRANSLATE_NOOP("lists", "Attempts"), "quantity", "", 84, hidden=True),
        Column("due_at", QT_TRANSLATE_NOOP("lists", "Tried again"), "moment", "", 130, hidden=True),
        Column("since_at", QT_TRANSLATE_NOOP("lists", "Waits since"), "moment", "", 130, hidden=True),
    ),
)  # fmt: skip


class Failures(ExchangeList):
    """Newest first; Enter opens our record where there is one."""

    question = f"{SERVICE}:failures"
    nothing = QT_TRANSLATE_NOOP("exchange", "Everything has gone through")

    def __init__(self, context: Context) -> None:
        self._ids: dict[tuple[Any, ...], int] = {}
        again = BulkAction(translate("exchange", "Try again"), "arrow_sync", self.retry)
        super().__init__(LISTING, context, summary=self._made_summary, bulk=[again])
        button = Button(translate("exchange", "Try all again"), "arrow_sync")
        button.setObjectName("retry_all")
        button.clicked.connect(lambda _on=False: self.retry_all())
        self.head.add(button)

    def _made_summary(self, _context: Context) -> QWidget:
        return FailureSummary(self)

    def id_of(self, told: dict[str, Any]) -> int:
        key = (told["side"], told["object"], told["our_id"], told["their_id"])
        return self._ids.setdefault(key, len(self._ids) + 1)

    def row(self, told: dict[str, Any]) -> tuple[Any, ...]:
        why = reason(told["code"], told["facts"])
        when = moment(told["due_at"]), moment(told["since_at"])
        return told["side"], told["object"], told["title"] or "", why, told["attempts"], *when

    def retry(self, ids: list[int]) -> None:
        """Each at the next cycle, which begins at once."""
        chosen = [self.told[id] for id in ids if id in self.told]
        tasks.command(self, partial(_retry, chosen), then=lambda _a: self._retried(), refused=self.show_problem)

    def retry_all(self) -> None:
        """Everything that waits, on both sides."""
        tasks.command(self, f"{SERVICE}:retry", then=lambda _a: self._retried(), refused=self.show_problem)

    def _retried(self) -> None:
        self.context.window.wake_exchange()
        self.context.window.toast(translate("exchange", "It is tried again at the next cycle."))
        self.refresh()

    def explain(self, told: dict[str, Any], ours: str) -> None:
        """Their word means this of ours from now on; everything that waited for it goes on."""
        facts = told["facts"]
        tasks.command(
            self, f"{SERVICE}:save_word", facts["waits_in"], facts["waits_for"], ours,
            then=lambda _a: self._explained(str(facts.get("word") or "")), refused=self.show_problem,
        )  # fmt: skip

    def _explained(self, word: str) -> None:
        self.context.window.wake_exchange()
        self.context.window.toast(translate("exchange", "“{}” is explained; what waited for it goes on.").format(word))
        self.refresh()

    def show_problem(self, problem: Exception) -> None:
        if type(problem).__name__ == "Refused":
            self.context.window.toast(sentence(problem), tone="red")
        else:
            super().show_problem(problem)


class FailureSummary(RecordSummary):
    """One failure whole, with what can be done about it."""

    def __init__(self, page: Failures) -> None:
        super().__init__()
        self._page = page
        self._dictionary = ""
        self.again = self.add_verb(
            "retry", translate("exchange", "Try again"), "arrow_sync", lambda: page.retry([self.id])
        )
        self.open = self.add_verb(
            "open_record", translate("exchange", "Open"), "open", lambda: page.open_record(self.id)
        )
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextInteractionFlags(self.told.textInteractionFlags().TextSelectableByMouse)
        self.meaning, self.ours = QLabel(), ChoiceBox()
        self.meaning.setProperty("role", "label")
        self.meaning.setWordWrap(True)
        self.meaning.setBuddy(self.ours)
        self.ours.setObjectName("our_word")
        self.save = Button(translate("exchange", "That is it"), "checkmark", PRIMARY)
        self.save.setObjectName("explain")
        self.save.clicked.connect(lambda _on=False: self._explain())
        self.ours.edited.connect(lambda: self.save.setEnabled(self.ours.value() is not None))
        self.word = QWidget()
        column = QVBoxLayout(self.word)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.meaning, self.ours, self.save):
            column.addWidget(widget)
        self.word.hide()
        self.column.insertWidget(1, self.told)
        self.column.insertWidget(2, self.word)

    def refresh(self) -> None:
        """What the list has read already; a record that has gone through meanwhile stays as it was."""
        told = self._page.told.get(self.id)
        if told is not None and told != self.values:
            self._show(told)

    def show_values(self, values: dict[str, Any]) -> None:
        self.chip.show_state(*words.state("exchange_side", values["side"]))
        kind = words.state("exchange_object", values["object"])[0]
        self.title.setText(values["title"] or kind)
        self.told.setText(reason(values["code"], values["facts"]))
        self.again.show()
        self.open.setVisible(bool(values["our_id"]))
        self.show_facts(
            (
                (translate("exchange", "Object"), kind),
                (translate("exchange", "Waits for"), awaited(values["facts"])),
                (translate("exchange", "Since"), formats.moment(moment(values["since_at"]))),
                (translate("exchange", "Attempts"), str(values["attempts"] or "")),
                (translate("exchange", "Tried again"), formats.moment(moment(values["due_at"]))),
                (translate("exchange", "Id in Terrasoft"), id_words(values["their_id"])),
            )
        )
        self._ask_word(values)

    def _ask_word(self, values: dict[str, Any]) -> None:
        asked = values["code"] == UNEXPLAINED
        self.word.setVisible(asked)
        if not asked:
            return
        dictionary = str(values["facts"]["waits_in"])
        pattern = translate("exchange", "{}: what “{}” is called here")
        self.meaning.setText(pattern.format(dictionary_words(dictionary), values["facts"].get("word") or "…"))
        self.ours.setAccessibleName(self.meaning.text())
        self.save.setEnabled(False)
        self.ours.clear()
        self._dictionary = dictionary
        tasks.read(self, f"{SERVICE}:our_words", dictionary, then=partial(self._offer, dictionary), key="words")

    def _offer(self, dictionary: str, found: list[tuple[str, str]]) -> None:
        self.ours.set_choices([*choices(dictionary, found)], empty=translate("exchange", "Choose…"))
        self.ours.set_value(None)

    def _explain(self) -> None:
        if self.ours.value() is not None:
            self._page.explain(self.values, self.ours.value())


def awaited(facts: dict[str, Any]) -> str:
    """What a record cannot go without, as far as it is known: a record by its kind, a word by its dictionary."""
    kind = facts.get("waits_in") or facts.get("of")
    if not kind:
        return ""
    field = field_words(str(facts["field"])) if facts.get("field") else ""
    name = words.state(OBJECT, kind)[0] if kind in OBJECTS else dictionary_words(str(kind))
    return ": ".join(dict.fromkeys(filter(None, (field, name))))


def _retry(chosen: list[dict[str, Any]], session: Any) -> None:
    from crm_desktop.services import exchange

    for told in chosen:
        if told["side"] == "in":
            exchange.retry(session, told["object"], theirs=told["their_id"])
        else:
            exchange.retry(session, told["object"], ours=told["our_id"])

"""A dictionary of theirs: what each word means here, and which of ours goes out as another one's word."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crm_desktop.services.exchange import STATES
from crm_desktop.ui.exchange_fields import choices, dictionary_words, sentence
from crm_desktop.ui.exchange_setup_fields import keep_lines, renew
from crm_desktop.ui.exchange_setup_known import SERVICE, Known
from crm_desktop.ui.kit import tasks
from crm_desktop.ui.kit.buttons import Button
from crm_desktop.ui.kit.line_columns import Line, LineColumn
from crm_desktop.ui.kit.lines import LinesTable
from crm_desktop.ui.kit.lookup import Choice
from crm_desktop.ui.kit.search_edit import SearchEdit
from crm_desktop.ui.kit.strips import NoteCard

if TYPE_CHECKING:
    from crm_desktop.services.database import Reader

translate = QCoreApplication.translate
MOST = 200


def find_ours(reader: "Reader", text: str, dictionary: str) -> list[Choice]:
    """What of ours a word may mean, by the letters of its name; run on a worker."""
    from crm_desktop.services import exchange

    wanted = text.casefold().split()
    found = [
        Choice(value, title)
        for value, title in exchange.our_words(reader, dictionary)
        if all(word in title.casefold() for word in wanted)
    ]
    return found[:MOST]


class WordsPane(QWidget):
    """Every choice is saved at once: what waited for the word goes on with the next cycle."""

    explained = Signal()

    def __init__(self, known: Known, dictionary: str, parent: QWidget | None = None, *, bare: bool = False) -> None:
        super().__init__(parent)
        self.known, self.dictionary = known, dictionary
        self.ours: dict[str, str] = {}
        self._order: dict[str, int] = {}
        self.note = NoteCard(hue="red")
        self.note.hide()
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.search = SearchEdit(translate("exchange", "Search by name"))
        self.search.setObjectName("search_words")
        self.again = Button(translate("exchange", "Read from Terrasoft"), "arrow_sync")
        self.again.setObjectName("read_words")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*((0, 0, 8, 0) if bare else (24, 18, 24, 24)))
        self._column.setSpacing(12)
        self._column.addLayout(self._head())
        self._column.addWidget(self.note)
        self.theirs: LinesTable | None = None
        self.left: LinesTable | None = None
        self.search.textChanged.connect(lambda _text: self._show(anew=True))
        self.again.clicked.connect(lambda _on=False: self.read_words())
        known.changed.connect(self.show_settings)
        tasks.read(self, f"{SERVICE}:our_titles", dictionary, then=self._arrived, failed=self._refused, key="ours")

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(12)
        title = QLabel(dictionary_words(self.dictionary))
        title.setProperty("role", "panel_title")
        line.addWidget(title)
        line.addWidget(self.count)
        line.addStretch()
        line.addWidget(self.search)
        line.addWidget(self.again)
        return line

    def _arrived(self, ours: dict[str, str]) -> None:
        self.ours = dict(choices(self.dictionary, list(ours.items())))
        self.theirs, self.left = self._their_table(), self._left_table()
        self._column.addWidget(self.theirs)
        self._column.addWidget(self.left)
        self._column.addStretch()
        self.show_settings()

    def _their_table(self) -> LinesTable:
        if self.dictionary in STATES:
            means = LineColumn(
                "ours", translate("exchange", "Means here"), "choice", 320, choices=tuple(self.ours.items())
            )
        else:
            means = LineColumn(
                "ours", translate("exchange", "Means here"), "lookup", 320, search=find_ours,
                arguments=lambda: (self.dictionary,),
            )  # fmt: skip
        main = ((True, translate("exchange", "goes out as this")),)
        table = LinesTable(
            (
                LineColumn("name", translate("exchange", "Word of Terrasoft"), stretch=True, computed=_their_name),
                means,
                LineColumn("main", translate("exchange", "Ours"), "choice", 190, choices=main),
            ),
            title=translate("exchange", "Words of Terrasoft"),
            fixed=True,
        )
        return self._dressed(table, "their_words", self._take_their)

    def _left_table(self) -> LinesTable:
        table = LinesTable(
            (
                LineColumn("title", translate("exchange", "Ours"), stretch=True, computed=_title),
                LineColumn("goes", translate("exchange", "Goes out as"), "choice", 320),
            ),
            title=translate("exchange", "Ours that have no word there"),
            fixed=True,
        )
        return self._dressed(table, "left_words", self._take_left)

    def _dressed(self, table: LinesTable, name: str, act: Any) -> LinesTable:
        table.setObjectName(name)
        table.add_button.hide()
        table.paste_button.hide()
        table.model.edited.connect(act)
        keep_lines(table)
        return table

    # what is shown

    def show_settings(self) -> None:
        """The words as they are saved now."""
        if self.theirs is not None:
            self._show()

    def words(self) -> list[dict[str, Any]]:
        """The words of this dictionary, the unexplained first."""
        return self.known.words(self.dictionary)

    def _show(self, *, anew: bool = False) -> None:
        """`anew`: the unexplained come first again; otherwise a word stays where it is, whatever it means now."""
        assert self.theirs is not None and self.left is not None
        words = self.words()
        unexplained = sum(word["ours"] is None for word in words)
        pattern = translate("exchange", "words: {}, not explained: {}")
        self.count.setText(pattern.format(len(words), unexplained))
        wanted = self.search.text().casefold().split()
        shown = [word for word in words if all(one in word["their_name"].casefold() for one in wanted)]
        if not anew and {word["theirs"] for word in shown} == set(self._order):
            shown.sort(key=lambda word: self._order[word["theirs"]])
        self._order = {word["theirs"]: place for place, word in enumerate(shown)}
        renew(self.theirs, [self._line(word) for word in shown], "theirs")
        self._show_left(words)

    def _line(self, word: dict[str, Any]) -> Line:
        ours = word["ours"]
        title = self.ours.get(ours, ours) if ours is not None else ""
        main = True if word["main"] else None
        return {"theirs": word["theirs"], "word": word, "ours": ours, "ours_title": title, "main": main}

    def _show_left(self, words: list[dict[str, Any]]) -> None:
        assert self.left is not None
        named = {word["ours"] for word in words if word["main"]}
        goes = {ours: word["theirs"] for word in words for ours in word["also"]}
        offered = tuple((word["theirs"], word["their_name"]) for word in words if word["ours"] is not None)
        columns = list(self.left.model.columns)
        columns[1] = LineColumn("goes", columns[1].title, "choice", 320, choices=offered)
        self.left.model.columns = tuple(columns)
        mine = [(ours, title) for ours, title in self.ours.items() if ours not in named]
        renew(self.left, [{"value": ours, "name": title, "goes": goes.get(ours)} for ours, title in mine], "value")
        self.left.setVisible(bool(mine) and bool(words))

    # what is chosen

    def _take_their(self) -> None:
        assert self.theirs is not None
        for line in self.theirs.model.lines:
            word = line["word"]
            if (line["ours"], bool(line["main"])) != (word["ours"], bool(word["main"])):
                # Of two words that mean the same, the one said last goes out.
                main = (line["ours"] != word["ours"] or bool(line["main"])) and line["ours"] is not None
                # What is being saved counts as saved: the next choice may come before the answer.
                line["word"] = {**word, "ours": line["ours"], "main": main}
                self._save(partial(_save, line["word"]))

    def _take_left(self) -> None:
        assert self.left is not None
        words = self.words()
        for line in self.left.model.lines:
            others = [word for word in words if line["value"] in word["also"]]
            if line["goes"] != (others[0]["theirs"] if others else None):
                word = next((word for word in words if word["theirs"] == line["goes"]), None)
                self._save(partial(_send_as, line["value"], word, others))
                return

    def _save(self, function: Any) -> None:
        self.note.hide()
        tasks.command(self, function, then=lambda _answer: self._saved(), refused=self._refused)

    def _saved(self) -> None:
        self.known.context.window.wake_exchange()
        self.known.refresh()
        self.explained.emit()

    def _refused(self, problem: Exception) -> None:
        self.again.setEnabled(True)
        self.note.show_text(sentence(problem), "red")
        self.known.refresh()

    def read_words(self) -> None:
        """All dictionaries anew: what a person has said stays, new words are added."""
        self.again.setEnabled(False)
        self.note.hide()
        self.known.run("learn", self._learnt, self._refused)

    def _learnt(self, missing: dict[str, int]) -> None:
        self.again.setEnabled(True)
        text = translate("exchange", "The dictionaries are read; not explained: {}.")
        self.known.context.window.toast(text.format(sum(missing.values())))
        self.known.refresh()
        self.explained.emit()


def _their_name(line: Line) -> str:
    word = line["word"]
    return str(word["their_name"] or word["theirs"])


def _title(line: Line) -> str:
    return str(line["name"])


def _save(word: dict[str, Any], session: Any) -> None:
    from crm_desktop.services import exchange_preparation

    exchange_preparation.save_word(session, word)


def _send_as(ours: str, word: Any, others: Any, session: Any) -> None:
    from crm_desktop.services import exchange_preparation

    exchange_preparation.send_as(session, ours, word, others)

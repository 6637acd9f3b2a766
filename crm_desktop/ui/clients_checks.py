"""Checks of a client's requisites while they are typed: what is complete is judged, what is not is only counted."""

from PySide6.QtCore import QCoreApplication

from crm_desktop.services import requisites
from crm_desktop.services.requisites import Problem
from crm_desktop.ui.clients_fields import sentence
from crm_desktop.ui.kit.fields import TextLine
from crm_desktop.ui.kit.form import Form

translate = QCoreApplication.translate
LENGTHS = {"company": 10, "entrepreneur": 12, "person": 12}


class Requisites:
    """Binds the checks to the fields inn, kpp, ogrn and kind of a form."""

    def __init__(self, fields: Form) -> None:
        self._fields = fields
        fields.lenient = frozenset({"inn", "kpp", "ogrn", "phone", "email"})
        for name, check in (("inn", self._inn), ("kpp", self._kpp), ("ogrn", self._ogrn)):
            editor = fields.fields[name]
            assert isinstance(editor, TextLine)
            editor.check = check
            fields.on_edit(name, self.show)
        fields.on_edit("kind", self.show)
        fields.on_edit("inn", self._follow_kind)

    def inn_is_right(self) -> bool:
        """Whether a whole ИНН with right check digits is typed."""
        inn = self._text("inn")
        return bool(inn) and requisites.check_inn(inn) is None

    def show(self) -> None:
        """Judge what is complete, count what is not, hide what does not apply."""
        kind = self._text("kind") or "company"
        self._fields.show_field("kpp", kind == "company" or bool(self._text("kpp")))
        self._fields.show_field("ogrn", kind != "person" or bool(self._text("ogrn")))
        label = translate("clients", "OGRNIP") if kind == "entrepreneur" else translate("clients", "OGRN")
        self._fields.labels["ogrn"].setText(label)
        for name, complete in (("inn", LENGTHS[kind]), ("kpp", 9), ("ogrn", 13 if kind == "company" else 15)):
            self._judge(name, complete)
        self._hint_kpp()

    def _judge(self, name: str, complete: int) -> None:
        editor = self._fields.fields[name]
        assert isinstance(editor, TextLine)
        if not self._fields.touched(name) and not self._fields.touched("kind"):
            # What stands there since long is mentioned, and hinders nothing.
            self._fields.tell(name, "")
            self._fields.set_hint(name, editor.problem())
            return
        typed = len(editor.text().strip())
        judged = editor.problem() if typed >= complete or _has_letters(name, editor.text()) else ""
        self._fields.tell(name, judged)
        counting = 0 < typed < complete and editor.hasFocus()
        text = translate("clients", "{} of {} digits").format(typed, complete) if counting else ""
        self._fields.set_hint(name, text)

    def _hint_kpp(self) -> None:
        """Another tax office than in the ИНН is usual for branches and after a move: said, not forbidden."""
        kpp, inn = self._text("kpp"), self._text("inn")
        if len(kpp) == 9 and len(inn) == 10 and kpp[:4] != inn[:4] and not self._fields.fields["kpp"].problem():
            text = translate("clients", "Another tax office ({}) than in the INN: a branch or a move")
            self._fields.set_hint("kpp", text.format(kpp[:4]))

    def _follow_kind(self) -> None:
        """Twelve digits belong to a person; who already is one stays what he is."""
        inn, kind = self._text("inn"), self._fields.fields["kind"]
        if requisites.check_inn(inn) is not None:
            return
        wanted = "company" if len(inn) == 10 else "entrepreneur"
        if LENGTHS.get(str(kind.value()), 0) != len(inn):
            kind.set_value(wanted)
            self._fields.edited.emit("kind")

    def _inn(self, text: str) -> str:
        problem = requisites.check_inn(text)
        kind = self._text("kind")
        if problem is None and kind in LENGTHS and len(text) != LENGTHS[kind]:
            problem = Problem("inn_of_kind", digits=len(text))
        return sentence(problem)

    def _kpp(self, text: str) -> str:
        if self._text("kind") in ("entrepreneur", "person"):
            return sentence(Problem("kpp_of_person"))
        problem = requisites.check_kpp(text)
        return sentence(problem or (Problem("kpp_form", text=text) if text.startswith("00") else None))

    def _ogrn(self, text: str) -> str:
        kind = self._text("kind")
        if kind == "person":
            return sentence(Problem("ogrn_of_person"))
        return sentence((requisites.check_ogrnip if kind == "entrepreneur" else requisites.check_ogrn)(text))

    def _text(self, name: str) -> str:
        return str(self._fields.value(name) or "")


def _has_letters(name: str, text: str) -> bool:
    """A letter is told at once, it does not become right by typing on; a КПП may have some."""
    return name != "kpp" and any(sign.isalpha() for sign in text)

"""The stage of the story: its own base on the embedded server, six people, the order of the scenes."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from crm_desktop import paths
from crm_desktop.services import demo
from crm_desktop.services.database import Connection
from crm_desktop.story import scenes_money, scenes_sales, scenes_work
from crm_desktop.story.driver import SIZE, Driver

WALK = ("deals", "calculation_requests", "quotes", "invoices", "work_items", "issued_documents", "acts", "limits")
CERTIFICATE = ("certificate", "ЕАЭС RU С-RU.НА99.В.00001/26", "Светильники СВ-20, партия 500 шт.")
DECLARATION = ("declaration", "ЕАЭС N RU Д-RU.РА99.В.00002/26", "Светильники СВ-20")
ANALYST, MANAGER, DIRECTOR, ACCOUNTANT = "e_kiselev", "e_volkova", "e_orlova", "e_petrova"
EXPERTS = ("e_belova", "e_osipov")


class Telling:
    """The desk, the people and where the story stands: each scene goes on from what the base says."""

    def __init__(self, desk: Driver, people: tuple[Any, ...], profile: Any) -> None:
        self.desk, self.people, self.profile = desk, {person.login: person for person in people}, profile

    def sit(self, login: str) -> None:
        """Somebody else sits down: the one before signs out, the new one is chosen among the people."""
        desk, program = self.desk, self.desk.program
        if program.connection is not None:
            program.window.sign_out()
        else:
            program.show_login(self.profile, people=tuple(self.people.values()))
        desk.until("the people", lambda: program.login is not None and program.login.people.cards)
        if not desk.pictures:
            desk.picture("вход")
        card = next(card for card in program.login.people.cards if card.person.login == login)
        desk.click(card)
        desk.until("the window", lambda: program.connection is not None and program.window.isVisible())
        program.window.resize(*SIZE)
        desk.settle()

    def tell(self) -> None:
        """From the imported base to the closed deal."""
        desk = self.desk
        self.sit(ANALYST)
        scenes_sales.import_clients(desk, samples() / "clients_2000.xlsx")
        inn = self.value("SELECT inn FROM crm.client WHERE length(inn) = 10 ORDER BY id OFFSET 1 LIMIT 1")
        direction = self.value("SELECT id FROM crm.direction ORDER BY id LIMIT 1")
        self.sit(MANAGER)
        scenes_sales.claim_direction(desk, inn, direction)
        deal = scenes_sales.record_need(desk)
        request = scenes_sales.request_calculation(desk)
        self.sit(EXPERTS[0])
        scenes_sales.calculate(desk, scenes_sales.CERTIFICATE, "48000", "42000", "16", "эксперт_1")
        self.sit(EXPERTS[1])
        scenes_sales.calculate(desk, scenes_sales.DECLARATION, "16500", "15000", "8", "эксперт_2")
        self.sit(MANAGER)
        quote = scenes_sales.make_quote(desk, request)
        invoice = scenes_money.prepayment_invoice(desk, quote)
        self.sit(DIRECTOR)
        scenes_money.approve(desk)
        self.sit(MANAGER)
        scenes_money.issue(desk, invoice)
        printed = self.value("SELECT api.print_data('invoice', %s)", invoice)
        self.sit(ACCOUNTANT)
        scenes_money.import_statement(desk, scenes_money.statement(desk, printed))
        self.sit(MANAGER)
        scenes_work.launch(desk, invoice)
        self.sit(EXPERTS[0])
        scenes_work.do_work(desk, scenes_sales.CERTIFICATE, "эксперт_1", CERTIFICATE)
        self.sit(EXPERTS[1])
        scenes_work.do_work(desk, scenes_sales.DECLARATION, "эксперт_2", DECLARATION)
        self.sit(MANAGER)
        scenes_work.act(desk, deal)
        self.walk()

    def walk(self) -> None:
        """A look at every list the manager has, now that there is something in it."""
        for name in WALK:
            self.desk.open_section(name)
            page = self.desk.page
            if hasattr(page, "show_view") and name != "limits":
                page.show_view("all")
            self.desk.picture(f"список_{name}")

    def value(self, sql: str, *parameters: Any) -> Any:
        """A look into the base with the eyes of the person at the desk."""
        connection = self.desk.program.connection
        assert isinstance(connection, Connection)
        with connection.reader() as reader:
            return reader.value(sql, parameters)


def samples() -> Path:
    """The folder of sample files: beside the program."""
    return paths.program_folder() / "samples"


@contextmanager
def staged(folder: Path, server_folder: Path | None = None) -> Iterator[Telling]:
    """Everything the story needs, and nothing left running after it."""
    from PySide6.QtCore import QEventLoop

    from crm_desktop.app import Program, make_application
    from crm_desktop.settings import LocalSettings

    folder.mkdir(parents=True, exist_ok=True)
    for old in (*folder.glob("*.png"), *folder.glob("*.pdf"), *folder.glob("*.txt")):
        old.unlink()
    server, profile = demo.open_demo(office_only=True, folder=server_folder)
    application = make_application("ru", "light")
    with tempfile.TemporaryDirectory(prefix="crm-story-") as home:
        program = Program(application, LocalSettings(Path(home)))
        people = demo.sign_ins(server)
        program.people = people
        try:
            yield Telling(Driver(program, folder), people, profile)
        finally:
            program.close()
            application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 200)
            server.stop()

"""What every document of the house has, named file by file, so that whoever adds one is led to the next step.

A new document fails here in this order: policy, listing, section, card, form, words, events, Russian.
"""

import importlib
import pkgutil
import re
import xml.etree.ElementTree as ElementTree
from functools import cache
from pathlib import Path

import pytest

from crm_desktop.migrations.policies import all_policies
from crm_desktop.models.registry import documents
from crm_desktop.services import listings, migrate
from crm_desktop.services.documents import CARDS as READABLE
from crm_desktop.services.lists import Listing
from crm_desktop.ui import sections, texts, texts_events, texts_states
from tools import areas

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted(documents())

# Documents that are shown inside another place; the reason is part of the rule.
NOT_IN_A_LIST = {
    "client_direction": "the directions stand on the client's card",
    "task": "tasks open the document they are about",
}
NOT_ON_A_CARD = {
    "client_direction": "a direction is a row of the client's card",
    "approval": "a decision is taken beside the queue",
    "task": "a task opens the document it is about",
}
NOT_A_FORM_OF_ITS_OWN = {
    **NOT_ON_A_CARD,
    "calculation_line": "the expert edits the calculation: forms/calculation_card.ui",
}
# A task is one person's; nobody reads its history.
WITHOUT_EVENTS = {"task"}


@cache
def all_listings() -> dict[str, Listing]:
    """Document -> what its list shows."""
    names = [module.name for module in pkgutil.iter_modules(listings.__path__)]
    found = [importlib.import_module(f"{listings.__name__}.{name}").LISTING for name in names]
    return {listing.document: listing for listing in found}


@cache
def russian() -> dict[tuple[str, str], str]:
    """(context, English) -> Russian of all areas."""
    words = {}
    for path in areas.TRANSLATIONS.glob("*_ru.ts"):
        for context in ElementTree.fromstring(path.read_text(encoding="utf-8")).iter("context"):
            for message in context.iter("message"):
                translation = message.find("translation")
                assert translation is not None
                text = "".join(translation.itertext()).strip()
                words[context.findtext("name") or "", message.findtext("source") or ""] = text
    return words


def untranslated(context: str, english: list[str]) -> list[str]:
    return [text for text in english if not russian().get((context, text))]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_says_who_reads_it(document: str) -> None:
    """Next: crm_desktop/migrations/policies.py (OWNED, GROUPED, COMMON) or sql/70_policies.sql."""
    written = all_policies() + migrate.sql_text("70_policies.sql")
    assert re.search(rf"ON crm\.{document} FOR SELECT", written), f"no SELECT policy for crm.{document}"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_has_a_list_or_a_reason_why_not(document: str) -> None:
    """Next: crm_desktop/services/listings/<documents>.py."""
    assert document in all_listings() or NOT_IN_A_LIST.get(document), f"no listing shows {document}"


@pytest.mark.parametrize("document", [name for name in DOCUMENTS if name not in NOT_IN_A_LIST])
def test_a_listed_document_has_a_section(document: str) -> None:
    """Next: one line in crm_desktop/ui/sections.py."""
    listing = all_listings().get(document)
    assert listing is not None, f"no listing shows {document}"
    assert listing.name in {section.name for section in sections.SECTIONS}, f"no section opens {listing.name}"


@pytest.mark.parametrize("document", [name for name in DOCUMENTS if name not in NOT_ON_A_CARD])
def test_a_document_has_a_card_or_a_reason_why_not(document: str) -> None:
    """Next: the class in crm_desktop/ui/<documents>.py and one line in crm_desktop/ui/sections.py."""
    card = sections.card_type(document)
    assert card is not None, f"nothing opens {document}"
    module, _, name = str(card.factory).partition(":")
    assert hasattr(importlib.import_module(module), name)
    assert document in READABLE, f"services/documents.py does not read {document}"


@pytest.mark.parametrize("document", [name for name in DOCUMENTS if name not in NOT_A_FORM_OF_ITS_OWN])
def test_a_document_has_a_form(document: str) -> None:
    """Next: forms/<document>_card.ui, then tools/build_ui.py."""
    assert (areas.FORMS / f"{document}_card.ui").exists()
    assert (ROOT / "crm_desktop" / "ui" / "forms" / f"ui_{document}_card.py").exists()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_has_words_for_its_name_states_and_steps(document: str) -> None:
    """Next: crm_desktop/ui/texts_states.py."""
    workflow = documents()[document].WORKFLOW
    assert workflow is not None
    states = texts_states.STATES.get(document, {})
    assert set(states) == set(workflow.states)
    steps = texts_states.STEPS.get(document, {})
    assert {step.name for step in workflow.steps if not step.hidden} - set(steps) == set()
    assert document in texts_states.DOCUMENTS or document in NOT_ON_A_CARD
    assert untranslated("states", [text for text, _ in states.values()]) == []
    assert untranslated("steps", list(steps.values())) == []


@pytest.mark.parametrize("document", [name for name in DOCUMENTS if name not in WITHOUT_EVENTS])
def test_a_document_has_words_for_what_happened_to_it(document: str) -> None:
    """Next: crm_desktop/ui/texts_events.py."""
    workflow = documents()[document].WORKFLOW
    assert workflow is not None
    told = {step for about, step in texts_events.EVENTS if about == document}
    assert {step.name for step in workflow.steps} - told == set()


def test_every_event_the_base_writes_has_words_and_russian() -> None:
    written = "\n".join(migrate.functions())
    recorded = set(re.findall(r"sec\.record\('(\w+)'.*?'step', '(\w+)'", written))
    recorded |= set(re.findall(r"sec\.record_calendar\('(\w+)', to_jsonb\(\w+\), '(\w+)'", written))
    assert len(recorded) > 50
    assert {(document, step) for document, step in recorded if document not in WITHOUT_EVENTS} - set(
        texts_events.EVENTS
    ) == set()
    assert untranslated("events", list(texts_events.EVENTS.values())) == []


def test_every_refusal_of_the_base_has_a_sentence_and_its_russian() -> None:
    """Next: crm_desktop/ui/texts.py."""
    written = "\n".join(migrate.functions())
    codes = set(re.findall(r"sec\.(?:refuse|obstacle)\(\s*'(\w+)'", written))
    codes |= set(re.findall(r"THEN '(\w+)' ELSE 'slot_taken'", written)) | {"slot_taken"}
    assert len(codes) > 50
    assert codes - set(texts.REFUSALS) == set()
    assert untranslated("refusals", list(texts.REFUSALS.values())) == []


def test_what_lists_show_knows_only_lists_and_words() -> None:
    """So a listing is read by the program's start, the export and the tests without Qt and SQLAlchemy."""
    known = {"crm_desktop.services.lists", "crm_desktop.services.words"}
    wrong = [
        f"{path.name}: {name}"
        for path in (ROOT / "crm_desktop" / "services" / "listings").glob("*.py")
        for name in re.findall(r"^(?:from|import) ([\w.]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        if name not in known
    ]
    assert wrong == []


def test_a_reason_why_not_is_about_a_document() -> None:
    assert (set(NOT_IN_A_LIST) | set(NOT_A_FORM_OF_ITS_OWN) | WITHOUT_EVENTS) - set(DOCUMENTS) == set()

"""The house rules no other tool checks: what keeps a newcomer, and Python, from going astray."""

import ast
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from pathspec import GitIgnoreSpec

from tools import areas, build_ui

ROOT = Path(__file__).resolve().parent.parent
LINE_LIMIT = 320
# Modules a list needs before the first paint; SQLAlchemy alone costs as much as the whole window.
BEFORE_FIRST_PAINT = ("lists", "database", "errors", "documents", "listings", "words", "money")
TRANSLATING = {"tr", "translate", "QT_TRANSLATE_NOOP", "QT_TR_NOOP"}
# What the shared controls may know of the services: nothing that is about a document.
KNOWN_TO_THE_KIT = {"lists", "database", "errors", "documents", "money", "words", "drafts", "russian"}

# Of the shell: the sentences for refusals.
OPEN_TO_FEATURES = {f"crm_desktop.ui.{name}" for name in ("texts", "summary", "lookups", "rows_box")}


@cache
def ignored() -> GitIgnoreSpec:
    """What tools make on this computer; a machine without git knows it as well."""
    return GitIgnoreSpec.from_lines(["/.git", *(ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()])


@cache
def committed() -> tuple[Path, ...]:
    """Files under git and those about to be: ignored ones are nobody's business."""
    found: list[Path] = []
    for folder, inside, names in os.walk(ROOT):
        here = Path(folder)
        inside[:] = sorted(name for name in inside if not is_ignored(f"{place(here / name)}/"))
        found += [here / name for name in sorted(names) if not is_ignored(place(here / name))]
    return tuple(found)


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for path in committed():
        if path.suffix == ".py" and build_ui.GENERATED not in path.parents:
            yield path, ast.parse(path.read_text(encoding="utf-8"), str(path))


def place(path: Path, line: int | None = None) -> str:
    name = path.relative_to(ROOT).as_posix()
    return name if line is None else f"{name}:{line}"


def translates(node: ast.AST) -> bool:
    """Whether it is a call lupdate should have seen; strings and canvases have a translate() of their own."""
    if not isinstance(node, ast.Call) or not node.args:
        return False
    function = node.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    if name != "translate":
        return name in TRANSLATING
    return len(node.args) > 1 and isinstance(getattr(node.args[0], "value", None), str)


def test_no_file_is_too_long_to_be_read_at_one_sitting() -> None:
    """Migrations are exempt: alembic writes them once, and history is not edited."""
    lengths = {
        place(path): len(path.read_text(encoding="utf-8").splitlines())
        for path, _ in sources()
        if areas.PROGRAM / "migrations" / "versions" not in path.parents
    }
    assert {name: length for name, length in lengths.items() if length > LINE_LIMIT} == {}


def test_a_translated_text_is_a_plain_literal() -> None:
    """lupdate reads sources, not values: an f-string or a sum in tr() never finds its Russian."""
    wrong = [
        place(path, node.lineno)
        for path, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and translates(node)
        if any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in node.args)
    ]
    assert wrong == []


def test_no_text_is_translated_inside_an_f_string() -> None:
    """lupdate takes an f-string for one token and does not see the tr() in its braces."""
    wrong = [
        place(path, inner.lineno)
        for path, tree in sources()
        for outer in ast.walk(tree)
        if isinstance(outer, ast.JoinedStr)
        for inner in ast.walk(outer)
        if isinstance(inner, ast.Call) and translates(inner)
        if isinstance(inner.args[-1], ast.Constant) and isinstance(inner.args[-1].value, str)
    ]
    assert wrong == []


def test_an_ignored_complaint_names_its_code_and_its_reason() -> None:
    code = r"(?:\[[\w, -]+\]|: ?[A-Z]+\d+(?:, ?[A-Z]+\d+)*)"
    bare = re.compile(rf"#\s*(?:type: ignore|noqa)(?!{code}\W*\w)")
    wrong = [
        place(path, number)
        for path, _ in sources()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if bare.search(line) and path != Path(__file__)
    ]
    assert wrong == []


def test_nothing_committed_names_a_place_of_this_machine() -> None:
    # Put together here so that this file does not name them either.
    parts = ("/" + "work/", "/" + "root/", "/" + "opt/", r"\bpypi" + r"\.org", "pythonhosted" + r"\.org")
    local = re.compile("|".join(parts))
    wrong = []
    for path in committed():
        if path.suffix in {".png", ".otf", ".ttf", ".pdf", ".xlsx", ".xls", ".ico", ".zip"}:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        for number, line in enumerate(text.splitlines(), start=1):
            if local.search(line):
                wrong.append(place(path, number))
    assert wrong == []


def test_a_name_stands_once_in_a_form() -> None:
    twice = {}
    for form in areas.FORMS.glob("*.ui"):
        tree = ElementTree.fromstring(form.read_text(encoding="utf-8"))
        names = Counter(node.get("name") for kind in ("widget", "action") for node in tree.iter(kind))
        repeated = [name for name, count in names.items() if count > 1]
        if repeated:
            twice[form.name] = repeated
    assert twice == {}


def test_one_text_has_one_translation_in_all_areas() -> None:
    """The areas become one catalogue: of two translations of a text one would win by chance."""
    russian: dict[tuple[str, str], set[str]] = {}
    for words in areas.TRANSLATIONS.glob("*_ru.ts"):
        for context in ElementTree.fromstring(words.read_text(encoding="utf-8")).iter("context"):
            for message in context.iter("message"):
                key = (context.findtext("name") or "", message.findtext("source") or "")
                translation = message.find("translation")
                assert translation is not None
                russian.setdefault(key, set()).add("|".join(translation.itertext()).strip())
    assert {key: texts for key, texts in russian.items() if len(texts) > 1} == {}


def test_test_files_are_found_by_pytest() -> None:
    helpers = {"conftest", "__init__", "servers", "guards", "driver", "gallery"}
    wrong = [
        place(path)
        for path, tree in sources()
        if path.is_relative_to(ROOT / "tests") and path.stem not in helpers
        if any(name.startswith("test_") for name in functions(tree))
        if not re.fullmatch(r"test_[a-z0-9_]+", path.stem)
    ]
    assert wrong == []


def test_no_test_is_defined_twice_in_a_file() -> None:
    """The second of the same name replaces the first, which then silently never runs."""
    twice = [
        f"{place(path)}: {name}"
        for path, tree in sources()
        if path.is_relative_to(ROOT / "tests")
        for name, count in Counter(functions(tree)).items()
        if count > 1
    ]
    assert twice == []


def functions(tree: ast.Module) -> Iterator[str]:
    yield from (node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def test_paths_named_in_the_documents_exist() -> None:
    top = {path.relative_to(ROOT).parts[0] for path in committed()}
    wrong = []
    for document in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        for name in re.findall(r"`([\w./-]+)`", document.read_text(encoding="utf-8")):
            is_path = "/" in name and name.split("/")[0] in top and "NNN" not in name
            if is_path and not (ROOT / name).exists() and not is_ignored(name):
                wrong.append(f"{place(document)}: {name}")
    assert wrong == []


def is_ignored(name: str) -> bool:
    """Made by a tool on this computer, such as the catalogue of words; a folder's name ends in a slash."""
    return ignored().match_file(name)


def test_shared_controls_know_no_document() -> None:
    wrong = [
        f"{place(path)}: {name}"
        for path, tree in sources()
        if path.is_relative_to(ROOT / "crm_desktop" / "ui" / "kit")
        for name in imported(tree)
        if not may_be_known_to_the_kit(name)
    ]
    assert wrong == []


def test_a_feature_does_not_reach_up_to_the_shell() -> None:
    """Sections know the features; a feature that knew the sections could not be taken out."""
    by_area = areas.sources_by_area()
    shell = {f"crm_desktop.ui.{path.stem}" for path in by_area.get(areas.SHELL, []) if path.suffix == ".py"}
    wrong = [
        f"{place(path)}: {name}"
        for area, paths in by_area.items()
        if area != areas.SHELL
        for path in paths
        if path.suffix == ".py"
        for name in imported(ast.parse(path.read_text(encoding="utf-8")))
        if ".".join(name.split(".")[:3]) in shell - OPEN_TO_FEATURES
    ]
    assert wrong == []


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def may_be_known_to_the_kit(name: str) -> bool:
    if name.startswith("crm_desktop.models"):
        return False
    if name.startswith("crm_desktop.ui."):
        return name.startswith(("crm_desktop.ui.kit", "crm_desktop.ui.forms.ui_kit"))
    return not name.startswith("crm_desktop.services.") or name.split(".")[2] in KNOWN_TO_THE_KIT


@pytest.mark.parametrize("name", BEFORE_FIRST_PAINT)
def test_what_a_list_needs_comes_without_sqlalchemy(name: str) -> None:
    question = (
        f"import sys, crm_desktop.services.{name}; "
        "print(*sorted({'sqlalchemy', 'alembic', 'reportlab', 'openpyxl', 'PySide6'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", question]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def test_qt_calls_keep_their_hands_off_none() -> None:
    """PySide6 6.12.0 drops a reference to None in every void call on Python 3.11, and aborts in the end."""
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1_000):
        thing.setObjectName("thing")
        thing.blockSignals(False)
    # Other code at work moves the count by a few; a lost reference per call would move it by 1,000.
    assert abs(sys.getrefcount(None) - before) < 100


def test_every_area_of_words_finds_its_sources_by_name() -> None:
    features = {"invoices", "people", "companies", "work_items"}
    services = areas.PROGRAM / "services"
    expected = {
        areas.PROGRAM / "ui" / "invoices.py": "invoices",
        areas.PROGRAM / "ui" / "invoices_print.py": "invoices",
        services / "listings" / "invoices.py": "invoices",
        areas.FORMS / "invoice_card.ui": "invoices",
        areas.FORMS / "person_card.ui": "people",
        areas.FORMS / "company_card.ui": "companies",
        areas.FORMS / "work_item_card.ui": "work_items",
        areas.PROGRAM / "ui" / "kit" / "rows.py": "kit",
        areas.PROGRAM / "ui" / "main_window.py": "shell",
        areas.PROGRAM / "app.py": "shell",
    }
    assert {path: areas.area_of(path, features) for path in expected} == expected


def test_a_text_without_russian_and_a_text_without_a_class_are_found() -> None:
    words = """<TS><context><name>Card</name>
    <message><source>Done</source><translation>Готово</translation></message>
    <message><source>Empty</source><translation></translation></message>
    <message><source>New</source><translation type="unfinished">Новый</translation></message>
    <message numerus="yes"><source>%n files</source><translation>
    <numerusform>%n файл</numerusform><numerusform></numerusform></translation></message></context>
    <context><name></name><message><source>Lost</source><translation>Потерян</translation></message></context>
    </TS>"""
    found = [fault.split(" ")[0] + fault.split(" ")[-1] for fault in build_ui.faults(words)]
    assert found == ["«Empty»translated", "«New»translated", "«%ntranslated", "«Lost»order"]

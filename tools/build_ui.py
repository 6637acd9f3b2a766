"""Forms and words: uic, lupdate and lrelease over everything that needs them.

python tools/build_ui.py [AREA …]   refresh forms and translations (of these areas), then the catalogue
python tools/build_ui.py --check    change nothing; fail when something is stale or untranslated
python tools/build_ui.py --release  only make the catalogue the program loads, resources/i18n/crm_ru.qm
"""

import argparse
import importlib.util
import io
import os
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.areas import FORMS, PROGRAM, ROOT, TRANSLATIONS, sources_by_area

GENERATED = PROGRAM / "ui" / "forms"
CATALOGUE = TRANSLATIONS / "crm_ru.qm"


class ToolFailed(Exception):
    """One of Qt's tools ended with an error; the text is what it said."""


def main() -> int:
    """Exit code 0 when all is fresh."""
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=layout)
    parser.add_argument("areas", nargs="*", metavar="AREA")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--release", action="store_true")
    arguments = parser.parse_args()
    try:
        if arguments.check:
            return _report(find_stale())
        if not arguments.release:
            refresh(set(arguments.areas))
        release()
        return 0
    except ToolFailed as failure:
        return _report([str(failure)])


def refresh(only: set[str]) -> None:
    """Writes the generated forms and the .ts files; Russian already there stays."""
    for form in sorted(FORMS.glob("*.ui")):
        _write_if_changed(_generated(form), compiled_form(form))
    for area, sources in sources_by_area().items():
        if not only or area in only:
            updated = updated_words(area, sources)
            if updated:
                _write_if_changed(_words(area), updated)


def find_stale() -> list[str]:
    """A sentence for every generated form, word list or translation that is not as it should be."""
    return [*_stale_forms(), *_stale_words(), *_left_without_sources()]


def release() -> None:
    """Makes the catalogue of all areas; programs and tests that read it meanwhile keep the old one."""
    words = sorted(TRANSLATIONS.glob("*_ru.ts"))
    if not words:
        return
    with tempfile.TemporaryDirectory(dir=TRANSLATIONS) as folder:
        fresh = Path(folder, CATALOGUE.name)
        _run("lrelease", "-silent", *map(str, words), "-qm", str(fresh))
        fresh.replace(CATALOGUE)


def is_released() -> bool:
    """Whether the catalogue is younger than every word list."""
    words = [path.stat().st_mtime for path in TRANSLATIONS.glob("*_ru.ts")]
    return not words or (CATALOGUE.exists() and CATALOGUE.stat().st_mtime >= max(words))


def compiled_form(form: Path) -> str:
    """The Python of a form; slots are connected by name nowhere, for a typing error there is silent."""
    return _run("uic", "-g", "python", "--no-autoconnection", str(form))


def updated_words(area: str, sources: list[Path]) -> str:
    """The area's .ts as lupdate would leave it, without line numbers and vanished texts; or nothing."""
    with tempfile.TemporaryDirectory() as folder:
        words = Path(folder, f"{area}_ru.ts")
        if _words(area).exists():
            shutil.copyfile(_words(area), words)
        # By list file: the command line of Windows ends at 32,767 characters.
        listed = Path(folder, "sources.lst")
        listed.write_text("\n".join(path.as_posix() for path in sources), encoding="utf-8")
        _run(
            "lupdate",
            *("-silent", "-no-obsolete", "-locations", "none", "-sort-messages"),
            *("-source-language", "en_US", "-target-language", "ru_RU", f"@{listed}", "-ts", str(words)),
        )
        text = words.read_text(encoding="utf-8") if words.exists() else ""
    return text if "<message" in text else ""


def _stale_forms() -> Iterator[str]:
    for form in sorted(FORMS.glob("*.ui")):
        made = _generated(form)
        if not made.exists() or made.read_text(encoding="utf-8") != compiled_form(form):
            yield f"{_name(made)} is older than {_name(form)}: run python tools/build_ui.py"


def _stale_words() -> Iterator[str]:
    for area, sources in sources_by_area().items():
        words, updated = _words(area), updated_words(area, sources)
        kept = words.read_text(encoding="utf-8") if words.exists() else ""
        if kept != updated:
            yield f"{_name(words)} is older than its sources: run python tools/build_ui.py {area}"
        if updated:
            yield from (f"{_name(words)}: {fault}" for fault in faults(updated))


def _left_without_sources() -> Iterator[str]:
    forms = {_generated(form) for form in FORMS.glob("*.ui")}
    for path in sorted(GENERATED.glob("ui_*.py")):
        if path not in forms:
            yield f"{_name(path)} has no form any more: delete it"
    for path in sorted(TRANSLATIONS.glob("*_ru.ts")):
        if path.stem.removesuffix("_ru") not in sources_by_area():
            yield f"{_name(path)} belongs to no source any more: delete it"


def faults(words: str) -> Iterator[str]:
    """What is wrong with a .ts: texts without Russian, and texts lupdate could not attribute to a class."""
    # Our own committed file, not foreign XML.
    for context in ElementTree.fromstring(words).iter("context"):  # noqa: S314
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            text = message.findtext("source") or ""
            if not name or "." in name:
                yield (
                    f"«{text}» has the context «{name}»: lupdate loses the class in the statement after "
                    "QCoreApplication.translate(…) and for a bare tr(); use self.tr, and in another order"
                )
            translation = message.find("translation")
            if translation is None or not _is_translated(translation):
                yield f"«{text}» ({name}) is not translated"


def _is_translated(translation: ElementTree.Element) -> bool:
    if translation.get("type") == "unfinished":
        return False
    forms = translation.findall("numerusform") or [translation]
    return all((form.text or "").strip() for form in forms)


def _run(tool: str, *arguments: str) -> str:
    done = subprocess.run(
        [str(_tool(tool)), *arguments],
        capture_output=True,
        cwd=ROOT,
        encoding="utf-8",
        check=False,
        env=_environment(),
    )
    if done.returncode:
        raise ToolFailed(f"{tool} ended with {done.returncode}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout


def _environment() -> dict[str, str]:
    """uic writes texts as the locale tells it to."""
    return {**os.environ, "LC_ALL": "C.UTF-8"}


def _tool(name: str) -> Path:
    spec = importlib.util.find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        raise ToolFailed("PySide6 is not installed")
    folder = Path(next(iter(spec.submodule_search_locations)))
    for place in (folder / f"{name}.exe", folder / "Qt" / "libexec" / name, folder / name):
        if place.is_file():
            return place
    raise ToolFailed(f"PySide6 brings no {name}")


def _write_if_changed(path: Path, text: str) -> None:
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(_name(path))


def _generated(form: Path) -> Path:
    return GENERATED / f"ui_{form.stem}.py"


def _words(area: str) -> Path:
    return TRANSLATIONS / f"{area}_ru.ts"


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _report(sentences: list[str]) -> int:
    for sentence in sentences:
        print(sentence)
    return 1 if sentences else 0


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):  # a Windows console is not UTF-8 by itself
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main())

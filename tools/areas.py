"""Which area of the interface a source belongs to, read off its name: a new feature needs no entry."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "crm_desktop"
FORMS = ROOT / "forms"
TRANSLATIONS = ROOT / "resources" / "i18n"
KIT, SHELL = "kit", "shell"

# Generated files repeat the forms; migrations and printed documents are not translated.
WITHOUT_WORDS = ("ui/forms", "migrations", "services/printing")
IRREGULAR = {"people": "person"}


def sources_by_area() -> dict[str, list[Path]]:
    """Every source that may hold words, in exactly one area each; what is of no feature is the shell's."""
    features = _features()
    areas: dict[str, list[Path]] = {}
    sources = [*_modules(), *FORMS.glob("*.ui")]
    for path in sorted(sources, key=lambda path: path.relative_to(ROOT).as_posix()):
        areas.setdefault(area_of(path, features), []).append(path)
    return areas


def area_of(path: Path, features: set[str]) -> str:
    """The feature whose noun, or its singular, begins the file's name; the longest noun wins."""
    noun = _noun(path)
    if noun == KIT or noun.startswith("kit_"):
        return KIT
    fitting = (name for name in features if _is_about(noun, name) or _is_about(noun, singular(name)))
    return max(fitting, key=len, default=SHELL)


def singular(noun: str) -> str:
    """`invoices` is shown by `invoice_card.ui`."""
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    return f"{noun[:-3]}y" if noun.endswith("ies") else noun.removesuffix("s")


def _is_about(noun: str, feature: str) -> bool:
    return noun == feature or noun.startswith(f"{feature}_")


def _noun(path: Path) -> str:
    """`ui/invoices.py`, `services/listings/invoices.py` and `ui/invoices/page.py` are all about invoices."""
    if path.suffix == ".ui":
        return path.stem
    parts = path.relative_to(PROGRAM).with_suffix("").parts
    return next((part for part in parts if part not in {"ui", "services", "models", "listings"}), "")


def _features() -> set[str]:
    """Nouns with a listing, a screen and a service, or words of their own already."""
    listed = {path.stem for path in (PROGRAM / "services" / "listings").glob("*.py")}
    # The company's own lists are one feature with a listing for each.
    listed = {name for name in listed if not name.startswith("directories_")}
    shown = {path.stem for path in (PROGRAM / "ui").glob("*") if path.suffix in {".py", ""}}
    served = {path.stem for folder in ("services", "models") for path in (PROGRAM / folder).glob("*")}
    worded = {path.stem.removesuffix("_ru") for path in TRANSLATIONS.glob("*_ru.ts")}
    return (listed | (shown & served) | worded) - {"__init__", "__pycache__", "forms", KIT, SHELL}


def _modules() -> Iterator[Path]:
    for path in PROGRAM.rglob("*.py"):
        if not path.relative_to(PROGRAM).as_posix().startswith(WITHOUT_WORDS):
            yield path

"""Every sentence of the command line, Russian and English; no catalogue of Qt, which a server has not."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from crm_desktop.admin.words_check import FINDINGS
from crm_desktop.admin.words_done import CELLS, DONE
from crm_desktop.admin.words_refused import REFUSALS

LANGUAGES = ("ru", "en")
# code -> (Russian, English); {…} are facts of the result or of the refusal.
SENTENCES: dict[str, tuple[str, str]] = {
    **REFUSALS,
    **DONE,
    **CELLS,
    **{f"finding_{code}": pair for code, pair in FINDINGS.items()},
}


def sentence(code: str, language: str, facts: Mapping[str, Any]) -> str:
    """The sentence of a code; one nobody has written says the code and its facts, for that is better than nothing."""
    pair = SENTENCES.get(code)
    if pair is None:
        return f"{code} {dict(facts)}" if facts else code
    return pair[LANGUAGES.index(language)].format_map(_Facts(facts, language))


class _Facts(dict[str, Any]):
    """Figures as they are read: kopecks as roubles, bytes as megabytes, lists with commas; a missing one as a dash."""

    def __init__(self, facts: Mapping[str, Any], language: str) -> None:
        super().__init__(facts)
        self._is_russian = language == "ru"

    def __missing__(self, key: str) -> str:
        if f"{key}_kopecks" in self:
            return self._figure(f"{Decimal(self[f'{key}_kopecks']).scaleb(-2):,.2f}")
        if f"{key}_bytes" in self:
            return self._figure(f"{self[f'{key}_bytes'] // (1 << 20):,}")
        return "-"

    def __getitem__(self, key: str) -> Any:
        value = super().__getitem__(key)
        if key == "missing":
            return "\n".join(f"    {statement}" for statement in value)
        if key == "tables" and isinstance(value, dict):
            return ", ".join(f"{table} {there} ≠ {here}" for table, (there, here) in value.items())
        return ", ".join(map(str, value)) if isinstance(value, list | tuple) else value

    def _figure(self, text: str) -> str:
        return text.replace(",", " ").replace(".", ",") if self._is_russian else text

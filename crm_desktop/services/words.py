"""Words of the interface that are named where Qt is not known."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - lupdate looks for this very name
    """Marks a text for lupdate and returns it untranslated: the screen translates it in the same context."""
    return text

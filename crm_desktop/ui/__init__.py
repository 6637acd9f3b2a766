"""Screens. Nobody here uses PySide's alternative names, so it need not look for them."""

import sys
from typing import Any


def _leave_features_alone(feature: Any) -> None:
    """Spares the reading of every module's source, by which PySide learns whether `__feature__` is meant for it.

    A sixth of the modules' time at a start, and again at the first command with its hundred modules.
    """
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = lambda _module: False


_leave_features_alone(sys.modules.get("shibokensupport.feature"))

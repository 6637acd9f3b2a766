"""The experts' verbs that concern several lines at once."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def take_all(session: "Session", ids: list[int]) -> list[str]:
    """Takes the lines in one statement; returns the numbers of those that could not be taken any more."""
    from sqlalchemy import text

    return list(session.execute(text("SELECT api.calculation_lines_take(:ids)"), {"ids": ids}).scalar_one())

"""Rows for other programs: tab-separated text for Excel, a table for letters."""

from html import escape

from PySide6.QtCore import QMimeData

from crm_desktop.ui.kit import words
from crm_desktop.ui.kit.cells import exported
from crm_desktop.ui.kit.rows_model import RowsModel


def as_mime(model: RowsModel, rows: list[int], columns: list[int]) -> QMimeData:
    """Return both forms, with the titles as the first line."""
    table = [[words.title(model.columns[place].title) for place in columns]]
    table += [[exported(model.columns[place], model.raw(row, place)) for place in columns] for row in rows]
    mime = QMimeData()
    mime.setText(as_tsv(table))
    body = "".join("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in line) + "</tr>" for line in table)
    mime.setHtml(f"<table>{body}</table>")
    return mime


def as_tsv(table: list[list[str]]) -> str:
    """Join cells; tabs and line breaks inside a cell become spaces, as Excel would split there."""
    return "\n".join(
        "\t".join(" ".join(text.split()) if "\n" in text or "\t" in text else text for text in line) for line in table
    )


def from_tsv(text: str) -> list[list[str]]:
    """Split what Excel puts on the clipboard; the trailing line break is not a row."""
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    return [line.split("\t") for line in lines] if text.strip("\r\n") else []

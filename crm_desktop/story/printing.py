"""Looking at a printed form and keeping its PDF."""

from pathlib import Path

from crm_desktop.services import prints
from crm_desktop.story.driver import Driver
from crm_desktop.ui.preview import PreviewDialog


def preview(desk: Driver, picture: str) -> Path:
    """Looks at the printed form and saves the PDF beside the pictures."""
    desk.click("preview")
    dialog = desk.dialog(PreviewDialog)
    desk.until("the pages", lambda: dialog.pages > 0)
    desk.picture(picture)
    path = desk.folder / prints.file_name(desk.card.document, desk.card.values)
    dialog.save_to(path)
    desk.until("the file", path.exists)
    desk.settle()
    dialog.reject()
    desk.settle()
    return path

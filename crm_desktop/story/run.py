"""Tells the story from the first page to the last and says what was left behind."""

import sys
import time
from pathlib import Path


def run_story(folder: str) -> int:
    """Everything on the embedded server, in a base of its own; pictures and PDFs go into the folder. 0 is success."""
    from crm_desktop.story.stage import staged

    began = time.monotonic()
    place = Path(folder)
    with staged(place) as telling:
        telling.tell()
    pictures, papers = len(list(place.glob("*.png"))), len(list(place.glob("*.pdf")))
    sys.stdout.write(f"{pictures} pictures and {papers} PDFs in {place.resolve()}\n")
    sys.stdout.write(f"the whole process took {time.monotonic() - began:.0f} s\n")
    return 0

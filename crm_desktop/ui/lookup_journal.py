"""Who looked up which client: for those who answer for the client base."""

from crm_desktop.services.listings.lookup_journal import LISTING
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.page import ListPage


class LookupJournalPage(ListPage):
    """Nothing to open: a look-up leaves no record but this line."""

    def __init__(self, context: Context) -> None:
        super().__init__(LISTING, context, opener=lambda _id: None)

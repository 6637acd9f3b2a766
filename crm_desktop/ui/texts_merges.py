"""Sentences of refusals about merging clients and handing work over."""

from crm_desktop.services.words import QT_TRANSLATE_NOOP

MERGES: dict[str, str] = {
    "merge_holder": QT_TRANSLATE_NOOP("refusals", "“{direction}” is held in both cards: by {survivor} and by {merged}. Choose who keeps it."),
    "merge_reserved": QT_TRANSLATE_NOOP("refusals", "“{direction}” is reserved while an approval waits. Decide about it first."),
    "merge_undecided": QT_TRANSLATE_NOOP("refusals", "Approvals wait in “{direction}”: {count}. They have to be decided before it gets another holder."),
    "merge_changed": QT_TRANSLATE_NOOP("refusals", "Changed since the merge, so it cannot be taken back: {rows}."),
    "merge_undone": QT_TRANSLATE_NOOP("refusals", "This merge was taken back on {on}."),
    "hand_over_undecided": QT_TRANSLATE_NOOP("refusals", "Approvals wait in directions: {rows}. They have to be decided, or the directions left out."),
    "hand_over_nothing": QT_TRANSLATE_NOOP("refusals", "Choose what to hand over."),
    "hand_over_undone": QT_TRANSLATE_NOOP("refusals", "This hand-over was taken back on {on}."),
    "hand_over_moved_on": QT_TRANSLATE_NOOP("refusals", "Has moved on since: {rows}. It stays where it is."),
}  # fmt: skip

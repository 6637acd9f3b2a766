"""Sentences of refusals about people, their rights and the company's own lists."""

from crm_desktop.services.words import QT_TRANSLATE_NOOP

ADMINISTRATION: dict[str, str] = {
    # people and logins
    "own_rights": QT_TRANSLATE_NOOP("refusals", "Nobody changes his own rights: another administrator must do it."),
    "own_login": QT_TRANSLATE_NOOP("refusals", "You cannot disable your own login."),
    "last_administrator": QT_TRANSLATE_NOOP("refusals", "This is the last administrator. Give the role to somebody else first."),
    "head_cycle": QT_TRANSLATE_NOOP("refusals", "This head is led by the same employee: choose another."),
    "not_a_manager": QT_TRANSLATE_NOOP("refusals", "An assistant helps managers only. Choose employees with the role of a manager."),
    "not_an_expert": QT_TRANSLATE_NOOP("refusals", "Only employees with the role of an expert belong to a group and lead it."),
    "group_unknown": QT_TRANSLATE_NOOP("refusals", "There is no such expert group any more."),
    # substitutions and hand-overs
    "substitution_over": QT_TRANSLATE_NOOP("refusals", "The substitution is over already."),
    "substitute_same": QT_TRANSLATE_NOOP("refusals", "Nobody stands in for himself."),
    "substitution_dates": QT_TRANSLATE_NOOP("refusals", "The last day is before the first one, or has passed."),
    "substitution_empty": QT_TRANSLATE_NOOP("refusals", "Choose what the substitute does: decides or sees."),
    "substitute_role": QT_TRANSLATE_NOOP("refusals", "The substitute lacks the role of the absent. Choose somebody who has it."),
    "substitution_twice": QT_TRANSLATE_NOOP("refusals", "The two have a substitution from {from_on} to {until_on} already."),
    "cannot_hand_over": QT_TRANSLATE_NOOP("refusals", "Choose another active manager."),
    "hand_over_outside": QT_TRANSLATE_NOOP("refusals", "You hand over to your own people only. Ask the analyst for the others."),
    # the company's lists
    "in_use": QT_TRANSLATE_NOOP("refusals", "Something refers to this row, so it cannot be removed."),
    "account_not_of_bank": QT_TRANSLATE_NOOP("refusals", "The account {account} does not fit the BIC {bik}: one of the digits is mistyped."),
    "regime_overlaps": QT_TRANSLATE_NOOP("refusals", "Another regime is in force from {from_on} to {until_on}: end it first."),
    "tree_cycle": QT_TRANSLATE_NOOP("refusals", "The row cannot stand below itself."),
}  # fmt: skip

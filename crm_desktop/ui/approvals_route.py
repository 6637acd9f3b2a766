"""The way of an approval in words: who has decided, who is asked first, who is still silent, by which route."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.ui.kit import formats, words
from crm_desktop.ui.kit.decision import RouteStep

translate = QCoreApplication.translate
SAID = {"approved": "done", "rejected": "refused", "returned": "refused"}


def route(values: dict[str, Any]) -> list[RouteStep]:
    """The author, then everybody who decides; a step that all must approve shows each yes."""
    sent = translate("approvals", "sent for approval")
    author = str(values.get("submitted_by_title") or "")
    found = [RouteStep(author, sent, "done", formats.moment(values["created_at"]))]
    for step in values.get("route") or []:
        found += _yeses(step)
        if step["mode"] != "all" or step["state"] != "approved":  # its last yes stands there already
            found.append(_step(step, cancelled=values["state"] == "cancelled"))
    return found


def route_name(values: dict[str, Any]) -> str:
    """By which route it goes, and which version of it."""
    if not values.get("route_name"):
        return translate("approvals", "no route: the executives decide")
    told = translate("approvals", "route “{}”, version {}")
    return told.format(values["route_name"], values["route_version"])


def who_decides(found: dict[str, Any] | None) -> str:
    """What is told before sending: everybody who will decide, in order; "" when nobody need."""
    if not found:
        return ""
    steps = " → ".join(f"{place}. {preview_step(step)}" for place, step in enumerate(found["steps"], 1))
    return translate("approvals", "Will decide: {}").format(steps)


def preview_step(step: dict[str, Any]) -> str:
    """The people of a step that has not begun; of several, whether all of them or one."""
    names = str(step["words"])
    if ", " not in names:
        return names
    all_of_them = translate("approvals", "all of: {}")
    return (all_of_them if step["mode"] == "all" else translate("approvals", "one of: {}")).format(names)


def opinion(values: dict[str, Any]) -> str:
    """Who asks me what I think, and what, when I am asked first; "" when the decision itself is mine."""
    now = next((step for step in values.get("route") or [] if step["state"] == "pending"), None)
    if now is None or not now["asked_by"]:
        return ""
    asks = translate("approvals", "{} asks what you think and decides after you; your “no” ends nothing.")
    question = f" «{now['question']}»" if now["question"] else ""
    return asks.format(now["asked_by"]) + question


def remarks(values: dict[str, Any]) -> list[dict[str, Any]]:
    """Comments of the timeline and those given with decisions, the newest first, as entries of a timeline."""
    found = [entry for entry in values.get("timeline") or [] if entry["kind"] == "comment"]
    for step in values.get("route") or []:
        said = [(_person(yes["name"], yes["on_behalf_of"]), yes["at"], yes["comment"]) for yes in step["decisions"]]
        if step["decided_by"] and step["mode"] != "all":
            said.append((_person(step["decided_by"], step["on_behalf_of"]), step["decided_at"], step["comment"]))
        found += [{"kind": "comment", "author": who, "at": at, "text": text} for who, at, text in said if text]
    return sorted(found, key=lambda entry: entry["at"], reverse=True)


def _yeses(step: dict[str, Any]) -> list[RouteStep]:
    approved = words.state("approval", "approved")[0].lower()
    return [
        RouteStep(
            _person(yes["name"], yes["on_behalf_of"]), yes["comment"] or approved, "done", formats.moment(yes["at"])
        )
        for yes in step["decisions"]
    ]


def _step(step: dict[str, Any], *, cancelled: bool) -> RouteStep:
    name = _person(step["decided_by"] or step["silent"] or step["words"], step["on_behalf_of"])
    state = str(step["state"])
    if state == "skipped":
        return RouteStep(name, translate("approvals", "was asked, is waited for no longer"), "waiting")
    if state in SAID:
        word = step["comment"] or words.state("approval", state)[0].lower()
        return RouteStep(name, _asked(step, word), SAID[state], formats.moment(step["decided_at"]))
    if state == "pending" and not cancelled:
        name = translate("approvals", "You – {}").format(name) if step["mine"] else name
        return RouteStep(name, _pending(step), "now", formats.ago(step["pending_at"]))
    return RouteStep(name, _waiting(step) if not cancelled else "", "waiting")


def _pending(step: dict[str, Any]) -> str:
    if step["added"]:
        return translate("approvals", "the time is over: {} decides as well").format(step["added"])
    due = formats.moment(step["due_at"])
    if step["asked_by"]:
        return translate("approvals", "{} asks").format(step["asked_by"])
    if step["mode"] == "all":
        return translate("approvals", "all decide until {}").format(due)
    return translate("approvals", "decides until {}").format(due)


def _waiting(step: dict[str, Any]) -> str:
    return translate("approvals", "all decide next") if step["mode"] == "all" else translate("approvals", "comes next")


def _asked(step: dict[str, Any], word: str) -> str:
    return translate("approvals", "{} (asked first)").format(word) if step["asked_by"] else word


def _person(name: str, on_behalf_of: str | None) -> str:
    return translate("approvals", "{} for {}").format(name, on_behalf_of) if on_behalf_of else name

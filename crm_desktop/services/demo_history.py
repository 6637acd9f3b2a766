"""A year of the demonstration's office: hundreds of documents, each made by the command and the person it belongs to.

The stories of all deals run side by side by the calendar, so that numbers and ids follow the dates.
"""

import heapq
import random
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import count

from psycopg2.extensions import connection as Connection

from crm_desktop.services import demo_plans
from crm_desktop.services.demo_backdate import backdate
from crm_desktop.services.demo_clock import MOSCOW, Cast, WorkTime
from crm_desktop.services.demo_data_clients import FIRST_CLIENTS, more_clients
from crm_desktop.services.demo_endings import finish
from crm_desktop.services.demo_money import accountant, bank_noise
from crm_desktop.services.demo_plans import Plan
from crm_desktop.services.demo_work import Deal
from crm_desktop.services.demo_world import World

CLIENTS = 48
LONGEST_DAYS = 330
# Rates changed with 2026: lines are priced by the rates of the day the program runs.
RATES_SINCE = date(2026, 1, 12)
LAST_STEPS = timedelta(minutes=90)


def fill(
    connection: Connection,
    deals: int = 140,
    seed: int = 2026,
    *,
    now: datetime | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> None:
    """Plays the year before today on a base that has the office; the same for the same seed and day.

    `connection` is the superuser's and is left in autocommit. `progress(done, total)` may raise to stop.
    """
    chance = random.Random(seed)
    cast = Cast(connection)
    work_time = WorkTime(
        frozenset(day for (day,) in cast.rows("SELECT day_on FROM crm.calendar_day WHERE kind = 'holiday'"))
    )
    until = work_time.latest((now or datetime.now(MOSCOW)).astimezone(MOSCOW))
    pool = [*FIRST_CLIENTS, *more_clients(CLIENTS - len(FIRST_CLIENTS), chance)]
    world = World(cast, chance, work_time, until, pool)
    days = _days(until.date())
    stories = [(_begin(world, plan), Deal(world, plan)) for plan in demo_plans.plans(deals, days, chance)]
    ordered = sorted(stories, key=lambda story: story[0])
    cast.now = ordered[0][0]
    founded = ordered[0][0] - timedelta(days=60)
    errands = [
        (ordered[0][0], accountant(world, until - LAST_STEPS)),
        (ordered[0][0] + timedelta(days=3), bank_noise(world, until - LAST_STEPS)),
    ]
    _play(world, [*((begins, story.tell()) for begins, story in ordered), *errands], progress)
    finish(world, [story for _, story in ordered])
    world.book_claims(world.month)
    backdate(cast, founded)


def _days(today: date) -> int:
    """How far back the history goes: not beyond a change of rates, if that leaves at least half a year."""
    since_rates = (today - RATES_SINCE).days
    return min(LONGEST_DAYS, since_rates) if since_rates > 180 else LONGEST_DAYS


def _begin(world: World, plan: Plan) -> datetime:
    day = world.until.date() - timedelta(days=round(plan.begins))
    morning = datetime.combine(day, time(9), MOSCOW)
    return min(world.work_time.later(morning, world.chance.uniform(0, 7)), world.until - 2 * LAST_STEPS)


def _play(world: World, stories: list[tuple[datetime, Iterator[float]]], progress: Callable[[int, int], None]) -> None:
    """Whoever is next by the calendar does his step; what would lie in the future is done in the last hours."""
    order = count()
    queue = [(begins, next(order), story) for begins, story in stories]
    heapq.heapify(queue)
    total, latest = len(queue), world.until - LAST_STEPS
    while queue:
        moment, _, story = heapq.heappop(queue)
        world.cast.now = max(moment, world.cast.now)
        world.turn_month()
        hours = next(story, None)
        if hours is None:
            progress(total - len(queue), total)
        else:
            later = min(world.work_time.later(world.cast.now, hours), latest + timedelta(seconds=next(order) % 1200))
            heapq.heappush(queue, (later, next(order), story))

"""The Terrasoft of the tests, started and stopped around each of them."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.terrasoft.server import TerrasoftServer


@pytest.fixture
def terrasoft_of() -> Iterator[Callable[..., TerrasoftServer]]:
    """Starts servers that differ: terrasoft_of(generation="odata3", layout="core", …), fields of Settings."""
    with ExitStack() as stack:
        yield lambda **settings: stack.enter_context(TerrasoftServer(**settings))


@pytest.fixture
def terrasoft(terrasoft_of: Callable[..., TerrasoftServer]) -> TerrasoftServer:
    """OData 4 on .NET Framework with forms login and the standard objects."""
    return terrasoft_of()

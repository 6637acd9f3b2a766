"""A slow line to the base: delays each direction, keeps pipelining, counts round trips and messages."""

import asyncio
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType

STARTUP_HEADER, MESSAGE_HEADER = 4, 5


class Line:
    """What went over the line since a moment: a round trip is each time the client speaks after having listened."""

    def __init__(self) -> None:
        self.trips = 0
        self.connections = 0
        self.messages: Counter[str] = Counter()
        self.statements: list[str] = []


class DelayProxy:
    """Listens on a loopback port of its own; `rtt` in seconds may be changed between measurements."""

    def __init__(self, host: str, port: int, rtt: float = 0.0) -> None:
        self.rtt = rtt
        self.line = Line()
        self.port = 0
        self._server_host, self._server_port = host, port
        self._loop = asyncio.new_event_loop()
        self._listening: asyncio.Server | None = None
        self._pumps: set[asyncio.Task[None]] = set()
        self._thread = threading.Thread(target=self._loop.run_forever, name="delay-proxy", daemon=True)

    def __enter__(self) -> "DelayProxy":
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    @contextmanager
    def counting(self) -> Iterator[Line]:
        """The line, counted from the beginning of the block."""
        self.line = Line()
        yield self.line

    async def _listen(self) -> None:
        self._listening = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = self._listening.sockets[0].getsockname()[1]

    async def _end(self) -> None:
        assert self._listening is not None
        self._listening.close()
        for pump in self._pumps:
            pump.cancel()
        await asyncio.gather(*self._pumps, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # The handshake of TCP is a round trip of its own; here it was made on loopback.
        self.line.trips += 1
        self.line.connections += 1
        await asyncio.sleep(self.rtt)
        server_reader, server_writer = await asyncio.open_connection(self._server_host, self._server_port)
        talk = _Talk(self)
        for source, target, heard in (
            (reader, server_writer, talk.from_client),
            (server_reader, writer, talk.from_server),
        ):
            pump = self._loop.create_task(_Pump(self, source, target, heard).run())
            self._pumps.add(pump)
            pump.add_done_callback(self._pumps.discard)


class _Talk:
    """One connection: who spoke last, and the frontend's messages read out of the stream."""

    def __init__(self, proxy: DelayProxy) -> None:
        self._proxy = proxy
        self._client_spoke = False
        self._started = False
        self._stream = b""

    def from_server(self, _data: bytes) -> None:
        self._client_spoke = False

    def from_client(self, data: bytes) -> None:
        self._stream += data
        said = self._read_messages()
        # The farewell (X) waits for no answer.
        if not self._client_spoke and said != ["X"]:
            self._proxy.line.trips += 1
        self._client_spoke = True

    def _read_messages(self) -> list[str]:
        said = []
        while len(self._stream) >= MESSAGE_HEADER:
            header = MESSAGE_HEADER if self._started else STARTUP_HEADER
            length = int.from_bytes(self._stream[header - 4 : header], "big") + header - 4
            if len(self._stream) < length:
                break
            message, self._stream = self._stream[:length], self._stream[length:]
            said.append(self._note(message))
        return said

    def _note(self, message: bytes) -> str:
        if not self._started:
            # SSLRequest, GSSENCRequest and CancelRequest are eight or sixteen bytes with a number of their own.
            self._started = int.from_bytes(message[4:6], "big") == 3
            name = "startup" if self._started else "request"
        else:
            name = chr(message[0])
        self._proxy.line.messages[name] += 1
        if name == "Q":
            self._proxy.line.statements.append(message[MESSAGE_HEADER:-1].decode("utf-8", "replace"))
        return name


class _Pump:
    """One direction: every piece leaves half a round trip after it came, in its order."""

    def __init__(
        self,
        proxy: DelayProxy,
        source: asyncio.StreamReader,
        target: asyncio.StreamWriter,
        heard: Callable[[bytes], None],
    ) -> None:
        self._proxy, self._source, self._target, self._heard = proxy, source, target, heard
        self._waiting: deque[tuple[float, bytes]] = deque()
        self._came = asyncio.Event()

    async def run(self) -> None:
        sender = asyncio.ensure_future(self._send())
        try:
            while data := await self._source.read(65536):
                self._heard(data)
                self._put(data)
            self._put(b"")
            await sender
        except ConnectionError:
            self._target.close()
        finally:
            sender.cancel()
            self._target.close()

    def _put(self, data: bytes) -> None:
        self._waiting.append((asyncio.get_running_loop().time() + self._proxy.rtt / 2, data))
        self._came.set()

    async def _send(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            while not self._waiting:
                self._came.clear()
                await self._came.wait()
            due, data = self._waiting.popleft()
            if due > loop.time():
                await asyncio.sleep(due - loop.time())
            if not data:
                return
            self._target.write(data)
            await self._target.drain()

"""Discord in small on the loopback: a gateway that sends interactions, and the REST routes that answer them.

Bots connect to it as they do to Discord, each in a process of its own: gateway socket, compression, JSON, aiohttp and
discord.py are all in the measurement. It ends when the whole callback has arrived. Outside: the network, TLS and
Discord itself.
"""

import asyncio
import contextlib
import sys
import zlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from itertools import count
from time import perf_counter
from typing import Any

import aiohttp
import discord
import orjson
import yarl
from aiohttp import web

from benchmarks.measure import since

_ids = count(2**60)
_USER = {"id": "1", "username": "bot", "discriminator": "0", "avatar": None, "global_name": None, "bot": True}
_APPLICATION = {
    "id": "1", "name": "bot", "icon": None, "summary": "", "description": "", "bot_public": True,
    "bot_require_code_grant": False, "verify_key": "", "flags": 0, "owner": _USER, "team": None,
}  # fmt: skip
_CALLBACK = orjson.dumps({"interaction": {"id": "1", "type": 2}})


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an interaction: milliseconds until the callback had arrived, and its body as text."""

    ms: float
    body: str


@dataclass
class _Connection:
    """One bot's gateway socket."""

    socket: web.WebSocketResponse
    compressor: Any
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    sequence: int = 0

    async def send(self, op: int, data: object, event: str | None = None) -> None:
        if event is not None:
            self.sequence += 1
        message = orjson.dumps({"op": op, "d": data, "s": self.sequence, "t": event})
        if self.compressor is None:
            await self.socket.send_str(message.decode())
        else:
            compressed = self.compressor.compress(message) + self.compressor.flush(zlib.Z_SYNC_FLUSH)
            await self.socket.send_bytes(compressed)


class Discord:
    """`serve` it, let bots connect, then `ask` them."""

    def __init__(self) -> None:
        self.port = 0
        self._connections: dict[str, _Connection] = {}
        self._waiting: dict[str, tuple[float, asyncio.Future[Answer]]] = {}
        self._files: dict[str, bytes] = {}
        self._edits: asyncio.Queue[str] = asyncio.Queue()

    @contextlib.asynccontextmanager
    async def serve(self) -> AsyncIterator["Discord"]:
        app = web.Application(client_max_size=2**26)
        app.router.add_get("/", self._gateway)
        app.router.add_get("/files/{name}", self._file)
        app.router.add_patch("/webhooks/{id}/{token}/messages/@original", self._edit)
        app.router.add_post("/interactions/{id}/{token}/callback", self._callback)
        app.router.add_route("*", "/{path:.*}", self._other)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        assert runner.addresses
        self.port = runner.addresses[0][1]
        try:
            yield self
        finally:
            await runner.cleanup()

    @contextlib.asynccontextmanager
    async def running(self, bot: str, module: str, *arguments: str) -> AsyncIterator[int]:
        """A bot in a process of its own, from when it is connected; its process id."""
        process = await asyncio.create_subprocess_exec(sys.executable, "-m", module, str(self.port), *arguments)
        try:
            async with asyncio.timeout(60):
                while bot not in self._connections:
                    await asyncio.sleep(0.05)
                    if process.returncode is not None:
                        raise RuntimeError(f"{module} ended with {process.returncode}")
                await self._connections[bot].ready.wait()
            yield process.pid
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()

    async def ask(self, bot: str, data: dict[str, Any], member: int, kind: int = 2) -> Answer:
        """Send an interaction of a member and wait for the callback."""
        key = str(next(_ids))
        event = {
            "id": key,
            "application_id": "1",
            "type": kind,
            "token": "t",
            "version": 1,
            "channel": {"id": "3", "type": 1},
            "channel_id": "3",
            "user": {"id": str(member), "username": "a", "discriminator": "0", "avatar": None, "global_name": None},
            "app_permissions": "0",
            "entitlements": [],
            "locale": "en-US",
            "attachment_size_limit": 10_485_760,
            "authorizing_integration_owners": {"1": "5"},
            "context": 1,
            "data": data,
        }
        if kind == 3:
            event["message"] = _message(key)
        answered = asyncio.get_running_loop().create_future()
        self._waiting[key] = perf_counter(), answered
        await self._connections[bot].send(0, event, "INTERACTION_CREATE")
        return await asyncio.wait_for(answered, timeout=60)

    def offer(self, name: str, content: bytes) -> str:
        """The address of a file that a member attaches."""
        self._files[name] = content
        return f"http://127.0.0.1:{self.port}/files/{name}"

    async def followed(self, seconds: float) -> str:
        """The body of the next edit of an answer that has a button to import with."""
        async with asyncio.timeout(seconds):
            while '"import:' not in (body := await self._edits.get()):
                pass
        return body

    async def _file(self, request: web.Request) -> web.Response:
        return web.Response(body=self._files[request.match_info["name"]])

    async def _edit(self, request: web.Request) -> web.Response:
        self._edits.put_nowait((await request.read()).decode(errors="replace"))
        return web.Response(body=orjson.dumps(_message("9")), headers={"content-type": "application/json"})

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(compress=False, max_msg_size=0)
        await socket.prepare(request)
        connection = _Connection(socket, zlib.compressobj() if "compress" in request.query else None)
        await connection.send(10, {"heartbeat_interval": 45_000})
        async for message in socket:
            if message.type not in (aiohttp.WSMsgType.TEXT, aiohttp.WSMsgType.BINARY):
                continue
            output = orjson.loads(message.data)
            if output["op"] == 1:
                await connection.send(11, None)
            elif output["op"] == 2:
                await connection.send(0, _ready(), "READY")
                self._connections[output["d"]["token"]] = connection
                connection.ready.set()
        return socket

    async def _callback(self, request: web.Request) -> web.Response:
        body = await request.read()
        waiting = self._waiting.pop(request.match_info["id"], None)
        if waiting is not None:
            start, answered = waiting
            answered.set_result(Answer(since(start), body.decode(errors="replace")))
        # aiohttp would add a charset, and discord.py reads JSON only where the type is exactly this.
        return web.Response(body=_CALLBACK, headers={"content-type": "application/json"})

    async def _other(self, request: web.Request) -> web.Response:
        await request.read()
        path = request.path
        body: object = []
        if path == "/users/@me":
            body = _USER
        elif path.endswith("/applications/@me"):
            body = _APPLICATION
        elif request.method != "PUT" and not path.endswith("/commands"):
            body = _message("9")
        return web.Response(body=orjson.dumps(body), headers={"content-type": "application/json"})


def command(name: str, /, **options: str) -> dict[str, Any]:
    """A slash command's data."""
    given = [{"name": option, "type": 3, "value": value} for option, value in options.items()]
    return {"id": "7", "name": name, "type": 1, "options": given}


def typing(name: str, option: str, value: str) -> dict[str, Any]:
    """The data of an autocomplete, for `ask(kind=4)`."""
    return {
        "id": "7",
        "name": name,
        "type": 1,
        "options": [{"name": option, "type": 3, "value": value, "focused": True}],
    }


def tap(custom_id: str) -> dict[str, Any]:
    """The data of a tap on a button, for `ask(kind=3)`."""
    return {"custom_id": custom_id, "component_type": 2}


def _message(key: str) -> dict[str, Any]:
    return {"id": key, "channel_id": "3", "author": _USER, "content": "", "timestamp": "2026-01-01T00:00:00+00:00",
            "edited_timestamp": None, "tts": False, "mention_everyone": False, "mentions": [], "mention_roles": [],
            "attachments": [], "embeds": [], "pinned": False, "type": 0, "components": [], "flags": 64}  # fmt: skip


def _ready() -> dict[str, Any]:
    return {"v": 10, "user": _USER, "guilds": [], "session_id": "s", "resume_gateway_url": "ws://127.0.0.1",
            "application": {"id": "1", "flags": 0}, "shard": [0, 1]}  # fmt: skip


async def connect(client: discord.Client, token: str, port: int) -> None:
    """Let a bot take this for Discord, until its process is ended."""
    discord.http.Route.BASE = f"http://127.0.0.1:{port}"
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://127.0.0.1:{port}/")
    async with client:
        await client.start(token)

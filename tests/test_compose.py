"""`compose.yaml` as Docker would read it: three processes that share the shards, and a PostgreSQL that is new enough.

Docker itself is not needed: the file is read, its variables are put in, and each process's environment goes through
the bot's own reader of settings.
"""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.settings import Settings, read_settings
from bot.storage.postgresql import READERS, WRITERS

ROOT = Path(__file__).parent.parent
GIVEN = {"DISCORD_TOKEN": "a.b.c", "POSTGRES_PASSWORD": "secret"}
SERVICE_KEYS = frozenset(
    {
        "build",
        "command",
        "depends_on",
        "environment",
        "healthcheck",
        "image",
        "restart",
        "stop_grace_period",
        "volumes",
    }
)
"""Of the specification's keys (compose-spec, "Services top-level element") those that the file uses."""


def put_in(value: Any) -> Any:
    """With `${NAME}`, `${NAME:-default}` and `${NAME:?needed}` replaced, as Docker Compose does."""
    if isinstance(value, dict):
        return {key: put_in(part) for key, part in value.items()}
    if isinstance(value, list):
        return [put_in(part) for part in value]
    if not isinstance(value, str):
        return value

    def value_of(match: re.Match[str]) -> str:
        name, how, rest = match.groups()
        if how == ":?" and not GIVEN.get(name):
            raise KeyError(name)
        return GIVEN.get(name) or (rest if how == ":-" else "")

    return re.sub(r"\$\{([A-Z_]+)(?:(:-|:\?)([^}]*))?\}", value_of, value)


@pytest.fixture
def services() -> dict[str, dict[str, Any]]:
    return put_in(yaml.safe_load((ROOT / "compose.yaml").read_text()))["services"]


def settings(service: dict[str, Any]) -> Settings:
    environment = service["environment"]
    assert all(isinstance(value, str) for value in environment.values()), "YAML would make a number of it"
    return read_settings(environment, {}, ROOT)


def processes(services: dict[str, dict[str, Any]]) -> list[Settings]:
    return [settings(service) for name, service in services.items() if name.startswith("bot-")]


def test_every_key_is_one_of_the_specification(services: dict[str, dict[str, Any]]) -> None:
    whole = yaml.safe_load((ROOT / "compose.yaml").read_text())
    assert {key for key in whole if not key.startswith("x-")} == {"services", "volumes"}
    assert set().union(*services.values()) <= SERVICE_KEYS
    named = {place.split(":")[0] for service in services.values() for place in service["volumes"]}
    assert named == whole["volumes"].keys()
    assert {name for service in services.values() for name in service.get("depends_on", ())} <= services.keys()


def test_three_processes_share_all_shards_and_one_database(services: dict[str, dict[str, Any]]) -> None:
    three = processes(services)
    assert len(three) == 3
    (count,) = {each.shards.count for each in three}
    assert sorted(shard for each in three for shard in each.shards.ids) == list(range(count))
    (database,) = {each.database for each in three}
    assert (database.host, database.username, database.password) == ("postgresql", "backday", "secret")
    assert database.database == services["postgresql"]["environment"]["POSTGRES_DB"]


def test_postgresql_is_new_enough_and_has_room_for_all_connections(services: dict[str, dict[str, Any]]) -> None:
    server = services["postgresql"]
    assert int(re.fullmatch(r"postgres:(\d+)", server["image"])[1]) >= 15
    room = int(re.search(r"max_connections=(\d+)", server["command"])[1])
    assert room > len(processes(services)) * (WRITERS + READERS + 1)
    assert all(service["depends_on"]["postgresql"]["condition"] == "service_healthy" for service in bots(services))
    assert server["healthcheck"]["test"][0] == "CMD"


def bots(services: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    return [service for name, service in services.items() if name.startswith("bot-")]


@pytest.mark.parametrize("missing", GIVEN)
def test_what_is_missing_in_the_env_file_is_told(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(GIVEN, missing)
    with pytest.raises(KeyError, match=missing):
        put_in(yaml.safe_load((ROOT / "compose.yaml").read_text()))


def test_the_example_of_an_env_file_names_all_that_may_stand_there() -> None:
    names = re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    values = dict.fromkeys(names, "") | {"DISCORD_TOKEN": "a.b.c", "POSTGRES_PASSWORD": "secret"}
    assert read_settings({}, values, ROOT).token == "a.b.c"
    assert set(GIVEN) <= set(names)


def test_the_image_holds_what_the_bot_reads_and_no_secret() -> None:
    copied = set(re.findall(r"^COPY (\w+) \w+$", (ROOT / "Dockerfile").read_text(), re.MULTILINE))
    let_in = {line[1:] for line in (ROOT / ".dockerignore").read_text().split() if line.startswith("!")}
    assert copied == {"bot", "cogs", "data"}
    assert copied <= let_in
    assert not [name for name in let_in if name.startswith((".env", "var", ".git"))]
    assert all((ROOT / name).exists() for name in let_in)

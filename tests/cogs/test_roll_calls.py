"""The roll call under a server's back day, and what it becomes, as members see it."""

import json

import pytest

from bot.domain.roll_calls import FEWEST_TOLD
from bot.storage import roll_calls
from tests.cogs.conftest import Seen
from tests.cogs.servers import forge
from tests.conftest import Gym, on_both

THURSDAY = {"hours": 5}
"""From the start of the clock to Thursday, 1 January 2026, 18:00 in Berlin."""

MIDNIGHT = {"hours": 6, "minutes": 1}
"""From there until that day is over."""


async def back_day(gym: Gym, **options) -> Seen:
    """Set Alice's server's back day, let it come, and read the post."""
    given = {"when": "thu 18:00", "channel": gym.channel, "timezone": "Europe/Berlin", "summary": True} | options
    await gym.alice.slash(gym.channel, "backday set", **given)
    gym.clock.move(**THURSDAY)
    await gym.bot.services.delivery.tick()
    return post(gym)


def post(gym: Gym) -> Seen:
    return Seen(gym.channel.last_message)


async def close(gym: Gym, **delta: float) -> Seen:
    gym.clock.move(**delta)
    await gym.bot.services.roll_calls.look_after()
    return post(gym)


async def train(gym: Gym, who, sets: str = "3x8", exercise: str = "face pull") -> None:
    await who.slash(gym.channel, "log", exercise=exercise, sets=sets)


async def crew(gym: Gym, count: int) -> list:
    return [gym.guild.add_member(gym.env.create_user(f"member{number}")) for number in range(count)]


@on_both
async def test_who_is_in_stands_under_the_post_once_and_can_take_it_back(gym: Gym) -> None:
    before = await back_day(gym)
    assert "Who’s in?" in before
    assert before.buttons == ["I’m in", "Today’s workout"]  # nobody’s exercises

    for _ in range(2):
        await gym.alice.click(before.message, label="I’m in")
    assert f"**1 in** <@{gym.alice.id}>" in post(gym)
    await gym.bob.click(before.message, label="I’m in")
    assert f"**2 in** <@{gym.alice.id}> <@{gym.bob.id}>" in post(gym)
    gym.clock.move(seconds=2)
    await gym.alice.click(before.message, label="I’m in")
    assert f"**1 in** <@{gym.bob.id}>" in post(gym)
    assert post(gym).message.id == before.message.id
    edits = [
        request
        for request in gym.env.http_requests
        if request.path.endswith("/callback") and request.json["type"] == 7
    ]
    assert edits
    assert all(request.json["data"]["allowed_mentions"]["parse"] == [] for request in edits)


async def test_it_goes_on_after_a_restart(gym: Gym) -> None:
    before = await back_day(gym)
    await gym.alice.click(before.message, label="I’m in")
    await gym.restart()
    await gym.bob.click(before.message, label="I’m in")
    assert "**2 in**" in post(gym)


async def test_when_the_day_ends_it_becomes_a_summary_of_those_who_are_in(gym: Gym) -> None:
    before = await back_day(gym)
    three = await crew(gym, 3)
    for member in (*three, gym.bob):
        await member.click(before.message, label="I’m in")
    for member in three:
        await train(gym, member, "warm-up 10@20, 3x8@60")
    await train(gym, gym.alice)  # who has not said that she is in

    assert "**4 in**" in await close(gym, hours=6)  # until midnight, and a minute for what was tapped then
    over = await close(gym, minutes=1)

    assert "3 of 4 trained, 9 sets" in over
    assert "<t:1767286800:D>" in over
    assert over.buttons == []
    assert not any(f"<@{member.id}>" in over for member in (*three, gym.alice, gym.bob))
    assert over.message.id == before.message.id
    assert await gym.bot.database.read(roll_calls.present, before.message.id) == ()


async def test_so_few_that_one_could_reckon_anothers_sets_are_not_told_them(gym: Gym) -> None:
    before = await back_day(gym)
    for actor in (gym.alice, gym.bob):
        await actor.click(before.message, label="I’m in")
        await train(gym, actor)
    assert FEWEST_TOLD == 3
    over = await close(gym, **MIDNIGHT)
    assert "2 of 2 trained" in over
    assert "sets" not in over


async def test_what_is_no_set_of_the_back_or_of_another_day_counts_for_nothing(gym: Gym) -> None:
    gym.clock.move(hours=-15)  # Wednesday, 23:00 in Berlin
    await train(gym, gym.bob)
    gym.clock.move(hours=15)
    before = await back_day(gym)
    await gym.bob.click(before.message, label="I’m in")
    await train(gym, gym.bob, "warm-up 10@20")
    assert "1 was in" in await close(gym, **MIDNIGHT)


async def test_without_a_summary_nothing_that_was_trained_is_told(gym: Gym) -> None:
    before = await back_day(gym, summary=False)
    assert "At midnight" not in before
    for member in [gym.alice, *await crew(gym, 3)]:
        await member.click(before.message, label="I’m in")
        await train(gym, member)
    over = await close(gym, **MIDNIGHT)
    assert "4 were in" in over
    assert "trained" not in over


async def test_one_that_nobody_answered_leaves_no_row_and_stays_as_it_was(gym: Gym) -> None:
    await back_day(gym)
    requests = len(gym.env.http_requests)
    assert "Who’s in?" in await close(gym, **MIDNIGHT)
    assert len(gym.env.http_requests) == requests


async def test_an_answer_that_comes_too_late_is_refused(gym: Gym, refused) -> None:
    before = await back_day(gym)
    gym.clock.move(**MIDNIGHT)
    assert "That back day is over" in refused(await gym.bob.click(before.message, label="I’m in"))
    assert "Who’s in?" in post(gym)


async def test_late_in_the_evening_it_stays_open_beyond_midnight(gym: Gym) -> None:
    await gym.alice.slash(gym.channel, "backday set", when="thu 23:00", channel=gym.channel, timezone="Europe/Berlin")
    gym.clock.move(hours=10)
    await gym.bot.services.delivery.tick()
    gym.clock.move(hours=5)
    await gym.bob.click(post(gym).message, label="I’m in")
    assert "**1 in**" in await close(gym, minutes=59)
    assert "1 was in" in await close(gym, minutes=2)


async def test_what_discord_does_not_take_is_tried_again(gym: Gym, caplog: pytest.LogCaptureFixture) -> None:
    before = await back_day(gym)
    await gym.bob.click(before.message, label="I’m in")
    gym.env.inject_error("PATCH", "/channels/*/messages/*", status=503)
    assert "**1 in**" in await close(gym, **MIDNIGHT)
    assert "**1 in**" in await close(gym, minutes=4)
    assert "1 was in" in await close(gym, minutes=1)
    assert "HTTP 503" in caplog.text


async def test_what_discord_does_not_take_for_a_day_is_given_up(gym: Gym) -> None:
    before = await back_day(gym)
    await gym.bob.click(before.message, label="I’m in")
    gym.env.inject_error("PATCH", "/channels/*/messages/*", status=503)
    await close(gym, days=2)
    assert "**1 in**" in await close(gym, hours=1)
    assert await gym.bot.database.read(roll_calls.of_member, gym.bob.id) == ()


async def test_a_post_that_was_deleted_is_forgotten(gym: Gym) -> None:
    before = await back_day(gym)
    await gym.bob.click(before.message, label="I’m in")
    await gym.bot.get_partial_messageable(gym.channel.id).get_partial_message(before.message.id).delete()
    gym.clock.move(**MIDNIGHT)
    await gym.bot.services.roll_calls.look_after()
    assert await gym.bot.database.read(roll_calls.of_member, gym.bob.id) == ()


async def test_one_that_breaks_keeps_no_other_open(gym: Gym, monkeypatch, caplog) -> None:
    before = await back_day(gym)
    await gym.bob.click(before.message, label="I’m in")

    async def broken(*_: object) -> bool:
        raise RuntimeError("a fault of ours")

    with monkeypatch.context() as patch:
        patch.setattr(gym.bot.services.roll_calls, "_sum_up", broken)
        assert "**1 in**" in await close(gym, **MIDNIGHT)
    assert "not written" in caplog.text
    assert "1 was in" in await close(gym, minutes=5)


async def test_being_in_is_exported_and_deleted_with_everything_else(gym: Gym) -> None:
    before = await back_day(gym)
    for actor in (gym.alice, gym.bob):
        await actor.click(before.message, label="I’m in")
    export = await gym.bot.services.privacy.export(gym.bob.id)
    assert json.loads(export.files["backday.json"])["in_on_back_days"] == ["2026-01-01T17:00:00+00:00"]

    await gym.bot.services.privacy.delete(gym.bob.id)
    soon = await close(gym, minutes=1)
    assert f"**1 in** <@{gym.alice.id}>" in soon
    assert f"<@{gym.bob.id}>" not in soon
    assert "1 was in" in await close(gym, **MIDNIGHT)


async def test_a_post_that_names_somebody_who_is_gone_is_written_anew_until_discord_takes_it(gym: Gym) -> None:
    before = await back_day(gym)
    await gym.bob.click(before.message, label="I’m in")
    await gym.bot.services.privacy.delete(gym.bob.id)
    gym.env.inject_error("PATCH", "/channels/*/messages/*", status=503)
    assert "**1 in**" in await close(gym, minutes=1)
    assert "Who’s in?" in await close(gym, minutes=5)
    requests = len(gym.env.http_requests)
    await close(gym, minutes=5)
    assert len(gym.env.http_requests) == requests


async def test_a_test_mentions_nobody_and_cannot_be_answered(gym: Gym, seen) -> None:
    role = gym.guild.create_role("Back crew", mentionable=True)
    await gym.alice.slash(
        gym.channel, "backday set", when="mon 18:00", channel=gym.channel, timezone="Berlin", role=role
    )
    assert "posted" in seen(await gym.alice.slash(gym.channel, "backday test"))
    assert "This is a test. Nobody is pinged" in post(gym)
    assert "I’m in" not in post(gym).buttons
    sent = [request.json for request in gym.env.http_requests if request.path.endswith(f"/{gym.channel.id}/messages")]
    assert sent[-1]["allowed_mentions"]["parse"] == []
    assert not sent[-1]["allowed_mentions"].get("roles")


async def test_a_late_post_stays_late_when_it_is_answered(gym: Gym) -> None:
    await gym.alice.slash(gym.channel, "backday set", when="thu 18:00", channel=gym.channel, timezone="Berlin")
    gym.clock.move(hours=5, minutes=20)
    await gym.bot.services.delivery.tick()
    await gym.bob.click(post(gym).message, label="I’m in")
    assert "**1 in**" in post(gym)
    assert "Posted late: it was due at <t:1767286800:t>" in post(gym)


@on_both
async def test_two_who_answer_at_once_both_stand_there_in_the_end(gym: Gym, monkeypatch) -> None:
    before = await back_day(gym)
    calls = gym.bot.services.roll_calls
    answer = calls.turn_round

    async def overtaken(member_id: int, call) -> tuple[int, ...]:
        """Bob's answer is stored after Alice's was read, and his post arrives before hers."""
        shown = await answer(member_id, call)
        if member_id == gym.alice.id:
            await answer(gym.bob.id, call)
        return shown

    monkeypatch.setattr(calls, "turn_round", overtaken)
    await gym.alice.click(before.message, label="I’m in")
    assert "**2 in**" in post(gym)


# ------------------------------------------------------------------ only as the post says, and only for its server


@pytest.mark.parametrize("part", [1, 2, 3, 4, 5])
async def test_what_does_not_stand_on_the_post_is_not_believed(gym: Gym, refused, part: int) -> None:
    """Its moments, above all: later ones would hold a roll call open, and count another day's training."""
    before = await back_day(gym, summary=False)
    ids = [part["custom_id"] for part in before.parts if part["type"] == 2]
    facts = next(exercise_id for exercise_id in ids if exercise_id.startswith("in:")).split(":")
    facts[part] = str(int(facts[part]) + 30 * 86400) if part < 4 else "1"
    assert "older version" in refused(await forge(gym, gym.bob, before.message, ":".join(facts)))
    assert "Who’s in?" in post(gym)
    assert await gym.bot.database.read(roll_calls.of_member, gym.bob.id) == ()


@pytest.mark.parametrize("forged", ["in:1:2:3:0:0:0", "in:-1:0:9:0:0:0", "out:x:y:z:0:0:0"])
async def test_what_no_back_day_can_have_is_refused(gym: Gym, refused, forged: str) -> None:
    before = await back_day(gym)
    card = refused(await forge(gym, gym.bob, before.message, forged))
    assert "broke" not in card
    assert "Who’s in?" in post(gym)


@pytest.mark.parametrize("guild", [True, False])
async def test_who_is_no_member_of_the_server_is_not_counted(gym: Gym, guild: bool) -> None:
    before = await back_day(gym)
    await gym.bob.click(before.message, label="I’m in")
    *_, tapped = (payload for kind, event, payload in gym.env.backend.transcript if event == "INTERACTION_CREATE")
    outsider = gym.env.create_user("outsider")
    user = {**tapped["member"]["user"], "id": str(outsider.id), "username": "outsider"}
    outside = {key: value for key, value in tapped.items() if key != "member" and (guild or key != "guild_id")}
    gym.env.backend.emit("INTERACTION_CREATE", {**outside, "user": user, "id": str(int(tapped["id"]) + 1)})
    await gym.env.settle()
    assert await gym.bot.database.read(roll_calls.present, before.message.id) == (gym.bob.id,)

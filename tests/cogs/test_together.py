"""`/leaderboard` and `/challenge`, as the members of a server use them."""

import pytest

from tests.cogs.conftest import Seen
from tests.conftest import Gym, on_both


async def crew(gym: Gym, count: int) -> list:
    return [gym.guild.add_member(gym.env.create_user(f"member{number}")) for number in range(count)]


async def log(gym: Gym, who, exercise: str = "face pull", sets: str = "3x12 20kg") -> None:
    await who.slash(gym.channel, "log", exercise=exercise, sets=sets)


async def joined(gym: Gym, seen, *some, by: str = "sets") -> None:
    for entry in some:
        card = seen(await entry.slash(gym.channel, "leaderboard", by=by))
        await entry.click(card.message, label="I’m in")


def post(gym: Gym) -> Seen:
    """The newest post that everybody sees."""
    posts = (message for message in gym.channel.history() if message.author.bot and not message.flags.ephemeral)
    return Seen(max(posts, key=lambda message: message.id))


# ------------------------------------------------------------------ leaderboard


async def test_nobody_is_on_it_who_does_not_want_to_be(gym: Gym, seen) -> None:
    three = await crew(gym, 3)
    for member in (gym.alice, *three):
        await log(gym, member)
    await joined(gym, seen, *three[:2])
    card = seen(await gym.alice.slash(gym.channel, "leaderboard", by="sets"))
    assert "2 are in. It takes 3." in card
    assert "Never a weight" in card
    assert card.ephemeral
    await joined(gym, seen, three[2])
    card = seen(await gym.alice.slash(gym.channel, "leaderboard", by="sets"))
    for member in three:
        assert f"<@{member.id}>" in card
    assert f"<@{gym.alice.id}>" not in card


async def test_its_number_counts_sets_and_never_a_weight(gym: Gym, seen) -> None:
    three = await crew(gym, 3)
    for number, member in enumerate(three, start=1):
        for _ in range(number):
            await log(gym, member, sets="2x12 20kg")
    await joined(gym, seen, *three)
    card = seen(await three[0].slash(gym.channel, "leaderboard", by="sets"))
    assert f"**1** <@{three[2].id}> · 6 sets" in card
    assert f"**3** <@{three[0].id}> · 2 sets" in card
    assert "kg" not in card.text


@pytest.mark.parametrize("measure", ["days", "sets", "records", "progress"])
async def test_each_measure_has_its_card_also_before_anything_was_done(gym: Gym, seen, measure: str) -> None:
    three = await crew(gym, 3)
    await joined(gym, seen, *three, by=measure)
    card = seen(await three[0].slash(gym.channel, "leaderboard", by=measure))
    assert "No numbers yet" in card
    assert "You** aren’t on this one yet" in card
    chosen = seen(await three[0].select(card.message, ["records"]))
    assert "### Records" in chosen


async def test_whoever_leaves_is_off_every_post_at_once(gym: Gym, seen) -> None:
    four = await crew(gym, 4)
    for person in four:
        await log(gym, person)
    await joined(gym, seen, *four)
    card = seen(await four[0].slash(gym.channel, "leaderboard", by="sets"))
    assert "Posted" in seen(await four[0].click(card.message, label="Show everyone"))
    public = post(gym)
    assert f"<@{four[1].id}>" in public

    mine = seen(await four[1].slash(gym.channel, "leaderboard", by="days"))
    out = seen(await four[1].click(mine.message, label="Leave"))
    assert "I’m in" in out.buttons
    assert f"<@{four[1].id}>" not in post(gym)
    assert post(gym).message.id == public.message.id

    await four[2].click(public.message, label="Leave")
    assert "2 are in. It takes 3." in post(gym)


async def test_a_server_has_one_post_of_a_measure(gym: Gym, seen) -> None:
    three = await crew(gym, 3)
    for member in three:
        await log(gym, member)
    await joined(gym, seen, *three)
    for _ in range(2):
        card = seen(await gym.alice.slash(gym.channel, "leaderboard", by="sets"))
        await gym.alice.click(card.message, label="Show everyone")
    boards = [
        message for message in gym.channel.history() if message.author.bot and "Sets this week" in Seen(message).text
    ]
    assert len(boards) == 1


async def test_it_is_written_anew_with_the_hour_and_forgets_who_deleted_their_data(gym: Gym, seen) -> None:
    four = await crew(gym, 4)
    for person in four:
        await log(gym, person)
    await joined(gym, seen, *four)
    card = seen(await gym.alice.slash(gym.channel, "leaderboard", by="sets"))
    await gym.alice.click(card.message, label="Show everyone")
    await log(gym, four[3])
    gym.clock.move(hours=1)
    await gym.bot.services.leaderboards.look_after()
    assert f"**1** <@{four[3].id}> · 6 sets" in post(gym)
    await gym.bot.services.privacy.delete(four[3].id)
    await gym.bot.services.leaderboards.look_after()
    assert f"<@{four[3].id}>" not in post(gym)


async def test_planned_days_make_a_streak_and_a_sore_back_does_not_break_it(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "reminder add", when="daily 13:00", timezone="UTC")
    gym.clock.move(hours=2)
    for _ in range(3):
        await gym.bot.services.delivery.tick()
        await log(gym, gym.alice)
        gym.clock.move(days=1)
    card = seen(await gym.alice.slash(gym.channel, "leaderboard"))
    assert "**Your streak** 3 back days" in card
    assert "2 missed days are passed over" in card

    sore = seen(await gym.alice.slash(gym.channel, "sore-back"))
    await gym.alice.click(sore.message, custom_id="feel:hurts")
    for _ in range(6):
        await gym.bot.services.delivery.tick()
        gym.clock.move(days=1)
    now = await gym.bot.services.streaks.streak(gym.alice.id)
    assert (now.days, now.passes) == (3, 2)


async def test_a_back_day_that_is_skipped_on_purpose_takes_no_pass(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "reminder add", when="daily 13:00", timezone="UTC")
    streaks = gym.bot.services.streaks
    gym.clock.move(hours=2)
    await gym.bot.services.delivery.tick()
    await log(gym, gym.alice)
    gym.clock.move(days=1)
    await gym.bot.services.delivery.tick()
    post_of_today = max(gym.alice.user.dm_channel.history(), key=lambda message: message.id)
    await gym.alice.user.select(post_of_today, ["drop"])
    gym.clock.move(days=2)
    now = await streaks.streak(gym.alice.id)
    assert (now.days, now.passes) == (1, 2)


# ------------------------------------------------------------------ challenge


async def start(gym: Gym, each: int = 100, exercise: str = "face pull") -> Seen:
    await gym.alice.slash(gym.channel, "challenge start", exercise=exercise, each=each)
    return post(gym)


async def counted(gym: Gym) -> Seen:
    gym.clock.move(minutes=1)
    await gym.bot.services.challenges.look_after()
    return post(gym)


async def test_the_post_counts_what_those_who_are_in_log_and_follows_undo(gym: Gym, seen) -> None:
    before = await start(gym)
    assert "Face Pull together: who’s in?" in before
    assert "100 reps each" in before
    await gym.alice.click(before.message, label="I’m in")
    await gym.bob.click(before.message, label="I’m in")
    assert f"**2 in** <@{gym.alice.id}> <@{gym.bob.id}>" in post(gym)
    logged = seen(await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x15 20kg"))
    assert "Face Pull: 45 of 200 reps" in await counted(gym)
    await gym.alice.click(logged.message, label="Undo")
    assert "Face Pull: 0 of 200 reps" in await counted(gym)
    await log(gym, gym.bob, sets="warm-up 20@5, 45@20, 45@20, 45@20, 45@20")
    assert "Face Pull: 160 of 200 reps" in await counted(gym), "a day counts 160 at most"
    await gym.bob.click(before.message, label="Leave")
    after = post(gym)
    assert "Face Pull: 0 of 100 reps" in after
    assert f"<@{gym.bob.id}>" not in after


@on_both
async def test_a_double_tap_is_one_and_others_who_log_are_not_counted(gym: Gym, seen) -> None:
    before = await start(gym)
    for _ in range(2):
        await gym.alice.click(before.message, label="I’m in")
    await log(gym, gym.bob)
    assert f"**One in** <@{gym.alice.id}>" in await counted(gym)
    assert "0 of 100 reps" in post(gym)


async def test_after_a_week_it_tells_the_total_and_names_nobody(gym: Gym, seen) -> None:
    before = await start(gym, each=30)
    for actor in (gym.alice, gym.bob):
        await actor.click(before.message, label="I’m in")
    await log(gym, gym.alice, sets="4x15 20kg")
    gym.clock.move(days=7)
    over = await counted(gym)
    assert "Done together: 60 reps, Face Pull" in over
    assert "2 took part" in over
    assert "<@" not in over.text
    assert over.buttons == []
    await gym.bot.services.challenges.look_after()
    assert await gym.bot.services.challenges._database.read(_count) == 0


def _count(connection) -> int:
    from sqlalchemy import func, select

    from bot.storage.group_tables import challenges

    return connection.scalar(select(func.count()).select_from(challenges))


async def test_a_total_that_is_short_is_told_without_a_word_of_what_is_missing(gym: Gym, seen) -> None:
    before = await start(gym)
    await gym.alice.click(before.message, label="I’m in")
    await log(gym, gym.alice)
    gym.clock.move(hours=1)
    assert "Ended" in seen(await gym.alice.slash(gym.channel, "challenge end"))
    over = post(gym)
    assert "### Face Pull: 36 reps together" in over
    assert "100" not in over.text


async def test_whoever_is_in_pain_is_excused_and_nobody_can_tell(gym: Gym, seen) -> None:
    before = await start(gym, each=30)
    for actor in (gym.alice, gym.bob):
        await actor.click(before.message, label="I’m in")
    sore = seen(await gym.bob.slash(gym.channel, "sore-back"))
    await gym.bob.click(sore.message, custom_id="feel:hurts")
    await log(gym, gym.alice, sets="3x10 20kg")
    assert "30 of 60 reps" in await counted(gym)
    gym.clock.move(hours=1)
    await gym.alice.slash(gym.channel, "challenge end")
    assert "Done together: 30 reps" in await counted(gym)


async def test_a_server_has_one_at_a_time_and_nothing_heavy(gym: Gym, seen, refused) -> None:
    assert "too heavy" in refused(await gym.alice.slash(gym.channel, "challenge start", exercise="deadlift", each=50))
    await start(gym)
    again = refused(await gym.alice.slash(gym.channel, "challenge start", exercise="band row", each=50))
    assert "has a challenge already" in again
    await gym.alice.slash(gym.channel, "challenge end")
    assert "Band Row together" in await start(gym, exercise="band row")


async def test_who_deletes_their_data_is_off_the_post_within_a_minute(gym: Gym, seen) -> None:
    before = await start(gym)
    for actor in (gym.alice, gym.bob):
        await actor.click(before.message, label="I’m in")
    await counted(gym)
    await gym.bot.services.privacy.delete(gym.bob.id)
    await gym.bot.services.challenges.look_after()
    assert f"<@{gym.bob.id}>" not in post(gym)


@on_both
async def test_it_goes_on_after_a_restart(gym: Gym, seen) -> None:
    before = await start(gym)
    await gym.alice.click(before.message, label="I’m in")
    await gym.restart()
    await log(gym, gym.alice)
    assert "36 of 100 reps" in await counted(gym)
    await gym.bob.click(before.message, label="I’m in")
    assert "**2 in**" in post(gym)

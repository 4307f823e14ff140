"""Show everyone, as a member uses it: first the preview, then the post, which can be taken back and follows."""

import pytest

from tests.cogs.conftest import Seen
from tests.conftest import Gym


async def previewed(gym: Gym, seen, sets: str = "5x5@100") -> Seen:
    card = seen(await gym.alice.slash(gym.channel, "log", exercise="bent over row", sets=sets))
    return seen(await gym.alice.select(card.message, ["show"]))


def public(gym: Gym) -> list[Seen]:
    """What everybody reads in the channel."""
    return [Seen(message) for message in gym.channel.history() if not message.flags.ephemeral]


async def test_nothing_is_public_before_its_preview(gym: Gym, seen) -> None:
    preview = await previewed(gym, seen)
    assert preview.ephemeral
    assert f"<#{gym.channel.id}> will see this" in preview
    assert "**Bent-Over Row** 5 × 5 @ 100 kg (220 lb)" in preview
    assert preview.buttons == ["Post", "Cancel"]
    assert public(gym) == []

    await gym.alice.click(preview.message, label="Cancel")
    assert public(gym) == []


async def test_a_post_shows_what_the_preview_did_and_is_removed_again(gym: Gym, seen) -> None:
    preview = await previewed(gym, seen)

    posted = seen(await gym.alice.click(preview.message, label="Post"))

    assert posted.ephemeral
    (post,) = public(gym)
    assert post.buttons == []
    assert post.text.startswith(f"### <@{gym.alice.id}> trained: 5 sets")
    assert post.text in preview.text
    await gym.alice.click(posted.message, label="Remove post")
    assert public(gym) == []


async def test_a_post_follows_corrections_and_goes_with_the_workout(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "log", exercise="bent over row", sets="5x5@100"))
    preview = seen(await gym.alice.select(card.message, ["show"]))
    posted = seen(await gym.alice.click(preview.message, label="Post"))
    opened = seen(await gym.alice.click(posted.message, label="Back"))

    edited = seen(
        await gym.alice.submit_modal(
            await gym.alice.click(opened.message, label="Edit"), {"text": "Bent-Over Row: 5x3@100kg", "when": ""}
        )
    )
    assert "5 × 3 @ 100 kg" in public(gym)[0]
    undone = seen(await gym.alice.click(edited.message, label="Undo"))
    assert "5 × 5 @ 100 kg" in public(gym)[0]
    await gym.alice.select(undone.message, ["delete"])
    assert public(gym) == []


async def test_deleting_everything_takes_the_posts_away_too(gym: Gym, seen) -> None:
    await gym.alice.click((await previewed(gym, seen)).message, label="Post")
    question = seen(await gym.alice.slash(gym.channel, "data delete"))
    await gym.alice.click(question.message, label="Delete everything")
    assert public(gym) == []


async def test_nobody_takes_back_the_post_of_another(gym: Gym, seen, refused) -> None:
    await gym.alice.click((await previewed(gym, seen)).message, label="Post")
    (post,) = gym.channel.history()
    with pytest.raises(Exception, match="post-gone"):
        await gym.bot.services.posts.own(gym.bob.id, post.id)


async def test_in_direct_messages_there_is_nobody_to_show_it_to(gym: Gym, seen) -> None:
    await gym.alice.send_dm("rows 5x5 at 100")
    (answer,) = [message for message in gym.alice.user.dm_channel.history() if message.author.bot]
    assert "Only the two of us are here" in seen(await gym.alice.user.select(answer, ["show"]))

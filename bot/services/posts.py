"""What members showed everyone: kept where it stands, so that it can be taken back and follows corrections."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.errors import DomainError
from bot.storage import posts
from bot.storage.engine import Database
from bot.storage.posts import Post

__all__ = ["Post", "Posts"]


class Posts:
    """Each member's own; who sees them stands in Discord."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def add(self, post: Post) -> None:
        """Keep where it stands."""
        await self._database.write(posts.add, post, self._clock())

    async def own(self, member_id: int, message_id: int) -> Post:
        """One of the member's. Raises `DomainError` where there is none (any more)."""
        found = await self._database.read(posts.own, message_id, member_id)
        if found is None:
            raise DomainError("post-gone")
        return found

    async def of_workout(self, member_id: int, workout_id: int) -> tuple[Post, ...]:
        """Where one of the member's workouts is shown."""
        return await self._database.read(posts.of_workout, workout_id, member_id)

    async def of_member(self, member_id: int) -> tuple[Post, ...]:
        """Everything that the member shows."""
        return await self._database.read(posts.of_member, member_id)

    async def forget(self, post: Post) -> None:
        """It is gone."""
        await self._database.write(posts.forget, post.message_id)

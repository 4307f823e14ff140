"""Writes the posts of training together anew: a server's leaderboards and challenges."""

from bot.content.texts import Texts
from bot.delivery.posting import Poster
from bot.domain.challenges import Standing
from bot.domain.exercises import Exercise
from bot.domain.leaderboards import Board
from bot.services.leaderboards import BoardPost
from bot.ui.together import ChallengeEndedPost, ChallengePost, LeaderboardPost


class GroupPosts:
    """Each returns False for a fault that may pass."""

    def __init__(self, texts: Texts, poster: Poster) -> None:
        self._texts = texts
        self._poster = poster

    async def board(self, post: BoardPost, board: Board) -> bool:
        card = LeaderboardPost(self._texts, board, post.measure)
        return await self._poster.rewrite(post.channel_id, post.message_id, card)

    async def challenge(self, stands: Standing, exercise: Exercise) -> bool:
        challenge = stands.challenge
        card = ChallengePost(self._texts, stands, exercise)
        return challenge.message_id is None or await self._poster.rewrite(
            challenge.channel_id, challenge.message_id, card
        )

    async def challenge_ended(self, stands: Standing, exercise: Exercise) -> bool:
        challenge = stands.challenge
        card = ChallengeEndedPost(self._texts, stands, exercise)
        return challenge.message_id is None or await self._poster.rewrite(
            challenge.channel_id, challenge.message_id, card
        )

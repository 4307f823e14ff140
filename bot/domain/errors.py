"""What a member may hear when a rule says no."""


class DomainError(Exception):
    """A rule that was broken, told as a message that the member can act on.

    `key` names an entry in `data/<language>`; `facts` fill its gaps. The words are not
    here, because the member's language is not known here. `bot.interactions.tree` turns the error into an answer.
    """

    def __init__(self, key: str, **facts: str | int) -> None:
        super().__init__(key, facts)
        self.key = key
        self.facts = facts


class Unclear(DomainError):
    """What may mean more than one thing. `choices` say each as the member could have said it, at most five."""

    def __init__(self, key: str, choices: tuple[str, ...] = (), **facts: str | int) -> None:
        super().__init__(key, **facts)
        self.choices = choices

    def about(self, **facts: str | int) -> "Unclear":
        """With more facts for its message."""
        return Unclear(self.key, self.choices, **self.facts, **facts)

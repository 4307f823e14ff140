"""Pictures of progress: what a member has done, as values and words -> SVG -> PNG.

Each picture answers one question and its title is the answer. They are 600 wide, since a card on a phone shows them
266 wide: 22 is the smallest type, which is 10 there. Words come from the texts of the reader's language.
"""

"""The figures of the exercises: a skeleton from key poses, a mannequin around it, what it trains with."""

### Left and right, where they did not do the same.

sets-sides-unclear = I can’t tell which sets are of which side. Write it like `left 12, right 10 @ 24 kg`.
sets-of-side = { $side ->
    [left] left
   *[right] right
  } { $done }
more-sides = Left and right differ
more-sides-hint = a set of { $exercise } with a number for each side

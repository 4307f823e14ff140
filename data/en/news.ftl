# What a log's answer says where it brought a record. No-break spaces stand before units.

news-title = ### 🏆 Record: { $exercise }
news-set = ✓ Set { $set }: { $sets }
news-sets = ✓ Sets { $first }–{ $last }: { $sets }
news-logged = ✓ { $sets }
news-of = 🏆 **{ $exercise }** { $record }
news-give-or-take = { $amount } ± { $margin } { $unit }
news-max = Estimated max { $amount }, { $gain } more.
news-weight = { $amount } for { $for_reps } { $for_reps ->
    [1] rep
   *[other] reps
}, { $gain } more.
news-reps = { $amount }, { $gain } more.
news-reps-at = { $amount } at { $weight }, { $gain } more.
news-hold = { $amount }, { $gain } longer.
news-distance = { $amount }, { $gain } farther.
news-distance-at = { $amount } at { $weight }, { $gain } farther.
news-carry = { $amount } over { $metres }, { $gain } more.
news-help = { $amount } of help for { $for_reps } reps, { $gain } less.
news-volume = { $amount } in one workout, { $gain } more.

# Sets, weights and dates, each in its one form. What is said of sets can be typed as it stands.
# A no-break space stands before units.

amount-seconds = { $amount } s
amount-metres = { $amount } m
sets-effort = { $done } RPE { $rpe }
kind-work = { $done }
kind-warm_up = warm-up { $done }
kind-drop = drop { $done }
sets-weighted = { $done } @ { $means ->
    [per_hand] { $weight } each
    [assistance] −{ $weight }
    [added] +{ $weight }
   *[other] { $weight }
  }
weight = { $amount } { $unit }
weight-both = { $weight } ({ $other })
count-sets = { $count ->
    [one] { $count } set
   *[other] { $count } sets
  }
count-exercises = { $count ->
    [one] { $count } exercise
   *[other] { $count } exercises
  }
count-workouts = { $count ->
    [one] { $count } workout
   *[other] { $count } workouts
  }
total-volume-without = { $volume } without { $names }
total-minutes = { $minutes } min

date-today = Today
date-moment = { $day }, { $time }
date-weekday = { $weekday } { $date }
date-date = { $day } { $name }{ $year ->
    [none] { "" }
   *[other] { " " }{ $year }
  }
month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
  }
month-long = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
  }

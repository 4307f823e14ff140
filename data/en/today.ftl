# Today’s workout: the proposal, its reasons, the live card, plans.
# A reason is one short line; a no-break space stands before units.

command-today = What to do today: exercises, sets and weights from your own log
    .minutes = How much time you have, in minutes

today-title = ### Today: { $exercises }, { $minutes } min
today-sore-title = ### Sore back: { $count } easy ones, { $minutes } min
today-sore-hint = -# Moving is fine when it’s mild. Nothing heavy today.
today-none-title = ### No workout today
today-signs-hint = First talk to a doctor about what you told me.
today-nothing-title = ### Nothing fits today
today-nothing-hint = No exercise goes with your equipment and what you told me. Change the equipment, or rest.
today-item = **{ $exercise }**
    { $target }
    -# { $why }
today-kit = -# I don’t know your equipment yet, so this uses what you logged, or the floor.
today-minutes = { $minutes } minutes
today-minutes-hint = { $exercises }: { $names }
today-swap = Swap an exercise
today-swap-to = { $from } → { $to }
swap-easier-back = easier on the lower back
swap-nothing = needs nothing
swap-kit = with { $kit }
today-outdated = -# Your log has changed since. This is today’s workout now; nothing was started.
minutes-out-of-range = Between { $least } and { $most } minutes, please.

target-about = { $sets }, leave { $left }
target-open = { $sets } sets @ { $weight }, leave { $left }
target-find = { $sets }, find the weight
target-band = { $sets }, next band
target-colour = { $sets }, find the colour
target-side = { $sets } a side
target-slow = { $sets }, 3 s down

why-up = { $sets } × { $reps } last time: +{ $step }
why-less-help = Less help is progress: −{ $step }
why-big-step = Big step ahead: first { $top } in each set
why-slow = One more each week: keep going
why-lift-lowest = { $lowest } last time, now { $next }
why-fewer-sets = { $done } sets last time: do all { $sets }
why-reserve = The last set left too little: own it first
why-one-more-set = Top of the range: one more set
why-slower = Top of the range: 3 s on the way down
why-reset-short = Twice under { $low }: −{ $step }, then climb
why-reset-flat = Three times the same: −{ $step }, then climb
why-lightest = Already the lightest: reps first
why-add-load = { $sets } × { $reps } last time: add { $step }
why-harder = After { $exercise }, a harder one
why-harder-hold = { $exercise } for { $reps } s: a harder one
why-no-help = Little help left: lower yourself slowly
why-next-band = { $sets } × { $reps } last time: next colour
why-weak-side = { $side ->
    [left] Left
   *[right] Right
  } side first, until both hold { $seconds } s
why-hold-again = Hold { $seconds } s in every set
why-longer = { $seconds } s in every set: +{ $step } s
why-longest = { $seconds } s is enough: one more set
why-carry-up = { $metres } m last time: +{ $step }
why-farther = Same weight, { $metres } m
why-first-weight = First time: then tell how many were left
why-first-band = First time: light enough to leave 2–4
why-first-body = First time: stop with 2–4 left
why-back = { $weeks } weeks off: { $less ->
    [0] a set less
   *[other] { $less } % less, { $sets } sets
  }
why-gentle = As last time, no more
why-light = Light week: a tenth less, half the sets
why-after-pain = First time back: a tenth less
why-neglected = { $region ->
    [lower] Lower
    [mid] Mid
   *[upper] Upper
  } back: { $mean } sets a week, { $most } elsewhere
why-plenty-elsewhere = Lower back { $week } sets this week, mid back { $most }
why-bench-carries = { $exercise } lately: this rests your back
why-swapped = In place of { $exercise }
why-squats-yesterday = Heavy squats yesterday: { $exercise } waits
why-heavy-yesterday = Heavy work lately: { $exercise } waits
why-heavy-enough = Two heavy days this week: { $exercise } waits
why-care = In place of { $exercise } for now
why-no-kit = In place of { $exercise }: not your equipment

note-plan-day = -# Plan: { $day }
note-plan-removed = -# An exercise of your plan was removed. The rest stands.
note-plan-left-out = -# Without { $exercise } today: nothing fits in its place.
note-first-day = -# First day: light enough to leave 2–4 reps in every set.
note-cap = -# { $sets } sets are plenty now. The rest of the hour is yours.
note-plenty = -# { $region ->
    [lower] Lower
    [mid] Mid
   *[upper] Upper
  } back: { $week } sets in seven days. More isn’t clearly better.
note-no-equipment-for = -# { $region ->
    [lower] Lower
    [mid] Mid
   *[upper] Upper
  } back needs sets, but nothing fits your equipment.
note-short = -# That’s enough for today with what you have.
note-no-workout = { "" }
note-nothing-possible = { "" }

## A live workout

live-next = ### { $exercise }, set { $number } of { $of }
live-go = ### Go! { $exercise }, set { $number } of { $of }
live-resting = ### Rest ends { $until }
live-then = -# { $at }, then { $exercise }, set { $number } of { $of }
live-target = ## { $sets }
live-target-left = ## { $sets }
    -# Stop with { $left } left
live-last = -# Last time { $sets }
live-first = -# The first time
live-warm-up = -# Warm up: { $sets }
live-stale = -# This card was out of date: nothing was changed. This is where you are.
live-how-many = -# How many more could you have done?
live-all-done = ### All done: { $sets }
live-empty-title = ### Your workout
live-empty = Pick an exercise, or log anything with `/log`.
live-another = Another exercise
live-done-of = { $done } of { $of } sets
live-other = Other numbers
live-other-hint = Type sets for { $exercise }
button-live-log = Log { $sets }
button-live-finish = Finish
button-lighter = −{ $step }
button-heavier = +{ $step }
button-less = { $unit ->
    [seconds] −5 s
    [metres] −5 m
   *[reps] −1 rep
  }
button-more-of = { $unit ->
    [seconds] +5 s
    [metres] +5 m
   *[reps] +1 rep
  }
left-5 = 5 and more
left-3 = 3–4
left-1 = 1–2
left-0 = None
finished-live = ### Done: { $sets }{ $records ->
    [0] { "" }
    [one] , 1 record
   *[other] , { $records } records
  }
finished-line = { $line } 🏆
finished-next = Next back day: { $when }.

## The reminder that carries it

post-workout = ### Back day: { $exercises }, { $minutes } min
post-no-workout = ### It’s back day
button-shorter = Shorter or swap
menu-not-now = Not now
later-15 = In 15 minutes
later-60 = In 1 hour
later-tonight = Tonight
later-tomorrow = Tomorrow
later-drop = Skip this one
later-log = Already trained
later-log-hint = Log it

## The week that a member follows

command-plan = Your week of workouts: choose a ready one, or make one of your own

plan-title = ### { $plan }: { $day } is next
plan-note = { $plan ->
    [heavy-light] -# 72 hours between the two. No heavy squats the day after Heavy.
    [gym] -# Two days a week, 48 hours apart. A third one is A again.
   *[home] -# Two or three days a week.
  }
plan-none = ### No plan yet
plan-none-hint = Today’s workout works without one. A plan repeats the same days, so that targets climb.
plan-day = **{ $day }**{ $when ->
    [none] { "" }
   *[other] {" "}on { $when }
  }
plan-line = { $exercise } { $sets }
plan-removed = An exercise that was removed
plan-name-home = At home, with a band
plan-name-gym = In a gym, beginner
plan-name-heavy-light = Heavy and light
plan-name-own = Your own days
plan-hint-home = 3 days, 16–19 min: band, door, floor
plan-hint-gym = 2 days, 29 min: machines, cable, dumbbells
plan-hint-heavy-light = 2 days, 37 and 29 min: for those who deadlift
plan-hint-own = What you saved from your workouts
plan-choose = Choose a week
plan-weekdays = Which day on which weekday
plan-weekday = { $weekday } → { $day }
plan-turns = in turn
plan-name-title = A day of your plan
plan-name-label = Name
plan-name-hint = Such as Pull A
plan-no-name = Give the day a name, such as Pull A.
plan-empty = This workout has no working set to plan from.
plan-full = { $most } days are the most. Save it under the name of one of them to replace that.
button-plan-stop = Stop this plan
more-plan = Make it a day of my plan
more-plan-hint = As /today then proposes it

# What /progress, /balance and /records say, and the words in their pictures. NBSP before units.

command-progress = Am I getting stronger? A picture of one exercise, or of your week
    .exercise = Which one; empty shows the weekly sets of your whole back
command-balance = What your back gets, and what it is missing
command-records = Your records, with their dates
    .exercise = Which one; empty lists the newest of all

## Numbers

amount-kg = { $amount } kg
amount-lb = { $amount } lb
amount-reps = { $amount ->
    [1] 1 rep
   *[other] { $amount } reps
  }
amount-minutes = { $amount } min
chart-unit-kg = kg
chart-unit-lb = lb
chart-unit-reps = reps
chart-unit-seconds = s
chart-unit-minutes = min
chart-unit-metres = m
chart-day = { $day } { $month }
chart-day-year = { $day } { $month } { $year }
chart-days = { $first } – { $last }
chart-today = today

## One exercise

measure-max = Estimated max
measure-weight = Most weight
measure-reps = Most reps in a set
measure-hold = Longest hold
measure-distance = Farthest carry
measure-help = Help · less is better
progress-title-today = ### { $exercise }: { $amount } today
progress-title = ### { $exercise }: { $amount }
progress-line-record = -# { $measure }. A record today.
progress-line-best = -# { $measure }. Record { $amount }, { $day }.
progress-line-first = -# { $measure }. Your first; one more workout draws the line.
progress-last = Last on { $day }.
progress-nothing = ### { $exercise }: nothing to draw yet
progress-nothing-text = -# Log a set of it, and the line begins here.
chart-under-today-record = today · a record
chart-under-today-best = today · best { $best }
chart-under-today-first = today · the first
chart-under-day-record = { $day } · a record
chart-under-day-best = { $day } · best { $best }
chart-under-day-first = { $day } · the first
chart-one-more = One more workout draws the line
chart-off = { $days } days off
alt-progress = { $exercise }, { $measure }, { $first } to { $last }, { $count } workouts. From { $from } to { $to }; best { $best } on { $day }.
alt-progress-one = { $exercise }, { $measure }: { $to } on { $last }, the first. One more workout draws the line.
alt-progress-few = { $exercise }, { $measure }, { $count } workouts. { $points }.
alt-progress-point = { $day } { $amount }
alt-progress-record = { $day } { $amount } (record)
alt-progress-gap = { $days } days without a workout between { $first } and { $last }.
alt-progress-records = Records: { $records }.

## Weekly sets, and the balance

region-needs = { $region } needs sets
regions-need = { $one } and { $other } need sets
regions-need-all = Every region needs sets
regions-covered = Every region is covered
regions-low = Every region gets little
regions-new = The first weeks
regions-empty = No sets of your back yet
weekly-title = ### { $answer }
weekly-line-needs = -# { $sets } a week; 10 is the aim.
weekly-line-covered = -# 5 or more a week each; 10 to 20 is productive.
weekly-line-new = -# After two weeks and three workouts I can tell what is missing.
weekly-line-empty = -# Log a set, and the bars begin here.
chart-weekly-needs = Under 5 a week; 10 to 20 is productive
chart-weekly-covered = Sets a week; 10 to 20 is productive
chart-so-far = so far
chart-this-week = this week
chart-neglected = Neglected
chart-building = Building
chart-productive = Productive
chart-balance-dates = Sets a week, { $first } – { $last }
chart-muscle = { $muscle } { $sets }
chart-nothing-neglected = Nothing neglected
balance-rule = A set gives its main region 1, others ½.
balance-pulls-rare = -# Pulls in 4 weeks: { $horizontal } from the front, { $vertical } from above. Few are { $rare ->
    [vertical_pull] from above
   *[horizontal_pull] from the front
  }.
balance-side = -# { $exercise }: the { $side } side did { $percent } % less, three workouts in a row.
alt-weekly = Weekly sets, { $weeks } weeks up to { $today }; productive is 10 to 20. { $regions } { $answer }.
alt-weekly-region = { $region }: { $sets }, { $now } so far this week.
alt-weekly-none = { $region }: none before, { $now } so far this week.
alt-balance = Back view, sets in an average week, { $first } to { $last }. { $regions } Neglected muscles: { $neglected }. Building: { $building }. Productive: { $productive }.
alt-balance-region = { $region } { $sets }.
alt-nobody = none

## Back days

calendar-title = ### { $count ->
    [0] No back day in { $weeks } weeks
    [one] One back day in { $weeks } weeks
   *[other] { $count } back days in { $weeks } weeks
  }
calendar-last = -# Last: { $regions }.
calendar-last-region = { $region } { $day }
calendar-none = -# Log a set, and its day shows here.
chart-calendar = { $count ->
    [0] No back day in { $weeks } weeks
    [one] One back day in { $weeks } weeks
   *[other] { $count } back days in { $weeks } weeks
  }
chart-calendar-last = { $region } last on { $day }
chart-upper = Upper
chart-mid = Mid
chart-lower = Lower
chart-planned = Planned
chart-today-sign = Today
alt-calendar = Back days, { $weeks } weeks from { $first } to { $today }: { $count } days trained. { $regions }
alt-calendar-region = { $region } last trained on { $day }.
alt-calendar-never = { $region } not trained.

## A week to show

week-card-title = ### This week: { $sets ->
    [one] 1 set
   *[other] { $sets } sets
  }
week-card-line = -# Nameless, in kg and lb. You see it first.
week-nobody-here = Only the two of us are here. Open it with `/progress` in a server’s channel to show everyone there.
week-empty = Nothing of that week counts any more, so there is nothing to show.
week-card-empty = ### No sets this week yet
week-card-empty-text = -# Log a set, and the week shows here.
chart-week = Back week
chart-week-sets = { $sets ->
    [one] set
   *[other] sets
  }
chart-week-workouts = { $count ->
    [one] 1 workout
   *[other] { $count } workouts
  }
chart-week-more = +{ $count } more
chart-week-much = 10+ sets
chart-week-some = 1–9
alt-week = A week of back training, { $dates }: { $sets } sets in { $workouts ->
    [one] 1 workout
   *[other] { $workouts } workouts
  }. { $days } { $volume } { $records } 10 or more sets: { $much }; 1 to 9: { $some }.
alt-week-day = { $day }: { $regions }.
alt-week-volume = Volume { $own } or { $other }.
alt-week-records = Records: { $records }.
alt-week-record = { $exercise } { $amount }

## Records

record-max = estimated max { $amount }
record-max-alone = { $amount }
record-weight = { $reps } @ { $amount }
record-reps = { $amount }
record-reps-at = { $amount } @ { $weight }
record-hold = { $amount }
record-distance = { $amount }
record-carry = { $amount } over { $metres }
record-help = { $amount } of help
record-volume = { $amount } in a workout
records-title = ### { $count ->
    [one] One record in { $month }
   *[other] { $count } records in { $month }
  }
records-line = **{ $exercise }** { $record }, { $day }
records-none = ### No record yet
records-none-text = -# A first time is none. The second workout of an exercise can bring one.
records-of-title = ### { $exercise }: { $count ->
    [one] one record
   *[other] { $count } records
  }
records-of-line = **{ $kind }** { $record }, { $day }
records-of-none = ### { $exercise }: no record yet
records-margin = -# The estimated max is an estimate: give or take { $margin }.
records-open = Open an exercise
record-kind-max = Estimated max
record-kind-weight = Weight
record-kind-reps = Reps
record-kind-hold = Hold
record-kind-distance = Distance
record-kind-carry = Carry
record-kind-help = Least help
record-kind-volume = Volume
chart-record = New record
chart-record-gain = { $measure } · +{ $gain }
chart-record-less = { $measure } · −{ $gain }
alt-record = New record. { $exercise }: { $measure } { $amount }, { $gain } better than before. The last records: { $steps }.

## Getting about

menu-picture = Another picture
picture-weekly = Weekly sets
picture-weekly-hint = each region, 12 weeks
picture-balance = Balance
picture-balance-hint = your back in the last 4 weeks
picture-calendar = Calendar
picture-calendar-hint = the days you trained
picture-week = A week to show
picture-week-hint = you see it before anybody else
picture-records = Records
picture-records-hint = the newest of all
picture-exercise-hint = its line
button-records = Records
button-all-records = All records
button-progress = Picture
button-today = Today’s workout
button-log-for = Log { $exercise }

# Everything a member reads, apart from the exercises themselves. Project Fluent: https://projectfluent.org/fluent/guide/
# A line that begins with a blank goes on the message above it. A test finds missing, unused and broken entries.

## Commands: the description, and what each option asks for

command-exercise = How to do an exercise, with a picture
    .name = Its name, or what you call it: face pull, rdl, bent row
command-region = Why a part of your back matters, its muscles, and its exercises
    .region = Which part of the back
command-learn = What a coach explains: warm-up, first weight, breathing, grips, a sore back
    .topic = What about; empty lists all
command-find = Find exercises for what you have and what you can
    .region = Which part of the back
    .equipment = What you have: dumbbell, band + bench, nothing
    .level = The hardest that is welcome
    .spinal_load = The most load on the lower back that is welcome
    .home = Only what can be done at home
command-log = Log an exercise that you have just done
    .exercise = What you did
    .sets = 3x8@60kg, or 8,8,6 @ 60 rpe 8, or 3x30s; empty opens a form
    .when = If it was not now: yesterday, monday 18:00, 21 Nov
command-history = Your last workouts, to look at, edit or delete; for your eyes only
command-workout = A live card for your workout
command-workout-start = Begin a workout: sets so far, a rest timer, what comes next
    .rest = How long to rest between sets
command-workout-finish = Finish the workout that you began
command-settings = Your time zone, kg or lb, body weight and equipment; for your eyes only
    .timezone = Your city or time zone
    .unit = What a bare number means: kilograms or pounds
    .body_weight = What you weigh, like 81.5 kg; “nothing” forgets it
    .equipment = What you have: dumbbell, band + bench; “nothing” forgets it
command-my-exercise = Exercises of your own, which only you see
command-my-exercise-add = Add an exercise that the catalogue does not have
    .name = What you call it
    .region = Which part of the back it is for
    .counts = What a set counts
command-my-exercise-list = Your own exercises
command-my-exercise-remove = Remove one of your own exercises; your history keeps it
    .name = Which one
command-reminder = Your own back-day reminders
command-reminder-add = Be reminded of back day
    .when = mon thu 6pm, 1st mon of the month 18:00, tomorrow 7am, 24 Dec 18:00; empty opens a form
    .timezone = Your city or time zone; asked only the first time
    .where = Where to remind you; a direct message if you say nothing
    .when_done = What to do on a day when you have logged a workout already
    .nudge = One short second message on that day, if nothing is logged by then
command-reminder-region = Be told when a part of your back was left alone for some days
    .region = Which part of your back
    .days = After how many days without a set for it
    .time = When to look, every day: 18:00 if you say nothing
    .timezone = Your city or time zone; asked only the first time
command-reminder-weekly = Your week in short, by direct message
    .day = On which day
    .time = At what time: 18:00 if you say nothing
    .timezone = Your city or time zone; asked only the first time
command-reminder-list = Your reminders, when they come next, and how the last ones went
command-reminder-remove = Remove one of your reminders
    .reminder = Which one
command-reminder-test = Send one of your reminders now, as a test
    .reminder = Which one
command-reminder-calendar = Your back days as a file for your calendar
command-reminder-pause = Silence your reminders for a while
    .until = Until when: monday, tomorrow 18:00, in 2 weeks, 7 Jan; nothing means until you resume
    .reminder = Which one; all if you say nothing
command-reminder-resume = Wake paused reminders
    .reminder = Which one; all if you say nothing
command-reminder-skip = Leave out the next reminder
    .reminder = Which one; the next of all if you say nothing
command-reminder-quiet = Hours in which no reminder reaches you; what falls into them comes at their end
    .start = From when, like 22:00; nothing ends quiet hours
    .end = Until when, like 07:00
command-backday = This server’s back days
command-backday-set = Set this server’s back days
    .when = Days and time: mon thu 6pm, every other monday 18:00; empty opens a form
    .channel = Where to post it
    .role = Whom to mention, if anybody
    .timezone = A city or time zone; asked only the first time
    .summary = Whether each post becomes “6 of 9 trained, 74 sets” in the end; nobody’s own numbers
command-backday-pause = Post no back days here for a while
    .until = Until when: monday, in 2 weeks, 7 Jan; nothing means until you resume
command-backday-resume = Post back days here again
command-backday-test = Post the back day now, as a test that mentions nobody
command-backday-show = When this server’s back days are
command-backday-members = Members’ own reminders that are posted in this server’s channels
command-backday-clear = Post no back days in this server any more
command-data = What is stored about you
command-data-export = Everything about you, as files
command-data-import = Bring your history from Hevy, Strong, FitNotes or another tracker
    .file = The CSV file that the other app exported
    .unit = What its weights are in, if the file does not say
command-data-delete = Delete everything about you, after one confirmation
command-help = What Backday can do, and what it does with your data
menu-log-as-workout = Log as workout

choice-lower = Lower back
choice-mid = Mid-back
choice-upper = Upper back
choice-beginner = Beginner
choice-intermediate = Intermediate
choice-advanced = Advanced
choice-low = Low
choice-moderate = Moderate
choice-kg = Kilograms
choice-lb = Pounds
choice-weight_reps = Weight and reps
choice-bodyweight_reps = Body weight and reps
choice-assisted_reps = Reps with help
choice-duration = Time
choice-distance_weight = Distance
choice-30-s = 30 seconds
choice-60-s = 1 minute
choice-90-s = 1½ minutes
choice-120-s = 2 minutes
choice-180-s = 3 minutes
choice-direct-message = Direct message
choice-this-channel = This channel
choice-none = None
choice-2h = After 2 hours
choice-4h = After 4 hours
choice-mon = Monday
choice-tue = Tuesday
choice-wed = Wednesday
choice-thu = Thursday
choice-fri = Friday
choice-sat = Saturday
choice-sun = Sunday
choice-praise = Say well done
choice-silent = Say nothing

## Exercise cards

exercise-subtitle = -# { $region } · { $equipment } · { $level }
exercise-last = -# Last time { $sets }, { $when }
exercise-setup = **Set up** { $setup }
exercise-dose = -# { $dose }. Sharp pain or dizziness: stop.
exercise-from = -# From { $member }. What you tap is private.
exercise-taps = -# What you tap is private.
exercise-needs = { $level } · { $equipment }
grey = -# { $words }
equipment-or = or
hint-full = what to do and what to feel, step by step
hint-mistakes = { $count }, each with the fix
hint-ways = sets, progression, variations
hint-save = offered first when you type
hint-still = start and end, side by side
button-how = Steps
button-short = Short
button-back-to = Back to { $exercise }
button-how-to = How to do it
button-all-signs = All signs
button-why = Why train it
region-start = Good to begin with
found-more = -# { $count } more in the list
found-without =
    ### Nothing fits all of that
    -# { $wish }, { $count ->
        [one] one exercise fits
       *[other] { $count } exercises fit
      }:
wish-spinal_load = With more load on the lower back
wish-level = With a higher level
wish-home = Not only at home
wish-at_hand = With other equipment
dose-short = { $sets } × { $amount }{ $each ->
    [true] { " " }a side
   *[other] { "" }
  }
heading-mistakes = **Common mistakes**
heading-safety = **To do it safely**
heading-stop = **Stop if you notice**
heading-emergency = **Get emergency help now for**
heading-doctor = **See a doctor soon for**
heading-main = **Primary**
heading-helping = **Secondary**
heading-moved = **Moved or stretched; no set is counted for it**
heading-variants = **Variations**
heading-progress = **How much, and when to add**
heading-muscles = **Its muscles**
heading-training = **How to train it**
mistake = **{ $fault }**
    → { $fix }
muscle = { $name } ({ $plain })
variant = **{ $name }.** { $how }
ways-easier = Easier: { $exercise }
ways-harder = Harder: { $exercise }
ways-home = At home: { $exercise }
section-full = All steps in full
section-mistakes = Common mistakes
section-safety = When to stop
section-muscles = Muscles
section-ways = How much, other equipment
button-log = Log
button-save = Save
button-unsave = Unsave
button-still = Pause
button-move = Play
region-pick = { $count } more exercises
found-start = ### A good start
found-title = ### { $count ->
    [0] Nothing fits
    [one] One exercise fits
   *[other] { $count } exercises fit
  }
found-entry = - **{ $exercise }** { $needs }
found-pick = Open one
level-beginner = beginner
level-intermediate = intermediate
level-advanced = advanced
not-medical = -# Backday teaches training. It is no medical advice and cannot tell what is wrong with you. Ask a doctor first after surgery, in pregnancy, with fainting or dizzy spells, osteoporosis, or a spine, heart or blood-pressure condition or drugs for one. Under 18: train with somebody who can coach. In an emergency call your local number.

equipment-barbell = barbell
equipment-dumbbell = dumbbell
equipment-kettlebell = kettlebell
equipment-trap_bar = trap bar
equipment-cable = cable
equipment-machine = machine
equipment-band = band
equipment-bench = bench
equipment-pull_up_bar = pull-up bar
equipment-suspension = straps
equipment-swiss_ball = exercise ball
equipment-foam_roller = foam roller
equipment-household = things at home
equipment-bodyweight = no equipment

## Learning, and a sore back

learn-title = ### What do you want to know?
learn-topics = -# { $names }
learn-pick = Learn something
sore-title = ### Sore back: move, but lighter
sore-changes = **Get help instead of training** for { $signs }.
sore-acceptable = **Pain** { $rule }
sore-later = -# { $later }
sore-pick = What goes today: { $count } exercises
button-signs = All signs
button-sore = My back is sore
button-back = Back
topic-unknown = I have no topic called “{ $typed }”. There are: { $names }.

## Pictures, in words

alt-figure = { $exercise }, seen from { $view ->
    [front] the front
    [behind] behind
    [above] above
   *[side] the side
  }. Start: { $start }. End: { $end }. { $muscles }
alt-mistake = { $exercise }, side view. Left, with a cross, a common mistake: { $fault }. Right, with a tick, the right form. What helps: { $fix }
alt-muscles = Back view of the body. { $muscles }
alt-main = Main muscles: { $muscles }.
alt-helping = Helping: { $muscles }.
alt-moved = Moved or stretched: { $muscles }.
alt-region = Back view of the body with the muscles of the { $region }: { $main }.
map-main = Primary
map-helping = Secondary
map-moved = Moved
map-resting = At rest
map-hidden = Also at work, not seen from behind: { $muscles }

## Sets and doses

dose = { $sets } sets of { $amount }, { $rest }
dose-until = { $dose }. Stop when you could do { $left } more.
dose-reps = { $reps } reps{ $each ->
    [true] { " " }a side
   *[other] { "" }
  }{ $hold ->
    [no] { "" }
   *[other] , held { $hold } s
  }{ $lower ->
    [no] { "" }
   *[other] , { $lower } s down
  }
dose-seconds = { $seconds } s{ $each ->
    [true] { " " }a side
   *[other] { "" }
  }
dose-metres = { $metres } m{ $each ->
    [true] { " " }a side
   *[other] { "" }
  }
progress-size = { $kg } kg ({ $lb } lb)
progress-step = When every set reaches { $most } reps{ $each ->
    [true] { " " }a side
   *[other] { "" }
  }, { $means ->
    [per_hand] take { $step } more in each hand
    [stack] go up by about { $step }, usually one pin
    [assistance] take { $step } of help away
    [added] add { $step }
    [implement] take { $step } more
   *[total] add { $step }
  }. Fewer reps are right then: stop when you could do { $left } more, as always.
progress-carry = When every set covers { $most } m, take { $step } more and begin at { $least } m again.
first-weight = First time: { $means ->
    [bar] the empty bar, { $weight }
    [per_hand] { $weight } in each hand
    [stack] { $weight }
    [added] { $weight } besides yourself
   *[other] { $weight }
  }.
rest-seconds = { $seconds } s rest
rest-minutes = { $minutes } min rest

## Logging

logged-title = ### ✓ { $exercise }: { $sets }
logged-set = ### ✓ { $exercise }, set { $set }: { $sets }
logged-sets = ### ✓ { $exercise }, sets { $first }–{ $last }: { $sets }
logged-several = ### ✓ { $exercises }, { $sets }
logged-on = -# On { $when }.
logged-last-of = -# { $exercise } last time { $sets }.
logged-ask-back = Same time every week?
logged-last = -# Last time { $sets }.
logged-today = -# Today { $sets }.
exercise-with = { $exercise } ({ $variant })
left-out = -# Left out: { $words }
noted = -# Noted: { $notes }
logged-first = -# Your first. Next time you’ll see it here.
undone-title = ### Removed: { $exercise }
undone-text = -# It no longer counts.
restored-title = ### Restored: { $exercise }
button-undo = Undo
button-one-more = +1 set
button-edit = Edit
button-show = Show everyone
button-latest = Show the latest
button-open = Open
button-post = Post
button-cancel = Cancel
button-remove-post = Remove post
menu-more = More
more-another = Another exercise
more-another-hint = pick one, or type it
more-other = Other numbers
more-other-hint = a set of { $exercise } with a form
more-workout = This workout
more-workout-hint = { $sets } so far
more-show-hint = you see it first
more-setup = Grip and setup
more-setup-hint = shown in the form next time
more-move = Move to another day
more-delete-hint = you can restore it for 30 days
button-delete = Delete
button-log-again = Log again
button-restore = Restore
button-history = History
button-newer = Newer
button-older = Older
history-title = ### { $workouts }
history-title-month = ### { $workouts }, { $count } in { $month }
history-line = -# { $sets } · { $exercise }{ $more ->
    [0] { "" }
   *[other] { " " }+{ $more }
  }
history-entry = **{ $when }**
workout-title = ### { $day }: { $sets }
edited-title = ### Updated: { $day }
restored-workout-title = ### Restored: { $day }
outdated-title = ### This card is out of date
outdated-text = -# Nothing was changed.
outdated-nothing = -# Nothing was changed. Nothing of that workout counts now.
workout-changed = That workout was changed while you were typing, so I changed nothing. It stands like this now; what you typed is below, to be put into it with Try again:
    ```
    { $stands }
    ```
workout-full = With that, this workout would hold more than { $most } sets, so I did not log it.
day-full = With that, this day would hold more than { $most } sets, so I did not log it.
deleted-title = ### Workout deleted
deleted-text = -# You can restore it for { $days } days.
shared-title = ### { $member } trained: { $sets }
preview-title = ### { $channel } will see this
posted-title = ### Posted in { $channel }
post-removed = ### Post removed
post-gone = That post is not there any more.
post-nobody-here = Only the two of us are here. Open it with `/history` in a server’s channel to show everyone there.
post-not-yours = You may not write in { $channel } yourself, so I do not for you.
post-stays = Discord did not let me remove that post. Try again in a minute.
next-title = ### What’s next?
next-pick = Choose an exercise
button-type-it = Type it
post-not-here = I’m not a member of this server, so I could not take a post back. Nothing was posted.
history-empty =
    ### Nothing here yet
    -# Log your first set with `/log`.
form-log-title = Log { $exercise }
form-log-label = What did you do?
form-log-hint = { $last ->
    [true] Last time is filled in; change what was different. Like { $example }
   *[other] For example { $example }
  }

form-using-label = With
form-when-done = When? (empty for now)
form-when-done-hint = yesterday, monday 18:00, 2 days ago, 21 Nov
form-setup-label = Grip and setup notes
form-setup-hint = rope, pulley at eye height, pin 7
form-edit-title = Edit workout
form-edit-hint = A line for each exercise: its name, then the sets
form-move-label = When was it?
form-move-hint = yesterday, monday 18:00, 21 Nov; empty leaves it
form-workout-title = Log a workout
form-workout-hint = Names and sets: face pulls 3x15 20kg, then rows 5x5 at 80

## A question before anything is stored

question-sets = ### { $exercise }: which one?
question-sets-alone = ### { $exercise }: is this right?
question-near = ### Did you mean { $exercise }?
question-elsewhere = ### { $name } isn’t in my library
question-keep-hint = I only know exercises for the back. Keep it as your own? It won’t count for your back.
question-nothing-yet = -# Nothing is logged yet.
question-unclear = That can mean several things.
button-keep-and-log = Keep as my own and log { $sets }
button-leave-out = Leave out
button-log-sets = Log { $sets }
button-log-as = { $exercise }: { $sets }
asked-reps = { $amount ->
    [one] { $amount } rep
   *[other] { $amount } reps
  }
asked-seconds = { $amount } s
asked-metres = { $amount } m
asked-sets = { $sets ->
    [one] { $amount }
   *[other] { $sets } sets of { $amount }
  }
asked-weight = { $done } at { $weight }
asked-no-weight = { $parts ->
    [one] { $done }, no weight
   *[other] { $done }, all without weight
  }
asked-effort = { $done }, RPE { $rpe }

## A live workout

finished-empty = Finished. Nothing was logged, so nothing is kept.
session-none = No workout in progress. Start one with `/workout start`.

## A member’s own

settings-title = ### Your settings
settings-zone = **Time zone** { $zone }
settings-unit = **Units** { $unit }
settings-quiet = **Quiet hours** { $hours }
settings-rest = -# The rest is asked when it matters.
zone-guessed = { $zone }, my guess
zone-now = { $zone }, now { $time }
quiet-span = { $start }–{ $end }
edit-zone = Time zone
edit-zone-hint = so that times are yours
edit-unit = Units: { $unit }
edit-unit-hint = for a number without one
edit-body = Body weight
edit-body-hint = for pull-ups and the like
edit-kit = Equipment
edit-kit-hint = what you have
edit-quiet = Quiet hours
edit-quiet-hint = no reminders in them
settings-body = **Body weight** { $body }
settings-kit = **Equipment** { $kit }
settings-moved = { $count ->
    [one] Your reminder comes at the same local time there from now on.
   *[other] Your { $count } reminders come at the same local times there from now on.
  }
settings-stayed = { $count ->
    [one] Your reminder for a single moment stays at that moment.
   *[other] Your { $count } reminders for single moments stay at those moments.
  }
saved-title = ### Saved: { $exercise }
unsaved-title = ### Removed from saved: { $exercise }
saved-text = -# Offered first when you type `/exercise` or `/log`: { $names }
own-title = ## { $exercise }
own-text = Your own exercise, for the { $region }; it counts { $counts }. Only you can see it.
own-elsewhere = Your own exercise, beside the back; it counts { $counts }. Only you can see it.
own-list-title = ### Your own exercises ({ $count })
own-entry = - **{ $exercise }** · { $counts }
own-none = You have added none. `/my-exercise add` adds one, to be logged like the others.
own-removed = Removed. What you logged of it stays in your history.
counts-weight_reps = weight and reps
counts-bodyweight_reps = reps, with weight if you add some
counts-assisted_reps = reps with help
counts-duration = time
counts-distance_weight = distance

## Reminders

form-reminder-title = Back-day reminder
form-days-label = On which days?
form-when-label = Or in your own words
form-when-hint = mon thu 6pm, every other day 07:30, tomorrow 7am
form-backday-title = This server’s back days
form-watch-title = When to look
form-week-title = Your week in short
form-pause-title = Silent until when?
form-zone-title = Your time zone
form-body-title = Body weight
form-kit-title = Your equipment
line-body = What do you weigh?
hint-body = 81.5 kg or 180 lb; empty to clear it
line-kit = What do you have?
hint-kit = dumbbell, band, bench; empty to clear it
form-quiet-title = Quiet hours
line-time = At what time?
hint-time = 18:00 or 6pm
line-zone = Where are you?
hint-zone = A city or time zone: Berlin, America/New_York
line-until = Until when?
hint-until = monday, tomorrow 18:00, in 2 weeks, 7 Jan; empty: until you resume
line-start = From
hint-start = Like 22:00; empty ends quiet hours
line-end = To
hint-end = Like 07:00
reminder-set-moved = -# { $count ->
    [one] Your other reminder comes at the same local time there, too.
   *[other] Your { $count } other reminders come at the same local times there, too.
  }
reminder-over-where = Done, will not come again · { $where }
reminder-paused-until = ⏸ Paused until { $until } · { $where }
reminder-failed = -# ⚠️ { $when }: { $outcome }
backday-none-title = ### No back days yet
exercises-public = -# `/exercise` answers for everyone here.
exercises-private = -# `/exercise` answers only who asks.
channel-needed = Back days are posted in a text channel. Type it there, or choose one with `channel`.
others-next = -# Next: { $next }
about-nudge = { $when }, and once more after { $hours } hours
about-region = If your { $region ->
    [lower] lower back
    [mid] mid-back
   *[upper] upper back
  } is untrained for { $days } days · { $when }
about-week = Your week in short: { $when }
reminder-list-title = ### Your reminders
reminder-list-empty =
    ### No reminders yet
    -# Say when: `mon thu 6pm`.
reminder-next = ### Next: { $next }
reminder-nudges = Once more { $next }, if nothing is logged by then · { $where }
reminder-snoozed = Snoozed until { $next } · { $where }
reminder-paused = ⏸ Paused: { $why } · { $where }
reminder-over = ### Done, will not come again
reminder-last = -# Last { $when }: { $outcome }
reminder-removed = Removed. You will not be reminded of that any more.
paused-owner = by you
paused-forbidden = Backday may not write there
paused-gone = the channel is gone
paused-left = Backday was removed from the server
paused-owner-left = you left the server
paused-closed = your direct messages are closed to Backday
paused-no-member = Discord did not find you
paused-refused = Discord does not take it
clocks-gap = -# On { $day } the clocks skip that time: it comes at { $time } instead, once.
clocks-fold = -# On { $day } the clocks repeat that time: it comes the first time only, at { $time }.
quiet-hours = -# Quiet hours { $start }–{ $end }: what falls into them comes at their end.
quiet-none = You have no quiet hours: reminders come at their time.
skipped = Skipped: { $moment }.
snooze-15 = Snooze 15 min
snoozed-before = That was snoozed before, and has come again since: snooze the newer post.
put-off-next = Next { $next }
put-off-none = Nothing comes after it.
calendar-text = ### Your back days, for your calendar
    Open the file with your calendar, or import it there. After changing a reminder, do it again: its entry is brought up to date. The entry of a reminder that you removed stays there until you delete it.
calendar-event = Back day
test-ended = A test, which changes nothing: { $outcome }.
button-remove = Remove
button-test = Send a test
button-pause = Pause all
button-set-zone = Set time zone
button-reminders = Reminders
button-my-data = My data
button-fix = Fix
button-add = Add
button-skip = Skip
button-skip-next = Skip next
button-calendar = Calendar file
button-show-me = Show me
button-exercises-public = Exercises for all
button-exercises-private = Exercises private
button-set-back-days = Set back days
button-resume = Resume all
button-pause-guild = Pause
button-resume-guild = Resume
snooze-60 = 1 h
snooze-tonight = Tonight
snooze-tomorrow = Tomorrow
button-remind-me = Remind me
where-dm = By direct message
where-channel = In { $channel }
schedule = { $days } { $time }
zone-choice = { $zone } · { $time } now
zone-fixed = -# { $zone } stays the same all year. Where your clocks change, name your city instead.
days-all = Every day
days-weeks = { $count ->
    [2] Every other week on { $days }
   *[other] Every { $count } weeks on { $days }
  }
days-interval = { $count ->
    [1] Every day
    [2] Every other day
   *[other] Every { $count } days
  }
days-monthly = { $count ->
    [0] On the { $nths } of the month
   *[other] { $nths } { $days } of the month
  }
days-last = Last day of the month
nth = { $nth ->
    [-1] last
    [1] 1st
    [2] 2nd
    [3] 3rd
    [21] 21st
    [22] 22nd
    [23] 23rd
   *[other] { $nth }th
  }
days-once = Once, on { $moment }
day-mon = Mon
day-tue = Tue
day-wed = Wed
day-thu = Thu
day-fri = Fri
day-sat = Sat
day-sun = Sun
outcome-posted = posted
outcome-no-role = posted, but the role that it was to mention is gone
outcome-missed = missed, Backday was not running
outcome-failed = not posted, Discord did not take it
outcome-elsewhere = said in the channel, your direct messages are closed to Backday
outcome-done = not posted, you had trained already
outcome-skipped = skipped
outcome-nothing = not posted, there was nothing to say
outcome-closed = not sent, your direct messages are closed to Backday
outcome-forbidden = not posted, Backday may not write there
outcome-gone = not posted, the channel is gone
outcome-timed-out = not posted, Backday is timed out in that server
outcome-no-member = not sent, Discord did not find you
outcome-moved = sent directly from now on
outcome-removed = not posted, Backday was removed from the server
outcome-owner-left = not posted, you left the server
backday-title = ### This server’s back days
backday-role = Mentions { $role }
backday-summed = Each post becomes a summary: how many of those who were in trained
others-title = ### Members’ own reminders in this server’s channels ({ $count })
others-none = No member has a reminder posted in a channel of this server.
others-one = { $member } · **{ $when }**
others-more = -# And { $count ->
    [one] one more.
   *[other] { $count } more.
  }
others-note = -# Sent directly, it comes to them alone, at the same times; they are told.
others-post = ### That is { $member }’s reminder
others-post-text = **{ $when }** · { $where }. You manage this, so you can take it out of the channel.
others-moved = It is no longer posted here: { $member } gets it by direct message, and is told so.
button-send-directly = Send directly
backday-cleared = Back days are cleared. Nothing will be posted any more.
backday-role-silent = ⚠️ { $role } will see the post but not be notified: make the role mentionable, or allow Backday to mention all roles.
post-title = ## It’s back day
post-test = -# A test, as you asked. The buttons that put it off are left out.
praise-title = ## Well done: back day is behind you
nudge-title = ### There is still time for your back today
nudge-text = A few minutes are enough. And if today is not the day, that is fine too.
untrained-title = ## { $region }: a good moment for a set
untrained-text = { $days ->
    [0] Its last set was today.
    [one] Its last set was yesterday.
   *[other] Its last set was { $days } days ago.
  } One of these is a good start. Tap a name to see how, and log it when it is done.
untrained-never = { $days ->
    [0] No set for it is logged yet.
    [one] No set for it is logged yet; you asked me one day ago.
   *[other] No set for it is logged yet; you asked me { $days } days ago.
  } One of these is a good start. Tap a name to see how, and log it when it is done.
week-title = ## Your week in short
week-workouts = { $this ->
    [0] No workout this week
    [one] One workout this week
   *[other] { $this } workouts this week
  }, { $before ->
    [0] none the week before.
    [one] one the week before.
   *[other] { $before } the week before.
  }
week-region = - **{ $region }** · { $this ->
    [one] one set
   *[other] { $this } sets
  }, the week before { $before }
week-text = -# The seven days up to { $last }, beside the seven before. Warm-ups are left out.
elsewhere = { $member }, something that you asked for could not be sent to you: your direct messages are closed to me. Open them, or see `/reminder list`.
elsewhere-refused = { $member }, something that you asked for could not be sent to you. `/reminder list` tells more.
elsewhere-rests = That was not the first time, so it rests now. `/reminder resume` wakes it.
refused-title = ### A reminder of yours could not be posted
refused-text = In { $channel }: { $why }. I try again at its next moment, and tell you if it has to rest.
guild-refused-title = ### The back day of { $guild } could not be posted
guild-refused-text = In { $channel }: { $why }. I try again at the next moment, and tell you if the back days have to rest. `/backday set` chooses another channel.
timed-out-text = In { $channel }: a moderator has timed me out in that server until { $until }. Nothing needs to be done: I go on by myself then.
rests-title = ### A reminder of yours is paused
rests-text = In { $channel }: { $why }. Once that is mended, `/reminder resume` wakes it; `/reminder remove` removes it.
guild-rests-title = { $guild ->
    [none] ### A server’s back days are paused
   *[other] ### The back days of { $guild } are paused
  }
guild-rests-text = In { $channel }: { $why }. Once that is mended, `/backday resume` wakes them; `/backday set` chooses another channel.
removed-text = I am no member of that server any more. If I am invited again, it goes on by itself.
moved-title = ### A reminder of yours comes by direct message from now on
moved-text = It was posted in { $channel } of { $guild }, and those who run that server asked for that. It comes at the same times; `/reminder remove` removes it.
owner-left-text = { $guild ->
    [none] You left the server that it was posted in.
   *[other] It was posted in { $channel } of { $guild }, and you are no member there any more.
  } `/reminder add` sets one by direct message; back there, `/reminder resume` wakes this one.
no-role-title = ### The back days of { $guild } mention nobody any more
no-role-text = In { $channel }: { $why }. `/backday set` chooses another one.
post-test-guild = -# This is a test. Nobody is pinged and nobody can join.
button-in = I’m in
roll-in = **{ $count } in** { $names }
roll-title = ### Back day. Who’s in?
roll-private = -# Everyone sees who’s in, nobody sees what you log. Tap again to be out.
turnout-day = -# { $day }
roll-more = { $names } and { $more } more
roll-summed = -# Everyone sees who’s in, nobody sees what you log. At midnight: how many of them trained and, from three on, all their sets together.
roll-call-members-only = That is for the members of the server where it was posted.
roll-call-over = That back day is over. The next one comes soon.
turnout-in = ### Back day: { $present ->
    [0] nobody was in
    [one] 1 was in
   *[other] { $present } were in
  }
turnout-trained = ### Back day: { $trained } of { $present } trained
turnout-sets = ### Back day: { $trained } of { $present } trained, { $sets } sets
post-late = -# Posted late: it was due at { $due }.
post-exercise = **{ $exercise }**
    -# { $region }
button-start = Start workout

## Your data

export-title = ### Your data
export-text = { $workouts ->
    [0] You have logged nothing yet.
    [one] One workout, as a table for spreadsheets and complete for other programs.
   *[other] { $workouts } workouts, as a table for spreadsheets and complete for other programs.
  }
forget-title = ### Delete everything about you?
forget-text = { $workouts ->
    [0] No workouts
    [one] One workout
   *[other] { $workouts } workouts
  }, { $reminders ->
    [0] no reminders
    [one] one reminder
   *[other] { $reminders } reminders
  }, your settings, and the exercises that you saved or added. This cannot be undone; take a copy with `/data export` first if you may want it.
forgotten = Everything about you is deleted.
button-forget = Delete everything
button-keep = Keep it
kept = Nothing was deleted.

## Help

help-title = ### What do you want to do?
help-server = **This server**
help-server-none = No back days yet
help-train = **Train**
help-train-hint = -# Ready to start
help-log-hint = -# Or write me `row 5x5 80kg`
help-remind-hint = -# Like `mon thu 6pm`
help-learn-hint = -# { $count } exercises with pictures
help-privacy = -# Only you see what you log. I read a message only if you send it to me or choose Log as workout on it.
button-exercises = Exercises
button-all-commands = All commands
button-face-pull = A face pull
button-export = Take a copy
commands-title = ### All commands
data-title = ### Your data
hello-title = ### Hi, I’m Backday. I train backs.
hello-text =
    I show how, remember what you did, and say when it’s back day.
    -# Try it: the answer is shown only to you.
hello-owner = Do you manage this server?
help-learn = **Learn**
help-log = **Log**
help-remind = **Be reminded**
help-data =
    What you log is kept by whoever runs this bot, under your Discord id. Nobody else sees it unless you tap Show everyone and Post.
    -# `/data import` brings your history from Hevy, Strong and other trackers.

## When something cannot be done

button-try-again = Try again
exercise-unknown = I don’t know “{ $typed }”. Did you mean one of these?
exercise-elsewhere = “{ $typed }” isn’t in my library: I only know exercises for the back. Log it with its sets, and you can keep it as your own.
sets-nothing = There are no sets in that. Type them like `{ $example }`.
sets-text-too-long = That is { $given } characters; I read up to { $most }. One line like `{ $example }` is enough.
sets-not-understood = I did not understand “{ $part }”. Write sets × reps @ weight, like `{ $example }`.
sets-incomplete = That stops in the middle, at “{ $part }”. Write sets × reps @ weight, like `{ $example }`.
sets-count-mismatch = You said { $count } sets but listed { $listed }. Write `{ $example }`, or one number for each set.
sets-order-unclear = “{ $part }” can be read in two ways. Sets come first, then reps, then the weight: `{ $example }`.
sets-weight-unclear = Is “{ $part }” a weight or another set? Write `@60kg` for a weight and `, 8` for a set, as in `{ $example }`.
sets-range = “{ $part }” is a plan. Tell me what you did, each set with its own number: `8,8,6`, or `{ $example }`.
sets-effort-absurd = “{ $part }” is off the scale: RPE goes from 1 to 10, reps in reserve from 0 to 10, both in halves. Write it like `{ $example } rpe 8`.
sets-effort-first = “{ $part }” belongs behind its sets, once. Write it like `{ $example } rpe 8`.
sets-effort-unclear = I cannot tell which sets “{ $part }” is about. One number follows each group, halves too: `{ $example } rpe 7.5`.
sets-warm-up-unclear = Which sets are the warm-up? Write it before them, after a comma: `warm-up 10@20, 8@60`, or `{ $example }`.
sets-zero = A set needs at least one rep or second. Write it like `{ $example }`.
sets-negative = Less than nothing cannot be lifted. Write it like `{ $example }`.
sets-not-whole = “{ $given }” is not a whole number. Write it like `{ $example }`.
sets-too-many = That is more than { $most } sets, so I did not log it. If a number is a weight, give it a unit: `60kg x 8`, or `{ $example }`.
sets-reps-too-many = { $given } reps in one set? I log up to { $most }. Write it like `{ $example }`.
sets-weight-absurd = I log weights up to { $most } kg or lb, to a thousandth. Write it like `{ $example }`.
sets-seconds-too-many = { $given } seconds is more than the { $most } I log in one set. Write it like `{ $example }`.
sets-metres-too-many = { $given } metres is more than the { $most } I log in one set. Write it like `{ $example }`.
sets-no-weight = { $exercise } is done without a weight. Log it like `{ $example }`.
sets-no-variant = I do not know { $exercise } with { $given }. I know it with: { $options }. Leave the equipment out, as in `{ $example }`, or log another exercise.
sets-wrong-kind = { $exercise } is counted in { $counts ->
    [duration] seconds
    [distance_weight] metres
   *[other] reps
  }. Log it like `{ $example }`.
workout-too-long = That is { $given } characters; I read up to { $most }. Names and sets are enough: `face pulls 3x15 20kg, rows 5x5 at 80`.
sets-foreign = I don’t know how much “{ $part }” is. Tell me kilograms or pounds, reps, seconds or metres, like `{ $example }`.
sets-help-unknown = I know no { $exercise } with help. Leave the help out, like `{ $example }`, or log another exercise.
workout-too-many-sets = That is more than { $most } sets in one text. Log it in parts.
workout-nothing = There is no exercise in that. Write names and sets: `face pulls 3x15 20kg, rows 5x5 at 80`.
workout-no-sets = I see “{ $name }” but no sets with it. Write names and sets: `face pulls 3x15 20kg, rows 5x5 at 80`.
workout-no-name = Which exercise is “{ $sets }”? Write names and sets: `face pulls 3x15 20kg, rows 5x5 at 80`.
workout-too-long-to-edit = This workout is longer than the { $most } characters that one form holds. Take its last part back with Undo, or delete it and log it in two.
workout-not-yours = That workout is not in your log. Tap History on your own to see yours.
when-too-long = That is { $given } characters; I read up to { $most }. Days and a time are enough: `mon thu 6pm`.
when-not-understood = I did not understand “{ $part }”. Write days and a time: `mon thu 6pm`, `every other day 07:30`, `tomorrow 7am` or `24 Dec 18:00`.
when-no-time = I see no time in that. Add one: `mon thu 6pm`, or `mon 18:00`.
when-no-day = I see a time but no day. Add it: `mon thu 6pm`, `every day 18:00`, `tomorrow 18:00` or `1st mon of the month 18:00`.
when-many-times = I see { $count } times; a reminder has one. Set one for each: `mon 18:00`, then `thu 19:00`.
when-no-such-time = “{ $part }” is no time of day. Write `18:00` or `6pm`.
when-no-such-date = “{ $part }” is on no calendar. Write a date like `24 Dec 18:00`, or `2026-12-24 18:00`.
when-slashes = “{ $part }” is two different dates, depending on the country. Write `24 Dec 18:00`, or `2026-12-24 18:00`.
when-zone = “{ $part }” looks like a time zone. Put the zone into `timezone`, and only days and a time here: `mon 6pm`.
when-unit = I count days, weeks and days of the month, but not by the { $unit }. Write `every day 18:00`, `every other monday 18:00`, `1st mon of the month 18:00` or, for once, `24 Dec 18:00`.
when-part = That time and that part of the day do not go together. Write the time alone, like `mon 07:00` or `mon 7pm`; midnight is `00:00` of the day that begins then.
when-which-half = Morning or evening? Add `am` or `pm`.
when-passed-which = That hour has passed already this morning. Which one do you mean?
when-which-nth = Once, or every month? For every month, write `every 1st mon of the month 18:00`; for once, write the date: `7 Jun 18:00`.
when-which-week = The coming one, or the one after? Write `this friday 18:00` or `friday next week 18:00`.
when-span-unit = Minutes or hours? Write `in 30 minutes` or `in 2 hours`.
when-span-or-time = After so many hours, or at that time of day? Write `in 2 hours` or `18:00`.
when-fifth = Not every month has five of them. Write `last mon of the month 18:00`.
when-not-every-month = Not every month has that day. Write `last day of the month 18:00`, or a day up to the 28th.
when-past = That has passed already. Choose a future time: `tomorrow 7am`, or `mon 18:00` for every Monday.
when-too-far = That is more than { $most } years away. Write a nearer date, like `24 Dec 18:00`.
when-interval = I count from 1 to { $most } there. Write `every 3 days 18:00`, `every other monday 18:00` or `in 2 hours`.
when-mixed = Those days do not go together. Write weekdays, like `mon thu 6pm`, or a date, like `24 Dec 18:00`, or `every 3 days 18:00`.
past-not-understood = I did not understand “{ $typed }” as a day. Write `yesterday`, `monday 18:00`, `2 days ago` or `21 Nov`.
past-not-past = “{ $typed }” is not in the past. Write `yesterday`, `monday 18:00`, `2 days ago` or `21 Nov`.
past-zone-needed = I need your time zone once to know which day that was: `/settings timezone: Berlin`.
weight-not-understood = I did not understand “{ $typed }” as a weight. Write it like `81.5 kg` or `180 lb`.
saved-too-many = You have saved { $most } exercises, which is as many as Discord shows. Tap “Save no longer” on one first.
own-name-unusable = A name needs a letter, and at most { $most } characters. Write it like `Jefferson Curl`.
own-name-taken = There is already “{ $exercise }”. Log it as that, or choose another name.
own-too-many = You have { $most } exercises of your own, which is as many as I keep. Remove one with `/my-exercise remove` first.
own-not-there = That exercise is not there any more. `/my-exercise list` shows yours.
equipment-unknown = I know no equipment called “{ $typed }”. Try `dumbbell`, `band, bench` or `nothing`.
zone-needed = What’s your time zone? Tell me your city once, so that the time stays right when the clocks change.
zone-unknown = I know no time zone called “{ $typed }”. Write the nearest large city, like `Berlin` or `Portland, Oregon`, or an offset like `UTC+2`.
zone-near = I know no time zone called “{ $typed }”. Did you mean { $near }?
zone-which = “{ $typed }” can be more than one place. Which is yours? You can also write the city with its country or state, like `Portland, Oregon`.
zone-no-offset = No place has “{ $typed }” all year. Write your city, like `Berlin`, or an offset from `UTC-12` to `UTC+14`.
reminder-too-many = You have { $most } reminders, which is as many as I keep. Remove one with `/reminder remove` first.
reminder-not-yours = That is somebody else’s reminder, and only they can put it off. `/reminder add` sets one for you.
reminder-not-there = That reminder is not there any more. `/reminder list` shows yours.
reminder-nothing-next = Nothing comes next, so there is nothing to skip. `/reminder list` shows yours.
snooze-too-late = Tonight has begun: I remind you at 20:00 then. Choose 1 h or Tomorrow.
calendar-empty = No reminder of yours comes again, so the calendar would be empty. Set one with `/reminder add`.
quiet-all-day = Quiet hours need an end: `22:00` to `07:00`, for example.
reminder-bot-not-here = I am not a member of this server, so I can only remind you by direct message.
channel-not-writable = I may not write in { $channel }. Give me “View Channel” and “Send Messages” there, or choose another.
channel-not-yours = You may not write in { $channel } yourself, so I do not for you. Leave `where` out: I write to you directly.
backday-role-not-yours = You may not mention { $role } yourself, so I do not for you. Make the role mentionable, or choose another.
backday-none = No back days are set here. Set them with `/backday set`, for example `mon thu 6pm`.
backday-everyone = I do not mention everyone. Choose a role that people picked for themselves, or none.
not-allowed = This is for those who may manage the server.
changed-command = This command has changed meanwhile. Type it once more; if that does not help, restart Discord.
tap-unknown = That button is from an older version. Use the command again.
too-many-at-once = That is more at once than I can do for you, so I left this one out: nothing of it is stored. Wait a moment, then send it again.
database-busy = My database does not answer, so I stored nothing of this. Try it again in a minute.
database-gone = My database is not where it was, so I stored nothing of this. Tell whoever runs the bot; they find the reason in its log.
said-before = You sent that before, and it is stored; only my answer did not reach you. If you did it twice, send it once more.
form-late = That took a moment. Here is your form:
button-open-form = Open the form
fault-stored = Sorry, something broke on my side after I had stored what you sent. Look with `/history` or `/reminder list` before you send it again, and tell whoever runs the bot this number: `{ $id }`.
fault = Sorry, something broke on my side, and nothing of this was stored. Tell whoever runs the bot this number: `{ $id }`.

## Import

import-title = ### What this file holds
    -# Nothing counts yet.
import-counts = { $workouts ->
    [0] No workout that is not here already.
    [one] One workout
   *[other] { $workouts } workouts
  }{ $workouts ->
    [0] { "" }
   *[other] , { $sets } sets
  }
import-span = From { $first } to { $last }
import-found = **Known here** { $names }
import-own = **Kept as exercises of your own** { $names }
import-names-more = { $names } and { $more } more
import-known = -# { $workouts ->
    [one] One workout of it is here already and is left out.
   *[other] { $workouts } workouts of it are here already and are left out.
  }
import-gone = -# You deleted { $workouts ->
    [one] one workout of it
   *[other] { $workouts } workouts of it
  } here. It stays away unless you bring it back.
import-brought-back = { $workouts ->
    [0] ### Nothing to bring back
    [one] ### One workout is back in your log
   *[other] ### { $workouts } workouts are back in your log
  }
import-begun = I am reading that file already.
button-import-gone = Restore deleted ones
import-changed = -# { $workouts ->
    [one] One workout that you imported before has changed in the file, and is brought up to date.
   *[other] { $workouts } workouts that you imported before have changed in the file, and are brought up to date.
  }
import-mine = -# { $workouts ->
    [one] One workout is here with your own changes, and stays as it is.
   *[other] { $workouts } workouts are here with your own changes, and stay as they are.
  }
import-assumed = -# The file names no unit: I read its weights in { import-unit }.
import-no-zone = -# I don’t know your time zone, so I read its times as UTC. Set it in `/settings`, then send the file again: the same workouts get the right times.
import-left-out = -# { $loss ->
    [column] Not kept, as I have no place for it: { $names }.
    [undone] { $count ->
        [one] One planned set that was not done is left out.
       *[other] { $count } planned sets that were not done are left out.
      }
    [rest] Left out, as they are no sets: { $names }.
    [kind] Read as working sets: { $names }.
    [cool-down] { $count ->
        [one] One cool-down set counts like a warm-up.
       *[other] { $count } cool-down sets count like warm-ups.
      }
    [effort] I keep effort in halves, so these are left out: { $names }.
   *[cut] Cut, as they are too long: { $names }
  }
import-question-title = ### One question first
import-ask-unit = The file names no unit. What is **{ $weight }** in this set: { $exercise }, { $weight } × { $reps }?
import-ask-order = Which day is **{ $written }** in this file?
import-unit = { $unit ->
    [kg] kilograms
   *[lb] pounds
  }
import-other-unit = They are { import-unit }
import-day = { $day } { $month ->
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
  } { $year }
import-taken-for = Taken for { $exercise }
import-problems = -# { $count ->
    [one] One row could not be read and is left out:
   *[other] { $count } rows could not be read and are left out; the first of them:
  }
import-problem = -# Line { $line }: { $problem }
import-choose = One of them is something else? Say which
import-progress = Storing your workouts, { $percent } %
imported-title = ### Imported
import-taken-back = { $workouts ->
    [one] Import undone: its workout no longer counts.
   *[other] Import undone: its { $workouts } workouts no longer count.
  }
import-not-there = That import is not there any more. Send the file again with `/data import`.
button-import = Import
button-import-not = Cancel
button-undo-import = Undo the import
form-import-title = Which exercise is it?
form-import-label = Its name here
form-import-hint = Like face pull; all its sets of this file move there
import-too-big = That file is too big. I read up to { $megabytes } MB and { $rows } rows.
import-empty = There are no sets in that file.
import-no-table = That is not a CSV file. I read the CSV exports of { $trackers }, and my own.
import-unknown-format = I do not know a file with the columns { $columns }. I read the CSV exports of { $trackers }, and my own.
import-row-date = “{ $typed }” is not a date that I can read. `2024-05-31 18:30` is always clear.
import-row-future = “{ $typed }” is still to come.
import-row-columns = This row has { $found } cells, and the table { $columns } columns, so I cannot tell which is which.
import-row-name = The exercise needs a name of at most { $most } characters.
import-row-no-amount = There are no reps, no seconds and no distance.
import-row-number = “{ $typed }” is not a number that fits there.
import-row-unit = “{ $typed }” is not a unit that I know.
import-row-too-much = { $what ->
    [reps] { $given } reps are not from 1 to { $most }.
    [seconds] { $given } seconds are not from 1 to { $most }.
    [metres] { $given } metres are not from 1 to { $most }.
   *[weight] A weight of { $given } is more than the { $most } that I keep.
  }
import-row-sets = That is more than { $most } sets of one exercise in one workout.
import-row-open-quote = A quotation mark opens here and is never closed, so I cannot tell the rows after it apart.

post-text-member = One exercise for each region is enough to begin. Tap a name to see how, and log it when it is done.

praise-done = You logged { $exercises } today. Nothing more to do.

snoozed = Snoozed until { $moment }.

## Training together: only for those who want it; never a weight, never a last place, no blame

command-leaderboard = Who keeps to their back days here, for those who are in
    .by = What to look at
command-challenge = A week together with one exercise
command-challenge-start = Begin a week together with one exercise, here
    .exercise = An easy one for the lower back, such as face pull
    .each = How many each, such as 100
command-challenge-end = End this server’s challenge now
choice-days = Back days kept
choice-sets = Sets this week
choice-records = Records
choice-progress = Own progress

board-days = ### Back days kept
board-days-hint = -# Of those planned in the last 28 days.
board-days-value = { $value } %
board-sets = ### Sets this week
board-sets-hint = -# Seven days; of each region 20 at most.
board-sets-value = { $count ->
    [one] { $value } set
   *[other] { $value } sets
}
board-records = ### Records
board-records-hint = -# 28 days, one an exercise a week.
board-records-value = { $count ->
    [one] { $value } record
   *[other] { $value } records
}
board-progress = ### Own progress
board-progress-hint = -# Estimated max against oneself, 28 days. 10 % at most.
board-progress-value = +{ $value } %
board-line = **{ $rank }** { $member } · { $value }
board-own = **You** { $rank } · { $value }
board-own-last = **You** { $value }
board-own-none = **You** aren’t on this one yet.
board-few = { $people ->
    [0] Nobody is in yet. It takes { $fewest }.
    [one] One is in. It takes { $fewest }.
   *[other] { $people } are in. It takes { $fewest }.
}
board-early = No numbers yet.
board-who = -# Everyone here sees who is in, and these numbers. Never a weight.
board-post-who = -# Only those who want to be. Never a weight.
board-posted = Posted. It stays current.
button-leave = Leave
button-my-place = My place
menu-measures = Another leaderboard
board-by-days = Back days kept
board-by-days-hint = of those planned
board-by-sets = Sets this week
board-by-sets-hint = 20 a region at most
board-by-records = Records
board-by-records-hint = one an exercise a week
board-by-progress = Own progress
board-by-progress-hint = against yourself, 28 days
leaderboard-full = This leaderboard holds { $most } people, and it is full.

streak-now = **Your streak** { $days ->
    [one] 1 back day
   *[other] { $days } back days
}
    -# { $passes ->
    [0] A rest, a pause and a sore back don’t count against it.
    [one] One missed day is passed over; a rest or a sore back is none.
   *[other] { $passes } missed days are passed over; a rest or a sore back is none.
}
streak-last = **{ $kept } of your last { $planned } back days.** Best streak { $best }.

challenge-title = ### { $exercise }: { $total } of { $goal }
challenge-new = ### { $exercise } together: who’s in?
challenge-rules = -# { $each } each until { $until }. { $most } a day count at most.
challenge-in = { $count ->
    [one] **One in** { $names }
   *[other] **{ $count } in** { $names }
}
challenge-who = -# Everyone sees who’s in, nobody sees what each did. Sore or ill? Then you’re excused.
challenge-met = ### Done together: { $total }, { $exercise }
challenge-ended = ### { $exercise }: { $total } together
challenge-took-part = -# { $count ->
    [one] One took part.
   *[other] { $count } took part.
}
challenge-posted = It’s on. The post counts as you all log.
challenge-finished = Ended.
challenge-exercise = { $exercise } is too heavy on the lower back for a common total, or has nothing to count. Take a face pull, a band row or a plank.
challenge-each = Between 1 and { $most } each: that is what can count in a week.
challenge-there = This server has a challenge already. End it first, with `/challenge end`.
challenge-none = No challenge is on here.
challenge-over = This challenge is over.
challenge-full = { $most } are in, and no more fit.
group-only = That works in a server where I am a member.

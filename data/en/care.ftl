## A back that hurts: today's answer, asked again the next day. No cause, no likelihood, no score, no blame.

command-sore-back = My back is sore: what goes today, and when to see a doctor

feel-title = ### How is it today?
feel-hint = -# Tap what fits; today’s workout follows it.
feel-muscles = **Sore muscles**
    -# as after training
feel-hurts = **My lower back hurts**
    -# and none of the signs below
feel-signs = **A warning sign**
    -# numbness, tingling or weakness, trouble with bladder or bowel, pain after a fall
feel-ill = **I’m ill**
    -# a fever or an infection
button-feel = This

muscles-title = ### Sore muscles: nothing heavy today
muscles-text = -# The rest goes on as usual. Deadlifts and good mornings wait.

hurts-title = ### Sore back: easy ones today
hurts-text = -# Moving is fine when it’s mild. Nothing heavy today.
hurts-rules = **Easy** 2 sets each, at most last time’s weight. Stop with 3 reps left.
hurts-acceptable = **Mild pain that is gone by tomorrow** is acceptable. If it grows, stop.
hurts-signs = **See a doctor instead** with pain into a leg, numbness, weakness, or after a fall.
hurts-doctor = **Ask a doctor or a physiotherapist first.** { $why ->
    [worse] You said it is worse.
   *[days] It has been { $days } days.
}
streak-waits = -# Your streak waits. I ask again tomorrow.

signs-title = ### No workout today
signs-text = Does one of these fit? Then not me: get help.

ill-title = ### No workout while you’re ill
ill-text = -# Your streak waits. Come back when you’re well.

now-title = ### How is your back now?
now-since = -# It began { $days ->
    [one] yesterday
   *[other] { $days } days ago
}.
button-now-gone = Gone
button-now-same = Same
button-now-worse = Worse
gone-title = ### Gone. Noted.
gone-text = -# The next workout is without heavy lifts; the one after takes a tenth off them.
nothing-title = ### Nothing is noted about your back

button-signs-short = All signs
button-not-sore = Not sore
button-well-again = I’m well again

## Before the first workout

readiness-title = ### One question before you start
readiness-ask = Does any of these fit you?
readiness-topics = - a heart condition
    - chest pain when you are active
    - chest pain at rest, in the last month
    - dizziness or fainting
    - a bone or joint problem that training could make worse
    - medicine for blood pressure or the heart
    - pregnancy, a recent operation, or another reason to ask first
readiness-age = -# Under 18: train with somebody who can coach. Over 69: ask your doctor first.
readiness-kept = -# I keep only yes or no, and the date.
button-none-of-these = None of these
button-one-of-these = At least one

readiness-no = ### Thanks. I ask again in a year.
readiness-yes-title = ### Ask your doctor first
readiness-yes-text = Until they agree I offer exercises with a low load on the spine, and you stop with 3 reps left.
button-doctor-agrees = My doctor agrees
readiness-agreed = ### Your doctor agrees. Noted.

## The set-up, once

set-up-offer = **So that I fit you:** four taps, once.
button-set-up = Set up
button-later = Later
set-up-of = -# { $number } of { $of }
set-up-unit = ### Kilos or pounds?
set-up-unit-hint = You can still write the other one behind a number.
set-up-kit = ### What do you train with?
set-up-kit-hint = I propose nothing that you don’t have.
set-up-pick-kit = Or pick each
set-up-level = ### How long have you lifted?
set-up-level-hint = Beginner: under half a year. Advanced: years, with a plan.
set-up-heavy = ### Heavy squats or deadlifts elsewhere?
set-up-heavy-hint = The day after them, I leave heavy hinges out.
set-up-pick-days = On these days
set-up-done = ### All set
set-up-done-hint = -# Change any of it in /settings.
set-up-later = Put off. I won’t ask by myself again.
place-gym = A gym
place-home = Home, bands
place-floor = Only the floor
button-no-heavy = No

settings-level = **Experience** { $level }
settings-heavy = **Heavy elsewhere** { $days }
edit-level = Experience
edit-level-hint = how hard proposals are
edit-heavy = Heavy days elsewhere
edit-heavy-hint = squats or deadlifts
edit-readiness = Readiness question
edit-readiness-hint = answer it again

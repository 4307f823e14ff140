## The playground only

playground-hello =
    ### Hi, I’m Backday. Try me
    1. `/exercise` face pull, then tap **Log**.
    2. `/log` face pull, sets `3x12@20`. The next set is one tap.
    3. `/reminder add`, when `mon 18:00`. Then `/playground skip` moves the clock there.

    -# At the top you can be Bob, or Mara with a month of `/history`.
    -# Only here: `/playground message` writes to me directly, `log-as-workout` is a message’s menu, `reset` begins again.
playground-nothing = Nothing comes next. Try `/reminder add when: mon 18:00` first, or log a set in a `/workout start`.
playground-moved = The clock moves to { $moment }. What is due then appears below.
playground-copy = -# A copy of the direct message to { $member }:
playground-sent = You wrote to me: { $text }
playground-reset = Everything is forgotten. Here we go again.

## The playground only

playground-hello =
    ### Hi, I’m Backday. Three things to try
    1. `/exercise` face pull: how it’s done. Then tap **Log**.
    2. `/log` with exercise `face pull` and sets `3x12@20`: logged, with one tap for the next set.
    3. `/reminder add` with when `mon 18:00`. Then `/playground skip` moves the clock to it.

    -# You are Alice, who runs the server; the menu at the top makes you Bob, or one of three invented members with a month behind them: try `/history` as Mara. `/playground message` sends me a direct message, `/playground log-as-workout` is a message’s own menu, `/playground reset` begins anew.
playground-nothing = Nothing comes next. Try `/reminder add when: mon 18:00` first, or log a set in a `/workout start`.
playground-moved = The clock moves to { $moment }. What is due then appears below.
playground-copy = -# A copy of the direct message to { $member }:
playground-sent = You wrote to me: { $text }
playground-reset = Everything is forgotten. Here we go again.

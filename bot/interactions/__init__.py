"""Where Discord comes in (commands, taps, forms, direct messages) and answers go out."""

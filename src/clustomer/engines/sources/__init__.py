"""Tables that are too large to be held, or live elsewhere: one protocol, one engine each."""

"""What each side does.

A module has ``inputs(options)``, ``SIDES`` (work of each side, parts timed by a `Meter`) and
``answer_of(options, inputs, done)`` (what is compared, not timed), or ``whole(options)``, which
says everything itself or leaves the times to the runner (`job.WHOLE`).
"""

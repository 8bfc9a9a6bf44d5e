"""Floor 3: explore and profile, one idea without or with groups.

Says in numbers and sentences what a table holds, and how its segments differ.
May import table, stats, root; numpy only.
Main types: `TableSummary`, `Profile`, `Contrast`, `Comparison`, `Conclusion` (of `Statement`s).
Start reading at `records` and `profile`, then `contrasts`, `findings` and `conclusion`.
"""

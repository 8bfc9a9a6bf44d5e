"""Floor 2: what a customer table is.

Decides kind and role of every column, holds the values by them, and says what is odd in them.
May import stats and root; numpy, and narwhals inside functions.
Main types: `Schema` and `Column` (what a column is), `Table` (the values), `Inferred`.
Start reading at `schema`, then `infer.infer_table`, `conform.conform` and `checks.check_table`.
"""

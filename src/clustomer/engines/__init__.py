"""Floor 5: where the data lives.

Opens files and frames and hands over raw columns: read, not yet understood as kinds and roles.
May import cluster.model, prepare.plan, table, stats, root; duckdb, pyarrow, file readers.
Main types: `Source` (what was read), `IntakeOptions` (what was stated), `Understood` (each guess).
Start reading at `open.read_source`, then `understand`, `survey`, `decide` and `convert`.
"""

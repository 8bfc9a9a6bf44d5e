"""The web app: studies in a browser and over HTTP, computed by worker processes.

May import every floor below. Main types: `store.Store` (what was asked and how
far it is, in SQLite), `runner.Runner` (starts workers), `worker` (one study in
one process). Start reading at `store`; `runner` and `worker` meet only there.
"""

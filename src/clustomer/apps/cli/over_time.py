"""The commands for segments over time: their words and options, nothing heavier."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from clustomer.apps.cli.arguments import (
    Dates,
    Decimal,
    Encoding,
    IdCol,
    MergeIds,
    Overwrite,
    PrintFormat,
    Quiet,
    Sep,
    Sheet,
    Thousands,
    Value,
    Verbose,
)
from clustomer.apps.cli.choices import Format, Language


def _option(*names: str, text: str, metavar: str | None = None) -> Any:
    return typer.Option(*names, help=text, metavar=metavar, show_default=False)


Page = Annotated[str | None, _option("-o", "--out", text="Page to write (HTML).", metavar="FILE")]
Lang = Annotated[Language | None, _option("--lang", text="Language of page and sentences (en).")]
Since = Annotated[
    str | None,
    _option("--reference-date", text="Count days back from here.", metavar="YYYY-MM-DD"),
]
Seed = Annotated[int, typer.Option("--seed", help="Root of every random step.", min=0)]


def add_commands(app: typer.Typer, run: Callable[..., None]) -> None:
    """Add ``compare``, ``refresh`` and ``monitor``; `run` loads and runs a command."""
    _add_compare(app, run)
    _add_monitor(app, run)
    _add_refresh(app, run)


def _add_compare(app: typer.Typer, run: Callable[..., None]) -> None:
    @app.command()
    def compare(
        old: Annotated[str, typer.Argument(help="Directory of a study.")],
        new: Annotated[
            list[str], typer.Argument(help="Another study, or a table; more with --journey.")
        ],
        table: Annotated[
            str | None, _option("--table", text="With two studies: the new customers.")
        ] = None,
        journey: Annotated[
            str | None, _option("--journey", text="Where this customer was in each.", metavar="ID")
        ] = None,
        out: Page = None,
        value: Value = None,
        id_col: IdCol = None,
        sep: Sep = None,
        decimal: Decimal = None,
        thousands: Thousands = None,
        encoding: Encoding = None,
        date_order: Dates = None,
        sheet: Sheet = None,
        reference_date: Since = None,
        merge_ids: MergeIds = None,
        seed: Seed = 0,
        lang: Lang = None,
        overwrite: Overwrite = False,
        quiet: Quiet = False,
        verbose: Verbose = False,
        format: PrintFormat = Format.text,
    ) -> None:
        """Compare two studies, or a study and a new table: who moved, what drifted, what to do."""
        run("compare", **_options(locals()))


def _add_monitor(app: typer.Typer, run: Callable[..., None]) -> None:
    @app.command()
    def monitor(
        model: Annotated[str, typer.Argument(help="A model.json, or the directory of a study.")],
        input: Annotated[str, typer.Argument(help="The new customers, or their order lines.")],
        out: Page = None,
        history: Annotated[
            str | None, _option("--history", text="Checks so far (JSON lines).", metavar="FILE")
        ] = None,
        value: Value = None,
        id_col: IdCol = None,
        sep: Sep = None,
        decimal: Decimal = None,
        thousands: Thousands = None,
        encoding: Encoding = None,
        date_order: Dates = None,
        sheet: Sheet = None,
        reference_date: Since = None,
        merge_ids: MergeIds = None,
        seed: Seed = 0,
        lang: Lang = None,
        overwrite: Overwrite = False,
        quiet: Quiet = False,
        verbose: Verbose = False,
        format: PrintFormat = Format.text,
    ) -> None:
        """Check new customers against a model: exit code 0 to keep or watch, 3 to refit."""
        run("monitor", **_options(locals()))


def _add_refresh(app: typer.Typer, run: Callable[..., None]) -> None:
    @app.command()
    def refresh(
        old: Annotated[str, typer.Argument(help="Directory of a study.")],
        input: Annotated[str, typer.Argument(help="The new customers, or their order lines.")],
        out: Annotated[str, typer.Option("-o", "--out", help="Directory to write.", metavar="DIR")],
        k: Annotated[
            str | None,
            _option("--k", text="How many segments (default: as before).", metavar="auto|N"),
        ] = None,
        suppress: Annotated[
            str | None,
            _option("--suppress", text="Ids of opted-out customers.", metavar="FILE"),
        ] = None,
        reference_date: Since = None,
        merge_ids: MergeIds = None,
        sep: Sep = None,
        decimal: Decimal = None,
        thousands: Thousands = None,
        encoding: Encoding = None,
        date_order: Dates = None,
        sheet: Sheet = None,
        quick: Annotated[bool | None, _option("--quick", text="Less evidence.")] = None,
        thorough: Annotated[bool | None, _option("--thorough", text="All evidence.")] = None,
        seed: Annotated[int | None, _option("--seed", text="Root of random steps.")] = None,
        jobs: Annotated[int | None, _option("--jobs", text="Threads.")] = None,
        overwrite: Overwrite = False,
        quiet: Quiet = False,
        verbose: Verbose = False,
        format: PrintFormat = Format.text,
    ) -> None:
        """Do the study of new customers so that segments keep their meaning and their names."""
        run("refresh", **_options(locals()))


def _options(names: dict[str, Any]) -> dict[str, Any]:
    """Return the options of a command from its local names."""
    return {name: value for name, value in names.items() if name not in ("run", "app")}

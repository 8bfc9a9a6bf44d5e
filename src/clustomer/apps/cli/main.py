"""The command line: parse, call one function, print.

This module is imported for ``--help`` too, so it imports typer and nothing
heavier. The work of each command lives in a module of its own, loaded when the
command runs (one of the two lazy doors of the house).
"""

from __future__ import annotations

import importlib
from typing import Annotated, Any

import typer

from clustomer import __version__
from clustomer.apps.cli.arguments import (
    Actionable,
    AmountCol,
    Better,
    Cancelled,
    CategoryCol,
    Config,
    Control,
    CurrencyCol,
    CustomerCol,
    DateCol,
    Dates,
    Decimal,
    DescribeOnly,
    DiscountCol,
    Duplicates,
    Encoding,
    EngineIs,
    Exclude,
    ExcludeProducts,
    ExpectDays,
    Features,
    FromLines,
    IdCol,
    Input,
    Jobs,
    K,
    Kinds,
    KMax,
    KMin,
    Lang,
    LastDay,
    Master,
    MergeIds,
    MissingBy,
    Names,
    NInit,
    OnlyCurrency,
    OrderCol,
    Outcome,
    OutDir,
    OutFile,
    Overwrite,
    PriceCol,
    PrintFormat,
    ProductCol,
    PurchaseIs,
    QuantityCol,
    Query,
    Quick,
    Quiet,
    Reference,
    Require,
    ReturnsAre,
    Rfm,
    RowWeight,
    ScaleBy,
    ScoreOut,
    ScoreTo,
    Seed,
    Sensitive,
    Sep,
    Server,
    Share,
    Sheet,
    Static,
    Suppress,
    Thorough,
    Thousands,
    TimeZone,
    TokenFile,
    Transform,
    Value,
    Verbose,
    Weights,
    Winsorise,
    ZeroLines,
)
from clustomer.apps.cli.choices import (
    Absent,
    ExportFormat,
    FigureFormat,
    Format,
    Language,
    LogFormat,
    SampleKind,
    SqlDialect,
)
from clustomer.apps.cli.over_time import add_commands

app = typer.Typer(
    name="clustomer",
    help="Customer segments you can trust: explore, prepare, choose k, KMeans, visualise, "
    "interpret, conclude.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command()
def run(
    out: OutDir,
    input: Input = None,
    id_col: IdCol = None,
    features: Features = None,
    exclude: Exclude = None,
    describe_only: DescribeOnly = None,
    sensitive: Sensitive = None,
    value: Value = None,
    outcome: Outcome = None,
    row_weight: RowWeight = None,
    kind: Kinds = None,
    sep: Sep = None,
    decimal: Decimal = None,
    thousands: Thousands = None,
    encoding: Encoding = None,
    date_order: Dates = None,
    sheet: Sheet = None,
    reference_date: Reference = None,
    transactions: FromLines = None,
    rfm: Rfm = None,
    merge_ids: MergeIds = None,
    engine: EngineIs = None,
    query: Query = None,
    master: Master = None,
    scale: ScaleBy = None,
    missing: MissingBy = None,
    winsorise: Winsorise = None,
    transform: Transform = None,
    feature_weights: Weights = None,
    k: K = None,
    k_min: KMin = None,
    k_max: KMax = None,
    n_init: NInit = None,
    quick: Quick = None,
    thorough: Thorough = None,
    require: Require = None,
    actionable: Actionable = None,
    better: Better = None,
    control: Control = None,
    seed: Seed = None,
    jobs: Jobs = None,
    config: Config = None,
    names: Names = None,
    suppress: Suppress = None,
    lang: Lang = None,
    static: Static = False,
    share: Share = False,
    server: Server = None,
    token_file: TokenFile = None,
    overwrite: Overwrite = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    format: PrintFormat = Format.text,
) -> None:
    """Do the whole study: explore, prepare, choose k, KMeans, visualise, interpret, conclude."""
    _command("run", **locals())


@app.command()
def explore(
    input: Annotated[str, typer.Argument(help="CSV, TSV, Parquet, Excel or JSON lines.")],
    out: OutDir,
    id_col: IdCol = None,
    features: Features = None,
    exclude: Exclude = None,
    describe_only: DescribeOnly = None,
    sensitive: Sensitive = None,
    value: Value = None,
    outcome: Outcome = None,
    row_weight: RowWeight = None,
    kind: Kinds = None,
    sep: Sep = None,
    decimal: Decimal = None,
    thousands: Thousands = None,
    encoding: Encoding = None,
    date_order: Dates = None,
    sheet: Sheet = None,
    reference_date: Reference = None,
    transactions: FromLines = None,
    rfm: Rfm = None,
    merge_ids: MergeIds = None,
    engine: EngineIs = None,
    query: Query = None,
    master: Master = None,
    seed: Seed = None,
    config: Config = None,
    suppress: Suppress = None,
    lang: Lang = None,
    overwrite: Overwrite = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    format: PrintFormat = Format.text,
) -> None:
    """Explore a table: columns, faults, missing values, what goes with what."""
    _command("explore", **locals())


@app.command()
def score(
    model: Annotated[str, typer.Argument(help="A model.json; with --server the id of a study.")],
    input: Annotated[str, typer.Argument(help="Customers to assign: a file, or a table.")],
    out: ScoreOut = None,
    to: ScoreTo = None,
    id_col: IdCol = None,
    fields: Annotated[
        str | None,
        typer.Option(
            "--fields",
            help="Columns to write, such as segment,flag; all by default.",
            show_default=False,
        ),
    ] = None,
    sep: Sep = None,
    decimal: Decimal = None,
    thousands: Thousands = None,
    encoding: Encoding = None,
    date_order: Dates = None,
    sheet: Sheet = None,
    query: Query = None,
    engine: EngineIs = None,
    master: Master = None,
    server: Server = None,
    token_file: TokenFile = None,
    overwrite: Overwrite = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    format: PrintFormat = Format.text,
) -> None:
    """Assign customers to the segments of a saved model."""
    _command("score", **locals())


@app.command()
def export(
    model: Annotated[str, typer.Argument(help="A model.json, or the directory of a study.")],
    to: Annotated[ExportFormat, typer.Option("--to", help="What to write.")],
    out: OutFile,
    dialect: Annotated[
        SqlDialect | None,
        typer.Option(
            "--dialect",
            help="Whose SQL: duckdb, or another; for rules text without it.",
            show_default=False,
        ),
    ] = None,
    table: Annotated[
        str | None,
        typer.Option("--table", help="The raw table: customers, or another.", show_default=False),
    ] = None,
    id_col: Annotated[
        list[str] | None,
        typer.Option("--id-col", help="Columns that SQL passes on.", show_default=False),
    ] = None,
    overwrite: Overwrite = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Check a model, write it for another place, and prove it equal there."""
    _command("export", **locals())


@app.command()
def report(
    directory: Annotated[str, typer.Argument(help="The study, as clustomer run wrote it.")],
    out: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--out",
            help="File to write. Default: report.html of the study.",
            metavar="FILE",
            show_default=False,
        ),
    ] = None,
    share: Annotated[
        bool, typer.Option("--share", help="Leave out everything about single customers.")
    ] = False,
    lang: Annotated[
        Language | None,
        typer.Option("--lang", help="Default: that of the study.", show_default=False),
    ] = None,
    static: Annotated[
        bool, typer.Option("--static", help="Without script, at most 500 kB.")
    ] = False,
    figures: Annotated[
        str | None,
        typer.Option(
            "--figures",
            help="Write every figure as a file into a new folder instead.",
            metavar="FOLDER",
            show_default=False,
        ),
    ] = None,
    format: Annotated[
        FigureFormat, typer.Option("--format", help="Of the figures.")
    ] = FigureFormat.svg,
    overwrite: Overwrite = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Write the report of a study again, from its files and without the data."""
    _command("report", **locals())


@app.command()
def evaluate(
    directory: Annotated[str, typer.Argument(help="The study, made with --control.")],
    outcomes: Annotated[str, typer.Argument(help="A table with ids and an outcome.")],
    outcome: Annotated[
        str | None,
        typer.Option("--outcome", help="Column: yes or no, or an amount.", show_default=False),
    ] = None,
    id_col: Annotated[
        str | None,
        typer.Option("--id-col", help="Column that names the customer.", show_default=False),
    ] = None,
    absent: Annotated[
        Absent, typer.Option("--absent", help="Listed customers without an outcome.")
    ] = Absent.leave_out,
    quiet: Quiet = False,
    verbose: Verbose = False,
    format: PrintFormat = Format.text,
) -> None:
    """Read the outcomes of a campaign back: contacted minus held back, with intervals."""
    _command("evaluate", **locals())


@app.command()
def rfm(
    input: Annotated[
        str, typer.Argument(help="Order lines: CSV, Parquet, Excel, JSON lines, postgresql://...")
    ],
    out: OutFile,
    customer: CustomerCol = None,
    date: DateCol = None,
    amount: AmountCol = None,
    quantity: QuantityCol = None,
    price: PriceCol = None,
    order: OrderCol = None,
    product: ProductCol = None,
    category: CategoryCol = None,
    discount: DiscountCol = None,
    currency: CurrencyCol = None,
    reference_date: LastDay = None,
    purchase: PurchaseIs = None,
    returns: ReturnsAre = None,
    cancelled: Cancelled = None,
    zero: ZeroLines = None,
    duplicates: Duplicates = None,
    only_currency: OnlyCurrency = None,
    exclude_products: ExcludeProducts = None,
    time_zone: TimeZone = None,
    expect_days: ExpectDays = None,
    merge_ids: MergeIds = None,
    sep: Sep = None,
    decimal: Decimal = None,
    thousands: Thousands = None,
    encoding: Encoding = None,
    date_order: Dates = None,
    sheet: Sheet = None,
    query: Query = None,
    overwrite: Overwrite = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    format: PrintFormat = Format.text,
) -> None:
    """Make one row per customer from order lines: recency, frequency, monetary value and more."""
    _command("rfm", **locals())


@app.command()
def sample(
    what: Annotated[SampleKind, typer.Argument(help="The customer table, or its transactions.")],
    out: OutFile,
    rows: Annotated[int, typer.Option("--rows", help="Customers.", min=50)] = 2000,
    seed: Annotated[
        int | None, typer.Option("--seed", help="Another shop.", show_default=False)
    ] = None,
    with_segment: Annotated[
        bool, typer.Option("--with-segment", help="Write the planted segment too.")
    ] = False,
    overwrite: Overwrite = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Write the built-in sample shop, or its transactions, as CSV."""
    _command("sample", **locals())


@app.command()
def serve(
    host: Annotated[str, typer.Option("--host", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="Port.", min=1, max=65535)] = 8765,
    data: Annotated[
        str, typer.Option("--data", help="Directory for uploads and results.", metavar="DIR")
    ] = "clustomer-data",
    passwords: Annotated[
        str | None,
        typer.Option("--passwords", help="Users and hashes.", metavar="FILE", show_default=False),
    ] = None,
    add_user: Annotated[
        str | None,
        typer.Option(
            "--add-user", help="Write a user to --passwords, and end.", show_default=False
        ),
    ] = None,
    public_name: Annotated[
        list[str] | None,
        typer.Option("--public-name", help="Name of the server.", show_default=False),
    ] = None,
    workers: Annotated[int, typer.Option("--workers", help="Studies at once.", min=1)] = 2,
    job_seconds: Annotated[
        float, typer.Option("--job-seconds", help="Time of one study.", min=1)
    ] = 3600,
    job_memory: Annotated[
        int, typer.Option("--job-memory", help="Memory of one study, MB.", min=200)
    ] = 4000,
    max_upload: Annotated[int, typer.Option("--max-upload", help="Largest file, MB.", min=1)] = 500,
    max_stored: Annotated[
        int | None,
        typer.Option(
            "--max-stored", help="Kept for one user, MB.", min=1, metavar="MB", show_default=False
        ),
    ] = None,
    keep_days: Annotated[
        float, typer.Option("--keep-days", help="Days until results are removed.", min=0)
    ] = 30,
    prefix: Annotated[
        str, typer.Option("--prefix", help="Path behind a reverse proxy.", show_default=False)
    ] = "",
    trust_proxy: Annotated[
        list[str] | None,
        typer.Option(
            "--trust-proxy",
            help="Proxy whose X-Forwarded-* count.",
            metavar="ADDRESS",
            show_default=False,
        ),
    ] = None,
    log_format: Annotated[
        LogFormat, typer.Option("--log-format", help="Lines of the log.")
    ] = LogFormat.text,
    verbose: Verbose = False,
) -> None:
    """Serve studies over HTTP to programs: on this machine, or with passwords to others."""
    _command("serve", **locals())


def _version(show: bool) -> None:
    if show:
        choice = importlib.import_module("clustomer.stats.kernels.choice")
        typer.echo(f"clustomer {__version__}, kernel: {choice.kernel_label()}")
        raise typer.Exit


@app.callback()
def _top(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    pass


def _command(name: str, **options: Any) -> None:
    """Load the module of a command and run it; its exit code is ours."""
    module = importlib.import_module(f"clustomer.apps.cli.{name}")
    guard = importlib.import_module("clustomer.apps.cli.guard")
    code = guard.guarded(module.main, options)
    if code:
        raise typer.Exit(code)


add_commands(app, _command)


def main() -> None:
    """Entry point of the ``clustomer`` command."""
    app(prog_name="clustomer")


if __name__ == "__main__":
    main()

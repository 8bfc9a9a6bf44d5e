"""The options of the command line: their types, words and places in the help.

Imported for ``--help`` too, so it imports typer and nothing heavier.
"""

from __future__ import annotations

from typing import Annotated, Any

import typer

from clustomer.apps.cli.choices import (
    DateOrder,
    Engine,
    Format,
    Language,
    Missing,
    Purchase,
    Required,
    Returns,
    Scale,
    Zero,
)


def _option(*names: str, text: str, group: str, metavar: str | None = None) -> Any:
    return typer.Option(
        *names, help=text, rich_help_panel=group, metavar=metavar, show_default=False
    )


_ROLES, _READ, _PREPARE, _FIT, _ACT, _OUT = (
    "Roles of columns",
    "Reading the file",
    "Preparation",
    "Number of segments",
    "What to do",
    "Output",
)
_LIST = "COL,..."

Input = Annotated[
    str | None,
    typer.Argument(help="CSV, TSV, Parquet, Excel or JSON lines. Default: the sample shop."),
]
OutDir = Annotated[str, typer.Option("-o", "--out", help="Directory to write.", metavar="DIR")]
OutFile = Annotated[str, typer.Option("-o", "--out", help="File to write.", metavar="FILE")]
ScoreOut = Annotated[
    str | None,
    typer.Option("-o", "--out", help="File to write.", metavar="FILE", show_default=False),
]
ScoreTo = Annotated[
    str | None,
    typer.Option("--to", help="New table of the same engine.", metavar="TABLE", show_default=False),
]
IdCol = Annotated[
    str | None, _option("--id-col", text="Column that names the customer.", group=_ROLES)
]
Features = Annotated[
    list[str] | None,
    _option("--features", text="Form the segments from these.", group=_ROLES, metavar=_LIST),
]
Exclude = Annotated[
    list[str] | None,
    _option("--exclude", text="Leave these out altogether.", group=_ROLES, metavar=_LIST),
]
DescribeOnly = Annotated[
    list[str] | None,
    _option("--describe-only", text="Describe with these only.", group=_ROLES, metavar=_LIST),
]
Sensitive = Annotated[
    list[str] | None,
    _option("--sensitive", text="Protected attributes.", group=_ROLES, metavar=_LIST),
]
Value = Annotated[
    str | None, _option("--value", text="What a customer is worth; orders segments.", group=_ROLES)
]
Outcome = Annotated[
    str | None, _option("--outcome", text="An outcome: described, never a feature.", group=_ROLES)
]
RowWeight = Annotated[
    str | None, _option("--row-weight", text="How many customers a row stands for.", group=_ROLES)
]
Kinds = Annotated[
    list[str] | None,
    _option("--kind", text="Correct a guessed kind.", group=_ROLES, metavar="COL=KIND,..."),
]
Sep = Annotated[str | None, _option("--sep", text="Field separator, or 'tab'.", group=_READ)]
Decimal = Annotated[str | None, _option("--decimal", text="Decimal mark.", group=_READ)]
Thousands = Annotated[str | None, _option("--thousands", text="Thousands mark.", group=_READ)]
Encoding = Annotated[str | None, _option("--encoding", text="Text encoding.", group=_READ)]
Dates = Annotated[
    DateOrder | None, _option("--date-order", text="How dates are written.", group=_READ)
]
Sheet = Annotated[str | None, _option("--sheet", text="Sheet of a workbook.", group=_READ)]
Reference = Annotated[
    str | None,
    _option(
        "--reference-date",
        text="Count dates back from here (default: the latest date in the table).",
        group=_READ,
        metavar="YYYY-MM-DD",
    ),
]
ScaleBy = Annotated[
    Scale | None, _option("--scale", text="Scaling (default: standard).", group=_PREPARE)
]
MissingBy = Annotated[
    Missing | None, _option("--missing", text="Missing values (default: median).", group=_PREPARE)
]
Weights = Annotated[
    list[str] | None,
    _option("--feature-weights", text="Weigh features.", group=_PREPARE, metavar="COL=W,..."),
]
Winsorise = Annotated[
    bool | None,
    typer.Option(
        "--winsorise/--no-winsorise",
        help="Move extreme values to a limit (default: yes).",
        rich_help_panel=_PREPARE,
        show_default=False,
    ),
]
Transform = Annotated[
    bool | None,
    typer.Option(
        "--transform/--no-transform",
        help="Take logarithms of skewed columns (default: yes).",
        rich_help_panel=_PREPARE,
        show_default=False,
    ),
]
K = Annotated[
    str | None,
    _option("--k", text="How many segments (default: auto).", group=_FIT, metavar="auto|N"),
]
KMin = Annotated[int | None, _option("--k-min", text="Smallest number tried.", group=_FIT)]
KMax = Annotated[int | None, _option("--k-max", text="Largest number tried.", group=_FIT)]
NInit = Annotated[int | None, _option("--n-init", text="Random starts per k (10).", group=_FIT)]
Quick = Annotated[bool | None, _option("--quick", text="Less evidence, in less time.", group=_FIT)]
Thorough = Annotated[
    bool | None, _option("--thorough", text="All evidence in full; takes minutes.", group=_FIT)
]
Require = Annotated[
    Required | None,
    _option(
        "--require",
        text="Exit code 3 for a lesser verdict, or for a k of yours with a lesser one.",
        group=_FIT,
    ),
]
Actionable = Annotated[
    list[str] | None,
    _option("--actionable", text="What a campaign may change.", group=_ACT, metavar=_LIST),
]
Better = Annotated[
    str | None,
    _option("--better", text="Segment to move to: name, letter or number.", group=_ACT),
]
Control = Annotated[
    float | None,
    _option("--control", text="Share of each segment to hold back.", group=_ACT, metavar="SHARE"),
]
Seed = Annotated[int | None, _option("--seed", text="Root of every random step (0).", group=_FIT)]
Jobs = Annotated[
    int | None, _option("--jobs", text="Threads; never changes the answer.", group=_FIT)
]
Config = Annotated[
    str | None,
    _option("--config", text="Settings as TOML (a run.toml).", group=_OUT, metavar="FILE"),
]
Names = Annotated[
    str | None,
    _option("--names", text="Your segment names (TOML, JSON, CSV).", group=_OUT, metavar="FILE"),
]
Suppress = Annotated[
    str | None,
    _option("--suppress", text="Ids of opted-out customers.", group=_OUT, metavar="FILE"),
]
Lang = Annotated[
    Language | None, _option("--lang", text="Language of report and names (en).", group=_OUT)
]
Static = Annotated[
    bool,
    typer.Option("--static", help="A report without script, 500 kB.", rich_help_panel=_OUT),
]
Share = Annotated[
    bool,
    typer.Option(
        "--share", help="A report with nothing about single customers.", rich_help_panel=_OUT
    ),
]
Overwrite = Annotated[
    bool, typer.Option("--overwrite", help="Replace an earlier result.", rich_help_panel=_OUT)
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Print errors only.", rich_help_panel=_OUT)
]
Verbose = Annotated[
    bool,
    typer.Option("-v", "--verbose", help="Seconds per phase, tracebacks.", rich_help_panel=_OUT),
]
PrintFormat = Annotated[
    Format, typer.Option("--format", help="Print for people or programs.", rich_help_panel=_OUT)
]


Server = Annotated[
    str | None,
    _option("--server", text="Let this server do it.", group=_OUT, metavar="URL"),
]
TokenFile = Annotated[
    str | None,
    _option("--token-file", text="Holds name:password for it.", group=_OUT, metavar="FILE"),
]

CustomerCol = Annotated[str | None, _option("--customer", text="Column: who bought.", group=_ROLES)]
DateCol = Annotated[str | None, _option("--date", text="Column: when.", group=_ROLES)]
AmountCol = Annotated[
    str | None, _option("--amount", text="Column: money of the line.", group=_ROLES)
]
QuantityCol = Annotated[str | None, _option("--quantity", text="Column: pieces.", group=_ROLES)]
PriceCol = Annotated[str | None, _option("--price", text="Column: money of a piece.", group=_ROLES)]
OrderCol = Annotated[str | None, _option("--order", text="Column: order number.", group=_ROLES)]
ProductCol = Annotated[str | None, _option("--product", text="Column: product.", group=_ROLES)]
CategoryCol = Annotated[str | None, _option("--category", text="Column: category.", group=_ROLES)]
DiscountCol = Annotated[
    str | None, _option("--discount", text="Column: lines with a discount.", group=_ROLES)
]
CurrencyCol = Annotated[str | None, _option("--currency", text="Column: currency.", group=_ROLES)]
LastDay = Annotated[
    str | None,
    _option(
        "--reference-date",
        text="Last day of the period (default: the latest date in the lines).",
        group=_PREPARE,
        metavar="YYYY-MM-DD",
    ),
]
PurchaseIs = Annotated[
    Purchase | None, _option("--purchase", text="What one purchase is (day).", group=_PREPARE)
]
ReturnsAre = Annotated[
    Returns | None, _option("--returns", text="What becomes of returns (match).", group=_PREPARE)
]
ZeroLines = Annotated[
    Zero | None, _option("--zero", text="Lines that cost nothing (keep).", group=_PREPARE)
]
Duplicates = Annotated[
    Zero | None,
    _option("--duplicates", text="Lines that equal an earlier one (keep).", group=_PREPARE),
]
OnlyCurrency = Annotated[
    str | None, _option("--only-currency", text="Which one to use.", group=_PREPARE)
]
Cancelled = Annotated[
    str | None,
    _option(
        "--cancelled",
        text="What order numbers of cancellations begin with.",
        group=_PREPARE,
        metavar="PREFIX",
    ),
]
ExcludeProducts = Annotated[
    list[str] | None,
    _option("--exclude-products", text="Postage, tests.", group=_PREPARE, metavar="CODE,..."),
]
TimeZone = Annotated[
    str | None,
    _option("--time-zone", text="Whose days count for times with an offset (UTC).", group=_PREPARE),
]
ExpectDays = Annotated[
    int | None,
    _option(
        "--expect-days",
        text="Expect purchases for so many days after the period.",
        group=_PREPARE,
        metavar="DAYS",
    ),
]
FromLines = Annotated[
    bool | None,
    _option("--transactions", text="INPUT has order lines: make customers first.", group=_ROLES),
]
Rfm = Annotated[
    list[str] | None,
    _option(
        "--rfm",
        text="Of transactions: customer=buyer, returns=net, ...",
        group=_ROLES,
        metavar="NAME=VALUE,...",
    ),
]
MergeIds = Annotated[
    str | None,
    _option(
        "--merge-ids", text="Customers with two ids: old,new lines.", group=_PREPARE, metavar="FILE"
    ),
]
EngineIs = Annotated[
    Engine | None,
    _option("--engine", text="Where the table is looked at (auto).", group=_READ),
]
Query = Annotated[
    str | None,
    _option(
        "--query", text="A SELECT of PostgreSQL instead of a table.", group=_READ, metavar="SQL"
    ),
]
Master = Annotated[
    str | None,
    _option(
        "--master", text="Of Spark: local[2], spark://..., sc://...", group=_READ, metavar="URL"
    ),
]

"""Every setting of a study: one record for Python, the command line and ``run.toml``.

A run writes its settings back in full, so that ``clustomer run --config
run.toml`` repeats it. Names are those of the command line with underscores.
"""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Self

from clustomer._language import LANGUAGES
from clustomer._result import Result
from clustomer.errors import InputError, did_you_mean

_SCALES = ("standard", "range", "robust", "none")
_MISSING = ("median", "kpod", "drop")
ENGINES = ("auto", "memory", "duckdb", "postgres", "spark")
"""Where a table can be looked at."""
_REQUIRED = ("natural", "reproducible")
_LOCAL = {"local": True}  # names files of one machine: in run.toml, not in result.json


@dataclass(frozen=True, kw_only=True)
class Settings(Result):
    """What a study was asked for; ``None`` and empty mean "decide from the data".

    Attributes
    ----------
    input : str, optional
        The source as it was given; ``None`` is the built-in sample shop.
    suppress : str, optional
        File of customers to leave out of everything.
    names : mapping of str to str
        The user's names of segments, by number from 1.
    id_column, value, outcome, row_weight : str, optional
        Columns by role.
    features, exclude, describe_only, sensitive : tuple of str
        Columns by role.
    kinds : mapping of str to str
        Kind of a column where the guess was wrong.
    feature_weights : mapping of str to float
        Multiplies a column's part of the squared distance.
    sep, decimal, thousands, encoding, date_order, sheet, reference_date : str, optional
        How to read the file.
    transactions : bool
        The source holds order lines; customers are made from them first.
    rfm : mapping of str to str
        Columns and options of the transactions by name, as of `clustomer.rfm`.
    merge_ids : str, optional
        File of customers with two ids, old and new; for transactions.
    engine : {"auto", "memory", "duckdb", "postgres", "spark"}
        Where the table is looked at: ``auto`` holds small tables here and leaves large
        ones where they are.
    query : str, optional
        A SELECT of PostgreSQL, instead of a table.
    master : str, optional
        Of Spark.
    scale : {"standard", "range", "robust", "none"}
    missing : {"median", "kpod", "drop"}
    winsorise : bool
        Move extreme values to a limit (the customer stays, flagged).
    transform_skewed : bool
        Take logarithms or Yeo-Johnson's transform where skewness exceeds 1.
    k : int, optional
        Number of segments; ``None`` chooses it.
    k_min, k_max : int, optional
        Limits of the sweep.
    n_init : int
        Random starts for each k; the best one counts.
    quick, thorough : bool
        Less evidence in less time (39 sets of data without groups, 2,000 rows), or
        more of it (499 sets; every check in full). One of them at most.
    require : {"natural", "reproducible"}, optional
        A lesser verdict ends the command with exit code 3.
    actionable : tuple of str
        Columns that a campaign may change, for the customers one step away.
    better : str, optional
        Name, letter or number of the segment to move to; else `value` decides.
    control : float, optional
        Share of each segment that is held back in the lists of audiences.
    lang : {"en", "de", "fr", "es"}
        Language of the report, of the segments' names and of the sentences in
        ``result.json``.
    seed : int
        Root of every random step.
    """

    input: str | None = field(default=None, metadata=_LOCAL)
    suppress: str | None = field(default=None, metadata=_LOCAL)
    names: Mapping[str, str] = field(default_factory=dict)
    id_column: str | None = None
    value: str | None = None
    outcome: str | None = None
    row_weight: str | None = None
    features: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    describe_only: tuple[str, ...] = ()
    sensitive: tuple[str, ...] = ()
    kinds: Mapping[str, str] = field(default_factory=dict)
    feature_weights: Mapping[str, float] = field(default_factory=dict)
    sep: str | None = None
    decimal: str | None = None
    thousands: str | None = None
    encoding: str | None = None
    date_order: str | None = None
    sheet: str | None = None
    reference_date: str | None = None
    transactions: bool = False
    rfm: Mapping[str, str] = field(default_factory=dict)
    merge_ids: str | None = field(default=None, metadata=_LOCAL)
    engine: Literal["auto", "memory", "duckdb", "postgres", "spark"] = "auto"
    query: str | None = field(default=None, metadata=_LOCAL)
    master: str | None = field(default=None, metadata=_LOCAL)
    scale: Literal["standard", "range", "robust", "none"] = "standard"
    missing: Literal["median", "kpod", "drop"] = "median"
    winsorise: bool = True
    transform_skewed: bool = True
    k: int | None = None
    k_min: int | None = None
    k_max: int | None = None
    n_init: int = 10
    seed: int = 0
    quick: bool = False
    thorough: bool = False
    require: str | None = None
    actionable: tuple[str, ...] = ()
    better: str | None = None
    control: float | None = None
    lang: Literal["en", "de", "fr", "es"] = "en"

    def __post_init__(self) -> None:
        super().__post_init__()
        _one_of("scale", self.scale, _SCALES)
        _one_of("missing", self.missing, _MISSING)
        _one_of("engine", self.engine, ENGINES)
        _one_of("lang", self.lang, LANGUAGES)
        if self.require is not None:
            _one_of("require", self.require, _REQUIRED)
        if not self.transactions and (self.rfm or self.merge_ids):
            raise InputError(
                "Options of transactions were given, and the source is taken for a customer table.",
                "They say how customers are made from order lines.",
                "Add --transactions (transactions=True).",
            )
        if self.quick and self.thorough:
            raise InputError("quick and thorough were both asked for.", "It is one of them.")
        if self.control is not None and not 0 < self.control < 1:
            raise InputError(
                f"The share of the control group is {self.control:g}.",
                "A number between 0 and 1 was expected.",
                "Try --control 0.2, which holds back one customer in five.",
            )
        for name in ("k", "k_min", "k_max", "n_init"):
            value = getattr(self, name)
            if value is not None and value < 1:
                raise InputError(f"{name} is {value}.", "A whole number from 1 on was expected.")
        if self.seed < 0:
            raise InputError(f"The seed is {self.seed}.", "It is a whole number from 0 on.")
        if self.k_min and self.k_max and self.k_min > self.k_max:
            raise InputError(
                f"k_min ({self.k_min}) is above k_max ({self.k_max}).",
                "The smallest number of segments comes first.",
            )

    @classmethod
    def from_options(cls, options: Mapping[str, Any]) -> Self:
        """Make settings from plain values (TOML, command line, keyword arguments).

        Raises
        ------
        InputError
            A name is unknown (with a suggestion) or a value has another type.
        """
        known = {each.name: each for each in dataclasses.fields(cls)}
        values: dict[str, Any] = {}
        for name, value in options.items():
            if name not in known:
                raise InputError(
                    f'There is no setting "{name}".{did_you_mean(name, known)}',
                    f"Settings are {', '.join(sorted(known))}.",
                )
            values[name] = _converted(name, value, str(known[name].type))
        return cls(**values)

    @classmethod
    def from_toml(cls, path: str) -> dict[str, Any]:
        """Read the options of a TOML file, unchecked (see `from_options`)."""
        try:
            return tomllib.loads(Path(path).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(
                f'Cannot read the settings "{path}": {error}.', "A TOML file was expected."
            ) from error
        except tomllib.TOMLDecodeError as error:
            raise InputError(
                f'"{path}" is not TOML: {error}.',
                'Lines such as k = 5 or features = ["Age"] were expected.',
            ) from error

    def to_toml(self) -> str:
        """Return the settings as TOML; what is ``None`` stands as a comment."""
        lines, tables = [], []
        for each in dataclasses.fields(self):
            value = getattr(self, each.name)  # every digit: not the rounded form
            if value is None:
                lines.append(f"# {each.name} = (decided from the data)")
            elif isinstance(value, Mapping):
                rows = [f"{_quoted(key)} = {_toml(item)}" for key, item in value.items()]
                tables.append("\n".join([f"\n[{each.name}]", *rows]))
            else:
                lines.append(f"{each.name} = {_toml(value)}")
        return "\n".join([*lines, *tables, ""])


def _one_of(name: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise InputError(
            f'{name} is "{value}".{did_you_mean(value, allowed)}',
            f"It is one of {', '.join(allowed)}.",
        )


def _converted(name: str, value: Any, hint: str) -> Any:
    """Turn a plain value into the type that the field names, or say what is wrong."""
    try:
        if value is None and "None" in hint:
            return None
        if hint.startswith("tuple"):
            return (value,) if isinstance(value, str) else tuple(str(item) for item in value)
        if hint.startswith("Mapping"):
            number = hint.endswith("float]")
            return {str(key): float(item) if number else str(item) for key, item in value.items()}
        if hint.startswith("int"):
            if isinstance(value, bool) or int(value) != float(value):
                raise ValueError(value)
            return int(value)
        if hint.startswith("float"):
            if isinstance(value, bool):
                raise TypeError(value)
            return float(value)
        if hint == "bool":
            if not isinstance(value, bool):
                raise TypeError(value)
            return value
        if isinstance(value, dict | list | bool):
            raise TypeError(value)
        return str(value)
    except (TypeError, ValueError, OverflowError, AttributeError) as error:
        raise InputError(
            f"The setting {name} is {value!r}.",
            f"A value of type {hint.removesuffix(' | None')} was expected.",
        ) from error


def _toml(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return _quoted(value) if isinstance(value, str) else repr(value)


def _quoted(value: str) -> str:
    """Return a TOML basic string: control characters and quotes escaped."""
    escaped = "".join(
        f"\\u{ord(c):04x}" if ord(c) < 32 or ord(c) == 127 else {'"': '\\"', "\\": "\\\\"}.get(c, c)
        for c in value
    )
    return f'"{escaped}"'

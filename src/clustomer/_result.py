"""The base of all results: frozen, readable, and the same again from JSON.

A result is a frozen, keyword-only dataclass. It never plots itself and never
changes. Arrays are made read-only. ``to_dict`` gives plain JSON values (numbers
rounded to 10 significant digits so that they repeat on every machine, never
NaN: a missing number is ``None``); ``from_dict`` rebuilds it from the type hints.
"""

from __future__ import annotations

import dataclasses
import enum
import math
import types
import typing
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Self

from clustomer._notebook import render, short

if TYPE_CHECKING:
    import pandas as pd

SIGNIFICANT_DIGITS = 10


class FrozenDict(dict[str, Any]):
    """A dict that cannot be changed: results hold their mappings in it."""

    def _refuse(self, *_: Any, **__: Any) -> Any:
        raise TypeError("a result does not change; make a dict of it first")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[Any, ...]:
        return FrozenDict, (dict(self),)


def _read_only(value: Any) -> Any:
    """Return a view of an array that cannot be written; anything else as it is."""
    if hasattr(value, "setflags") and value.flags.writeable:
        value = value.view()
        value.setflags(write=False)
    return value


@dataclasses.dataclass(frozen=True, kw_only=True)
class Result:
    """Base class. Fields with ``metadata={"local": True}`` stay out of ``to_dict``."""

    format_version: ClassVar[int] = 1

    def __post_init__(self) -> None:
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            if isinstance(value, Mapping) and not isinstance(value, FrozenDict):
                frozen: Any = FrozenDict({key: _read_only(item) for key, item in value.items()})
                object.__setattr__(self, field.name, frozen)
            elif hasattr(value, "setflags") and value.flags.writeable:
                copied = value.copy()  # whoever holds the array may go on writing into it
                object.__setattr__(self, field.name, _read_only(copied))

    def to_dict(self) -> dict[str, Any]:
        """Return the result as plain JSON values, with the version of its format."""
        return {"version": self.format_version, **plain(self)}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Rebuild a result from `to_dict`. Unknown keys are ignored."""
        return typing.cast(Self, rebuild(values, cls))

    def to_frame(self) -> pd.DataFrame:
        """Return the result as a pandas DataFrame: its main table, or one row per field."""
        import pandas as pd

        rows = self._rows()
        return pd.DataFrame(rows)

    def _rows(self) -> Sequence[Mapping[str, Any]]:
        """Rows of the main table. The default is field and value, scalars only."""
        return [
            {"field": name, "value": value}
            for name, value in plain(self).items()
            if not isinstance(value, list | dict)
        ]

    def _headline(self) -> str:
        """Return what the result says in one sentence, for a notebook; empty where it says none."""
        return ""

    def _remarks(self) -> Sequence[str]:
        """Return what should be read with the headline."""
        return ()

    def _shown(self) -> Sequence[Mapping[str, Any]]:
        """Return the rows of the table in a notebook: by default those of the main table."""
        return self._rows()

    def _repr_html_(self) -> str:
        return render(
            type(self).__name__,
            headline=self._headline(),
            remarks=self._remarks(),
            rows=self._shown(),
            fields=[field.name for field in dataclasses.fields(self)],
        )

    def __str__(self) -> str:
        lines = [type(self).__name__]
        for row in self._rows()[:30]:
            lines.append("  " + "  ".join(short(cell) for cell in row.values()))
        return "\n".join(lines)


def plain(value: Any) -> Any:
    """Return JSON values: dict, list, str, int, float (rounded), bool or None."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: plain(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if not field.metadata.get("local")
        }
    if isinstance(value, enum.Enum):
        return value.value
    if value is None or isinstance(value, bool | str):
        return value
    if hasattr(value, "tolist"):  # numpy arrays and scalars, without importing numpy
        return plain(value.tolist())
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return rounded(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no JSON form")


def rounded(value: float) -> float | None:
    """Round to 10 significant digits; NaN and infinity become None."""
    if not math.isfinite(value):
        return None
    return float(f"{value:.{SIGNIFICANT_DIGITS}g}") + 0.0  # + 0.0 turns -0.0 into 0.0


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def rebuild(value: Any, hint: Any) -> Any:
    """Rebuild `value` (JSON) as the type that `hint` names. The inverse of `plain`."""
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _rebuild_union(value, typing.get_args(hint))
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        _check_complete(hint)
        hints = _hints(hint)
        known = {
            field.name: rebuild(value[field.name], hints[field.name])
            for field in dataclasses.fields(hint)
            if field.init and field.name in value
        }
        return hint(**known)
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return hint(value)
    if origin is tuple:
        (inner, *rest) = typing.get_args(hint)
        hints_of_items = [inner] * len(value) if rest == [...] else [inner, *rest]
        return tuple(rebuild(item, of) for item, of in zip(value, hints_of_items, strict=True))
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        _, inner = typing.get_args(hint)
        return {key: rebuild(item, inner) for key, item in value.items()}
    if "ndarray" in str(hint):
        import numpy as np

        return np.asarray(_with_nan(value))
    if hint is float and value is None:
        return math.nan
    return float(value) if hint is float else value


def _check_complete(cls: Any) -> None:
    """Refuse to rebuild what keeps rows to itself: they are not in its dict."""
    for field in dataclasses.fields(cls):
        optional = (field.default, field.default_factory) != (dataclasses.MISSING,) * 2
        if field.metadata.get("local") and not optional:
            raise TypeError(
                f"{cls.__name__} cannot be made from a dict: its {field.name} stays out of to_dict"
            )


def _rebuild_union(value: Any, options: tuple[Any, ...]) -> Any:
    if value is None and type(None) in options:
        return None
    return rebuild(value, next(option for option in options if option is not type(None)))


def _with_nan(value: Any) -> Any:
    if isinstance(value, list):
        return [_with_nan(item) for item in value]
    return math.nan if value is None else value

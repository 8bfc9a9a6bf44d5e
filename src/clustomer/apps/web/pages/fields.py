"""Settings as a form: the options of the command line, one field each.

What is wrong is said beside the field, in the sentences of the command line. A
column's kind and role come from two fields numbered by the column, so that no
name from the table is ever the name of a field.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from clustomer._settings import Settings
from clustomer.apps.web.forms import Form
from clustomer.errors import InputError
from clustomer.table.rfm import ROLES as ROLES_OF_LINES
from clustomer.table.rfm import stated
from clustomer.table.schema import Kind, Role

EFFORTS = ("normal", "quick", "thorough")
KINDS = tuple(str(kind) for kind in Kind)
ROLES = tuple(str(role) for role in Role)
_LIST_OF = {"descriptor": "describe_only", "sensitive": "sensitive", "ignored": "exclude"}
_ONE_OF = {"id": "id_column", "weight": "row_weight"}


@dataclass(frozen=True, kw_only=True)
class Field:
    """One setting: `kind` is number, choice, flag, text or column."""

    name: str
    kind: str
    choices: Sequence[str] = ()


MAIN = (
    Field(name="k", kind="number"),
    Field(name="k_max", kind="number"),
    Field(name="effort", kind="choice", choices=EFFORTS),
    Field(name="value", kind="column"),
    Field(name="outcome", kind="column"),
)
MORE = (
    Field(name="k_min", kind="number"),
    Field(name="n_init", kind="number"),
    Field(name="seed", kind="number"),
    Field(name="scale", kind="choice", choices=("standard", "range", "robust", "none")),
    Field(name="missing", kind="choice", choices=("median", "kpod", "drop")),
    Field(name="winsorise", kind="flag"),
    Field(name="transform_skewed", kind="flag"),
    Field(name="control", kind="number"),
)
READING = (
    Field(name="sep", kind="text"),
    Field(name="decimal", kind="text"),
    Field(name="thousands", kind="text"),
    Field(name="encoding", kind="text"),
    Field(name="date_order", kind="choice", choices=("", "dmy", "mdy", "ymd")),
    Field(name="sheet", kind="text"),
    Field(name="reference_date", kind="text"),
)
ROWS = Field(name="rows", kind="choice", choices=("customers", "lines"))
"""What one row of the file is."""

RFM = "rfm_"
"""What the names of fields begin with that say how customers are made of order lines."""

LINES = (
    *(Field(name=RFM + role, kind="text") for role in ROLES_OF_LINES),
    Field(name="rfm_purchase", kind="choice", choices=("day", "order")),
    Field(name="rfm_returns", kind="choice", choices=("match", "net", "drop")),
    Field(name="rfm_zero", kind="choice", choices=("keep", "drop")),
    Field(name="rfm_duplicates", kind="choice", choices=("keep", "drop")),
    Field(name="rfm_cancelled", kind="text"),
    Field(name="rfm_exclude_products", kind="text"),
    Field(name="rfm_only_currency", kind="text"),
    Field(name="rfm_expect_days", kind="number"),
    Field(name="rfm_time_zone", kind="text"),
)
FIELDS = (*MAIN, *MORE, *READING, ROWS, *LINES)
_OF_COLUMNS = ("kinds", "features", "value", "outcome", *_LIST_OF.values(), *_ONE_OF.values())


@dataclass(frozen=True, kw_only=True)
class Read:
    """What a form said: settings, what stood in its fields, and what is wrong by field."""

    settings: dict[str, Any]
    given: dict[str, str]
    errors: dict[str, InputError]


def given_of(options: Mapping[str, Any]) -> dict[str, str]:
    """Return what stands in the fields for these settings."""
    settings = Settings.from_options(options)
    given = {}
    for field in FIELDS:
        if field.name == "effort":
            effort = "quick" if settings.quick else "thorough" if settings.thorough else "normal"
            given["effort"] = effort
            continue
        if field is ROWS:
            given["rows"] = "lines" if settings.transactions else "customers"
            continue
        if field.name.startswith(RFM):
            given[field.name] = settings.rfm.get(field.name.removeprefix(RFM), "")
            continue
        value = getattr(settings, field.name)
        given[field.name] = ("on" if value else "") if field.kind == "flag" else _plain(value)
    return given


def _plain(value: Any) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def read_fields(form: Form, before: Mapping[str, Any], columns: Sequence[Any]) -> Read:
    """Read a form of `FIELDS` and columns.

    Parameters
    ----------
    form : Form
    before : mapping
        Settings that the page was made from; those without a field stay.
    columns : sequence
        The columns that the page showed, with ``name``, ``kind`` and ``role``; empty
        where the file could not be read.
    """
    given = {field.name: form.get(field.name) for field in FIELDS}
    managed = {field.name for field in FIELDS} | {"quick", "thorough", "transactions", "rfm"}
    settings = {name: value for name, value in before.items() if name not in managed}
    errors: dict[str, InputError] = {}
    for field in FIELDS:
        try:
            options = _options_of(field, given[field.name])
            Settings.from_options(options)
        except InputError as error:
            errors[field.name] = error
        else:
            settings.update(options)
    made = _made_of_lines(given, before, errors)
    settings.update(made)
    if made.get("transactions", False) != before.get("transactions", False):
        # Customers made of lines have other columns than the lines.
        settings = {name: value for name, value in settings.items() if name not in _OF_COLUMNS}
    elif columns:
        settings = with_columns(settings, form, columns)
    if not errors:
        try:
            Settings.from_options(settings)
        except InputError as error:  # two fields that do not go together
            errors[_blamed(error)] = error
    return Read(settings=settings, given=given, errors=errors)


def _blamed(error: InputError) -> str:
    """Return the field that stands for two that do not go together."""
    if "transactions" in error.problem:
        return ROWS.name
    return "k_max" if "k_m" in error.problem else "effort"


def _made_of_lines(
    given: Mapping[str, str], before: Mapping[str, Any], errors: dict[str, InputError]
) -> dict[str, Any]:
    """Return whether the rows are order lines, and how customers are made of them."""
    names = [field.name for field in LINES]
    kept = {key: value for key, value in before.get("rfm", {}).items() if RFM + key not in names}
    for field in LINES:
        value, key = given[field.name], field.name.removeprefix(RFM)
        if not value or (field.kind == "choice" and value == field.choices[0]):
            continue
        try:
            stated({key: value})
        except InputError as error:
            errors[field.name] = error
        else:
            kept[key] = value
    made = {"transactions": True} if given[ROWS.name] == "lines" else {}
    return {**made, "rfm": kept} if kept else made


def _options_of(field: Field, value: str) -> dict[str, Any]:
    """Return what a field sets; nothing where it stands at its default."""
    if field is ROWS or field in LINES:
        return {}  # those go together
    if field.name == "effort":
        return {value: True} if value in ("quick", "thorough") else {}
    if field.kind == "flag":
        return {} if value else {field.name: False}
    if not value or (field.kind == "choice" and value == field.choices[0]):
        return {}
    if field.name in ("seed", "n_init"):
        default = str(getattr(Settings(), field.name))
        return {} if value == default else {field.name: _number(value)}
    return {field.name: _number(value) if field.kind == "number" else value}


def _number(value: str) -> Any:
    """Return a number where one is written; else the text, which the settings refuse."""
    try:
        return int(value)
    except ValueError:
        pass
    try:
        return float(value.replace(",", "."))
    except ValueError:
        return value


def with_columns(settings: Mapping[str, Any], form: Form, columns: Sequence[Any]) -> dict[str, Any]:
    """Return settings with the kinds and roles that a form changed, and no others."""
    kinds = dict(settings.get("kinds", {}))
    lists = {name: list(settings.get(name, ())) for name in ("features", *_LIST_OF.values())}
    ones = {name: settings.get(name) for name in _ONE_OF.values()}
    roles, names_all = {}, False
    for i, column in enumerate(columns):
        name, kind = column["name"], form.get(f"kind-{i}")
        role = roles[name] = form.get(f"role-{i}") or column["role"]
        if kind in KINDS and kind != column["kind"]:
            kinds[name] = kind
        if role == column["role"] or role not in ROLES:
            continue
        for other in lists.values():
            if name in other:
                other.remove(name)
        ones = {key: None if value == name else value for key, value in ones.items()}
        if role in _ONE_OF:
            ones[_ONE_OF[role]] = name
        elif role in _LIST_OF:
            lists[_LIST_OF[role]].append(name)
        else:
            names_all = True  # features that are named are all features there are
    if names_all:
        lists["features"] = [name for name, role in roles.items() if role == Role.FEATURE]
    changed = {"kinds": kinds, **lists, **ones}
    kept = {name: value for name, value in settings.items() if name not in changed}
    return {**kept, **{name: value for name, value in changed.items() if value}}

"""What each column is for: what the user said first, then kind and name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from clustomer._result import Result
from clustomer._text import phrase, text
from clustomer.errors import InputError, Issue, did_you_mean, issue
from clustomer.table.kinds import Guess, written
from clustomer.table.names import read_name
from clustomer.table.schema import NUMERIC_KINDS, Kind, RawColumn, Role, RoleOptions

_OPTION = {
    "id_column": "--id-col",
    "features": "--features",
    "exclude": "--exclude",
    "describe_only": "--describe-only",
    "sensitive": "--sensitive",
    "value": "--value",
    "outcome": "--outcome",
    "weight": "--row-weight",
    "kinds": "kinds",
}
_TOGETHER = frozenset({"value", "outcome", "describe_only", "sensitive"})
"""Uses that one column may have at once: all of them keep it out of the features."""


@dataclass(frozen=True, kw_only=True)
class Named(Result):
    """What the user said, with names resolved against the table.

    ``uses`` gives the options that name a column, ``kinds`` the kinds.
    """

    uses: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, Kind]
    value: str | None = None
    any_features: bool = False
    made: tuple[str, ...] = ()

    def says(self, name: str, *options: str) -> bool:
        """Whether one of these options names the column."""
        return any(option in self.uses.get(name, ()) for option in options)


@dataclass(frozen=True, kw_only=True)
class Decision(Result):
    """The role of one column, why it has it, and which column it repeats."""

    role: Role
    why: str
    copy_of: str | None = None


def resolve(options: RoleOptions, names: Sequence[str]) -> Named:
    """Check the user's names against the table's columns.

    Raises
    ------
    InputError
        For a name that no column has, a column named for two uses that exclude
        each other, or an unknown kind.
    """
    uses: dict[str, tuple[str, ...]] = {}
    for option in ("id_column", "value", "outcome", "weight"):
        named = getattr(options, option)
        for name in () if named is None else (named,):
            _use(uses, find_name(name, names, option), option)
    for option in ("features", "exclude", "describe_only", "sensitive"):
        for name in getattr(options, option):
            _use(uses, find_name(name, names, option), option)
    kinds = {find_name(name, names, "kinds"): _kind(kind) for name, kind in options.kinds.items()}
    value = None if options.value is None else find_name(options.value, names, "value")
    return Named(
        uses=uses,
        kinds=kinds,
        value=value,
        any_features=bool(options.features),
        made=tuple(options.made),
    )


def find_name(name: str, names: Sequence[str], option: str) -> str:
    """Return the column meant: the exact name, else the only one that differs in case or unit.

    Raises
    ------
    InputError
        When no column, or more than one, can be meant.
    """
    if name in names:
        return name
    for form in (str.casefold, lambda known: read_name(known).label.casefold()):
        found = [known for known in names if form(known) == name.casefold()]
        if len(found) == 1:
            return found[0]
    raise InputError(
        f'{_OPTION[option]} names "{name}", which is not a column.{did_you_mean(name, names)}',
        f"The table has {phrase(names)}.",
        "Write the name as it stands in the first line of the file.",
    )


def _use(uses: dict[str, tuple[str, ...]], name: str, option: str) -> None:
    before = uses.get(name, ())
    if option in before:
        return
    clash = next((one for one in before if not {one, option} <= _TOGETHER), None)
    if clash is not None:
        raise InputError(
            f'"{name}" is named by {_OPTION[clash]} and by {_OPTION[option]}.',
            "A column has one use; a value or outcome column is never a feature.",
            f"Take it out of {_OPTION[clash]} or {_OPTION[option]}.",
        )
    uses[name] = (*before, option)


def _kind(kind: str) -> Kind:
    if kind in {str(known) for known in Kind}:
        return Kind(kind)
    known = [str(each) for each in Kind]
    raise InputError(
        f'"{kind}" is not a kind of column.{did_you_mean(kind, known)}',
        f"The kinds are {', '.join(known)}.",
        "Name one of them.",
    )


def decide(
    columns: Sequence[RawColumn], guesses: Mapping[str, Guess], named: Named
) -> tuple[dict[str, Decision], list[Issue]]:
    """Return the decision for each column, and the issues that follow from them."""
    key = _choose_key(columns, guesses, named)
    copies = find_copies(columns, named)
    issues: list[Issue] = []
    decisions: dict[str, Decision] = {}
    for raw in columns:
        guess = guesses[raw.name]
        decision = _by_user(raw.name, guess, named)
        if decision is None:
            decision = _by_guess(raw.name, guess, key, copies.get(raw.name), named.any_features)
        decisions[raw.name] = decision
        issues += _issues_of(raw.name, guess, decision, named, key)
    return decisions, issues


def _by_user(name: str, guess: Guess, named: Named) -> Decision | None:
    """Return the role that the user gave, where it can hold."""
    for option, role in _USER_ROLES.items():
        if not named.says(name, option):
            continue
        if role is Role.WEIGHT and guess.kind not in NUMERIC_KINDS:
            _refuse(name, guess, option)
        why = text("why.made" if name in named.made else f"why.user_{option}")
        if role in (Role.IGNORED, Role.ID, Role.WEIGHT):
            return Decision(role=role, why=why)
        if guess.n_distinct <= 1 and option != "value":
            return None
        if guess.kind is Kind.TEXT or (option == "value" and guess.kind not in NUMERIC_KINDS):
            _refuse(name, guess, option)
        if role is Role.DESCRIPTOR and (guess.protected or named.says(name, "sensitive")):
            role = Role.SENSITIVE
        return Decision(role=role, why=why)
    return None


_USER_ROLES: Mapping[str, Role] = {
    "exclude": Role.IGNORED,
    "id_column": Role.ID,
    "weight": Role.WEIGHT,
    "value": Role.DESCRIPTOR,
    "outcome": Role.DESCRIPTOR,
    "features": Role.FEATURE,
    "describe_only": Role.DESCRIPTOR,
    "sensitive": Role.SENSITIVE,
}


def _refuse(name: str, guess: Guess, option: str) -> None:
    needed = {
        "features": "A feature holds numbers, dates, ordered levels or at most 50 categories.",
        "weight": "The weight column holds numbers: how many customers a row stands for.",
        "value": "The value column holds numbers: what a customer is worth.",
    }
    raise InputError(
        f'{_OPTION[option]} names "{name}", which cannot be used so: {guess.why}',
        needed.get(option, "A column that describes segments has at most 50 different texts."),
        f"Group its values first, or leave it out of {_OPTION[option]}.",
    )


def _by_guess(
    name: str, guess: Guess, key: str | None, copy_of: str | None, user_features: bool
) -> Decision:
    if name == key:
        return Decision(role=Role.ID, why=guess.why)
    if guess.n_distinct <= 1:
        why = text("why.constant") if guess.n_distinct else guess.why
        return Decision(role=Role.IGNORED, why=why)
    if guess.key_strength >= 0:
        return Decision(role=Role.IGNORED, why=text("why.other_key"))
    if copy_of is not None:
        why = text("why.copy", other=copy_of)
        return Decision(role=Role.IGNORED, why=why, copy_of=copy_of)
    if guess.facts.is_leakage:
        return Decision(role=Role.IGNORED, why=text("why.leakage"))
    if guess.kind is Kind.TEXT:
        return Decision(role=Role.IGNORED, why=guess.why)
    if guess.protected:
        why = text("why.protected", attribute=text(f"attribute.{guess.protected}"))
        return Decision(role=Role.SENSITIVE, why=why)
    if guess.kind in (Kind.CATEGORY, Kind.FLAG):
        return Decision(role=Role.DESCRIPTOR, why=guess.why)
    if user_features:
        return Decision(role=Role.DESCRIPTOR, why=text("why.not_named"))
    return Decision(role=Role.FEATURE, why=guess.why)


def _choose_key(
    columns: Sequence[RawColumn], guesses: Mapping[str, Guess], named: Named
) -> str | None:
    """Return the id column: the user's, else the one whose name says most.

    Ties go to the name that sorts first, so that the order of the columns does
    not matter.
    """
    chosen = [raw.name for raw in columns if named.says(raw.name, "id_column")]
    if chosen:
        return chosen[0]
    free = [raw.name for raw in columns if not named.uses.get(raw.name)]
    keys = [name for name in free if guesses[name].key_strength >= 0]
    if not keys:
        keys = [name for name in free if guesses[name].repeated_key]
    return min(keys, key=lambda name: (-guesses[name].key_strength, name), default=None)


def find_copies(columns: Sequence[RawColumn], named: Named) -> dict[str, str]:
    """Return, for each column that repeats another exactly, the one that is kept.

    The column that the user named for something is kept, then one whose name
    keeps it out of the features (its copy must not slip in), then the earlier one.
    """
    copies: dict[str, str] = {}
    kept: dict[tuple[str, int], list[RawColumn]] = {}
    used = [raw for raw in columns if named.uses.get(raw.name) not in (None, ("exclude",))]
    free = [raw for raw in columns if not named.uses.get(raw.name)]
    free.sort(key=lambda raw: not _must_stay(raw.name))
    for raw in (*used, *free):
        alike = kept.setdefault(_fingerprint(raw), [])
        twin = next((other for other in alike if _same(raw, other)), None)
        if twin is None:
            alike.append(raw)
        elif raw.name not in named.uses:
            copies[raw.name] = twin.name
    return copies


def _must_stay(name: str) -> bool:
    facts = read_name(name)
    return bool(facts.protected) or facts.is_leakage


def _fingerprint(raw: RawColumn) -> tuple[str, int]:
    if raw.content in ("text", "empty") or raw.texts is not None:
        return "text", hash(tuple(written(raw)))
    return raw.content, hash((raw.values + 0 if raw.content != "date" else raw.values).tobytes())


def _same(one: RawColumn, other: RawColumn) -> bool:
    if one.values.dtype.kind == "O" or one.texts is not None or other.texts is not None:
        return written(one) == written(other)
    return np.array_equal(one.values, other.values, equal_nan=True)


def _issues_of(
    name: str, guess: Guess, decision: Decision, named: Named, key: str | None
) -> list[Issue]:
    """Return what the reader should know about how this column was taken."""
    if named.says(name, "exclude"):
        return []
    found: list[Issue] = []
    rows = guess.n_rows
    if guess.n_infinite:
        found.append(issue("infinite_values", "warning", [name], n=guess.n_infinite, rows=rows))
    if decision.role is Role.FEATURE and guess.protected:
        attribute = text(f"attribute.{guess.protected}")
        found.append(issue("sensitive_feature", "warning", [name], attribute=attribute))
    if decision.role is not Role.IGNORED:
        return found
    if guess.n_distinct == 0:
        found.append(issue("all_missing_column", "warning", [name]))
    elif guess.n_distinct == 1:
        found.append(
            issue("constant_column", "warning", [name], n_missing=guess.n_missing, rows=rows)
        )
    elif guess.key_strength >= 0:
        found.append(issue("other_id_column", "info", [name], id=key or ""))
    elif decision.copy_of is not None:
        found.append(issue("copied_column", "info", [name], other=decision.copy_of))
    elif guess.facts.is_leakage:
        found.append(issue("leakage_column", "warning", [name]))
    else:
        found.append(issue("text_column", "info", [name], n_distinct=guess.n_distinct))
    return found

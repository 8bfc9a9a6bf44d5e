"""Texts that remember how they were made, so that they can be said in another language.

A function decorated with `said_again` returns a `Said`: a string like any other,
which also holds the function's name and arguments. Where such texts are arguments
of further ones the whole tree is kept::

    text("describe.count.customers", n=2000)     "2,000 customers"
    with speaking("de"):
        again(recipe)                            "2.000 Kunden"

`recipes` collects them from a document by their place in it, `reworded` says a
document again. So ``result.json`` holds its sentences in one language, and
everything that is needed to word them in another; values of the table stay as they
are, since they are arguments, never words. Whoever cuts or joins a `Said` by hand
gets a plain string, which stays in its language: a test looks for these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import wraps
from typing import Any, ParamSpec

_WAYS: dict[str, Callable[..., str]] = {}
_MARK = "said again"  # the key of a recipe: [name of the function, arguments, named arguments]
_DEEPEST = 40  # recipes within recipes; a file may claim more
P = ParamSpec("P")


class Said(str):
    """A string with the way in which it was made."""

    __slots__ = ("args", "named", "way")
    way: str
    args: tuple[Any, ...]
    named: Mapping[str, Any]

    def __new__(
        cls,
        words: str,
        way: str = "",
        args: tuple[Any, ...] = (),
        named: Mapping[str, Any] | None = None,
    ) -> Said:
        made = super().__new__(cls, words)
        made.way, made.args, made.named = way, args, named or {}
        return made


def said_again(function: Callable[P, str]) -> Callable[P, str]:
    """Make the texts of a function remember it. Its arguments must have a JSON form."""
    _WAYS[function.__name__] = function

    @wraps(function)
    def remembering(*args: P.args, **named: P.kwargs) -> str:
        return Said(function(*args, **named), function.__name__, args, named)

    return remembering


def recipe(said: Said) -> dict[str, Any]:
    """Return how a text was made: its function and arguments, texts among them likewise."""
    return {_MARK: [said.way, [_kept(each) for each in said.args], _kept(said.named)]}


def _kept(value: Any) -> Any:
    if isinstance(value, Said):
        return recipe(value)
    if isinstance(value, Mapping):
        return {str(key): _kept(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_kept(item) for item in value]
    return value


def again(made: Any, depth: int = 0) -> Any:
    """Say a recipe in the language of the moment; anything else is returned as it is.

    Raises
    ------
    ValueError
        When a recipe is not one that `recipe` writes.
    """
    if depth > _DEEPEST:
        raise ValueError("a text is made of texts without end")
    if isinstance(made, list):
        return [again(each, depth + 1) for each in made]
    if not isinstance(made, dict):
        return made
    if set(made) != {_MARK}:
        return {key: again(item, depth + 1) for key, item in made.items()}
    way, args, named = made[_MARK]
    if way not in _WAYS:
        raise ValueError(f"there is no way of saying {way!r}")
    return _WAYS[way](*again(args, depth + 1), **again(named, depth + 1))


def recipes(document: Any) -> dict[str, Any]:
    """Return the recipe of every text in a document that remembers it, by its place.

    Places are JSON pointers (RFC 6901): ``/verdict/sentence``.
    """
    return {place: recipe(value) for place, value in _texts(document, "") if value.way}


def _texts(value: Any, place: str) -> Iterator[tuple[str, Said]]:
    if isinstance(value, Said):
        yield place, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _texts(item, f"{place}/{_escaped(str(key))}")
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for i, item in enumerate(value):
            yield from _texts(item, f"{place}/{i}")


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")


def reworded(document: Any, known: Mapping[str, Any], place: str = "") -> Any:
    """Return a document with its texts said again in the language of the moment.

    Parameters
    ----------
    document : JSON values
    known : mapping
        What `recipes` returned for it.
    """
    if isinstance(document, str):
        return again(known[place]) if place in known else document
    if isinstance(document, dict):
        return {
            key: reworded(item, known, f"{place}/{_escaped(key)}") for key, item in document.items()
        }
    if isinstance(document, list):
        return [reworded(item, known, f"{place}/{i}") for i, item in enumerate(document)]
    return document

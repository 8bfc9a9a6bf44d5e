"""How templates are read and what they may use: autoescape on, undefined names fail."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from clustomer._language import language
from clustomer.report.palette import LIGHT, SEGMENTS, css_variables, segment_style
from clustomer.report.text import FORMATS, amount, clean, text

if TYPE_CHECKING:
    from jinja2 import Environment, Template

_PRINT = {"paper": "#FFFFFF", "ink": "#111111", "ink2": "#333333", "ink3": "#555555",
          "rule": "#BBBBBB", "grid": "#E4E4E4", "tint": "#F2F2F2"}  # fmt: skip


def read_template(name: str) -> str:
    """Return the text of a file of ``report/html/templates``."""
    return (files("clustomer.report.html") / "templates" / name).read_text(encoding="utf-8")


@cache
def environment() -> Environment:
    """Return the one jinja environment: strict, escaping, without access to files."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    env = Environment(
        loader=FunctionLoader(read_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(t=text, sign=segment_style, lang=language)
    env.filters.update(clean=clean, amount=amount, **FORMATS)
    return env


def page_template(name: str) -> Template:
    """Return the template of a page."""
    return environment().get_template(name)


@cache
def style_sheet() -> str:
    """Return the CSS of the page: tokens of light, dark and print, then the rules."""
    light, dark = css_variables("light"), css_variables("dark")
    printed = ";".join(f"--{name}:{value}" for name, value in {**LIGHT, **_PRINT}.items())
    signs = "".join(
        f".k{i}{{--c:var(--s{i});--oc:var(--{style.letter_token})}}"
        for i, style in enumerate(SEGMENTS)
    )
    segments = light[light.index("--s0:") :]
    return (
        f":root{{{light}}}"
        f"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}"
        f"@media print{{:root{{{printed};{segments}}}}}{signs}\n"
        f"{read_template('report.css')}"
    )

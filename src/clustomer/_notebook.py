"""A result as HTML for a notebook: one headline, remarks, one table.

Everything stands inline and takes the colours of the notebook, so that it reads in
light and dark and without the style sheets that some viewers strip. Every value is
hostile: it is escaped, cut, and its control characters are shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from clustomer._text import percent, printable

MOST_ROWS = 60
_LONGEST = 300  # characters of a cell
_RULE = "1px solid rgba(128,128,128,.4)"
_CELL = f"padding:.25em .75em .25em 0;vertical-align:top;border-bottom:{_RULE};"


class Share(float):
    """A share, 0 to 1: written as a percentage with a bar."""


def render(
    name: str,
    *,
    headline: str = "",
    remarks: Sequence[str] = (),
    rows: Sequence[Mapping[str, Any]] = (),
    fields: Sequence[str] = (),
) -> str:
    """Return self-contained HTML.

    Parameters
    ----------
    name : str
        Of the kind of result: the caption of its table.
    headline : str
        What it says in one sentence.
    remarks : sequence of str
        What should be read with it.
    rows : sequence of mapping
        The table; the keys of the first row are its header.
    fields : sequence of str
        What the result has, said where there is no table.
    """
    parts = []
    if headline:
        parts.append(
            f'<p style="font-size:1.15em;margin:.2em 0"><strong>{_text(headline)}</strong></p>'
        )
    parts += [f'<p style="margin:.2em 0">{_text(remark)}</p>' for remark in remarks]
    if rows:
        parts.append(_table(name, rows))
    elif not parts:
        listed = f" with {', '.join(fields)}" if fields else ""
        parts.append(f"<p>{_text(name)}{_text(listed)}</p>")
    return f'<div style="color:inherit;background:none">{"".join(parts)}</div>'


def _table(name: str, rows: Sequence[Mapping[str, Any]]) -> str:
    heads = "".join(
        f'<th scope="col" style="{_CELL}text-align:left">{_text(key)}</th>' for key in rows[0]
    )
    body = "".join(f"<tr>{''.join(map(_cell, row.values()))}</tr>" for row in rows[:MOST_ROWS])
    more = len(rows) - MOST_ROWS
    foot = f"<p>and {more:,} more rows: see to_frame()</p>" if more > 0 else ""
    return (
        '<table style="border-collapse:collapse;color:inherit;background:none">'
        f'<caption style="text-align:left;opacity:.75;color:inherit">{_text(name)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>{foot}"
    )


def _cell(value: Any) -> str:
    if isinstance(value, Share):
        return f'<td style="{_CELL}text-align:left;white-space:nowrap">{_bar(value)}</td>'
    side = "right" if isinstance(value, int | float) and not isinstance(value, bool) else "left"
    return f'<td style="{_CELL}text-align:{side}">{_text(short(value))}</td>'


def _bar(share: Share) -> str:
    width = max(0.0, min(1.0, float(share)))
    return (
        '<span aria-hidden="true" style="display:inline-block;height:.7em;margin-right:.4em;'
        f'background:currentColor;opacity:.45;width:{6 * width:.2f}em"></span>'
        f"{_text(percent(share))}"
    )


def short(cell: Any) -> str:
    """Return a value as one line of a table."""
    if cell is None:
        return "–"
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return f"{cell:.6g}" if isinstance(cell, float) else str(cell)


def _text(value: object) -> str:
    clean = printable(str(value))
    return escape(clean if len(clean) <= _LONGEST else clean[: _LONGEST - 1] + "…")

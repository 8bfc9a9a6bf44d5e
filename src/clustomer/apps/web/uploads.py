"""Take a body as it comes in: bounded in size and time, under a harmless name."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

from clustomer.apps.web.problems import Refused

_HARMLESS = re.compile(r"[^\w .()+-]", re.ASCII)


def safe_name(given: str) -> str:
    """Return the last part of a file name with harmless signs only; never hidden or empty."""
    last = given.replace("\\", "/").rsplit("/", 1)[-1]
    stem, dot, ending = _HARMLESS.sub("_", last).strip(" .-").rpartition(".")
    name = f"{stem[:80]}{dot}{ending[:12]}".strip(" .-")
    return name or "table.csv"


async def save_body(
    body: AsyncIterator[bytes], path: Path, *, max_bytes: int, max_seconds: float
) -> int:
    """Write a body to a new file, piece by piece, and return its size.

    Raises
    ------
    Refused
        413 when it is too large, 408 when it takes too long, 422 when it is empty.
    """
    size = 0
    with path.open("xb") as file:
        try:
            async with asyncio.timeout(max_seconds):
                async for piece in body:
                    size = _within(size + len(piece), max_bytes)
                    file.write(piece)
        except TimeoutError as error:
            raise Refused(
                408,
                f"The file took longer than {max_seconds:g} seconds to arrive.",
                remedy="Try a smaller file, such as Parquet, or a faster connection.",
            ) from error
    if not size:
        raise Refused(422, "The file is empty.", "A table with one row per customer was expected.")
    return size


async def read_body(body: AsyncIterator[bytes], *, max_bytes: int, max_seconds: float) -> bytes:
    """Return a small body whole; refuses as `save_body` does."""
    pieces: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(max_seconds):
            async for piece in body:
                size = _within(size + len(piece), max_bytes)
                pieces.append(piece)
    except TimeoutError as error:
        raise Refused(408, "The request took too long to arrive.") from error
    return b"".join(pieces)


def _within(size: int, most: int) -> int:
    if size > most:
        raise Refused(
            413,
            f"The upload is larger than the {most / 1e6:,.0f} MB that this server takes.",
            remedy="Leave out columns, or use Parquet; clustomer on your machine has no limit.",
        )
    return size

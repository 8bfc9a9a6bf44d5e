"""Read a form: its fields, and its file piece by piece on its way to the disk.

Fields that come before the file are known before the first piece of it is
taken, so that a form without its token brings nothing onto the disk.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from clustomer.apps.web.problems import Refused
from clustomer.apps.web.uploads import read_body

MOST_FIELDS = 5_000
MOST_BYTES = 2_000_000
"""Of all fields together; a file has limits of its own."""

_BOUNDARY = re.compile(r'boundary=(?:"([^"\r\n]{1,70})"|([^\s;,"]{1,70}))', re.IGNORECASE)
_PARAMETER = re.compile(r'\b(name|filename)="((?:[^"\\]|\\.)*)"')
_MOST_HEADER = 16_000


@dataclass(kw_only=True)
class Form:
    """The fields of a form; a name that came more than once has its last value.

    Attributes
    ----------
    values : dict of str to str
    filename : str
        As the browser gave it; empty when there is no file.
    file : async iterator of bytes, optional
        What is left of the body's file; nothing behind it is read.
    """

    values: dict[str, str] = field(default_factory=dict)
    filename: str = ""
    file: AsyncIterator[bytes] | None = None

    def get(self, name: str) -> str:
        """Return a field, stripped; empty when it is not there."""
        return self.values.get(name, "").strip()


async def read_form(content_type: str, body: AsyncIterator[bytes], max_seconds: float = 30) -> Form:
    """Read the fields of a form up to its file, if it has one.

    Raises
    ------
    Refused
        For what is no form, or too large (413).
    """
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        whole = await read_body(body, max_bytes=MOST_BYTES, max_seconds=max_seconds)
        return Form(values=_pairs(whole))
    found = _BOUNDARY.search(content_type)
    if kind != "multipart/form-data" or found is None:
        raise Refused(415, "The request is not a form.")
    return await _Parts(body, (found[1] or found[2]).encode("latin-1")).form()


def _pairs(whole: bytes) -> dict[str, str]:
    try:
        return dict(
            parse_qsl(whole.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
        )
    except ValueError as error:  # also what is not UTF-8
        raise Refused(422, "The form cannot be read.") from error


class _Parts:
    """The parts of a multipart body (RFC 7578); what comes in may be cut anywhere."""

    def __init__(self, body: AsyncIterator[bytes], boundary: bytes) -> None:
        self._body, self._mark = body, b"\r\n--" + boundary
        self._kept = b"\r\n"  # the first boundary stands at the start of a line too
        self._taken = 0

    async def form(self) -> Form:
        """Read parts up to the first that is a file."""
        form = Form()
        await self._until(self._mark, MOST_BYTES)
        while await self._is_part():
            header = (await self._until(b"\r\n\r\n", _MOST_HEADER)).decode("utf-8", "replace")
            said = {key: value.replace('\\"', '"') for key, value in _PARAMETER.findall(header)}
            if "filename" in said:
                form.filename, form.file = said["filename"], self._file()
                break
            value = await self._until(self._mark, MOST_BYTES)
            form.values[said.get("name", "")] = value.decode("utf-8", "replace")
            if len(form.values) > MOST_FIELDS:
                raise Refused(413, "The form has too many fields.")
        return form

    async def _is_part(self) -> bool:
        """Read what follows a boundary: a line end before a part, two dashes at the end."""
        while len(self._kept) < 2:
            await self._more()
        after, self._kept = self._kept[:2], self._kept[2:]
        return after == b"\r\n"

    async def _until(self, mark: bytes, most: int) -> bytes:
        """Return everything before `mark`, and go behind it."""
        while (at := self._kept.find(mark)) < 0:
            if len(self._kept) > most:
                raise Refused(413, "A field of the form is too large.")
            await self._more()
        found, self._kept = self._kept[:at], self._kept[at + len(mark) :]
        self._taken += len(found)
        if self._taken > MOST_BYTES:
            raise Refused(413, "The form is too large.")
        return found

    async def _file(self) -> AsyncIterator[bytes]:
        """Give the pieces of a file; what may be the start of a boundary waits for the rest."""
        while (at := self._kept.find(self._mark)) < 0:
            sure = len(self._kept) - len(self._mark) + 1
            if sure > 0:
                yield self._kept[:sure]
                self._kept = self._kept[sure:]
            await self._more()
        if at:
            yield self._kept[:at]
        self._kept = self._kept[at + len(self._mark) :]

    async def _more(self) -> None:
        try:
            self._kept += await anext(self._body)
        except StopAsyncIteration as error:
            raise Refused(422, "The form ended in the middle.") from error

"""The address of a PostgreSQL table: what it names, and what of it may be shown.

A password in an address reaches the driver and nothing else: no message, no file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from clustomer.errors import InputError

_URI = re.compile(r"postgres(?:ql)?://([^/?]*)(/[^?@]*)?(?:\?([^@]*))?", re.DOTALL)
_START = re.compile(r"\s*postgres(?:ql)?:", re.IGNORECASE)
_HOST = re.compile(r"(\[[^\]]*\]|[^:\[\]]*)(?::(\d+))?")
_SECRET = ("password", "sslpassword")
_PARTS = re.compile(r'"(?:[^"]|"")+"|[^".]+')
_HIDDEN = "***"
_FORM = "postgresql://user@host/database/table was expected, or schema.table at its end."

_USUAL = {
    "application_name": "clustomer",
    "connect_timeout": "10",
    # A connection that is cut without a word is noticed within a minute.
    "keepalives_idle": "20",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "tcp_user_timeout": "60000",
}
_BY_ENVIRONMENT = {"application_name": "PGAPPNAME", "connect_timeout": "PGCONNECT_TIMEOUT"}


@dataclass(frozen=True, kw_only=True)
class Address:
    """Where a server is, and which table of it is meant.

    Attributes
    ----------
    table : str, optional
        The last part of the path, as written.
    options : mapping of str to str
        What libpq is told; the password among it.
    """

    table: str | None
    options: Mapping[str, str] = field(repr=False)

    @property
    def uri(self) -> str:
        """What the driver is given."""
        given = {**_usual(), **self.options, "client_encoding": "UTF8"}
        return "postgresql:///?" + "&".join(f"{k}={quote(v, safe='')}" for k, v in given.items())

    def scrubbed(self, said: str) -> str:
        """Return what a driver said, without any secret that it could know."""
        known = [self.options.get(name, "") for name in _SECRET]
        known += [os.environ.get("PGPASSWORD", ""), os.environ.get("PGSSLPASSWORD", "")]
        forms = {form for each in known if each for form in (each, quote(each), quote(each, ""))}
        for form in sorted(forms, key=len, reverse=True):
            said = said.replace(form, _HIDDEN)
        return said


def is_postgres(data: object) -> bool:
    """Whether this is meant as an address of PostgreSQL."""
    return isinstance(data, str) and _START.match(data) is not None


def parsed(uri: str, *, query: bool = False) -> Address:
    """Read an address.

    Parameters
    ----------
    uri : str
    query : bool
        Whether a query takes the table's place.

    Raises
    ------
    InputError
        When it is none, or names no table; its text is not repeated, for a password
        with a slash cannot be told from a path.
    """
    found = _URI.fullmatch(uri.strip())
    if found is None:
        raise _unreadable()
    authority, path, parameters = (part or "" for part in found.groups())
    options = {**_of_authority(authority), **_of_parameters(parameters)}
    parts = [_unquoted(part) for part in path.split("/") if part]
    if len(parts) > 2 - query:
        raise InputError(
            "The address of the PostgreSQL table has too many parts.",
            "A query was given, so that only a database is named." if query else _FORM,
            "Write a slash in a name as %2F.",
        )
    table = parts.pop() if parts and not query else None
    if parts:
        options["dbname"] = parts[0]
    if table is None and not query:
        raise InputError(
            "The address names no PostgreSQL table.", _FORM, "Add the table, or give a --query."
        )
    if not ({"dbname", "service"} & options.keys() or {"PGDATABASE", "PGSERVICE"} & {*os.environ}):
        raise InputError(
            "The address names no PostgreSQL database.",
            _FORM,
            "Add the database, or ?service=NAME, or set PGDATABASE or PGSERVICE.",
        )
    return Address(table=table, options=options)


def without_secrets(uri: str) -> str:
    """Return an address without its passwords, and what is no address as it is.

    User, host, database, table and other parameters stay; of an address that cannot be
    read nothing does, for any part of it may be of a password.

    Examples
    --------
    >>> without_secrets("postgresql://ana:s3cret@db.example.com/shop/customers?sslmode=require")
    'postgresql://ana@db.example.com/shop/customers?sslmode=require'
    """
    if not is_postgres(uri):
        return uri
    found = _URI.fullmatch(uri.strip())
    if found is None or not _is_authority(found[1]):
        return "postgresql://"
    login, at, places = found[1].rpartition("@")
    pairs = [pair for pair in (found[3] or "").split("&") if pair]
    kept = "&".join(pair for pair in pairs if unquote(pair.split("=")[0]) not in _SECRET)
    address = f"postgresql://{login.split(':', 1)[0]}{at}{places}{found[2] or ''}"
    return f"{address}?{kept}" if kept else address


def named(text: str) -> Iterator[tuple[str | None, str]]:
    """Yield the schemas and names that ``table``, ``schema.table`` or quoted names may mean.

    A dot outside of double quotes may be part of a name, too: what exists decides.

    Examples
    --------
    >>> list(named("shop.customers"))
    [(None, 'shop.customers'), ('shop', 'customers')]
    >>> list(named('"a.b"."My Table"'))[-1]
    ('a.b', 'My Table')
    """
    yield None, text
    for i, sign in enumerate(text):
        if sign == "." and 0 < i < len(text) - 1:
            yield text[:i], text[i + 1 :]
    parts = quoted_parts(text)
    if parts is not None and '"' in text and len(parts) <= 2:
        yield (parts[0] if len(parts) == 2 else None), parts[-1]


def quoted_parts(text: str) -> list[str] | None:
    """Return the parts of a name between dots, unquoted, or None where it has none."""
    parts = _PARTS.findall(text)
    if not parts or ".".join(parts) != text:
        return None
    return [part[1:-1].replace('""', '"') if part.startswith('"') else part for part in parts]


# -- parts of an address ------------------------------------------------------------------


def _usual() -> dict[str, str]:
    stated = {name for name, variable in _BY_ENVIRONMENT.items() if os.environ.get(variable)}
    return {name: value for name, value in _USUAL.items() if name not in stated}


def _of_authority(authority: str) -> dict[str, str]:
    """Return user, password, hosts and ports."""
    if not _is_authority(authority):
        raise _unreadable()
    login, _, places = authority.rpartition("@")
    user, colon, password = login.partition(":")
    options = {}
    if user:
        options["user"] = _unquoted(user)
    if colon:
        options["password"] = _unquoted(password)
    if places:
        hosts, ports = [], []
        for place in places.split(","):
            found = _HOST.fullmatch(place)
            hosts.append(_unquoted(found[1]).strip("[]") if found else "")
            ports.append(found[2] or "" if found else "")
        options["host"] = ",".join(hosts)
        if any(ports):
            options["port"] = ",".join(ports)
    return options


def _is_authority(authority: str) -> bool:
    places = authority.rpartition("@")[2]
    return all(_HOST.fullmatch(place) for place in places.split(","))


def _of_parameters(parameters: str) -> dict[str, str]:
    options = {}
    for pair in parameters.split("&") if parameters else ():
        name, equals, value = pair.partition("=")
        if not equals or not name.isidentifier():
            raise _unreadable()
        options[name] = _unquoted(value)
    return options


def _unquoted(text: str) -> str:
    """Return text without percent signs; a lone one is an error, as the driver has it."""
    if re.search(r"%(?![0-9A-Fa-f]{2})|%00", text):
        raise _unreadable()
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError:
        raise _unreadable() from None


def _unreadable() -> InputError:
    return InputError(
        "The address of the PostgreSQL table cannot be read.",
        _FORM,
        "Write signs such as @ / ? % in a name or password as %40 %2F %3F %25, "
        "or leave the password to PGPASSWORD or a password file.",
    )

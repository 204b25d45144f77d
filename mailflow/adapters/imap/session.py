"""One logged-in connection that renews itself: opens, secures, logs in, and maps every fault."""

from __future__ import annotations

import imaplib
import math
import re
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from ipaddress import ip_address

from imapclient.exceptions import LoginError as RefusedLogin

from mailflow.adapters.imap.client import Client
from mailflow.adapters.imap.login_rest import LoginRest
from mailflow.adapters.imap.wire import Allowance
from mailflow.adapters.imap.words import server_words
from mailflow.errors import LoginError, MailflowError, TransientError
from mailflow.model.settings import Security, Server

# Whatever an unruly server makes imaplib and imapclient raise.
FAULTS = (
    *(imaplib.IMAP4.error, OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError),
    *(AssertionError, RecursionError),
)
# Room for what a server may say beside the wanted: LIST, SEARCH, flags of a large folder.
COMMAND_OCTETS = 16_000_000
# RFC 5530: the account is right, the server is not able just now.
_PASSING = re.compile(
    r"\[(?:UNAVAILABLE|SERVERBUG|INUSE|LIMIT)\]|command error: BAD"
    r"|too many|try (?:again )?later|temporar|позже",
    re.IGNORECASE,
)
# The same RFC: these speak of user and password, whatever words follow.
_REFUSING = re.compile(r"\[(?:AUTHENTICATIONFAILED|AUTHORIZATIONFAILED|EXPIRED)\]", re.IGNORECASE)


class Session:
    """Hands out the connection for one operation after another; a fault ends it, the next renews it.

    `seconds_left` is what the pass under way has left for waiting; outside of one it is infinite.
    """

    def __init__(
        self,
        server: Server,
        *,
        access_token: Callable[[], str] | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        seconds_left: Callable[[], float] = lambda: math.inf,
    ) -> None:
        self._server = server
        self._seconds_left = seconds_left
        self._access_token = access_token
        self._allowance = Allowance(monotonic)
        self._login_rest = LoginRest(monotonic)
        self._context: ssl.SSLContext | None = None
        self._client: Client | None = None
        self._selected: tuple[str, dict[bytes, object]] | None = None

    @contextmanager
    def operation(
        self, what: str, *, seconds: float = 0.0, octets: int = 0, keep_idle: bool = False
    ) -> Iterator[Client]:
        """The client, logged in; `seconds` and `octets` are granted on top of what any command may take.

        An IDLE under way is ended first, for nothing else may be said during it (RFC 2177).
        Nothing of a caller's own may run inside: whatever raises here ends the connection.
        """
        client = self._client or self._connect()
        try:
            self._allowance.grant(seconds=self._patience() + seconds, octets=COMMAND_OCTETS + octets)
            if client.is_idling and not keep_idle:
                client.end_idle()
            yield client
        except FAULTS as fault:
            self.drop()
            # A server may echo the password at any time, and tracebacks are printed.
            cause = None if self._server.password in str(fault) else fault
            raise TransientError(f"Почтовый ящик, {what}: {self._words(fault)}") from cause
        except BaseException:
            self.drop()
            raise

    def _patience(self) -> float:
        """What a command may take, within what the pass has left; TimeoutError where that is nothing."""
        left = self._seconds_left()
        if left <= 0:
            raise TimeoutError("проход прерван, сервер отвечает слишком медленно")
        return min(self._server.timeout_seconds, left)

    def examine(self, client: Client, folder: str) -> dict[bytes, object]:
        """Select read-only (EXAMINE) unless it is selected; what the server told of it then."""
        if self._selected is None or self._selected[0] != folder:
            self.forget_selection()
            self._selected = (folder, client.select_folder(folder, readonly=True))
        return self._selected[1]

    def forget_selection(self) -> None:
        """The next `examine` asks the server again."""
        self._selected = None

    def drop(self) -> None:
        """Close without a word; never raises."""
        client, self._client = self._client, None
        self._selected = None
        if client is not None:
            client.wire.shutdown()

    def close(self) -> None:
        """Log out in at most two seconds; never raises."""
        if self._client is not None:
            self._allowance.grant(seconds=2.0, octets=COMMAND_OCTETS)
            with suppress(*FAULTS):
                if self._client.is_idling:
                    self._client.end_idle()
                self._client.logout()
        self.drop()

    def _connect(self) -> Client:
        server = self._server
        if server.security is Security.NONE and not is_loopback(server.host):
            raise LoginError(f"Пароль не отправлен: соединение с {server.host} без шифрования запрещено")
        self._login_rest.check()
        try:
            context = self._context or ssl.create_default_context(cafile=server.ca_file)
            self._context = context
            self._allowance.grant(seconds=self._patience(), octets=COMMAND_OCTETS)
            direct = context if server.security is Security.TLS else None
            client = Client(server.host, server.port, direct, self._allowance)
        except FAULTS as fault:
            raise TransientError(
                f"Почтовый ящик {server.host}:{server.port} недоступен: {self._words(fault)}"
            ) from fault
        self._client = client
        try:
            if server.security is Security.STARTTLS:
                self._secure(client, context)
            self._login(client)
        except LoginError as fault:
            self._login_rest.refused(fault)
            self.drop()
            raise
        except MailflowError:
            self.drop()
            raise
        except FAULTS as fault:
            self.drop()
            # The cause stays out, as in `operation`.
            raise TransientError(f"Почтовый ящик, вход: {self._words(fault)}") from None
        self._login_rest.accepted()
        return client

    def _secure(self, client: Client, context: ssl.SSLContext) -> None:
        """Raises where STARTTLS is not offered or comes too late: nothing was said in clear yet."""
        if client.is_preauthenticated:
            raise TransientError("Почтовый ящик: сервер начал сеанс без входа и шифрования (PREAUTH)")
        client.starttls(context)

    def _login(self, client: Client) -> None:
        if client.is_preauthenticated:
            raise TransientError("Почтовый ящик: сервер начал сеанс без входа (PREAUTH), пароль не отправлен")
        try:
            self._present_credentials(client)
        except RefusedLogin as fault:
            if _is_passing(fault):
                raise TransientError(f"Почтовый ящик, вход: {self._words(fault)}") from None
            raise LoginError(f"Почтовый ящик: сервер отклонил вход: {self._words(fault)}") from None

    def _present_credentials(self, client: Client) -> None:
        """LOGIN where both fit into it, else PLAIN: imaplib neither quotes the user nor knows UTF-8."""
        user, password = self._server.user, self._server.password
        if self._access_token is not None:
            client.oauth2_login(user, self._access_token())
        elif _fits_login(user, password):
            client.login(user, password)
        else:
            client.plain_login(user, password)

    def _words(self, fault: object) -> str:
        return server_words(fault, (self._server.password,)) or type(fault).__name__


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _fits_login(user: str, password: str) -> bool:
    is_atom = user.isascii() and user.isprintable() and not set(user) & set(' (){%*"\\]')
    return is_atom and password.isascii() and password.isprintable()


def _is_passing(fault: RefusedLogin) -> bool:
    """A broken line, a protocol fault and «not now» are no refusal of user or password."""
    cause = fault.__context__
    if isinstance(cause, imaplib.IMAP4.abort):
        return True
    text = str(fault)
    return bool(_PASSING.search(text)) and not _REFUSING.search(text)

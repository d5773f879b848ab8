"""The ways on which a receiver's bytes come: serial port, device file or pipe, network.

An address names one: `COM3`, `/dev/ttyUSB0`, with a speed `COM3@9600`, `tcp://host:port`, `gpsd://host`.
Serial ports go through pyserial where it is installed (extra `devices`); on POSIX a device file is enough.
"""

from __future__ import annotations

import glob
import os
import re
import select
import socket
import stat
import sys
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

from cxfield.errors import CxfieldError

SPEED = 4800
"""Bits in a second of NMEA 0183 receivers; a receiver on USB takes any."""
GPSD_PORT = 2947
_GPSD_WATCH = b'?WATCH={"enable":true,"nmea":true}\n'
_CHUNK = 4096
_CONNECT_S = 5.0
_NETWORK = re.compile(r"(tcp|gpsd)://(\[[0-9A-Fa-f:]+\]|[^/:@\s]+)(?::(\d{1,5}))?/?")
_WITH_SPEED = re.compile(r"(.+)@(\d{3,7})")
_PORT_PATTERNS = ("/dev/ttyUSB*", "/dev/ttyACM*", "/dev/cu.usb*", "/dev/gps*")


class WayLostError(CxfieldError):
    """The way does not open, or what came on it has ended."""

    retryable = True


class ByteWay(Protocol):
    """An open way."""

    def read(self, wait_s: float) -> bytes:
        """Return what came within `wait_s`; empty if nothing did. Raises `WayLostError` when the way has ended."""
        ...

    def close(self) -> None: ...


def open_way(address: str) -> ByteWay:
    """Open the way that `address` names. Raises `WayLostError` with what the system says."""
    network = _NETWORK.fullmatch(address.strip())
    try:
        if network is not None:
            return _open_network(network)
        with_speed = _WITH_SPEED.fullmatch(address.strip())
        name, speed = (with_speed[1], int(with_speed[2])) if with_speed else (address.strip(), SPEED)
        if _is_serial(name) and find_spec("serial") is not None:
            return SerialWay(name, speed)
        return FileWay(name, speed)
    except (OSError, ValueError, OverflowError) as error:
        raise WayLostError(getattr(error, "strerror", None) or str(error)) from error


def serial_ports() -> list[str]:
    """Return the addresses of the serial ports that a receiver may be on."""
    if find_spec("serial") is not None:
        ports: Any = import_module("serial.tools.list_ports")
        return sorted(str(port.device) for port in ports.comports())
    return sorted(path for pattern in _PORT_PATTERNS for path in glob.glob(pattern))


def _is_serial(name: str) -> bool:
    if sys.platform == "win32":
        return re.fullmatch(r"(?i)(\\\\\.\\)?com\d+", name) is not None
    with suppress(OSError):
        return stat.S_ISCHR(os.stat(name).st_mode)
    return False


def _open_network(found: re.Match[str]) -> ByteWay:
    is_gpsd = found[1] == "gpsd"
    if found[3] is None and not is_gpsd:
        raise WayLostError("The port is missing.")
    way = SocketWay(found[2].strip("[]"), int(found[3] or GPSD_PORT))
    if is_gpsd:
        way.send(_GPSD_WATCH)
    return way


class SocketWay:
    """Lines from a network service."""

    def __init__(self, host: str, port: int) -> None:
        self._socket = socket.create_connection((host, port), timeout=_CONNECT_S)

    def send(self, data: bytes) -> None:
        self._socket.sendall(data)

    def read(self, wait_s: float) -> bytes:
        self._socket.settimeout(wait_s)
        try:
            data = self._socket.recv(_CHUNK)
        except TimeoutError:
            return b""
        except OSError as error:
            raise WayLostError(str(error.strerror or error)) from error
        if not data:
            raise WayLostError("The service has closed the connection.")
        return data

    def close(self) -> None:
        self._socket.close()


class SerialWay:
    """A serial port through pyserial."""

    def __init__(self, name: str, speed: int) -> None:
        serial: Any = import_module("serial")
        self._port = serial.Serial(name, speed, timeout=0)

    def read(self, wait_s: float) -> bytes:
        try:
            self._port.timeout = wait_s
            first: bytes = self._port.read(1)
            rest: bytes = self._port.read(self._port.in_waiting) if first else b""
        except (OSError, TypeError) as error:  # pyserial's own error is an OSError; a port pulled out gives both
            raise WayLostError(str(error)) from error
        return first + rest

    def close(self) -> None:
        with suppress(OSError):
            self._port.close()


class FileWay:
    """A device file, a pipe or a recorded file, without pyserial."""

    def __init__(self, name: str, speed: int) -> None:
        flags = os.O_RDONLY | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_NONBLOCK", 0)
        self._file = os.open(name, flags)
        self._is_pipe = stat.S_ISFIFO(os.fstat(self._file).st_mode)
        if os.isatty(self._file):
            _set_speed(self._file, speed)

    def read(self, wait_s: float) -> bytes:
        if sys.platform != "win32":
            ready, _, _ = select.select([self._file], [], [], wait_s)
            if not ready:
                return b""
        try:
            data = os.read(self._file, _CHUNK)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise WayLostError(str(error.strerror or error)) from error
        if not data:
            raise WayLostError("Nothing comes from it any more.")
        return data

    def close(self) -> None:
        with suppress(OSError):
            os.close(self._file)


def _set_speed(file: int, speed: int) -> None:
    """Make the terminal raw at `speed`, on POSIX."""
    import termios
    import tty

    tty.setraw(file)
    code = getattr(termios, f"B{speed}", None)
    if code is not None:
        attributes = termios.tcgetattr(file)
        attributes[4] = attributes[5] = code
        termios.tcsetattr(file, termios.TCSANOW, attributes)

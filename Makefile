# Everything a contributor runs. `make` alone lists it. GNU make 3.81 or newer; packages go into .venv/.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory
SHELL := /bin/sh
# Python before 3.13 does not start from a path with an accent where the locale is one that the machine does not have.
export PYTHONUTF8 = 1

PYTHON =
PIP = .venv/bin/python -m pip --disable-pip-version-check --quiet install
COMPILE = .venv/bin/uv pip compile --quiet --upgrade --universal --generate-hashes --no-header --no-emit-index-url --python-version 3.11

.PHONY: help
help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

.PHONY: site
site: .venv/.site-stamp ## Build the site into build/
	@.venv/bin/founders-timeline build

.PHONY: serve
serve: .venv/.site-stamp ## Build, watch and serve the site on this machine; Ctrl-C ends it
	@.venv/bin/founders-timeline serve

.PHONY: check
check: .venv/.site-stamp ## Name every problem in content/, write nothing
	@.venv/bin/founders-timeline check

.PHONY: new
new: .venv/.site-stamp ## Answer a few questions, and get an event's file
	@.venv/bin/founders-timeline new

.PHONY: publish
publish: .venv/.site-stamp ## Build the site, and push it to the branch gh-pages; docs/publishing.md
	@.venv/bin/founders-timeline publish

.PHONY: test
test: .venv/.test-stamp ## Run all tests in a real browser; ARGS="-k quote" picks some
	@CHROMIUM=$$(tools/ensure-chromium) && export CHROMIUM && tools/ensure-formats >/dev/null && .venv/bin/python -m pytest $(ARGS)

.PHONY: browsers
browsers: .venv/.site-stamp ## Use the site in Chromium, Firefox and WebKitGTK (Debian; needs Node)
	@CHROMIUM=$$(tools/ensure-chromium) && export CHROMIUM && tools/ensure-browsers && .venv/bin/python -m tools.browsers $(ARGS)

.PHONY: bare-machine
bare-machine: .venv/.site-stamp ## Run `make site` and `make test` on a bare Debian 12 and 13 (root, debootstrap; long)
	@.venv/bin/python -m tools.bare_machine $(ARGS)

.PHONY: audit
audit: .venv/.test-stamp ## Audit the pages: axe-core, Nu validator, Lighthouse (needs Node and Java)
	@CHROMIUM=$$(tools/ensure-chromium) && export CHROMIUM && tools/ensure-audit-tools && .venv/bin/python -m tools.audit $(ARGS)

.PHONY: screenshots
screenshots: .venv/.test-stamp ## Take pictures of every kind of page into screenshots/
	@CHROMIUM=$$(tools/ensure-chromium) && export CHROMIUM && .venv/bin/python -m tools.screenshots

STARTER = src/founders_timeline/authoring/starter/site

.PHONY: lint
lint: .venv/.test-stamp ## Check style, format and types of the code, and the workflows
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/zizmor --offline --quiet .github action.yml $(STARTER)/.github
	.venv/bin/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml $(STARTER)/.github/workflows/*.yml
	.venv/bin/check-jsonschema --builtin-schema vendor.github-actions action.yml
	.venv/bin/check-jsonschema --builtin-schema vendor.gitlab-ci $(STARTER)/.gitlab-ci.yml
	.venv/bin/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	.venv/bin/check-jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/a-mistake.yml .github/ISSUE_TEMPLATE/someone-left.yml
	.venv/bin/check-jsonschema --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml

.PHONY: format
format: .venv/.test-stamp ## Format the code and mend what can be mended
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

.PHONY: reproducible
reproducible: .venv/.site-stamp ## Build the site with every Python found here, and compare the files
	@.venv/bin/python -m tools.reproducible

.PHONY: worst
worst: .venv/.test-stamp ## Time every hostile input through the real command
	@.venv/bin/python -m tools.worst

.PHONY: fuzz
fuzz: .venv/.fuzz-stamp ## Fuzz for ten minutes; ARGS="--seconds 60 prose" for less (Linux)
	@.venv/bin/python -m tools.fuzz $(ARGS)

.PHONY: mutants
mutants: .venv/.test-stamp ## Break the program in small places; tests must notice nine in ten; ARGS="exports --each 10"
	@CHROMIUM=$$(tools/ensure-chromium) && export CHROMIUM && tools/ensure-formats >/dev/null && .venv/bin/python -m tools.mutants $(ARGS)

.PHONY: bench
bench: .venv/.test-stamp ## Time whole builds beside other generators' (ten minutes of rest); ARGS="--n 50" for less
	@.venv/bin/python -m benchmarks.compare $(ARGS)

.PHONY: advisories
advisories: .venv/.advisories-stamp ## Look up known vulnerabilities of what the program needs
	@.venv/bin/python -m tools.advisories

.PHONY: lock
lock: .venv/.test-stamp ## Pin the newest releases in requirements/*.txt
	$(COMPILE) pyproject.toml requirements/site.in -o requirements/site.txt
	$(COMPILE) pyproject.toml requirements/site.in requirements/test.in -c requirements/site.txt -o requirements/test.txt
	$(COMPILE) requirements/fuzz.in -c requirements/test.txt -o requirements/fuzz.txt
	$(COMPILE) requirements/advisories.in -c requirements/test.txt -o requirements/advisories.txt

# Names in full and no variable: an empty one would delete something else.
.PHONY: clean
clean: ## Delete .venv/, dist/, screenshots/ and the tools' caches; build/ stays
	rm -rf .venv dist .pytest_cache .mypy_cache .ruff_cache .hypothesis screenshots
	rm -rf tools/audit/node_modules tools/browsers/node_modules tools/formats/node_modules

# A stamp is written last, so an interrupted install leaves none, and it holds the folder's path: an environment knows where
# it was made, and one that was moved or copied (or whose Python is gone) would run another checkout's code. It is made anew.
ifneq ($(shell test -x .venv/bin/python && cat .venv/.site-stamp 2>/dev/null),$(CURDIR))
.venv/.site-stamp: new-environment
endif

.venv/.site-stamp: requirements/site.txt pyproject.toml
	@echo 'Installing founders-timeline into .venv …'
	@rm -f .venv/.site-stamp
	@$(PIP) --require-hashes -r requirements/site.txt
	@$(PIP) --no-build-isolation --no-deps --editable .
	@pwd -P > .venv/.site-stamp

.venv/.test-stamp: .venv/.site-stamp requirements/test.txt
	@echo 'Installing the test tools into .venv …'
	@rm -f .venv/.test-stamp
	@$(PIP) --require-hashes -r requirements/test.txt
	@touch .venv/.test-stamp

# What few need is installed when it is first asked for; it agrees with the versions of requirements/test.txt.
.venv/.fuzz-stamp .venv/.advisories-stamp: .venv/.%-stamp: requirements/%.txt .venv/.test-stamp
	@rm -f $@
	@$(PIP) --require-hashes -r $<
	@touch $@

# Running a candidate is the only proof: pyenv leaves a `python3.13` on PATH that only prints an error, and Debian's Python
# has venv, but not ensurepip, until python3-venv is installed.
.PHONY: new-environment
new-environment:
	@for python in $(or $(PYTHON),python3.13 python3.12 python3.11 python3); do \
	    if "$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	        echo "Creating .venv with $$("$$python" --version) …"; \
	        exec "$$python" -m venv --clear .venv; \
	    fi; \
	done; \
	echo 'No Python 3.11 or newer with venv found: install one (on Debian: apt-get install python3-venv), or name it: make site PYTHON=/path/to/python3.' >&2; \
	exit 1

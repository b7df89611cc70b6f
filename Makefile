# One verb a line. The tools are those of .venv where there is one: see CONTRIBUTING.md.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
LETTERS ?= bench/letters

.PHONY: help check format lint types imports pages accuracy test coverage docs bench
help:      ; @sed -n '/@sed/!s/^\([a-z]*\):.* ## /make \1	/p' Makefile
check: lint types imports pages accuracy test ## everything that CI asks
format:    ; ruff format . && ruff check --fix .                                         ## write the code as ruff has it
lint:      ; ruff format --check . && ruff check . && yamllint --strict . && codespell   ## look at the words and forms
types:     ; mypy                                                                        ## strict types
imports:   ; lint-imports                                                                ## who may import whom
pages:     ; python docs/make_rules.py --check && python docs/make_schemas.py --check    ## docs/rules and the schemas say what the code says
accuracy:  ; python bench/accuracy.py --check                                            ## no code worse than docs/accuracy.md
test:      ; python -m pytest                                                            ## the tests
coverage:  ; python -m pytest --cov && coverage report                                   ## the tests, and what they run
docs:      ; python docs/make_rules.py && python docs/make_schemas.py                    ## write docs/rules and the schemas
bench:     ; python bench/accuracy.py --write $(LETTERS) && python bench/speed.py        ## measure, and write docs/accuracy.md

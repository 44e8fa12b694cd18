# The commands a person has to know. What they do is in scripts/.
.DEFAULT_GOAL := help
.PHONY: help run test dev bench check contract rotate-credentials-key clean-data

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 30

run: ## build what changed, start everything on http://localhost:8080
	@exec scripts/run.sh

test: ## all checks and tests; ends with one line of counts
	@exec scripts/test.sh

dev: ## the same stack with hot reload of both parts
	@exec scripts/dev.sh

bench: ## measure, into bench/ (WORKLOAD=… ROWS=… for one)
	@exec scripts/bench.sh

check: ## formatters, linters, contract, languages
	@exec scripts/check.sh

contract: ## write openapi.yaml anew after a change of the API
	@exec scripts/contract.sh

rotate-credentials-key: ## a new key for the mailboxes' passwords, see docs/running.md
	@exec scripts/rotate-credentials-key.sh

clean-data: ## forget the local data; the next start is a first one
	@exec scripts/clean-data.sh

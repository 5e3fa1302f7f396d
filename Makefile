# Every target only calls the command that a person would type.

.PHONY: build test check bench board train

build: ## a static binary in dist/
	CGO_ENABLED=0 go build -trimpath -ldflags "-s -w" -o dist/sayso ./cmd/sayso

test:
	go test ./...

check: ## what the checks of a change run
	.ci/run

bench: ## speed per stage and of the whole
	go test -run '^$$' -bench . -benchmem ./...

board: ## the dev scores; CORPORA is the folder of the gold corpora
	go run ./cmd/sayso eval all $(CORPORA) > eval/board.txt

train: ## every model from the corpora
	go run ./tools/train all -corpora $(CORPORA)

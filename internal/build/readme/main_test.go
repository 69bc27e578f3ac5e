package main

import (
	"strings"
	"testing"
)

func TestFollow(t *testing.T) {
	for _, row := range []struct{ name, page, want string }{ // want is in the error; none means none
		{"output as printed", "# A\n\n```sh\necho one\n```\n\n```text output\none\n```\n", ""},
		{"other output", "```sh\necho one\n```\n\n```json output\ntwo\n```\n", "line 5: the block before printed"},
		{"a command that fails", "text\n```sh\nfalse | true\n```\n", "line 2: exit status 1"},
		{"blocks for reading", "```sh\ntrue\n```\n\n```console\nfalse\n```\n\n```go\n```\n", ""},
		{"nothing to follow", "```json output\n```\n\n```go\n```\n", "no shell block"},
	} {
		t.Run(row.name, func(t *testing.T) {
			err := follow(t.Context(), parse(row.page))
			if row.want == "" && err != nil || row.want != "" && (err == nil || !strings.Contains(err.Error(), row.want)) {
				t.Errorf("got %v, want %q", err, row.want)
			}
		})
	}
}

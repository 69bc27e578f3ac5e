package main

import (
	"encoding/json"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
)

func TestWrite(t *testing.T) {
	info := &debug.BuildInfo{
		GoVersion: "go1.26.8 X:nocoverageredesign",
		Main:      debug.Module{Path: "example.com/program", Version: "v1.2.3"},
		Deps: []*debug.Module{
			{Path: "example.com/a", Version: "v0.1.0", Sum: "h1:abc="},
			{Path: "example.com/b", Version: "v0.2.0", Replace: &debug.Module{Path: "example.com/fork", Version: "v0.2.1"}},
		},
		Settings: []debug.BuildSetting{{Key: "vcs.revision", Value: "0123"}},
	}
	var out strings.Builder
	if err := write(&out, info); err != nil {
		t.Fatal(err)
	}
	var got bill
	if err := json.Unmarshal([]byte(out.String()), &got); err != nil {
		t.Fatal(err)
	}
	var purls []string
	for _, c := range append([]component{got.Metadata.Component}, got.Components...) {
		purls = append(purls, c.Purl)
	}
	want := []string{
		"pkg:golang/example.com/program@v1.2.3", "pkg:golang/std@1.26.8", "pkg:golang/example.com/a@v0.1.0",
		"pkg:golang/example.com/fork@v0.2.1",
	}
	if !slices.Equal(purls, want) {
		t.Errorf("got %q, want %q", purls, want)
	}
	if !slices.Contains(got.Metadata.Component.Properties, property{"go:build:vcs.revision", "0123"}) ||
		!slices.Contains(got.Components[1].Properties, property{"go:sum", "h1:abc="}) {
		t.Errorf("no commit or no checksum in %s", &out)
	}
}

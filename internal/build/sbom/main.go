// Command sbom writes the bill of materials of a program of Go, in CycloneDX 1.6 JSON, from what the compiler wrote into it: the modules
// that are linked, their versions and checksums, and the commit. The same program gives the same bytes; nothing is fetched.
//
//	go build -o khabar-server ./server && go run ./internal/build/sbom khabar-server >khabar-server.cdx.json
package main

import (
	"cmp"
	"debug/buildinfo"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"os"
	"runtime/debug"
	"strings"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: sbom PROGRAM")
	}
	info, err := buildinfo.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	if err := write(os.Stdout, info); err != nil {
		log.Fatal(err)
	}
}

// bill is a CycloneDX document, https://cyclonedx.org/docs/1.6/json, as far as it is used here.
type bill struct {
	Format     string      `json:"bomFormat"`
	Spec       string      `json:"specVersion"`
	Version    int         `json:"version"`
	Metadata   metadata    `json:"metadata"`
	Components []component `json:"components"`
}

type metadata struct {
	Component component `json:"component"`
}

type component struct {
	Type       string     `json:"type"`
	Ref        string     `json:"bom-ref"`
	Name       string     `json:"name"`
	Version    string     `json:"version,omitempty"`
	Purl       string     `json:"purl,omitempty"`
	Properties []property `json:"properties,omitempty"`
}

type property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// write writes the bill of a program: the standard library and the modules linked, in the order of their paths.
func write(w io.Writer, info *debug.BuildInfo) error {
	b := bill{Format: "CycloneDX", Spec: "1.6", Version: 1, Metadata: metadata{module("application", &info.Main)}}
	main := &b.Metadata.Component
	for _, setting := range info.Settings {
		main.Properties = append(main.Properties, property{"go:build:" + setting.Key, setting.Value})
	}
	goVersion, _, _ := strings.Cut(strings.TrimPrefix(info.GoVersion, "go"), " ")
	b.Components = []component{module("library", &debug.Module{Path: "std", Version: goVersion})}
	for _, linked := range info.Deps {
		b.Components = append(b.Components, module("library", cmp.Or(linked.Replace, linked)))
	}
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	return out.Encode(b)
}

// module gives a module as a component, with the checksum of go.sum.
func module(kind string, m *debug.Module) component {
	c := component{Type: kind, Name: m.Path, Version: m.Version, Purl: fmt.Sprintf("pkg:golang/%s@%s", m.Path, m.Version)}
	c.Ref = c.Purl
	if m.Sum != "" {
		c.Properties = []property{{"go:sum", m.Sum}}
	}
	return c
}

// Package internal_test holds the house to its plan: which package may import which.
package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/khabar-nlp/khabar"

// mayImport says, for each package of the engine, which packages of this module it may import. Every arrow points down.
var mayImport = map[string][]string{
	"internal/load":   {},
	"internal/arabic": {"internal/load"},
	"internal/memo":   {"internal/load"},
	"internal/token":  {"internal/arabic", "internal/load"},
	"internal/morph":  {"internal/arabic", "internal/token", "internal/memo"},
	"internal/stem":   {"internal/arabic", "internal/morph", "internal/stem/guess", "internal/memo"},
	// The model of internal/stem, which the program that learns it shares.
	"internal/stem/guess": {"internal/arabic", "internal/morph"},
	"internal/number":     {"internal/arabic", "internal/token", "internal/memo", "internal/load"},
	"internal/entity": {
		"internal/arabic", "internal/token", "internal/morph", "internal/entity/gazetteer", "internal/entity/cue",
		"internal/entity/sequence",
	},
	// The tables of internal/entity, what tells its rules where to look, and its model, which the program that learns it shares.
	"internal/entity/gazetteer": {"internal/arabic", "internal/load"},
	"internal/entity/cue":       {"internal/arabic", "internal/token", "internal/entity/gazetteer"},
	"internal/entity/sequence": {
		"internal/arabic", "internal/token", "internal/morph", "internal/entity/gazetteer", "internal/entity/cue", "internal/memo",
		"internal/load",
	},
	"internal/parallel": {},
	"internal/wire":     {},
	"internal/nlp": {
		"internal/arabic", "internal/token", "internal/morph", "internal/stem", "internal/number", "internal/entity",
	},
	"internal/service": {
		"internal/arabic", "internal/token", "internal/morph", "internal/stem", "internal/number", "internal/entity", "internal/nlp",
		"internal/parallel", "internal/wire", "proto/khabar/v1",
	},
}

// isEdge tells whether a package may know gRPC and the generated types, which are the edge of the house.
func isEdge(path string) bool {
	return slices.Contains([]string{"internal/service", "internal/wire", "server", "client", "proto/khabar/v1"}, path) ||
		strings.HasPrefix(path, "client/")
}

// packageOf is what go list says of a package of this module, by its path within the module. Imports of tests are not among them.
type packageOf struct {
	imports []string // of this module, by their paths within it
	deps    []string // everything that gets linked, whole paths
}

// packages asks go list for the packages of this module.
func packages(t *testing.T) map[string]packageOf {
	t.Helper()
	const format = `{{.ImportPath}}{{"\t"}}{{join .Imports " "}}{{"\t"}}{{join .Deps " "}}`
	list := exec.CommandContext(t.Context(), "go", "list", "-f", format, module+"/...")
	list.Dir = ".."
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	all := map[string]packageOf{}
	for line := range strings.Lines(string(out)) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		p := packageOf{deps: strings.Fields(fields[2])}
		for _, path := range strings.Fields(fields[1]) {
			if within, ok := strings.CutPrefix(path, module+"/"); ok {
				p.imports = append(p.imports, within)
			}
		}
		all[strings.TrimPrefix(fields[0], module+"/")] = p
	}
	for _, path := range []string{"internal/arabic", "internal/token", "internal/nlp", "internal/service", "server", "client"} {
		if _, ok := all[path]; !ok {
			t.Fatalf("go list does not know %s: %s", path, out)
		}
	}
	return all
}

func TestArrowsPointDown(t *testing.T) {
	for path, p := range packages(t) {
		allowed, listed := mayImport[path]
		for _, imported := range p.imports {
			if listed && !slices.Contains(allowed, imported) {
				t.Errorf("%s imports %s, want nothing of this module but %q", path, imported, allowed)
			}
			if imported == "internal/gold" && !strings.HasPrefix(path, "internal/build/") {
				t.Errorf("%s imports internal/gold, which is for tests and the programs under internal/build", path)
			}
			if strings.HasPrefix(imported, "internal/build/") {
				t.Errorf("%s imports %s, which is a program", path, imported)
			}
			if imported == "server" || strings.HasPrefix(imported, "client") && !strings.HasPrefix(path, "client/") {
				t.Errorf("%s imports %s, which is above it", path, imported)
			}
		}
	}
}

func TestGRPCStaysAtTheEdge(t *testing.T) {
	for path, p := range packages(t) {
		if isEdge(path) {
			continue
		}
		for _, dep := range p.deps {
			if dep == module+"/proto/khabar/v1" || dep == "google.golang.org/grpc" || strings.HasPrefix(dep, "google.golang.org/") {
				t.Errorf("%s depends on %s", path, dep)
			}
		}
	}
}

// TestEveryPackageHasAPlace holds a package that comes later to the plan: it is written into mayImport, or it is not of the engine.
func TestEveryPackageHasAPlace(t *testing.T) {
	for path := range packages(t) {
		if _, listed := mayImport[path]; !listed && !isEdge(path) && path != "internal/gold" && !strings.HasPrefix(path, "internal/build/") &&
			path != module && path != "internal" {
			t.Errorf("%s is not in mayImport", path)
		}
	}
}

// TestNoFolderForAnything has names that say nothing of what is inside, and side effects of an import.
func TestNoFolderForAnything(t *testing.T) {
	files := 0
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := entry.Name()
		switch {
		case entry.IsDir() && path != ".." && (strings.HasPrefix(name, ".") || name == "testdata" || name == "shared" || name == "node_modules"):
			return filepath.SkipDir
		case entry.IsDir() && slices.Contains([]string{"pkg", "util", "utils", "common", "helpers", "misc"}, name):
			t.Errorf("folder %s says nothing of what is inside", path)
		case filepath.Ext(name) == ".go" && !strings.HasSuffix(name, "_test.go"):
			files++
			wantNoInit(t, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 10 {
		t.Errorf("%d files of Go read, want all", files)
	}
}

// wantNoInit fails where a file that people wrote has an init function.
func wantNoInit(t *testing.T, path string) {
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Error(err)
		return
	}
	if ast.IsGenerated(file) {
		return
	}
	for _, declaration := range file.Decls {
		if f, ok := declaration.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
			t.Errorf("%s has an init function", path)
		}
	}
}

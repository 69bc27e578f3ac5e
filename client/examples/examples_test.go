// Package examples_test runs the example clients of other languages as their pages say, against a server that it starts.
package examples_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/khabar-nlp/khabar/client"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// examples are the folders, what each needs on the machine, and the unit in which its language indexes strings.
var examples = []struct {
	folder string
	tools  []string
	unit   khabarv1.OffsetUnit
}{
	{"python", []string{"python3"}, khabarv1.OffsetUnit_OFFSET_UNIT_CODE_POINT},
	{"node", []string{"node", "npm"}, khabarv1.OffsetUnit_OFFSET_UNIT_UTF16_CODE_UNIT},
	{"java", []string{"java", "javac", "mvn"}, khabarv1.OffsetUnit_OFFSET_UNIT_UTF16_CODE_UNIT},
}

// article is what the pages run on; astral has marks and characters outside the Basic Multilingual Plane, where bytes, UTF-16 code units
// and code points all differ.
const (
	article = "../../../internal/nlp/testdata/news/03-sport-derby.txt"
	astral  = "🌍🇱🇧 أعلنت وزارةُ الصحّة في بيروت، 🚑 نقلَ 28 جريحًا و𝟑𝟓 مصابًا\r\nإلى خمسةِ مستشفيات 🏥 بكلفة ٢٫٥ مليون دولار.\n"
)

// TestExamples sets each example up and runs it on the two texts. It wants KHABAR_EXAMPLES, because it fetches packages; an example whose
// tools are not on the machine is skipped.
func TestExamples(t *testing.T) {
	if os.Getenv("KHABAR_EXAMPLES") == "" {
		t.Skip("set KHABAR_EXAMPLES=1, or run .ci/examples, to fetch what the examples need and run them")
	}
	address := startServer(t)
	other := filepath.Join(t.TempDir(), "astral.txt")
	if err := os.WriteFile(other, []byte(astral), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, example := range examples {
		t.Run(example.folder, func(t *testing.T) {
			for _, tool := range example.tools {
				if _, err := exec.LookPath(tool); err != nil {
					t.Skipf("no %s on this machine: the example of %s is not run", tool, example.folder)
				}
			}
			setUp, run := commands(t, example.folder)
			shell(t, example.folder, setUp, address)
			for _, path := range []string{article, other} {
				got := shell(t, example.folder, strings.ReplaceAll(run, article, path), address)
				if want := mentions(t, filepath.Join(example.folder, path), path, example.unit); got != want {
					t.Errorf("%s printed\n%s\nwant\n%s", path, got, want)
				}
			}
			if out, err := command(t, example.folder, run, "localhost:1").CombinedOutput(); err == nil {
				t.Errorf("without a server it succeeds: %s", out)
			}
		})
	}
}

// TestEveryCallHasARecipe has a section of the shell's page, with a command and what it prints, for each call of the contract.
func TestEveryCallHasARecipe(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("shell", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	sections := strings.Split(string(page), "\n## ")
	methods := khabarv1.File_khabar_v1_language_service_proto.Services().ByName("LanguageService").Methods()
	for i := range methods.Len() {
		name := string(methods.Get(i).Name())
		found := slices.ContainsFunc(sections, func(section string) bool {
			return strings.HasPrefix(section, name+"\n") && strings.Contains(section, "khabar.v1.LanguageService/"+name) &&
				strings.Contains(section, " output\n")
		})
		if !found {
			t.Errorf("shell/README.md has no recipe of %s", name)
		}
	}
}

// commands gives the two shell blocks of an example's page.
func commands(t *testing.T, folder string) (setUp, run string) {
	t.Helper()
	page, err := os.ReadFile(filepath.Join(folder, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllStringSubmatch(string(page), -1)
	if len(blocks) != 2 || !strings.Contains(blocks[1][1], article) {
		t.Fatalf("%s/README.md has %d sh blocks, want two: one sets up, one runs on %s", folder, len(blocks), article)
	}
	return blocks[0][1], blocks[1][1]
}

// command gives a command that runs a script in a folder, for a server.
func command(t *testing.T, folder, script, address string) *exec.Cmd {
	t.Helper()
	c := exec.CommandContext(t.Context(), "bash", "-euo", "pipefail", "-c", script)
	c.Dir = folder
	c.Env = append(os.Environ(), "KHABAR_SERVER="+address)
	return c
}

// shell gives what a script prints to standard output, and fails the test where it fails.
func shell(t *testing.T, folder, script, address string) string {
	t.Helper()
	c := command(t, folder, script, address)
	var errors bytes.Buffer
	c.Stderr = &errors
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s%s", script, err, out, &errors)
	}
	return string(out)
}

// mentions gives the lines that an example must print of a text, by the engine in this process.
func mentions(t *testing.T, path, name string, unit khabarv1.OffsetUnit) string {
	t.Helper()
	if filepath.IsAbs(name) {
		path = name
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r, err := client.InProcess().Analyze(t.Context(), &khabarv1.AnalyzeRequest{Text: string(text), OffsetUnit: unit})
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	line := func(span *khabarv1.Span, kind fmt.Stringer, value, surface string) {
		fmt.Fprintf(&out, "%d\t%d\t%v\t%s\t%s\n", span.GetBegin(), span.GetEnd(), kind, value, surface)
	}
	for _, e := range r.GetEntities() {
		line(e.GetSpan(), e.GetType(), e.GetCanonical(), e.GetText())
	}
	for _, n := range r.GetNumbers() {
		line(n.GetSpan(), n.GetKind(), n.GetValue(), n.GetText())
	}
	if out.Len() == 0 {
		t.Fatalf("%s has no entity and no number", path)
	}
	return out.String()
}

// startServer builds the server and runs it on a free port of this machine until the test ends.
func startServer(t *testing.T) (address string) {
	t.Helper()
	program := filepath.Join(t.TempDir(), "server")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", program, "../../server").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	server := exec.CommandContext(t.Context(), program, "--listen=localhost:0", "--log-format=json")
	logs, err := server.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Wait() }) // the test's context, done by then, kills it
	lines := bufio.NewScanner(logs)
	for lines.Scan() {
		var line struct{ Msg, Address string }
		if json.Unmarshal(lines.Bytes(), &line) == nil && line.Msg == "serving" {
			go func() {
				for lines.Scan() { // the pipe stays empty
				}
			}()
			return line.Address
		}
	}
	t.Fatal("the server ended before it served")
	return ""
}

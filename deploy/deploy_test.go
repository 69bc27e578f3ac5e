// Package deploy_test holds what runs Khabar to what Khabar is: the flags that manifests give exist, ports agree, Kubernetes and Envoy know
// every field, the image's program is static. A module of its own, so that their types never enter the product's go.mod.
package deploy_test

import (
	"debug/elf"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sigs.k8s.io/yaml"
)

// read gives a file as text.
func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// option gives the value of a flag among arguments, empty where it is not.
func option(args []string, flag string) string {
	for _, arg := range args {
		if name, value, _ := strings.Cut(arg, "="); name == flag {
			return value
		}
	}
	return ""
}

// build builds the server as the image does and gives the path of the program.
func build(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "khabar-server")
	line := regexp.MustCompile(`(?m)^RUN (.* go build .*) -o /khabar-server \./server$`).FindStringSubmatch(read(t, "Dockerfile"))
	if line == nil {
		t.Fatal("Dockerfile: no RUN that builds the server")
	}
	c := exec.CommandContext(t.Context(), "sh", "-c", line[1]+" -o "+program+" ./server")
	c.Dir = ".."
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return program
}

// TestFlagsExist has every flag that something here gives to the server in the server's help.
func TestFlagsExist(t *testing.T) {
	help, err := exec.CommandContext(t.Context(), build(t), "--help").Output()
	if err != nil {
		t.Fatal(err)
	}
	known := regexp.MustCompile(`--(\[no-\])?([a-z][a-z-]+)`).FindAllStringSubmatch(string(help), -1)
	given := map[string][]string{"Dockerfile": imageArgs(t)}
	for _, variant := range variants {
		given["kubernetes, "+variant] = render(t, variant).server().Args
	}
	for _, unit := range []string{"khabar.service", "khabar.service.d/tls.conf"} {
		whole := strings.ReplaceAll(read(t, unit), "\\\n", "")
		given[unit] = strings.Fields(regexp.MustCompile(`(?m)^ExecStart=\S+ (.*)$`).FindStringSubmatch(whole)[1])
	}
	for where, args := range given {
		if len(args) == 0 {
			t.Errorf("%s gives no flag", where)
		}
		for _, arg := range args {
			name, _, _ := strings.Cut(strings.TrimPrefix(arg, "--"), "=")
			if !slices.ContainsFunc(known, func(flag []string) bool { return flag[2] == name }) {
				t.Errorf("%s: %s is no flag of the server", where, arg)
			}
		}
	}
}

// imageArgs gives the arguments that the image runs with.
func imageArgs(t *testing.T) (args []string) {
	t.Helper()
	line := regexp.MustCompile(`(?m)^CMD (.*)$`).FindStringSubmatch(read(t, "Dockerfile"))
	if line == nil {
		t.Fatal("Dockerfile: no CMD")
	}
	if err := json.Unmarshal([]byte(line[1]), &args); err != nil {
		t.Fatal(err)
	}
	return args
}

// TestImage has the image's program static, its ports open, and built by the Go that the project asks for.
func TestImage(t *testing.T) {
	file, err := elf.Open(build(t))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	for _, p := range file.Progs {
		if p.Type == elf.PT_INTERP || p.Type == elf.PT_DYNAMIC {
			t.Errorf("the program has a segment %v, want a static one", p.Type)
		}
	}
	dockerfile := read(t, "Dockerfile")
	wantGo := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindStringSubmatch(read(t, "../go.mod"))[1]
	if !strings.Contains(dockerfile, "FROM golang:"+wantGo+" AS build") {
		t.Errorf("Dockerfile: want golang:%s, as in go.mod", wantGo)
	}
	for _, flag := range []string{"--listen", "--admin"} {
		_, port, _ := strings.Cut(option(imageArgs(t), flag), ":")
		if port == "" || !regexp.MustCompile(`(?m)^EXPOSE .*\b`+port+`\b`).MatchString(dockerfile) {
			t.Errorf("Dockerfile: EXPOSE has not the port %s of %s", port, flag)
		}
	}
}

// TestKoBuildsTheSame has ko, and the bill of materials, build with the flags of the Dockerfile.
func TestKoBuildsTheSame(t *testing.T) {
	var ko struct {
		DefaultBaseImage string   `json:"defaultBaseImage"`
		DefaultPlatforms []string `json:"defaultPlatforms"`
		Builds           []struct {
			ID      string   `json:"id"`
			Main    string   `json:"main"`
			Env     []string `json:"env"`
			Flags   []string `json:"flags"`
			Ldflags []string `json:"ldflags"`
		} `json:"builds"`
	}
	if err := yaml.UnmarshalStrict([]byte(read(t, "../.ko.yaml")), &ko); err != nil {
		t.Fatal(err)
	}
	b := ko.Builds[0]
	want := strings.Join(b.Env, " ") + " go build " + strings.Join(b.Flags, " ") + " -ldflags='" + strings.Join(b.Ldflags, " ") + "' -o"
	if !strings.Contains(read(t, "../.ci/sbom"), want) {
		t.Errorf(".ci/sbom does not build with %q", want)
	}
	if !strings.Contains(read(t, "Dockerfile"), want) || b.Main != "./server" || !strings.HasSuffix(ko.DefaultBaseImage, ":nonroot") {
		t.Errorf("ko builds %s %q on %s, want the Dockerfile's command on an image that is not root", b.Main, want, ko.DefaultBaseImage)
	}
}

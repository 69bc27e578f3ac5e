// Package bench measures Khabar beside what a user would pick instead, on the same Arabic news in the same process. It is a module of
// its own, so that rivals never enter the product's go.mod.
//
//	cd internal/bench && go test -bench . -count 5
//	cd internal/bench && go run ./ratios     # the engine beside its rivals
//	cd internal/bench && go run ./rpc        # calls beside an echo server, and their latencies
//	cd internal/bench && go run ./stream     # one core against two, and the memory of a stream of 1 GB, some minutes
//	cd internal/bench && go run ./linear     # what a byte costs by the length of the text
//	cd internal/bench && go run ./capacity   # what docs/capacity.md reckons with
//	cd internal/bench && go run ./footprint  # start and memory of the server
package bench

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Size is how many bytes of text News gives at most.
const Size = 4 << 20

// News gives Arabic news to measure with and says where it comes from: the ANT corpus where KHABAR_NEWS or the folder beside the project
// has it (ant-news.txt.gz), otherwise the project's own news items, repeated.
func News() (text, origin string, err error) {
	path := os.Getenv("KHABAR_NEWS")
	if path == "" {
		root, err := root()
		if err != nil {
			return "", "", err
		}
		path = filepath.Join(root, "..", "shared", "data", "text", "ant-news.txt.gz")
	}
	if file, err := os.Open(path); err == nil {
		defer file.Close()
		unzipped, err := gzip.NewReader(file)
		if err != nil {
			return "", "", fmt.Errorf("%s: %w", path, err)
		}
		data, err := io.ReadAll(io.LimitReader(unzipped, Size))
		if err != nil {
			return "", "", fmt.Errorf("%s: %w", path, err)
		}
		return strings.ToValidUTF8(string(data), ""), "ANT news", nil
	}
	return own()
}

// own gives the project's own news items, repeated.
func own() (text, origin string, err error) {
	items, err := Items()
	if err != nil {
		return "", "", err
	}
	joined := strings.Join(items, "\n") + "\n"
	return strings.Repeat(joined, Size/len(joined)), "the project's news items", nil
}

// Items gives the project's own news items.
func Items() ([]string, error) {
	root, err := root()
	if err != nil {
		return nil, err
	}
	files, err := filepath.Glob(filepath.Join(root, "internal", "nlp", "testdata", "news", "*.txt"))
	if err != nil {
		return nil, err
	}
	var items []string
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		items = append(items, string(data))
	}
	if len(items) == 0 {
		return nil, fmt.Errorf("no news items under %s", root)
	}
	return items, nil
}

// root gives the project's folder: the nearest above this one that holds buf.yaml.
func root() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "buf.yaml")); err == nil {
			return dir, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", errors.New("run this inside the project")
		}
		dir = parent
	}
}

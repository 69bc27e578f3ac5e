package entity

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// News gives a megabyte of news: the ANT corpus, where KHABAR_NEWS or the folder beside the project has it.
func News(b *testing.B) string {
	b.Helper()
	path := os.Getenv("KHABAR_NEWS")
	if path == "" {
		path = filepath.Join("..", "..", "..", "shared", "data", "text", "ant-news.txt.gz")
	}
	file, err := os.Open(path)
	if err != nil {
		b.Skip("no ANT corpus: KHABAR_NEWS names its file")
	}
	defer func() { _ = file.Close() }()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		b.Fatal(err)
	}
	text, err := io.ReadAll(io.LimitReader(unzipped, 1<<20))
	if err != nil {
		b.Fatal(err)
	}
	return string(text)
}

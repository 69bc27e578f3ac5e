package main

import (
	"fmt"
	"os"

	"github.com/khabar-nlp/khabar/internal/service"
)

// addNames gives the server the names of --gazetteer, and reads them again when the file changes. A file with a broken line is refused with
// its number, and the names before it hold.
func (f flags) addNames(server *service.Server, files *followed) error {
	if f.Gazetteer == "" {
		return nil
	}
	load := func() error {
		names, err := os.ReadFile(f.Gazetteer)
		if err == nil {
			err = server.SetNames(string(names))
		}
		if err != nil {
			return fmt.Errorf("--gazetteer: %s: %w", f.Gazetteer, err)
		}
		return nil
	}
	if err := load(); err != nil {
		return err
	}
	files.add("names", load, f.Gazetteer)
	return nil
}

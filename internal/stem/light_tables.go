package stem

import (
	_ "embed" // the tables
	"strings"
)

//go:embed light_adjectives.tsv
var adjectivesFile string

//go:embed light_verbs.tsv
var verbsFile string

//go:embed light_forms.tsv
var formsFile string

// readPairs reads a table of two columns.
func readPairs(file string) map[string]string {
	table := map[string]string{}
	for line := range strings.Lines(file) {
		if key, value, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && line[0] != '#' {
			table[key] = value
		}
	}
	return table
}

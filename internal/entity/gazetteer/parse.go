package gazetteer

import (
	"fmt"
	"strings"
)

// Parse reads a user's table: a line a name, with tabs between the name, its type and, where it is an alias, its canonical form. Empty
// lines and those that begin with # are left out. The error has the number of the first line that is broken, and what was wanted.
func Parse(file string) (*Table, error) {
	t := New()
	n := 0
	for line := range strings.Lines(file) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) < 2 || len(fields) > 3 {
			return nil, fmt.Errorf("line %d: %q: %d columns, want a name, its type and, where it is an alias, its canonical form", n, line, len(fields))
		}
		c, err := ParseClass(fields[1])
		if err != nil || c > Misc {
			return nil, fmt.Errorf("line %d: type %q, want PERSON, LOCATION, ORGANIZATION or MISC", n, fields[1])
		}
		if PathOf(fields[0]) == 0 {
			return nil, fmt.Errorf("line %d: %q: no name", n, line)
		}
		if err := t.Add(line); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	return t, nil
}

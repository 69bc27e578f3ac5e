package entity

import "github.com/khabar-nlp/khabar/internal/entity/gazetteer"

// Names are names that a user adds. They do not change and are safe for concurrent use.
type Names = gazetteer.Table

// ParseNames reads a user's names: see gazetteer.Parse. The error has the number of the first line that is broken, and what was wanted.
func ParseNames(file string) (*Names, error) { return gazetteer.Parse(file) }

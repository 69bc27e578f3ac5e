package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// A row is a row of a table by the names of its columns.
type row map[string]string

// readTable reads a CSV file with a head. The first column that bears a name counts.
func readTable(path string) ([]row, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	r := csv.NewReader(file)
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	records, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	head := records[0]
	rows := make([]row, 0, len(records))
	for _, record := range records[1:] {
		m := row{}
		for i, cell := range record {
			if i < len(head) {
				name := strings.TrimPrefix(head[i], "\ufeff")
				if _, ok := m[name]; !ok {
					m[name] = strings.TrimSpace(cell)
				}
			}
		}
		rows = append(rows, m)
	}
	return rows, nil
}

// tables are Camel Morph's affixes by class.
type tables map[string]slot

// readAffixes reads a MORPH file.
func readAffixes(dir, name string) (tables, error) {
	rows, err := readTable(filepath.Join(dir, name))
	if err != nil {
		return nil, err
	}
	var all []*morpheme
	for _, r := range rows {
		if r["DEFINE"] != "MORPH" || strings.HasPrefix(r["EXCLUDE"], "x") {
			continue
		}
		form := r["FORM"]
		if form == "_" {
			form = ""
		}
		all = append(all, &morpheme{
			class: r["CLASS"], function: r["FUNC"], form: form, needs: parseNeeds(r["COND-T"]), sets: parseSets(r["COND-S"]),
		})
	}
	family(all)
	t := tables{}
	for _, m := range all {
		t[m.class] = append(t[m.class], m)
	}
	return t, nil
}

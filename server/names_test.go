package main

import (
	"fmt"
	"strings"
	"testing"

	"google.golang.org/grpc/credentials/insecure"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// TestNames has names of the operator's own, breaks their file, and mends it.
func TestNames(t *testing.T) {
	folder := t.TempDir()
	file := write(t, folder, "names.tsv", "ريم النسيم\tORGANIZATION\n")
	s := start(t, "--gazetteer="+file)
	c := connect(t, s.address, insecure.NewCredentials())
	found := func(name string) bool {
		r, err := c.TagEntities(t.Context(), &khabarv1.TagEntitiesRequest{Text: "يعمل في " + name + " منذ عام"})
		return err == nil && len(r.GetEntities()) > 0 && r.GetEntities()[0].GetText() == name && r.GetEntities()[0].GetConfidence() == 1
	}
	if !found("ريم النسيم") {
		t.Error("the name is not found")
	}
	write(t, folder, "names.tsv", "ريم البستان\tORGANIZATION\nريم\tBODY\n")
	if line := s.log.await(t, "not read again; what was read before holds"); !strings.Contains(fmt.Sprint(line["error"]), "line 2") {
		t.Errorf("%v, want the line", line)
	}
	if !found("ريم النسيم") {
		t.Error("the name of before is not found")
	}
	write(t, folder, "names.tsv", "ريم البستان\tORGANIZATION\n")
	s.log.await(t, "read again")
	eventually(t, "the new name", func() bool { return found("ريم البستان") })
}

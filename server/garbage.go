package main

import (
	"os"
	"runtime/debug"
)

// gcPercent is how much the heap may grow, in per cent of what lives, before garbage is collected. Go's 100 is for programs whose heap is large;
// this one's tables are some tens of megabytes, which would be gone over for every hundred calls. A fifth more calls a second is worth
// a hundred megabytes at most. GOMEMLIMIT bounds them where memory is dear.
const gcPercent = 400

// collectSeldom sets how seldom garbage is collected, unless the operator has, by GOGC.
func collectSeldom() {
	if _, ok := os.LookupEnv("GOGC"); !ok {
		debug.SetGCPercent(gcPercent)
	}
}

package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"io"
	"math"
	"os"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"
	"google.golang.org/grpc/status"

	"github.com/khabar-nlp/khabar/internal/service"
)

// tokens are the callers of a file, as it was when it was last read. It is safe for concurrent use.
type tokens struct {
	file    string
	current atomic.Pointer[[]*caller]
}

// caller is a line of the file. It implements service.Caller.
type caller struct {
	name      string
	hash      [sha256.Size]byte
	perSecond float64       // calls; without bound where 0
	limiter   *rate.Limiter // nil where there is no bound
}

// load reads the file. Where a line is not what it should be, the callers of before stay. Those who are the same as before keep what they
// have used of their calls.
func (t *tokens) load() error {
	file, err := os.Open(t.file)
	if err != nil {
		return err
	}
	defer file.Close() //nolint:errcheck // it was only read
	callers, err := readCallers(file)
	if err != nil {
		return fmt.Errorf("%s: %w", t.file, err)
	}
	if before := t.current.Load(); before != nil {
		for _, old := range *before {
			for _, c := range callers {
				if c.name == old.name && c.perSecond == old.perSecond {
					c.limiter = old.limiter
				}
			}
		}
	}
	t.current.Store(&callers)
	return nil
}

// readCallers reads lines of a name, the SHA-256 of a token in hexadecimal digits and, if they are bounded, calls a second. Lines that are
// empty or begin with # say nothing.
func readCallers(r io.Reader) (callers []*caller, err error) {
	lines := bufio.NewScanner(r)
	seen := map[string]int{}
	n := 0
	for lines.Scan() {
		n++
		fields := strings.Fields(lines.Text())
		if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		c, err := newCaller(fields)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		for _, key := range []string{"name " + c.name, "token " + hex.EncodeToString(c.hash[:])} {
			if first, ok := seen[key]; ok {
				what, _, _ := strings.Cut(key, " ")
				return nil, fmt.Errorf("line %d: the %s of line %d again", n, what, first)
			}
			seen[key] = n
		}
		callers = append(callers, c)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", n+1, err)
	}
	if len(callers) == 0 {
		return nil, fmt.Errorf("%d lines and no token, so that nobody could call", n)
	}
	return callers, nil
}

func newCaller(fields []string) (*caller, error) {
	if len(fields) < 2 || len(fields) > 3 {
		return nil, fmt.Errorf("%d fields, want a name, a SHA-256 and perhaps calls a second", len(fields))
	}
	c := &caller{name: fields[0]}
	hash, err := hex.DecodeString(fields[1])
	if err != nil || len(hash) != len(c.hash) {
		// It may be the token itself, so that it is not said again.
		return nil, fmt.Errorf("the second field has %d characters, want the %d hexadecimal digits of a SHA-256",
			len(fields[1]), hex.EncodedLen(len(c.hash)))
	}
	copy(c.hash[:], hash)
	if len(fields) == 3 {
		perSecond, err := strconv.ParseFloat(fields[2], 64)
		if err != nil || !(perSecond > 0) || math.IsInf(perSecond, 0) {
			return nil, fmt.Errorf("%q calls a second, want a number above 0", fields[2])
		}
		c.perSecond, c.limiter = perSecond, rate.NewLimiter(rate.Limit(perSecond), int(max(1, math.Ceil(min(perSecond, math.MaxInt32)))))
	}
	return c, nil
}

// authenticate implements service.Authenticate. How long it takes says nothing of the tokens: hashes are compared, all of them, each in
// constant time.
func (t *tokens) authenticate(token string) service.Caller {
	hash := sha256.Sum256([]byte(token))
	var found *caller
	for _, c := range *t.current.Load() {
		if subtle.ConstantTimeCompare(hash[:], c.hash[:]) == 1 {
			found = c
		}
	}
	if found == nil {
		return nil
	}
	return found
}

// Name implements service.Caller.
func (c *caller) Name() string { return c.name }

// Allow implements service.Caller.
func (c *caller) Allow(now time.Time) error {
	if c.limiter == nil {
		return nil
	}
	r := c.limiter.ReserveN(now, 1)
	delay := r.DelayFrom(now)
	if delay == 0 {
		return nil
	}
	r.CancelAt(now)
	return service.QuotaExceeded(c.perSecond, delay)
}

// Wait implements service.Caller.
func (c *caller) Wait(ctx context.Context) error {
	if c.limiter == nil || c.limiter.Wait(ctx) == nil {
		return nil
	}
	if ctx.Err() != nil {
		return status.FromContextError(ctx.Err()).Err()
	}
	return service.QuotaExceeded(c.perSecond, time.Duration(float64(time.Second)/c.perSecond)) // its deadline comes first
}

package service

import "time"

// Limits on requests. Each is the default of a field of Config, and of a flag of the server.
const (
	DefaultMaxTextBytes    = 1 << 20 // 1 MiB: a novel has as much, a news item some thousand bytes
	DefaultMaxMessageBytes = 4 << 20 // gRPC's own default
	DefaultMaxIDBytes      = 256
	maxHeaderBytes         = 16 << 10
)

// Limits on connections.
const (
	DefaultMaxConcurrentStreams  = 256              // calls open at once on one connection
	DefaultMaxConnectionIdle     = 15 * time.Minute // then it is closed
	DefaultMaxConnectionAge      = 30 * time.Minute // so that clients find new servers
	DefaultMaxConnectionAgeGrace = 30 * time.Second // for calls that are open then
	DefaultKeepaliveTime         = 2 * time.Minute  // of silence before the server pings
	DefaultKeepaliveTimeout      = 20 * time.Second // for the answer to a ping
	DefaultMinKeepaliveTime      = 10 * time.Second // clients that ping more often are cut off
	handshakeTimeout             = 5 * time.Second  // for a connection to begin; one that does not would hold a graceful stop up
)

// Limits on what is worked on at once. In flight are as many texts as the process has cores.
const (
	DefaultMaxQueue     = 256                    // calls that wait, each with a message in memory
	DefaultMaxQueueTime = 100 * time.Millisecond // that a call of a burst waits
)

// DefaultStopTimeout is how long open calls may take to end when the server stops.
const DefaultStopTimeout = 15 * time.Second

// hardStopGrace is how long methods have to return after their calls were cut off.
const hardStopGrace = time.Second

// Limits are what a request may not exceed.
type Limits struct {
	MaxTextBytes         int // of a text, or of all words of a request together
	MaxIDBytes           int // of an id in a stream
	MaxMessageBytes      int // of a request on the wire; answers may be longer
	MaxConcurrentStreams int // calls open at once on one connection
}

// DefaultLimits gives the limits of a service that is told nothing else.
func DefaultLimits() Limits {
	return Limits{
		MaxTextBytes:         DefaultMaxTextBytes,
		MaxIDBytes:           DefaultMaxIDBytes,
		MaxMessageBytes:      DefaultMaxMessageBytes,
		MaxConcurrentStreams: DefaultMaxConcurrentStreams,
	}
}

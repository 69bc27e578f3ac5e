// Package service is the gRPC face of the engine: it checks requests, runs package nlp, and writes the answers in the caller's offset unit.
//
// Service holds the methods; callers in the same process use it directly and get the same validation and errors as callers over the
// wire. Server puts it on a gRPC server with health, reflection, limits and interceptors, and stops it in order. Both are safe for
// concurrent use.
package service

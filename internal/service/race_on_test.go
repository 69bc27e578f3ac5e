//go:build race

package service

// raceDetector tells that the tests run under the race detector, which allocates and takes ten times as long.
const raceDetector = true

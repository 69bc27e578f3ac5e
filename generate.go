// Package khabar is the root of the module and holds no code: see README.md, and client for the Go client.
//
// What is generated is committed; go generate derives it again, and CI checks that nothing changes.
package khabar

//go:generate npx --yes @bufbuild/buf@1.75.0 generate --template proto/buf.gen.yaml
//go:generate go run ./internal/build/classes

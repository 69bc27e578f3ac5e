// Package entity finds the names in Arabic news: who, where and which body.
//
// The sequence model (package sequence) tags the tokens with the names of the tables (package gazetteer) as evidence; decode.go turns
// its tags into spans of the text without what is attached to them, and memory.go makes the mentions of one text agree.
package entity

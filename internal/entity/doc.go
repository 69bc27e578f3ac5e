// Package entity finds the names in Arabic news: who, where and which body.
//
// The sequence model (package sequence) tags the tokens with the names of the tables (package gazetteer) as evidence; decode.go turns
// its tags into spans of the text without what is attached to them. The rules of rules.go find what the model does not, mend what it finds,
// and make the mentions of one text agree. They go over a reading of the text, which knows where the words stand that have cues for them
// (package cue), so that most rules touch few words of a text, or none.
package entity

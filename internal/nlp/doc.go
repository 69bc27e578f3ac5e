// Package nlp brings the layers together: one tokenisation of a text, and every other layer over the same tokens.
//
// Analysis is the only aggregate of the engine. It holds the text and spans into it, in bytes; nothing here folds or copies text, and
// nothing knows of the wire: offsets in other units and messages are the service's.
//
// Everything exported is safe for concurrent use.
package nlp

package main

import (
	"context"
	"strings"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// workload is a call over some texts, one after the other and round again.
type workload struct {
	name  string
	texts []string
	call  func(ctx context.Context, c khabarv1.LanguageServiceClient, text string) error
}

// workloads are the calls whose cost is printed. The first is the one that replicas are reckoned by.
func workloads(items []string) []workload {
	news := analyze(items)
	feature := analyze([]string{strings.ToValidUTF8(strings.Join(items, "\n")[:long], "")})
	return []workload{
		news,
		feature,
		{"Tokenize", items, func(ctx context.Context, c khabarv1.LanguageServiceClient, text string) error {
			_, err := c.Tokenize(ctx, &khabarv1.TokenizeRequest{Text: text})
			return err
		}},
		{"ParseNumbers", items, func(ctx context.Context, c khabarv1.LanguageServiceClient, text string) error {
			_, err := c.ParseNumbers(ctx, &khabarv1.ParseNumbersRequest{Text: text})
			return err
		}},
	}
}

// long is the bytes of a long article, a feature of some three thousand words.
const long = 32 << 10

// analyze gives the workload of every layer that the server has.
func analyze(texts []string) workload {
	return workload{"Analyze", texts, func(ctx context.Context, c khabarv1.LanguageServiceClient, text string) error {
		_, err := c.Analyze(ctx, &khabarv1.AnalyzeRequest{Text: text})
		return err
	}}
}

// megabyte gives a text of news as long as a server takes.
func megabyte(items []string) string {
	const limit = 1 << 20
	joined := strings.Join(items, "\n")
	return strings.ToValidUTF8(strings.Repeat(joined, 1+limit/len(joined))[:limit], "")
}

// meanBytes gives the mean length of the texts.
func (w workload) meanBytes() int {
	total := 0
	for _, text := range w.texts {
		total += len(text)
	}
	return total / len(w.texts)
}

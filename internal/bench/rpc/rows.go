package main

import (
	"context"

	"google.golang.org/protobuf/proto"

	"github.com/khabar-nlp/khabar/client"
	"github.com/khabar-nlp/khabar/internal/bench"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// row is a call that is measured.
type row struct {
	name string
	call func(ctx context.Context, c *client.Client, text string) (proto.Message, error)
}

// rows are the calls. Tokenize takes words apart where it is told nothing else.
var rows = []row{
	{"Tokenize", func(ctx context.Context, c *client.Client, text string) (proto.Message, error) {
		return c.Tokenize(ctx, &khabarv1.TokenizeRequest{Text: text})
	}},
	{"Tokenize-NONE", func(ctx context.Context, c *client.Client, text string) (proto.Message, error) {
		return c.Tokenize(ctx, &khabarv1.TokenizeRequest{Text: text, Segmentation: khabarv1.Segmentation_SEGMENTATION_NONE})
	}},
	{"Analyze", func(ctx context.Context, c *client.Client, text string) (proto.Message, error) {
		return c.Analyze(ctx, &khabarv1.AnalyzeRequest{Text: text})
	}},
}

// over makes the calls of a row, round the clients and the articles.
func (r row) over(clients []*client.Client, articles []string) bench.Call {
	return func(ctx context.Context, i int) error {
		_, err := r.call(ctx, clients[i%len(clients)], articles[i%len(articles)])
		return err
	}
}

package client

import (
	"context"
	"log/slog"

	"google.golang.org/grpc"

	"github.com/khabar-nlp/khabar/internal/entity"
	"github.com/khabar-nlp/khabar/internal/service"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// InProcess gives a client of the engine in this process: the same answers and errors as a server with default limits gives, without a
// wire or a copy. Call options have no effect. A stream of which a part is not received must have its context ended.
func InProcess() *Client {
	return &Client{LanguageServiceClient: inProcess{service.New(service.DefaultLimits(), slog.New(slog.DiscardHandler))}}
}

// InProcessWith is InProcess with names of the caller's own, which go before all that the engine knows: a line a name, with tabs between the
// name, its type (PERSON, LOCATION, ORGANIZATION, MISC) and, where it is an alias, its canonical form; # begins a comment. The error
// has the number of the first line that is broken.
func InProcessWith(names string) (*Client, error) {
	table, err := entity.ParseNames(names)
	if err != nil {
		return nil, err
	}
	engine := service.New(service.DefaultLimits(), slog.New(slog.DiscardHandler))
	engine.SetNames(table)
	return &Client{LanguageServiceClient: inProcess{engine}}, nil
}

// inProcess calls the methods of the service as they are.
type inProcess struct {
	service khabarv1.LanguageServiceServer
}

func (p inProcess) Tokenize(ctx context.Context, r *khabarv1.TokenizeRequest, _ ...grpc.CallOption) (*khabarv1.TokenizeResponse, error) {
	return p.service.Tokenize(ctx, r)
}

func (p inProcess) Stem(ctx context.Context, r *khabarv1.StemRequest, _ ...grpc.CallOption) (*khabarv1.StemResponse, error) {
	return p.service.Stem(ctx, r)
}

func (p inProcess) TagEntities(ctx context.Context, r *khabarv1.TagEntitiesRequest, _ ...grpc.CallOption) (*khabarv1.TagEntitiesResponse, error) {
	return p.service.TagEntities(ctx, r)
}

func (p inProcess) ParseNumbers(ctx context.Context, r *khabarv1.ParseNumbersRequest, _ ...grpc.CallOption) (*khabarv1.ParseNumbersResponse, error) {
	return p.service.ParseNumbers(ctx, r)
}

func (p inProcess) Analyze(ctx context.Context, r *khabarv1.AnalyzeRequest, _ ...grpc.CallOption) (*khabarv1.AnalyzeResponse, error) {
	return p.service.Analyze(ctx, r)
}

func (p inProcess) GetServiceInfo(ctx context.Context, r *khabarv1.GetServiceInfoRequest, _ ...grpc.CallOption) (*khabarv1.GetServiceInfoResponse, error) {
	return p.service.GetServiceInfo(ctx, r)
}

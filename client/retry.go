package client

import (
	"context"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	grpcmetadata "google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
)

// brokenAnswers is how often a call whose answer broke off is made again.
const brokenAnswers = 3

// retryBrokenAnswers makes a call again whose answer had begun when its server went. gRPC's own retry policy leaves those alone, since an
// answer that has begun may have been seen; that of a unary call has not.
func retryBrokenAnswers(
	ctx context.Context, method string, request, response any,
	connection *grpc.ClientConn, invoke grpc.UnaryInvoker, options ...grpc.CallOption,
) error {
	for n := 0; ; n++ {
		var header grpcmetadata.MD
		err := invoke(ctx, method, request, response, connection, append(options[:len(options):len(options)], grpc.Header(&header))...)
		if n == brokenAnswers || status.Code(err) != codes.Unavailable || len(header) == 0 {
			return err
		}
	}
}

package service

import (
	"strconv"
	"strings"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/protoadapt"
	"google.golang.org/protobuf/types/known/durationpb"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// Domain is the domain of every google.rpc.ErrorInfo of this service.
const Domain = "khabar.v1"

// Reason gives the reason of google.rpc.ErrorInfo for a value of the enum: TEXT_EMPTY for ERROR_REASON_TEXT_EMPTY.
func Reason(r khabarv1.ErrorReason) string { return strings.TrimPrefix(r.String(), "ERROR_REASON_") }

// metadata are the limit and the value got, by name, that an error carries.
type metadata map[string]string

// invalidArgument is the error of a request whose field is not what was wanted.
func invalidArgument(reason khabarv1.ErrorReason, field, description string, m metadata) error {
	return refusal(codes.InvalidArgument, reason, field, description, m)
}

// refusal is an error that names the field, with BadRequest and ErrorInfo as details.
func refusal(code codes.Code, reason khabarv1.ErrorReason, field, description string, m metadata) error {
	return withDetails(status.New(code, field+": "+description),
		&errdetails.BadRequest{FieldViolations: []*errdetails.BadRequest_FieldViolation{{
			Field: field, Description: description, Reason: Reason(reason),
		}}},
		&errdetails.ErrorInfo{Reason: Reason(reason), Domain: Domain, Metadata: m},
	)
}

// internalError is all that a caller learns of something that broke: the id under which the log has its cause.
func internalError(requestID string) error {
	reason := khabarv1.ErrorReason_ERROR_REASON_INTERNAL
	return withDetails(status.New(codes.Internal, "internal error; the server's log has it as request "+requestID),
		&errdetails.ErrorInfo{Reason: Reason(reason), Domain: Domain, Metadata: metadata{"request_id": requestID}},
		&errdetails.RequestInfo{RequestId: requestID},
	)
}

// leastRetry is the least time after which a caller is told to try again.
const leastRetry = 100 * time.Millisecond

// overloaded is the error of a call for which the server has no room.
func overloaded(retry time.Duration) error {
	return later(khabarv1.ErrorReason_ERROR_REASON_OVERLOADED, "the server has too much to do; try again later, or another server",
		nil, retry)
}

// QuotaExceeded is the error of a caller who has made more calls than so many a second.
func QuotaExceeded(perSecond float64, retry time.Duration) error {
	most := strconv.FormatFloat(perSecond, 'g', -1, 64)
	return later(khabarv1.ErrorReason_ERROR_REASON_QUOTA_EXCEEDED, "more than the "+most+" calls a second of this token",
		metadata{"max": most}, max(leastRetry, retry))
}

// later is an error that says when to try again.
func later(reason khabarv1.ErrorReason, message string, m metadata, retry time.Duration) error {
	return withDetails(status.New(codes.ResourceExhausted, message),
		&errdetails.RetryInfo{RetryDelay: durationpb.New(retry)},
		&errdetails.ErrorInfo{Reason: Reason(reason), Domain: Domain, Metadata: m},
	)
}

// TokenInvalid is the error of a caller without a token that the server knows. It does not say what was wrong with it.
func TokenInvalid() error {
	return withDetails(status.New(codes.Unauthenticated, "want the metadata authorization: Bearer, with a token that this server knows"),
		&errdetails.ErrorInfo{Reason: Reason(khabarv1.ErrorReason_ERROR_REASON_TOKEN_INVALID), Domain: Domain})
}

func withDetails(s *status.Status, details ...protoadapt.MessageV1) error {
	detailed, err := s.WithDetails(details...)
	if err != nil {
		// Only a status that is OK has no room for details.
		return s.Err()
	}
	return detailed.Err()
}

func decimal(n int) string { return strconv.Itoa(n) }

package service

import (
	"strconv"
	"strings"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/protoadapt"

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

// notInThisBuild is the error of a request for a layer or scheme that comes with a later version.
func notInThisBuild(field, got string) error {
	return refusal(codes.Unimplemented, khabarv1.ErrorReason_ERROR_REASON_NOT_IN_THIS_BUILD, field,
		got+" is not in this build; GetServiceInfo lists what is", metadata{"got": got})
}

// CallNotInThisBuild is the error of a call whose engine comes with a later version.
func CallNotInThisBuild(name string) error {
	return withDetails(status.New(codes.Unimplemented, name+" is not in this build; GetServiceInfo lists what is"),
		&errdetails.ErrorInfo{
			Reason: Reason(khabarv1.ErrorReason_ERROR_REASON_NOT_IN_THIS_BUILD), Domain: Domain, Metadata: metadata{"got": name},
		},
	)
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

func withDetails(s *status.Status, details ...protoadapt.MessageV1) error {
	detailed, err := s.WithDetails(details...)
	if err != nil {
		// Only a status that is OK has no room for details.
		return s.Err()
	}
	return detailed.Err()
}

func decimal(n int) string { return strconv.Itoa(n) }

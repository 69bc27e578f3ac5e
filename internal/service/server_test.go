package service

import (
	"log/slog"
	"slices"
	"testing"

	"google.golang.org/grpc/codes"
	reflectionv1 "google.golang.org/grpc/reflection/grpc_reflection_v1"
	reflectionv1alpha "google.golang.org/grpc/reflection/grpc_reflection_v1alpha"
)

// listV1 asks reflection for the services of a server.
func listV1(t *testing.T, s *served) ([]string, error) {
	stream, err := reflectionv1.NewServerReflectionClient(s.connection).ServerReflectionInfo(t.Context())
	if err != nil {
		return nil, err
	}
	// An error of the sending side is found by the receiving side too, with its status.
	_ = stream.Send(&reflectionv1.ServerReflectionRequest{MessageRequest: &reflectionv1.ServerReflectionRequest_ListServices{}})
	_ = stream.CloseSend()
	r, err := stream.Recv()
	var names []string
	for _, service := range r.GetListServicesResponse().GetService() {
		names = append(names, service.GetName())
	}
	return names, err
}

// listV1Alpha is listV1 in the version that older tools speak.
func listV1Alpha(t *testing.T, s *served) ([]string, error) {
	stream, err := reflectionv1alpha.NewServerReflectionClient(s.connection).ServerReflectionInfo(t.Context())
	if err != nil {
		return nil, err
	}
	_ = stream.Send(&reflectionv1alpha.ServerReflectionRequest{MessageRequest: &reflectionv1alpha.ServerReflectionRequest_ListServices{}})
	_ = stream.CloseSend()
	r, err := stream.Recv()
	var names []string
	for _, service := range r.GetListServicesResponse().GetService() {
		names = append(names, service.GetName())
	}
	return names, err
}

func TestReflection(t *testing.T) {
	for version, list := range map[string]func(*testing.T, *served) ([]string, error){"v1": listV1, "v1alpha": listV1Alpha} {
		names, err := list(t, serve(t, DefaultConfig(), nil))
		if err != nil || !slices.Contains(names, "khabar.v1.LanguageService") || !slices.Contains(names, "grpc.health.v1.Health") {
			t.Errorf("%s: %v, %v; want the language service and health", version, names, err)
		}
		c := DefaultConfig()
		c.Reflection = false
		_, err = list(t, serve(t, c, nil))
		wantCode(t, version+" on a server without reflection", err, codes.Unimplemented)
	}
}

func TestDefaultConfigLogsNowhere(t *testing.T) {
	for _, level := range []slog.Level{slog.LevelDebug, slog.LevelError, 100} {
		if DefaultConfig().Logger.Enabled(t.Context(), level) {
			t.Errorf("level %v is logged", level)
		}
	}
}

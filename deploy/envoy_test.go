package deploy_test

import (
	"testing"

	bootstrapv3 "github.com/envoyproxy/go-control-plane/envoy/config/bootstrap/v3"
	// The extensions that the file names: their types must be known where it is read.
	_ "github.com/envoyproxy/go-control-plane/envoy/extensions/filters/http/grpc_stats/v3"
	_ "github.com/envoyproxy/go-control-plane/envoy/extensions/filters/http/router/v3"
	_ "github.com/envoyproxy/go-control-plane/envoy/extensions/filters/network/http_connection_manager/v3"
	_ "github.com/envoyproxy/go-control-plane/envoy/extensions/retry/host/previous_hosts/v3"
	_ "github.com/envoyproxy/go-control-plane/envoy/extensions/upstreams/http/v3"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/types/known/anypb"
	"sigs.k8s.io/yaml"
)

// TestEnvoy reads the configuration as Envoy's own types, extensions included, checks the rules that they carry, and has it call the
// service of the manifests.
func TestEnvoy(t *testing.T) {
	text, err := yaml.YAMLToJSONStrict([]byte(read(t, "envoy.yaml")))
	if err != nil {
		t.Fatal(err)
	}
	var bootstrap bootstrapv3.Bootstrap
	if err := protojson.Unmarshal(text, &bootstrap); err != nil {
		t.Fatal(err)
	}
	if n := validate(t, &bootstrap); n < 5 {
		t.Errorf("%d extensions checked, want all", n)
	}
	m := render(t, "base")
	cluster := bootstrap.GetStaticResources().GetClusters()[0]
	address := cluster.GetLoadAssignment().GetEndpoints()[0].GetLbEndpoints()[0].GetEndpoint().GetAddress().GetSocketAddress()
	if address.GetAddress() != m.service.Name || address.GetPortValue() != uint32(m.port("grpc")) {
		t.Errorf("Envoy calls %s:%d, want %s:%d", address.GetAddress(), address.GetPortValue(), m.service.Name, m.port("grpc"))
	}
	if got, want := cluster.GetHealthChecks()[0].GetGrpcHealthCheck().GetServiceName(), *m.server().ReadinessProbe.GRPC.Service; got != want {
		t.Errorf("Envoy asks for the health of %s, the manifests for that of %s", got, want)
	}
}

// validate checks the rules of a message and of every extension within, and gives how many of those there were.
func validate(t *testing.T, m proto.Message) (extensions int) {
	t.Helper()
	if v, ok := m.(interface{ ValidateAll() error }); ok {
		if err := v.ValidateAll(); err != nil {
			t.Errorf("%s: %v", m.ProtoReflect().Descriptor().FullName(), err)
		}
	}
	walk(m.ProtoReflect(), func(within *anypb.Any) {
		inner, err := within.UnmarshalNew()
		if err != nil {
			t.Error(err)
			return
		}
		extensions += 1 + validate(t, inner)
	})
	return extensions
}

// walk calls visit with each Any under a message, not looking into them.
func walk(m protoreflect.Message, visit func(*anypb.Any)) {
	if within, ok := m.Interface().(*anypb.Any); ok {
		visit(within)
		return
	}
	m.Range(func(field protoreflect.FieldDescriptor, value protoreflect.Value) bool {
		switch {
		case field.IsMap() && field.MapValue().Message() != nil:
			value.Map().Range(func(_ protoreflect.MapKey, v protoreflect.Value) bool {
				walk(v.Message(), visit)
				return true
			})
		case field.IsList() && field.Message() != nil:
			for i := range value.List().Len() {
				walk(value.List().Get(i).Message(), visit)
			}
		case !field.IsMap() && !field.IsList() && field.Message() != nil:
			walk(value.Message(), visit)
		}
		return true
	})
}

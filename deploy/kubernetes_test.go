package deploy_test

import (
	"bytes"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	appsv1 "k8s.io/api/apps/v1"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	policyv1 "k8s.io/api/policy/v1"
	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/kyaml/filesys"
	"sigs.k8s.io/yaml"
)

// manifests are what a kustomization renders.
type manifests struct {
	account    corev1.ServiceAccount
	deployment appsv1.Deployment
	service    corev1.Service
	autoscaler autoscalingv2.HorizontalPodAutoscaler
	budget     policyv1.PodDisruptionBudget
	network    networkingv1.NetworkPolicy
}

// variants are the kustomizations: plain text within the cluster, and TLS.
var variants = []string{"base", "tls"}

// render gives what a variant renders; a field that Kubernetes does not know fails the test.
func render(t *testing.T, variant string) (m manifests) {
	t.Helper()
	rendered, err := krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(filesys.MakeFsOnDisk(), filepath.Join("kubernetes", variant))
	if err != nil {
		t.Fatal(err)
	}
	into := map[string]any{
		"ServiceAccount": &m.account, "Deployment": &m.deployment, "Service": &m.service, "HorizontalPodAutoscaler": &m.autoscaler,
		"PodDisruptionBudget": &m.budget, "NetworkPolicy": &m.network,
	}
	for _, resource := range rendered.Resources() {
		out, known := into[resource.GetKind()]
		if !known {
			t.Errorf("%s %s: want each kind once", resource.GetKind(), resource.GetName())
			continue
		}
		delete(into, resource.GetKind())
		text, err := resource.AsYAML()
		if err != nil {
			t.Fatal(err)
		}
		if err := yaml.UnmarshalStrict(text, out); err != nil {
			t.Errorf("%s: %v\n%s", resource.GetKind(), err, text)
		}
	}
	for kind := range into {
		t.Errorf("no %s", kind)
	}
	return m
}

// server gives the container of the server.
func (m manifests) server() corev1.Container { return m.deployment.Spec.Template.Spec.Containers[0] }

// port gives the number of a named port of the container, 0 where there is none.
func (m manifests) port(name string) int32 {
	for _, p := range m.server().Ports {
		if p.Name == name {
			return p.ContainerPort
		}
	}
	return 0
}

func TestPortsAgree(t *testing.T) {
	for _, variant := range variants {
		t.Run(variant, func(t *testing.T) {
			m := render(t, variant)
			grpc, admin := m.port("grpc"), m.port("admin")
			for flag, want := range map[string]int32{"--listen": grpc, "--admin": admin} {
				if got := option(m.server().Args, flag); got != ":"+strconv.Itoa(int(want)) {
					t.Errorf("%s=%s, want the container's port %d", flag, got, want)
				}
			}
			for name, probe := range map[string]*corev1.Probe{
				"startup": m.server().StartupProbe, "readiness": m.server().ReadinessProbe, "liveness": m.server().LivenessProbe,
			} {
				switch {
				case probe.GRPC != nil && probe.HTTPGet != nil:
					t.Errorf("%s probe has two ways", name)
				case probe.GRPC != nil && (probe.GRPC.Port != grpc || variant == "tls"):
					t.Errorf("%s probe asks gRPC at %d, want port %d, in plain text only", name, probe.GRPC.Port, grpc)
				case probe.HTTPGet != nil && m.port(probe.HTTPGet.Port.StrVal) != admin:
					t.Errorf("%s probe asks port %v, want admin", name, &probe.HTTPGet.Port)
				}
			}
			for _, p := range m.service.Spec.Ports {
				if p.Port != grpc || p.TargetPort.StrVal != "grpc" {
					t.Errorf("service has port %d to %v, want %d to grpc", p.Port, &p.TargetPort, grpc)
				}
			}
			for _, rule := range m.network.Spec.Ingress {
				for _, p := range rule.Ports {
					if m.port(p.Port.StrVal) == 0 {
						t.Errorf("network policy opens port %v, which the container has not", p.Port)
					}
				}
			}
			if got := m.deployment.Spec.Template.Annotations["prometheus.io/port"]; got != strconv.Itoa(int(admin)) {
				t.Errorf("Prometheus reads port %s, want %d", got, admin)
			}
		})
	}
}

func TestSelectorsMeetPods(t *testing.T) {
	m := render(t, "base")
	labels := m.deployment.Spec.Template.Labels
	for name, selector := range map[string]map[string]string{
		"deployment": m.deployment.Spec.Selector.MatchLabels, "service": m.service.Spec.Selector,
		"budget": m.budget.Spec.Selector.MatchLabels, "network policy": m.network.Spec.PodSelector.MatchLabels,
		"spread": m.deployment.Spec.Template.Spec.TopologySpreadConstraints[0].LabelSelector.MatchLabels,
	} {
		if len(selector) == 0 {
			t.Errorf("%s selects everything", name)
		}
		for key, value := range selector {
			if labels[key] != value {
				t.Errorf("%s selects %s=%s, pods have %q", name, key, value, labels[key])
			}
		}
	}
	if got := m.autoscaler.Spec.ScaleTargetRef.Name; got != m.deployment.Name || m.deployment.Spec.Replicas != nil {
		t.Errorf("autoscaler scales %s with %v replicas in the deployment, want %s and none", got, m.deployment.Spec.Replicas, m.deployment.Name)
	}
	if m.service.Spec.ClusterIP != corev1.ClusterIPNone {
		t.Errorf("service has address %q, want none: clients go round the replicas", m.service.Spec.ClusterIP)
	}
}

func TestPodIsHardened(t *testing.T) {
	for _, variant := range variants {
		m := render(t, variant)
		pod, server := m.deployment.Spec.Template.Spec, m.server()
		context := server.SecurityContext
		for what, held := range map[string]bool{
			"not root":                  *pod.SecurityContext.RunAsNonRoot && *pod.SecurityContext.RunAsUser != 0,
			"seccomp":                   pod.SecurityContext.SeccompProfile.Type == corev1.SeccompProfileTypeRuntimeDefault,
			"read-only root":            *context.ReadOnlyRootFilesystem,
			"no escalation":             !*context.AllowPrivilegeEscalation,
			"no capabilities":           slices.Equal(context.Capabilities.Drop, []corev1.Capability{"ALL"}) && context.Capabilities.Add == nil,
			"no token of the cluster":   !*pod.AutomountServiceAccountToken && !*m.account.AutomountServiceAccountToken,
			"no variables of services":  !*pod.EnableServiceLinks,
			"ingress and egress closed": len(m.network.Spec.PolicyTypes) == 2 && len(m.network.Spec.Egress) == 0,
			"secured or insecure":       slices.Contains(server.Args, "--insecure") != (variant == "tls"),
		} {
			if !held {
				t.Errorf("%s: not held: %s", variant, what)
			}
		}
	}
}

func TestLimitsAgree(t *testing.T) {
	m := render(t, "base")
	limits, requests := m.server().Resources.Limits, m.server().Resources.Requests
	memory := limits.Memory()
	if memory.IsZero() || limits.Cpu().IsZero() || requests.Memory().IsZero() || requests.Cpu().IsZero() {
		t.Fatal("want requests and limits of processor and memory")
	}
	var limit int64
	for _, e := range m.server().Env {
		if mebibytes, ok := strings.CutSuffix(e.Value, "MiB"); ok && e.Name == "GOMEMLIMIT" {
			n, err := strconv.ParseInt(mebibytes, 10, 64)
			if err != nil {
				t.Fatal(err)
			}
			limit = n << 20
		}
	}
	if limit < memory.Value()*3/4 || limit > memory.Value()*9/10 {
		t.Errorf("GOMEMLIMIT is %d, want between three quarters and nine tenths of %d", limit, memory.Value())
	}
	stop, err := time.ParseDuration(option(m.server().Args, "--stop-timeout"))
	if err != nil {
		t.Fatal(err)
	}
	sleep := time.Duration(m.server().Lifecycle.PreStop.Sleep.Seconds) * time.Second
	if grace := time.Duration(*m.deployment.Spec.Template.Spec.TerminationGracePeriodSeconds) * time.Second; grace <= stop+sleep {
		t.Errorf("pods have %v to end, want more than %v and %v", grace, sleep, stop)
	}
	adapter := read(t, "kubernetes/prometheus-adapter/values.yaml")
	metric := m.autoscaler.Spec.Metrics[0].Pods.Metric.Name
	if !bytes.Contains([]byte(adapter), []byte("as: "+metric+"\n")) {
		t.Errorf("the adapter does not serve %s", metric)
	}
}

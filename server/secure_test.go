package main

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/hex"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/peer"
	"google.golang.org/grpc/status"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// running is a server in this process.
type running struct {
	address string
	log     *records
	stop    func() error // stops it, once, and gives what run gave
}

// start runs a server on a port of its own, stopped at the end of the test.
func start(t *testing.T, args ...string) *running {
	t.Helper()
	clearVariables(t)
	r, w := io.Pipe()
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	s := &running{log: newRecords(r)}
	go func() {
		ended <- run(ctx, append([]string{"--listen=localhost:0", "--log-format=json", "--reload-every=10ms"}, args...), io.Discard, w)
		_ = w.Close()
	}()
	s.stop = func() error {
		cancel()
		err := <-ended
		ended <- err
		return err
	}
	t.Cleanup(func() {
		if err := s.stop(); err != nil {
			t.Errorf("run ended with %v", err)
		}
	})
	s.address = s.log.await(t, "serving")["address"].(string)
	return s
}

// authority makes certificates for a test.
type authority struct {
	t    *testing.T
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
}

func newAuthority(t *testing.T, name string) *authority {
	a := &authority{t: t}
	a.cert, a.key = a.sign(&x509.Certificate{
		Subject: pkix.Name{CommonName: name}, IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	})
	return a
}

// sign gives a certificate signed by the authority, or, for its own, by itself.
func (a *authority) sign(template *x509.Certificate) (*x509.Certificate, *ecdsa.PrivateKey) {
	a.t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		a.t.Fatal(err)
	}
	template.SerialNumber = big.NewInt(time.Now().UnixNano())
	template.NotBefore, template.NotAfter = time.Now().Add(-time.Hour), time.Now().Add(time.Hour)
	parent, parentKey := a.cert, a.key
	if parent == nil {
		parent, parentKey = template, key
	}
	der, err := x509.CreateCertificate(rand.Reader, template, parent, &key.PublicKey, parentKey)
	if err != nil {
		a.t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		a.t.Fatal(err)
	}
	return cert, key
}

// issue gives a certificate and its key, PEM.
func (a *authority) issue(name string) (cert, key string) {
	a.t.Helper()
	c, k := a.sign(&x509.Certificate{
		Subject: pkix.Name{CommonName: name}, DNSNames: []string{"localhost"},
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback},
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
	})
	der, err := x509.MarshalPKCS8PrivateKey(k)
	if err != nil {
		a.t.Fatal(err)
	}
	return pemOf("CERTIFICATE", c.Raw), pemOf("PRIVATE KEY", der)
}

func pemOf(kind string, der []byte) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}))
}

// write writes a file into a folder and gives its path.
func write(t *testing.T, folder, name, content string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// connect gives a client over a connection of its own.
func connect(t *testing.T, address string, c credentials.TransportCredentials) khabarv1.LanguageServiceClient {
	t.Helper()
	connection, err := grpc.NewClient(address, grpc.WithTransportCredentials(c))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = connection.Close() })
	return khabarv1.NewLanguageServiceClient(connection)
}

// shown gives the name on the certificate that a server shows to a new connection.
func shown(t *testing.T, address string, c *tls.Config) (string, error) {
	t.Helper()
	var p peer.Peer
	_, err := connect(t, address, credentials.NewTLS(c)).GetServiceInfo(t.Context(), &khabarv1.GetServiceInfoRequest{}, grpc.Peer(&p))
	if err != nil {
		return "", err
	}
	return p.AuthInfo.(credentials.TLSInfo).State.PeerCertificates[0].Subject.CommonName, nil
}

// eventually waits until something is so.
func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for begin := time.Now(); !is(); time.Sleep(5 * time.Millisecond) {
		if time.Since(begin) > patience {
			t.Fatalf("not after %v: %s", patience, what)
		}
	}
}

// TestTLS serves with a certificate, takes another while it runs, and keeps it where the next files are broken.
func TestTLS(t *testing.T) {
	folder, ca := t.TempDir(), newAuthority(t, "authority")
	certPEM, keyPEM := ca.issue("first")
	cert, key := write(t, folder, "cert.pem", certPEM), write(t, folder, "key.pem", keyPEM)
	s := start(t, "--tls-cert="+cert, "--tls-key="+key)
	roots := x509.NewCertPool()
	roots.AddCert(ca.cert)
	config := &tls.Config{RootCAs: roots}
	if name, err := shown(t, s.address, config); err != nil || name != "first" {
		t.Fatalf("%q, %v; want the first certificate", name, err)
	}
	_, err := connect(t, s.address, insecure.NewCredentials()).GetServiceInfo(t.Context(), &khabarv1.GetServiceInfoRequest{})
	if status.Code(err) != codes.Unavailable {
		t.Errorf("a call in plain text: %v, want %v", err, codes.Unavailable)
	}
	if _, err := shown(t, s.address, &tls.Config{RootCAs: roots, MaxVersion: tls.VersionTLS11}); err == nil {
		t.Error("TLS 1.1 was spoken")
	}

	certPEM, keyPEM = ca.issue("second")
	write(t, folder, "key.pem", keyPEM) // for a moment the two do not fit
	write(t, folder, "cert.pem", certPEM)
	eventually(t, "the second certificate", func() bool { name, _ := shown(t, s.address, config); return name == "second" })
	write(t, folder, "cert.pem", "broken")
	s.log.await(t, "not read again; what was read before holds")
	if name, err := shown(t, s.address, config); err != nil || name != "second" {
		t.Errorf("%q, %v; want the second certificate still", name, err)
	}
}

// TestMutualTLS has clients of an authority that is trusted, of another, and without a certificate; then the trust changes.
func TestMutualTLS(t *testing.T) {
	folder, ca, partners, others := t.TempDir(), newAuthority(t, "authority"), newAuthority(t, "partners"), newAuthority(t, "others")
	certPEM, keyPEM := ca.issue("server")
	trusted := write(t, folder, "clients.pem", pemOf("CERTIFICATE", partners.cert.Raw))
	cert, key := write(t, folder, "cert.pem", certPEM), write(t, folder, "key.pem", keyPEM)
	s := start(t, "--tls-cert="+cert, "--tls-key="+key, "--tls-client-ca="+trusted)
	roots := x509.NewCertPool()
	roots.AddCert(ca.cert)
	client := func(a *authority) *tls.Config {
		if a == nil {
			return &tls.Config{RootCAs: roots}
		}
		pair, err := tls.X509KeyPair(bytesOf(a.issue("client")))
		if err != nil {
			t.Fatal(err)
		}
		return &tls.Config{RootCAs: roots, Certificates: []tls.Certificate{pair}}
	}
	for _, row := range []struct {
		why string
		of  *authority
		ok  bool
	}{{"a partner", partners, true}, {"another", others, false}, {"nobody", nil, false}} {
		if _, err := shown(t, s.address, client(row.of)); (err == nil) != row.ok {
			t.Errorf("%s: %v, want it served: %t", row.why, err, row.ok)
		}
	}
	write(t, folder, "clients.pem", pemOf("CERTIFICATE", others.cert.Raw))
	eventually(t, "others are trusted", func() bool { _, err := shown(t, s.address, client(others)); return err == nil })
	if _, err := shown(t, s.address, client(partners)); err == nil {
		t.Error("partners are trusted still")
	}
}

func bytesOf(cert, key string) ([]byte, []byte) { return []byte(cert), []byte(key) }

// sha gives the hash of a token as the file has it.
func sha(token string) string {
	hash := sha256.Sum256([]byte(token))
	return hex.EncodeToString(hash[:])
}

// TestTokens calls with tokens of a file, and changes the file, with SIGHUP and without.
func TestTokens(t *testing.T) {
	folder := t.TempDir()
	file := write(t, folder, "tokens", "# those who may call\n\nnewsdesk "+sha("one")+"\nintern\t"+sha("two")+" 0.01 \n")
	s := start(t, "--token-file="+file)
	c := connect(t, s.address, insecure.NewCredentials())
	call := func(token string) error {
		ctx := metadata.AppendToOutgoingContext(t.Context(), "authorization", "Bearer "+token)
		_, err := c.Tokenize(ctx, &khabarv1.TokenizeRequest{Text: "خبر"})
		return err
	}
	for range 20 {
		if err := call("one"); err != nil {
			t.Fatalf("a token without a bound: %v", err)
		}
	}
	if err := call("two"); err != nil {
		t.Errorf("the first call of a token with a bound: %v", err)
	}
	if err := call("two"); status.Code(err) != codes.ResourceExhausted {
		t.Errorf("the second: %v, want %v", err, codes.ResourceExhausted)
	}
	for _, token := range []string{"", "three", "newsdesk", sha("one")} {
		if err := call(token); status.Code(err) != codes.Unauthenticated {
			t.Errorf("token %q: %v, want %v", token, err, codes.Unauthenticated)
		}
	}
	// A broken line: the callers of before stay.
	write(t, folder, "tokens", "newsdesk "+sha("three")+"\nintern two")
	if line := s.log.await(t, "not read again; what was read before holds"); !strings.Contains(fmt.Sprint(line["error"]), "line 2") {
		t.Errorf("%v, want the line", line)
	}
	if err := call("one"); err != nil {
		t.Errorf("a token of before: %v", err)
	}
	// Mended: one token goes, one comes, and what was used of a bound stays used.
	write(t, folder, "tokens", "newsdesk "+sha("three")+"\nintern "+sha("two")+" 0.01")
	s.log.await(t, "read again")
	eventually(t, "the new token", func() bool { return call("three") == nil })
	if err := call("one"); status.Code(err) != codes.Unauthenticated {
		t.Errorf("a token that is gone: %v, want %v", err, codes.Unauthenticated)
	}
	if err := call("two"); status.Code(err) != codes.ResourceExhausted {
		t.Errorf("a bound that was used up: %v, want %v", err, codes.ResourceExhausted)
	}
	if err := syscall.Kill(os.Getpid(), syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	s.log.await(t, "read again")
}

// TestBadTokenFiles has lines that are refused, each with its number, and never with what may be a token.
func TestBadTokenFiles(t *testing.T) {
	good := "a " + sha("1")
	for _, row := range []struct{ content, want string }{
		{"", "no token"},
		{"# nobody\n", "no token"},
		{"a", "line 1: 1 fields"},
		{good + "\nb secret", "line 2: the second field has 6 characters"},
		{good + "\n\n#\nb " + strings.Repeat("x", 64), "line 4: the second field has 64 characters"},
		{good + "00", "line 1: the second field has 66 characters"},
		{good + " 1 2", "line 1: 4 fields"},
		{good + " many", `line 1: "many" calls a second`},
		{good + " 0", `line 1: "0" calls a second`},
		{good + " -1", `line 1: "-1" calls a second`},
		{good + " NaN", `line 1: "NaN" calls a second`},
		{good + " Inf", `line 1: "Inf" calls a second`},
		{good + "\na " + sha("2"), "line 2: the name of line 1 again"},
		{good + "\nb " + strings.ToUpper(sha("1")), "line 2: the token of line 1 again"},
		{good + "\n" + strings.Repeat("x", 1<<20), "line 2"},
	} {
		_, err := readCallers(strings.NewReader(row.content))
		if err == nil || !strings.Contains(err.Error(), row.want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%.80q: %v, want %q", row.content, err, row.want)
		}
	}
}

// TestListen has addresses with and without what keeps strangers out, and what the log says of them.
func TestListen(t *testing.T) {
	clearVariables(t)
	for _, row := range []struct {
		args, says string
		public, ok bool
	}{
		{"--listen=localhost:0", "only this machine can call", false, true},
		{"--listen=127.0.0.1:0", "only this machine can call", false, true},
		{"--listen=[::1]:0", "only this machine can call", false, true},
		{"--listen=127.8.9.10:0", "only this machine can call", false, true},
		{"--listen=:0", "", true, false},
		{"--listen=0.0.0.0:0", "", true, false},
		{"--listen=[::]:0", "", true, false},
		{"--listen=192.0.2.1:0", "", true, false},
		{"--listen=0.0.0.0:0 --insecure", "everybody can call", true, true},
		{"--listen=0.0.0.0:0 --token-file=x", "tokens and texts cross the network", true, true},
		{"--listen=0.0.0.0:0 --tls-cert=x --tls-key=y", "", true, true},
		{"--listen=0.0.0.0:0 --tls-cert=x --tls-key=y --token-file=z", "", true, true},
	} {
		f, err := parse(strings.Fields(row.args), io.Discard, io.Discard)
		if err != nil {
			t.Fatal(err)
		}
		listener, public, err := f.listen(t.Context())
		if err == nil {
			_ = listener.Close()
		}
		if (err == nil) != row.ok || err == nil && public != row.public {
			t.Errorf("%s: public %t, %v; want %t, and it taken: %t", row.args, public, err, row.public, row.ok)
		}
		if err != nil {
			if !strings.Contains(err.Error(), "--insecure") {
				t.Errorf("%s: %v, want what to do", row.args, err)
			}
			continue
		}
		var log strings.Builder
		f.sayWhoMayCall(f.logger(&log), public)
		if row.says == "" && log.Len() > 0 || !strings.Contains(log.String(), row.says) {
			t.Errorf("%s: log %q, want %q", row.args, log.String(), row.says)
		}
	}
}

// TestReflectionInPublic has no reflection on a public address, unless it is asked for.
func TestReflectionInPublic(t *testing.T) {
	clearVariables(t)
	for _, row := range []struct {
		args         []string
		public, want bool
	}{
		{nil, false, true},
		{nil, true, false},
		{[]string{"--reflection"}, true, true},
		{[]string{"--no-reflection"}, false, false},
	} {
		f, err := parse(row.args, io.Discard, io.Discard)
		if err != nil {
			t.Fatal(err)
		}
		if got := f.config(f.logger(io.Discard), row.public).Reflection; got != row.want {
			t.Errorf("%v, public %t: reflection %t, want %t", row.args, row.public, got, row.want)
		}
	}
}

// TestLogTexts has texts in the log where that is asked for, and only there.
func TestLogTexts(t *testing.T) {
	for _, asked := range []bool{false, true} {
		s := start(t, fmt.Sprintf("--log-texts=%t", asked), "--log-level=debug")
		_, err := connect(t, s.address, insecure.NewCredentials()).Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: "سر"})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.stop(); err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		for line := range s.log.lines {
			fmt.Fprintln(&all, line)
		}
		for part, has := range map[string]string{"text": "سر", "answer": "normalized"} {
			if got := strings.Contains(all.String(), has); got != asked {
				t.Errorf("asked %t: the log has the %s: %t", asked, part, got)
			}
		}
	}
}

package main

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"os"
	"sync/atomic"
	"time"

	"google.golang.org/grpc/credentials"
)

// certificates are what the server shows, and whom it trusts, as their files were when they were last read. It is safe for concurrent use.
type certificates struct {
	cert, key, clientCA string // files; the last may be empty
	current             atomic.Pointer[tls.Config]
}

// certificates gives those that the flags name, read, or nil where they name none.
func (f flags) certificates() (*certificates, error) {
	if (f.TLSCert == "") != (f.TLSKey == "") {
		return nil, errors.New("--tls-cert and --tls-key: one without the other, want both or neither")
	}
	if f.TLSCert == "" {
		if f.TLSClientCA != "" {
			return nil, errors.New("--tls-client-ca: want --tls-cert and --tls-key too")
		}
		return nil, nil
	}
	c := &certificates{cert: f.TLSCert, key: f.TLSKey, clientCA: f.TLSClientCA}
	return c, c.load()
}

// load reads the files. Where that fails, what was read before stays.
func (c *certificates) load() error {
	pair, err := tls.LoadX509KeyPair(c.cert, c.key)
	if err != nil {
		return fmt.Errorf("--tls-cert, --tls-key: %w", err)
	}
	config := &tls.Config{
		Certificates: []tls.Certificate{pair},
		MinVersion:   tls.VersionTLS12,
		NextProtos:   []string{"h2"},
		// A client whose authority is taken off the list is not to come back with a ticket.
		SessionTicketsDisabled: true,
	}
	if c.clientCA != "" {
		pem, err := os.ReadFile(c.clientCA)
		if err != nil {
			return fmt.Errorf("--tls-client-ca: %w", err)
		}
		config.ClientCAs, config.ClientAuth = x509.NewCertPool(), tls.RequireAndVerifyClientCert
		if !config.ClientCAs.AppendCertsFromPEM(pem) {
			return fmt.Errorf("--tls-client-ca: no certificate in %s", c.clientCA)
		}
	}
	c.current.Store(config)
	return nil
}

// credentials gives credentials that show each new connection what is current.
func (c *certificates) credentials() credentials.TransportCredentials {
	return credentials.NewTLS(&tls.Config{
		MinVersion:         tls.VersionTLS12,
		GetConfigForClient: func(*tls.ClientHelloInfo) (*tls.Config, error) { return c.current.Load(), nil },
	})
}

// expiry gives until when the server's certificate holds.
func (c *certificates) expiry() time.Time { return c.current.Load().Certificates[0].Leaf.NotAfter }

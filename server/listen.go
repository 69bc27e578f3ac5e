package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"

	"github.com/khabar-nlp/khabar/internal/service"
)

// listen listens on the address of the flags and tells whether it can be reached from other machines. Such an address is refused where
// anybody could call and read along, unless that is wanted.
func (f flags) listen(ctx context.Context) (listener net.Listener, public bool, err error) {
	address, err := net.ResolveTCPAddr("tcp", f.Listen)
	if err != nil {
		return nil, false, fmt.Errorf("--listen: %w", err)
	}
	public = !address.IP.IsLoopback()
	if public && !f.isSecure() && !f.Insecure {
		return nil, false, fmt.Errorf(
			"--listen: %s can be reached from other machines: give --tls-cert and --tls-key, --token-file, or --insecure", f.Listen)
	}
	listener, err = new(net.ListenConfig).Listen(ctx, "tcp", f.Listen)
	if err != nil {
		return nil, false, fmt.Errorf("--listen: %w", err)
	}
	return listener, public, nil
}

// isSecure tells whether not everybody can read along, or not everybody can call.
func (f flags) isSecure() bool { return f.TLSCert != "" || f.TokenFile != "" }

// secure adds credentials and callers to a configuration, says what of them there is not, and gives the files that they come from.
func (f flags) secure(c *service.Config, public bool) (*followed, error) {
	var files followed
	certificates, err := f.certificates()
	if err != nil {
		return nil, err
	}
	if certificates != nil {
		c.Hooks.Credentials = certificates.credentials()
		files.add("certificates", certificates.load, f.TLSCert, f.TLSKey, f.TLSClientCA)
		files.expiry = certificates.expiry
	}
	if f.TokenFile != "" {
		tokens := &tokens{file: f.TokenFile}
		if err := tokens.load(); err != nil {
			return nil, fmt.Errorf("--token-file: %w", err)
		}
		c.Hooks.Authenticate = tokens.authenticate
		files.add("tokens", tokens.load, f.TokenFile)
	}
	f.sayWhoMayCall(c.Logger, public)
	return &files, nil
}

func (f flags) sayWhoMayCall(logger *slog.Logger, public bool) {
	switch {
	case !f.isSecure() && !public:
		logger.Info("only this machine can call: there is neither TLS nor a token file")
	case !f.isSecure():
		logger.Warn("everybody can call and read along: --insecure, with neither TLS nor a token file")
	case f.TLSCert == "" && public:
		logger.Warn("tokens and texts cross the network as they are: there is a token file, but no TLS")
	}
}

package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"path"
	"strings"
	"syscall"
	"time"
)

// Limits of fetching a text from an address.
const (
	fetchLimit     = 8 << 20
	fetchTimeout   = 10 * time.Second
	fetchRedirects = 5
)

var errPrivate = errors.New("the address leads into a private network; hint: --allow-private fetches it all the same")

// fetcher reads texts from http(s) addresses. It connects to public addresses
// only, whatever a name resolves to and wherever a redirect points, unless
// private ones are allowed: a list of links from a stranger must not make this
// machine ask its own network. No proxy is used, since it would resolve names
// where they cannot be checked.
type fetcher struct {
	allowPrivate bool
}

func isAddress(s string) bool {
	scheme, _, found := strings.Cut(s, "://")
	return found && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// get returns the text at an address and a name for it whose extension says
// what kind of text it is.
func (f fetcher) get(ctx context.Context, address string) (name string, data []byte, err error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return address, nil, errors.New("not an address")
	}
	if u.User != nil {
		// The name would be stored and shown, and a password with it.
		u.User = nil
		return u.String(), nil, errors.New("addresses with a user name are not fetched")
	}
	ctx, cancel := context.WithTimeout(ctx, fetchTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return address, nil, err
	}
	request.Header.Set("Accept", "text/plain, text/markdown;q=0.9")
	request.Header.Set("User-Agent", "stemma")
	client := f.client()
	defer client.CloseIdleConnections()
	response, err := client.Do(request)
	if err != nil {
		return address, nil, fetchError(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return address, nil, fmt.Errorf("the server answered %s", response.Status)
	}
	data, err = io.ReadAll(io.LimitReader(response.Body, fetchLimit+1))
	if err != nil {
		return address, nil, fetchError(err)
	}
	if len(data) > fetchLimit {
		return address, nil, fmt.Errorf("larger than %d MiB", fetchLimit>>20)
	}
	name, err = kindOf(*u, response.Header.Get("Content-Type"))
	if err != nil {
		return address, nil, err
	}
	return name, data, nil
}

func (f fetcher) client() *http.Client {
	dialer := &net.Dialer{Timeout: fetchTimeout, Control: func(_, address string, _ syscall.RawConn) error {
		if f.allowPrivate {
			return nil
		}
		return checkPublic(address)
	}}
	return &http.Client{
		Transport: &http.Transport{
			DialContext:            dialer.DialContext,
			TLSHandshakeTimeout:    fetchTimeout,
			MaxResponseHeaderBytes: 64 << 10,
			DisableKeepAlives:      true,
		},
		CheckRedirect: func(r *http.Request, via []*http.Request) error {
			if len(via) >= fetchRedirects {
				return fmt.Errorf("more than %d redirects", fetchRedirects)
			}
			if !isAddress(r.URL.String()) {
				return errors.New("a redirect leads away from http")
			}
			return nil
		},
	}
}

// nonPublic are the ranges beyond those that netip knows by name: shared
// address space, documentation and benchmarking, reserved, and the IPv6 forms
// that carry an IPv4 address which a gateway would unwrap.
var nonPublic = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),
	netip.MustParsePrefix("100.64.0.0/10"),
	netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"),
	netip.MustParsePrefix("198.18.0.0/15"),
	netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"),
	netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("64:ff9b::/96"),
	netip.MustParsePrefix("64:ff9b:1::/48"),
	netip.MustParsePrefix("2001::/32"),
	netip.MustParsePrefix("2001:db8::/32"),
	netip.MustParsePrefix("2002::/16"),
}

// checkPublic looks at the address that is being connected to, after the name
// was resolved, so that no later answer of a name server can differ.
func checkPublic(address string) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return errPrivate
	}
	ip := ap.Addr().Unmap()
	if !ip.IsGlobalUnicast() || ip.IsPrivate() {
		return errPrivate
	}
	for _, p := range nonPublic {
		if p.Contains(ip.WithZone("")) {
			return errPrivate
		}
	}
	return nil
}

// kindOf returns a name that ends as the kind of text does: the address without
// its query, which may hold what is nobody's business, and with an extension
// where its path has none and the server says what it is.
func kindOf(u url.URL, contentType string) (string, error) {
	u.RawQuery, u.ForceQuery, u.Fragment, u.RawFragment = "", false, "", ""
	kind, _, _ := mime.ParseMediaType(contentType)
	extension := strings.ToLower(path.Ext(u.Path))
	name := strings.TrimSuffix(u.String(), "/")
	switch {
	case kind == "text/html" || kind == "application/xhtml+xml":
		return name, errors.New("the address shows a web page, which cannot be read yet; hint: load its text")
	case extension == ".txt" || extension == ".md":
		return name, nil
	case kind == "text/markdown":
		return name + ".md", nil
	case kind == "text/plain":
		return name + ".txt", nil
	}
	return name, errKind
}

// fetchError says what went wrong without repeating the address.
func fetchError(err error) error {
	if errors.Is(err, errPrivate) {
		return errPrivate
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("no whole answer within %s", fetchTimeout)
	}
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}

package permalink

import (
	"net/url"
	"regexp"

	"stemma/graph"
)

// registers are where other registers show what they call by a name. A register
// without an address of its own for each name is named and not linked.
var registers = map[string]struct {
	form *regexp.Regexp
	page string // the name's first group is put behind it
}{
	"wikidata":  {regexp.MustCompile(`^(Q[0-9]+)$`), "https://www.wikidata.org/wiki/"},
	"cets":      {regexp.MustCompile(`^([0-9]{1,4})$`), "https://www.coe.int/en/web/conventions/full-list?module=treaty-detail&treatynum="},
	"symbol":    {regexp.MustCompile(`^([ASE]/[A-Za-z0-9./()-]+)`), "https://undocs.org/"},
	"iso3166-1": {regexp.MustCompile(`^([A-Z]{2})$`), "https://www.iso.org/obp/ui/#iso:code:3166:"},
}

// inRegister links to an entity in another register. The page leads there and
// fetches nothing from it.
func inRegister(i graph.Identifier) Link {
	text := i.Scheme + " " + i.Value
	if i.Scheme == "url" {
		if links := outside(i.Value); len(links) > 0 {
			return links[0]
		}
	}
	if r, ok := registers[i.Scheme]; ok {
		if found := r.form.FindStringSubmatch(i.Value); found != nil {
			return Link{Text: text, Href: r.page + found[1], Outside: true}
		}
	}
	return Link{Text: clip(text, maxQuote)}
}

// outside links to an address that data name, where it is one of the web.
func outside(address string) []Link {
	if address == "" {
		return nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil {
		return plain(address)
	}
	return []Link{{Text: clip(address, maxQuote), Href: u.String(), Outside: true}}
}

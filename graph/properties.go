package graph

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// changesOf compares two records of one kind, property by property, so that a
// property added to a kind is compared without being named here.
func changesOf(before, after Node) []PropertyChange {
	if before == after {
		return nil // the same record
	}
	x, y := reflect.ValueOf(before).Elem(), reflect.ValueOf(after).Elem()
	if x.Type() != y.Type() {
		return changed(nil, "kind", string(before.NodeID().Kind()), string(after.NodeID().Kind()))
	}
	var out []PropertyChange
	for i := range x.NumField() {
		name := propertyName(after, x.Type().Field(i).Name)
		if a, b := x.Field(i), y.Field(i); a.Kind() == reflect.Map {
			out = perLanguage(out, name, a, b)
		} else {
			out = changed(out, name, written(a), written(b))
		}
	}
	return out
}

// judged compares what two states hold of an edge.
func judged(before, after *Edge) []PropertyChange {
	if before == after {
		return nil
	}
	out := changed(nil, "source", string(before.From), string(after.From))
	out = changed(out, "target", string(before.To), string(after.To))
	out = changed(out, "method", string(before.Method), string(after.Method))
	out = changed(out, "confidence", decimal(before.Confidence), decimal(after.Confidence))
	return changed(out, "status", string(before.Status), string(after.Status))
}

func changed(out []PropertyChange, name, before, after string) []PropertyChange {
	if before == after {
		return out
	}
	before, after = clipPair(before, after)
	return append(out, PropertyChange{name, before, after})
}

// propertyNames are the names in GraphQL that are not those of the record.
var propertyNames = map[string]string{
	"Names": "name", "Titles": "title", "Texts": "text", "Summaries": "summary", "Source": "dataSource",
	"SHA256": "sha256", "URL": "url", "ID": "id",
}

func propertyName(of Node, field string) string {
	switch of.(type) {
	case *Witness:
		if field == "Source" {
			return "fileName"
		}
	case *Commitment:
		if field == "Aliases" {
			return "formerIds"
		}
	}
	if name, ok := propertyNames[field]; ok {
		return name
	}
	return string(unicode.ToLower(rune(field[0]))) + field[1:]
}

// perLanguage compares maps by their keys, which are languages.
func perLanguage(out []PropertyChange, name string, before, after reflect.Value) []PropertyChange {
	var keys []string
	for _, m := range []reflect.Value{before, after} {
		for _, k := range m.MapKeys() {
			keys = append(keys, k.String())
		}
	}
	slices.Sort(keys)
	at := func(m reflect.Value, key string) string {
		v := m.MapIndex(reflect.ValueOf(key).Convert(m.Type().Key()))
		if !v.IsValid() {
			return ""
		}
		return written(v)
	}
	for _, key := range slices.Compact(keys) {
		out = changed(out, name+"."+key, at(before, key), at(after, key))
	}
	return out
}

// written prints a value as a person reads it: lists with commas, "" for nothing.
func written(v reflect.Value) string {
	switch v.Kind() {
	case reflect.String:
		return v.String()
	case reflect.Bool:
		return strconv.FormatBool(v.Bool())
	case reflect.Int:
		return strconv.FormatInt(v.Int(), 10)
	case reflect.Float64:
		return decimal(v.Float())
	case reflect.Slice:
		parts := make([]string, v.Len())
		for i := range parts {
			parts[i] = written(v.Index(i))
		}
		return strings.Join(parts, ", ")
	}
	switch x := v.Interface().(type) {
	case Span:
		return fmt.Sprintf("%s %d-%d", x.Witness, x.Start, x.End)
	case Identifier:
		return x.Scheme + " " + x.Value
	}
	return fmt.Sprint(v.Interface())
}

func decimal(f float64) string { return strconv.FormatFloat(f, 'g', -1, 64) }

// Bounds of a value that is shown, in code points.
const (
	maxShown = 200
	lead     = 40 // kept before the first difference
)

// clipPair cuts two long values to where they begin to differ.
func clipPair(before, after string) (string, string) {
	a, b := []rune(before), []rune(after)
	if len(a) <= maxShown && len(b) <= maxShown {
		return before, after
	}
	same := 0
	for same < len(a) && same < len(b) && a[same] == b[same] {
		same++
	}
	from := max(0, same-lead)
	return clip(a, from), clip(b, from)
}

func clip(text []rune, from int) string {
	if len(text) <= maxShown {
		return string(text)
	}
	from = min(from, len(text))
	out := string(text[from:min(len(text), from+maxShown-2)])
	if from > 0 {
		out = "…" + out
	}
	if from+maxShown-2 < len(text) {
		out += "…"
	}
	return out
}

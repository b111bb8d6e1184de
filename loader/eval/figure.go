package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"sort"
	"strconv"
)

// Found counts things looked for: right ones, surplus ones, missed ones.
type Found struct{ TP, FP, FN int }

// Precision is the share of what was found that is right; nothing found where
// nothing was to be found is perfect.
func (f Found) Precision() float64 {
	switch {
	case f.TP+f.FP > 0:
		return float64(f.TP) / float64(f.TP+f.FP)
	case f.TP+f.FN == 0:
		return 1
	}
	return 0
}

// Recall is the share of what was to be found that was.
func (f Found) Recall() float64 {
	if f.TP+f.FN == 0 {
		return 1
	}
	return float64(f.TP) / float64(f.TP+f.FN)
}

// F1 is the harmonic mean of the two.
func (f Found) F1() float64 {
	p, r := f.Precision(), f.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func (f Found) plus(o Found) Found { return Found{f.TP + o.TP, f.FP + o.FP, f.FN + o.FN} }

// Right counts labels: how many of Total are right.
type Right struct{ Right, Total int }

// Accuracy is their share.
func (r Right) Accuracy() float64 {
	if r.Total == 0 {
		return 0
	}
	return float64(r.Right) / float64(r.Total)
}

func (r Right) plus(o Right) Right { return Right{r.Right + o.Right, r.Total + o.Total} }

func (r *Right) judge(ok bool) {
	r.Total++
	if ok {
		r.Right++
	}
}

// Figure is one measure under its name; one of Found, Right and Count is set.
type Figure struct {
	Name  string
	Found *Found
	Right *Right
	Count *int
}

// main is the number that sums a figure up.
func (f Figure) main() float64 {
	switch {
	case f.Found != nil:
		return f.Found.F1()
	case f.Right != nil:
		return f.Right.Accuracy()
	case f.Count != nil:
		return float64(*f.Count)
	}
	return 0
}

// places prints a share as every figure is published: to four places.
func places(x float64) string { return strconv.FormatFloat(x, 'f', 4, 64) }

// number is a JSON number to four places.
func number(x float64) json.Number { return json.Number(places(x)) }

// MarshalJSON writes the counts with what follows from them.
func (f Found) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Precision json.Number `json:"precision"`
		Recall    json.Number `json:"recall"`
		F1        json.Number `json:"f1"`
		TP        int         `json:"tp"`
		FP        int         `json:"fp"`
		FN        int         `json:"fn"`
	}{number(f.Precision()), number(f.Recall()), number(f.F1()), f.TP, f.FP, f.FN})
}

// MarshalJSON writes the counts with what follows from them.
func (r Right) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Accuracy json.Number `json:"accuracy"`
		Right    int         `json:"right"`
		Total    int         `json:"total"`
	}{number(r.Accuracy()), r.Right, r.Total})
}

// Figures are measures in the order in which they are read.
type Figures []Figure

// Of returns the figure of a name.
func (fs Figures) Of(name string) (Figure, bool) {
	for _, f := range fs {
		if f.Name == name {
			return f, true
		}
	}
	return Figure{}, false
}

// MarshalJSON writes one object with a member a figure.
func (fs Figures) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	out.WriteByte('{')
	for i, f := range fs {
		if i > 0 {
			out.WriteByte(',')
		}
		var value any
		switch {
		case f.Found != nil:
			value = f.Found
		case f.Right != nil:
			value = f.Right
		default:
			value = map[string]*int{"count": f.Count}
		}
		name, err := json.Marshal(f.Name)
		if err != nil {
			return nil, err
		}
		body, err := json.Marshal(value)
		if err != nil {
			return nil, fmt.Errorf("write figure %s: %w", f.Name, err)
		}
		out.Write(name)
		out.WriteByte(':')
		out.Write(body)
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

// UnmarshalJSON reads what MarshalJSON wrote, by name.
func (fs *Figures) UnmarshalJSON(data []byte) error {
	var read map[string]struct {
		TP, FP, FN, Right, Total, Count *int
	}
	if err := json.Unmarshal(data, &read); err != nil {
		return err
	}
	*fs = nil
	for name, v := range read {
		f := Figure{Name: name}
		switch {
		case v.TP != nil && v.FP != nil && v.FN != nil:
			f.Found = &Found{*v.TP, *v.FP, *v.FN}
		case v.Right != nil && v.Total != nil:
			f.Right = &Right{*v.Right, *v.Total}
		case v.Count != nil:
			f.Count = v.Count
		default:
			return fmt.Errorf("figure %s holds no counts", name)
		}
		*fs = append(*fs, f)
	}
	sort.Slice(*fs, func(a, b int) bool { return (*fs)[a].Name < (*fs)[b].Name })
	return nil
}

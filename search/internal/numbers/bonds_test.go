package numbers

import (
	"reflect"
	"testing"
)

func TestBonds(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		newer [][]int
		alike [][]string
		leads []string
		want  Bonds
	}{
		{nil, nil, nil, Bonds{[][]int{}, [][]int{}}},
		{[][]int{nil, {0}, {1}, nil}, [][]string{nil, {"a"}, {"b"}, {"a", "b"}}, []string{"b", "", "", ""}, Bonds{[][]int{{1, 0}, {2, 1, 0}}, [][]int{{-1, 1, 3}, {0, 2, 3}}}},
		{[][]int{{1}, {2, 3}, {3}, nil}, nil, nil, Bonds{[][]int{{2, 3}, {1, 2, 3}, {0, 1, 2, 3}}, [][]int{}}},
		{[][]int{{0}, {2}, {1}}, nil, nil, Bonds{[][]int{{2, 1}, {1, 2}}, [][]int{}}},
	} {
		if got := BondsOf(tt.newer, tt.alike, tt.leads); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("BondsOf(%v, %v) = %v, want %v", tt.newer, tt.alike, got, tt.want)
		}
	}
}

package numbers

import (
	"math"
	"testing"
)

func TestClasses(t *testing.T) {
	t.Parallel()
	for class, value := range Frequencies {
		if got := FrequencyClass(value); int(got) != class {
			t.Errorf("FrequencyClass(%d) = %d, want %d", value, got, class)
		}
	}
	for _, tt := range []struct {
		count int
		want  uint8
	}{{-1, 0}, {0, 0}, {6, 4}, {7, 5}, {20, 6}, {21, 7}, {1 << 40, 7}} {
		if got := FrequencyClass(tt.count); got != tt.want {
			t.Errorf("FrequencyClass(%d) = %d, want %d", tt.count, got, tt.want)
		}
	}
	for class, length := range BodyScale {
		if want := math.Round(math.Pow(2, float64(class)/BodyDoubles)); float64(length) != want {
			t.Errorf("class %d stands for %d words, want %v", class, length, want)
		}
	}
	for _, tt := range []struct {
		scale       *LengthScale
		words, want int
	}{
		{&BodyScale, 0, 1}, {&BodyScale, 1, 1}, {&BodyScale, 3, 3}, {&BodyScale, 100, 91}, {&BodyScale, 1 << 20, 46341},
		{&TitleScale, 0, 1}, {&TitleScale, 7, 7}, {&TitleScale, 24, 24}, {&TitleScale, 27, 24}, {&TitleScale, 999, 256},
		{&PairScale, 0, 1}, {&PairScale, 5000, 1},
	} {
		if got := CodeOf(0, tt.scale.Class(tt.words)).Length(tt.scale); got != tt.want {
			t.Errorf("%d words count as %d, want %d", tt.words, got, tt.want)
		}
	}
	if got := BodyScale.Stepping(); len(got) != lengthClasses-1 {
		t.Errorf("the scale of bodies has %d steps", len(got))
	}
	if got := TitleScale.Stepping(); len(got) != 8 || got[0] != 28 {
		t.Errorf("the steps of the scale of titles are %v", got)
	}
}

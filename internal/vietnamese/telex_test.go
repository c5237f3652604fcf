package vietnamese

import "testing"

func TestTelex(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]string{
		"hội": "hooij", "hồi": "hooif", "Đường": "dduwowngf", "ban": "ban", "ăn": "awn", "nghĩa": "nghiax", "quả": "quar",
		"hô\u0323i": "hooij", "": "", "M2": "m2",
	} {
		if got := Telex(word); got != want {
			t.Errorf("Telex(%q) = %q, want %q", word, got, want)
		}
	}
}

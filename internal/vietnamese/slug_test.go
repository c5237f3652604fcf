package vietnamese

import (
	"strings"
	"testing"
)

func TestSlug(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"":                   "",
		"Hiến đất làm đường": "hien-dat-lam-duong",
		"  Điều 1: Phạm vi điều chỉnh. ": "dieu-1-pham-vi-dieu-chinh",
		"50-CT/TW":                  "50-ct-tw",
		"12-HD/BTCTW":               "12-hd-btctw",
		"399-QĐ/TW":                 "399-qd-tw",
		"QUY ĐỊNH ƯU ĐÃI":           "quy-dinh-uu-dai",
		"huyện M'Drắk, xã Ea H’leo": "huyen-mdrak-xa-ea-hleo",
		"đã-có-sẵn":                 "da-co-san",
		"da-co-san":                 "da-co-san",
		"-a--b-":                    "a-b",
		"北京 – 🙂":                    "",
		"Tổ dân phố số 5 (cũ)":      "to-dan-pho-so-5-cu",
		"nước mắm\u00a0Cát Hải":     "nuoc-mam-cat-hai",
	}
	for in, want := range tests {
		if got := Slug(in); got != want {
			t.Errorf("Slug(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzSlug(f *testing.F) {
	for _, seed := range []string{"", "Điều 1", "a--b", "-", "İ", "ﬁ", "ⅷ", "M'Drắk", "\xff", "K", "①"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		got := Slug(in)
		if bad := strings.Trim(got, "abcdefghijklmnopqrstuvwxyz0123456789-"); bad != "" {
			t.Errorf("Slug(%q) = %q holds %q", in, got, bad)
		}
		if strings.Contains(got, "--") || strings.Trim(got, "-") != got {
			t.Errorf("Slug(%q) = %q has a stray hyphen", in, got)
		}
		if again := Slug(got); again != got {
			t.Errorf("Slug(%q) = %q, and of that %q", in, got, again)
		}
	})
}

func BenchmarkSlug(b *testing.B) {
	for b.Loop() {
		Slug("Hiến đất làm đường giao thông nông thôn")
	}
}

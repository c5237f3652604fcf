package pipeline

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// corpus is a large folder of Markdown, packed, beside the repository, where
// there is one: 11,229 articles of Vietnamese laws.
const corpus = "../../../shared/corpus/law.tar.gz"

// BenchmarkBuild builds sites from nothing.
func BenchmarkBuild(b *testing.B) {
	for _, pages := range []int{1000, 10_000} {
		b.Run(fmt.Sprint(pages), func(b *testing.B) {
			source := generated(b, pages)
			b.ReportAllocs()
			for b.Loop() {
				mustBuild(b, NewSession(Options{Source: source, Output: filepath.Join(b.TempDir(), "public"), Now: today}), nil)
			}
		})
	}
	b.Run("law", func(b *testing.B) {
		source := unpacked(b)
		b.ReportAllocs()
		for b.Loop() {
			mustBuild(b, NewSession(Options{Source: source, Output: filepath.Join(b.TempDir(), "public"), Now: today}), nil)
		}
	})
}

// unpacked returns a site of the corpus, or skips.
func unpacked(b testing.TB) string {
	b.Helper()
	f, err := os.Open(corpus)
	if err != nil {
		b.Skipf("no corpus: %v", err)
	}
	defer f.Close()
	packed, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	for files := tar.NewReader(packed); ; {
		header, err := files.Next()
		if errors.Is(err, io.EOF) {
			return dir
		}
		if err != nil {
			b.Fatal(err)
		}
		if _, below, _ := strings.Cut(header.Name, "/"); filepath.Ext(below) == ".md" && filepath.IsLocal(below) {
			data, err := io.ReadAll(files)
			if err != nil {
				b.Fatal(err)
			}
			write(b, dir, "content/"+below, string(data))
		}
	}
}

// BenchmarkEdit builds again after an edit of one page.
func BenchmarkEdit(b *testing.B) {
	for _, pages := range []int{1000, 10_000} {
		b.Run(fmt.Sprint(pages), func(b *testing.B) {
			source := generated(b, pages)
			session := NewSession(Options{Source: source, Output: filepath.Join(b.TempDir(), "public"), Now: today, Preview: true})
			mustBuild(b, session, nil)
			name := "content/muc-0/bai-1.md"
			data, err := os.ReadFile(filepath.Join(source, filepath.FromSlash(name)))
			if err != nil {
				b.Fatal(err)
			}
			edits := 0
			for b.Loop() {
				edits++
				write(b, source, name, fmt.Sprintf("%s\nSửa lần %d.\n", data, edits))
				mustBuild(b, session, []string{name})
			}
		})
	}
}

// generated makes a site of so many pages, the same at each call. Words are as
// frequent as in a language: few make up most of a text.
func generated(b testing.TB, pages int) string {
	b.Helper()
	dir := b.TempDir()
	random := rand.New(rand.NewPCG(1, 2))
	common := strings.Fields("chi bộ đảng viên sinh hoạt chuyên đề nghị quyết nhân dân đất đường thôn xã hội công tác xây dựng tổ chức cán lãnh đạo")
	zipf := rand.NewZipf(random, 1.2, 4, 3000)
	word := func() string {
		n := int(zipf.Uint64())
		if n < len(common) {
			return common[n]
		}
		first, last := strings.Fields("b c ch d đ g h kh l m ng nh ph qu s t th tr v x"), strings.Fields("a ác ai am án ang anh ạo át âm ân ấp ây eo ê êm i iêm iến o oan óc ôi ông ơi u ua ươi ường")
		return first[n%len(first)] + last[n/len(first)%len(last)]
	}
	sentence := func(words int) string {
		all := make([]string, words)
		for i := range all {
			all[i] = word()
		}
		return strings.Join(all, " ")
	}
	for i := range pages {
		var text strings.Builder
		fmt.Fprintf(&text, "---\ntitle: %q\ndate: 2026-%02d-%02d\ntags: [%s, %s]\n---\n", sentence(6), i%10+1, i%28+1, common[i%9], common[i%13])
		for section := range 4 {
			fmt.Fprintf(&text, "\n## %s\n\n", sentence(4))
			for range 3 {
				fmt.Fprintf(&text, "%s.\n\n", sentence(60))
			}
			fmt.Fprintf(&text, "Xem [bài](bai-%d.md).\n", i/40*40+(i+section+1)%40)
		}
		write(b, dir, fmt.Sprintf("content/muc-%d/bai-%d.md", i/40, i), text.String())
	}
	return dir
}

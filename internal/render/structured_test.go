package render_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"testing"
)

// document is a register of one document, with more lines of front matter.
const document = `
-- site.yaml --
title: Cổng
vocabularies:
  types: [{id: chi-thi, title: Chỉ thị}]
-- van-ban/a.md --
---
title: "Chỉ thị </script> & \"một\""
type: chi-thi
issuer: Ban Bí thư
%s
---
`

// TestLegislation: machines are told of a document what is known of it, by the
// day, and nothing that is not.
func TestLegislation(t *testing.T) {
	t.Parallel()
	bare := map[string]any{"name": `Chỉ thị </script> & "một"`, "legislationType": "Chỉ thị"}
	passed := map[string]any{"@type": "Organization", "name": "Ban Bí thư"}
	for _, tt := range []struct {
		head string
		want map[string]any
	}{
		{"status: in-force\nverified: true\nnumber: 50-CT/TW\ndate: 2025-07-23\neffective: 2025-08-01", map[string]any{
			"legislationLegalForce": "https://schema.org/InForce", "legislationIdentifier": "50-CT/TW", "legislationDate": "2025-07-23",
			"legislationDateOfApplicability": "2025-08-01", "legislationPassedBy": passed}},
		{"status: partly-in-force\nnote: một phần", map[string]any{"legislationLegalForce": "https://schema.org/PartiallyInForce", "legislationPassedBy": passed}},
		{"status: in-force\neffective: 2026-11-23", map[string]any{"legislationLegalForce": "https://schema.org/NotInForce",
			"legislationDateOfApplicability": "2026-11-23", "legislationPassedBy": passed}},
		{"status: not-yet-in-force", map[string]any{"legislationLegalForce": "https://schema.org/NotInForce", "legislationPassedBy": passed}},
		{"status: repealed\nverified: true", map[string]any{"legislationLegalForce": "https://schema.org/NotInForce", "legislationPassedBy": passed}},
		{"status: unknown\nverified: true", map[string]any{"legislationPassedBy": passed}},
		{"status: in-force\nverified: false\nnumber: 5-CT/TW\ndate: 2025-07-23", map[string]any{"legislationIdentifier": "5-CT/TW"}},
	} {
		page := whole(t, fmt.Sprintf(document, tt.head))["/van-ban/a.html"]
		match := jsonLD.FindStringSubmatch(page)
		if match == nil {
			t.Fatalf("%s: no structured data", tt.head)
		}
		var got map[string]any
		if err := json.Unmarshal([]byte(match[1]), &got); err != nil {
			t.Fatalf("%s: %v", tt.head, err)
		}
		if article, ok := got["subjectOf"].(map[string]any); !ok || article["@type"] != "Article" || article["datePublished"] != nil {
			t.Errorf("%s: the page is %v", tt.head, got["subjectOf"])
		}
		if got["@type"] != "Legislation" || got["@context"] != "https://schema.org" {
			t.Errorf("%s: data is %v", tt.head, got)
		}
		for _, key := range []string{"subjectOf", "@type", "@context"} {
			delete(got, key)
		}
		for key, value := range bare {
			tt.want[key] = value
		}
		if !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s:\n got %v\nwant %v", tt.head, got, tt.want)
		}
	}
}

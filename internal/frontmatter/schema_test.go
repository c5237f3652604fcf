package frontmatter

import "chuyende/internal/lang"

// testSchema has every type of field, as a topic has them.
func testSchema() []Field {
	return []Field{
		{Key: "title", Type: String, Required: true, Example: "Hiến đất làm đường"},
		{Key: "summary", Type: Multiline},
		{Key: "date", Type: Date},
		{Key: "draft", Type: Bool},
		{Key: "weight", Type: Int, Min: -100, Max: 100},
		{Key: "tags", Type: Strings, Example: "[nông thôn mới, đất đai]"},
		{Key: "status", Type: String, Values: []string{"in-force", "replaced", "repealed", "unknown"}},
		{Key: "audiences", Type: Strings, Values: []string{"thon-to-dan-pho", "truong-hoc"}},
		{Key: "quarters", Type: Ints, Min: 1, Max: 4},
		{Key: "minutes", Type: Ints, Values: []string{"60", "90", "120"}, Example: "[60, 90]"},
		{Key: "agenda", Type: Records, Fields: []Field{
			{Key: "name", Type: String, Required: true, Example: "90 phút"},
			{Key: "minutes", Type: Int},
			{Key: "steps", Type: Records, Required: true, Fields: []Field{
				{Key: "minutes", Type: Int, Required: true, Min: 1, Max: 240},
				{Key: "what", Type: String, Required: true},
			}},
		}},
		{Key: "place", Type: Table, Fields: []Field{{Key: "then", Type: String}, {Key: "now", Type: String}}},
		{Key: "names", Type: Map, Elem: &Field{Type: String}, Doc: lang.Text{VI: "tên gọi", EN: "names"}},
	}
}

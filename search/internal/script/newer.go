package script

// Newer is a newer document on the matter of another, as that one's file names it.
type Newer struct {
	URL      string `json:"url"`
	Name     string `json:"name"`
	Replaces bool   `json:"replaces,omitempty"` // it is known to take the older one's place
}

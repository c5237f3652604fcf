package render

import (
	"cmp"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strconv"

	"chuyende/internal/media"
)

// A theme's colours stand in its style alone, and its icons are the files that
// it brings: templates and the web manifest ask for them here.

// colourFile is the style that names the theme's colours.
const colourFile = "css/colours.css"

var (
	// rootRule is the first rule of a style for the whole page: a second one is
	// for another scheme.
	rootRule = regexp.MustCompile(`(?s):root\s*\{(.*?)\}`)
	hexValue = regexp.MustCompile(`--([a-z-]+):\s*(#[0-9a-fA-F]{3,8})\s*;`)
	iconName = regexp.MustCompile(`^(?:favicon\.svg|icon-([1-9][0-9]{1,3})\.png)$`)
)

// Icon is a picture that stands for the portal. A vector has the Size 0, any
// other is that many pixels wide and high.
type Icon struct {
	// Address is its place from the site's root.
	Address, Type string
	Size          int
}

// sizes is the icon's size as the web manifest says it.
func (i Icon) sizes() string {
	if i.Size == 0 {
		return "any"
	}
	return fmt.Sprintf("%[1]dx%[1]d", i.Size)
}

// readColours takes the colours from a theme's style, by name. What the first
// layer that has the style does not name is as in those behind it.
func readColours(layers []fs.FS) map[string]string {
	colours := map[string]string{}
	for _, layer := range slices.Backward(layers) {
		style, err := fs.ReadFile(layer, colourFile)
		if err != nil {
			continue // whoever bundles it tells
		}
		if root := rootRule.FindSubmatch(style); root != nil {
			for _, found := range hexValue.FindAllSubmatch(root[1], -1) {
				colours[string(found[1])] = string(found[2])
			}
		}
	}
	return colours
}

// colour returns a colour of the theme's style: {{colour "brand"}}.
func (t *Theme) colour(name string) (string, error) {
	if value, ok := t.colours[name]; ok {
		return value, nil
	}
	return "", fmt.Errorf("%s has no colour --%s", colourFile, name)
}

// findIcons lists the icons among the files that a theme copies, the vector
// first, then by size.
func findIcons(static []string) []Icon {
	var icons []Icon
	for _, name := range static {
		if match := iconName.FindStringSubmatch(name); match != nil {
			size, _ := strconv.Atoi(match[1]) // "" of the vector is 0
			icons = append(icons, Icon{"/" + name, media.TypeOf(name), size})
		}
	}
	slices.SortFunc(icons, func(a, b Icon) int { return cmp.Compare(a.Size, b.Size) })
	return icons
}

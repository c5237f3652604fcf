package pipeline

import (
	"context"
	"path"
	"strings"

	"chuyende/internal/bundle"
	"chuyende/internal/lang"
	"chuyende/internal/offline"
	"chuyende/internal/output"
	"chuyende/internal/render"
	"chuyende/internal/site"
	"chuyende/search"
)

// worker is the path of the service worker that pages register, or "". Where
// there is none, the one of an earlier build takes itself away.
func (s *Session) worker() string {
	if s.options.Worker && s.settings.config.Offline {
		return offline.WorkerPath
	}
	return ""
}

// lasts are the last stages of a build: those of the options, and the one that
// lists what a browser may keep, which therefore sees what they add.
func (s *Session) lasts() []Stage {
	if s.worker() == "" {
		return s.options.Stages
	}
	return append(s.options.Stages[:len(s.options.Stages):len(s.options.Stages)], s.offlineStage())
}

// offlineStage makes the service worker, the list of files and the stock for search.
func (s *Session) offlineStage() Stage {
	return Stage{
		Name: "offline",
		Claims: []site.Claim{
			{Pattern: "/" + offline.WorkerPath, Title: workerTitle()},
			{Pattern: site.AssetFolder + bundle.Fingerprints(offline.ListName), Title: workerTitle()},
			{Pattern: site.AssetFolder + bundle.Fingerprints(offline.StockName), Title: workerTitle()},
		},
		Add: func(_ context.Context, files []output.File, read func(string) ([]byte, error), add func(string, []byte) error) error {
			kept := offline.Site{Files: Read(files), Shell: s.shell(files), With: map[string][]string{}}
			picture := path.Base(site.PlacesIn(s.settings.config.Words).Picture)
			pictures := len(render.Pictures(s.settings.config)) > 0
			kept.Left = func(name string) bool { return pictures && path.Base(name) == picture }
			for url, places := range s.index.builder.Places() {
				kept.With[strings.TrimPrefix(url, "/")] = places
			}
			s.withBundles(kept.With)
			for address, forms := range s.handy {
				for _, form := range forms {
					kept.With[address[1:]] = append(kept.With[address[1:]], form[1:])
				}
			}
			if err := layIn(&kept, read, add); err != nil {
				return err
			}
			name, list, err := kept.List()
			if err != nil {
				return err
			}
			name = site.AssetFolder[1:] + name
			worker, err := kept.Worker(s.theme.worker, name, site.PlacesIn(s.settings.config.Words).Offline[1:])
			if err != nil {
				return err
			}
			if err := add(name, list); err != nil {
				return err
			}
			return add(offline.WorkerPath, worker)
		},
	}
}

// shell are the files that the site is no use without: its first page, its tools
// for finding, and what these and all pages load.
func (s *Session) shell(files []output.File) []string {
	places := site.PlacesIn(s.settings.config.Words)
	shell := []string{site.HomeAddress[1:], places.Search[1:], places.Offline[1:], site.ManifestAddress[1:], site.PlainManifestAddress[1:]}
	apart, there := s.theme.apart(), make(map[string]bool, len(files))
	for _, f := range files {
		there[f.Path] = true
	}
	loaded := s.loaded[site.HomeAddress] | s.loaded[places.Search] | s.loaded[places.Offline]
	for i, f := range s.theme.bundles() {
		if (!apart[f.address] || loaded&(1<<i) != 0) && there[f.address[1:]] {
			shell = append(shell, f.address[1:])
		}
	}
	for _, f := range files {
		if search.NeedOf(f.Path) == search.ToOpen {
			shell = append(shell, f.Path)
		}
	}
	return shell
}

// withBundles adds what a page loads of the bundles that the first visit does
// without: a page that is kept is never without its style, in a later build either.
func (s *Session) withBundles(with map[string][]string) {
	apart := s.theme.apart()
	for address, loaded := range s.loaded {
		for i, f := range s.theme.bundles() {
			if apart[f.address] && loaded&(1<<i) != 0 {
				with[address[1:]] = append(with[address[1:]], f.address[1:])
			}
		}
	}
}

// handy are the addresses of what a meeting is held with beside a page, by the page's
// address: large print, messages, slides, papers, and what the whole portal has for these.
func handy(tree *site.Tree, forms []site.Form) map[string][]string {
	kept := map[string]bool{site.SummaryForm: true}
	for _, form := range forms {
		kept[form.Name] = form.Kept
	}
	found := map[string][]string{}
	for i := range tree.Files {
		f := &tree.Files[i]
		if f.What == site.PageFile && kept[f.Form] {
			found[f.Page.Address] = append(found[f.Page.Address], f.Address)
		}
	}
	for _, form := range forms {
		if !form.Kept || form.Place == nil {
			continue
		}
		for _, p := range tree.Pages {
			if beside := found[p.Address]; beside != nil && form.Fits(p) {
				found[p.Address] = append(beside, form.Place(tree.Places))
			}
		}
	}
	return found
}

func workerTitle() lang.Text {
	return lang.Text{VI: "việc dùng cổng khi mất mạng", EN: "use of the portal without a network"}
}

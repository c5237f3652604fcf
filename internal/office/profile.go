package office

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// writeProfile makes a profile for LibreOffice in which a document can start
// nothing, and reach no file and no host.
func writeProfile(dir string) error {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		`<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` + "\n")
	for _, s := range [][3]string{
		{"Office.Common/Security/Scripting", "DisableMacrosExecution", "true"},
		{"Office.Common/Security/Scripting", "MacroSecurityLevel", "3"},
		{"Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"},
		{"Office.Common/Security/Scripting", "DisableActiveContent", "true"},
		{"Office.Writer/Content/Update", "Link", "0"}, // never
		{"Office.Writer/Content/Update", "Field", "false"},
		{"Inet/Settings", "ooInetProxyType", "2"}, // one where nothing answers
		{"Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"},
		{"Inet/Settings", "ooInetHTTPProxyPort", "9"},
		{"Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"},
		{"Inet/Settings", "ooInetHTTPSProxyPort", "9"},
		{"Office.Common/Misc", "FirstRun", "false"},
	} {
		b.WriteString(`<item oor:path="/org.openoffice.` + s[0] + `"><prop oor:name="` + s[1] + `" oor:op="fuse"><value>` + s[2] + "</value></prop></item>\n")
	}
	b.WriteString("</oor:items>\n")
	user := filepath.Join(dir, "user")
	if err := os.MkdirAll(user, 0o700); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(user, "registrymodifications.xcu"), []byte(b.String()), 0o600)
}

// fileAddress is a path as an address.
func fileAddress(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") { // a drive
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

package server

import (
	"net"
	"net/http"
	"strings"

	"chuyende/internal/lang"
)

// isLoopback reports whether addr, a host and port, can be reached from the
// machine itself only. A name other than localhost is not looked up: what it
// means may change.
func isLoopback(addr string) bool {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		host = addr
	}
	return isLoopbackHost(host)
}

func isLoopbackHost(host string) bool {
	host = strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(host, "["), "]"), ".")
	if ip := net.ParseIP(host); ip != nil {
		return ip.IsLoopback()
	}
	host = strings.ToLower(host)
	return host == "localhost" || strings.HasSuffix(host, ".localhost")
}

// onlyLoopbackHosts refuses requests for any host name but the machine's own.
// Without it, a page on the web could have its own name resolve to 127.0.0.1
// and then read the drafts as its own.
func onlyLoopbackHosts(next http.Handler, l lang.Lang) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isLoopback(r.Host) {
			http.Error(w, lang.Textf("máy chủ xem thử này chỉ trả lời ở localhost; hãy mở địa chỉ mà lệnh serve in ra",
				"this server answers to localhost only; open the address that serve prints").In(l), http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// apart hands requests of this machine to here and all others to guests.
func apart(here, guests http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if isLoopback(r.RemoteAddr) {
			here.ServeHTTP(w, r)
			return
		}
		guests.ServeHTTP(w, r)
	})
}

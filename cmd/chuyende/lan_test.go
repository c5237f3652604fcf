package main

import (
	"net"
	"slices"
	"testing"
)

// TestNearby: addresses of local networks alone, the short ones first.
func TestNearby(t *testing.T) {
	t.Parallel()
	var all []net.Addr
	for _, text := range []string{"127.0.0.1/8", "::1/128", "fd12::7/64", "8.8.8.8/24", "fe80::1/64", "192.168.1.20/24", "10.0.0.5/8", "169.254.3.4/16"} {
		ip, network, err := net.ParseCIDR(text)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, &net.IPNet{IP: ip, Mask: network.Mask})
	}
	want := []string{"http://192.168.1.20:8642/", "http://10.0.0.5:8642/", "http://[fd12::7]:8642/"}
	if got := nearby(all, "http://localhost:8642/"); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := nearby(all[:2], "http://localhost:8642/"); len(got) != 0 {
		t.Errorf("a machine by itself: %q", got)
	}
}

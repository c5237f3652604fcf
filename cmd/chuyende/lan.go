package main

import (
	"fmt"
	"net"
	"net/url"
	"os"

	"golang.org/x/term"

	"chuyende/internal/qrcode"
)

// everywhere is an address to listen at, with the same port at every address of
// the machine. What has no port is left for the server to complain of.
func everywhere(addr string) string {
	_, port, err := net.SplitHostPort(addr)
	if err != nil {
		return addr
	}
	return net.JoinHostPort("", port)
}

// invite prints the addresses at which phones in the same network find the
// site, the first also as a QR code. own is the address on this machine.
func (a *app) invite(own string) {
	addresses, err := net.InterfaceAddrs()
	open := nearby(addresses, own)
	if err != nil || len(open) == 0 {
		fmt.Fprintln(a.err, a.say("chú ý: máy này chưa nối mạng nội bộ nào; hãy nối Wi-Fi (hay bật điểm phát sóng) rồi chạy lại.",
			"note: this machine is in no local network; join a Wi-Fi (or open a hotspot) and run it again."))
		return
	}
	colours := false
	if f, ok := a.out.(*watched); ok {
		if f, ok := f.w.(*os.File); ok {
			colours = term.IsTerminal(int(f.Fd()))
		}
	}
	fmt.Fprint(a.out, qrcode.Terminal(open[0], colours))
	fmt.Fprintln(a.out, a.say("Điện thoại cùng mạng Wi-Fi quét mã trên, hoặc mở:", "Phones in the same Wi-Fi scan the code, or open:"))
	for _, address := range open {
		fmt.Fprintln(a.out, "  "+address)
	}
	fmt.Fprintln(a.out, a.say("Ai trong mạng cũng đọc được cổng, không ai sửa được gì.", "Everybody in the network can read the site, nobody can change anything."))
}

// nearby returns the URLs of own's port at the addresses of local networks,
// version 4 before 6 as they are shorter to type.
func nearby(addresses []net.Addr, own string) (four []string) {
	port := ""
	if u, err := url.Parse(own); err == nil {
		port = u.Port()
	}
	var six []string
	for _, address := range addresses {
		network, ok := address.(*net.IPNet)
		if !ok || !network.IP.IsPrivate() {
			continue
		}
		u := "http://" + net.JoinHostPort(network.IP.String(), port) + "/"
		if network.IP.To4() != nil {
			four = append(four, u)
		} else {
			six = append(six, u)
		}
	}
	return append(four, six...)
}

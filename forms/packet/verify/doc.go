// Package verify checks a packet's folder without the office that made it: the
// PDF or its parts against manifest.json. A court, an agency or opposing
// counsel can run it; it needs no vault, no password and no network.
//
// It owns the form of the manifest. It must not know the vault, the window,
// how a packet is made, or any library beyond the standard one.
package verify

// Package windows makes what people install on Windows, on any machine with mingw-w64: the programs with their icon,
// version and manifest inside; an installer for one person, who needs no administrator; an MSI for the IT of a firm;
// and an archive that runs from any folder. It knows nothing of what the programs do.
//
// # Layout
//
// Every kind of package has the same files below one folder, and one list (parts) feeds them all, the uninstallers too:
//
//	harborfile.exe       the launcher: looks whether OpenGL works, then starts one of the two below
//	gl\harborfile.exe    the window, drawn by the graphics card
//	soft\harborfile.exe  the same program beside Mesa's libraries, drawn by the processor (only where they are given)
//	harborctl.exe        the program for the terminal
//	README.txt, LICENSES.txt
//
// # Signing
//
// The programs are signed first, then the installers that hold them, then everything is verified. A real certificate
// comes through the environment; without one a test certificate is made outside the checkout, and the last lines say so.
//
//	HARBORFILE_AUTHENTICODE_CERTS      PEM file: the certificate, then those between it and its root
//	HARBORFILE_AUTHENTICODE_KEY        PEM file of the key, or the PKCS#11 URI of a key on a token or in a signing service
//	HARBORFILE_AUTHENTICODE_PASSWORD   of the key or the token; never on a command line
//	HARBORFILE_AUTHENTICODE_MODULE     PKCS#11 library of the token or service
//	HARBORFILE_AUTHENTICODE_ENGINE     OpenSSL's PKCS#11 engine, where it is not found by itself
//	HARBORFILE_AUTHENTICODE_TIMESTAMP  address of an RFC 3161 time stamp service; without a time stamp a signature ends
//	                                   with its certificate
//	HARBORFILE_AUTHENTICODE_ROOTS      PEM file of the roots to verify with, the time stamp's too; the
//	                                   system's where it is empty
//
// # Exit codes of the installer and the uninstaller
//
//	0 done   1 stopped by the person   2 stopped by the system   4 the program is open   5 a newer version is installed
//	6 it is being set up already, in another window
package windows

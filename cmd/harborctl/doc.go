// Command harborctl does Harborfile's work from a terminal: the same vault, the same forms, the same packets as the
// window. It owns flags, wiring and the words a terminal shows. It holds no rule of law, no SQL and no PDF object;
// those live in cases and forms.
//
// A verb ends with 0 when its work is done, 1 when something stood in the way (one sentence on standard error says
// what happened, whether the data is safe, and what to do now), and 2 when it was called the wrong way.
//
// With --passphrase-file no verb reads the terminal or touches a keyring.
package main

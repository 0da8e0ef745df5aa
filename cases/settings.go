package cases

// Settings are what an office decided about the safety of this vault, and when the vault was last looked at. There is
// one such record in a vault. They lie in the vault and not in the program's preferences, so that nobody changes them
// without opening it.
type Settings struct {
	Meta
	LockAfter int    `json:"lockAfter,omitempty"` // minutes without a touch before the window locks, 1 to 60; 0 is the usual time
	Checked   string `json:"checked,omitempty"`   // RFC 3339: when every part of the vault was last read
	Damaged   int    `json:"damaged,omitempty"`   // parts that did not read as they were written, then
	SheetOpen bool   `json:"sheetOpen,omitempty"` // a recovery code was made, and nobody has shown yet that it is on paper
}

// SettingsID is the row of the one record.
const SettingsID = "settings"

// Key places the settings in the office's stream.
func (s Settings) Key() Key { return Key{"settings", SettingsID, OfficeStream} }

// Check asks for a time after which the window locks that still protects.
func (s Settings) Check() error {
	if s.LockAfter < 0 || s.LockAfter > 60 {
		return &FieldError{"settings.lockAfter", "Choose a time up to 60 minutes."}
	}
	return nil
}

package forms

import "testing"

func TestPublished(t *testing.T) {
	if p, ok := Published("I-914"); !ok || p.Agency == "" || p.Where == "" || p.Edition == "" || p.Internal {
		t.Errorf("I-914: %+v %v", p, ok)
	}
	if _, ok := Published("no such form"); ok {
		t.Error("a form nobody knows was found")
	}
	for _, id := range internal {
		if p, ok := Published(id); !ok || !p.Internal {
			t.Errorf("%s: %+v %v", id, p, ok)
		}
	}
	if p, ok := Published("certificate-of-service"); !ok || p.Internal {
		t.Errorf("certificate of service: %+v %v", p, ok)
	}
}

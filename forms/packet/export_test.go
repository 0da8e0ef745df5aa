package packet

// Viewer is the page reader that all tests share.
var Viewer = viewer

/* An OpenGL library for the tests of the launcher, good and bad ones from one source. -DKIND=n says which:
 * 0 good: says that it is OpenGL 2.1 with framebuffers
 * 1 old: says that it is OpenGL 1.1, as Windows itself has it without a driver
 * 2 hangs while it makes a context
 * 3 crashes when it is loaded
 * 4 crashes while it makes a context
 * 5 ends the process while it makes a context, as if all were well
 * 6 hangs when it is loaded
 * 7 has no pixel format
 * 8 has no framebuffers
 * 9 crashes while it lets go of a context
 * It draws nothing. */
#include <windows.h>

#ifndef KIND
#define KIND 0
#endif
#define EXPORT __declspec(dllexport)

static int *volatile nowhere;
static void crash(void) { *nowhere = 1; }
static void hang(void) { Sleep(INFINITE); }

BOOL WINAPI DllMain(HINSTANCE self, DWORD why, LPVOID reserved) {
  if (KIND == 3 && why == DLL_PROCESS_ATTACH) crash();
  if (KIND == 6 && why == DLL_PROCESS_ATTACH) hang();
  return TRUE;
}

static const PIXELFORMATDESCRIPTOR format = {
    sizeof(PIXELFORMATDESCRIPTOR), 1, PFD_DRAW_TO_WINDOW | PFD_SUPPORT_OPENGL | PFD_DOUBLEBUFFER, PFD_TYPE_RGBA, 24};

EXPORT int WINAPI wglChoosePixelFormat(HDC dc, const PIXELFORMATDESCRIPTOR *want) { return KIND == 7 ? 0 : 1; }
EXPORT int WINAPI wglDescribePixelFormat(HDC dc, int n, UINT size, PIXELFORMATDESCRIPTOR *out) {
  if (out && size >= sizeof format) *out = format;
  return 1;
}
EXPORT int WINAPI wglGetPixelFormat(HDC dc) { return 1; }
EXPORT BOOL WINAPI wglSetPixelFormat(HDC dc, int n, const PIXELFORMATDESCRIPTOR *as) { return n == 1; }
EXPORT BOOL WINAPI wglSwapBuffers(HDC dc) { return TRUE; }

EXPORT HGLRC WINAPI wglCreateContext(HDC dc) {
  if (KIND == 2) hang();
  if (KIND == 4) crash();
  if (KIND == 5) ExitProcess(0);
  return (HGLRC)1;
}
EXPORT BOOL WINAPI wglDeleteContext(HGLRC c) {
  if (KIND == 9) crash();
  return TRUE;
}
EXPORT BOOL WINAPI wglMakeCurrent(HDC dc, HGLRC c) { return TRUE; }

static void WINAPI nothing(void) {}

EXPORT PROC WINAPI wglGetProcAddress(LPCSTR name) { return KIND == 8 ? (PROC)(INT_PTR)-1 : (PROC)nothing; }
EXPORT const char *WINAPI glGetString(unsigned name) { return KIND == 1 ? "1.1.0" : "2.1 of a test"; }

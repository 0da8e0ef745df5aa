; The installer for one person, who needs no administrator. Every blank is filled by setup.go.
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh

!define NAME "{{text .App.Name}}"
!define VERSION "{{.App.Version}}"
; Where Windows keeps what it shows under "Installed apps", for this person alone.
!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\{{.App.ID}}"
!define LINK "$SMPROGRAMS\${NAME}.lnk"
; The exit codes are in doc.go.
!define IS_OPEN 4
!define IS_NEWER 5
!define IS_BUSY 6

Name "${NAME}"
OutFile "{{path .Out}}"
BrandingText "${NAME} ${VERSION}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${ENTRY}" "InstallLocation"
AllowSkipFiles off
CRCCheck force

VIProductVersion "{{.App.Version}}.{{.App.Build}}"
VIFileVersion "{{.App.Version}}.{{.App.Build}}"
{{range $language := .Languages}}
VIAddVersionKey /LANG={{$language}} ProductName "${NAME}"
VIAddVersionKey /LANG={{$language}} CompanyName "${NAME}"
VIAddVersionKey /LANG={{$language}} FileDescription "${NAME} ${VERSION}"
VIAddVersionKey /LANG={{$language}} FileVersion "{{$.App.Version}}.{{$.App.Build}}"
VIAddVersionKey /LANG={{$language}} ProductVersion "{{$.App.Version}}.{{$.App.Build}}"
VIAddVersionKey /LANG={{$language}} LegalCopyright "{{text $.Copyright}}"
VIAddVersionKey /LANG={{$language}} OriginalFilename "{{text $.FileName}}"
{{- end}}

!define MUI_ICON "{{path .Icon}}"
!define MUI_UNICON "{{path .Icon}}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "{{path .Side}}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "{{path .Side}}"
!define MUI_ABORTWARNING

!define MUI_WELCOMEPAGE_TITLE "$(WELCOME_TITLE)"
!define MUI_WELCOMEPAGE_TEXT "$(WELCOME_TEXT)"
!insertmacro MUI_PAGE_WELCOME
!define MUI_LICENSEPAGE_TEXT_BOTTOM "$(LICENCE_TEXT)"
!define MUI_LICENSEPAGE_BUTTON "$(^NextBtn)"
!insertmacro MUI_PAGE_LICENSE "{{path .License}}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "$(DONE_TITLE)"
!define MUI_FINISHPAGE_TEXT "$(DONE_TEXT)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\harborfile.exe"
!define MUI_FINISHPAGE_RUN_TEXT "$(DONE_RUN)"
!insertmacro MUI_PAGE_FINISH

!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(VAULT_STAYS)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "$(GONE_TITLE)"
!define MUI_FINISHPAGE_TEXT "$(GONE_TEXT)"
!insertmacro MUI_UNPAGE_FINISH

!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Spanish"

!define VAULT "$LOCALAPPDATA\${NAME}\vault"
!macro SAY NAME ENGLISH SPANISH
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
  LangString ${NAME} ${LANG_SPANISH} "${SPANISH}"
!macroend
!insertmacro SAY WELCOME_TITLE \
  "Set up ${NAME} ${VERSION}" \
  "Instalar ${NAME} ${VERSION}"
!insertmacro SAY WELCOME_TEXT \
  "${NAME} will be set up for you alone, and no administrator is needed.$\r$\n$\r$\nIt works without the internet: what you write stays on this computer, in an encrypted vault.$\r$\n$\r$\nIf ${NAME} is open, please save your work and close it first." \
  "${NAME} se instalará solo para usted y no hace falta un administrador.$\r$\n$\r$\nFunciona sin internet: lo que escriba queda en este equipo, en una bóveda cifrada.$\r$\n$\r$\nSi ${NAME} está abierto, guarde su trabajo y ciérrelo antes."
!insertmacro SAY LICENCE_TEXT \
  "${NAME} is free software under this license. The licenses of what it contains are in LICENSES.txt beside it." \
  "${NAME} es software libre con esta licencia (en inglés). Las licencias de lo que contiene están en LICENSES.txt, junto al programa."
!insertmacro SAY DONE_TITLE \
  "${NAME} is ready" \
  "${NAME} está listo"
!insertmacro SAY DONE_TEXT \
  "You find it in the Start menu.$\r$\n$\r$\nUnless you choose another folder, your case files are kept in$\r$\n${VAULT}" \
  "Lo encuentra en el menú Inicio.$\r$\n$\r$\nSi no elige otra carpeta, sus expedientes se guardan en$\r$\n${VAULT}"
!insertmacro SAY DONE_RUN \
  "Start ${NAME} now" \
  "Abrir ${NAME} ahora"
!insertmacro SAY VAULT_STAYS \
  "${NAME} will be removed. Your case files stay, encrypted, where they are:$\r$\n${VAULT}$\r$\n(or the folder that you chose). Your settings stay too." \
  "${NAME} se quitará. Sus expedientes se quedan, cifrados, donde están:$\r$\n${VAULT}$\r$\n(o en la carpeta que usted eligió). Sus ajustes también se quedan."
!insertmacro SAY GONE_TITLE \
  "${NAME} has been removed" \
  "${NAME} se ha quitado"
!insertmacro SAY GONE_TEXT \
  "Your case files are still here, encrypted:$\r$\n${VAULT}$\r$\n(or in the folder that you chose).$\r$\n$\r$\nTo read them again, install ${NAME} again. If nobody needs them any more, delete that folder." \
  "Sus expedientes siguen aquí, cifrados:$\r$\n${VAULT}$\r$\n(o en la carpeta que usted eligió).$\r$\n$\r$\nPara leerlos de nuevo, instale ${NAME} otra vez. Si ya nadie los necesita, elimine esa carpeta."
; What the menu shows beside the name, to whoever looks at the screen: nothing of whom the files are about.
!insertmacro SAY MENU \
  "Legal case files" \
  "Expedientes jurídicos"
!insertmacro SAY BUSY \
  "${NAME} is being set up already. Please look for its other window, and let that one finish." \
  "${NAME} ya se está instalando. Busque la otra ventana y deje que termine."
!insertmacro SAY NOT_HERE \
  "${NAME} is not in this folder, so nothing was removed.$\r$\n$\r$\nTo remove it, open $\"Installed apps$\" in the Windows settings." \
  "${NAME} no está en esta carpeta, así que no se ha quitado nada.$\r$\n$\r$\nPara quitarlo, abra $\"Aplicaciones instaladas$\" en la configuración de Windows."
!insertmacro SAY OPEN \
  "${NAME} is open. Please save your work and close its window, then choose Retry.$\r$\n$\r$\nNothing has been changed." \
  "${NAME} está abierto. Guarde su trabajo y cierre su ventana; después elija Reintentar.$\r$\n$\r$\nNo se ha cambiado nada."
!insertmacro SAY NEWER \
  "A newer version of ${NAME} ($1) is installed. An older one may not be able to read what the newer one has written, so nothing has been changed.$\r$\n$\r$\nIf you need version ${VERSION} all the same, remove the newer one first. Your case files stay." \
  "Ya está instalada una versión más nueva de ${NAME} ($1). Una más antigua quizá no pueda leer lo que la nueva ha escrito, así que no se ha cambiado nada.$\r$\n$\r$\nSi aun así necesita la versión ${VERSION}, quite primero la más nueva. Sus expedientes se quedan."
!insertmacro SAY STUCK \
  "The earlier version in $R0 could not be removed, so nothing has been installed. Your case files are safe.$\r$\n$\r$\nPlease restart the computer and start this again." \
  "No se pudo quitar la versión anterior de $R0, así que no se ha instalado nada. Sus expedientes están a salvo.$\r$\n$\r$\nReinicie el equipo y vuelva a empezar."

!insertmacro SAY NOT_GONE \
  "Some files could not be removed. Please restart the computer and try again." \
  "Algunos archivos no se pudieron quitar. Reinicie el equipo e inténtelo otra vez."

; A program that runs cannot be opened for writing. The person closes it: ending it from here could lose their work.
; $R0 is the folder that is looked at.
!macro WAIT_UNTIL_CLOSED UN
Function ${UN}WaitUntilClosed
  ${Do}
    StrCpy $R2 ""
    {{- range .Programs}}
    ${If} ${FileExists} "$R0\{{.}}"
      ClearErrors
      FileOpen $R1 "$R0\{{.}}" a
      ${If} ${Errors}
        StrCpy $R2 "open"
      ${Else}
        FileClose $R1
      ${EndIf}
    ${EndIf}
    {{- end}}
    ${If} $R2 == ""
      Return
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "$(OPEN)" /SD IDCANCEL IDCANCEL`
      SetErrorLevel ${IS_OPEN}
      Quit
    ${EndIf}
  ${Loop}
FunctionEnd
!macroend
!insertmacro WAIT_UNTIL_CLOSED ""
!insertmacro WAIT_UNTIL_CLOSED "un."

; The language is that of Windows, or the one that /LANG=1033 or /LANG=1034 asks for.
!macro CHOOSE_LANGUAGE
  ${GetParameters} $R1
  ClearErrors
  ${GetOptions} $R1 "/LANG=" $R2
  ${IfNot} ${Errors}
    StrCpy $LANGUAGE $R2
  ${EndIf}
!macroend

Function .onInit
  SetShellVarContext current
  !insertmacro CHOOSE_LANGUAGE
  ; Two at once would write into each other's files. The name goes with this process, however it ends.
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "Local\{{.App.ID}}.setup") p .R1 ?e'
  Pop $R2
  ${If} $R2 == 183 ; ERROR_ALREADY_EXISTS
    MessageBox MB_OK|MB_ICONINFORMATION "$(BUSY)" /SD IDOK
    SetErrorLevel ${IS_BUSY}
    Quit
  ${EndIf}
  ReadRegStr $1 HKCU "${ENTRY}" "DisplayVersion"
  ${If} $1 != ""
    ${VersionCompare} $1 "${VERSION}" $R1
    ${If} $R1 == 1
      MessageBox MB_OK|MB_ICONINFORMATION "$(NEWER)" /SD IDOK
      SetErrorLevel ${IS_NEWER}
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

; The uninstaller's own file may have been copied to a folder where a README.txt is somebody else's.
Function un.onInit
  SetShellVarContext current
  !insertmacro CHOOSE_LANGUAGE
  ReadRegStr $R1 HKCU "${ENTRY}" "InstallLocation"
  ${If} $R1 != $INSTDIR
  ${AndIfNot} ${FileExists} "$INSTDIR\harborctl.exe"
    MessageBox MB_OK|MB_ICONINFORMATION "$(NOT_HERE)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

; A folder in which other things lie gets a folder of ours inside: a README.txt that lay there would be lost, and a
; library beside the program would be loaded.
Function OwnFolder
  ReadRegStr $R1 HKCU "${ENTRY}" "InstallLocation"
  ${Do}
    ${If} $R1 == $INSTDIR
    ${OrIf} ${FileExists} "$INSTDIR\harborctl.exe"
      Return
    ${EndIf}
    FindFirst $R2 $R3 "$INSTDIR\*"
    ${Do}
      ${If} $R3 != "."
      ${AndIf} $R3 != ".."
        ${ExitDo}
      ${EndIf}
      FindNext $R2 $R3
    ${Loop}
    FindClose $R2
    ${If} $R3 == ""
      Return
    ${EndIf}
    StrCpy $INSTDIR "$INSTDIR\${NAME}"
  ${Loop}
FunctionEnd

; The earlier version takes its own files away, so that none of them stays behind: a library left in soft would be loaded.
Function RemoveEarlier
  ReadRegStr $R0 HKCU "${ENTRY}" "InstallLocation"
  ${If} $R0 == ""
  ${OrIfNot} ${FileExists} "$R0\uninstall.exe"
    Return
  ${EndIf}
  Call WaitUntilClosed
  ExecWait '"$R0\uninstall.exe" /S /UPGRADE _?=$R0' $R1
  ${If} $R1 != 0
    MessageBox MB_OK|MB_ICONSTOP "$(STUCK)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  Delete "$R0\uninstall.exe"
  ${If} $R0 != $INSTDIR
    RMDir "$R0"
  ${EndIf}
FunctionEnd

Section
  Call OwnFolder
  Call RemoveEarlier
  StrCpy $R0 $INSTDIR
  Call WaitUntilClosed
  ; These come first: what a power cut leaves of all the rest can then be removed, and the next setup knows its folder.
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${ENTRY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${ENTRY}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${ENTRY}" "DisplayIcon" "$INSTDIR\harborfile.exe"
  WriteRegStr HKCU "${ENTRY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${ENTRY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${ENTRY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegStr HKCU "${ENTRY}" "URLInfoAbout" "{{text .App.Website}}"
  WriteRegDWORD HKCU "${ENTRY}" "EstimatedSize" {{.Kilobytes}}
  WriteRegDWORD HKCU "${ENTRY}" "NoModify" 1
  WriteRegDWORD HKCU "${ENTRY}" "NoRepair" 1
  {{- range .Steps}}
  SetOutPath "$INSTDIR{{.Folder}}"
  {{- range .Files}}
  File "/oname={{.Name}}" "{{path .From}}"
  {{- end}}
  {{- end}}
  {{- if .Mesa}}
  ; One file under two names takes its room once. Where the disk knows no such thing it is copied.
  SetOutPath "$INSTDIR\soft"
  Delete "$INSTDIR\soft\harborfile.exe"
  System::Call 'kernel32::CreateHardLinkW(w "$INSTDIR\soft\harborfile.exe", w "$INSTDIR\gl\harborfile.exe", p 0) i .R1'
  ${If} $R1 == 0
    CopyFiles /SILENT "$INSTDIR\gl\harborfile.exe" "$INSTDIR\soft\harborfile.exe"
  ${EndIf}
  {{- end}}
  SetOutPath "$INSTDIR"
  CreateShortcut "${LINK}" "$INSTDIR\harborfile.exe" "" "$INSTDIR\harborfile.exe" 0 SW_SHOWNORMAL "" "$(MENU)"
SectionEnd

; Only what was installed goes, each file by its name: the folder may be one in which a person keeps other things.
Section un.Remove
  StrCpy $R0 $INSTDIR
  Call un.WaitUntilClosed
  ClearErrors
  {{- range .Removed}}
  Delete "$INSTDIR\{{.}}"
  {{- end}}
  ${If} ${Errors}
    ; The entry stays, so that it can be tried again.
    SetErrorLevel 2
    Abort "$(NOT_GONE)"
  ${EndIf}
  {{- range .Folders}}
  RMDir "$INSTDIR\{{.}}"
  {{- end}}
  ${GetParameters} $R1
  ClearErrors
  ${GetOptions} $R1 "/UPGRADE" $R2
  ${If} ${Errors}
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "${LINK}"
    DeleteRegKey HKCU "${ENTRY}"
  ${EndIf}
SectionEnd

!uninstfinalize '{{.SignUninstaller}} "%1"'

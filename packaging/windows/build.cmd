@echo off
rem Makes an msi of the application image. Needs the WiX toolset on the path; jpackage does the rest.
rem usage: build.cmd VERSION TIMESTAMP, in the project's folder
jpackage @packaging/windows/msi.args --app-version %1 || exit /b 1
for %%f in (target\package\out\*.msi) do certutil -hashfile "%%f" SHA256 > target\package\out\SHA256SUMS

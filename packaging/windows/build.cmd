@echo off
rem Makes an msi of the application image, with its AOT cache. Needs the WiX toolset on the path; jpackage does the rest.
rem usage: build.cmd VERSION TIMESTAMP, in the project's folder, with JAVA_HOME
set out=target\package\out
rem A package without a cache starts more slowly, and does all else.
"%JAVA_HOME%\bin\java" packaging\start\Record.java target\package\image\token-revoker %2 target\package\recording || ^
echo No AOT cache was recorded: the tool will start more slowly
"%JAVA_HOME%\bin\jpackage" @packaging/windows/msi.args --app-version %1 || exit /b 1
ren %out%\*.msi token-revoker-%1-windows-x64.msi || exit /b 1
copy target\bom.json %out%\token-revoker-%1-windows-x64.cdx.json || exit /b 1
powershell -NoProfile -Command "$sums = Get-ChildItem '%out%\token-revoker*' | Sort-Object Name | ForEach-Object { '{0}  {1}' -f (Get-FileHash $_.FullName).Hash.ToLowerInvariant(), $_.Name }; [IO.File]::WriteAllText(\"$PWD\%out%\SHA256SUMS\", ($sums -join \"`n\") + \"`n\")" || exit /b 1

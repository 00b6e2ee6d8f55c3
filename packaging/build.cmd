@echo off
rem Makes the packages of Windows, with their bill of materials, under target\package\out.
rem usage: packaging\build.cmd
cd /d "%~dp0.."
mvn -B -ntp package -DskipTests ^
  org.cyclonedx:cyclonedx-maven-plugin:2.9.3:makeBom -DoutputFormat=json -DincludeBomSerialNumber=false ^
  -DincludeTestScope=false -DincludeProvidedScope=false -Dcyclonedx.skipAttach=true ^
  exec:exec@packages

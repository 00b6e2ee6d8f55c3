@echo off
rem Makes the packages of Windows, with their bill of materials, under target\package\out. Maven 3.9 and newer refuse every
rem library and plugin whose checksum is not in .mvn\checksums.
rem usage: packaging\build.cmd
cd /d "%~dp0.."
mvn -B -ntp -Daether.artifactResolver.postProcessor.trustedChecksums=true ^
  -Daether.artifactResolver.postProcessor.trustedChecksums.checksumAlgorithms=SHA-256 ^
  -Daether.artifactResolver.postProcessor.trustedChecksums.failIfMissing=true ^
  package -Dmaven.test.skip=true cyclonedx:makeBom exec:exec@packages ^
  -DoutputFormat=json -DincludeBomSerialNumber=false -DincludeProvidedScope=false -Dcyclonedx.skipAttach

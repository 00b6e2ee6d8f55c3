# Makes the msi, signed where the secrets for that are in the environment:
#   WINDOWS_CERTIFICATE, WINDOWS_CERTIFICATE_PASSWORD   a code signing certificate with its key, PKCS#12 in base64
# Without them it says so, and the msi is not signed.
# usage: release.ps1, in the project's folder
$ErrorActionPreference = 'Stop'
$out = 'target\package\out'

& packaging\build.cmd
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }

if ($env:WINDOWS_CERTIFICATE) {
  $bytes = [Convert]::FromBase64String($env:WINDOWS_CERTIFICATE)
  # In memory only: neither the key nor its password is written to the disk or given to another process.
  $certificate = [Security.Cryptography.X509Certificates.X509Certificate2]::new(
    $bytes, $env:WINDOWS_CERTIFICATE_PASSWORD,
    [Security.Cryptography.X509Certificates.X509KeyStorageFlags]::EphemeralKeySet)
  foreach ($msi in Get-ChildItem "$out\*.msi") {
    $result = Set-AuthenticodeSignature -FilePath $msi.FullName -Certificate $certificate -HashAlgorithm SHA256 `
      -TimestampServer 'http://timestamp.digicert.com'
    if ($result.Status -ne 'Valid') { throw "$($msi.Name) was not signed: $($result.StatusMessage)" }
  }
} else {
  Write-Output 'There is no WINDOWS_CERTIFICATE: the msi is not signed. Skipped.'
}

$sums = Get-ChildItem "$out\token-revoker*" | Sort-Object Name | ForEach-Object {
  '{0}  {1}' -f (Get-FileHash $_.FullName -Algorithm SHA256).Hash.ToLowerInvariant(), $_.Name
}
# With the line ends that sha256sum reads.
[IO.File]::WriteAllText("$PWD\$out\SHA256SUMS", ($sums -join "`n") + "`n")

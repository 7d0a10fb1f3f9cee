# DX推進ダッシュボードを入れる、または新しい版にします。ふつうは「起動.bat」から動きます。
# All that is decided is decided by the installer, which is Python; this only finds one.
$embeddable = Get-ChildItem -Path $PSScriptRoot -Filter 'python-3.*-embed-amd64.zip' | Select-Object -First 1
$own = Join-Path $PSScriptRoot 'python'
if ($embeddable -and -not (Test-Path (Join-Path $own 'python.exe'))) {
    Expand-Archive -Path $embeddable.FullName -DestinationPath $own -Force
}
$installer = Join-Path $PSScriptRoot 'program\bundle\installer'
if (Test-Path (Join-Path $own 'python.exe')) {
    & (Join-Path $own 'python.exe') -B $installer install --open @args
    exit $LASTEXITCODE
}
foreach ($version in '3.14', '3.13', '3.12', '3.11') {
    if (Get-Command py -ErrorAction SilentlyContinue) { & py "-$version" --version *> $null }
    if ($LASTEXITCODE -eq 0) {
        & py "-$version" -B $installer install --open @args
        exit $LASTEXITCODE
    }
}
Write-Host 'Python 3.11 以上が見つかりません。「はじめに.txt」の「Python がないとき」をご覧ください。'
exit 1

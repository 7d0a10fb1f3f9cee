@echo off
setlocal
set "HERE=%~dp0."
set /p VERSION=<"%~dp0current"
set "BASE=%~dp0versions\%VERSION%"
set "PYTHON=%BASE%\python\python.exe"
if not exist "%PYTHON%" set "PYTHON=%BASE%\python\Scripts\python.exe"
"%PYTHON%" "%BASE%\program\bundle\installer" --place "%HERE%" %*

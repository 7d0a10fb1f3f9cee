@echo off
call "%~dp0dx-dashboard.bat" back
pause

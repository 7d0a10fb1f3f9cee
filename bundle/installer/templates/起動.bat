@echo off
call "%~dp0dx-dashboard.bat" open
if errorlevel 1 pause

@echo off
rem Runs Ratebook. Builds it first where it has never been built.
setlocal
set "HOME_DIR=%~dp0.."
set "JAR=%HOME_DIR%\target\ratebook.jar"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if not exist "%JAR%" (
  echo Building Ratebook once; this takes a minute. 1>&2
  call mvn -q -B -f "%HOME_DIR%\pom.xml" -Dmaven.test.skip=true package 1>&2 || exit /b 3
)
"%JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Djava.awt.headless=true -Dratebook.home="%HOME_DIR%" -jar "%JAR%" %*
exit /b %ERRORLEVEL%

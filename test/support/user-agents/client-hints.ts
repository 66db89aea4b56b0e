/**
 * What client hints make of a user agent: a line as in the other tables, then a column for each header, by what follows
 * `Sec-CH-UA`.
 *
 * https://wicg.github.io/ua-client-hints/, https://learn.microsoft.com/microsoft-edge/web-platform/how-to-detect-win11
 */
export const clientHints = `
AVG Secure Browser on Windows | desktop | AVG Secure Browser 131 | Windows | - | Chrome | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 | : "AVG Secure Browser";v="131", "Chromium";v="131", "Not_A Brand";v="24" | -Mobile: ?0 | -Platform: "Windows"
Chromium on Windows | desktop | Chromium 139 | Windows 11 | - | Chrome; Windows 10 | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 | : "Not;A=Brand";v="99", "Chromium";v="139" | -Mobile: ?0 | -Platform: "Windows" | -Platform-Version: "19.0.0"
Comet on macOS | desktop | Comet 138 | macOS 26 | - | Chrome; macOS 10.15.7 | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 | : "Not)A;Brand";v="8", "Chromium";v="138", "Comet";v="138" | -Mobile: ?0 | -Platform: "macOS" | -Platform-Version: "26.0.1"
Brave on Windows | desktop | Brave 138 | Windows 11 | - | Chrome; Chromium; Windows 10 | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 | : "Not)A;Brand";v="8", "Chromium";v="138", "Brave";v="138" | -Mobile: ?0 | -Platform: "Windows" | -Platform-Version: "15.0.0"
Vivaldi on Windows | desktop | Vivaldi 7 | Windows | - | Chrome; Chromium | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/136.0.0.0 Safari/537.36 | : "Chromium";v="136", "Vivaldi";v="7.4", "Not.A/Brand";v="99" | -Mobile: ?0 | -Platform: "Windows"
Chrome on Windows | desktop | Chrome 143 | Windows 11 | - | Chromium; Windows 10 | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36 | : "Google Chrome";v="143", "Chromium";v="143", "Not A(Brand";v="24" | -Mobile: ?0 | -Platform: "Windows" | -Platform-Version: "19.0.0"
Chrome on Android | mobile | Chrome 143 | Android 16 | Pixel 10 | Android 10; K | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Mobile Safari/537.36 | : "Google Chrome";v="143", "Chromium";v="143", "Not A(Brand";v="24" | -Mobile: ?1 | -Platform: "Android" | -Platform-Version: "16.0.0" | -Model: "Pixel 10"
Chrome on Android device or Linux computer | unknown | Chrome 143 | - | Android device or Linux computer | Linux; desktop | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36 | : "Google Chrome";v="143", "Chromium";v="143", "Not A(Brand";v="24" | -Mobile: ?0 | -Platform: "Linux" | -Platform-Version: "" | -Form-Factors: "Desktop"
Chrome on Linux | desktop | Chrome 110 | Linux | - | Android; unknown | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/110.0.0.0 Safari/537.36 | : "Chromium";v="110", "Not A(Brand";v="24", "Google Chrome";v="110" | -Mobile: ?0 | -Platform: "Linux" | -Platform-Version: "5.15.0"
Slack on macOS | desktop | Slack 4 | macOS 15 | - | Chromium; Chrome | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Slack/4.43.52 Chrome/134.0.0.0 Electron/35.1.5 Safari/537.36 | : "Not:A-Brand";v="24", "Chromium";v="134" | -Mobile: ?0 | -Platform: "macOS" | -Platform-Version: "15.4.1"
`;

/**
 * What stands where a model is sought: words that sound like a robot, builds, API levels, languages.
 *
 * https://source.android.com/docs/setup/reference/build-numbers
 */
export const models = `
Chrome on Android | tablet | Chrome 54 | Android 6.0.1 | M BOT TAB 101 | bot | Mozilla/5.0 (Linux; Android 6.0.1; M BOT TAB 101 Build/MOB30R) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/54.0.2840.85 Safari/537.36
Chrome on Android | mobile | Chrome 78 | Android 6.0 | VR BOT 552 PLUS | bot | Mozilla/5.0 (Linux; Android 6.0; VR BOT 552 PLUS) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/78.0.3904.96 Mobile Safari/537.36
Chrome on Android | mobile | Chrome 128 | Android 13 | CUBOT NOTE 50 | bot | Mozilla/5.0 (Linux; Android 13; CUBOT NOTE 50) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Mobile Safari/537.36
Android WebView on Android | mobile | Android WebView 121 | Android 12 | BLU Spider X2 | bot | Mozilla/5.0 (Linux; Android 12; BLU Spider X2 Build/SP1A.210812.016; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/121.0.6167.178 Mobile Safari/537.36
Android app on Android | unknown | Android app | Android 11 | RoboBot 3 | bot; tablet | Dalvik/2.1.0 (Linux; U; Android 11; RoboBot 3 Build/RP1A.200720.011)
okhttp on Android | unknown | okhttp 4 | Android 13 | X-BOT 10 | bot; Chrome | okhttp/4.12.0 (Android 13; X-BOT 10)
Element X on Android | unknown | Element X 25 | Android 15 | Google Pixel 8 | AP3A.241105.007; Sdk 0123456 | Element X/25.1.0 (Google Pixel 8; Android 15; AP3A.241105.007; Sdk 0123456)
MyBank on Android | unknown | MyBank 3 | Android 14 | SM-S911B | UP1A.231005.007 | MyBank/3.1.0 (Android 14; UP1A.231005.007; SM-S911B)
MyBank on Android | unknown | MyBank 3 | Android 14 | - | API 34; Android 34 | MyBank/3.1.0 (Android 14; API 34; en_US; 1080x2340)
Tusky on Android | unknown | Tusky 26 | Android 15 | - | arm64-v8a; Verizon | Tusky/26.0 (Android 15; arm64-v8a; Verizon)
Signal-Android on Android | unknown | Signal-Android 7 | Android | - | Android 34; Signal | Signal-Android/7.22.2 Android/34
DuckDuckGo on Android | unknown | DuckDuckGo 5 | Android | - | Android 33 | DuckDuckGo/5 (com.duckduckgo.mobile.android; Android API 33)
Threema on Android | unknown | Threema 5 | Android | SM-S921B | Android 35 | Threema/5.9.2 (Android 35; SM-S921B)
Instagram on Android | unknown | Instagram 355 | Android 14 | Pixel 8a | Android 34; 1080x2115 | Instagram 355.0.0.42.103 Android (34/14; 420dpi; 1080x2219; Google/google; Pixel 8a; akita; akita; en_US; 660310459)
Android app on Android | unknown | Android app | Android 6.0.1 | - | MMB29P | Dalvik/2.1.0 (Linux; U; Android 6.0.1; MMB29P)
Chrome on Android | mobile | Chrome 124 | Android 13 | - | V14.0.5.0.TKACNXM | Mozilla/5.0 (Linux; Android 13; V14.0.5.0.TKACNXM) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36
Huawei Browser on HarmonyOS | mobile | Huawei Browser 15 | HarmonyOS | - | HMSCore 6.14.0.309 | Mozilla/5.0 (Linux; Android 12; HarmonyOS; GRL-AL10; HMSCore 6.14.0.309) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.5735.196 HuaweiBrowser/15.0.9.300 Mobile Safari/537.36
Yandex on Android | mobile | Yandex 25 | Android 13 | U320 | arm_64; Chrome | Mozilla/5.0 (Linux; arm_64; Android 13; U320) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/136.0.7103.55 YaBrowser/25.6.6.55.01 Mobile Safari/537.36
MIUI Browser on Android | mobile | MIUI Browser 18 | Android 13 | M2012K11AC | wv; zh-cn | Mozilla/5.0 (Linux; U; Android 13; zh-cn; M2012K11AC Build/TKQ1.221114.001) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/118.0.0.0 Mobile Safari/537.36 XiaoMi/MiuiBrowser/18.3.100110
Samsung Internet on Android | watch | Samsung Internet 24 | Android 14 | SM-R960 | tablet | Mozilla/5.0 (Linux; Android 14; SM-R960 Build/UW1; wv) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/24.0 Chrome/117.0.0.0 Mobile Safari/537.36
Spotify on Android | unknown | Spotify 8 | Android | - | bot; M | Spotify/8.9 Android/34 (M BOT TAB 101)
Instagram on Android | unknown | Instagram 321 | Android 9 | M BOT TAB 101 | bot | Instagram 321.0.0.19.112 Android (28/9; 320dpi; 720x1356; M BOT; M BOT TAB 101; mbot; mt6580; en_US; 570811893)
Android app on Android | unknown | Android app | Android 13 | M BOT TAB | bot | Dalvik/2.1.0 (Linux; U; Android 13; M BOT TAB Build/TP1A.220624.014) [FBAN/FB4A;FBAV/400.0.0.37.76;FBLC/en_US;FBMF/M BOT;FBDV/M BOT TAB;FBSV/13;]
Bitwarden_Mobile on Android | unknown | Bitwarden_Mobile 2025 | Android 15 | Pixel 9 | SDK 35; Model Pixel 9; Android 35 | Bitwarden_Mobile/2025.1.0 (release/standard) (Android 15; SDK 35; Model Pixel 9)
MyApp on Android | tablet | MyApp 3 | Android 14 | SM-X700 | mobile; unknown | MyApp/3.1 (Android 14; tablet; SM-X700)
Chrome on Android | mobile | Chrome 131 | Android | Pixel 8 | Android 34 | Mozilla/5.0 (Linux; Android 34; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36
MyApp on macOS | desktop | MyApp 1 | macOS | - | macOS 24.1; macOS 24.1.0 | MyApp/1.0 macOS/24.1.0
Chrome on Android | mobile | Chrome 100 | Android 8.1.0 | 5032W | tablet | Mozilla/5.0 (Linux; Android 8.1.0; 5032W) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/100.0.0.0 Mobile Safari/537.36
Chrome on Android | mobile | Chrome 131 | Android 13 | 6056D | tablet | Mozilla/5.0 (Linux; Android 13; 6056D Build/TP1A.220624.014) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.6778.135 Mobile Safari/537.36
MyApp on Android | unknown | MyApp 2 | Android | Pixel 8 | T-Mobile 5G; Android 34 | MyApp/2 (Android; 34; T-Mobile 5G; Pixel 8)
MyApp on Android | unknown | MyApp 2 | Android 14 | moto g84 5G | Vodafone 4G LTE | MyApp/2 (Android 14; Vodafone 4G LTE; moto g84 5G)
`;

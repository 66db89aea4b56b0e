/**
 * What programs other than browsers call themselves, and what is not their name.
 *
 * https://www.rfc-editor.org/rfc/rfc9110#name-user-agent
 * `defaultUserAgent` of https://github.com/Alamofire/Alamofire, the clients of https://github.com/nextcloud
 */
export const names = `
Home Assistant on iOS | unknown | Home Assistant 2025 | iOS 16.3 | - | iOS 16.3.0; Assistant | Home Assistant/2025.5 (io.example.app; build:2025.1; iOS 16.3.0)
Nextcloud-iOS on iOS | unknown | Nextcloud-iOS 6 | iOS | - | Mozilla; Nextcloud | Mozilla/5.0 (iOS) Nextcloud-iOS/6.2.4
Nextcloud-android on Android | unknown | Nextcloud-android 3 | Android | - | Mozilla; tablet | Mozilla/5.0 (Android) Nextcloud-android/3.29.2
mirall on Windows | desktop | mirall 3 | Windows | - | Mozilla | Mozilla/5.0 (Windows) mirall/3.14.3stable-Win64 (build 20241101) (Nextcloud, windows-10.0.22631 ClientArchitecture: x86_64 OsArchitecture: x86_64)
mirall on macOS | desktop | mirall 3 | macOS | - | Mozilla; iPad or Mac | Mozilla/5.0 (Macintosh) mirall/3.15.0git (Nextcloud, osx-24.1.0 ClientArchitecture: arm64 OsArchitecture: arm64)
iPhone | mobile | - | iOS | iPhone | Mozilla; Mozilla 5; Safari | Mozilla 5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148
shop on Android | unknown | shop 8 | Android 13 | Google Pixel 6 | Safari; Safari 600 | Safari/600.2.5 MyShop (Google Pixel 6; android 13) shop/8.28.2
iPad | tablet | - | iPadOS 14.8.1 | iPad | iOS; iOS 14; iPhone | iOS/14.8.1;iPad Mini 4;x;1;4.56.1
MyShop on Android | unknown | MyShop 5 | Android 13 | - | iOS; Pixel | Android/13 MyShop/5.1.2 (Pixel 7)
Safari | unknown | Safari | - | - | Safari 20621 | Safari/20621.1.15.11.10 CFNetwork/3826.400.120 Darwin/24.3.0
Safari | unknown | Safari | - | - | MobileSafari; Safari 8617 | MobileSafari/8617.1.17.10.9 CFNetwork/1490.0.4 Darwin/23.2.0
MyApp on iOS | unknown | MyApp 3 | iOS 18.0 | - | iOS 18.0.0; build:5 | MyApp/3.1 (com.example; build:5; iOS 18.0.0) Alamofire/5.9.1
Podclipper on macOS | desktop | Podclipper 40 | macOS | - | iOS | Podclipper/40 (com.example.Podclipper; build:129; macOS(Catalyst) 13.2.1) Alamofire/5.7.1
MyBank | unknown | MyBank 5 | - | - | iOS; macOS | MyBank/5.2.1 CFNetwork/1568.200.51 Darwin/24.1.0
My Bank | unknown | My Bank 77 | - | - | iOS; macOS | My%20Bank/77 CFNetwork/1568.200.51 Darwin/24.1.0
支付宝 | unknown | 支付宝 10 | - | - | iOS; macOS; 10 | %E6%94%AF%E4%BB%98%E5%AE%9D/10.6.58 CFNetwork/1568.300.101 Darwin/24.2.0
Мой Банк on iPhone | mobile | Мой Банк 5 | iOS 18.2 | iPhone | Банк | Мой Банк/5.1.0 (iPhone; iOS 18.2; Scale/3.00)
微博 on iPad | tablet | 微博 15 | iPadOS 17.6.1 | iPad | iPhone or iPad | 微博/15.1.0 (iPad; iOS 17.6.1; Scale/2.00)
البودكاست | unknown | البودكاست 1710 | - | - | iOS; macOS | البودكاست/1710.10 CFNetwork/1568.200.51 Darwin/24.1.0
Pinterest on iPhone | mobile | Pinterest 12 | iOS | iPhone | Safari; for iOS | Pinterest for iOS/12.44 (iPhone15,2; 18.1.1)
Spotify on iPhone | mobile | Spotify 9 | iOS | iPhone | Apple app; Chrome | Spotify/9.0.10 iOS/18.2 (iPhone15,2)
Spotify on Android | unknown | Spotify 9 | Android | - | Chrome; Android 34 | Spotify/9.0.2.459 Android/34 (SM-S911B)
Expo | unknown | Expo | - | - | Chrome; Apple app | Expo/1017756 CFNetwork/1568.200.51 Darwin/24.1.0
Dart | unknown | Dart 3 | - | - | Chrome | Dart/3.5 (dart:io)
okhttp | unknown | okhttp 5 | - | - | Chrome | okhttp/5.0.0-alpha.14
Ktor | unknown | Ktor | - | - | Chrome; Chrome 24 | Ktor client
Android app on Android | unknown | Android app | Android 14 | SM-S911B | Chrome; tablet | Dalvik/2.1.0 (Linux; U; Android 14; SM-S911B Build/UP1A.231005.007)
Unity | unknown | Unity 2022 | - | - | Chrome; Unity 2022.3 | UnityPlayer/2022.3.45f1 (UnityWebRequest/1.0, libcurl/8.6.0-DEV)
com.google.android.youtube on Android | unknown | com.google.android.youtube 19 | Android 14 | Pixel 8 | Chrome; desktop | com.google.android.youtube/19.47.53 (Linux; U; Android 14; en_US; Pixel 8; Build/AP2A.240905.003) gzip
WhatsApp | unknown | WhatsApp 2 | - | - | Mozilla | WhatsApp/2.24.25.78 A
Feedly | unknown | Feedly 1 | - | - | Chrome | Feedly/1.0 (+http://www.feedly.com/fetcher.html; like FeedFetcher-Google)
Microsoft Office on Windows | desktop | Microsoft Office 16 | Windows | - | Chrome | Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17928; Pro)
iPhoneWallpapers | unknown | iPhoneWallpapers 2 | - | - | Chrome; iPhone | iPhoneWallpapers/2.0 CFNetwork/1494.0.7 Darwin/23.4.0
My Cloud on iOS | unknown | My Cloud 2 | iOS | - | Mozilla; Cloud | Mozilla/5.0 (iOS) My Cloud/2.1.0
My App on Android | unknown | My App 2 | Android 14 | - | Mozilla; tablet; App | Mozilla/5.0 (Android 14) My App/2.1
MyApp | unknown | MyApp 1 | - | - | SM-S911B; SM-S911B 14 | SM-S911B/14 MyApp/1.0
MyApp on iPhone | mobile | MyApp 1 | iOS | iPhone | iPhone 17; Safari | iPhone/17.5 MyApp/1.0
MyApp on Windows | desktop | MyApp 3 | Windows | - | Windows 10 | Windows/10 MyApp/3.1
MyShop | unknown | MyShop 3 | - | - | NetType; NetType WIFI | NetType/WIFI MyShop/3.1
Unknown device | unknown | - | - | - | Gecko; Gecko 20100101; Firefox | Gecko/20100101 Firefox/133.0
Kindle | unknown | Kindle 8 | - | - | tablet; Kindle 7 | Kindle/8.2 CFNetwork/1568.200.51 Darwin/24.1.0
Bank of Example on iOS | unknown | Bank of Example 3 | iOS 18.2 | - | Example; Example 3 | Bank of Example/3.2 (com.example; build:7; iOS 18.2.0)
Мой Банк Онлайн on Android | unknown | Мой Банк Онлайн 12 | Android 14 | SM-A546E | Bitwarden_Mobile 0; iOS | Мой Банк Онлайн/12.3.1 (Android 14; SM-A546E)
Spider Solitaire on iPad | tablet | Spider Solitaire 5 | iPadOS 18.2 | iPad | bot; Spider | Spider Solitaire/5.2 (iPad; iOS 18.2)
ChatBot on Android | unknown | ChatBot 5 | Android 14 | Pixel 8 | bot | ChatBot/5.2 (Android 14; Pixel 8)
iRobot on iPhone | mobile | iRobot 7 | iOS 18.2 | iPhone | bot | iRobot/7.1 (iPhone; iOS 18.2; build 5)
Robot Vacuum on iPhone | mobile | Robot Vacuum 2 | iOS 18.2 | iPhone | bot; Robot | Robot Vacuum/2.1 (iPhone; iOS 18.2)
Robot_Vacuum | unknown | Robot_Vacuum 2 | - | - | bot; Robot | Robot_Vacuum/2.1
ChatBot on macOS | desktop | ChatBot 2 | macOS 14.2 | - | bot | ChatBot/2.1 (Macintosh; OS X/14.2.0)
ChatBot on Android | unknown | ChatBot 8 | Android 14 | - | bot | ChatBot/8.9 Android/14 (SM-S911B)
ownCloud-android on Android | unknown | ownCloud-android 4 | Android | - | Mozilla; tablet | Mozilla/5.0 (Android) ownCloud-android/4.5.1
Spider2 on Windows | desktop | Spider2 1 | Windows | - | bot | Spider2/1.0 (Windows NT 10.0)
Android | unknown | - | Android | - | userId; Mozilla | Mozilla/5.0 (Android) userId/12345.1
`;

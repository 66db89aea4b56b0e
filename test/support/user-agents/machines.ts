/**
 * Televisions, consoles, watches, readers, cars and systems that few computers run.
 *
 * Forms as in the fixtures of https://github.com/matomo-org/device-detector
 */
export const machines = `
Tizen | tv | - | Tizen | - | Chrome; Linux; Tizen 8 | Mozilla/5.0 (SMART-TV; LINUX; Tizen 8.0) AppleWebKit/537.36 (KHTML, like Gecko) Version/8.0 TV Safari/537.36
webOS | tv | - | webOS | - | Chrome; Linux | Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.6099.270 Safari/537.36 WebAppManager
Linux | tv | - | Linux | - | Chrome; Odin; desktop | Mozilla/5.0 (X11; Linux armv7l) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/88.0.4324.182 Odin/88.4324.2.10 Safari/537.36 Model/Hisense-MT9602 VIDAA/6.0(ELCO;SmartTV;VS0665UD1;MTK9602/V0000.01.00U.N0330;UHD;VS0665U;)
Silk on Android | tv | Silk 128 | Android 9 | AFTMM | tablet; Chrome | Mozilla/5.0 (Linux; Android 9; AFTMM Build/PS7633.3445N) AppleWebKit/537.36 (KHTML, like Gecko) Silk/128.3.2 like Chrome/128.0.6613.146 Safari/537.36
Chrome on Android | tv | Chrome 125 | Android 12 | BRAVIA 4K VH21 | tablet | Mozilla/5.0 (Linux; Android 12; BRAVIA 4K VH21 Build/SRZ1.230201.001) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.6422.165 Safari/537.36
Chromecast | tv | - | - | Chromecast | Chrome; desktop | Mozilla/5.0 (X11; Linux armv7l) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.5735.134 Safari/537.36 CrKey/1.56.500000
Chromecast | tv | - | - | Chromecast | Chrome | Mozilla/5.0 (Fuchsia) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/108.0.0.0 Safari/537.36 CrKey/1.56.500000
Roku | tv | - | - | Roku | Roku 12; desktop | Roku/DVP-12.5 (12.5.0.4178-88)
PlayStation 5 | console | - | - | PlayStation 5 | Safari; Windows | Mozilla/5.0 (PlayStation; PlayStation 5/8.40) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.4 Safari/605.1.15
Edge on Xbox Series X | console | Edge 131 | - | Xbox Series X | Windows; desktop | Mozilla/5.0 (Windows NT 10.0; Win64; x64; Xbox; Xbox Series X) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0
Nintendo Switch | console | - | - | Nintendo Switch | Safari; NF | Mozilla/5.0 (Nintendo Switch; LoginApplet; Nintendo Switch Lite) AppleWebKit/613.0 (KHTML, like Gecko) NF/6.0.3.28.8 NintendoBrowser/5.1.0.36948
Nintendo Switch 2 | console | - | - | Nintendo Switch 2 | Safari; NF | Mozilla/5.0 (Nintendo Switch 2; WifiWebAuthApplet) AppleWebKit/613.0 (KHTML, like Gecko) NF/6.0.3.28.8 NintendoBrowser/5.1.0.36948
atc on watchOS | watch | atc 1 | watchOS 11.1 | Apple Watch | iOS | atc/1.0 watchOS/11.1 model/Watch7,1 hwp/t8310 build/22R585 (6; dt:362)
Samsung Internet on Android | watch | Samsung Internet 4 | Android 13 | SM-R930 | mobile; tablet; Linux | Mozilla/5.0 (Linux; Android 13; SM-R930) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/4.2 Chrome/111.0.5563.116 Mobile Safari/537.36
Kindle on Kindle | unknown | Kindle 3 | - | Kindle | Android; Safari; Linux | Mozilla/5.0 (X11; U; Linux armv7l like Android; en-us) AppleWebKit/531.2+ (KHTML, like Gecko) Version/5.0 Safari/533.2+ Kindle/3.0+
Kobo | unknown | - | - | Kobo | Android Browser; Safari; Android 2.0 | Mozilla/5.0 (Linux; U; Android 2.0; en-us;) AppleWebKit/538.1 (KHTML, like Gecko) Version/4.0 Mobile Safari/538.1 (Kobo Touch 0390/4.45.23697)
PocketBook on PocketBook | unknown | PocketBook 641 | - | PocketBook | Android; Safari | Mozilla/5.0 (Linux like Android; en_US) AppleWebkit/538.1 PocketBook/641 (screen 758x1024; FW U641.5.18.72) Mobile
KaiOS | mobile | - | KaiOS | - | Firefox; Linux | Mozilla/5.0 (Mobile; Nokia_2780_Flip; rv:84.0) Gecko/84.0 Firefox/84.0 KAIOS/3.1
Apple app on tvOS | tv | Apple app | tvOS 18.1 | Apple TV | iOS; mobile | AppleCoreMedia/1.0.0.22K557 (Apple TV; U; CPU OS 18_1 like Mac OS X; en_us)
Linux | unknown | - | Linux | - | Chrome; desktop | Mozilla/5.0 (X11; GNU/Linux) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.5414.194 Safari/537.36 Tesla/2024.26.8-b8c2f5f4e6
Chrome on Sailfish OS | mobile | Chrome 106 | Sailfish OS | - | Linux; desktop | Mozilla/5.0 (Linux; Sailfish 5.0; Xperia 10 III) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/106.0.0.0 Mobile Safari/537.36
`;

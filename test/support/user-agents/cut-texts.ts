/**
 * Texts that a database column has cut, copied lines, and texts that say nothing.
 *
 * Most are the beginning of a text of the other tables.
 */
export const cutTexts = `
Windows | desktop | - | Windows | - | Chrome; Chrome 13; Chrome 1 | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/13
Windows | desktop | - | Windows | - | Chrome; Chrome 131 | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0
Windows | desktop | - | Windows | - | Chrome; Safari | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/53
Windows | desktop | - | Windows | - | Chrome | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Ed
Edge on Windows | desktop | Edge | Windows | - | Edge 13 | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/13
Android | unknown | - | Android | - | Chrome; tablet | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0
Samsung Internet on Android | unknown | Samsung Internet | Android | - | Samsung Internet 2 | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/2
Android | unknown | - | Android | - | Android 1; tablet | Mozilla/5.0 (Linux; Android 1
Android | unknown | - | Android 14 | - | Pixel; Pixel 8 | Mozilla/5.0 (Linux; Android 14; Pixel 8 Pr
Windows | desktop | - | Windows | - | Windows 6; Windows 1 | Mozilla/5.0 (Windows NT 6
iPad or Mac | unknown | - | - | iPad or Mac | macOS; macOS 10.1; desktop | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_1
iPhone | mobile | - | iOS | iPhone | iOS 1 | Mozilla/5.0 (iPhone; CPU iPhone OS 1
iPhone | mobile | - | iOS 17.4 | iPhone | Safari | Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E1
iPhone | mobile | - | iOS 17.4 | iPhone | Safari | Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/60
iPad or Mac | unknown | - | - | iPad or Mac | macOS; Safari | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Safari/605
Windows | desktop | - | Windows | - | Firefox; Firefox 13 | Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/13
Unknown device | unknown | - | - | - | Linux; desktop | Mozilla/5.0 (X11; Linux x86_6
Android | mobile | - | Android 6.0.1 | Nexus 5X | Chrome; bot | Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.6778.69 Mobile Safari/537.36 (compati
MyBank | unknown | MyBank 5 | - | - | iOS 1 | MyBank/5.2 (com.example.bank; build:12; iOS 1
curl | cli | curl 8 | - | - | "curl | "curl/8.11.0"
Firefox on Windows | desktop | Firefox 133 | Windows | - | Chrome | "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0"
Chrome on Windows | desktop | Chrome 131 | Windows | - | User-Agent | User-Agent: Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36
Unknown device | unknown | - | - | - | Mozilla | Mozilla/5.0
Unknown device | unknown | - | - | - | bot | undefined
Unknown device | unknown | - | - | - | bot | -
iPhone | mobile | - | iOS | iPhone | iOS 18.7; Safari | Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebK
iPad | tablet | - | iPadOS | iPad | iPadOS 18.6; Safari | Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) AppleWebK
Signal-iOS on iOS | unknown | Signal-iOS 7 | iOS | - | iOS 1 | Signal-iOS/7.60 iOS/1
Signal-Android on Android | unknown | Signal-Android 7 | Android | - | Android 1 | Signal-Android/7.22.2 Android/1
`;

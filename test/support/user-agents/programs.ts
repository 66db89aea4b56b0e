/**
 * Command-line tools, libraries, headless browsers and crawlers.
 *
 * https://platform.openai.com/docs/bots, https://docs.perplexity.ai/guides/bots
 * Forms as in the fixtures of https://github.com/omrilotan/isbot
 */
export const programs = `
curl | cli | curl 8 | - | - | unknown | curl/8.11.0
Wget | cli | Wget 1 | - | - | unknown; Linux | Wget/1.24.5
HTTPie | cli | HTTPie 3 | - | - | unknown | HTTPie/3.2.4
python-requests | cli | python-requests 2 | - | - | unknown | python-requests/2.32.3
python-httpx | cli | python-httpx | - | - | Python | python-httpx/0.28.1
Go-http-client | cli | Go-http-client | - | - | unknown | Go-http-client/2.0
axios | cli | axios 1 | - | - | unknown | axios/1.7.9
Node.js | cli | Node.js | - | - | unknown | node
Postman | desktop | Postman | - | - | Chrome | PostmanRuntime/7.43.0
PowerShell on Windows | cli | PowerShell 7 | Windows | - | unknown; Mozilla | Mozilla/5.0 (Windows NT 10.0; Microsoft Windows 10.0.22631; en-US) PowerShell/7.4.6
Headless Chrome on Linux | bot | Headless Chrome 131 | Linux | - | Chrome; desktop | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36
Headless Edge on Windows | bot | Headless Edge 127 | Windows | - | Chrome; desktop | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/127.0.2651.74 Safari/537.36 HeadlessEdg/127.0.2651.74
Googlebot | bot | Googlebot 2 | - | - | Chrome; mobile; Android | Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.6778.69 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)
GPTBot | bot | GPTBot 1 | - | - | unknown | Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; GPTBot/1.2; +https://openai.com/gptbot
ChatGPT-User | bot | ChatGPT-User 1 | - | - | unknown; bot 1 | Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; ChatGPT-User/1.0; +https://openai.com/bot
OAI-SearchBot | bot | OAI-SearchBot 1 | - | - | Chrome; macOS | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36; compatible; OAI-SearchBot/1.3; +https://openai.com/searchbot
ClaudeBot | bot | ClaudeBot 1 | - | - | unknown | Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0; +claudebot@anthropic.com)
Claude-User | bot | Claude-User 1 | - | - | unknown | Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Claude-User/1.0; +Claude-User@anthropic.com)
PerplexityBot | bot | PerplexityBot 1 | - | - | unknown | Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; PerplexityBot/1.0; +https://perplexity.ai/perplexitybot)
Perplexity-User | bot | Perplexity-User 1 | - | - | unknown; Safari | Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Perplexity-User/1.0; +https://perplexity.ai/perplexity-user)
meta-externalagent | bot | meta-externalagent 1 | - | - | unknown | meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)
Bytespider | bot | Bytespider | - | - | Chrome; Android | Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Mobile Safari/537.36 (compatible; Bytespider; spider-feedback@bytedance.com)
MistralAI-User | bot | MistralAI-User 1 | - | - | unknown | Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; MistralAI-User/1.0; +https://docs.mistral.ai/robots)
CCBot | bot | CCBot 2 | - | - | unknown | CCBot/2.0 (https://commoncrawl.org/faq/)
Amazonbot | bot | Amazonbot | - | - | Chrome; unknown | Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Amazonbot/0.1; +https://developer.amazon.com/support/amazonbot) Chrome/119.0.6045.214 Safari/537.36
Applebot | bot | Applebot | - | - | Safari; macOS; iPad or Mac | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15 (Applebot/0.1; +http://www.apple.com/go/applebot)
Chrome-Lighthouse | bot | Chrome-Lighthouse | - | - | Chrome; Android | Mozilla/5.0 (Linux; Android 11; moto g power (2022)) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/136.0.0.0 Mobile Safari/537.36 Chrome-Lighthouse
Discordbot | bot | Discordbot 2 | - | - | unknown | Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)
TelegramBot | bot | TelegramBot | - | - | unknown | TelegramBot (like TwitterBot)
DuckAssistBot | bot | DuckAssistBot 1 | - | - | unknown | DuckAssistBot/1.2; (+http://duckduckgo.com/duckassistbot.html)
SemrushBot | bot | SemrushBot 7 | - | - | Android; unknown | SemrushBot/7 (Linux; Android 13; Pixel 7; +http://www.semrush.com/bot.html)
ExampleBot | bot | ExampleBot 1 | - | - | Linux; desktop; unknown | ExampleBot/1.0 (Linux x86_64)
ExampleBot | bot | ExampleBot 1 | - | - | Android; unknown | ExampleBot/1.0 (compatible; Android 14)
ExampleBot | bot | ExampleBot 1 | - | - | iOS; mobile; iPhone | ExampleBot/1.0 (iPhone; iOS 18.2; bots@example.com)
Googlebot | bot | Googlebot 2 | - | - | iOS; mobile; iPhone | Googlebot/2.1 (iPhone; CPU iPhone OS 18_2 like Mac OS X)
Googlebot | bot | Googlebot 2 | - | - | Foo; iOS; mobile | Foo/1.0 (iPhone; Googlebot/2.1)
Unknown device | bot | - | - | - | Chrome; Windows; desktop | Better Uptime Bot Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/74.0.3729.169 Safari/537.36
Unknown device | bot | - | - | - | unknown | crawler_example_2.0
`;

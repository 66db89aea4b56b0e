import { expect, test } from "vitest";
import { parseUserAgent } from "../../../src/core/user-agent/parser.ts";

const webKit = "AppleWebKit/537.36 (KHTML, like Gecko)";

test.each([
  "Silk",
  "OculusBrowser",
  "PicoBrowser",
  "HonorBrowser",
  "XiaoMi/MiuiBrowser",
  "XiaoMi/Mint Browser",
  "HeyTapBrowser",
  "VivoBrowser",
  "MZBrowser",
  "PHX",
])("%s exists on Android alone, whatever computer it claims to be", (token) => {
  for (const platform of [
    "X11; Linux x86_64",
    "Macintosh; Intel Mac OS X 10_15_7",
    "Windows NT 10.0; Win64; x64",
  ]) {
    const userAgent = `Mozilla/5.0 (${platform}) ${webKit} Chrome/131.0.0.0 Safari/537.36 ${token}/18.4`;
    expect(parseUserAgent(userAgent)).toMatchObject({ type: "unknown", os: "Android", browserVersion: "18" });
  }
});

test.each([
  "SamsungBrowser/28.0 Chrome/130.0.0.0 Safari/537.36",
  "Chrome/131.0.0.0 Safari/537.36 EdgA/131.0.0.0",
  "Chrome/131.0.0.0 Safari/537.36 OPX/3.1",
  "Chrome/114.0.5735.196 HuaweiBrowser/15.0.4 Safari/537.36",
  "Chrome/123.0.6312.80 UCBrowser/13.7.8 Safari/537.36",
  "Chrome/126.0.0.0 DuckDuckGo/5 Safari/537.36",
  "Chrome/126.0.0.0 Safari/537.36 Ddg/126.0",
  "Chrome/109.0.5414.86 MQQBrowser/15.6 Safari/537.36",
  "Chrome/123.0.6312.80 Quark/7.4.5 Safari/537.36",
  "Focus/9.8 Chrome/126.0.0.0 Safari/537.36",
  "Klar/9.8 Chrome/126.0.0.0 Safari/537.36",
  "Version/4.0 Chrome/126.0.0.0 Safari/537.36",
  "Chrome/126.0.0.0 Safari/537.36 [FB_IAB/FB4A;FBAV/510.0.0.45.80;]",
  "Chrome/133.0.0.0 Safari/537.36 (Ecosia android@133.0.6943.137)",
  "Chrome/126.0.6478.134 Safari/537.36 TwitterAndroid",
])("%s does not exist for Linux", (rest) => {
  const { type, os, model } = parseUserAgent(`Mozilla/5.0 (X11; Linux x86_64) ${webKit} ${rest}`);
  expect({ type, os, model }).toEqual({ type: "unknown", os: "Android", model: undefined });
});

test.each([
  "AP3A.241105.007",
  "QKQ1.190910.002",
  "MMB29P",
  "V14.0.5.0.TKACNXM",
  "5.2.1",
  "Sdk 34",
  "API 34",
  "Build 123",
  "version 12",
  "v 12",
  "scale 2.0",
  "density 3",
  "OS 14",
  "Flutter 3.24",
  "Dart 3",
  "build:12",
  "SDK=34",
  "me@example.com1",
  "1080x2115",
  "480dpi",
  "1200px",
  "8GB",
  "5g",
  "12mm",
  "T-Mobile 5G",
  "Vodafone 4G LTE",
  "1234",
  "arm64-v8a",
  "aarch64",
  "x86_64",
  "i686",
  "amd64",
  "en_US",
  "com.example.bank2",
  "release",
  "",
])("%j is not taken for the model of an application's device", (entry) => {
  expect(parseUserAgent(`MyBank/3.1.0 (Android 14; ${entry})`)).toEqual({
    type: "unknown",
    os: "Android",
    osVersion: "14",
    browser: "MyBank",
    browserVersion: "3",
  });
});

test.each([
  "Pixel 8",
  "SM-S911B",
  "moto g(60)",
  "M2012K11AC",
  "2201117TY",
  "Google Pixel 8",
  "CPH2451",
  "moto g84 5G",
  "moto g 5G",
  "Galaxy A53 5G",
  "Nexus 5X",
])("%j is a model, before the system and after it", (model) => {
  expect(parseUserAgent(`MyBank/3.1.0 (Android 14; ${model})`).model).toBe(model);
  expect(parseUserAgent(`MyBank/3.1.0 (${model}; Android 14)`).model).toBe(model);
  expect(parseUserAgent(`MyBank/3.1.0 (Android 14; Model ${model} MIUI/V14.0.5)`).model).toBe(model);
});

test.each([
  ["Android/34", undefined],
  ["Android 21", undefined],
  ["Android API 33", undefined],
  ["Android 34.0.1", undefined],
  ["Android 17", "17"],
  ["Android/15", "15"],
  ["android 13", "13"],
  ["like Android 5", undefined],
])("%s has the version %s", (system, version) => {
  expect(parseUserAgent(`MyBank/3.1.0 (${system})`).osVersion).toBe(version);
});

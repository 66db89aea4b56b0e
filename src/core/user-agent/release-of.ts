/**
 * The release that a platform version stands for, as its users know it: "11" for Windows "15.0.0", "15" for macOS
 * "15.3.1". Undefined for systems whose versions are those of a kernel or a build, and for versions that never were.
 */
export function releaseOf(os: string, platformVersion: string | undefined): string | undefined {
  const [, first, second] = /^(\d{1,2})(?:\.(\d{1,5}))?(?:\.\d{1,5}){0,2}$/.exec(platformVersion ?? "") ?? [];
  if (first === undefined) return undefined;
  const major = Number(first);
  const minor = Number(second);
  if (os === "Windows") return windowsReleaseOf(major, minor);
  if (os === "macOS") return macReleaseOf(major, minor);
  return os === "Android" && major > 0 ? `${major}` : undefined;
}

/** The version of a programming interface, which Microsoft maps to releases. */
function windowsReleaseOf(major: number, minor: number): string | undefined {
  if (major === 0) return ["7", "8", "8.1"][minor - 1];
  if (major <= 10) return "10";
  return major >= 13 ? "11" : undefined;
}

/** 10.16 and 16 are what 11 and 26 say to programs older than they are; nothing was ever released as 16 to 25. */
function macReleaseOf(major: number, minor: number): string | undefined {
  if (major === 10) return minor <= 15 ? `10.${minor}` : undefined;
  return (major >= 11 && major <= 15) || major >= 26 ? `${major}` : undefined;
}

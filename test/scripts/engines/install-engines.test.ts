import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "install-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program of a machine that has nothing else. It notes its arguments in `calls`. */
function program(name: string, script = ""): void {
  writeFileSync(join(folder, name), `#!/bin/bash\necho "${name} $*" >>"${folder}/calls"\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
}

/** Runs .ci/install-engines on a machine with these programs, for a user with this id. */
function install(userId: number): { status: number | null; said: string[]; installed: string[] } {
  for (const name of ["bash", "env", "timeout"]) symlinkSync(`/usr/bin/${name}`, join(folder, name));
  program("id", `echo ${userId}`);
  const { status, stdout } = spawnSync("/bin/bash", [".ci/install-engines"], {
    env: { PATH: folder },
    encoding: "utf8",
  });
  const calls = readFileSync(join(folder, "calls"), { encoding: "utf8", flag: "a+" });
  const installed = [...calls.matchAll(/^(sudo -n env .*)?apt-get .* install .* (\S+)$/gm)];
  return {
    status,
    said: stdout.trim().split("\n"),
    installed: installed.map(([, sudo, name]) => `${sudo ? "sudo " : ""}${name}`),
  };
}

const all = ["firefox-esr", "webkit2gtk-driver", "xvfb", "postgresql"];

describe.skipIf(process.platform !== "linux")(".ci/install-engines", () => {
  it("installs all of them as root", () => {
    program("apt-get");
    expect(install(0)).toEqual({ status: 0, said: all.map((name) => `Installed ${name}`), installed: all });
  });

  it("installs only what is missing", () => {
    program("apt-get");
    program("firefox-esr");
    program("Xvfb");
    expect(install(0).installed).toEqual(["webkit2gtk-driver", "postgresql"]);
  });

  it("asks nothing of apt if all is there", () => {
    program("apt-get", "exit 1");
    for (const name of ["firefox-esr", "WebKitWebDriver", "Xvfb", "pg_lsclusters"]) program(name);
    expect(install(0)).toEqual({ status: 0, said: [""], installed: [] });
  });

  it("uses a sudo that asks for no password", () => {
    program("apt-get");
    program("sudo", '[ "$1" = -n ] && shift && "$@"');
    program("true");
    expect(install(1000)).toMatchObject({ status: 0, said: all.map((name) => `Installed ${name}`) });
    expect(readFileSync(join(folder, "calls"), "utf8")).toContain("sudo -n env");
  });

  it("goes on if sudo wants a password", () => {
    program("apt-get");
    program("sudo", "exit 1");
    expect(install(1000)).toEqual({
      status: 0,
      said: [`Not installed: ${all.join(" ")} (neither root nor a sudo without a password)`],
      installed: [],
    });
  });

  it("goes on without apt", () => {
    expect(install(0)).toMatchObject({
      status: 0,
      said: [`Not installed: ${all.join(" ")} (no apt-get)`],
    });
  });

  it("goes on if one package cannot be installed, and installs the others", () => {
    program("apt-get", 'case "$*" in *firefox-esr) echo "Unable to locate package"; exit 100 ;; esac');
    expect(install(0)).toMatchObject({
      status: 0,
      said: [
        "Unable to locate package",
        "Not installed: firefox-esr (apt-get failed)",
        "Installed webkit2gtk-driver",
        "Installed xvfb",
        "Installed postgresql",
      ],
    });
  });

  it("goes on without a network", () => {
    program("apt-get", "exit 100");
    expect(install(0).status).toBe(0);
  });
});

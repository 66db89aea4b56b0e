import { render, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { LiveRegion, Said, type SaidProps } from "../../src/components/live-region.tsx";
import { DevicesProvider, SessionsError } from "../../src/index.ts";
import { askAbout } from "./support/ask-about.ts";
import { confirmSignOut } from "./support/confirm-sign-out.ts";
import { handAdapter } from "./support/hand-adapter.ts";
import { listen, said } from "./support/said.ts";
import { showWidget } from "./support/show-widget.tsx";
import { type State, states } from "./support/states.ts";

const anyLive = "[aria-live], [role=status], [role=alert], [role=log], output";

afterEach(() => {
  Reflect.deleteProperty(navigator, "onLine");
  dispatchEvent(new Event("online"));
});

describe.each(Object.entries(states))("%s", (_name, { adapter, props, enter, says }: State) => {
  test("has one live region without a role or a button, and a dialog has one of its own", async () => {
    const shown = showWidget(adapter?.(), props);
    const region = document.querySelector(anyLive);
    await enter?.(shown);
    await waitFor(() => expect(screen.getAllByText(says).length).toBeGreaterThan(0));
    const regions = [...document.querySelectorAll(anyLive)];
    const ofDialogs = regions.filter((one) => one.closest("dialog"));
    expect(regions.filter((one) => !ofDialogs.includes(one))).toEqual([region]);
    // A modal dialog silences the rest of the page.
    expect(ofDialogs).toHaveLength(document.querySelectorAll("dialog").length);
    for (const one of regions) {
      expect(one.getAttribute("aria-live")).toBe("polite");
      expect(one.hasAttribute("role")).toBe(false);
      expect(one.querySelector("button")).toBeNull();
    }
    expect(region?.closest("[data-status]")).not.toBeNull();
  });
});

test("what people can read in place of a list is said, too", async () => {
  showWidget(
    handAdapter({ beforeList: () => Promise.reject(new SessionsError("unauthenticated", "Gone.")) }),
  );
  await waitFor(() => expect(said()).toEqual(["You’re signed out of this device."]));
});

test("a list that fails again is heard again", async () => {
  const heard = listen();
  showWidget(handAdapter({ beforeList: () => Promise.reject(new SessionsError("timeout", "Late.")) }));
  const reason = "The server didn’t answer in time.";
  for (const sentence of [`We couldn’t load your devices. ${reason}`, `Still not loaded. ${reason}`]) {
    await waitFor(() => expect(said().join()).toBe(sentence));
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  }
  const times = () => heard.filter((sentence) => sentence === `Still not loaded. ${reason}`).length;
  await waitFor(() => expect(times()).toBe(2));
});

test("the same sentence is heard each time, also with nothing else between", async () => {
  const copy = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  onTestFinished(() => copy.mockRestore());
  showWidget();
  await askAbout("Sign out curl");
  const heard = listen();
  for (const times of [1, 2, 3]) {
    await userEvent.click(screen.getByRole("button", { name: "Copy" }));
    await waitFor(() => expect(heard).toEqual(Array(times).fill("Copied.")));
  }
});

test("a list that fails is silent once there is a list", async () => {
  const { adapter } = showWidget(
    handAdapter({ beforeList: () => Promise.reject(new SessionsError("timeout", "Late.")) }),
  );
  await waitFor(() => expect(said()).toHaveLength(1));
  adapter.beforeList = () => {};
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByText("curl");
  await waitFor(() => expect(said().join()).toBe(""));
});

test("a list that could not be refreshed is heard each time that it fails, also with the same error", async () => {
  const { adapter, refetch } = showWidget();
  await screen.findByText("curl");
  const heard = listen();
  const down = new SessionsError("network", "Down.");
  adapter.beforeList = () => Promise.reject(down);
  await refetch();
  const sentence = "This list may be out of date. The server couldn’t be reached.";
  await waitFor(() => expect(heard.join("|")).toBe(sentence));
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  await waitFor(() => expect(heard).toEqual([sentence, sentence]));
  expect(said()).toEqual([sentence]);
  adapter.beforeList = () => {};
  await refetch();
  await waitFor(() => expect(said()).toEqual([]));
});

test("what became of a sign-out is heard once, however often the list is read again", async () => {
  const { adapter, refetch } = showWidget();
  await screen.findByText("curl");
  const heard = listen();
  await confirmSignOut("Sign out Safari on iPhone");
  const sentence = "Signed out Safari on iPhone in Nairobi, Kenya.";
  await waitFor(() => expect(heard).toEqual([sentence]));
  adapter.sessions = adapter.sessions.filter(({ id }) => id !== "id-firefox");
  await refetch();
  await screen.findByText("Other devices (1)");
  expect(heard).toEqual([sentence]);
});

test("when a time has passed and its sentence leaves, nothing is said again, and it leaves the region", async () => {
  showWidget(handAdapter({ more: { revocationLagSeconds: 3 } }));
  const heard = listen();
  await confirmSignOut("Sign out curl");
  const whole = /^curl is signed out\. It may keep working there until 12:01\sPM\.$/;
  await waitFor(() => expect(heard).toEqual([expect.stringMatching(whole)]));
  const seen = () => document.querySelector(".yd-notice > span")?.textContent;
  await waitFor(() => expect(seen()).toBe("curl is signed out."), { timeout: 8000 });
  await waitFor(() => expect(said()).toEqual([]));
  expect(heard).toHaveLength(1);
});

test("of a sentence that grows only what is new is said, and all of one that is another", async () => {
  const heard = listen();
  const shown = render(<Say text="One." />);
  for (const text of ["One. Two.", "One.", "Three."]) shown.rerender(<Say text={text} />);
  await waitFor(() => expect(heard).toEqual(["One.", "Two.", "Three."]));
  shown.rerender(<Say text="Three." error="another try" />);
  await waitFor(() => expect(heard.slice(3)).toEqual(["Three."]));
});

function Say(props: SaidProps) {
  return (
    <DevicesProvider adapter={handAdapter()} userId="ada">
      <LiveRegion>
        <Said {...props} />
      </LiveRegion>
    </DevicesProvider>
  );
}

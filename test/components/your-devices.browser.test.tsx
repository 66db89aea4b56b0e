import { QueryClient } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { createRef } from "react";
import { expect, test } from "vitest";
import { DevicesProvider, YourDevices } from "../../src/index.ts";
import { words } from "../support/words.ts";
import { confirmSignOut } from "./support/confirm-sign-out.ts";
import { handAdapter } from "./support/hand-adapter.ts";
import { many } from "./support/sessions.ts";
import { showWidget } from "./support/show-widget.tsx";

test("is a region with the title as its name, a heading of level 2 unless told otherwise", async () => {
  showWidget();
  expect(screen.getByRole("region", { name: "Your devices" })).toBeInTheDocument();
  expect(screen.getByRole("heading", { name: "Your devices", level: 2 })).toBeInTheDocument();
});

test("takes another heading level", () => {
  showWidget(handAdapter(), { headingLevel: 3 });
  expect(screen.getByRole("heading", { name: "Your devices", level: 3 })).toBeInTheDocument();
});

test("forwards its ref, merges its class and passes on the props of a section", () => {
  const ref = createRef<HTMLElement>();
  render(
    <YourDevices
      ref={ref}
      adapter={handAdapter()}
      userId={undefined}
      queryClient={new QueryClient()}
      className="mine"
      id="devices"
      data-mine="1"
    />,
  );
  const section = screen.getByRole("region");
  expect(ref.current).toBe(section);
  expect(section).toHaveClass("yd", "mine");
  expect(section).toHaveAttribute("id", "devices");
  expect(section).toHaveAttribute("data-mine", "1");
});

test.each([
  [undefined, "en"],
  ["de-AT", "de-AT"],
  ["ar", "ar"],
])("says in which language its words are: %s", (locale, lang) => {
  showWidget(handAdapter(), { locale } as object);
  expect(screen.getByRole("region")).toHaveAttribute("lang", lang);
});

test("a host may say another language", () => {
  showWidget(handAdapter(), { locale: "de", lang: "gsw" } as object);
  expect(screen.getByRole("region")).toHaveAttribute("lang", "gsw");
});

test("the outline of the page has the title, and one level below it the other devices", async () => {
  showWidget(handAdapter(), { headingLevel: 3, children: <h4>History</h4> });
  await screen.findByText("curl");
  const headings = screen.getAllByRole("heading").map(({ tagName, textContent }) => [tagName, textContent]);
  expect(headings).toEqual([
    ["H3", "Your devices"],
    ["H4", "Other devices (3)"],
    ["H5", "Apps and tools"],
    ["H4", "History"],
  ]);
});

test("title and count, notices, this device, the others with what signs them all out, and the host's own follow each other", async () => {
  const { adapter } = showWidget(handAdapter({ sessions: many(40) }), { children: <p>History</p> });
  await confirmSignOut(/^Sign out .*Firefox.* on .*macOS/);
  await screen.findByRole("button", { name: "Dismiss" });
  expect(adapter.asked).toEqual(["id-1"]);
  const found = [
    screen.getByRole("heading", { name: "Your devices" }),
    screen.getByText("You’re signed in on 39 devices."),
    screen.getByText(/signed out/i, { selector: ".yd-notice > span" }),
    screen.getByText("This device"),
    screen.getByRole("heading", { name: "Other devices (38)" }),
    screen.getByRole("button", { name: "Sign out all others…" }),
    screen.getByText("Select a device to see its details or sign it out."),
    screen.getByRole("searchbox"),
    screen.getAllByRole("listitem")[1] as HTMLElement,
    screen.getByRole("button", { name: "Show 13 more" }),
    screen.getByText("History"),
  ];
  for (const [at, element] of found.slice(1).entries())
    expect(found[at]?.compareDocumentPosition(element)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
});

test("list navigation reads the names of the devices", async () => {
  showWidget();
  await screen.findByText("curl");
  const rows = screen.getAllByRole("listitem");
  const names = ["Chrome on macOS This device", "Firefox on Linux", "Safari on iPhone", "curl"];
  expect(rows).toHaveLength(names.length);
  for (const [at, name] of names.entries()) expect(rows[at]).toHaveAccessibleName(words(name));
});

test("says its state in an attribute", async () => {
  showWidget();
  expect(screen.getByRole("region")).toHaveAttribute("data-status", "pending");
  await screen.findByText("curl");
  expect(screen.getByRole("region")).toHaveAttribute("data-status", "success");
});

test("takes adapter, user and words from a provider above it", async () => {
  render(
    <DevicesProvider
      adapter={handAdapter()}
      userId="ada"
      queryClient={new QueryClient()}
      labels={{ title: "Where you are signed in" }}
    >
      <YourDevices />
    </DevicesProvider>,
  );
  expect(await screen.findByText("curl")).toBeInTheDocument();
  expect(screen.getByRole("region", { name: "Where you are signed in" })).toBeInTheDocument();
});

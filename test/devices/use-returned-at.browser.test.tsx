import { screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { SessionsError } from "../../src/core/errors.ts";
import { confirmSignOut } from "../components/support/confirm-sign-out.ts";
import { gate } from "../components/support/gate.ts";
import { handAdapter } from "../components/support/hand-adapter.ts";
import { said } from "../components/support/said.ts";
import { showWidget } from "../components/support/show-widget.tsx";

/** What the browser does with a page that it keeps in memory (`persisted`) or drops. */
const leave = (persisted = true) => dispatchEvent(new PageTransitionEvent("pagehide", { persisted }));
const comeBack = (persisted = true) => dispatchEvent(new PageTransitionEvent("pageshow", { persisted }));

/** When the event is over, so are its microtasks. A page that is kept gets no task. */
const endOfEvent = () => new Promise<void>((resolve) => queueMicrotask(resolve));

const rows = () => document.querySelectorAll("[role=list] > li").length;

async function showList() {
  const shown = showWidget(handAdapter());
  await screen.findByText("curl");
  const listed = vi.spyOn(shown.adapter, "listSessions");
  return { ...shown, listed };
}

test("the rows are gone when the page is put into memory", async () => {
  const { listed } = await showList();
  leave();
  await endOfEvent();
  expect(rows()).toBe(0);
  expect(document.body).not.toHaveTextContent(/Chrome|Firefox|Safari|curl/);
  expect(listed).not.toHaveBeenCalled();
  comeBack();
  await screen.findByText("curl");
});

test("nothing that was said of a device stays on a page in memory", async () => {
  await showList();
  await confirmSignOut("Sign out curl");
  await waitFor(() => expect(said()).toEqual(["curl is signed out."]));
  leave();
  await endOfEvent();
  expect(document.body).not.toHaveTextContent("curl");
  comeBack();
  await waitFor(() => expect(rows()).toBe(3));
});

test("a page that comes back asks at once and shows only what it gets", async () => {
  const { adapter, listed } = await showList();
  const { opened, open } = gate();
  leave();
  await endOfEvent();
  adapter.sessions = adapter.sessions.slice(0, 2);
  adapter.beforeList = () => opened;
  comeBack();
  await waitFor(() => expect(listed).toHaveBeenCalledTimes(1));
  await endOfEvent();
  expect(rows()).toBe(0);
  open();
  await waitFor(() => expect(rows()).toBe(2));
  expect(listed).toHaveBeenCalledTimes(1);
});

test("where that list fails, the page says so instead of showing the old one, and asks again when told to", async () => {
  const { adapter } = await showList();
  leave();
  adapter.beforeList = () => Promise.reject(new SessionsError("network", "Down."));
  comeBack();
  const retry = await screen.findByRole("button", { name: "Try again" });
  expect(rows()).toBe(0);
  adapter.beforeList = () => {};
  retry.click();
  await waitFor(() => expect(rows()).toBe(4));
});

test("who was signed out is asked anew", async () => {
  const { adapter, refetch } = await showList();
  adapter.beforeList = () => Promise.reject(new SessionsError("unauthenticated", "Gone."));
  await refetch();
  await waitFor(() => expect(document.querySelector("[data-status=signed-out]")).toBeInTheDocument());
  leave();
  adapter.beforeList = () => {};
  comeBack();
  await waitFor(() => expect(rows()).toBe(4));
});

test("a page that is dropped, or shown for the first time, does nothing", async () => {
  const { listed } = await showList();
  leave(false);
  comeBack(false);
  await endOfEvent();
  expect(rows()).toBe(4);
  expect(listed).not.toHaveBeenCalled();
});

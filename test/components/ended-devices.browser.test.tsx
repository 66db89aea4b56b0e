import { QueryClient } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import { StrictMode } from "react";
import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import "../../src/styles.css";
import {
  DevicesProvider,
  type DevicesProviderProps,
  EndedDevices,
  type EndedDevicesProps,
  SessionsError,
  type UserSession,
  YourDevices,
} from "../../src/index.ts";
import { plain, someWords } from "../support/words.ts";
import { axeViolations } from "./support/axe-violations.ts";
import { gate } from "./support/gate.ts";
import { endedSessions, type HistoryAdapter, historyAdapter } from "./support/history-adapter.ts";
import { listen } from "./support/said.ts";
import { many } from "./support/sessions.ts";

type Props = Partial<Omit<DevicesProviderProps, "adapter" | "children">> &
  EndedDevicesProps & { alone?: true };

/** The widget with a history among its children, or a history alone. */
function show(adapter: HistoryAdapter = historyAdapter(), first: Props = {}) {
  const queryClient = new QueryClient();
  const view = ({ alone, headingLevel, icon, details, ...provider }: Props) => (
    <StrictMode>
      <DevicesProvider userId="ada" timeZone="UTC" queryClient={queryClient} {...provider} adapter={adapter}>
        {alone ? (
          <EndedDevices headingLevel={headingLevel} icon={icon} details={details} />
        ) : (
          <YourDevices icon={icon} details={details}>
            <EndedDevices headingLevel={headingLevel} />
          </YourDevices>
        )}
      </DevicesProvider>
    </StrictMode>
  );
  const shown = render(view(first));
  return {
    ...shown,
    adapter,
    set: (props: Props) => shown.rerender(view(props)),
    refetch: () => queryClient.refetchQueries(),
  };
}

const disclosure = () => screen.findByRole("button", { name: /^Ended/ });
const listed = () =>
  screen.queryAllByRole("listitem").filter((row) => row.querySelector("[data-state=ended]"));
const rowText = (row: HTMLElement | undefined) =>
  [...(row?.querySelectorAll(".yd-name > span, .yd-facts > *") ?? [])].map(({ textContent }) =>
    plain(textContent).replace(/\s/g, " "),
  );
const focusedName = () =>
  plain(document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent).replace(
    /\s/g,
    " ",
  );
const pressed = async () => userEvent.click(await disclosure());
const soon = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

describe("before it is opened", () => {
  test.each([[false], [true]])("it is a closed heading, and nothing is asked (alone: %s)", async (alone) => {
    const { adapter } = show(historyAdapter(), alone ? { alone } : {});
    const button = await disclosure();
    expect(button).toHaveAccessibleName("Ended sessions");
    expect(button).toHaveAttribute("aria-expanded", "false");
    expect(screen.getByRole("heading", { level: 3, name: "Ended sessions" })).toContainElement(button);
    await soon();
    expect(adapter.read).toEqual([]);
    expect(listed()).toEqual([]);
  });

  test("alone it asks for no list either", async () => {
    let lists = 0;
    const beforeList = () => {
      lists += 1;
    };
    const adapter = historyAdapter({ beforeList });
    show(adapter, { alone: true });
    await disclosure();
    await soon();
    expect(lists).toBe(0);
  });

  test("its heading stands at the level that the host says", async () => {
    show(historyAdapter(), { headingLevel: 4 });
    await screen.findByRole("heading", { level: 4, name: "Ended sessions" });
  });
});

describe("opened", () => {
  test("it shows when and why each session ended, since when and for how long, and where", async () => {
    show();
    await pressed();
    await waitFor(() => expect(listed()).toHaveLength(3));
    expect(listed().map(rowText)).toEqual([
      [
        "Firefox on macOS",
        "Ended",
        "São Paulo, Brazil",
        "Signed in Dec 31, 2025, 9:15 AM",
        "Signed in for 3 days",
        "Ended Jan 3, 2:02 PM: signed out by you",
      ],
      [
        "Safari on macOS",
        "Ended",
        "Nairobi, Kenya",
        "Signed in Dec 30, 2025, 9:15 AM",
        "Signed in for 3 days",
        "Ended Jan 2, 2:02 PM: expired",
      ],
      [
        "Edge on macOS",
        "Ended",
        "Lima, Peru",
        "Signed in Dec 29, 2025, 9:15 AM",
        "Signed in for 3 days",
        "Ended Jan 1, 2:02 PM: replaced",
      ],
    ]);
    expect(await axeViolations()).toEqual([]);
  });

  test("the title says for how long they are kept and how many there are, once a page says so", async () => {
    show(
      historyAdapter({ ended: endedSessions(12), pageSize: 2, morePage: { retentionDays: 30, total: 12 } }),
    );
    const button = await disclosure();
    await userEvent.click(button);
    await waitFor(() => expect(button).toHaveAccessibleName("Ended in the last 30 days (12)"));
    expect(button).toHaveFocus();
  });

  test("a place is written as the backend wrote it", async () => {
    const [one] = endedSessions(1);
    show(historyAdapter({ ended: [{ ...(one as UserSession), location: { label: "Kenya, Nairobi" } }] }));
    await pressed();
    await waitFor(() => expect(rowText(listed()[0])).toContain("Kenya, Nairobi"));
  });

  test("nothing in it signs anything out", async () => {
    const { adapter } = show(historyAdapter(), { alone: true });
    await pressed();
    await waitFor(() => expect(listed()).toHaveLength(3));
    expect(screen.queryByRole("button", { name: /sign out/i })).toBeNull();
    await userEvent.click(screen.getAllByText("Details")[0] as HTMLElement);
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.queryByRole("button", { name: /sign out|wasn/i })).toBeNull();
    expect(adapter.asked).toEqual([]);
  });

  test.each([[false], [true]])(
    "a row opens the details, and gets the focus back (alone: %s)",
    async (alone) => {
      show(historyAdapter(), alone ? { alone } : {});
      await pressed();
      await waitFor(() => expect(listed()).toHaveLength(3));
      await userEvent.keyboard("{Tab}");
      expect(focusedName()).toBe("Details of Firefox on macOS, Ended Jan 3, 2:02 PM: signed out by you");
      const button = document.activeElement;
      await userEvent.keyboard("{Enter}");
      const dialog = await screen.findByRole("dialog");
      expect(plain(dialog.querySelector("h2")?.textContent)).toBe("Firefox on macOS");
      expect([...dialog.querySelectorAll("dt")].map(({ textContent }) => textContent)).toEqual([
        "Ended",
        "Signed in",
        "Signed in for",
        "Last active",
        "Near",
        "Address",
        "Browser and system",
        "Session ID",
      ]);
      expect(screen.getAllByRole("dialog")).toHaveLength(1);
      await userEvent.keyboard("{Escape}");
      await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
      expect(button).toHaveFocus();
    },
  );

  test("a click anywhere on the row opens them, too", async () => {
    show();
    await pressed();
    await waitFor(() => expect(listed()).toHaveLength(3));
    await userEvent.click(listed()[1]?.querySelector(".yd-facts") as HTMLElement);
    expect(plain((await screen.findByRole("dialog")).textContent)).toContain("ended-1");
  });

  test("what the host draws and adds is there as well", async () => {
    show(historyAdapter(), {
      icon: ({ name }) => <i title={plain(name)} />,
      details: (given) => [...given, { key: "mine", label: "Mine", value: "Yes" }],
    });
    await pressed();
    await waitFor(() => expect(listed()).toHaveLength(3));
    expect(listed()[0]?.querySelector("i")).toHaveAttribute("title", "Firefox on macOS");
    await userEvent.click(listed()[0] as HTMLElement);
    expect(await screen.findByRole("dialog")).toHaveTextContent("MineYes");
  });

  test("closed again it asks nothing more, and opened again it shows what it has", async () => {
    const { adapter } = show();
    await pressed();
    await waitFor(() => expect(listed()).toHaveLength(3));
    await pressed();
    expect(listed()).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Sign out curl" }));
    await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Sign out" }));
    await waitFor(() => expect(adapter.sessions).toHaveLength(3));
    await soon();
    expect(adapter.read).toEqual([""]);
    await pressed();
    await waitFor(() => expect(adapter.read).toEqual(["", ""]));
    expect(listed()).toHaveLength(3);
  });

  test("what is signed out meanwhile appears", async () => {
    const { adapter } = show();
    await pressed();
    await waitFor(() => expect(listed()).toHaveLength(3));
    const curl = adapter.sessions.find(({ id }) => id === "id-curl") as UserSession;
    adapter.beforeEnd = () => {
      adapter.ended = [
        { ...curl, endedAt: "2026-01-15T12:00:00.000Z", endReason: "signed-out" },
        ...adapter.ended,
      ];
    };
    await userEvent.click(screen.getByRole("button", { name: "Sign out curl" }));
    await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Sign out" }));
    await waitFor(() => expect(listed()).toHaveLength(4));
    expect(rowText(listed()[0])[0]).toBe("curl");
  });

  test("a session whose own end has passed stands here, and not below the list", async () => {
    const sessions = many(4).map((one, at) =>
      at === 2 ? { ...one, expiresAt: "2026-01-02T18:00:00Z" } : one,
    );
    show(historyAdapter({ sessions }));
    const button = await disclosure();
    expect(screen.queryByText("1 more has expired.")).toBeNull();
    await userEvent.click(button);
    await waitFor(() => expect(listed()).toHaveLength(4));
    expect(rowText(listed()[1])).toEqual([
      "Safari on macOS",
      "Ended",
      "Nairobi, Kenya",
      expect.stringMatching(/^Signed in Jan 13/),
      "Ended Jan 2, 6:00 PM: expired",
    ]);
  });
});

describe("page by page", () => {
  const pages = () => historyAdapter({ ended: endedSessions(5), pageSize: 2 });

  test("one more page comes with each press, and the focus goes on to its first row", async () => {
    const { adapter } = show(pages());
    await pressed();
    await waitFor(() => expect(listed()).toHaveLength(2));
    await userEvent.click(screen.getByRole("button", { name: "Show more" }));
    await waitFor(() => expect(listed()).toHaveLength(4));
    await waitFor(() => expect(listed()[2]).toContainElement(document.activeElement as HTMLElement));
    await userEvent.click(screen.getByRole("button", { name: "Show more" }));
    await waitFor(() => expect(listed()).toHaveLength(5));
    await waitFor(() => expect(listed()[4]).toContainElement(document.activeElement as HTMLElement));
    expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
    expect(adapter.read).toEqual(["", "2", "4"]);
  });

  test("the button keeps the focus while it reads, and reads once", async () => {
    const held = gate();
    const { adapter } = show(pages());
    await pressed();
    const more = await screen.findByRole("button", { name: "Show more" });
    adapter.beforePage = () => held.opened;
    await userEvent.click(more);
    await waitFor(() => expect(more).toHaveAttribute("aria-disabled"));
    await userEvent.keyboard("{Enter}");
    expect(more).toHaveFocus();
    held.open();
    await waitFor(() => expect(listed()).toHaveLength(4));
    expect(adapter.read).toEqual(["", "2"]);
  });

  test("who has moved on meanwhile keeps the focus", async () => {
    const held = gate();
    const { adapter } = show(pages());
    await pressed();
    const more = await screen.findByRole("button", { name: "Show more" });
    adapter.beforePage = () => held.opened;
    await userEvent.click(more);
    const button = await disclosure();
    button.focus();
    held.open();
    await waitFor(() => expect(listed()).toHaveLength(4));
    await soon();
    expect(button).toHaveFocus();
  });

  test("a page that fails is said, with a way to try again, and what is there stays", async () => {
    const { adapter } = show(pages());
    await pressed();
    const more = await screen.findByRole("button", { name: "Show more" });
    const heard = listen();
    adapter.beforePage = () => Promise.reject(new SessionsError("network", "Lost."));
    await userEvent.click(more);
    const text = "We couldn’t load all of them. The server couldn’t be reached.";
    expect(await screen.findByText(text, { selector: ".yd-note span" })).toBeVisible();
    expect(heard).toEqual([text]);
    expect(listed()).toHaveLength(2);
    expect(focusedName()).toBe("Try again");
    adapter.beforePage = () => {};
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(listed()).toHaveLength(4));
    await waitFor(() => expect(listed()[2]).toContainElement(document.activeElement as HTMLElement));
    expect(screen.queryByText(text, { selector: ".yd-note span" })).toBeNull();
  });
});

describe("states", () => {
  test("while the first page is read it says so once, and then that it is there", async () => {
    const held = gate();
    show(historyAdapter({ beforePage: () => held.opened, morePage: { retentionDays: 30, total: 3 } }));
    await disclosure();
    const heard = listen();
    await pressed();
    await waitFor(() => expect(heard).toEqual(["Loading past sessions…"]));
    held.open();
    await waitFor(() => expect(heard.slice(1)).toEqual(["Ended in the last 30 days (3)"]));
  });

  test("an error is said with its reason, can be tried again, and the focus stays", async () => {
    const fail = () => Promise.reject(new SessionsError("timeout", "Late."));
    const { adapter } = show(historyAdapter({ beforePage: fail }));
    await disclosure();
    const heard = listen();
    await pressed();
    const again = await screen.findByRole("button", { name: "Try again" });
    expect(
      screen.getByText("We couldn’t load your past sessions.", { selector: ".yd-heading" }),
    ).toBeVisible();
    await waitFor(() =>
      expect(heard).toEqual(["We couldn’t load your past sessions. The server didn’t answer in time."]),
    );
    await userEvent.click(again);
    await waitFor(() =>
      expect(heard.slice(1)).toEqual(["Still not loaded. The server didn’t answer in time."]),
    );
    expect(focusedName()).toBe("Try again");
    adapter.beforePage = () => {};
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(listed()).toHaveLength(3));
    await waitFor(() => expect(listed()[0]).toContainElement(document.activeElement as HTMLElement));
  });

  test("who has to be confirmed first is asked for it", async () => {
    const need = () => Promise.reject(new SessionsError("reauth-required", "Again."));
    const adapter = historyAdapter({ beforePage: need });
    const needs: string[] = [];
    show(adapter, {
      onReauthRequired: async (why) => {
        needs.push(why);
        adapter.beforePage = () => {};
      },
    });
    await disclosure();
    const heard = listen();
    await pressed();
    const confirm = await screen.findByRole("button", { name: "Confirm it’s you" });
    await waitFor(() => expect(heard).toEqual(["Confirm that it’s you to see your past sessions."]));
    expect(needs).toEqual([]);
    await userEvent.click(confirm);
    await waitFor(() => expect(listed()).toHaveLength(3));
    expect(needs).toEqual(["list"]);
  });

  test("without a handler it says where to go", async () => {
    const need = () => Promise.reject(new SessionsError("reauth-required", "Again."));
    show(historyAdapter({ beforePage: need }));
    await pressed();
    expect(await screen.findByText("Sign in again to see them.")).toBeVisible();
  });

  test("that nothing has ended is said in words", async () => {
    show(historyAdapter({ ended: [], morePage: { retentionDays: 30, total: 0 } }));
    await disclosure();
    const heard = listen();
    await pressed();
    const text = "No past sessions in the last 30 days.";
    expect(await screen.findByText(text, { selector: ".yd-meta" })).toBeVisible();
    await waitFor(() => expect(heard).toEqual([text]));
  });

  test("without a history there is nothing at all", async () => {
    const sessions = many(4).map((one, at) =>
      at === 2 ? { ...one, expiresAt: "2026-01-02T18:00:00Z" } : one,
    );
    show(historyAdapter({ sessions, more: { can: ["revoke"] } }));
    // What has expired is then said below the list, as without the component.
    expect(await screen.findByText("1 more has expired.")).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Ended/ })).toBeNull();
    expect(screen.queryByRole("heading", { name: /^Ended/ })).toBeNull();
  });

  test("a backend that says so only when it is asked leaves nothing behind, and the focus goes on", async () => {
    const refuse = () => Promise.reject(new SessionsError("unsupported", "None."));
    show(historyAdapter({ beforePage: refuse }), {});
    await pressed();
    await waitFor(() => expect(screen.queryByRole("button", { name: /^Ended/ })).toBeNull());
    expect(screen.getByRole("heading", { name: "Your devices" })).toHaveFocus();
  });

  test("who is signed out sees nothing of it", async () => {
    const { set } = show();
    await pressed();
    await waitFor(() => expect(listed()).toHaveLength(3));
    set({ userId: null });
    await waitFor(() => expect(screen.queryByRole("button", { name: /^Ended/ })).toBeNull());
    expect(listed()).toEqual([]);
  });

  test("while there is no list, the list's own state is all that is said", async () => {
    const lost = () => Promise.reject(new SessionsError("network", "Lost."));
    show(historyAdapter({ beforeList: lost }));
    await screen.findByRole("heading", { name: "We couldn’t load your devices." });
    expect(screen.queryByRole("button", { name: /^Ended/ })).toBeNull();
  });
});

test.each([[false], [true]])(
  "the next person sees nothing of the former one's, and has opened nothing (alone: %s)",
  async (alone) => {
    const { adapter, set, container } = show(historyAdapter(), alone ? { alone } : {});
    await pressed();
    await waitFor(() => expect(listed()).toHaveLength(3));
    const texts: string[] = [];
    const observer = new MutationObserver(() => texts.push(plain(container.textContent)));
    observer.observe(container, { subtree: true, childList: true, characterData: true });
    adapter.ended = endedSessions(3).map((one) => ({
      ...one,
      id: `bob-${one.id}`,
      location: { label: "Lagos" },
    }));
    set({ userId: "bob", ...(alone && { alone }) });
    expect(plain(container.textContent)).not.toContain("Ended Jan 3");
    expect(await disclosure()).toHaveAttribute("aria-expanded", "false");
    await soon();
    expect(adapter.read).toEqual([""]);
    await pressed();
    await waitFor(() => expect(listed()).toHaveLength(3));
    observer.disconnect();
    expect(screen.getAllByText(someWords("Lagos"))).toHaveLength(3);
    expect(texts.join(" ")).not.toContain("São Paulo, BrazilSigned");
  },
);

import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import { DevicesProvider } from "../../src/index.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { someWords } from "../support/words.ts";
import { PasswordForm } from "./recipes/password-form.tsx";
import { RenameDevices } from "./recipes/rename-devices.tsx";
import { SelectDevices } from "./recipes/select-devices.tsx";
import { WasntMe } from "./recipes/wasnt-me.tsx";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** @returns how many sessions the backend has. */
function show(page: ReactNode) {
  const adapter = memoryAdapter(createFixtures());
  render(
    <DevicesProvider adapter={adapter} userId="ada" timeZone="UTC">
      {page}
    </DevicesProvider>,
  );
  return async () => (await adapter.listSessions()).sessions.length;
}
const user = userEvent.setup();
const button = (name: string | RegExp) => screen.findByRole("button", { name });
const press = async (name: string | RegExp) => user.click(await button(name));

test("the recipe for a selection signs out what is checked, after one question", async () => {
  const confirm = vi.fn(() => true);
  vi.stubGlobal("confirm", confirm);
  const count = show(<SelectDevices />);
  const before = await count();
  const boxes = (await screen.findAllByRole("checkbox")).filter((box) => !(box as HTMLInputElement).disabled);
  for (const box of boxes.slice(0, 2)) await user.click(box);
  await press("Sign out 2 devices…");
  expect(confirm).toHaveBeenCalledExactlyOnceWith("Sign out 2 devices?");
  expect(await screen.findByText("2 devices signed out.")).toBeTruthy();
  expect(await count()).toBe(before - 2);
});

test("the recipe for a name gives one, and says what can't be one", async () => {
  show(<RenameDevices />);
  const field = await screen.findByRole("textbox", { name: someWords("New name: Safari on iPhone") });
  const rename = await button(someWords("Rename: Safari on iPhone"));
  await user.click(rename);
  expect(screen.getByRole("status").textContent).toBe("Enter a name.");
  await user.type(field, "Kitchen phone{Enter}");
  expect(await screen.findByText("Kitchen phone")).toBeTruthy();
  expect(await screen.findByText(someWords("is now called Kitchen phone."))).toBeTruthy();
});

test('the recipe for "This wasn\'t me" ends in a receipt', async () => {
  const count = show(<WasntMe />);
  const [first] = await screen.findAllByRole("button", { name: /^This wasn’t me/ });
  await user.click(first as HTMLElement);
  await press("Sign out");
  await press("Skip");
  await user.click(await screen.findByRole("checkbox", { name: "Mark “Change your password” as done" }));
  await press("Done");
  const text = await screen.findByText(/A sign-in that wasn’t me/);
  expect(text.textContent).toMatch(/is signed out\.[\s\S]*\nDone: Change your password\nNot done: Turn on/);
  expect(await count()).toBe(createFixtures().length - 1);
});

test("the recipe for a form changes the password, and then signs the others out", async () => {
  const changePassword = vi.fn(async (_form: FormData) => {});
  const count = show(<PasswordForm changePassword={changePassword} />);
  await user.type(screen.getByLabelText("New password"), "correct horse");
  await press("Change password");
  await waitFor(() => expect(screen.getByRole("status").textContent).toMatch(someWords("is changed.")));
  expect(changePassword.mock.calls[0]?.[0].get("password")).toBe("correct horse");
  await waitFor(async () => expect(await count()).toBeLessThan(createFixtures().length));

  changePassword.mockRejectedValueOnce(new Error("Too short."));
  await press("Change password");
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("Your password was not changed."));
});

import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createAuthClient } from "better-auth/react";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { betterAuthAdapter } from "../../src/adapters/better-auth/browser.ts";
import { DevicesProvider } from "../../src/index.ts";
import { ann, startBetterAuthServer } from "../fakes/better-auth-server.ts";
import { BetterAuthPassword } from "./recipes/better-auth-password.tsx";

afterEach(cleanup);

async function show() {
  const server = await startBetterAuthServer();
  onTestFinished(() => server.close());
  await server.signIn("curl/8.14.1");
  await server.signIn("Example/1");
  const laptop = await server.signIn();
  const bodies: unknown[] = [];
  const authClient = createAuthClient({
    baseURL: server.baseURL,
    fetchOptions: {
      // Node's fetch does not accept jsdom's signals.
      customFetchImpl: async (url, { signal: _, ...init } = {}) => {
        if (String(url).endsWith("/change-password")) bodies.push(JSON.parse(String(init.body)));
        return laptop.fetch(url, init);
      },
    },
  });
  render(
    <DevicesProvider adapter={betterAuthAdapter(authClient)} userId="ann" timeZone="UTC">
      <BetterAuthPassword authClient={authClient} />
    </DevicesProvider>,
  );
  const user = userEvent.setup();
  const change = async (current: string) => {
    await user.type(screen.getByLabelText("Password"), current);
    await user.type(screen.getByLabelText("New password"), "a new horse battery");
    await user.click(screen.getByRole("button", { name: "Change password" }));
  };
  return { server, laptop, bodies, user, change };
}

test("the recipe for Better Auth changes the password with its own call, and then signs the others out", async () => {
  const { server, laptop, bodies, user, change } = await show();
  await change(ann.password);
  await user.click(await screen.findByRole("button", { name: "Sign out 2 other devices" }));
  expect(await screen.findAllByText("2 devices signed out.")).not.toHaveLength(0);
  expect(server.sessions.map(({ id }) => id)).toEqual([laptop.sessionId()]);
  expect(bodies).toEqual([{ currentPassword: ann.password, newPassword: "a new horse battery" }]);
});

test("the recipe for Better Auth asks nothing if the password was not changed", async () => {
  const { server, change } = await show();
  await change("a wrong password");
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("Your password was not changed."));
  expect(screen.queryByText(/Sign out your other devices too/)).toBeNull();
  expect(server.sessions).toHaveLength(3);
});

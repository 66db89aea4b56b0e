import { QueryClient } from "@tanstack/react-query";
import { renderHook, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import type { DevicesSuccess } from "../../src/devices/device.ts";
import { DevicesProvider } from "../../src/devices/devices-provider.tsx";
import { useDevices } from "../../src/devices/use-devices.ts";
import { heldAdapter } from "../query/held-adapter.ts";
import { plain } from "../support/words.ts";

test("numbers begin anew for another user on the same page", async () => {
  const adapter = heldAdapter([
    { id: "me", isCurrent: true },
    ...["a", "b"].map((id) => ({ id, isCurrent: false, name: "A" })),
  ]);
  const queryClient = new QueryClient();
  let userId = "ada";
  const { result, rerender } = renderHook(() => useDevices() as DevicesSuccess, {
    wrapper: ({ children }) => (
      <DevicesProvider adapter={adapter} userId={userId} queryClient={queryClient}>
        {children}
      </DevicesProvider>
    ),
  });
  const names = () => result.current.others?.map(({ id, distinctName }) => `${id}: ${plain(distinctName)}`);
  await waitFor(() => expect(names()).toEqual(["a: A, 1", "b: A, 2"]));
  adapter.sessions = [
    { id: "you", isCurrent: true },
    ...["c", "d"].map((id) => ({ id, isCurrent: false, name: "A" })),
  ];
  userId = "bob";
  rerender();
  await waitFor(() => expect(names()).toEqual(["c: A, 1", "d: A, 2"]));
});

import { screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { SessionsError } from "../../src/core/errors.ts";
import { handAdapter } from "../components/support/hand-adapter.ts";
import { showWidget } from "../components/support/show-widget.tsx";

test("whoever signs in again sees their devices on a page that is made anew, and the host is told of nothing", async () => {
  const adapter = handAdapter();
  const former = showWidget(adapter);
  const rows = await screen.findAllByRole("listitem");
  adapter.beforeList = () => {
    throw new SessionsError("unauthenticated", "Ended elsewhere.");
  };
  await former.refetch();
  await waitFor(() => expect(screen.queryAllByRole("listitem")).toEqual([]));
  former.unmount();

  adapter.beforeList = () => {};
  const onSignedOut = vi.fn();
  showWidget(adapter, { onSignedOut, queryClient: former.queryClient });
  await waitFor(() => expect(screen.getAllByRole("listitem")).toHaveLength(rows.length));
  expect(onSignedOut).not.toHaveBeenCalled();
});

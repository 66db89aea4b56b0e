import { QueryClient } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import { type ReactNode, StrictMode, useState } from "react";
import { vi } from "vitest";
import { type SessionsAdapter, YourDevices } from "../../../src/index.ts";

/** A page whose address holds which device is open. */
export function showLinked<A extends SessionsAdapter>(
  id: string | null | undefined,
  adapter: A,
  children?: ReactNode,
) {
  const onChange = vi.fn();
  let setId: (id: string | undefined) => void = () => {};
  let setUser: (userId: string) => void = () => {};
  const queryClient = new QueryClient();
  function Page() {
    const [openId, setOpenId] = useState(id);
    const [userId, setUserId] = useState("ada");
    setId = setOpenId;
    setUser = setUserId;
    const change = (next: string | undefined) => {
      onChange(next);
      setOpenId(next);
    };
    const props = { adapter, userId, timeZone: "UTC", queryClient };
    return (
      <YourDevices {...props} openDeviceId={openId} onOpenDeviceChange={change}>
        {children}
      </YourDevices>
    );
  }
  const shown = render(
    <StrictMode>
      <Page />
    </StrictMode>,
  );
  return {
    ...shown,
    adapter,
    onChange,
    follow: (next: string | undefined) => setId(next),
    be: (userId: string) => setUser(userId),
    refetch: () => queryClient.refetchQueries(),
  };
}

import { QueryClient } from "@tanstack/react-query";
import { type RenderResult, render } from "@testing-library/react";
import { StrictMode } from "react";
import "../../../src/styles.css";
import { YourDevices, type YourDevicesProps } from "../../../src/components/your-devices.tsx";
import { type HandAdapter, handAdapter } from "./hand-adapter.ts";

export interface ShownWidget extends RenderResult {
  adapter: HandAdapter;
  queryClient: QueryClient;
  /** Lists again and waits for the answer. */
  refetch: () => Promise<void>;
}

/** The ready widget over a hand-made backend, in StrictMode as a careful host has it. */
export function showWidget(
  adapter: HandAdapter = handAdapter(),
  props: Omit<YourDevicesProps, "adapter"> = {},
): ShownWidget {
  const queryClient = new QueryClient();
  const shown = render(
    <StrictMode>
      <YourDevices
        userId="ada"
        timeZone="UTC"
        queryClient={queryClient}
        {...(props as object)}
        adapter={adapter}
      />
    </StrictMode>,
  );
  return { ...shown, adapter, queryClient, refetch: () => queryClient.refetchQueries() };
}

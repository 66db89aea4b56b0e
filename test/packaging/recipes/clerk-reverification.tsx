"use client";

import { useClerk, useReverification, useUser } from "@clerk/react";
import { YourDevices } from "your-devices";
import { clerkAdapter } from "your-devices/adapters/clerk";

/** The response with which an endpoint of your own makes Clerk ask the person again. */
const hint = { clerk_error: { type: "forbidden", reason: "reverification-error" } };

export interface DevicesProps {
  /** Opens your own dialog. Without it Clerk opens its own. */
  onNeedsReverification?: (need: { complete: () => void; cancel: () => void }) => void;
}

export function Devices({ onNeedsReverification }: DevicesProps) {
  const clerk = useClerk();
  const { user } = useUser();
  // If this function returns the hint, Clerk's hook asks the person and then calls the function again.
  const confirm = useReverification(async (asked: { before: boolean }) => {
    if (asked.before) return;
    asked.before = true;
    return hint;
  }, onNeedsReverification && { onNeedsReverification });
  return (
    <YourDevices
      adapter={clerkAdapter(clerk)}
      userId={user === null ? null : user?.id}
      onReauthRequired={async () => {
        await confirm({ before: false });
      }}
    />
  );
}

import { useClerk, useReverification, useUser } from "@clerk/react";
import { YourDevices } from "your-devices";
import { clerkAdapter } from "your-devices/adapters/clerk";

/** What an endpoint of your own answers to say that Clerk should ask the person again. */
const hint = { clerk_error: { type: "forbidden", reason: "reverification-error" } };

export interface DevicesProps {
  /** Your own dialog. Without it Clerk opens its own. */
  onNeedsReverification?: (need: { complete: () => void; cancel: () => void }) => void;
}

export function Devices({ onNeedsReverification }: DevicesProps) {
  const clerk = useClerk();
  const { user } = useUser();
  // Clerk's hook asks where the function that it is given returns the hint, and then calls it once more.
  const confirm = useReverification(async (asked: { before: boolean }) => {
    if (asked.before) return;
    asked.before = true;
    return hint;
  }, onNeedsReverification && { onNeedsReverification });
  return (
    <YourDevices
      adapter={clerkAdapter(clerk)}
      userId={user ? user.id : user}
      onReauthRequired={async () => {
        await confirm({ before: false });
      }}
    />
  );
}

"use client";

import { YourDevices } from "your-devices";
import { restAdapter } from "your-devices/adapters/rest";
import { authClient } from "../../auth-client";
import "your-devices/styles.css";

const adapter = restAdapter({ baseUrl: "/api/devices" });

export function AccountPage({ userId }: { userId: string }) {
  return (
    <YourDevices
      adapter={adapter}
      userId={userId}
      onSignOut={async () => {
        await authClient.signOut();
        location.assign("/");
      }}
    />
  );
}

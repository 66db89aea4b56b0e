"use client";

import { useState } from "react";
import { EndedDevices, YourDevices } from "your-devices";

// Inside a <DevicesProvider>. `linkedId` is from the address: "/account/devices?device=…".
export function WithHistory({ linkedId }: { linkedId?: string }) {
  const [openId, setOpenId] = useState(linkedId);
  return (
    <YourDevices openDeviceId={openId} onOpenDeviceChange={setOpenId}>
      <EndedDevices />
    </YourDevices>
  );
}

"use client";

import { useState } from "react";
import { YourDevices } from "your-devices";

// Inside a <DevicesProvider>. `linkedId` is from the address: "/account/devices?device=…".
export function LinkedDevices({ linkedId }: { linkedId: string | undefined }) {
  const [openId, setOpenId] = useState(linkedId);
  return <YourDevices openDeviceId={openId} onOpenDeviceChange={setOpenId} />;
}

import type { SessionsAdapter } from "your-devices";
import { YourDevices } from "your-devices";
import "your-devices/styles.css";

/** The application's page. */
export function Account({ adapter, userId }: { adapter: SessionsAdapter; userId: string }) {
  return (
    <main>
      <h1>Your account</h1>
      <YourDevices adapter={adapter} userId={userId} timeZone="UTC" />
    </main>
  );
}

import { createRoot } from "react-dom/client";
import { restAdapter } from "../../../src/adapters/rest/browser.ts";
import { YourDevices } from "../../../src/index.ts";
import "../../../src/styles.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element with the id root.");
createRoot(root).render(<YourDevices adapter={restAdapter({ baseUrl: "/api/devices" })} userId="ann" />);

import { createRoot, hydrateRoot } from "react-dom/client";
import { StrictPage } from "./page.tsx";
import "../../../src/styles.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element with the id root.");
const state = document.getElementById("state")?.textContent;
if (state) hydrateRoot(root, <StrictPage state={JSON.parse(state)} />);
else createRoot(root).render(<StrictPage />);

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../../src/styles.css";
import "./app.css";
import { App } from "./app.tsx";
import { showTheme, storedTheme } from "./theme.ts";

const queryClient = new QueryClient();
// The end-to-end tests look for session tokens in the cache.
if (import.meta.env.DEV) Object.assign(window, { __queryClient: queryClient });

showTheme(storedTheme());
const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element with the id root.");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);

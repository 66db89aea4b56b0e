// SessionsCard of better-auth-ui over Better Auth's own client. Who is signed in is known before it is mounted, as it is to
// the widget.
import { AuthUIProvider, SessionsCard } from "@daveyplate/better-auth-ui";
import { createAuthClient } from "better-auth/react";
import { createRoot } from "react-dom/client";
import { nextTask, present } from "../scripts/bench/page/contender.ts";
import { currentId } from "../scripts/bench/page/rows.ts";

const authClient = createAuthClient({ baseURL: "http://127.0.0.1/api/auth" });
const signedIn = { data: { session: { id: currentId }, user: { id: "ada" } }, isPending: false };
const signedOut = { data: null, isPending: false };

const show = (root, session) =>
  root.render(
    <AuthUIProvider authClient={authClient} hooks={{ useSession: () => session }}>
      <SessionsCard />
    </AuthUIProvider>,
  );

present({
  responses: (rows) => ({
    "/api/auth/list-sessions": rows.map((row) => ({
      id: row.id,
      token: `token-${row.id}`,
      userId: "ada",
      userAgent: row.userAgent,
      ipAddress: row.ipAddress,
      createdAt: row.createdAt,
      updatedAt: row.lastActiveAt,
      expiresAt: row.expiresAt,
    })),
  }),
  mount(box) {
    const root = createRoot(box);
    show(root, signedIn);
    return {
      // It keeps its list in a module for ten seconds, or until nobody is signed in.
      async unmount() {
        show(root, signedOut);
        await nextTask();
        await nextTask();
        root.unmount();
      },
    };
  },
  row: "[data-slot=card] [data-slot=card]",
  painted: (count) => count,
});

import { createSessionsHandler } from "your-devices/server";
import { addressOf, sendMail } from "./send-mail.ts";
import { sessionsOf } from "./sessions.ts";

/** The page with `openDeviceId`. The id is that of the list, and never the token. */
function linkTo(id: string): string {
  return `https://app.example/account/devices?${new URLSearchParams({ device: id })}`;
}

/** Call it after each sign-in. */
export async function mailSignIn({ id, userId }: { id: string; userId: string }): Promise<void> {
  await sendMail({
    to: await addressOf(userId),
    subject: "A new sign-in to your account",
    text: `Was it you? If not, sign the device out: ${linkTo(id)}`,
  });
}

export const handler = createSessionsHandler({
  basePath: "/api/devices",
  allowedOrigins: ["https://app.example"],
  adapter: sessionsOf,
  async onRevoked({ ids, subject }) {
    if (subject === undefined) return;
    await sendMail({
      to: await addressOf(subject),
      subject: ids.length === 1 ? "A device was signed out" : `${ids.length} devices were signed out`,
      text: `Was it you?\n${ids.map(linkTo).join("\n")}`,
    });
  },
});

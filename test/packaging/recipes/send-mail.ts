export interface Mail {
  to: string;
  subject: string;
  text: string;
}

export const outbox: Mail[] = [];

/** Stands for the application's own mail service. */
export async function sendMail(mail: Mail): Promise<void> {
  outbox.push(mail);
}

/** Stands for a look-up in the application's own table of people. */
export async function addressOf(userId: string): Promise<string> {
  return `${userId}@mail.example`;
}

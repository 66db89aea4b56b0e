/** Nothing but a status that Clerk names an end proves one: a status that is missing or new does not. */
export function hasEnded(status: unknown): boolean {
  return /^(abandoned|ended|expired|removed|replaced|revoked)$/.test(`${status}`);
}

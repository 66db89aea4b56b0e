/** "pending" is signed in too, with a task left to do. Every other status is an end. */
export function isAlive(status: unknown): boolean {
  return status === "active" || status === "pending";
}

/** What must hold in every schedule, whatever fails and in whatever order things arrive. */
export const invariants = {
  "current-sent": "a request was sent that ends the session known as current",
  "not-allowed-sent": "a request was sent that the newest list does not allow",
  "current-ended":
    "the session that was current on the server was ended, though the newest list or the adapter knew",
  "two-requests": "two requests in flight would end the same session",
  "two-lists": "two lists ran at the same time",
  "phantom-row": "a row is shown that the newest list does not have",
  "lost-row": "a row left the page though the newest list has it",
  overlap: "a list was taken over that had begun before the former one ended",
  "went-back": "an older state of the server replaced a newer one",
  "not-newest": "the page shows another list than the newest one that was taken over",
  "pending-forever": "something is still pending though nothing is under way",
  "not-pending": "a sign-out waits for a list, and nothing says that it is under way",
  "pending-alone": "a row says that it is being signed out and nobody waits for that",
  outcome: "an outcome is not what happened",
  unsettled: "an outcome is still unknown though a newer list tells it",
  rejected: "a promise rejected that never does",
  retired: "a retired guard went on",
  crashed: "the page crashed",
  lie: "a rendered result says what is not so",
  "another-user": "something of a former user is shown, kept or sent",
  asked: "the person was asked without having asked for anything, or twice at the same time",
  "former-adapter": "a request was sent through an adapter that the host has replaced",
  "former-handler":
    "the person was asked by a handler that was never committed, or that the host has replaced",
  "unseen-list": "a list that came while no page was there was taken, though it may be another person's",
  "sent-unseen": "a request was sent while no page was there, without a list that was made since",
  "sent-after-stop": "a batch went on though the backend had said stop",
  "not-asked": "something newer may be known, and the page did not ask",
  "false-age": "a row says a time that is not true",
  recreated: "a query came back that the host had removed and that nobody reads",
  "server-differs": "after a clean list the page and the server differ",
} as const;

export type Invariant = keyof typeof invariants;

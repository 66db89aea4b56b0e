/** One `data-*` attribute on one kind of element, and what it says. */
export interface DataAttribute {
  name: string;
  /** The class of the elements that have it. */
  on: string;
  /** What it tells, as a sentence. */
  meaning: string;
  /** Each value with what it means; "" is an attribute without a value. */
  values: Record<string, string>;
}

/**
 * What the components' attributes mean. Names, classes and values are those that the sources render: a test fails when
 * one is missing here, or stands here and is rendered no longer.
 */
export const dataAttributes: readonly DataAttribute[] = [
  {
    name: "data-status",
    on: "yd",
    meaning: "What the widget shows: the `status` of `DevicesResult`.",
    values: {
      pending: "The skeleton: the user or the list is not known yet.",
      success: "The list.",
      error: "Why the list could not be loaded, with a retry.",
      "reauth-required": "The backend wants the person to confirm who they are first.",
      "signed-out": "Nobody is signed in, or this session has ended.",
    },
  },
  {
    name: "data-state",
    on: "yd-item",
    meaning: "What happens to the device: its `state`.",
    values: {
      ready: "Nothing.",
      "signing-out": "Its sign-out is under way.",
      failed: "The last try did not sign it out; its note says why.",
      unknown: "Nobody knows what became of the last try.",
    },
  },
  {
    name: "data-current",
    on: "yd-item",
    meaning: "Whether it is the device that the person is on.",
    values: { "": "It is. Every other device lacks the attribute." },
  },
  {
    name: "data-tone",
    on: "yd-note",
    meaning: "How much a note weighs. Without it, it is information.",
    values: { warning: "What to know before signing anything out.", error: "What failed." },
  },
  {
    name: "data-tone",
    on: "yd-badge",
    meaning: "How much a badge weighs. Without it, it is good news.",
    values: { warning: "Somebody else is behind this sign-in." },
  },
  {
    name: "data-tone",
    on: "yd-button",
    meaning: "What a button is for. Without it, it is an ordinary one.",
    values: { danger: "It signs somebody out.", quiet: "It steps back behind the others." },
  },
];

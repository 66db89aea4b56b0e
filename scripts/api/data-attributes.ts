/** One `data-*` attribute on one kind of element, and its meaning. */
export interface DataAttribute {
  name: string;
  /** The class of the elements that have it. */
  on: string;
  /** Its meaning, as a sentence. */
  meaning: string;
  /** Each value with its meaning; "" is an attribute without a value. */
  values: Record<string, string>;
}

/**
 * The meaning of the components' attributes. Names, classes and values are those that the sources render: a test fails if
 * one is missing here, or if no component renders it any longer.
 */
export const dataAttributes: readonly DataAttribute[] = [
  {
    name: "data-status",
    on: "yd",
    meaning: "What the widget shows: the `status` of `DevicesResult`.",
    values: {
      pending: "The skeleton: the user or the list is not known yet.",
      success: "The list.",
      error: "The list could not be loaded. The widget says why and offers a retry.",
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
      failed: "The last try did not sign the device out; its note says why.",
      unknown: "Nobody knows whether the last try signed the device out.",
      ended: "The person is signed in there no longer: a row of `EndedDevices`.",
    },
  },
  {
    name: "data-current",
    on: "yd-item",
    meaning: "Whether it is the device that the person is on.",
    values: { "": "It is. Every other device lacks the attribute." },
  },
  {
    name: "data-current",
    on: "yd-tile",
    meaning: "Whether the dialog is about the device that the person is on.",
    values: { "": "It is. Every other dialog lacks the attribute." },
  },
  {
    name: "data-selected",
    on: "yd-row",
    meaning: "Whether the device is selected. Without the attribute, nobody selects several.",
    values: {
      yes: "It is.",
      no: "It is not, and it may be.",
      never: "It can't be: it has no checkbox.",
    },
  },
  {
    name: "data-room",
    on: "yd-fit",
    meaning: "In how much room a text of the bar is shown.",
    values: {
      wide: "From 30em on.",
      narrow: "From 20em to 30em.",
      least: "Below 20em.",
      "wide narrow": "From 20em on.",
    },
  },
  {
    name: "data-done",
    on: "yd-step",
    meaning: 'Whether that stage of "This wasn’t me" was reached.',
    values: { "": "It was. The stages to come lack the attribute." },
  },
  {
    name: "data-tone",
    on: "yd-note",
    meaning: "How much a note weighs. Without the attribute, the note is information.",
    values: {
      success: "What was to be signed out is signed out.",
      info: "Something to know, and nothing to do.",
      warning: "Something to know before signing anything out.",
      error: "Something failed.",
    },
  },
  {
    name: "data-tone",
    on: "yd-badge",
    meaning: "How much a badge weighs. Without the attribute, the badge is good news.",
    values: {
      warning: "Somebody else is behind this sign-in.",
      quiet: "A new name is being saved, or the session has ended.",
    },
  },
  {
    name: "data-tone",
    on: "yd-button",
    meaning: "The kind of a button. Without the attribute, the button is an ordinary one.",
    values: { danger: "It signs somebody out.", quiet: "It is less important than the others." },
  },
];

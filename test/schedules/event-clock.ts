/** One counter for everything that happens in a schedule, on the server and in the client. Later is greater. */
export interface EventClock {
  tick(): number;
  now(): number;
}

export function createEventClock(): EventClock {
  let time = 0;
  return { tick: () => ++time, now: () => time };
}

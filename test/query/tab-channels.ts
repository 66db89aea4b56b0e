import { onTestFinished, vi } from "vitest";

/** Stands for other tabs: a `BroadcastChannel` that delivers at once, and says what is open and what was sent. */
export function tabChannels(): {
  /** The names of the open channels. */
  open(): string[];
  /** Everything that was sent, with the name of its channel. */
  sent: [name: string, data: unknown][];
  /** Sends as another tab does. */
  send(name: string): void;
} {
  const channels = new Set<TabChannel>();
  const sent: [string, unknown][] = [];
  class TabChannel {
    readonly name: string;
    onmessage: ((event: { data: unknown }) => void) | undefined;
    constructor(name: string) {
      this.name = name;
      channels.add(this);
    }
    postMessage(data: unknown) {
      if (!channels.has(this)) throw new DOMException("Closed.", "InvalidStateError");
      sent.push([this.name, data]);
      for (const other of channels)
        if (other !== this && other.name === this.name) other.onmessage?.({ data });
    }
    close() {
      channels.delete(this);
    }
  }
  vi.stubGlobal("BroadcastChannel", TabChannel);
  onTestFinished(() => void vi.unstubAllGlobals());
  return {
    open: () => [...channels].map(({ name }) => name),
    sent,
    send(name) {
      const other = new TabChannel(name);
      other.postMessage(null);
      other.close();
      sent.pop();
    },
  };
}

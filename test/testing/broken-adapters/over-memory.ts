import type { SessionsAdapter } from "../../../src/contract.ts";
import type { AdapterScenario } from "../../../src/core/adapter-declaration.ts";
import type { AdapterSetup, AdapterUnderTest } from "../../../src/testing/index.ts";
import { memorySetup } from "../memory-setup.ts";

/** A sound adapter, and the means to break it. */
export interface Sound {
  adapter: Required<SessionsAdapter>;
  under: AdapterUnderTest;
  scenario: AdapterScenario;
  isCurrent(id: string): Promise<boolean>;
  /** Ends a session, even one that the backend would refuse to end. */
  end(id: string): void;
}

/** The members that replace the sound ones. */
export type Change = (
  sound: Sound,
) => Partial<Omit<AdapterUnderTest, "adapter">> & { adapter?: Partial<SessionsAdapter> };

/** The base setup with some members replaced. */
export function overMemory(change: Change, base: AdapterSetup = memorySetup): AdapterSetup {
  return async (scenario) => {
    const inner = await base(scenario);
    const adapter = inner.adapter as Sound["adapter"];
    const ended = new Set<string>();
    const end = (id: string) => void ended.add(id);
    const under: AdapterUnderTest = {
      ...inner,
      end,
      truth: async () => (await inner.truth()).filter((id) => !ended.has(id)),
    };
    const listSessions: SessionsAdapter["listSessions"] = async (options) => {
      const { sessions, ...rest } = await adapter.listSessions(options);
      return { ...rest, sessions: sessions.filter(({ id }) => !ended.has(id)) };
    };
    const isCurrent = async (asked: string) =>
      (await adapter.listSessions()).sessions.some(({ id, isCurrent }) => isCurrent && id === asked);
    const changed = change({ adapter: { ...adapter, listSessions }, under, scenario, isCurrent, end });
    return { ...under, ...changed, adapter: { ...adapter, listSessions, ...changed.adapter } };
  };
}

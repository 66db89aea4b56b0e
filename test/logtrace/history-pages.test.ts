import { describe, expect, it } from "vitest";
import { allOf, logTraceRow, openLogTrace } from "../fakes/logtrace-fake/open-logtrace.ts";

describe("the history", () => {
  it("takes the null that Go writes for an empty list", async () => {
    const { fake, history } = await openLogTrace();
    fake.failure = { status: 200, text: '{"sessions":null,"meta":{"paging":{"total":0}}}' };
    expect(await history().listEndedSessions()).toEqual({ sessions: [] });
  });

  it("leaves out rows that can't be read", async () => {
    const { fake, history } = await openLogTrace();
    const sessions = [
      logTraceRow({ id: "row-a" }),
      logTraceRow({ id: "" }),
      null,
      logTraceRow({ id: "row-b" }),
    ];
    const meta = { paging: { total: 4, per_page: 50, page: 1 } };
    fake.failure = { status: 200, text: JSON.stringify({ sessions, meta }) };
    const page = await history().listEndedSessions();
    expect(page.sessions.map(({ id }) => id)).toEqual(["row-a", "row-b"]);
  });

  it("asks with a bearer token that is made for each request, and with the organisation", async () => {
    const { fake, history } = await openLogTrace({ organizationId: "org-1" });
    fake.sessions.push(logTraceRow());
    const bearerToken = async () => fake.bearerToken;
    const { sessions } = await history({ bearerToken, organizationId: "org-1" }).listEndedSessions();
    expect(sessions).toHaveLength(1);
  });
});

describe("what LogTrace lists otherwise than it seems", () => {
  it("logtrace-search-contains: nobody sees the sessions of a user whose id or name contains their own id", async () => {
    const { fake, history } = await openLogTrace();
    fake.sessions.push(
      logTraceRow({ id: "row-a" }),
      logTraceRow({ user_id: "joann", id: "row-b" }),
      logTraceRow({ user_id: "ANN", id: "row-c" }),
      logTraceRow({ user_id: "bob", username: "ann", id: "row-d" }),
      logTraceRow({ user_id: "", username: "ann", id: "row-e" }),
    );
    const { sessions } = await history().listEndedSessions();
    expect(sessions.map(({ id }) => id)).toEqual(["row-a"]);
  });
});

describe("the history in pages", () => {
  it("ends without the counts of LogTrace too", async () => {
    const { fake, history } = await openLogTrace();
    const sessions = [logTraceRow()];
    fake.failure = ({ query }) => ({
      status: 200,
      text: JSON.stringify({ sessions: query.page === "1" ? sessions : [] }),
    });
    expect(await allOf(history())).toHaveLength(1);
  });
});

describe("a history that fails", () => {
  it.each([
    () => {
      throw new Error("secret of the token service");
    },
    () => "",
    () => "two words",
    () => undefined as never,
  ])("because the bearer token can't be had says so, and sends nothing (%#)", async (bearerToken) => {
    const { fake, history } = await openLogTrace();
    await expect(history({ bearerToken }).listEndedSessions()).rejects.toMatchObject({
      code: "backend",
      message: expect.stringMatching(/^The bearerToken option of logTraceHistory (threw|returned no token)/),
    });
    expect(fake.requests).toEqual([]);
  });
});

import { expect, test } from "vitest";
import { languages } from "../support/languages.ts";
import { plain } from "../support/words.ts";
import { many } from "./support/sessions.ts";
import { showWide } from "./support/show-wide.tsx";

const english = languages.English as NonNullable<(typeof languages)[string]>;

/** Which rows of other devices are higher or lower than they should be. */
const outside = (rows: HTMLElement[], least: number, most: number): string[] =>
  rows
    .slice(1)
    .map((row) => ({ row, height: row.getBoundingClientRect().height }))
    .filter(({ height }) => height < least || height > most)
    .map(({ row, height }) => `${plain(row.textContent)}: ${height}`);

test("at 30em of the section, and not later, a row has one line of facts", async () => {
  const short = many(40).filter(({ location }) => /Lima|Oslo|Kyoto/.test(location?.city ?? ""));
  const { rows, setWidth } = await showWide([...many(1), ...short], english);
  await setWidth(480);
  expect(outside(rows, 64, 70)).toEqual([]);
  expect(rows[1]?.querySelector("button")).toHaveTextContent("Sign out");
  await setWidth(479);
  expect(outside(rows, 66, 84)).toEqual([]);
});

test.each([560, 640, 760, 900, 1280])("a plain row is 64 to 70 px high at %d px", async (width) => {
  const { rows, setWidth } = await showWide(many(40), english);
  await setWidth(width);
  expect(outside(rows, 64, 70)).toEqual([]);
});

test.each([360, 390, 430, 479])("a plain row is 66 to 84 px high at %d px", async (width) => {
  const { rows, setWidth } = await showWide(many(40), english);
  await setWidth(width);
  expect(outside(rows, 66, 84)).toEqual([]);
});

test("39 plain rows at 390 px need at most 3,280 px", async () => {
  const { rows, setWidth } = await showWide(many(40), english);
  await setWidth(390);
  const others = rows.slice(1);
  expect(others).toHaveLength(39);
  const last = others.at(-1) as HTMLElement;
  const height = last.getBoundingClientRect().bottom - (others[0] as HTMLElement).getBoundingClientRect().top;
  expect(height).toBeLessThanOrEqual(3280);
});

test.each([390, 800])(
  "this device's row, with its badge, is at most one line higher at %d px",
  async (width) => {
    const { rows, setWidth } = await showWide(many(3), english);
    await setWidth(width);
    const height = (rows[0] as HTMLElement).getBoundingClientRect().height;
    expect(height).toBeLessThanOrEqual(width < 480 ? 104 : 94);
  },
);

test("a row that says what tells it apart is at most one line higher", async () => {
  const twins = many(3).map((session) => ({
    ...session,
    device: { type: "desktop" as const, browser: "Chrome", os: "macOS" },
    location: { city: "Athens", country: "GR" },
  }));
  const { rows, setWidth } = await showWide(twins, english);
  await setWidth(390);
  expect(rows[1]?.textContent).toContain("Signed in");
  expect(outside(rows, 66, 104)).toEqual([]);
});

test("below 30em the button is as large as its row", async () => {
  const { rows, setWidth } = await showWide(many(3), english);
  await setWidth(390);
  const row = rows[1] as HTMLElement;
  const { left, right, top, bottom } = row.getBoundingClientRect();
  const button = row.querySelector("button");
  for (const [x, y] of [
    [left + 2, top + 3],
    [right - 2, bottom - 3],
    [(left + right) / 2, (top + bottom) / 2],
  ] as const)
    expect(document.elementFromPoint(x, y)).toBe(button);
});

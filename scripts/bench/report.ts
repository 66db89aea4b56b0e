import type { ContenderName, peerNames } from "./contenders.ts";
import { keyOf, type Samples, type State, type Verdict } from "./gates.ts";
import { runs } from "./samples.ts";
import { median, quartiles, ratio } from "./statistics.ts";

const said: Record<ContenderName, string> = {
  html: "the widget's rows by `innerHTML`",
  plain: "plain React rows, which parse user agents",
  "plain-known": "plain React rows that get the device",
  ours: "**your-devices**",
  "better-auth-ui": "better-auth-ui, `SessionsCard`",
  workos: "WorkOS Widgets, `UserSessions`",
};

/** A gate for the console: what it is, its best value, its limit, and whether it is kept. */
export function gateLine({ gate, best, isReached }: Verdict, absent?: string): string {
  const { of, to, atMost } = gate;
  const unit = to.length > 0 ? "x" : " ms";
  if (best === undefined) return `NOT RUN  ${of}: at most ${atMost}${unit} (${absent ?? "not measured"})`;
  return `${isReached ? "ok      " : "FAILED  "} ${of}: ${best.toFixed(2)}${unit}, at most ${atMost}${unit}`;
}

interface BenchmarksOptions {
  versions: { node: string; chromium: string };
  peers: Record<(typeof peerNames)[number], string>;
  samples: Samples;
  counts: readonly number[];
  names: readonly ContenderName[];
  verdicts: readonly Verdict[];
  /** Rows of cells. */
  oneByOne: readonly string[][];
  handler: string;
}

/** The page docs/benchmarks.md. */
export function writeBenchmarks(options: BenchmarksOptions): string {
  const { versions, peers, samples, counts, names, verdicts, oneByOne, handler } = options;
  const table = (head: string[], rows: readonly string[][]) =>
    [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
  const cell = (name: ContenderName, count: number, state: State) => {
    const values = samples.get(keyOf(name, count, state));
    if (!values) return "";
    const [low, high] = quartiles(values);
    return `${median(values).toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)})`;
  };
  const times = (name: ContenderName, count: number, state: State) => {
    const [ours, theirs] = [keyOf("ours", count, state), keyOf(name, count, state)].map((key) =>
      samples.get(key),
    );
    return ours && theirs && name !== "ours" ? ratio(ours, theirs).toFixed(2) : "";
  };
  const mounts = counts.map((count) =>
    [
      `### ${count.toLocaleString("en")} sessions`,
      "",
      table(
        ["", "first mount, ms", "the widget to it", "second mount, ms", "the widget to it"],
        names.map((name) => [
          said[name],
          cell(name, count, "cold"),
          times(name, count, "cold"),
          cell(name, count, "warm"),
          times(name, count, "warm"),
        ]),
      ),
    ].join("\n"),
  );
  const later = counts.map((count) => [
    count.toLocaleString("en"),
    ...(["refetch", "removal"] as const).flatMap((state) => [
      cell("ours", count, state),
      cell("plain", count, state),
    ]),
    cell("ours", count, "key"),
  ]);
  const limits = verdicts.map(({ gate: { of, to, atMost }, best }) => [
    of,
    `${atMost}${to.length > 0 ? "" : " ms"}`,
    best === undefined ? "not measured" : `${best.toFixed(2)}${to.length > 0 ? "" : " ms"}`,
  ]);
  return `<!-- Written by \`npm run bench\`. -->
# Benchmarks

What the page costs the browser, measured beside what else people could use. The figures are milliseconds of the main thread's
processor time, from the mount until the list is painted: script, style, layout, and the recording of paint. Other load on the
machine hardly changes processor time, but another machine does. So **read the ratios**: everybody is measured in the same run, on the
same machine, and a ratio holds elsewhere when milliseconds don't.

## How it is measured

* Everybody shows the same sessions, over the same network: a \`fetch\` that responds in the next task, with the JSON of each one's own
  backend. React and TanStack Query are the same copies for all, and scripts are minified for production.
* Everybody has the styles that its users have: the widget \`your-devices/styles.css\`, WorkOS Widgets the styles of Radix Themes and its
  own, better-auth-ui what Tailwind makes of its classes. Plain React rows and \`innerHTML\` have the widget's markup and styles for a row.
* Plain React rows are what an application would write itself over TanStack Query. They have no names that differ, no dialog, no live
  region, no search and no pages, and nothing checks what the backend sends. Most backends hand over user agents, which the first
  of them parse with ua-parser-js, each once; the others get the device from a backend that says what it is, as the widget's handler does.
* The widget shows the current device and the first 25 others; everybody else shows all rows. From 100 sessions on it is quicker also
  because it paints less.
* Who is signed in is known before the mount. The first Intl formatter of a page costs 12 to 24 ms, is made before, and counts for nobody.
* A sample is a fresh page. The *first mount* runs code that has never run before; the *second mount* is in the same page, after an
  unmount, with an empty cache. Each has ${runs} samples, taken in turns (A B C, then C B A), after one that is thrown away. What is waited
  for is found by a \`MutationObserver\`, because a loop that looks again and again would count.
* The tables have the median, and in parentheses what half of the samples lie between. A ratio is that of the medians or that of the
  best samples, whichever is lower. Below 1 the widget is quicker.

Repeat it with \`npm ci && npm run bench\`. It installs the peers from \`bench/package-lock.json\` into \`bench/node_modules\`; they are
MIT-licensed, nothing else installs them, and the package does not contain them. This run: Node ${versions.node}, Chromium
${versions.chromium}, WorkOS Widgets ${peers.workos}, better-auth-ui ${peers["better-auth-ui"]}.

## Until the list is painted

${mounts.join("\n\n")}

## While it is open

A refetch that brings nothing new, a list that has one session less, and one key of a search: the slowest of three, on a page that was
just mounted.

${table(
  [
    "sessions",
    "nothing new, ms",
    "the same, plain React",
    "one less, ms",
    "the same, plain React",
    "a key, ms",
  ],
  later,
)}

All others signed out through \`useDevices\`, over a backend that revokes only one by one:

${table(["others", "ms", "ms for each", "renders"], oneByOne)}

A list of 1,000 sessions on the server, in Node: \`JSON.stringify\`, the handler, how many times that is (limit), and one revocation:
${handler}.

## Limits

\`.ci/run\` fails if one of them is not kept in the best of three tries (\`npm run bench:gates\`).

${table(["the widget to", "at most", "this run"], limits)}
`;
}

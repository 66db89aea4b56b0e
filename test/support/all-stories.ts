/** A story of Storybook, which runs without it. */
export interface Story {
  /** Renders the story and plays it. What is given here replaces what the story has. */
  run: (context?: { globals?: Record<string, string> }) => Promise<void>;
  input: { name?: string };
}

const isStory = (value: unknown): value is Story => value instanceof Object && "run" in value;

const files = import.meta.glob<object>("../../stories/*.stories.tsx", { eager: true });

/** Every story by its file and its export: "Flows, NoHit". */
export const allStories: [name: string, story: Story][] = Object.entries(files).flatMap(([path, exported]) =>
  Object.entries(exported)
    .filter(([, value]) => isStory(value))
    .map(([name, story]): [string, Story] => [`${path.replace(/^.*\/|\..+$/g, "")}, ${name}`, story]),
);

import { expect } from "storybook/test";
import preview from "../../.storybook/preview.tsx";

// Stories that must fail, which shows that the other stories could. Only the Storybook that the engines' tests build has them.
const meta = preview.meta({ title: "Controls" });

export const PlayFunctionThrows = meta.story({
  render: () => <p>One device</p>,
  async play({ canvas }) {
    await expect(canvas.getByText("One device")).toHaveTextContent("two devices");
  },
});

export const ErrorWhilePlaying = meta.story({
  render: () => <p>One device</p>,
  async play() {
    void Promise.reject(new Error("An error that nobody catches."));
    await new Promise((resolve) => setTimeout(resolve, 100));
  },
});

export const Inaccessible = meta.story({
  render: () => (
    // biome-ignore lint/a11y/useAltText: axe must find it
    <img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" />
  ),
});

export const RenderThrows = meta.story({
  render() {
    throw new Error("A device that cannot be shown.");
  },
});

/** Does not end. The test of runs that are cut off needs it. */
export const NeverFinishes = meta.story({
  render: () => <p>One device</p>,
  play: () => new Promise(() => {}),
});

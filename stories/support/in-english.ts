import type { StoryContext } from "@storybook/react-vite";

/** A play function that knows the English words. In another language of the toolbar the story stays as it begins. */
export function inEnglish<Context extends Pick<StoryContext, "globals">>(
  play: (context: Context) => Promise<void>,
): (context: Context) => Promise<void> {
  return async (context) => {
    if (context.globals.language === "en") await play(context);
  };
}

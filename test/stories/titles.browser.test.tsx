import { expect, test } from "vitest";
import { allStories } from "../support/all-stories.ts";

/** "Reauthentication Without Handler": what Storybook makes of the name of an export. */
const isMadeOfCode = (name: string): boolean => /^\p{Lu}\S*( \p{Lu}\S*)+$/u.test(name);

test.each(allStories)("%s has a title in words", (_, { input }) => {
  expect(input.name).toMatch(/^\p{Lu}/u);
  expect(input.name).not.toSatisfy(isMadeOfCode);
});

test("a title that is made of code is found", () => {
  expect("Reauthentication Without Handler").toSatisfy(isMadeOfCode);
  expect("Confirm it’s you, without a handler").not.toSatisfy(isMadeOfCode);
});

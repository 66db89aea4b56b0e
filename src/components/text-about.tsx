import type { ReactElement } from "react";

export interface TextAboutProps {
  name: string;
  text: (name: string) => string;
}

const gap = "\u0000";

/** A text with a name in it, the name in a `<bdi>` of its own: whatever is in it can't turn the words around it. */
export function TextAbout({ name, text }: TextAboutProps): ReactElement {
  const [before, after] = text(gap).split(gap);
  return (
    <>
      {before}
      {after !== undefined && <bdi>{name}</bdi>}
      {after}
    </>
  );
}

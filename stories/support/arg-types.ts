import props from "./props.json" with { type: "json" };

/** One prop in Storybook's table. */
interface ArgType {
  description: string;
  control: false;
  type: { name: "other"; value: string; required: boolean };
  table: { type: { summary: string }; defaultValue?: { summary: string } };
}
type Props = typeof props;
interface Prop {
  type: string;
  required: boolean;
  description: string;
  default?: string;
}

/** The props of a component, from its docstrings (`npm run api`). They have no controls, because a story fixes its props. */
export function argTypesOf<Name extends keyof Props>(name: Name): Record<keyof Props[Name], ArgType> {
  const entries = Object.entries<Prop>(props[name]).map(
    ([prop, { type, required, description, ...rest }]) => [
      prop,
      {
        description,
        control: false,
        type: { name: "other", value: type, required },
        table: {
          type: { summary: type },
          ...(rest.default && { defaultValue: { summary: rest.default } }),
        },
      },
    ],
  );
  return Object.fromEntries(entries);
}

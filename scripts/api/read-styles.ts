/** One `--yd-*` variable of the stylesheet. */
interface StyleVariable {
  name: string;
  /** Its value on a light page. */
  value: string;
  /** Its value on a dark page. Absent = the same. */
  dark?: string;
  /** Its purpose, from the comment behind it. Empty = there is no comment. */
  purpose: string;
}

/** The variables and classes of the stylesheet, for themes. */
export interface Styles {
  variables: StyleVariable[];
  /** Every `yd-*` class with a rule, in the order of the rules. */
  classes: string[];
}

const declaration = /(--yd-[\w-]+):\s*([^;]+);(?:[ \t]*\/\*\s*(.*?)\s*\*\/)?/g;

/** Reads variables and classes from the stylesheet's text. The comment is behind a variable's first declaration. */
export function readStyles(css: string): Styles {
  const variables = new Map<string, StyleVariable>();
  for (const [, name = "", text = "", purpose = ""] of css.matchAll(declaration)) {
    const known = variables.get(name);
    const dark = /^light-dark\(\s*(.+?)\s*,\s*([^,]+?)\s*\)$/.exec(text)?.[2];
    if (!known) variables.set(name, { name, value: text, purpose });
    else if (dark) known.dark = dark;
  }
  const rules = css.replace(/\/\*[\s\S]*?\*\//g, "");
  const classes = new Set([...rules.matchAll(/\.(yd(?:-[\w-]+)?)(?![\w-])/g)].map(([, name = ""]) => name));
  return { variables: [...variables.values()], classes: [...classes] };
}

/** A sentence for each variable that the stylesheet uses but does not declare, or declares without a comment. */
export function styleProblems(css: string): string[] {
  const { variables } = readStyles(css);
  const declared = new Set(variables.map(({ name }) => name));
  const used = new Set([...css.matchAll(/var\(\s*(--yd-[\w-]+)/g)].map(([, name = ""]) => name));
  return [
    ...[...used]
      .filter((name) => !declared.has(name))
      .map((name) => `The stylesheet uses ${name} and does not declare it.`),
    ...variables
      .filter(({ purpose }) => !purpose)
      .map(({ name }) => `${name} has no comment that says what it is for.`),
  ];
}

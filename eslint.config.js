// Only React's own rules: Biome checks all else. Babel parses, because ESLint's usual parser of TypeScript needs an API that
// TypeScript 7 does not have.
import parser from "@babel/eslint-parser";
import reactHooks from "eslint-plugin-react-hooks";

const babelOptions = {
  babelrc: false,
  configFile: false,
  parserOpts: { plugins: ["typescript", "jsx"] },
};

export default [
  {
    files: ["**/*.{ts,tsx}"],
    languageOptions: { parser, parserOptions: { requireConfigFile: false, babelOptions } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    ...reactHooks.configs.flat["recommended-latest"],
  },
];

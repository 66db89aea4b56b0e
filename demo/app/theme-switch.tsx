import { useState } from "react";
import { chooseTheme, storedTheme, type Theme } from "./theme.ts";

const themes: [Theme, string][] = [
  ["system", "System"],
  ["light", "Light"],
  ["dark", "Dark"],
];

export function ThemeSwitch() {
  const [chosen, setChosen] = useState(storedTheme);
  return (
    <fieldset className="switch">
      <legend>Theme</legend>
      {themes.map(([theme, text]) => (
        <label key={theme} className="switch-choice">
          <input
            type="radio"
            name="theme"
            checked={chosen === theme}
            onChange={() => {
              chooseTheme(theme);
              setChosen(theme);
            }}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** `system` follows the machine. */
export type Theme = "system" | "light" | "dark";

const key = "theme";

/** The theme that this browser was set to. */
export function storedTheme(): Theme {
  const stored = localStorage.getItem(key);
  return stored === "light" || stored === "dark" ? stored : "system";
}

/** Remembers a theme and shows it. */
export function chooseTheme(theme: Theme): void {
  localStorage.setItem(key, theme);
  showTheme(theme);
}

/** app.css turns the attribute into `color-scheme`. */
export function showTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
}

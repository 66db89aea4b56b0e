import { type BackendName, backends } from "./backends.tsx";
import { chooseBackend, useBackend } from "./use-backend.ts";

/** The same page over another backend. */
export function BackendSwitch() {
  const { name } = useBackend();
  return (
    <label className="choice">
      Backend
      <select value={name} onChange={({ target }) => chooseBackend(target.value as BackendName)}>
        {Object.entries(backends).map(([value, { label }]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

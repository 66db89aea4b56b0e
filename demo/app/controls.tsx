import { type ComponentProps, type FormEvent, useState } from "react";

/** The state of a form that sends something. `send` resolves with a sentence if the server refused. */
export function useSubmit(send: (form: FormData) => Promise<string | undefined>) {
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const onSubmit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    const refusal = await send(new FormData(event.currentTarget)).catch(
      () => "The server can’t be reached. Try again.",
    );
    setProblem(refusal);
    setBusy(false);
  };
  return { busy, problem, onSubmit };
}

/** A required input. Its type is also the name of its value. */
export function Field({ label, ...input }: { label: string } & ComponentProps<"input">) {
  return (
    <label className="field">
      {label}
      <input name={input.type} required {...input} />
    </label>
  );
}

/** Shows the error, if there is one. */
export function Problem({ children }: { children: string | undefined }) {
  return (
    children && (
      <p className="note problem" role="alert">
        {children}
      </p>
    )
  );
}

interface ProblemCardProps {
  text: string;
  role?: "alert";
  /** The label of the button. Without `onClick` there is no button. */
  label: string;
  onClick: (() => unknown) | undefined;
  isPrimary?: boolean;
}

/** Replaces content that can't be shown. */
export function ProblemCard({ text, role, label, onClick, isPrimary }: ProblemCardProps) {
  return (
    <div className="card spread">
      <p role={role}>{text}</p>
      {onClick && (
        <button type="button" className={isPrimary ? "primary" : undefined} onClick={onClick}>
          {label}
        </button>
      )}
    </div>
  );
}

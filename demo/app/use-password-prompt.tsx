import { type ReactNode, useCallback, useState } from "react";
import { PasswordDialog } from "./password-dialog.tsx";

interface Question {
  resolve: () => void;
  reject: (reason: Error) => void;
}

/** `ask` opens the password dialog; it resolves when the person confirmed who they are and rejects when they did not. */
export function usePasswordPrompt(email: string): { ask: () => Promise<void>; dialog: ReactNode } {
  const [question, setQuestion] = useState<Question>();
  const ask = useCallback(() => new Promise<void>((resolve, reject) => setQuestion({ resolve, reject })), []);
  const dialog = question && (
    <PasswordDialog
      email={email}
      onConfirmed={() => {
        question.resolve();
        setQuestion(undefined);
      }}
      onCancel={() => {
        question.reject(new Error("The password was not entered."));
        setQuestion(undefined);
      }}
    />
  );
  return { ask, dialog };
}

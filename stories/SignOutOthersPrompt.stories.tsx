import { type ReactElement, useState } from "react";
import { expect, waitFor } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { SignOutOthersPrompt, useSignOutOthersAfter } from "../src/index.ts";
import { faultyAdapter } from "../src/testing/index.ts";
import { argTypesOf } from "./support/arg-types.ts";
import { inEnglish } from "./support/in-english.ts";
import { memory } from "./support/memory.ts";
import { painted } from "./support/painted.ts";
import { withBackend } from "./support/with-backend.tsx";

/** After a password change: a question, or a checkbox for the application's own form. */
const meta = preview.meta({
  title: "After a password change",
  component: SignOutOthersPrompt,
  tags: ["autodocs"],
  argTypes: argTypesOf("SignOutOthersPrompt"),
  decorators: withBackend(memory),
});

export const Question = meta.story({
  name: "As a question",
  play: inEnglish(async ({ canvas }) => {
    await expect(await canvas.findByRole("button", { name: "Sign out 5 other devices" })).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Not now" })).toBeVisible();
  }),
});

export const Answered = meta.story({
  name: "The others are signed out",
  play: inEnglish(async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Sign out 5 other devices" }));
    await expect(await canvas.findByText("5 devices signed out.", painted)).toBeVisible();
    await waitFor(() =>
      expect(document.querySelector("[aria-live]")).toHaveTextContent("5 devices signed out."),
    );
  }),
});

export const NotNow = meta.story({
  name: "Not now",
  play: inEnglish(async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Not now" }));
    await expect(canvas.queryByRole("button")).toBeNull();
  }),
});

export const Refused = meta.story({
  name: "The backend refuses",
  decorators: withBackend(() =>
    faultyAdapter(memory(), [{ on: "revoke-others", when: "before", code: "forbidden" }]),
  ),
  play: inEnglish(async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Sign out 5 other devices" }));
    await expect(await canvas.findByText(/^Nothing has been signed out\./, painted)).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Sign out 5 other devices" })).toBeVisible();
  }),
});

function PasswordForm(): ReactElement {
  const [told, setTold] = useState("");
  const after = useSignOutOthersAfter(async () => setTold("Your password is changed."));
  return (
    <form
      className="story-form"
      onSubmit={(event) => {
        event.preventDefault();
        void after.submit();
      }}
    >
      <label>
        <span>New password</span>
        <input type="password" className="yd-field" defaultValue="correct horse" />
      </label>
      <SignOutOthersPrompt after={after} />
      <button type="submit" className="yd-button">
        Change password
      </button>
      <p>{told}</p>
    </form>
  );
}

export const Checkbox = meta.story({
  name: "As a checkbox of your form",
  render: () => <PasswordForm />,
  play: inEnglish(async ({ canvas }) => {
    const checkbox = await canvas.findByRole("checkbox", { name: "Sign out my other devices too" });
    await expect(checkbox).toBeChecked();
    await waitFor(() =>
      expect(checkbox).toHaveAccessibleDescription("5 devices. You’ll stay signed in here."),
    );
  }),
});

export const Submitted = meta.story({
  name: "The form is saved",
  render: () => <PasswordForm />,
  play: inEnglish(async ({ canvas, userEvent }) => {
    await canvas.findByRole("checkbox");
    await userEvent.click(canvas.getByRole("button", { name: "Change password" }));
    await expect(await canvas.findByText("5 devices signed out.", painted)).toBeVisible();
    await expect(canvas.getByText("Your password is changed.")).toBeVisible();
  }),
});

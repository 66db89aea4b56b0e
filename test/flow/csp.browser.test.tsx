import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { confirmSignOut } from "../components/support/confirm-sign-out.ts";
import { showWidget } from "../components/support/show-widget.tsx";

// The test runner itself needs a connection to its server, which has the same origin.
const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

test("runs without a violation under a strict policy with trusted types", async () => {
  const violations: string[] = [];
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, sourceFile, sample }) => {
    violations.push([violatedDirective, sourceFile, sample].join(" "));
  });
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = policy;
  document.head.append(meta);

  // The policy is in force: it blocks this, and the violation is counted.
  const inline = document.createElement("p");
  inline.setAttribute("style", "color: red");
  document.body.append(inline);
  await waitFor(() => expect(violations).toHaveLength(1));

  showWidget();
  await confirmSignOut("Sign out curl");
  await waitFor(() => expect(screen.getAllByRole("listitem")).toHaveLength(3));
  await confirmSignOut(/^Sign out all other/);
  await waitFor(() => expect(screen.getAllByRole("listitem")).toHaveLength(1));
  expect(violations.slice(1)).toEqual([]);
});
